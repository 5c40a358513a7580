// A guess on the figure: a pale mark that is dragged, or a curve sketched by its points; then the model's answer over it.
import { toPlace, toValue } from "./axes.js";
import { bindBox } from "./boxes.js";
import { compose, formatNumber, plainNumber } from "./format.js";
import { valueAt } from "./reading.js";

const GRIP = 22; // px around a mark's middle that take a finger
const signed = (value) => plainNumber(value, 4).replace("-", "−");

/** What was guessed beside what is so, in words. @param {object} guess its spec @param {number[]} guessed @param {number[]} found */
export function comparison(guess, guessed, found) {
  const write = (value, form = guess.form) => `${formatNumber(value, form)} ${guess.unit}`.trim();
  const at = (i) => `${plainNumber(guess.at[i])} ${guess.over}`.trim();
  const near = isNear(guess, guessed, found);
  const off = found.map((value, i) => guessed[i] - value);
  if (!guess.at.length) {
    if (write(guessed[0]) === write(found[0])) return `You guessed ${write(guessed[0])}, and so says the model.`;
    const how = `${write(Math.abs(off[0]), guess.form.replace("+", ""))} ${off[0] > 0 ? "too high" : "too low"}`;
    return `You guessed ${write(guessed[0])}; the model says ${write(found[0])}. ${near ? "That is near:" : "That is"} ${how}.`;
  }
  const worst = off.reduce((far, each, i) => (Math.abs(each) > Math.abs(off[far]) ? i : far), 0);
  const last = found.length - 1;
  const ends = worst === last ? "" : ` At ${at(last)} you drew ${write(guessed[last])}; it is ${write(found[last])}.`;
  return `Your curve ${near ? "runs near the model’s" : "and the model’s part"}: most at ${at(worst)}, where you drew ${write(guessed[worst])} and the model says ${write(found[worst])}.${ends}`;
}

/** Is a guess as near as its author calls near? Of a sketch, on the average of its points. */
export function isNear(guess, guessed, found) {
  return found.reduce((sum, value, i) => sum + Math.abs(value - guessed[i]), 0) / found.length <= guess.close;
}

/**
 * Brings the guess of a figure to life.
 * @param {HTMLElement} root @param {HTMLElement} stage @param {SVGSVGElement} svg @param {object} spec the figure's
 * @param {{go: (settings: object) => void, settings: () => object, say: (words: string) => void}} figure what it asks of the figure
 * @returns {{refresh: (frame: object) => void, reset: () => void, takes: (event: PointerEvent) => boolean} | null}
 *   to be told of each frame, and to be led back to the start; `takes` whether the mark has taken a pointer
 */
