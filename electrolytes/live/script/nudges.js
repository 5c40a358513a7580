// What matters most: at each slider an arrow that says which way, and how far, a nudge of it moves what the figure comes to.
import { answersOf } from "./answers.js";
import { toSlider } from "./controls.js";
import { formatNumber } from "./format.js";
import { speaker } from "./speech.js";

const NUDGE = 0.01; // of a slider's way
const REST = 200; // ms after the last movement until the model is asked again
const [LONGEST, SHORTEST] = [20, 5]; // of an arrow, in pixels
const SLIGHT = 1e-3; // of the strongest effect: below it a control does nothing to speak of
const SMALL = 1e-3; // below it a thousandth of the unit is easier to read, where it has a name

/** How large effects are, in words and in one unit, so that they can be compared: "0.43 mmol/L", "2.2 points" of percent, "0.25 µM". */
export function sizes(effects, unit, least) {
  const finer = least < SMALL ? { m: "µ", µ: "n" }[/^[mµ](?=M$|mol|g\b|Eq|V$|m$)/.exec(unit)?.[0]] : "";
  const name = finer ? finer + unit.slice(1) : unit === "%" ? "points" : unit;
  return effects.map((effect) => `${formatNumber((finer ? 1000 : 1) * Math.abs(effect), ".2g")} ${name}`.trim());
}

/** The two values beside a slider's own, a nudge away or at its ends, and how many nudges lie between them. */
export function beside(control, value) {
  const nudge = NUDGE * (control.high - control.low);
  const place = toSlider(control, value);
  const [low, high] = [place - nudge, place + nudge].map((at) => Math.min(control.max, Math.max(control.min, control.log ? 10 ** at : at)));
  return { low, high, nudges: (toSlider(control, high) - toSlider(control, low)) / nudge };
}

/** What a slope by the value comes to over one nudge of the slider. */
export function overNudge(control, value, slope) {
  return slope * NUDGE * (control.high - control.low) * (control.log ? value * Math.LN10 : 1);
}

/**
 * Brings the arrows to a figure.
 * @param {HTMLElement} root @param {object} spec @param {(() => object)[]} programs
 * @param {{inputs: string[], evaluate: Function} | null} slopes exact derivatives of the outcome, where it has them
 * @returns {{show: (on: boolean) => void, refresh: (settings: object) => void}}
 */
export function bindNudges(root, spec, programs, slopes) {
  const [{ e, label, unit }] = spec.outcomes;
  const sliders = spec.controls.filter(({ name, choices }) => !choices && name !== spec.clock);
  const { single, course } = spec.programs;
  const outcome = slopes ? null : answersOf(spec, programs[(course ?? single).code], e);
  const told = document.createElement("p");
  told.className = "explorable-nudged";
  told.setAttribute("role", "status");
  root.querySelector(".explorable-controls").prepend(told);
  const speech = speaker(told);
  const arrows = sliders.map(({ name }) => {
    const box = root.querySelector(`[data-control="${name}"]`);
    const slider = box.querySelector('input[type="range"]');
    const arrow = document.createElement("span");
    arrow.className = "explorable-nudge";
    arrow.setAttribute("role", "img");
    arrow.id = `${slider.id}-nudge`;
    box.querySelector(".explorable-number").prepend(arrow);
    return { arrow, slider };
  });
  const what = `“${label}”`; // names as they stand on the figure, some of which are no nouns
  let on = false;
  let settings = null;
  let key = "";
  let between = null; // for each slider: the outcome below and above as functions of time, and the nudges between them
  let waiting = 0;

  function draw(effects) {
    const known = effects.filter(Number.isFinite);
    const most = Math.max(0, ...known.map(Math.abs));
    const order = effects.map((_, i) => i).filter((i) => Math.abs(effects[i]) > SLIGHT * most).sort((a, b) => Math.abs(effects[b]) - Math.abs(effects[a]));
    const said = sizes(effects, unit, Math.abs(effects[order.at(-1)]));
    const does = (i, of) => `${effects[i] > 0 ? "raises" : "lowers"} ${of} by ${said[i]}`;
    arrows.forEach(({ arrow, slider }, i) => {
      const place = order.indexOf(i);
      const words = !Number.isFinite(effects[i]) ? "Here a nudge has no effect that the model can tell"
        : place < 0 ? `A nudge ${effects[i] ? "hardly moves" : "does not move"} ${what}` : `A nudge up ${does(i, what)}${place ? "" : ", most of all"}`;
      arrow.dataset.way = place < 0 ? "none" : effects[i] > 0 ? "up" : "down";
      arrow.style.setProperty("--length", `${(SHORTEST + (LONGEST - SHORTEST) * Math.abs(effects[i] / most) || 0).toFixed(1)}px`);
      arrow.toggleAttribute("data-most", place === 0);
      arrow.setAttribute("aria-label", words);
      arrow.title = words;
      slider.setAttribute("aria-describedby", arrow.id);
    });
    const strongest = order.slice(0, 2).map((i) => `“${sliders[i].label}” ${does(i, "it")}`);
    const none = spec.clock ? `At this moment no slider has moved ${what} yet: let time run.` : `Here no slider moves ${what}.`;
    speech.say(order.length ? `What moves ${what} most, a hundredth of a slider’s way up: ${strongest.join("; ")}.` : none);
  }

  async function ask() {
    const asked = key;
    const found = [];
    for (const control of sliders) {
      const { low, high, nudges } = beside(control, settings[control.name]);
      const ends = [];
      for (const value of [low, high]) ends.push(await outcome({ ...settings, [control.name]: value }));
      if (asked !== key || !on) return;
      found.push({ ends, nudges });
    }
    between = found;
    look();
  }

  function look() {
    if (slopes) {
      const values = new Float64Array(slopes.inputs.length);
      slopes.evaluate(slopes.inputs.map((name) => settings[name]), values);
      return draw(sliders.map((control) => overNudge(control, settings[control.name], values[slopes.inputs.indexOf(control.name)])));
    }
    const now = settings[spec.clock];
    return draw(between.map(({ ends: [low, high], nudges }) => (high(now)[0] - low(now)[0]) / nudges));
  }

  function refresh(present) {
    if (!on) return;
    settings = { ...present };
    const levers = spec.controls.filter(({ name }) => name !== spec.clock).map(({ name }) => settings[name]).join();
    if (slopes || (levers === key && between)) return look();
    if (levers !== key) between = null;
    key = levers;
    clearTimeout(waiting);
    waiting = setTimeout(ask, REST);
  }

  return {
    show(wanted) {
      on = wanted;
      told.hidden = !on;
      for (const { arrow, slider } of arrows) {
        arrow.hidden = !on;
        if (!on) slider.removeAttribute("aria-describedby");
      }
    },
    refresh,
  };
}
