/**
 * Stiff differential and differential-algebraic equations: M z' = f(t, z) with a diagonal mass matrix M that may be
 * singular (index 1). RODAS4: a Rosenbrock method of order 4 with an embedded solution of order 3, six stages, one
 * LU factorization per step, stiffly accurate, L-stable, with dense output.
 *
 * Method: Hairer & Wanner, Solving Ordinary Differential Equations II (2nd ed. 1996), sections IV.7 and VI.4; for the
 * use of such methods in stiff chemical kinetics Sandu et al., Atmospheric Environment 31 (1997) 3459-3472. That the
 * coefficients fulfil the order conditions is checked by a test.
 *
 * Nothing here throws and nothing runs without end: what cannot go on returns {ok: false, message}.
 *
 * @typedef {object} Model what a model's JavaScript offers
 * @property {(t: number, z: Float64Array, x: ArrayLike<number>, f: Float64Array) => void} rhs
 * @property {(t: number, z: Float64Array, x: ArrayLike<number>, J: Float64Array) => void} jac row by row
 * @property {(t: number, z: Float64Array, x: ArrayLike<number>, d: Float64Array) => void} [dfdt] if time is explicit
 * @property {number[]} massMatrix its diagonal: 1 for a state, 0 for an unknown of an algebraic equation
 * @property {number[]} [sizes] how large each component typically is
 * @property {number} [longestStep] a step that integrators do not exceed, so that short events are not jumped over
 * @property {string[]} [states] and `unknowns`, `timeUnit`: names for messages
 * @property {(x: ArrayLike<number>, z: Float64Array) => void} start fills in consistent initial values
 * @property {(t: number, z: Float64Array, x: ArrayLike<number>, y: Float64Array) => void} observe outputs
 * @property {string[]} outputs
 */

/** Coefficients in the form without matrix-vector products (Hairer & Wanner, IV.7, equation 7.25). */
export const RODAS4 = {
  gamma: 0.25,
  a: [
    [],
    [1.544],
    [0.9466785280815826, 0.2557011698983284],
    [3.314825187068521, 2.896124015972201, 0.9986419139977817],
    [1.221224509226641, 6.019134481288629, 12.53708332932087, -0.687886036105895],
    [1.221224509226641, 6.019134481288629, 12.53708332932087, -0.687886036105895, 1],
  ],
  c: [
    [],
    [-5.6688],
    [-2.430093356833875, -0.2063599157091915],
    [-0.1073529058151375, -9.594562251023355, -20.47028614809616],
    [7.496443313967647, -10.24680431464352, -33.99990352819905, 11.7089089320616],
    [8.083246795921522, -7.981132988064893, -31.52159432874371, 16.31930543123136, -6.058818238834054],
  ],
  alpha: [0, 0.386, 0.21, 0.63, 1, 1],
  d: [0.25, -0.1043, 0.1035, -0.03620000000000023, 0, 0],
  dense: [
    [10.12623508344586, -7.487995877610167, -34.80091861555747, -7.992771707568823, 1.025137723295662],
    [-0.6762803392801253, 6.087714651680015, 16.43084320892478, 24.76722511418386, -6.594389125716872],
  ],
};

const STAGES = 6;

/** LU factorization in place, row exchanges kept in `rows`; false if the matrix is singular or not finite. */
function factorize(matrix, rows, n) {
  for (let i = 0; i < n; i++) {
    let pivot = i;
    let largest = Math.abs(matrix[i * n + i]);
    for (let k = i + 1; k < n; k++) {
      const size = Math.abs(matrix[k * n + i]);
      if (size > largest) { largest = size; pivot = k; }
    }
    rows[i] = pivot;
    if (!(largest > 0 && largest < Infinity)) return false;
    if (pivot !== i) {
      for (let j = 0; j < n; j++) {
        const swap = matrix[i * n + j];
        matrix[i * n + j] = matrix[pivot * n + j];
        matrix[pivot * n + j] = swap;
      }
    }
    const inverse = 1 / matrix[i * n + i];
    for (let k = i + 1; k < n; k++) {
      if (matrix[k * n + i] === 0) continue;
      const factor = (matrix[k * n + i] *= inverse);
      for (let j = i + 1; j < n; j++) matrix[k * n + j] -= factor * matrix[i * n + j];
    }
  }
  return true;
}

/** Solves with a factorized matrix; `vector` becomes the solution. */
function substitute(matrix, rows, vector, n) {
  for (let i = 0; i < n; i++) {
    const pivot = rows[i];
    if (pivot !== i) {
      const swap = vector[i];
      vector[i] = vector[pivot];
      vector[pivot] = swap;
    }
  }
  for (let i = 1; i < n; i++) for (let j = 0; j < i; j++) vector[i] -= matrix[i * n + j] * vector[j];
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) vector[i] -= matrix[i * n + j] * vector[j];
    vector[i] /= matrix[i * n + i];
  }
}

