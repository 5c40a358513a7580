// Numbers and sentences, as electrolytes/live/wording.py writes them.

const FINEST = 12; // decimals at most

/**
 * A number as the book writes it: `.2f`, `.3g`, `+.1f`; a real minus sign, never an exponent.
 * @param {number} value @param {string} form @returns {string}
 */
export function formatNumber(value, form) {
  if (!Number.isFinite(value)) return "–";
  const [, plus, count, kind] = /^(\+?)\.(\d)([fg])$/.exec(form);
  let digits = Number(count);
  if (kind === "g") digits = value ? Math.min(FINEST, Math.max(0, digits - 1 - Number(value.toExponential(Math.max(0, digits - 1)).split("e")[1]))) : 0;
  let text = value.toFixed(digits);
  if (!/[1-9]/.test(text)) text = text.replace("-", "");
  else if (value > 0 && plus) text = "+" + text;
  return text.replace("-", "−");
}

/** A number as it stands in a box, a link or a table: short, with a plain minus. @param {number} value */
export function plainNumber(value, digits = 3) {
  const text = formatNumber(value, `.${digits}g`).replace("−", "-");
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/**
 * The words, filled in.
 * @param {Array} pieces text, {e, f} for a number, {choose, of} for one of several wordings
 * @param {ArrayLike<number>} values @returns {string}
 */
export function compose(pieces, values) {
  return pieces.map((piece) => {
    if (typeof piece === "string") return piece;
    if ("choose" in piece) return compose(piece.of[Math.round(values[piece.choose])] ?? [], values);
    return formatNumber(values[piece.e], piece.f);
  }).join("");
}
