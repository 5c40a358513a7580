// The native controls: slider, number box and menu of one quantity are kept the same, and say what they stand at.
import { plainNumber } from "./format.js";

const toSlider = (control, value) => (control.log ? Math.log10(value) : value);
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

const range = ({ min, max, unit }) => `${min} to ${max} ${unit}`.trim().replaceAll("-", "−");

function placeInBand({ normal, unit }, value) {
  if (!normal) return "";
  const band = `${normal[0]}–${normal[1]}`.replaceAll("-", "−");
  if (value < normal[0]) return `below normal (${band})`;
  return value > normal[1] ? `above normal (${band})` : `normal ${band}`;
}

/**
 * Brings one control to life.
 * @param {HTMLElement} box the control's element @param {object} control its spec
 * @param {(value: number) => void} changed called with each new value
 * @param {(words: string) => void} notify for what a reader should be told
 * @returns {(value: number) => void} shows a value that came from elsewhere
 */
export function bindControl(box, control, changed, notify) {
  const menu = box.querySelector("select");
  if (menu) {
    menu.addEventListener("input", () => changed(Number(menu.value)));
    return (value) => { menu.value = String(value); };
  }
  const slider = box.querySelector('input[type="range"]');
  const number = box.querySelector('input[type="number"]');
  const readout = box.querySelector("output");
  const show = (value) => {
    if (document.activeElement !== slider || fromSlider(control, Number(slider.value)) !== value) slider.value = String(toSlider(control, value));
    const words = plainNumber(value).replace("-", "−");
    const band = placeInBand(control, value);
    slider.setAttribute("aria-valuetext", `${words} ${control.spoken}${band ? `, ${band}` : ""}`.trim());
    if (readout.textContent !== band) readout.textContent = band;
    number.removeAttribute("aria-invalid");
    if (document.activeElement !== number || Number(number.value) !== value) number.value = plainNumber(value);
  };
  slider.addEventListener("input", () => changed(fromSlider(control, Number(slider.value))));
  number.addEventListener("input", () => {
    const value = number.value === "" ? NaN : Number(number.value);
    const fits = value >= control.min && value <= control.max;
    if (fits) return changed(value);
    number.setAttribute("aria-invalid", "true");
    return notify(`${control.label} can be ${range(control)}.`);
  });
  number.addEventListener("change", () => {
    const value = number.value === "" ? NaN : Number(number.value);
    if (value >= control.min && value <= control.max) return;
    notify(`${control.label} can be ${range(control)}${Number.isNaN(value) ? "" : "; it now stands at the nearest"}.`);
    changed(Number.isNaN(value) ? null : clamp(control, value));
  });
  return show;
}
