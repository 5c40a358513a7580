// The native controls: slider, number box and menu of one quantity are kept the same, and say what they stand at.
import { bindBox } from "./boxes.js";
import { plainNumber } from "./format.js";

const DIGITS = 4; // of a number in its box

/** Where a value stands on the slider's own scale. */
export const toSlider = (control, value) => (control.log ? Math.log10(value) : value);
const clamp = (control, value) => Math.min(control.max, Math.max(control.min, value));

/** The nearest value that the control can stand at; a slider's own end is the quantity's exact limit. */
export function fromSlider(control, place) {
  return clamp(control, Number((control.log ? 10 ** place : place).toPrecision(control.log ? 3 : 12)));
}

/** A value rounded to the slider's step, for a finger on the picture. */
export function rounded(control, value) {
  const place = Math.round(toSlider(control, clamp(control, value)) / control.step) * control.step;
  return fromSlider(control, place);
}

/** The next value up or down the slider, by so many of its steps. */
export function stepped(control, value, by) {
  const place = toSlider(control, value) + by * control.step;
  return rounded(control, control.log ? 10 ** place : place);
}

/** "3.5–5.2", with real minus signs. */
const span = (from, to, factor, between) => [from, to].map((end) => plainNumber(end * factor).replace("-", "−")).join(between);

/** Where a value lies in the normal band, in the unit that the reader has chosen. */
function placeInBand({ normal }, value, { factor }) {
  if (!normal) return "";
  const band = span(...normal, factor, "–");
  if (value < normal[0]) return `below normal (${band})`;
  return value > normal[1] ? `above normal (${band})` : `normal ${band}`;
}

/**
 * Brings one control to life.
 * @param {HTMLElement} box the control's element @param {object} control its spec
 * @param {(value: number) => void} changed called with each new value
 * @param {(words: string) => void} notify for what a reader should be told
 * @returns {{show: (value: number) => void, reset: () => void, unit: () => number, choose: (index: number) => void}}
 *   shows a value that came from elsewhere; back to the first unit; which unit is chosen, and chooses another
 */
export function bindControl(box, control, changed, notify) {
  const menu = box.querySelector(".explorable-menu");
  if (!menu) return bindSlider(box, control, changed, notify);
  menu.addEventListener("input", () => changed(Number(menu.value)));
  return { show: (value) => { menu.value = String(value); }, reset() {}, unit: () => 0, choose() {} };
}

function bindSlider(box, control, changed, notify) {
  const slider = box.querySelector('input[type="range"]');
  const readout = box.querySelector("output");
  const menu = box.querySelector(".explorable-unit select");
  if (control.band) ["--from", "--to"].forEach((end, i) => slider.parentElement.style.setProperty(end, `${control.band[i]}%`));
  let unit = control.units[0];
  let shown = control.value;

  const number = box.querySelector(".explorable-number input");
  const typing = bindBox(number, {
    label: control.label,
    unit: () => unit.name,
    units: () => control.units.map(({ name, factor }) => [name, unit.factor / factor]),
    value: () => shown * unit.factor,
    take: (value) => changed(clamp(control, value / unit.factor)),
    step: (up) => changed(stepped(control, shown, up ? 1 : -1)),
    say: notify,
  });

  function show(value) {
    shown = value;
    if (document.activeElement !== slider || fromSlider(control, Number(slider.value)) !== value) slider.value = String(toSlider(control, value));
    const words = plainNumber(value * unit.factor, DIGITS);
    const band = placeInBand(control, value, unit);
    const own = unit === control.units[0] ? "" : `${plainNumber(value, DIGITS)} ${control.units[0].name}`;
    const told = [typing.echo(), band, own].filter(Boolean).join(" · ").replaceAll("-", "−");
    slider.setAttribute("aria-valuetext", [`${words.replace("-", "−")} ${unit.spoken}`.trim(), band].filter(Boolean).join(", "));
    if (readout.textContent !== told) readout.textContent = told;
    typing.show();
  }

  function choose(index) {
    unit = control.units[index];
    if (menu) menu.value = String(index);
    number.min = String(control.min * unit.factor);
    number.max = String(control.max * unit.factor);
    show(shown);
  }

  slider.addEventListener("input", () => changed(fromSlider(control, Number(slider.value))));
  // A swipe that scrolls the page begins on a slider now and then: the browser cancels it, and nothing has changed.
  slider.addEventListener("pointerdown", () => {
    const before = shown;
    const settle = ({ type }) => {
      for (const end of ["pointerup", "pointercancel"]) slider.removeEventListener(end, settle);
      if (type === "pointercancel") changed(before);
    };
    for (const end of ["pointerup", "pointercancel"]) slider.addEventListener(end, settle);
  });
  menu?.addEventListener("input", () => choose(Number(menu.value)));
  return { show, reset: () => choose(0), unit: () => control.units.indexOf(unit), choose };
}
