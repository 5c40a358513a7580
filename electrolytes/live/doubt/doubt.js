// How sure a number is: the picture, the boxes of what is supposed to be known, and draws that are made elsewhere.

/**
 * Brings the part to life.
 * @param {HTMLElement} root @param {object} spec @param {object | null} kernel the Python side in Jupyter @param {object} tools
 */
function mountDoubt(root, spec, kernel, tools) {
  const find = (selector) => root.querySelector(selector);
  const all = (selector) => [...root.querySelectorAll(selector)];
  const usual = { question: 0, known: [], seed: spec.seed };
  let state = { ...usual };
  let shown = spec.questions[0].usual;
  const speech = tools.speaker(find(".explorable-sentence"));
  const notice = find(".explorable-notice");
  const notify = (words) => { notice.textContent = words; };
  const menu = find("[name=question]");
  const boxes = all(".doubt-known input");
  const bar = find("progress");
  const maker = drawing(() => tools.load(`code/${spec.later}`), notify);

  const knownHere = () => spec.questions[state.question].spreads.map(({ name }) => name).filter((name) => state.known.includes(name));

  function update() {
    const question = spec.questions[state.question];
    menu.value = String(state.question);
    for (const box of boxes) box.checked = state.known.includes(box.name);
    all("[data-question]").forEach((list) => { list.hidden = Number(list.dataset.question) !== state.question; });
    const known = knownHere();
    maker.cancel();
    busy(false);
    if (!known.length && state.seed === spec.seed) return show(question.usual);
    busy(true);
    return maker.ask({ number: state.question, question, known, count: spec.count, seed: state.seed }, (made) => { bar.value = made; }, (answer) => {
      busy(false);
      show(answer);
    }, () => {
      busy(false);
      notify("What draws could not be loaded; everything else works.");
    });
  }

  function busy(is) {
    root.toggleAttribute("aria-busy", is);
    if (is) root.setAttribute("aria-busy", "true");
    bar.value = 0;
    bar.toggleAttribute("data-busy", is);
  }

  function show(answer) {
    shown = answer;
    const question = spec.questions[state.question];
    drawDoubt(root, spec.picture, question, answer);
    speech.say(doubtSentence(question, answer, knownHere().length));
  }

  function set(change) {
    state = { ...state, ...change };
    update();
    if (kernel) kernel.set({ ...state });
    else tools.keep(spec.slug, JSON.stringify(state) === JSON.stringify(usual) ? null : state);
  }

  /** A state that a link or an earlier visit asks for; null if it makes no sense here. */
  function sound({ question, known, seed }) {
    const names = spec.questions.flatMap(({ spreads }) => spreads.map(({ name }) => name));
    const good = Number.isInteger(question) && spec.questions[question] && Array.isArray(known) && known.every((name) => names.includes(name))
      && Number.isInteger(seed) && seed >= 0 && seed < 4294967296;
    return good ? { question, known, seed } : null;
  }

  function openLink() {
    const [slug, query] = location.hash.replace(/^#/, "").split("?", 2);
    if (slug !== spec.slug || query === undefined) return;
    const asked = new URLSearchParams(query);
    const wanted = sound({ question: Number(asked.get("question") ?? 0), known: (asked.get("known") ?? "").split(",").filter(Boolean), seed: Number(asked.get("seed") ?? spec.seed) });
    set(wanted ?? usual);
    notify(wanted ? "" : "The link that led here asks for something this figure cannot show. It shows the usual state instead.");
    root.scrollIntoView({ block: "start" });
  }

  const actions = {
    reset() { notify(""); set(usual); },
    again() { notify(""); set({ seed: (state.seed + 1) % 4294967296 }); },
    link() {
      const query = new URLSearchParams({ question: state.question, known: state.known.join(","), seed: state.seed });
      const link = `${location.href.split("#")[0]}#${spec.slug}?${query}`;
      const told = () => notify(`A link to this state: ${link}`);
      if (navigator.clipboard) navigator.clipboard.writeText(link).then(() => notify("A link to this state is copied."), told);
      else told();
    },
    csv() { tools.save(`${spec.slug}.csv`, "text/csv", doubtCsv(spec, spec.questions[state.question], shown, state)); },
  };
  menu.addEventListener("input", () => { notify(""); set({ question: Number(menu.value) }); });
  for (const box of boxes) {
    box.addEventListener("input", () => {
      notify("");
      set({ known: box.checked ? [...state.known.filter((name) => name !== box.name), box.name] : state.known.filter((name) => name !== box.name) });
    });
  }
  root.addEventListener("click", (event) => actions[event.target.closest("[data-action]")?.dataset.action]?.());
  if (kernel) {
    const read = () => { for (const name in usual) state = { ...state, [name]: kernel.get(name) ?? state[name] }; };
    read();
    kernel.listen(() => { read(); update(); });
  }
  update();
  speech.settle();
  if (!kernel) {
    const past = tools.recall(spec.slug);
    const left = past && sound(past);
    if (left) {
      set(left);
      notify("As you left it. Reset leads back to the usual state.");
    } else openLink();
    addEventListener("hashchange", openLink);
    tools.onReturn(update);
  }
  root.dataset.ready = "true";
  performance.mark(`explorable-ready:${spec.slug}`);
}

/**
 * Makes draws in a worker of its own; where none may be, in slices on the page. A new question ends the old one.
 * What draws is brought when it is first asked for: the usual answers stand in the page.
 */
function drawing(bring, notify) {
  let end = () => {};
  let forbidden = typeof Worker !== "function";
  function onThePage(drawings, asked, report, done) {
    if (!forbidden) notify("No worker may run here: the draws are made on the page itself, a little at a time.");
    forbidden = true;
    end = drawings().inSlices(asked, report, done);
  }
  function begin(drawings, asked, report, done) {
    if (forbidden) return onThePage(drawings, asked, report, done);
    const address = URL.createObjectURL(new Blob([`"use strict";\n(${drawings})().serve(self);`], { type: "text/javascript" }));
    let worker;
    try {
      worker = new Worker(address);
    } catch {
      return onThePage(drawings, asked, report, done);
    }
    let ended = false;
    end = () => {
      ended = true;
      worker.terminate();
      URL.revokeObjectURL(address);
    };
    worker.onerror = (event) => {
      event.preventDefault?.();
      if (ended) return;
      end();
      onThePage(drawings, asked, report, done);
    };
    worker.onmessage = ({ data }) => {
      if (ended) return;
      if (data.answer) {
        end();
        done(data.answer);
      } else report(data.made);
    };
    return worker.postMessage(asked);
  }
  return {
    cancel() {
      end();
      end = () => {};
    },
    ask(asked, report, done, lost) {
      let ended = false;
      end = () => { ended = true; };
      bring().then((drawings) => ended || begin(drawings, asked, report, done), () => ended || lost());
    },
  };
}

/** The spreads from the widest swing to the narrowest. */
function orderOf(swings) {
  const width = ([from, to]) => Math.abs(to - from);
  return swings.map((_, i) => i).sort((i, k) => width(swings[k]) - width(swings[i]) || i - k);
}

function doubtNumber(value, digits) {
  const text = (Math.sign(value) * (Math.round(Math.abs(value) * 10 ** digits) / 10 ** digits)).toFixed(digits);
  return /[1-9]/.test(text) ? text.replace("-", "−") : text.replace("-", "");
}

/** The answer as a sentence, as question.py words it. */
function doubtSentence({ lead, unit, digits, beside, spreads }, answer, known) {
  const number = (value) => doubtNumber(value, digits);
  let words = `${lead} ${number(answer.low)} to ${number(answer.high)} ${unit} in 95 of 100 draws, ${number(answer.middle)} in the middle.`;
  if (beside) {
    words += ` ${beside.label} ${number(beside.middle)}, from ${number(beside.low)} to ${number(beside.high)}: ${doubtNumber(100 * answer.inside, 0)} % of the draws lie in there.`;
  }
  if (known < spreads.length) words += ` Widest bar: ${spreads[orderOf(answer.swings)[0]].words.toLowerCase()}.`;
  if (known) words += ` ${known} of ${spreads.length} are held as known.`;
  if (answer.none) words += ` ${answer.none} draws have no answer in the model and are left out.`;
  return words;
}

/** Places the picture's parts, as doubt.py does. */
function drawDoubt(root, picture, question, answer) {
  const part = (name) => root.querySelector(`svg [data-part="${name}"]`);
  const put = (element, values) => { for (const [name, value] of Object.entries(values)) element.setAttribute(name, typeof value === "number" ? value.toFixed(2) : value); };
  const [start, end] = question.axis;
  const along = (value) => picture.left + Math.min(1, Math.max(0, (value - start) / (end - start))) * (picture.right - picture.left);
  const tall = Math.max(1, ...answer.bins);
  [...part("bars").children].forEach((bar, i) => {
    const height = (answer.bins[i] / tall) * (picture.foot - picture.top);
    put(bar, { y: picture.foot - height, height });
  });
  put(part("interval"), { d: `M${along(answer.low).toFixed(2)} 22H${along(answer.high).toFixed(2)}` });
  put(part("middle"), { cx: along(answer.middle) });
  put(part("line"), { x1: along(answer.middle), x2: along(answer.middle) });
  part("beyond").textContent = answer.beyond ? `${answer.beyond} beyond` : "";
  const beside = part("beside");
  beside.setAttribute("display", question.beside ? "inline" : "none");
  if (question.beside) {
    put(beside.querySelector("path"), { d: `M${along(question.beside.low).toFixed(2)} 44H${along(question.beside.high).toFixed(2)}` });
    put(beside.querySelector("circle"), { cx: along(question.beside.middle) });
    beside.querySelector("text").textContent = question.beside.label;
  }
  [...part("ticks").children].forEach((tick, i) => {
    const here = question.ticks[i];
    tick.setAttribute("display", here === undefined ? "none" : "inline");
    if (here === undefined) return;
    put(tick, { transform: `translate(${along(here).toFixed(2)} 0)` });
    tick.querySelector("text").textContent = `${here}`.replace("-", "−");
  });
  const order = orderOf(answer.swings);
  [...part("rows").children].forEach((row, place) => {
    const i = order[place];
    row.setAttribute("display", i === undefined ? "none" : "inline");
    if (i === undefined) return;
    const [from, to] = answer.swings[i].map(along).sort((one, other) => one - other);
    put(row.querySelector("rect"), { x: from, width: Math.max(0.8, to - from) });
    row.querySelector("text").textContent = question.spreads[i].words;
  });
}

/** The answer as a table. */
function doubtCsv(spec, question, answer, { known, seed }) {
  const cell = (value) => (/[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  const rows = [
    [`# ${spec.title}: ${question.lead} (${question.unit})`], [`# ${spec.count} draws, seed ${seed}; source: ${spec.source}`],
    ["low 2.5 %", "middle", "high 97.5 %"], [answer.low, answer.middle, answer.high],
    ["quantity", "shape", "from", "to", "held as known", "answer at its low end", "answer at its high end", "source", "why"],
    ...question.spreads.map(({ name, words, shape, low, high, source, why }, i) => [words, shape, low, high, known.includes(name) ? "yes" : "no", ...answer.swings[i], source, why]),
  ];
  return `${rows.map((row) => row.map(cell).join(",")).join("\n")}\n`;
}
