// Amounts and sentences about a day, as electrolytes/diet/foods/day.py writes them.

/** Whole numbers with commas: 2,300. Halves go up. */
export const grouped = (value) => String(Math.floor(value + 0.5)).replace(/\B(?=(\d{3})+$)/g, ",");

/** An amount in the table: whole from 10 on, one decimal below. */
export const amountText = (value) => (value >= 9.95 ? grouped(value) : (Math.floor(value * 10 + 0.5) / 10).toFixed(1));

/** A food's name, short enough for the picture. */
export const shortened = (name) => (name.length > 24 ? `${name.slice(0, 23).trimEnd()}…` : name);

/** The numbers of the foods on the plate, in the order of the table. */
export const plateOrder = (spec, portions) => spec.foods.map(([number]) => number).filter((number) => Object.hasOwn(portions, number));

/** What is eaten: pairs of food number and portions above 0. */
export const eaten = (spec, portions) => plateOrder(spec, portions).map((number) => [number, portions[number]]).filter(([, count]) => count > 0);

/** What a day holds of each nutrient. */
export function dayTotals(spec, foods, portions) {
  return Object.fromEntries(spec.nutrients.map((nutrient) => [nutrient,
    eaten(spec, portions).reduce((sum, [number, count]) => sum + (count * foods[number].held[nutrient] * foods[number].grams) / 100, 0)]));
}

/** The food that gives most of a nutrient, and its share; null on an empty plate. */
export function leader(spec, foods, portions, nutrient) {
  let most = null;
  let sum = 0;
  for (const [number, count] of eaten(spec, portions)) {
    const held = (count * foods[number].held[nutrient] * foods[number].grams) / 100;
    sum += held;
    if (held > (most?.held ?? 0)) most = { name: foods[number].name, held };
  }
  return most && { ...most, share: most.held / sum };
}

const listed = (words) => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`);

/** The day in a few sentences. */
export function daySentence(spec, foods, portions, totals, reader) {
  if (!Object.values(portions).some((count) => count > 0)) return "The plate is empty. Add foods from the table.";
  const percent = (nutrient) => Math.floor((100 * totals[nutrient]) / reader[nutrient] + 0.5);
  const missing = ["magnesium", "potassium"].filter((nutrient) => totals[nutrient] < reader[nutrient])
    .map((nutrient) => `${grouped(Math.ceil(reader[nutrient] - totals[nutrient]))} mg of ${nutrient}`);
  const over = Math.ceil(totals.sodium - reader.sodium);
  const verdict = [
    missing.length ? `missing: ${listed(missing)}` : "enough magnesium and potassium",
    over > 0 ? `sodium ${grouped(over)} mg over its limit` : "sodium within its limit",
  ].join("; ");
  const salty = leader(spec, foods, portions, "sodium");
  return `For a ${reader.name}: ${verdict}. The day holds ${grouped(totals.magnesium)} mg of magnesium (${percent("magnesium")} %), `
    + `${grouped(totals.potassium)} mg of potassium (${percent("potassium")} %), ${grouped(totals.sodium)} mg of sodium (${percent("sodium")} % of the limit), `
    + `${grouped(totals.calcium)} mg of calcium and ${grouped(totals.energy)} kcal.`
    + (salty ? ` Most sodium comes with ${inline(salty.name)} (${Math.floor(100 * salty.share + 0.5)} %).` : "");
}

/** Portions in words: ½, 1, 1½. */
export const halves = (count) => (count % 1 ? `${Math.floor(count) || ""}½` : String(count));

/** A food within a sentence: soup (chicken noodle, canned). */
export const inline = (name) => name.replace(/, (.*)$/, " ($1)");

/** What goes off the plate and what comes on: pairs of name and portions. */
export function differences(spec, foods, before, after) {
  const moved = (sign) => spec.foods.map(([number]) => [foods[number].name, sign * ((after[number] ?? 0) - (before[number] ?? 0))])
    .filter(([, count]) => count > 0).map(([name, count]) => `${halves(count)} × ${inline(name)}`);
  return { off: moved(-1), on: moved(1) };
}

/** One limit of a wish, in words. */
function limitWords(spec, limit, wish, reader) {
  return {
    energy_low: () => `at least ${grouped(wish.low)} kcal`,
    energy_high: () => `at most ${grouped(wish.high)} kcal`,
    most: () => `at most ${halves(wish.most)} portion${wish.most > 1 ? "s" : ""} of a food`,
    sodium: () => `at most ${grouped(reader.sodium)} mg of sodium`,
    potassium: () => `at least ${grouped(reader.potassium)} mg of potassium`,
    magnesium: () => `at least ${grouped(reader.magnesium)} mg of magnesium`,
    table: () => spec.wishWords.table[wish.table],
    keep: () => "everything on the plate stays",
    halves: () => "portions in halves",
  }[limit]();
}

const REACHED = { sodium: "the least sodium is", potassium: "the most potassium is", magnesium: "the most magnesium is", energy_low: "the most energy is", energy_high: "the least energy is" };

/** The answer to a wish, in a few sentences. */
export function planSentence(spec, foods, day, reader, answer) {
  if (answer.open) return "The search was stopped after some seconds without an answer. Allow a wider range of energy.";
  if (!answer.portions) {
    const reach = Object.entries(answer.reach).map(([limit, value]) => `${REACHED[limit]} ${grouped(value)} ${limit.startsWith("energy") ? "kcal" : "mg"}`);
    return `No day fulfills this wish. What collides: ${listed(answer.collide.map((limit) => limitWords(spec, limit, day.wish, reader)))}.`
      + (reach.length ? ` If ${answer.collide.length > 1 ? "one of these alone" : "it"} gives way, with portions of any size, ${reach.join("; ")}.` : "");
  }
  const held = dayTotals(spec, foods, answer.portions);
  const holds = `${grouped(held.magnesium)} mg of magnesium, ${grouped(held.potassium)} mg of potassium, ${grouped(held.sodium)} mg of sodium and ${grouped(held.energy)} kcal`;
  const limits = `at most ${halves(day.wish.most)} of a food, ${day.wish.aim === 0 ? `${grouped(day.wish.low)} to` : "at most"} ${grouped(day.wish.high)} kcal`;
  if (day.wish.aim === 1) {
    return `The least energy that is enough for a ${reader.name}: ${grouped(answer.cost)} kcal (${limits}), with ${listed(eaten(spec, answer.portions).map(([number, count]) => `${halves(count)} × ${inline(foods[number].name)}`))}. This holds ${holds}.`;
  }
  if (answer.cost === 0) return `This day works as it is for a ${reader.name} (${limits}). It holds ${holds}.`;
  const { off, on } = differences(spec, foods, day.portions, answer.portions);
  const steps = [off.length ? `take off ${listed(off)}` : "", on.length ? `add ${listed(on)}` : ""].filter(Boolean).join("; ");
  return `Changing ${halves(answer.cost)} ${answer.cost > 1 ? "portions" : "portion"} makes this day work for a ${reader.name} (${limits}): ${steps}. It then holds ${holds}.`;
}
