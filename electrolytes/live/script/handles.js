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

/** The value that a key leads a control to; undefined for a key that does nothing. */
function ledTo(control, value, key) {
  const page = (control.high - control.low) / control.step / PAGES;
  const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: page, PageDown: -page }[key];
  return by === undefined ? { Home: control.min, End: control.max }[key] : stepped(control, value, by);
}

/** The grip itself: a slider for those who do not see it. */
function gripFor(control, side, isDot) {
  const grip = document.createElement("div");
  grip.append(document.createElement("span"));
  grip.className = "explorable-handle";
  grip.dataset.side = side;
  grip.toggleAttribute("data-dot", isDot);
  const about = {
    role: "slider", "aria-label": `${control.label}, in the picture`, "aria-valuemin": control.min, "aria-valuemax": control.max,
    "aria-orientation": side === "x" ? "horizontal" : "vertical",
  };
  for (const [name, value] of Object.entries(about)) grip.setAttribute(name, value);
  return grip;
}

/**
 * Gives every handle of a figure its grip, over the picture.
 * @param {HTMLElement} picture @param {SVGSVGElement} svg @param {object} spec the figure's
 * @param {object} figure
 * @param {Object<string, number>} figure.settings as they stand
 * @param {(settings: object, into: ArrayLike) => ArrayLike} figure.moment the values at other settings
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
  const hands = spec.bindings.filter(({ kind }) => kind === "handle").map(handFor);
  if (hands.length) picture.append(note);

  /** What leads one control: the pointer along one side, or a key. */
  function handFor(handle) {
    const { at, axes: number, map, of, side } = handle;
    const axes = spec.axes[number];
    const control = spec.controls.find(({ name }) => name === of);
    const trackOf = (value) => (control.log ? Math.log10(value) : value);
    const scratch = [];
    const placeOf = (track) => toPlace(axes[side], figure.moment({ ...figure.settings, [of]: fromSlider(control, track) }, scratch)[handle[side]]);
    const pointer = (event) => {
      const view = svg.getBoundingClientRect();
      return side === "x" ? ((event.clientX - view.left) * width) / view.width : ((event.clientY - view.top) * height) / view.height;
    };
    const grip = picture.appendChild(gripFor(control, side, spec.bindings.some((other) => other.at === at && other.kind === "marker")));
    grip.tabIndex = inTheTabOrder.has(of) ? -1 : 0;
    inTheTabOrder.add(of);
    let held = null; // how far beside the place the pointer took it, and the places along the track
    const hand = {
      at, side, grip, here: [0, 0],
      box: figure.box(of),
      take(event) {
        held = { beside: hand.here[side === "x" ? 0 : 1] - pointer(event), course: map ? null : sampled(control, placeOf) };
      },
      drag(event) {
        const wanted = pointer(event) + held.beside;
        const value = map ? (toValue(axes[side], wanted) - map[0]) / map[1]
          : fromSlider(control, soughtOn(held.course, placeOf, wanted, trackOf(figure.settings[of])));
        figure.set(of, rounded(control, value));
      },
      drop() { held = null; },
      isHeld: () => held !== null,
      press(key) {
        const value = ledTo(control, figure.settings[of], key);
        if (value !== undefined) figure.set(of, value);
        return value !== undefined;
      },
      words() {
        const { name, factor } = control.units[figure.unit(of)];
        return `${control.label}: ${plainNumber(figure.settings[of] * factor, 4).replace("-", "−")} ${name}`.trim();
      },
      refresh({ values }) {
        const [left, top, right, bottom] = axes.box;
        hand.here = [between(left, toPlace(axes.x, values[handle.x]), right), between(top, toPlace(axes.y, values[handle.y]), bottom)];
        const [x, y] = hand.here;
        grip.hidden = !Number.isFinite(x + y);
        grip.style.cssText = `left:${(100 * x) / width}%;top:${(100 * y) / height}%`;
        grip.setAttribute("aria-valuenow", String(figure.settings[of]));
        grip.setAttribute("aria-valuetext", hand.box.querySelector('input[type="range"]').getAttribute("aria-valuetext"));
      },
    };
    listen(hand);
    return hand;
  }

  /** A dot that moves along both sides has two hands, and follows a pointer with both. */
  const together = (hand) => hands.filter((other) => other === hand || (other.at === hand.at && other.side !== hand.side));

  function tell(hand, shown) {
    if (shown) note.textContent = together(hand).map((one) => one.words()).join("; ");
    const [x, y] = hand.here;
    note.style.cssText = `bottom:calc(${100 - (100 * y) / height}% + 1rem);${x < width / 2 ? `left:${(100 * x) / width}%` : `right:${100 - (100 * x) / width}%`}`;
    note.hidden = !shown;
  }

  function listen(hand) {
    const { grip, box } = hand;
    const lit = (on) => box.toggleAttribute("data-held", on);
    const letGo = () => {
      for (const one of together(hand)) one.drop();
      grip.removeAttribute("data-held");
      tell(hand, false);
      lit(document.activeElement === grip);
    };
    grip.addEventListener("pointerdown", (event) => {
      event.stopPropagation();
      if (event.button !== 0 || !figure.begin(event)) return;
      event.preventDefault();
      grip.focus({ preventScroll: true });
      grip.setPointerCapture(event.pointerId);
      grip.dataset.held = "";
      for (const one of together(hand)) one.take(event);
      lit(true);
      tell(hand, true);
    });
    grip.addEventListener("pointermove", (event) => {
      event.stopPropagation();
      if (hand.isHeld()) for (const one of together(hand)) one.drag(event);
      else figure.begin(); // no reading off beneath it
    });
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) grip.addEventListener(end, letGo);
    grip.addEventListener("keydown", (event) => {
      if (!hand.press(event.key)) return;
      event.preventDefault();
      tell(hand, true);
    });
    grip.addEventListener("focus", () => lit(true));
    grip.addEventListener("blur", letGo);
    box.addEventListener("focusin", () => grip.toggleAttribute("data-lit", true));
    box.addEventListener("focusout", () => grip.toggleAttribute("data-lit", false));
  }

  return {
    refresh(frame) {
      for (const hand of hands) {
        hand.refresh(frame);
        if (hand.grip === document.activeElement && !note.hidden) tell(hand, true);
      }
    },
  };
}
