// From data to places in the picture and back: place = a + b * value, or of its decimal logarithm.

const FAR = 5000; // beyond every picture; keeps a path's numbers small where a curve runs off

/** @param {{log: boolean, a: number, b: number}} axis @param {number} value @returns {number} */
export function toPlace(axis, value) {
  if (axis.log && value <= 0) return axis.a + (axis.b > 0 ? -FAR : FAR);
  const place = axis.a + axis.b * (axis.log ? Math.log10(value) : value);
  return Math.max(-FAR, Math.min(FAR, place));
}

/** @param {{log: boolean, a: number, b: number}} axis @param {number} place @returns {number} */
export function toValue(axis, place) {
  const value = (place - axis.a) / axis.b;
  return axis.log ? 10 ** value : value;
}

/** Is a place within the axes' box, with some room for a finger? */
export function within(axes, x, y, room = 0) {
  const [left, top, right, bottom] = axes.box;
  return x >= left - room && x <= right + room && y >= top - room && y <= bottom + room;
}
