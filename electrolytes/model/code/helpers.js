// Functions that a model's JavaScript takes along when it calls them. Each part between "// helper:" lines goes whole.

// helper: exprel
// (exp(x) - 1)/x and its n-th derivative: a series of one sign near 0, the recurrence far out
const _exprel = (x, n = 0) => {
  if (n === 0) return x === 0 ? 1 : Math.expm1(x) / x;
  const size = Math.abs(x);
  if (size < 2 * n + 4) {
    let sum = 0, term = 1;
    for (let k = 0; k < 60 + 8 * n; k++) {
      sum += x >= 0 ? term / (n + k + 1) : term;
      term *= size / (x >= 0 ? k + 1 : n + k + 2);
    }
    return x >= 0 ? sum : Math.exp(x) * sum / (n + 1);
  }
  let value = Math.expm1(x) / x;
  for (let k = 1; k <= n; k++) value = (Math.exp(x) - k * value) / x;
  return value;
};

// helper: expit
// the logistic function
const _expit = (x) => 1 / (1 + Math.exp(-x));

// helper: root
// one unknown: Newton inside a bracket, with bisection where Newton would leave it; NaN without a solution
const _root = (at, guess, low, high, least, most) => {
  const f = [0], slope = [0];
  const sign = (x) => { at([x], f, slope); return Math.sign(f[0]); };
  let left = sign(low), right = sign(high);
  for (let n = 0; n < 60 && !(left * right <= 0); n++) {
    const width = high - low;
    low = Math.max(low - width, least);
    high = Math.min(high + width, most);
    left = sign(low);
    right = sign(high);
  }
  if (!(left * right <= 0)) return NaN;
  const below = left !== 0 ? left : -right;
  let x = guess, done = false;
  for (let n = 0; n < 100 && !done; n++) {
    at([x], f, slope);
    if (f[0] === 0) { done = true; break; }
    if (Math.sign(f[0]) === below) low = x; else high = x;
    let next = x - f[0] / slope[0];
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    done = Math.abs(next - x) <= 4e-16 * Math.abs(next);
    x = next;
  }
  at([x], f, slope);
  const closed = high - low <= 1e-13 * Math.max(Math.abs(low), Math.abs(high));
  return (done || closed) && Number.isFinite(f[0]) ? x : NaN;
};

// helper: roots
// several unknowns: Newton with steps halved until the residuals shrink; NaN without a solution
const _eliminate = (matrix, right, n) => {
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let k = i + 1; k < n; k++) if (Math.abs(matrix[k * n + i]) > Math.abs(matrix[pivot * n + i])) pivot = k;
    if (!(Math.abs(matrix[pivot * n + i]) > 0)) { right.fill(NaN); return; }
    if (pivot !== i) {
      for (let j = 0; j < n; j++) {
        const swap = matrix[i * n + j]; matrix[i * n + j] = matrix[pivot * n + j]; matrix[pivot * n + j] = swap;
      }
      const swap = right[i]; right[i] = right[pivot]; right[pivot] = swap;
    }
    for (let k = i + 1; k < n; k++) {
      const factor = matrix[k * n + i] / matrix[i * n + i];
      if (factor === 0) continue;
      for (let j = i; j < n; j++) matrix[k * n + j] -= factor * matrix[i * n + j];
      right[k] -= factor * right[i];
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) right[i] -= matrix[i * n + j] * right[j];
    right[i] /= matrix[i * n + i];
  }
};
const _roots = (at, starts, least, most) => {
  let x;
  for (const start of starts) {
    x = _newton(at, start, least, most);
    if (!Number.isNaN(x[0])) break;
  }
  return x;
};
const _newton = (at, start, least, most) => {
  const n = start.length, x = Float64Array.from(start), next = new Float64Array(n);
  const f = new Float64Array(n), slopes = new Float64Array(n * n), step = new Float64Array(n);
  const scale = new Float64Array(n);
  const size = () => {
    let largest = 0;
    for (let i = 0; i < n; i++) largest = Math.max(largest, Math.abs(f[i]) / scale[i]);
    return largest;
  };
  const newton = () => {
    for (let i = 0; i < n; i++) {
      let most = 0;
      for (let j = 0; j < n; j++) most = Math.max(most, Math.abs(slopes[i * n + j]));
      scale[i] = most > 0 && Number.isFinite(most) ? most : 1;
      for (let j = 0; j < n; j++) slopes[i * n + j] /= scale[i];
      step[i] = -f[i] / scale[i];
    }
    _eliminate(slopes, step, n);
  };
  let done = false;
  at(x, f, slopes);
  for (let k = 0; k < 100 && !done; k++) {
    newton();
    const before = size();
    let length = 1;
    for (let halvings = 0; halvings < 30; halvings++) {
      for (let i = 0; i < n; i++) next[i] = Math.min(Math.max(x[i] + length * step[i], least[i]), most[i]);
      at(next, f, slopes);
      let moved = false;
      for (let i = 0; i < n; i++) if (Math.abs(length * step[i]) > 1e-13 * Math.abs(x[i])) moved = true;
      if (size() < before || before === 0 || !moved || length <= 1e-8) break;
      length *= 0.5;
    }
    done = true;
    for (let i = 0; i < n; i++) {
      if (!(Math.abs(next[i] - x[i]) <= 4e-16 * Math.max(Math.abs(next[i]), Math.abs(x[i])) + 1e-300)) done = false;
      x[i] = next[i];
    }
  }
  newton();
  for (let i = 0; i < n; i++) if (!(Math.abs(step[i]) <= 1e-9 * Math.max(Math.abs(x[i]), 1e-12))) return x.fill(NaN);
  return x;
};
