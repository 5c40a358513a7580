// Handles: a drawn thing is taken where it stands, by mouse, finger or keys, and moves the quantity behind it.
import { toPlace, toValue } from "./axes.js";
import { fromSlider, rounded, stepped } from "./controls.js";
import { plainNumber } from "./format.js";

const PIECES = 32; // of a slider's track, in each of which a place is looked for
const HALVINGS = 14; // of such a piece: finer than a slider's step
const PAGES = 10; // presses of a page key from one end to the other

const between = (low, value, high) => Math.min(high, Math.max(low, value));

/**
 * The places of a thing along a slider's track.
 * @param {{low: number, high: number}} control @param {(track: number) => number} placeOf
 * @returns {{at: number[], places: number[]}}
 */
export function sampled({ low, high }, placeOf) {
  const at = Array.from({ length: PIECES + 1 }, (_, i) => low + ((high - low) * i) / PIECES);
  return { at, places: at.map(placeOf) };
}

/**
 * Where on its track a thing stands at a wanted place. Of several such points the one nearest to where it is now; where
 * it never gets there, the point of the track at which it comes nearest.
 * @param {{at: number[], places: number[]}} course as `sampled` gives it @param {(track: number) => number} placeOf
 * @param {number} wanted @param {number} now where on the track it is @returns {number}
 */
export function soughtOn({ at, places }, placeOf, wanted, now) {
  const nearestOf = (all, badness) => all.reduce((best, i) => (badness(i) < badness(best) || (badness(i) === badness(best) && Math.abs(at[i] - now) < Math.abs(at[best] - now)) ? i : best));
  const all = [...at.keys()];
  const crossing = all.slice(1).filter((i) => (places[i - 1] - wanted) * (places[i] - wanted) <= 0);
  if (!crossing.length) return at[nearestOf(all, (i) => (Number.isFinite(places[i]) ? Math.abs(places[i] - wanted) : Infinity))];
  const end = nearestOf(crossing, (i) => Math.abs((at[i - 1] + at[i]) / 2 - now));
  let [from, to] = [at[end - 1], at[end]];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (from + to) / 2;
    if (placeOf(middle) < wanted === places[end] > places[end - 1]) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}

/**
 * Gives every handle of a figure its grip, over the picture.
 * @param {HTMLElement} picture @param {SVGSVGElement} svg @param {object} spec the figure's
 * @param {object} figure
 * @param {Object<string, number>} figure.settings as they stand
 * @param {(settings: object, into: Float64Array) => Float64Array} figure.moment the values at other settings
 * @param {(name: string, value: number) => void} figure.set
 * @param {(name: string) => HTMLElement} figure.box a control's element
 * @param {(name: string) => number} figure.unit which of a control's units is shown
 * @param {(event?: PointerEvent) => boolean} figure.begin may a handle be taken now?
 * @returns {{refresh: (frame: {values: Float64Array}) => void}} to be called with each frame, after the controls
 */
