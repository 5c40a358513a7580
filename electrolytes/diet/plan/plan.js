// A day that works: the wish, the search in a worker, and its answer beside the day.
import { mountDay } from "./day.js";
import { dayTotals, grouped, halves, planSentence } from "./words.js";

/**
 * Brings the planner to life.
 * @param {HTMLElement} root @param {object} spec a day's, with the wish and its first answer
 * @param {object | null} kernel the Python side in Jupyter @param {object} tools
 */
export function mountPlan(root, spec, kernel, tools) {
  const boxes = Object.fromEntries([...root.querySelectorAll(".day-wish [name]")].map((box) => [box.name, box]));
  const table = tableOf(spec);
  const usual = Object.fromEntries(Object.entries(spec.wish).map(([name, { value }]) => [name, value]));
  const typing = {}; // the number boxes
  const search = searcher(tools.worker, table, root);
  let now = null; // the day, its reader, and the answer
  let asked = "";

  const plan = mountDay(root, spec, kernel, tools, {
    wish: usual,
    changed(state) {
      for (const [name, box] of Object.entries(boxes)) {
        if (box.type === "checkbox") box.checked = state.day.wish[name] === 1;
        else if (typing[name]) typing[name].show();
        else box.value = String(state.day.wish[name]);
      }
      const wish = wishOf(spec, state);
      const question = JSON.stringify(wish);
      if (question === asked) return;
      asked = question;
      const first = now === null && same(spec, state.day);
      const covered = first || (state.adopted && root.hasAttribute("data-covered"));
      root.toggleAttribute("data-covered", covered); // the reader guesses before the answer is shown
      now = { ...state, answer: null };
      if (first || same(spec, state.day)) {
        search.cancel();
        show(spec.answer);
      } else search.ask(wish, show);
    },
    actions: {
      show() { root.removeAttribute("data-covered"); },
      take() {
        if (now.answer?.portions) plan.set({ portions: now.answer.portions });
        else plan.notify("There is no such day to put on the plate.");
      },
    },
  });

  function show(answer) {
    now.answer = answer;
    now.speech.say(planSentence(spec, now.foods, now.day, now.reader, answer));
    drawPlan(root, spec, now, answer);
  }

  const take = (name, value) => plan.set({ wish: { ...now.day.wish, [name]: Math.round(value) } });
  for (const [name, box] of Object.entries(boxes)) {
    if (box.type !== "number") box.addEventListener("input", () => take(name, box.type === "checkbox" ? Number(box.checked) : Number(box.value)));
    else {
      const { min, max } = spec.wish[name];
      typing[name] = tools.bindBox(box, {
        label: `Energy ${name === "low" ? "from" : "to"}`, unit: () => "kcal", value: () => now.day.wish[name],
        take: (value) => take(name, value), step: (up) => take(name, Math.min(max, Math.max(min, now.day.wish[name] + (up ? 50 : -50)))),
        say: plan.notify,
      });
    }
  }
}

/** Is this the day and the wish that the page was built with? */
function same(spec, day) {
  const flat = (portions) => JSON.stringify(Object.entries(portions).filter(([, count]) => count > 0).sort());
  return day.reader === spec.reader && flat(day.portions) === flat(spec.presets[0].portions)
    && Object.entries(spec.wish).every(([name, { value }]) => day.wish[name] === value);
}

/** The foods as the program takes them: amounts in half a portion. */
function tableOf(spec) {
  const foods = spec.foods.map(([number, , , vegan, dairy, , grams, ...per100]) => ({
    number, vegan: vegan === 1, dairy: dairy === 1,
    held: Object.fromEntries(spec.nutrients.map((nutrient, i) => [nutrient, (per100[i] * grams) / 100 / 2])),
  }));
  return { foods, limits: spec.limits, aims: spec.wishWords.aim, neverAdded: spec.neverAdded, mostPortions: spec.most };
}

/** The wish as the program takes it. */
function wishOf(spec, { day, reader }) {
  const { aim, table, keep, most, low, high } = day.wish;
  const goals = { magnesium: reader.magnesium, potassium: reader.potassium, sodium: reader.sodium };
  const words = { aim: spec.wishWords.aim[aim], table: spec.tables[table] };
  return { portions: day.portions, goals, ...words, keep: keep === 1, most, energy_low: low, energy_high: high };
}

const ALONE = "Your browser lets this page start no second thread, and the search for a day needs one: the plan stays as it was.";

/** Searches in a worker; a new question ends the search for an old one. */
function searcher(serve, table, root) {
  let worker = null;
  let waiting = 0;
  const cancel = () => {
    clearTimeout(waiting);
    worker?.terminate();
    worker = null;
    root.removeAttribute("aria-busy");
  };
  return {
    cancel,
    ask(wish, done) {
      cancel();
      root.setAttribute("aria-busy", "true");
      waiting = setTimeout(() => {
        const address = URL.createObjectURL(new Blob([`(${serve})();`], { type: "text/javascript" }));
        const refused = () => {
          cancel();
          root.querySelector(".explorable-notice").textContent = ALONE;
        };
        try {
          worker = new Worker(address);
        } catch {
          return refused();
        }
        worker.onerror = refused;
        worker.onmessage = ({ data }) => {
          cancel();
          done(data);
        };
        worker.postMessage({ table, wish });
        return URL.revokeObjectURL(address);
      }, 60);
    },
  };
}

/** The thin bars and the table of changes. */
function drawPlan(root, spec, { day, foods, reader }, { portions }) {
  const { width, full } = spec.picture;
  const held = portions && dayTotals(spec, foods, portions);
  for (const nutrient of Object.keys(spec.goals)) {
    const share = held ? Math.min(full, held[nutrient] / reader[nutrient]) / full : 0;
    root.querySelector(`[data-bar="${nutrient}"] [data-part="plan"]`).setAttribute("width", (share * width).toFixed(2));
  }
  const body = root.querySelector(".day-answer tbody");
  const rows = portions ? spec.foods.map(([number]) => number).filter((number) => (portions[number] ?? 0) !== (day.portions[number] ?? 0)) : [];
  body.replaceChildren(...rows.map((number) => {
    const [from, to] = [day.portions[number] ?? 0, portions[number] ?? 0];
    const row = document.createElement("tr");
    const cells = [`${halves(from)} → ${halves(to)}`, ...["magnesium", "potassium", "sodium", "energy"].map((nutrient) => {
      const change = ((to - from) * foods[number].held[nutrient] * foods[number].grams) / 100;
      const words = grouped(Math.abs(change));
      return words === "0" ? words : `${change < 0 ? "−" : "+"}${words}`;
    })];
    const head = document.createElement("th");
    head.scope = "row";
    head.textContent = foods[number].name;
    row.append(head, ...cells.map((words) => Object.assign(document.createElement("td"), { textContent: words })));
    return row;
  }));
  root.querySelector(".day-answer").toggleAttribute("data-empty", rows.length === 0);
}
