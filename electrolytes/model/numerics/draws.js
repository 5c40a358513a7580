// Draws from spreads, number for number those of uncertain.py.

const APART = 1048576; // places in the stream between one quantity's draws and the next one's
const Z = 1.959963984540054; // standard deviations from the middle to 97.5 %
const MIDDLE = [
  [2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608],
  [5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867, 5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1],
];
const TAIL = [
  [7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258, 3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734],
  [1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459, 0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1],
];

/** A number between 0 and 1: that of a draw (from 0) in a column of the stream that belongs to a seed. */
export function shareOf(seed, column, draw) {
  let x = (seed + Math.imul(draw + 1 + column * APART, 0x9e3779b9)) >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b) >>> 0;
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35) >>> 0;
  return (((x ^ (x >>> 16)) >>> 0) + 0.5) / 4294967296;
}

function ratio(x, [over, under]) {
  let [above, below] = [0, 0];
  for (let i = 0; i < over.length; i++) {
    above = above * x + over[i];
    below = below * x + under[i];
  }
  return above / below;
}

/** The standard normal distribution's value at a share (0 to 1). */
export function normal(share) {
  const q = share - 0.5;
  if (Math.abs(q) <= 0.425) return ratio(0.180625 - q * q, MIDDLE) * q;
  return Math.sign(q) * ratio(Math.sqrt(-Math.log(Math.min(share, 1 - share))) - 1.6, TAIL);
}

/** A spread's value at a share. @param {{shape: string, low: number, high: number}} spread @param {number} share */
export function valueAtShare({ shape, low, high }, share) {
  if (shape === "one of") return low + Math.floor(share * (high - low + 1));
  const logs = shape.endsWith("by logarithm");
  const sign = logs && low < 0 ? -1 : 1;
  const [start, end] = logs ? [Math.log(sign * low), Math.log(sign * high)] : [low, high];
  const part = shape.startsWith("normal") ? (start + end) / 2 + ((end - start) / (2 * Z)) * normal(share) : start + (end - start) * share;
  return logs ? sign * Math.exp(part) : part;
}

/** The value below which a part of the sorted values lies, in straight lines between them, as NumPy does. */
export function quantileOf(sorted, part) {
  const place = part * (sorted.length - 1);
  const below = Math.floor(place);
  return sorted[below] + (place - below) * (sorted[Math.min(below + 1, sorted.length - 1)] - sorted[below]);
}
