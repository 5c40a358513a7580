// Marks an answer as electrolytes/practice/marking.py does; WORDS are those of words.json.
import { formatNumber } from "../../live/script/format.js";
import { convert, readNumber } from "../../live/script/typed.js";

const POWERS = [1, 2, 3, 6, 9];

const fill = (words, fields) => WORDS[words].replace(/\{(\w+)\}/g, (_, name) => fields[name]);

/** A number as questions show it: by its form, or with four digits and no zeros at its end; its unit behind it. */
export function shown(value, form, unit = "") {
  let text = formatNumber(value, form || ".4g");
  if (!form && text.includes(".")) text = text.replace(/\.?0+$/, "");
  return text + (unit ? `\u00a0${unit}` : "");
}

const close = (value, to, { absolute, relative }) => Math.abs(value - to) <= Math.max(absolute, relative * Math.abs(to));
const verdict = (kind, words) => ({ kind, words, right: ["right", "set", "ordered", "labeled", "picked"].includes(kind) });

/** Marks what was typed. @param {string} text @param {object} rule @param {number[]} values the key, then each mistake's */
export function mark(text, rule, values) {
  const typed = readNumber(text);
  if (!typed) return verdict("unread", WORDS.unread);
  if (!typed.unit && rule.unit !== "" && rule.unit !== "%") return verdict("no unit", fill("no unit", rule));
  const by = typed.unit ? convert(typed.unit, rule.unit) : 1;
  if (Number.isNaN(by)) return verdict("other unit", fill("other unit", { unit: rule.unit || "a plain number" }));
  return judged(typed.value * by, rule, values);
}

/** Marks a number in the unit of the rule. */
export function judged(value, rule, [key, ...wrong]) {
  if (close(value, key, rule)) return verdict("right", fill("right", { answer: shown(key, rule.form, rule.unit) }));
  const known = wrong.findIndex((mistaken) => Number.isFinite(mistaken) && close(value, mistaken, rule));
  if (known >= 0) return verdict("mistake", rule.mistakes[known]);
  if (close(-value, key, rule)) return verdict("sign", WORDS.sign);
  const way = WORDS[Math.abs(value) > Math.abs(key) ? "large" : "small"];
  for (const power of POWERS) {
    if (close(value / 10 ** power, key, rule) || close(value * 10 ** power, key, rule)) {
      return verdict("factor", fill("factor", { times: (10 ** power).toLocaleString("en-US"), way }));
    }
  }
  if (rule.log && (close(value / Math.LN10, key, rule) || close(value * Math.LN10, key, rule))) return verdict("log", WORDS.log);
  if (key === 0 || value === 0) return verdict("away", WORDS.away);
  if (value * key < 0) return verdict("other side", fill("other side", { side: WORDS[key > 0 ? "positive" : "negative"] }));
  const times = Math.max(value / key, key / value);
  if (times < 1.15) return verdict("near", fill("near", { way }));
  return verdict("far", fill("far", { times: formatNumber(times, ".2g"), way }));
}

/** Marks how a figure stands. @param {object[]} goals @param {number[]} values what the goals are about */
export function standing(goals, values) {
  const there = goals.map(({ low, high }, i) => values[i] >= low && values[i] <= high);
  const told = goals.map(({ name, low, high, form, unit }, i) =>
    fill(there[i] ? "stands" : "wanted", { name, value: shown(values[i], form, unit), low: shown(low, ""), high: shown(high, "", unit) }));
  const done = there.every(Boolean);
  return verdict(done ? "set" : "not set", fill(done ? "set" : "not set", { stands: told.join("; ") }));
}

/**
 * What the goals are about, of a course: at a moment, at its end, or its extreme.
 * @param {object[]} goals @param {{times: Float64Array, columns: Float64Array[], reached: number}} course
 */
export function along(goals, { times, columns, reached }) {
  return goals.map(({ at }, k) => {
    const column = columns[k].slice(0, reached);
    if (at === "highest") return Math.max(...column);
    if (at === "lowest") return Math.min(...column);
    const now = at === "end" ? times[reached - 1] : at;
    let i = 0;
    while (i < reached - 2 && times[i + 1] < now) i++;
    const share = Math.min(1, Math.max(0, (now - times[i]) / (times[i + 1] - times[i])));
    return column[i] + share * (column[i + 1] - column[i]);
  });
}

/** Marks names put to places. @param {number[]} names chosen at each place, -1 for none @param {number[]} right */
export function labeled(names, right) {
  if (names.some((name) => name < 0)) return verdict("unread", WORDS.unnamed);
  const wrong = right.flatMap((name, i) => (names[i] === name ? [] : ["abcdefgh"[i]]));
  if (!wrong.length) return verdict("labeled", WORDS.labeled);
  return verdict("not labeled", fill("not labeled", { count: right.length - wrong.length, all: right.length, letters: wrong.join(", ") }));
}

/** Marks a curve by its place; -1 where none was picked. */
export function picked(place, right, said) {
  if (place < 0) return verdict("unread", fill("unpicked", { last: "abcdefgh"[said.length - 1] }));
  const kind = place === right ? "picked" : "not picked";
  return verdict(kind, fill(kind, { letter: "abcdefgh"[place], words: said[place] }));
}

/** Marks an order. @param {number[]} order the places that the items have in the right one */
export function ordered(order) {
  const wrong = order.findIndex((place, i) => place !== i);
  if (wrong < 0) return verdict("ordered", WORDS.ordered);
  return verdict("not ordered", fill("not ordered", { count: wrong, all: order.length }));
}
