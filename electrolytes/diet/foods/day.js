// The day on the plate: its picture, its list and the table of foods, adopted from the HTML that stands in the page.
import { amountText, daySentence, dayTotals, eaten, grouped, leader, plateOrder, shortened } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const SHARES = 20; // lengths of the bars in the table

/**
 * Brings a day to life.
 * @param {HTMLElement} root @param {object} spec @param {object | null} kernel the Python side in Jupyter
 * @param {{save: Function, speaker: Function, bindBox: Function}} tools
 * @param {{wish?: object, changed?: Function, actions?: object}} more of a part that builds on the day: what is wished beside
 *   it, what to do and say after a change, and what its buttons do
 * @returns {{set: (change: object) => void, notify: (words: string) => void}}
 */
export function mountDay(root, spec, kernel, tools, more = {}) {
  const find = (selector) => root.querySelector(selector);
  const foods = Object.fromEntries(spec.foods.map((row) => [row[0], foodOf(spec, row)]));
  const first = { portions: spec.presets[0].portions, reader: spec.reader, caution: 0, ...(more.wish && { wish: more.wish }) };
  let day = { ...first };
  let usual = first; // where Reset leads: the page's own day, or what a person makes of it
  let placed = false; // whether a link or an earlier visit has put it where it stands
  const speech = tools.speaker(find(".explorable-sentence"));
  const notice = find(".explorable-notice");
  const notify = (words) => { notice.textContent = words; };
  const menu = find("[data-reader]");
  const mender = find("[data-planner]");
  const plate = bindPlate(find("[data-plate]"), spec, foods, tools.bindBox, (portions) => set({ portions }), notify);
  const table = bindTable(find("[data-foods]"), spec, foods, (number) => {
    const had = day.portions[number] ?? 0;
    if (had >= spec.most) return notify(`A day here holds at most ${spec.most} portions of one food.`);
    set({ portions: { ...day.portions, [number]: had + 1 } });
    return notify(`Added: ${foods[number].name}.`);
  });

  const asUsual = () => queryOf(spec, day) === queryOf(spec, usual);

  function set(change, adopted = false) {
    day = { ...day, ...change };
    update(adopted);
    const { caution, ...shared } = day; // a warning is the page's, not the kernel's
    if (kernel) kernel.set(shared);
    else tools.keep(spec.slug, asUsual() ? null : queryOf(spec, day));
  }

  /** What a person determines of the day, {} for nobody: Reset leads there, and what stood as usual goes along; a warning always does. */
  function adopt(values) {
    const along = asUsual() && !placed;
    usual = { ...first, ...dayOf(spec, values) };
    set(along ? usual : { caution: usual.caution }, true);
  }

  function update(adopted = false) {
    const totals = dayTotals(spec, foods, day.portions);
    const reader = spec.readers.find(({ key }) => key === day.reader);
    drawBars(root, spec, foods, day.portions, totals, reader);
    plate.show(day.portions);
    table.mark(day.portions);
    menu.value = day.reader;
    find("[data-caution]").hidden = !day.caution;
    if (mender) mender.href = `${mender.href.split("#")[0]}#plan?${dayLink(spec, day).split("?").at(-1)}`;
    if (more.changed) more.changed({ day, foods, reader, speech, adopted });
    else speech.say(daySentence(spec, foods, day.portions, totals, reader));
    spec.presets.forEach(({ portions }, i) => {
      const here = samePortions(spec, portions, day.portions);
      find(`[data-preset="${i}"]`).setAttribute("aria-pressed", String(here));
    });
  }

  const actions = {
    reset() { notify(""); table.reset(); placed = false; set(usual); },
    preset(target) { notify(""); set({ portions: spec.presets[Number(target.dataset.preset)].portions }); },
    link() {
      const link = dayLink(spec, day);
      const shown = () => notify(`A link to this day: ${link}`);
      if (navigator.clipboard) navigator.clipboard.writeText(link).then(() => notify("A link to this day is copied."), shown);
      else shown();
    },
    csv() { tools.save(`${spec.slug}.csv`, "text/csv", dayCsv(spec, foods, day)); },
    ...more.actions,
  };
  menu.addEventListener("input", () => set({ reader: menu.value }));
  root.addEventListener("click", (event) => {
    const target = event.target.closest("[data-action]");
    if (target) actions[target.dataset.action]?.(target);
  });
  function openLink() {
    const linked = linkedDay(spec, foods, location.hash);
    if (!linked) return;
    placed = Boolean(linked.day);
    set(linked.day ?? usual);
    notify(linked.fault);
    root.scrollIntoView({ block: "start" });
  }
  /** The day as this visit left it. */
  function comeBack() {
    const past = tools.recall(spec.slug);
    const left = typeof past === "string" ? linkedDay(spec, foods, `#${spec.slug}?${past}`) : null;
    if (!left?.day) return false;
    placed = true;
    set(left.day);
    notify("As you left it. Reset leads back to the usual day.");
    return true;
  }
  if (kernel) {
    const read = () => { for (const name in first) day = { ...day, [name]: kernel.get(name) ?? day[name] }; };
    read();
    kernel.listen(() => { read(); update(); });
  }
  update();
  speech.settle();
  if (!kernel) {
    if (!comeBack()) openLink();
    addEventListener("hashchange", openLink);
    tools.onReturn(() => update());
  }
  root.explorable = { // for the page around it, as of a figure: by numbers, since a person's table has numbers
    state: () => ({ settings: numbersOf(spec, day), defaults: numbersOf(spec, first) }),
    set: (values) => set(dayOf(spec, values)),
    adopt,
    known(name) {
      const part = spec.person.find((each) => each.name === name);
      return part ? { ...part, title: spec.title, value: numbersOf(spec, day)[name] } : null;
    },
  };
  root.dataset.ready = "true";
  performance.mark(`explorable-ready:${spec.slug}`);
  return { set, notify };
}

