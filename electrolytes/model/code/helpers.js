// Functions that a model's JavaScript takes along when it calls them. Each part between "// helper:" lines goes whole.

// helper: exprel
// (exp(x) - 1)/x and its n-th derivative: a series of one sign near 0, the recurrence far out
const _exprel = (x, n = 0) => {
  if (n === 0) return x === 0 ? 1 : Math.expm1(x) / x;
  const size = Math.abs(x);
  if (size < 2 * n + 4) {
    let sum = 0, term = 1;
    for (let k = 0; k < 60 + 8 * n; k++) {
      const before = sum;
      sum += x >= 0 ? term / (n + k + 1) : term;
      if (sum === before) break;
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

// helper: sec
const _sec = (x) => 1 / Math.cos(x);

// helper: csc
const _csc = (x) => 1 / Math.sin(x);

// helper: cot
const _cot = (x) => 1 / Math.tan(x);

// helper: sech
const _sech = (x) => 1 / Math.cosh(x);

// helper: csch
const _csch = (x) => 1 / Math.sinh(x);

// helper: coth
const _coth = (x) => 1 / Math.tanh(x);

// helper: mod
// what is left of x after whole steps of y; it has the sign of y, as in Python
const _mod = (x, y) => {
  const left = x % y;
  return left !== 0 && left < 0 !== y < 0 ? left + y : left;
};

// helper: signedpower
// |x|**n with the sign of x
const _signedpower = (x, n) => Math.sign(x) * Math.pow(Math.abs(x), n);

// helper: erf
// the error function: its Taylor series near 0, 1 - erfc further out
const _taylor = [1.1283791670955126, -0.37612638903183754, 0.11283791670955126, -0.026866170645131252,
  0.005223977625442188, -0.0008548327023450853, 0.00012055332981789664, -1.492565035840625e-5, 1.6462114365889248e-6,
  -1.6365844691234924e-7, 1.4807192815879218e-8, -1.2290555301717928e-9, 9.422759064650411e-11];
const _erf = (x) => {
  if (x >= 0.5) return 1 - _erfc(x);
  if (x <= -0.5) return _erfc(-x) - 1;
  return _taylor.reduceRight((sum, term) => sum * x * x + term, 0) * x;
};

// helper: erfc
// 1 - erf(x) as the integral of exp(-x^2 - t^2)/(x^2 + t^2) by the trapezoidal rule with steps of 1/2, which is exact to
// exp(-4 pi^2) once the residue of the pole at t = i x is added; exp(-x^2) with the square taken apart
const _gauss = Array.from({ length: 13 }, (_, i) => Math.exp(-(((i + 1) / 2) ** 2)));
const _erfc = (x) => {
  if (x < 0.5) return x > -0.5 ? 1 - _erf(x) : 2 - _erfc(-x);
  if (x > 28) return 0;
  let sum = 0;
  for (let i = _gauss.length - 1; i >= 0; i--) sum += _gauss[i] / (((i + 1) / 2) ** 2 + x * x);
  const near = Math.round(x * 1024) / 1024, rest = x - near;
  const value = (Math.exp(-near * near) * Math.exp(-rest * (x + near)) * (2 * x * sum + 1 / x)) / (2 * Math.PI);
  return x < 6 ? value - 2 / Math.expm1(4 * Math.PI * x) : value;
};

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
    if (!((next > low && next < high) || next === x)) next = 0.5 * (low + high);
    done = Math.abs(next - x) <= 2e-15 * Math.abs(next);
    x = next;
  }
  // without convergence to the last digits the bracket may still have closed around the root
  if (!done && !(high - low <= 1e-13 * Math.max(Math.abs(low), Math.abs(high)))) return NaN;
  return Number.isFinite(f[0]) ? x : NaN;
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
      if (!(Math.abs(next[i] - x[i]) <= 2e-15 * Math.max(Math.abs(next[i]), Math.abs(x[i])) + 1e-300)) done = false;
      x[i] = next[i];
    }
  }
  newton();
  for (let i = 0; i < n; i++) if (!(Math.abs(step[i]) <= 1e-9 * Math.max(Math.abs(x[i]), 1e-12))) return x.fill(NaN);
  return x;
};