export function bindGuess(root, stage, svg, spec, figure) {
  const { guess } = spec;
  const box = root.querySelector(".explorable-guess");
  if (!guess || !box) return null;
  const axes = spec.axes[guess.axes];
  const kept = globalThis.bookGuesses;
  const key = kept?.name(spec.slug, guess.question);
  const found = box.querySelector(".explorable-found");
  const buttons = Object.fromEntries(["answer", "again"].map((name) => [name, box.querySelector(`[data-action="${name}"]`)]));
  const sketch = guess.at.length > 0;
  let values = [...guess.start];
  let answer = null; // what the model says, once it was asked
  let because = "";
  let waiting = false; // for a course that is computed elsewhere
  let held = -1; // which point is under the finger

  // --- the mark in the picture
  const make = (parent, name, attributes) => {
    const element = document.createElementNS(svg.namespaceURI, name);
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    return parent.appendChild(element);
  };
  const mark = make(svg, "g", { class: "explorable-ghosted", "aria-hidden": "true" });
  const halo = make(mark, "path", { class: "explorable-halo" });
  const line = make(mark, "path", {});
  const grips = values.map(() => make(mark, "g", { class: "explorable-grip" }));
  for (const grip of grips) {
    make(grip, "circle", { r: GRIP, fill: "transparent" });
    make(grip, "circle", { r: 7 });
  }
  const [left, top, right, bottom] = axes.box;
  const along = guess.side;
  const place = (value) => toPlace(axes[along], guess.map[0] + guess.map[1] * value);
  const across = guess.across.length ? guess.across.map((end) => toPlace(axes[along === "x" ? "y" : "x"], end)) : along === "x" ? [top, bottom] : [left, right];
  const spot = (i) => {
    const at = Math.max(along === "x" ? left : top, Math.min(along === "x" ? right : bottom, place(values[i])));
    if (sketch) return [toPlace(axes.x, guess.at[i]), at];
    const middle = (across[0] + across[1]) / 2;
    return along === "x" ? [at, middle] : [middle, at];
  };
  const draw = () => {
    const spots = values.map((_, i) => spot(i));
    const [x, y] = spots[0];
    const path = sketch ? `M${spots.map((point) => point.map((part) => part.toFixed(1)).join(" ")).join("L")}`
      : along === "x" ? `M${x.toFixed(1)} ${across[0].toFixed(1)}V${across[1].toFixed(1)}` : `M${across[0].toFixed(1)} ${y.toFixed(1)}H${across[1].toFixed(1)}`;
    for (const shape of [halo, line]) shape.setAttribute("d", path);
    grips.forEach((grip, i) => grip.setAttribute("transform", `translate(${spots[i].map((part) => part.toFixed(1)).join(" ")})`));
  };

  // --- the levers beside it
  const toLever = (value) => (guess.log ? Math.log10(value) : value);
  const fromLever = (lever) => Math.min(guess.high, Math.max(guess.low, Number((guess.log ? 10 ** lever : lever).toPrecision(4))));
  const levers = [...box.querySelectorAll(".explorable-lever")].map((lever, i) => {
    const [number, slider] = ['.explorable-number input', 'input[type="range"]'].map((selector) => lever.querySelector(selector));
    const typing = bindBox(number, {
      label: "Your guess", unit: () => guess.unit, value: () => values[i], take: (value) => put(i, value), say: figure.say,
      step: (up) => put(i, fromLever(Number(slider.value) + (up ? 1 : -1) * Number(slider.step))),
    });
    slider.addEventListener("input", () => put(i, fromLever(Number(slider.value))));
    return () => {
      if (document.activeElement !== slider) slider.value = String(toLever(values[i]));
      slider.setAttribute("aria-valuetext", `${signed(values[i])} ${guess.spoken}`.trim());
      typing.show();
    };
  });
  const show = () => {
    draw();
    for (const lever of levers) lever();
    const asked = Object.entries(guess.settings).every(([name, value]) => name === spec.clock || figure.settings()[name] === value);
    mark.toggleAttribute("data-away", answer !== null && !asked); // the figure shows something else by now
    root.toggleAttribute("data-guessing", answer === null);
    buttons.answer.hidden = answer !== null;
    buttons.again.hidden = answer === null;
    box.toggleAttribute("data-told", answer !== null);
  };
  function put(i, value) {
    if (answer !== null) return;
    values[i] = value;
    show();
  }

  // --- a finger on the mark
  const under = (event) => {
    const view = svg.getBoundingClientRect();
    const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
    return [((event.clientX - view.left) * width) / view.width, ((event.clientY - view.top) * height) / view.height];
  };
  const drag = (event) => {
    const [x, y] = under(event);
    if (sketch) held = guess.at.reduce((near, at, i) => (Math.abs(toPlace(axes.x, at) - x) < Math.abs(toPlace(axes.x, guess.at[near]) - x) ? i : near), 0);
    const value = (toValue(axes[along], along === "x" ? x : y) - guess.map[0]) / guess.map[1];
    put(held, fromLever(toLever(Math.max(guess.low, Math.min(guess.high, value)))));
  };
  stage.addEventListener("pointermove", (event) => held >= 0 && drag(event));
  for (const end of ["pointerup", "pointercancel"]) stage.addEventListener(end, () => { held = -1; });
  function takes(event) {
    const under = document.elementsFromPoint(event.clientX, event.clientY); // the mark also where a handle lies over it
    const i = grips.findIndex((grip) => under.some((element) => grip.contains(element)));
    if (i < 0 || answer !== null || event.button !== 0) return false;
    held = i;
    event.preventDefault();
    stage.setPointerCapture(event.pointerId);
    drag(event);
    return true;
  }

  // --- the answer
  const tell = () => {
    found.textContent = `${comparison(guess, values, answer)} ${because}`.trim();
    show();
  };
  function refresh(frame) {
    if (waiting && !root.hasAttribute("aria-busy")) {
      waiting = false;
      const columns = sketch && frame.sweeps[guess.sweep];
      answer = sketch ? guess.at.map((at) => valueAt(columns[guess.x], columns[guess.y], at)) : [frame.values[guess.e]];
      because = compose(guess.because, frame.values);
      if (key) kept.keep(key, { guessed: values, found: answer, because, right: isNear(guess, values, answer) });
      tell();
    } else show();
  }
  box.addEventListener("click", ({ target }) => {
    if (target === buttons.answer) {
      waiting = true;
      figure.go(guess.settings);
      buttons.again.focus({ preventScroll: true });
    } else if (target === buttons.again) {
      if (key) kept.keep(key, null);
      again();
      figure.go(Object.fromEntries(spec.controls.map(({ name, value }) => [name, value])));
      box.querySelector('.explorable-levers summary, div.explorable-levers input[type="range"]').focus({ preventScroll: true });
    }
  });
  function again() {
    values = [...guess.start];
    answer = null;
    found.textContent = "";
    show();
  }
  const past = key && kept.recall(key);
  if (past?.guessed?.length === values.length && past.found?.length === values.length && [...past.guessed, ...past.found].every(Number.isFinite)) {
    values = past.guessed;
    answer = past.found;
    because = String(past.because ?? "");
    tell();
  } else show();
  return { refresh, takes, reset: () => answer === null && again() };
}
