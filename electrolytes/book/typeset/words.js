// Chemistry, units and labels as words: \mathrm{Mg}^{2+} becomes the one symbol Mg²⁺, \mathrm{mmol\,L^{-1}} mmol L⁻¹.
// A word is lighter than its letters with their scripts, and it is what a reader hears, finds and copies.
"use strict";

const RAISED = Object.fromEntries([..."0123456789+-"].map((sign, i) => [sign, [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"][i]]));
const LOWERED = Object.fromEntries([..."0123456789"].map((sign, i) => [sign, [..."₀₁₂₃₄₅₆₇₈₉"][i]]));
const THIN = "\u2009";

const ROMAN = /\\(?:mathrm\s*\{((?:[^{}]|\{[^{}]*\})*)\}|rm\s+([A-Za-z]+)(?=\}))(?:\^(?:\{([0-9]*[+-])\}|([+-])))?/g;
const PART = /\\,|\\%|\\mu(?![a-z])\s?|\^\{([0-9]*[-+]|-?[0-9]+)\}|\^([0-9+-])|_\{?([0-9]+)\}?|[A-Za-z0-9µ]+/y;
// a label of more letters than one, or several: Na, Na,NCX, CO_2, AT1; not the indices i and j side by side
const LABEL = /_\{((?=[^}]*[A-Za-z]{2})(?!(?:ij|ji)\})[A-Za-z0-9]+(?:_2)?(?:,[A-Za-z0-9]+)*)\}/g;

// the same above, where a product in an exponent has to be told from a label: one with a capital, not on e
const LABEL_ABOVE = /(?<!\be)\^\{((?=[^}]*[A-Z])[A-Za-z]{2,})\}/g;

const translated = (text, table) => [...text].map(sign => table[sign]).join("");

/** What stands in \mathrm{...}, as text; undefined if it is more than letters, digits, charges and powers. */
function text(tex) {
  let said = "";
  for (PART.lastIndex = 0; PART.lastIndex < tex.length;) {
    const part = PART.exec(tex);
    if (!part) return undefined;
    const [, power, digit, lowered] = part;
    if (power ?? digit) said += translated(power ?? digit, RAISED);
    else if (lowered) said += translated(lowered, LOWERED);
    else said += {"\\,": THIN, "\\%": "%"}[part[0]] ?? (part[0].startsWith("\\mu") ? "µ" : part[0]);
  }
  return said;
}

/** Words of one book; in TeX each is a command that Temml is told to set as the word. */
class Words {
  constructor(temml) {
    this.temml = temml;
    this.commands = new Map(); // word -> command
    this.words = new Map(); // command -> word
  }

  /** The command that stands for a word. */
  command(word) {
    if (!this.commands.has(word)) {
      const letters = [...String(this.commands.size)].map(digit => "abcdefghij"[digit]).join("");
      const command = `\\word${letters}`;
      this.commands.set(word, command);
      this.words.set(command, word);
      this.temml.__defineSymbol("math", "mathord", word, command);
    }
    return `${this.commands.get(word)} `;
  }

  /** An equation with commands in place of its words. */
  into(tex) {
    return tex
      .replace(ROMAN, (whole, braced, bare, charge, sign) => {
        const said = text(braced ?? bare)?.concat(translated(charge ?? sign ?? "", RAISED));
        return !said || /^[A-Za-z]$/.test(said) ? whole : this.command(said); // a letter alone would lean
      })
      .replace(LABEL, (_, label) => `_${this.command(label.replace("_2", "₂"))}`)
      .replace(LABEL_ABOVE, (_, label) => `^${this.command(label)}`)
      .replace(/\[(\\word[a-j]+) \]/g, (_, command) => this.command(`[${this.words.get(command)}]`)) // a concentration
      .replace(/\\,\s*(\\word[a-j]+) /g, (_, command) => this.command(THIN + this.words.get(command))); // a number's unit
  }
}

module.exports = {Words};
