// Number boxes that take a number as people type it, say what they read, and say the bound where it is too much.
import { plainNumber } from "./format.js";
import { convert, readNumber } from "./typed.js";

const real = (value) => plainNumber(value, 4).replace("-", "−");
const behind = (words, unit) => `${words} ${unit}`.trim();

/**
 * Gives a number box its ear. At rest it is a native number box, a spin button with its limits; while somebody types in it,
 * it is a text box, because a native one drops a decimal comma without a word and makes 125 of 12,5.
 * @param {HTMLInputElement} box of type number, with min and max in the unit shown
 * @param {object} quantity what it holds
 * @param {string} quantity.label
 * @param {() => string} quantity.unit the unit shown
 * @param {() => [string, number][]} [quantity.units] all that it may be typed in, and how many of the unit shown one of each is
 * @param {() => number} quantity.value where it stands, in that unit
 * @param {(value: number) => void} quantity.take takes a value within the limits
 * @param {(up: boolean) => void} quantity.step one step by an arrow key
 * @param {(words: string) => void} quantity.say for what a reader should be told
 * @returns {{echo: () => string, show: () => void}} what was read of a text that is not plain; shows the value as it is now
 */
export function bindBox(box, { label, unit, units = () => [[unit(), 1]], value, take, step, say }) {
  const limits = () => [Number(box.min), Number(box.max)];
  const words = () => plainNumber(value(), 4);

  function factorOf(typed) {
    const known = units().map(([name, each]) => convert(typed, name) * each);
    return known.find((factor) => !Number.isNaN(factor)) ?? NaN;
  }

  function read() {
    const found = readNumber(box.value);
    if (!found) return { value: NaN, plain: true, fault: box.value.trim() ? "no number can be read here" : "there is no number here" };
    const factor = found.unit ? factorOf(found.unit) : 1;
    return { value: found.value * factor, plain: found.plain, fault: Number.isNaN(factor) ? `this unit cannot be read as ${unit() || "a plain number"}` : "" };
  }

  /** What is wrong with a number for this box, in words; empty where nothing is. */
  function beyond(number) {
    const [low, high] = limits();
    const slack = 1e-12;
    if (number < low - slack * Math.abs(low)) return behind(`at least ${real(low)}`, unit());
    return number > high + slack * Math.abs(high) ? behind(`at most ${real(high)}`, unit()) : "";
  }

  let complained = false;
  let before = null; // where it stood when the typing began
  const within = (number) => Math.min(limits()[1], Math.max(limits()[0], number));
  box.addEventListener("input", () => {
    before ??= value();
    const found = read();
    const bound = found.fault ? "" : beyond(found.value);
    if (found.fault || bound) box.setAttribute("aria-invalid", "true");
    else box.removeAttribute("aria-invalid");
    if (bound) say(`${label}: ${bound}.`);
    else if (complained) say("");
    complained = bound !== "";
    if (!found.fault && !bound) take(within(found.value));
  });
  box.addEventListener("change", () => {
    const found = read();
    const bound = found.fault ? "" : beyond(found.value);
    box.removeAttribute("aria-invalid");
    complained = false;
    if (found.fault) {
      if (before !== null) take(before);
      say(`${label}: ${found.fault}; it stays at ${behind(real(value()), unit())}.`);
    } else if (bound) {
      take(within(found.value));
      say(`${label}: ${bound}: set to ${real(value())}.`);
    } else if (!found.plain) say(`${label}: read as ${behind(real(value()), unit())}.`);
    box.value = words();
    before = null;
  });

  function beText() {
    if (box.type === "text") return;
    box.type = "text";
    box.setAttribute("role", "spinbutton");
    tell();
  }
  function tell() {
    if (box.type !== "text") return;
    const [low, high] = limits();
    for (const [name, number] of [["min", low], ["max", high], ["now", value()]]) box.setAttribute(`aria-value${name}`, String(number));
  }
  box.addEventListener("pointerdown", beText); // before the caret is placed
  box.addEventListener("focus", () => {
    if (box.type === "text") return;
    beText();
    box.select();
  });
  box.addEventListener("blur", () => {
    for (const name of ["role", "aria-valuemin", "aria-valuemax", "aria-valuenow"]) box.removeAttribute(name);
    box.value = words();
    box.type = "number";
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    step(event.key === "ArrowUp");
    box.value = words();
    tell();
  });
  return {
    echo() {
      const found = document.activeElement === box ? read() : null;
      return found && !found.plain && !found.fault && !beyond(found.value) ? `read as ${behind(real(found.value), unit())}` : "";
    },
    show() {
      box.removeAttribute("aria-invalid");
      const same = Math.abs(within(read().value) - value()) <= 1e-9 * Math.abs(value());
      if (document.activeElement !== box || !same) box.value = words();
      tell();
    },
  };
}