/** One food by name of column. */
function foodOf(spec, [number, name, group, vegan, dairy, portion, grams, ...per100]) {
  const held = Object.fromEntries(spec.nutrients.map((nutrient, i) => [nutrient, per100[i]]));
  return { number, name, group: spec.groups[group], vegan: vegan === 1, dairy: dairy === 1, portion, grams, held };
}

/** What a food holds in a measure; null where 100 kcal mean nothing. */
function heldIn(food, nutrient, measure, least) {
  if (measure === "portion") return (food.held[nutrient] * food.grams) / 100;
  if (measure === "100 kcal") return food.held.energy < least ? null : (food.held[nutrient] * 100) / food.held.energy;
  return food.held[nutrient];
}

/** What a person's numbers say of a day; what is no number of a choice is left as it is. */
function dayOf(spec, { reader, day, caution }) {
  const change = {};
  if (spec.readers[reader]) change.reader = spec.readers[reader].key;
  if (spec.presets[day]) change.portions = spec.presets[day].portions;
  if (caution !== undefined) change.caution = caution;
  return change;
}

/** A day by such numbers; −1 for one that is none of those to start from. */
const numbersOf = (spec, { reader, portions, caution }) => ({
  reader: spec.readers.findIndex(({ key }) => key === reader),
  day: spec.presets.findIndex((preset) => samePortions(spec, preset.portions, portions)),
  caution,
});

const samePortions = (spec, one, other) => eaten(spec, one).join() === eaten(spec, other).join();

/** The three bars: a segment for each food, against the number they are held to. */
function drawBars(root, spec, foods, portions, totals, reader) {
  const { left, width, full } = spec.picture;
  for (const [nutrient, kind] of Object.entries(spec.goals)) {
    const bar = root.querySelector(`[data-bar="${nutrient}"]`);
    const put = (name, words) => { bar.querySelector(`[data-part="${name}"]`).textContent = words; };
    const goal = reader[nutrient];
    const share = totals[nutrient] / goal;
    put("value", `${grouped(totals[nutrient])} mg · ${Math.round(100 * share)} %`);
    put("goal", `${kind} ${grouped(goal)} mg`);
    const most = leader(spec, foods, portions, nutrient);
    put("most", most ? `most: ${shortened(most.name)}` : "");
    bar.querySelector('[data-part="over"]').setAttribute("display", share > full ? "inline" : "none");
    let at = 0;
    const segments = eaten(spec, portions).map(([number, count]) => {
      const held = count * heldIn(foods[number], nutrient, "portion");
      const from = Math.min(full, at / goal);
      at += held;
      const rect = document.createElementNS(SVG, "rect");
      const place = { x: (left + (from / full) * width).toFixed(2), y: 24, width: (((Math.min(full, at / goal) - from) / full) * width).toFixed(2), height: 18 };
      for (const name in place) rect.setAttribute(name, place[name]);
      const title = document.createElementNS(SVG, "title");
      title.textContent = `${foods[number].name}: ${grouped(held)} mg`;
      rect.append(title);
      return rect;
    });
    bar.querySelector('[data-part="segments"]').replaceChildren(...segments);
  }
  if (spec.legend) return;
  const ratio = totals.potassium > 0 ? (totals.sodium / totals.potassium).toFixed(2) : "–";
  root.querySelector('[data-part="others"]').textContent =
    `Calcium ${grouped(totals.calcium)} mg · energy ${grouped(totals.energy)} kcal · sodium : potassium ${ratio} : 1`;
}

