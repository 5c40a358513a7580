// The compiled model: single values of the moment, and sweeps for curves.

/** Makes a program of its text, which the book's own build has printed from the model. */
function compile(code) {
  return code === null ? null : new Function(`"use strict"; return ${code};`)();
}

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

/**
 * Compiles all programs of a figure.
 * @returns {(settings: Object<string, number>) => {values: Float64Array, sweeps: Float64Array[][]}}
 */
export function compileFrame(programs) {
  const single = compile(programs.single.code);
  const values = new Float64Array(single ? single.outputs.length : 0);
  const sweeps = programs.sweeps.map((sweep) => {
    const program = compile(sweep.code);
    const grid = gridValues(sweep.grid);
    const columns = program.outputs.map(() => new Float64Array(grid.length));
    return { program, grid, columns, over: program.inputs.indexOf(sweep.over), given: sweep.given, point: new Float64Array(columns.length) };
  });
  const frame = { values, sweeps: sweeps.map((sweep) => sweep.columns) };
  return (settings) => {
    if (single) single.evaluate(single.inputs.map((name) => settings[name]), values);
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
}
