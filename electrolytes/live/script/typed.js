// Numbers as people type them: comma or point, grouped, with an exponent, with a unit behind. The cases in
// tests/support/typed.json say what is read and what is not, here and wherever else typed numbers are read.

const SPACES = /[\s\u00a0\u2007\u2009\u202f]/g;
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const HALVES = { "½": 0.5, "¼": 0.25, "¾": 0.75 };
const NUMBER = /^([-+]?)(\d[\d., ']*|[.,]\d+)?([½¼¾])?(?:e([-+]?\d+))?(?![\d.,½¼¾])/;

/** Plain digits: signs, superscripts and the ways to write a power of ten made one. */
function plain(text) {
  return text
    .replace(SPACES, " ").trim()
    .replace(/[\u2212\u2010-\u2013]/g, "-")
    .replace(/(^|[-+]|[\d½¼¾.,] ?[×x·*] ?)10 ?(?:\^ ?([-+]?\d+)|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))/, (_, before, power, raised) => {
      const digits = power ?? raised.replace("⁺", "+").replace("⁻", "-").replace(/[⁰-⁹¹²³]/g, (digit) => SUPERSCRIPTS.indexOf(digit));
      return `${/[\d½¼¾.,]/.test(before) ? before.replace(/ ?[×x·*] ?$/, "") : `${before}1`}e${digits}`;
    })
    .replace(/^([-+]?[\d½¼¾.,]+) ?[eE] ?([-+]?\d)/, "$1e$2");
}

/** The digits of a number without its grouping, its decimal sign a point; null where they make no sense. */
function ungrouped(digits) {
  const marks = digits.replace(/[\d ']/g, "");
  const decimal = marks.length === 1 || new Set(marks).size === 2 ? marks.at(-1) : ""; // of 1,234,567 none
  const [whole, part, ...more] = decimal ? digits.split(decimal) : [digits];
  if (more.length || (part !== undefined && /\D/.test(part))) return null;
  const groups = whole.split(/[., ']/);
  const fits = groups.length === 1 || (/^\d{1,3}$/.test(groups[0]) && groups.slice(1).every((group) => /^\d{3}$/.test(group)));
  return fits ? `${groups.join("") || "0"}.${part ?? "0"}` : null;
}

const BASES = ["mmHg", "mol", "min", "Osm", "Eq", "cal", "Pa", "M", "g", "L", "V", "s", "h", "d", "A", "S", "F", "C", "J", "W", "m", "K"];
const PREFIXES = { f: 1e-15, p: 1e-12, n: 1e-9, "µ": 1e-6, m: 1e-3, c: 1e-2, d: 0.1, k: 1e3 };
const SECONDS = { min: 60, h: 3600, d: 86400 };

/** A unit as a size and its dimensions: mg/dL is 0.01 of g/L. null where a part is not known. */
export function unitOf(text) {
  const dimensions = {};
  let size = 1;
  const count = (base, power) => { dimensions[base] = (dimensions[base] ?? 0) + power; };
  let over = 1;
  for (const [, mark, word] of text.replace(SPACES, " ").replace(/[\u00b5\u03bc]/g, "µ").replace(/\u2212/g, "-").matchAll(/([/·* ]*)([^/·* ]+)/g)) {
    if (mark.includes("/")) over = -1;
    if (word === "1") continue;
    const [, name, raised] = /^(.*?)(⁻?[¹²³]|\^?-?\d)?$/.exec(word);
    const power = over * Number((raised ?? "1").replace("^", "").replace("⁻", "-").replace(/[¹²³]/, (digit) => SUPERSCRIPTS.indexOf(digit)));
    const tidy = name.replace(/^u(?=[A-Za-z])/, "µ").replace(/^([mdcµn]?)l$/, "$1L").replace(/[oO]smol$/, "Osm").replace(/^(m?)osm$/, "$1Osm").replace(/^(m?)eq$/, "$1Eq");
    const base = BASES.includes(tidy) ? tidy : BASES.includes(tidy.slice(1)) && tidy[0] in PREFIXES ? tidy.slice(1) : null;
    if (tidy === "%") size *= 0.01;
    else if (base === null) return null;
    else {
      size *= ((base === tidy ? 1 : PREFIXES[tidy[0]]) * (SECONDS[base] ?? 1)) ** power;
      if (base in SECONDS) count("s", power);
      else if (base === "M") { count("mol", power); count("L", -power); }
      else count(base, power);
    }
  }
  return { size, dimensions: Object.entries(dimensions).filter(([, power]) => power).sort().join() };
}

/** By how much a number with one unit is multiplied to stand in another; NaN where they do not measure the same. */
export function convert(from, to) {
  const alike = (unit) => unit.replace(SPACES, "").replace(/[\u00b5\u03bc]/g, "µ");
  if (alike(from) === alike(to)) return 1;
  const [typed, own] = [unitOf(from), unitOf(to)];
  return typed && own && typed.dimensions === own.dimensions ? typed.size / own.size : NaN;
}

/**
 * Reads a number.
 * @param {string} text what was typed
 * @returns {{value: number, unit: string, plain: boolean} | null} the unit as it was typed, "" without one; `plain` where
 *   it is written as a program would write it, so that there is nothing to explain; null where there is no number
 */
export function readNumber(text) {
  const tidy = plain(text);
  const found = NUMBER.exec(tidy);
  if (!found || !(found[2] || found[3])) return null;
  const [all, sign, digits = "", share, power = "0"] = found;
  const written = digits && ungrouped(digits.trim());
  if (written === null || (share && /[.,]/.test(digits))) return null;
  const value = Number(`${sign}${Number(written || 0) + (HALVES[share] ?? 0)}`) * 1;
  const scaled = share ? value * 10 ** Number(power) : Number(`${sign}${written || "0"}e${power}`);
  const unit = tidy.slice(all.length).trim();
  return Number.isFinite(scaled) ? { value: scaled, unit, plain: /^-?\d*\.?\d+$/.test(text.trim()) } : null;
}