export function bindHandles(picture, svg, spec, figure) {
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  const note = document.createElement("div"); // what the hand moves, while it moves it
  note.className = "explorable-held";
  note.hidden = true;
  note.setAttribute("aria-hidden", "true");
  const inTheTabOrder = new Set(); // one grip of each quantity
  const hands = {}; // by thing and side: a dot that moves along both sides follows the pointer along both
  const grips = spec.bindings.filter(({ kind }) => kind === "handle").map(grip);
  if (grips.length) picture.append(note);

  function grip(handle) {
    const { of, side } = handle;
    const axes = spec.axes[handle.axes];
    const axis = axes[side];
    const control = spec.controls.find(({ name }) => name === of);
    const box = figure.box(of);
    const slider = box.querySelector('input[type="range"]');
    const element = picture.appendChild(document.createElement("div"));
    element.className = "explorable-handle";
    element.append(document.createElement("span"));
    element.dataset.side = side;
    element.toggleAttribute("data-dot", spec.bindings.some(({ at, kind }) => at === handle.at && kind === "marker"));
    element.tabIndex = inTheTabOrder.has(of) ? -1 : 0;
    inTheTabOrder.add(of);
    const about = { role: "slider", "aria-label": `${control.label}, in the picture`, "aria-valuemin": control.min, "aria-valuemax": control.max, "aria-orientation": side === "x" ? "horizontal" : "vertical" };
    for (const [name, value] of Object.entries(about)) element.setAttribute(name, value);

    let here = [0, 0];
    let held = null; // how far beside the place the pointer took it, and the places along the track
    const trackOf = (value) => (control.log ? Math.log10(value) : value);
    const scratch = [];
    const placeOf = (track) => toPlace(axis, figure.moment({ ...figure.settings, [of]: fromSlider(control, track) }, scratch)[handle[side]]);
    const pointer = (event) => {
      const view = svg.getBoundingClientRect();
      return side === "x" ? ((event.clientX - view.left) * width) / view.width : ((event.clientY - view.top) * height) / view.height;
    };
    const along = () => here[side === "x" ? 0 : 1];

    function take(event) {
      held = { beside: along() - pointer(event), course: handle.map ? null : sampled(control, placeOf) };
    }
    function drag(event) {
      const wanted = pointer(event) + held.beside;
      const value = handle.map ? (toValue(axis, wanted) - handle.map[0]) / handle.map[1]
        : fromSlider(control, soughtOn(held.course, placeOf, wanted, trackOf(figure.settings[of])));
      figure.set(of, rounded(control, value));
    }
    const words = () => {
      const { name, factor } = control.units[figure.unit(of)];
      return `${control.label}: ${plainNumber(figure.settings[of] * factor, 4).replace("-", "−")} ${name}`.trim();
    };
    function tell(shown) {
      if (shown) note.textContent = together().map((hand) => hand.words()).join("; ");
      note.style.cssText = `bottom:calc(${100 - (100 * here[1]) / height}% + 1rem);${here[0] < width / 2 ? `left:${(100 * here[0]) / width}%` : `right:${100 - (100 * here[0]) / width}%`}`;
      note.hidden = !shown;
    }
    const lit = (on) => box.toggleAttribute("data-held", on);
    const together = () => ["x", "y"].map((one) => hands[handle.at + one]).filter(Boolean);
    function letGo() {
      for (const hand of together()) hand.drop();
      element.removeAttribute("data-held");
      tell(false);
      lit(document.activeElement === element);
    }

    element.addEventListener("pointerdown", (event) => {
      event.stopPropagation();
      if (event.button !== 0 || !figure.begin(event)) return;
      event.preventDefault();
      element.focus({ preventScroll: true });
      element.setPointerCapture(event.pointerId);
      element.dataset.held = "";
      for (const hand of together()) hand.take(event);
      lit(true);
      tell(true);
    });
    element.addEventListener("pointermove", (event) => {
      event.stopPropagation();
      if (held) for (const hand of together()) hand.drag(event);
      else figure.begin(); // no reading off beneath it
    });
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) element.addEventListener(end, letGo);
    element.addEventListener("keydown", (event) => {
      const page = (control.high - control.low) / control.step / PAGES;
      const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: page, PageDown: -page }[event.key];
      const ends = { Home: control.min, End: control.max };
      if (by === undefined && !(event.key in ends)) return;
      event.preventDefault();
      figure.set(of, ends[event.key] ?? stepped(control, figure.settings[of], by));
      tell(true);
    });
    element.addEventListener("focus", () => lit(true));
    element.addEventListener("blur", letGo);
    box.addEventListener("focusin", () => element.toggleAttribute("data-lit", true));
    box.addEventListener("focusout", () => element.toggleAttribute("data-lit", false));

    hands[handle.at + side] = { words, take, drag, drop() { held = null; } };
    return ({ values }) => {
      const [left, top, right, bottom] = axes.box;
      here = [between(left, toPlace(axes.x, values[handle.x]), right), between(top, toPlace(axes.y, values[handle.y]), bottom)];
      element.hidden = !here.every(Number.isFinite);
      element.style.cssText = `left:${(100 * here[0]) / width}%;top:${(100 * here[1]) / height}%`;
      element.setAttribute("aria-valuenow", String(figure.settings[of]));
      element.setAttribute("aria-valuetext", slider.getAttribute("aria-valuetext"));
      if (held || (!note.hidden && document.activeElement === element)) tell(true);
    };
  }

  return {
    refresh(frame) {
      for (const move of grips) move(frame);
    },
  };
}