/** The first component that is not a finite number, or -1. */
function notFinite(vector, n) {
  for (let i = 0; i < n; i++) if (!Number.isFinite(vector[i])) return i;
  return -1;
}

/** One step of a model: work arrays, and `attempt(t, h)`. */
function stepper(model, x, n) {
  const mass = model.massMatrix;
  const { gamma, a, c, alpha, d, dense } = RODAS4;
  const jacobian = new Float64Array(n * n);
  const matrix = new Float64Array(n * n);
  const rows = new Int32Array(n);
  const slope = new Float64Array(n);
  const stage = new Float64Array(n);
  const u = Array.from({ length: STAGES }, () => new Float64Array(n));
  const state = new Float64Array(n);
  const next = new Float64Array(n);

  /** Derivatives at the beginning of a step. */
  function linearize(t) {
    model.jac(t, state, x, jacobian);
    slope.fill(0);
    if (model.dfdt) model.dfdt(t, state, x, slope);
  }

  /** Computes `next` and the error estimate u[5]; false if that is not possible with this step size. */
  function attempt(t, h) {
    const diagonal = 1 / (h * gamma);
    for (let i = 0; i < n * n; i++) matrix[i] = -jacobian[i];
    for (let i = 0; i < n; i++) matrix[i * n + i] += mass[i] * diagonal;
    if (!factorize(matrix, rows, n)) return false;
    for (let s = 0; s < STAGES; s++) {
      const as = a[s], cs = c[s], us = u[s];
      for (let i = 0; i < n; i++) {
        let z = state[i];
        for (let j = 0; j < s; j++) z += as[j] * u[j][i];
        stage[i] = z;
      }
      model.rhs(t + alpha[s] * h, stage, x, us);
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let j = 0; j < s; j++) sum += cs[j] * u[j][i];
        us[i] += (mass[i] * sum) / h + h * d[s] * slope[i];
      }
      substitute(matrix, rows, us, n);
    }
    for (let i = 0; i < n; i++) next[i] = stage[i] + u[5][i];
    return notFinite(next, n) < 0;
  }

  /** Coefficients of the step's interpolating polynomial. */
  function polynomial() {
    const piece = new Float64Array(4 * n);
    for (let i = 0; i < n; i++) {
      let second = 0, third = 0;
      for (let j = 0; j < 5; j++) {
        second += dense[0][j] * u[j][i];
        third += dense[1][j] * u[j][i];
      }
      piece[i] = state[i];
      piece[n + i] = next[i];
      piece[2 * n + i] = second;
      piece[3 * n + i] = third;
    }
    return piece;
  }

  return { state, next, error: u[5], linearize, attempt, polynomial };
}

/** A solution that can be asked at any time it has reached. */
function solution(times, pieces, n) {
  return function at(t, out) {
    if (pieces.length === 0) return out.fill(NaN);
    const forward = times[times.length - 1] >= times[0];
    let low = 0, high = pieces.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (forward ? t <= times[middle + 1] : t >= times[middle + 1]) high = middle;
      else low = middle + 1;
    }
    const s = (t - times[low]) / (times[low + 1] - times[low]), r = 1 - s;
    const piece = pieces[low];
    for (let i = 0; i < n; i++) {
      out[i] = piece[i] * r + s * (piece[n + i] + r * (piece[2 * n + i] + s * piece[3 * n + i]));
    }
    return out;
  };
}

/** A step to begin with, from how fast the states change. */
function firstStep(model, x, t, z, weight, span, n) {
  const f = new Float64Array(n);
  model.rhs(t, z, x, f);
  let size = 0, speed = 0;
  for (let i = 0; i < n; i++) {
    if (model.massMatrix[i] === 0) continue;
    size = Math.max(size, Math.abs(z[i]) / weight(i, z[i], z[i]));
    speed = Math.max(speed, Math.abs(f[i]) / weight(i, z[i], z[i]));
  }
  const h = speed > 0 ? 0.01 * Math.max(size, 1) / speed : 1e-3 * span;
  return Math.min(Math.max(h, 1e-18 * span), 0.1 * span);
}

/**
 * Integrates a model from one time to another.
 * @param {Model} model
 * @param {ArrayLike<number>} x inputs of the model
 * @param {number} from
 * @param {number} to
 * @param {ArrayLike<number>} z0 initial values; those of unknowns must fit the algebraic equations
 * @param {{rtol?: number, atol?: number, limit?: number, longest?: number, step?: number}} [options] tolerances
 *   relative to a component and to its typical size, the most steps allowed, the longest step (the model's own unless
 *   given), or a constant step without error control
 * @returns {{ok: boolean, message: string, t: number, steps: number, rejected: number, times: number[],
 *   at: (t: number, out: Float64Array) => Float64Array}} as far as it came, also if it is not ok
 */