/** The list of what is on the plate: a row a food, cloned from the page's own template. */
function bindPlate(box, spec, foods, bindBox, changed, notify) {
  const body = box.querySelector("tbody");
  const template = box.querySelector("template");
  let shown = spec.presets[0].portions;
  const boxes = new Map(); // of the rows' number boxes

  function adopt(row) {
    const { number } = row.dataset;
    const count = () => shown[number] ?? 0;
    const take = (value) => changed({ ...shown, [number]: Math.round(2 * value) / 2 });
    boxes.set(row, bindBox(row.querySelector("input"), {
      label: foods[number].name, unit: () => "portions", value: count, take,
      step: (up) => take(Math.min(spec.most, Math.max(0, count() + (up ? 0.5 : -0.5)))), say: notify,
    }));
    return row;
  }

  function row(number) {
    const food = foods[number];
    const made = template.content.firstElementChild.cloneNode(true);
    made.dataset.number = number;
    made.querySelector("[data-name]").textContent = food.name;
    made.querySelector("[data-portion]").textContent = food.portion;
    made.querySelector("input").setAttribute("aria-label", `Portions of ${food.name} (${food.portion})`);
    made.querySelector("button").setAttribute("aria-label", `Take ${food.name} off the plate`);
    return adopt(made);
  }

  for (const row of body.rows) adopt(row);
  body.addEventListener("click", ({ target }) => {
    if (target.tagName !== "BUTTON") return;
    const next = target.closest("tr").nextElementSibling ?? target.closest("tr").previousElementSibling;
    const { [target.closest("tr").dataset.number]: gone, ...rest } = shown;
    changed(rest);
    next?.querySelector("button").focus();
  });

  function show(portions) {
    shown = portions;
    const rows = Object.fromEntries([...body.children].map((made) => [made.dataset.number, made]));
    const wanted = plateOrder(spec, portions).map((number) => rows[number] ?? row(number));
    if (wanted.length !== body.children.length || wanted.some((made, i) => made !== body.children[i])) body.replaceChildren(...wanted);
    for (const made of wanted) boxes.get(made).show();
    box.toggleAttribute("data-empty", wanted.length === 0);
  }
  return { show };
}

/** The table of foods: measured, sorted and filtered as the reader chooses. */
function bindTable(box, spec, foods, add) {
  const body = box.querySelector("tbody");
  const rows = [...body.rows];
  const menus = Object.fromEntries([...box.querySelectorAll("select")].map((menu) => [menu.name, menu]));
  const heads = [...box.querySelectorAll("th[data-sort]")];
  const count = box.querySelector("[data-count]");
  const start = { column: "magnesium", down: true };
  let order = { ...start };

  const value = (food, column) => {
    if (column === "food") return food.name;
    if (column === "ratio") return food.held.potassium > 0 ? food.held.sodium / food.held.potassium : null;
    return heldIn(food, column, menus.measure.value, spec.least);
  };

  function fill() {
    const measured = ["magnesium", "potassium", "sodium", "calcium", "energy"];
    const tops = Object.fromEntries(measured.map((column) => [column, spec.tops[menus.measure.value][column]]));
    for (const row of rows) {
      const food = foods[row.dataset.number];
      measured.forEach((column, i) => {
        const held = value(food, column);
        row.cells[i + 1].textContent = held === null ? "–" : amountText(held);
        row.cells[i + 1].className = `s${held === null ? 0 : Math.floor(SHARES * Math.min(1, held / tops[column]) + 0.5)}`;
      });
    }
  }

  function arrange() {
    const sign = order.down ? -1 : 1;
    const keyed = rows.map((row) => ({ row, key: value(foods[row.dataset.number], order.column) }));
    keyed.sort((a, b) => {
      if (a.key === null || b.key === null) return (a.key === null) - (b.key === null);
      return sign * (typeof a.key === "string" ? a.key.localeCompare(b.key, "en") : a.key - b.key);
    });
    let seen = 0;
    for (const { row } of keyed) {
      const food = foods[row.dataset.number];
      row.hidden = !((menus.group.value === "" || food.group === menus.group.value)
        && (menus.table.value === "" || (menus.table.value === "vegan" ? food.vegan : !food.dairy)));
      seen += !row.hidden;
    }
    body.replaceChildren(...keyed.map(({ row }) => row));
    for (const head of heads) {
      const here = head.dataset.sort === order.column;
      head.setAttribute("aria-sort", here ? (order.down ? "descending" : "ascending") : "none");
    }
    count.textContent = `${seen} of ${rows.length} foods`;
  }

  for (const head of heads) {
    head.querySelector("button").addEventListener("click", () => {
      const column = head.dataset.sort;
      order = { column, down: order.column === column ? !order.down : column !== "food" };
      arrange();
    });
  }
  menus.measure.addEventListener("input", () => { fill(); arrange(); });
  for (const name of ["group", "table"]) menus[name].addEventListener("input", arrange);
  body.addEventListener("click", ({ target }) => {
    if (target.tagName === "BUTTON") add(target.closest("tr").dataset.number);
  });
  return {
    mark(portions) {
      for (const row of rows) row.toggleAttribute("data-eaten", (portions[row.dataset.number] ?? 0) > 0);
    },
    reset() {
      order = { ...start };
      for (const menu of Object.values(menus)) menu.selectedIndex = 0;
      fill();
      arrange();
    },
  };
}

