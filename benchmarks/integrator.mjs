// Times the page's integrator in Node: node integrator.mjs task.json
//
// The task: {integrator: file, times, x, code, tolerances}. Prints, for each tolerance, what the run gave (states row
// by row) and how many milliseconds each solve took, outputs at all times included.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const WARM = 20; // solves that are not counted, while the engine compiles
const LEAST = 15; // solves that are counted, or as many as fit into
const WHILE = 300; // ms

const task = JSON.parse(readFileSync(process.argv[2], "utf8"));
const { simulate } = await import(pathToFileURL(task.integrator));
const model = (0, eval)(task.code); // an expression, printed by the project

const answers = task.tolerances.map((rtol) => {
  const solve = () => simulate(model, task.x, task.times, { rtol, atol: rtol * 1e-3, limit: 1e6 });
  const { ok, message, states } = solve();
  if (!ok) throw new Error(message);
  for (let n = 0; n < WARM; n++) solve();
  const took = [];
  const until = performance.now() + WHILE;
  while (took.length < LEAST || performance.now() < until) {
    const start = performance.now();
    solve();
    took.push(performance.now() - start);
  }
  return { rtol, states: Array.from(states), took };
});
console.log(JSON.stringify(answers));
