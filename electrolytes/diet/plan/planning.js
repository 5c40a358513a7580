// The linear program behind a day that works, built as electrolytes/diet/plan/planning.py builds it; it runs in a worker.

const LONGEST = 8000; // ms that a search may take

/**
 * The day that a wish asks for, or which of its limits collide.
 * @param {Function} solve YALPS' solve
 * @param {object} table foods (number, held by nutrient in half a portion, vegan, dairy), limits, neverAdded, mostPortions
 * @param {object} wish portions, goals, aim, table, keep, energy_low, energy_high, most
 * @returns {{portions: object | null, cost: number | null, collide: string[], reach: object, open: boolean}}
 *   `open` when the solver ran out of time
 */
export function planDay(solve, table, wish) {
  const none = { portions: null, cost: null, collide: [], reach: {}, open: false };
  const problem = problemOf(table, wish, new Set(table.limits));
  const found = inHalves(solve, problem, wish.aim);
  if (found.open) return { ...none, open: true };
  if (found.at) return { ...none, portions: dayAfter(problem, found.at), cost: found.cost + fixedCost(problem, wish.aim) };
  const feasible = (limits) => {
    const part = problemOf(table, wish, limits);
    return solved(solve, part, changes, false).at !== null;
  };
  if (feasible(new Set(table.limits))) return { ...none, collide: ["halves"] };
  const colliding = new Set(table.limits);
  for (const limit of table.limits) {
    colliding.delete(limit);
    if (feasible(colliding)) colliding.add(limit);
  }
  const reach = {};
  for (const limit of table.limits.filter((name) => colliding.has(name))) {
    const nutrient = limit.startsWith("energy") ? "energy" : limit;
    if (!["energy", "magnesium", "potassium", "sodium"].includes(nutrient)) continue;
    const rest = problemOf(table, wish, new Set(table.limits.filter((name) => name !== limit)));
    const sign = limit === "sodium" || limit === "energy_high" ? 1 : -1;
    const reached = solved(solve, rest, (food, added) => sign * (added ? 1 : -1) * food.held[nutrient], false);
    if (reached.at) reach[limit] = total(rest, nutrient) + sign * reached.cost;
  }
  return { ...none, collide: table.limits.filter((name) => colliding.has(name)), reach };
}

/** The program of a wish in which only some of its limits hold; amounts are of half a portion. */
function problemOf(table, wish, limits) {
  const has = (name) => limits.has(name);
  const most = 2 * (has("most") ? wish.most : table.mostPortions);
  let forbidden = 0;
  const foods = table.foods.map((food) => {
    const eaten = 2 * (wish.portions[food.number] ?? 0);
    const allowed = !has("table") || (wish.table === "vegan" ? food.vegan : wish.table === "no dairy" ? !food.dairy : true);
    if (!allowed) forbidden += eaten;
    const start = allowed ? eaten : 0;
    const addable = allowed && !table.neverAdded.includes(food.number);
    return { ...food, start, up: addable ? Math.max(most - start, 0) : 0, down: has("keep") && wish.keep ? 0 : start };
  });
  const bounds = {};
  for (const name of ["magnesium", "potassium"]) if (has(name)) bounds[name] = { min: wish.goals[name] };
  if (has("sodium")) bounds.sodium = { max: wish.goals.sodium };
  const energy = {};
  if (has("energy_low") && wish.aim === table.aims[0]) energy.min = wish.energy_low;
  if (has("energy_high")) energy.max = wish.energy_high;
  if (Object.keys(energy).length) bounds.energy = energy;
  return { aims: table.aims, foods, bounds, forbidden, hopeless: has("keep") && wish.keep && forbidden > 0 };
}

const total = ({ foods }, nutrient) => foods.reduce((sum, food) => sum + food.held[nutrient] * food.start, 0);

/** What half a portion added, or taken off, costs: as a change, or in energy. */
const changes = () => 0.5;
const energy = (food, added) => (added ? 1 : -1) * food.held.energy;

const fixedCost = (problem, aim) => (aim === problem.aims[0] ? problem.forbidden / 2 : total(problem, "energy"));

/**
 * The best day in half portions. The fewest changes are a multiple of a half, and many days share them: so the number of
 * changes is fixed, at the least that finer portions would need, and raised by halves until there is a day.
 */
function inHalves(solve, problem, aim) {
  if (aim !== problem.aims[0]) return solved(solve, problem, energy, true);
  const finer = solved(solve, problem, changes, false);
  if (!finer.at) return finer;
  const most = problem.foods.reduce((sum, food) => sum + food.up + food.down, 0) / 2;
  const end = Date.now() + LONGEST;
  for (let count = Math.ceil(2 * finer.cost - 1e-6) / 2; count <= most; count += 0.5) {
    const found = solved(solve, problem, changes, true, count);
    if (found.at || found.open) return found;
    if (Date.now() > end) return { ...found, open: true };
  }
  return { at: null, cost: 0, open: false };
}

/**
 * Half portions added (u) and taken off (d), or null where there is no such day. A variable that would earn is replaced by
 * what is left of it, so that every cost is positive: the solver then never goes in circles.
 */
function solved(solve, problem, cost, whole, count = null) {
  const nothing = { at: null, cost: 0, open: false };
  if (problem.hopeless) return nothing;
  const nutrients = Object.keys(problem.bounds);
  const constraints = {};
  for (const name of nutrients) {
    const held = total(problem, name);
    constraints[name] = Object.fromEntries(Object.entries(problem.bounds[name]).map(([side, bound]) => [side, bound - held]));
  }
  if (count !== null) constraints.count = { equal: count };
  const variables = {};
  const turned = {};
  let base = 0;
  problem.foods.forEach((food, i) => {
    for (const [kind, sign, most] of [["u", 1, food.up], ["d", -1, food.down]]) {
      if (most <= 0) continue;
      const name = kind + i;
      const price = cost(food, sign > 0);
      const way = price < 0 ? -1 : 1;
      variables[name] = { cost: way * price, count: 0.5, [name]: 1 };
      for (const nutrient of nutrients) variables[name][nutrient] = way * sign * food.held[nutrient];
      constraints[name] = { max: most };
      if (way > 0) continue;
      turned[name] = most;
      base += price * most;
      for (const nutrient of nutrients) {
        for (const side of Object.keys(constraints[nutrient])) constraints[nutrient][side] -= sign * food.held[nutrient] * most;
      }
    }
  });
  const model = { direction: "minimize", objective: "cost", constraints, variables, integers: whole ? Object.keys(variables) : [] };
  const answer = solve(model, { timeout: LONGEST, maxIterations: 1e7 });
  if (answer.status === "timedout" || answer.status === "cycled") return { ...nothing, open: true };
  if (answer.status !== "optimal") return nothing;
  const at = Object.fromEntries(answer.variables);
  for (const [name, most] of Object.entries(turned)) at[name] = most - (at[name] ?? 0);
  return { at, cost: base + answer.result, open: false };
}

/** The day after the changes: food number → portions. */
function dayAfter({ foods }, at) {
  const after = foods.map((food, i) => [food.number, Math.round(food.start + (at[`u${i}`] ?? 0) - (at[`d${i}`] ?? 0)) / 2]);
  return Object.fromEntries(after.filter(([, count]) => count > 0));
}