/** A day as the query of a link: for=f19&11458=1.5. */
function queryOf(spec, day) {
  const plate = eaten(spec, day.portions).map(([number, count]) => `${number}=${count}`);
  const wished = Object.entries(day.wish ?? {}).filter(([name, value]) => value !== spec.wish[name].value).map(([name, value]) => `${name}=${value}`);
  return [`for=${day.reader}`, ...wished, ...plate].join("&");
}

/** The address of this page with this day. */
const dayLink = (spec, day) => `${location.href.split("#")[0]}#${spec.slug}?${queryOf(spec, day)}`;

/** The day that the address asks for; null when it means something else. Nothing of the address is repeated. */
function linkedDay(spec, foods, hash) {
  const [slug, query] = hash.replace(/^#/, "").split("?", 2);
  if (slug !== spec.slug || query === undefined) return null;
  const fault = (why) => ({ day: null, fault: `The link that led here asks for something this plate cannot hold (${why}). It shows the usual day instead.` });
  const day = { portions: {}, reader: spec.reader };
  if (spec.wish) day.wish = Object.fromEntries(Object.entries(spec.wish).map(([name, { value }]) => [name, value]));
  for (const [name, text] of new URLSearchParams(query)) {
    if (name === "for") {
      if (!spec.readers.some(({ key }) => key === text)) return fault("a reader it does not know");
      day.reader = text;
    } else if (name === "day") { // one of those to start from, as words in the text ask for it
      if (!/^\d$/.test(text) || !spec.presets[text]) return fault("a day it does not have");
      Object.assign(day.portions, spec.presets[text].portions);
    } else if (spec.wish && Object.hasOwn(spec.wish, name)) {
      const value = /^\d+(\.5)?$/.test(text) ? Number(text) : NaN;
      if (!(value >= spec.wish[name].min && value <= spec.wish[name].max)) return fault("a wish out of its range");
      day.wish[name] = value;
    } else {
      const count = /^\d+(\.5)?$/.test(text) ? Number(text) : NaN;
      if (!Object.hasOwn(foods, name)) return fault("a food it does not know");
      if (!(count <= spec.most)) return fault(`${foods[name].name}: 0 to ${spec.most} portions, in halves`);
      day.portions[name] = count;
    }
  }
  return { day, fault: "" };
}

/** The day as CSV: what each food gives, the sums, and what they are held against. */
function dayCsv(spec, foods, day) {
  const cell = (text) => (/[",\n]/.test(String(text)) ? `"${String(text).replaceAll('"', '""')}"` : String(text));
  const plain = (value) => String(Number(value.toFixed(2)));
  const reader = spec.readers.find(({ key }) => key === day.reader);
  const totals = dayTotals(spec, foods, day.portions);
  const rows = [
    ["number", "food", "portion", "portions", "grams", ...spec.nutrients.map((name) => `${name} (${name === "energy" ? "kcal" : "mg"})`)],
    ...eaten(spec, day.portions).map(([number, count]) => [number, foods[number].name, foods[number].portion, count, plain(count * foods[number].grams),
      ...spec.nutrients.map((name) => plain(count * heldIn(foods[number], name, "portion")))]),
    ["", "sum", "", "", "", ...spec.nutrients.map((name) => plain(totals[name]))],
    ["", `reference for ${reader.name}`, "", "", "", ...spec.nutrients.map((name) => (spec.goals[name] ? `${reader[name]} ${spec.goals[name]}` : ""))],
  ];
  const source = `# ${spec.title}; amounts: ${spec.source}; ${location.href.split("#")[0]}`;
  return [source, ...rows.map((row) => row.map(cell).join(","))].join("\r\n") + "\r\n";
}
