// A program's answers at any settings, once for each: of a model in time as a function of the moment, computed as the figure is.
import { courseWorker } from "./course.js";
import { atMoment, compileCourse, gridValues } from "./program.js";

/**
 * @param {object} spec the figure's @param {() => object} code gives a program over its settings
 * @param {number} [only] the one answer that is wanted
 * @returns {(settings: Object<string, number>) => Promise<(now: number) => Float64Array>}
 */
export function answersOf(spec, code, only) {
  const wanted = (all) => (only === undefined ? all : [all[only]]);
  const { course } = spec.programs;
  if (!course) {
    const program = code();
    return async (settings) => {
      const all = new Float64Array(program.outputs.length);
      program.evaluate(program.inputs.map((name) => settings[name]), all);
      const values = Float64Array.from(wanted(all));
      return () => values;
    };
  }
  const names = spec.controls.map(({ name }) => name).filter((name) => name !== spec.clock);
  const times = gridValues(course.grid);
  const direct = compileCourse(course, code);
  let answered = null;
  let ask = spec.heavy ? courseWorker(course, code, (result) => answered(result), () => {
    ask = null;
    answered?.(null); // the worker is refused
  }) : null;
  return async (settings) => {
    const inputs = names.map((name) => settings[name]);
    const elsewhere = ask && await new Promise((done) => {
      answered = done;
      ask(inputs);
    });
    const result = elsewhere ?? await new Promise((done) => setTimeout(() => done(direct(inputs)))); // between two, the page breathes
    const kept = { columns: wanted(result.columns).map((column) => column.slice()), reached: result.reached };
    const values = new Float64Array(kept.columns.length);
    return (now) => {
      atMoment(times, kept, now, values);
      return values;
    };
  };
}
