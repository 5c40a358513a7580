// Amounts and sentences about a day, as electrolytes/diet/day.py writes them.

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
    + (salty ? ` Most sodium comes with: ${salty.name} (${Math.floor(100 * salty.share + 0.5)} %).` : "");
}
