// What each term of a sum comes to, as the figure stands: for the equations of the page around it.
import { answersOf } from "./answers.js";

/**
 * @param {object} spec the figure's
 * @param {{code: () => object, ends: number[], units: string[]}} sums the terms of all its sums, and where each sum ends
 * @returns {(number: number, settings: object) => Promise<{terms: number[], unit: string}>} the terms of one of them
 */
export function bindShares(spec, { code, ends, units }) {
  const answers = answersOf(spec, code);
  let key = "";
  let known = null;
  return async (number, settings) => {
    const levers = spec.controls.filter(({ name }) => name !== spec.clock).map(({ name }) => settings[name]).join();
    if (levers !== key) {
      key = levers;
      known = answers({ ...settings });
    }
    const at = await known;
    return { terms: [...at(settings[spec.clock]).slice(ends[number], ends[number + 1])], unit: units[number] };
  };
}
