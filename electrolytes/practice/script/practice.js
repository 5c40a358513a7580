// The tasks of a page. Their words stand in the page with the numbers of the paper; this lets them be answered, draws other
// numbers, and marks by the page's own compiled models, which are loaded at the first try.
import { along, labeled, mark, ordered, picked, shown, standing } from "./marking.js";

let programs = null; // of the page, once its script has come

function loaded(sheet) {
  programs ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = sheet.dataset.code;
    script.onload = () => done(globalThis.liveCode[sheet.dataset.name]());
    script.onerror = failed;
    document.head.append(script);
  });
  return programs;
}

function program(sheet, spec) {
  return loaded(sheet).then((all) => {
    const compiled = all[spec.code]();
    return (x) => {
      const y = new Float64Array(compiled.outputs.length);
      compiled.evaluate(Float64Array.from(x), y);
      return [...y];
    };
  });
}

function tell(task, { kind, words, right }) {
  const said = task.querySelector(".practice-verdict");
  said.textContent = `${right ? "✓" : ["unread", "no unit", "other unit"].includes(kind) ? "…" : "✗"} ${words}`;
  said.dataset.kind = right ? "right" : kind;
  task.dispatchEvent(new CustomEvent("practice", { bubbles: true, detail: { name: task.dataset.practice, kind, right } }));
}

const failed = (task) => () => tell(task, { kind: "unread", words: "The model could not be loaded. Reload the page.", right: false });

function adoptNumber(sheet, task, spec) {
  let x = spec.paper;
  const form = task.querySelector("form");
  const box = form.querySelector("input");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    program(sheet, spec).then((compute) => {
      tell(task, mark(box.value, spec.rule, compute(x).slice(0, 1 + spec.rule.mistakes.length)));
    }, failed(task));
  });
  form.querySelector('[data-do="again"]').addEventListener("click", () => {
    program(sheet, spec).then((compute) => {
      const before = x;
      for (let i = 0; i < 9 && x.every((value, k) => value === before[k]); i++) {
        x = spec.draws.map((values) => values[Math.floor(Math.random() * values.length)]);
      }
      const all = [...x, ...compute(x)];
      for (const span of task.querySelectorAll("[data-field]")) {
        const { of, form: written, unit } = spec.fields[span.dataset.field];
        span.textContent = shown(all[of], written, unit);
      }
      task.querySelector("details").open = false;
      task.querySelector(".practice-verdict").textContent = "";
      box.value = "";
      box.focus();
    }, failed(task));
  });
}

function adoptFigure(sheet, task, spec) {
  task.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const figure = document.querySelector(`[data-explorable="${spec.figure}"]`)?.explorable;
    if (!figure) return failed(task)();
    const { settings, defaults, clock } = figure.state();
    const free = new Set([...spec.move, clock]);
    const moved = Object.keys(settings).some((name) => !free.has(name) && settings[name] !== (spec.start[name] ?? defaults[name]));
    if (moved) return tell(task, { kind: "others", words: WORDS.others.replace("{names}", spec.labels.join(", ")), right: false });
    const at = spec.inputs.map((name, i) => settings[name] ?? spec.usual[i]);
    const values = spec.grid
      ? loaded(sheet).then((all) => along(spec.goals, figure.course(spec.grid, all[spec.code])(at)))
      : program(sheet, spec).then((compute) => compute(at));
    return values.then((found) => tell(task, standing(spec.goals, found)), failed(task));
  });
}

function adoptLabel(task, spec) {
  task.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    tell(task, labeled([...task.querySelectorAll("select")].map(({ value }) => Number(value)), spec.right));
  });
}

function adoptCurve(task, spec) {
  task.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    tell(task, picked(Number(task.querySelector("input:checked")?.value ?? -1), spec.right, spec.said));
  });
}

function adoptOrder(task) {
  const list = task.querySelector("ol");
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const item = button.closest("li");
    if (button.dataset.do === "up") item.previousElementSibling?.before(item);
    else item.nextElementSibling?.after(item);
    button.focus();
  });
  task.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    tell(task, ordered([...list.children].map((item) => Number(item.dataset.place))));
  });
}

for (const sheet of document.querySelectorAll("[data-sheet]")) {
  const specs = JSON.parse(sheet.querySelector(':scope > script[type="application/json"]').textContent);
  for (const spec of specs) {
    const task = sheet.querySelector(`[data-practice="${spec.name}"]`);
    if (spec.kind === "number") adoptNumber(sheet, task, spec);
    else if (spec.kind === "figure") adoptFigure(sheet, task, spec);
    else if (spec.kind === "label") adoptLabel(task, spec);
    else if (spec.kind === "curve") adoptCurve(task, spec);
    else adoptOrder(task);
    for (const hidden of task.querySelectorAll("form[hidden], button[hidden], select[hidden]")) hidden.hidden = false;
  }
}
