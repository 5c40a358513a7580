// The compiled model: single values of the moment, sweeps for curves, and the course of a model in time.
import { simulate } from "../../model/rosenbrock.js";

const COURSE_LIMIT = 4000; // steps of the integrator until a run ends with a plain message

/** The values at which a curve is sampled. */
export function gridValues({ start, stop, points, log }) {
  const [from, to] = log ? [Math.log(start), Math.log(stop)] : [start, stop];
  return Float64Array.from({ length: points }, (_, i) => {
    if (i === 0) return start;
    if (i === points - 1) return stop;
    const value = from + ((to - from) * i) / (points - 1);
    return log ? Math.exp(value) : value;
  });
}

/** A program that goes on from what another, shared by figures of one model, has computed at the same settings. */
function onward(program, core) {
  const whole = globalThis.liveCode[core]();
  const inputs = program.inputs.filter((name) => whole.inputs.includes(name));
  const places = inputs.map((name) => whole.inputs.indexOf(name));
  const settings = Float64Array.from(whole.defaults);
  const known = new Float64Array(inputs.length + whole.outputs.length);
  const found = known.subarray(inputs.length);
  return { ...program, inputs, evaluate(given, into) {
    places.forEach((place, i) => { settings[place] = known[i] = given[i]; });
    whole.evaluate(settings, found);
    program.evaluate(known, into);
  } };
}

/**
 * All programs of an algebraic figure as one.
 * @param {{single: object, sweeps: object[]}} programs whose `code` is a number @param {(() => object)[]} code by number
 * @returns {(settings: Object<string, number>) => {values: Float64Array, sweeps: Float64Array[][], message: string}}
 *   and its `moment(settings, into)`, which fills in the values of the moment alone
 */
export function compileFrame(programs, code) {
  const { code: number, core } = programs.single;
  const own = number === null ? null : code[number]();
  const single = core ? onward(own, core) : own;
  const values = new Float64Array(single ? single.outputs.length : 0);
  const sweeps = programs.sweeps.map((sweep) => {
    const program = code[sweep.code]();
    const grid = gridValues(sweep.grid);
    const columns = program.outputs.map(() => new Float64Array(grid.length));
    return { program, grid, columns, over: program.inputs.indexOf(sweep.over), given: sweep.given, point: new Float64Array(columns.length) };
  });
  const frame = { values, sweeps: sweeps.map((sweep) => sweep.columns), message: "" };
  const moment = (settings, into) => {
    if (single) single.evaluate(single.inputs.map((name) => settings[name]), into);
    return into;
  };
  const compute = (settings) => {
    moment(settings, values);
    for (const { program, grid, columns, over, given, point } of sweeps) {
      const inputs = Float64Array.from(program.inputs, (name) => given[name] ?? settings[name] ?? 0);
      for (let i = 0; i < grid.length; i++) {
        inputs[over] = grid[i];
        program.evaluate(inputs, point);
        for (let k = 0; k < columns.length; k++) columns[k][i] = point[k];
      }
    }
    return frame;
  };
  return Object.assign(compute, { moment });
}

/**
 * A model in time as a function of its settings.
 * @param {object} course its spec @param {() => object} code gives its program
 * @returns {(inputs: number[]) => {columns: Float64Array[], reached: number, message: string}} the course of every
 *   expression; from index `reached` on, where a run had to end early, there are no numbers
 */
export function compileCourse(course, code) {
  const program = code();
  const times = gridValues(course.grid);
  const width = program.outputs.length;
  const columns = program.outputs.map(() => new Float64Array(times.length));
  return (inputs) => {
    const run = simulate(program, inputs, times, { rtol: 1e-5, atol: 1e-8, limit: COURSE_LIMIT });
    for (let k = 0; k < width; k++) {
      const column = columns[k];
      for (let i = 0; i < times.length; i++) column[i] = run.outputs[i * width + k];
    }
    return { columns, reached: run.count, message: run.message };
  };
}

/** Every expression at one moment of a course; after its end, as it was at the end. */
export function atMoment(times, { columns, reached }, now, values) {
  const last = Math.max(0, reached - 1);
  let i = 0;
  while (i < last - 1 && times[i + 1] < now) i++;
  const share = reached > 1 ? Math.min(1, Math.max(0, (now - times[i]) / (times[i + 1] - times[i]))) : 0;
  for (let k = 0; k < columns.length; k++) {
    const [from, to] = [columns[k][i], columns[k][Math.min(i + 1, last)]];
    values[k] = from + share * (to - from);
  }
}