export function integrate(model, x, from, to, z0, options = {}) {
  const { rtol = 1e-6, atol = 1e-9, limit = 10000, step = 0 } = options;
  const longest = options.longest ?? model.longestStep ?? Infinity;
  const n = z0.length;
  const sizes = model.sizes || new Array(n).fill(1);
  const weight = (i, before, after) => atol * sizes[i] + rtol * Math.max(Math.abs(before), Math.abs(after));
  const work = stepper(model, x, n);
  const { state, next, error } = work;
  const times = [from], pieces = [];
  const span = Math.abs(to - from), direction = to >= from ? 1 : -1;
  let t = from, steps = 0, rejected = 0;
  const finish = (ok, message) => ({ ok, message, t, steps, rejected, times, at: solution(times, pieces, n) });
  const when = () => `at t = ${Number(t.toPrecision(4))}${model.timeUnit ? " " + model.timeUnit : ""}`;
  const name = (i) => [...(model.states || []), ...(model.unknowns || [])][i] || `component ${i + 1}`;

  state.set(z0);
  const first = notFinite(state, n);
  if (first >= 0) return finish(false, `There is no initial value for ${name(first)} that fits these settings.`);
  model.rhs(t, state, x, next);
  const fault = notFinite(next, n);
  if (fault >= 0) return finish(false, `The equation for ${name(fault)} gives no number ${when()}.`);
  if (!(span > 0)) return finish(span === 0, span === 0 ? "" : "There is no time to integrate over.");

  let h = step || firstStep(model, x, t, state, weight, span, n), grow = 5;
  work.linearize(t);
  while ((to - t) * direction > 1e-14 * span) {
    if (steps + rejected >= limit) {
      return finish(false, `Stopped ${when()} after ${limit} steps: the model changes too fast here to be followed.`);
    }
    if (h < 1e-15 * Math.abs(t) || h < 1e-20 * span) {
      return finish(false, `Stopped ${when()}: with these settings the model cannot be continued.`);
    }
    if (!step) h = Math.min(h, longest);
    const last = (to - t) * direction <= h * (1 + 1e-10);
    const size = last ? to - t : h * direction, possible = work.attempt(t, size);
    let norm = 0;
    if (possible && !step) {
      for (let i = 0; i < n; i++) norm += (error[i] / weight(i, state[i], next[i])) ** 2;
      norm = Math.sqrt(norm / n);
    }
    if (possible && norm <= 1) {
      pieces.push(work.polynomial());
      t = last ? to : t + size;
      times.push(t);
      steps++;
      state.set(next);
      if (!last) work.linearize(t);
      if (!step) h = Math.abs(size) * Math.min(grow, Math.max(0.2, 0.9 * (norm + 1e-12) ** -0.25));
      grow = 5;
    } else {
      if (step) return finish(false, `Stopped ${when()}: a step of this size is not possible.`);
      rejected++;
      h = Math.abs(size) * (possible ? Math.max(0.2, 0.9 * norm ** -0.25) : 0.2);
      grow = 1;
    }
  }
  return finish(true, "");
}

/**
 * Runs a model and gives its states and outputs at the times asked for.
 * @param {Model} model
 * @param {ArrayLike<number>} x inputs of the model
 * @param {ArrayLike<number>} times in order; the initial values hold at the first
 * @param {{rtol?: number, atol?: number, limit?: number, longest?: number}} [options] as for `integrate`
 * @returns {{ok: boolean, message: string, count: number, states: Float64Array, outputs: Float64Array}}
 *   one row per time; rows from `count` on were not reached and hold NaN
 */
export function simulate(model, x, times, options = {}) {
  const n = model.massMatrix.length, m = model.outputs.length;
  const states = new Float64Array(times.length * n).fill(NaN);
  const outputs = new Float64Array(times.length * m).fill(NaN);
  const z = new Float64Array(n), y = new Float64Array(m);
  if (times.length === 0) return { ok: true, message: "", count: 0, states, outputs };
  model.start(x, z);
  const last = times[times.length - 1];
  const run = integrate(model, x, times[0], last, z, options);
  const reached = (t) => (last >= times[0] ? t <= run.t : t >= run.t);
  let count = 0;
  for (; count < times.length && notFinite(z, n) < 0 && reached(times[count]); count++) {
    if (count > 0 && run.times.length > 1) run.at(times[count], z);
    model.observe(times[count], z, x, y);
    states.set(z, count * n);
    outputs.set(y, count * m);
  }
  return { ok: run.ok, message: run.message, count, states, outputs };
}
