// One person through the book: a line at the top says who, each figure stands as the person makes it and says what was set.
// A person is a few words of a table (person-data.js), in this browser or in a page's address: ?person=thiazide,much-salt.
"use strict";
(() => {
  const { version, page: making, chain: chaining, day: plated, words, usual, tellers, bloods, pages } = globalThis.bookPeople;
  const KEY = "person", LONGEST = 200;
  const root = document.documentElement;
  const base = new URL(root.dataset.content_root || "./", location.href);
  const rows = pages[root.dataset.page] ?? [];
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  let storage = true; // whether this browser keeps anything
  let chosen = []; // the words of the person; none for nobody
  let note = ""; // what the line has to say beside
  const form = document.querySelector("form[data-people]");

  // --- who it is --------------------------------------------------------------------------------------------------------

  const clash = (one, other) => {
    const wards = [one, other].filter((word) => words[word].kind === "ward");
    if (wards.length) return true;
    return one === other || (words[one].kind === words[other].kind && words[one].kind !== "drug");
  };

  /** The words in a text; null if it is not the text of a person. Nothing of it is ever shown. */
  function understood(text) {
    if (typeof text !== "string" || text.length > LONGEST) return null;
    const said = text.split(",");
    if (!said.every((word) => Object.hasOwn(words, word))) return null;
    if (said.some((one, i) => said.slice(i + 1).some((other) => clash(one, other)))) return null;
    return Object.keys(words).filter((word) => said.includes(word));
  }

  function kept() {
    let text = null;
    try { text = localStorage.getItem(KEY); } catch { storage = false; }
    if (text === null) return [];
    let found = null;
    try { const { version: then, words: said } = JSON.parse(text); if (then === version) found = understood(said); } catch { /* not ours */ }
    if (found) return found;
    note = "The person that this browser kept is of another edition of the book and was left out. The figures show a healthy body.";
    forget();
    return [];
  }

  function forget() {
    try { localStorage.removeItem(KEY); } catch { storage = false; }
  }

  function keep() {
    try { localStorage.setItem(KEY, JSON.stringify({ version, words: chosen.join(",") })); } catch { storage = false; }
    if (!storage) note ||= "This browser keeps nothing, so the person goes along in the links of this page.";
  }

  const all = () => Object.keys(words).filter((word) => chosen.some((said) => said === word || words[said].implies.includes(word)));
  const name = () => {
    const ward = chosen.find((word) => words[word].kind === "ward");
    return ward ? words[ward].says : `the person at hand: ${chosen.map((word) => words[word].says).join(", ")}`;
  };

  /** What is known of the person's blood: measured in one of the ward, computed by the book's models in anybody else. */
  function blood() {
    const ward = chosen.find((word) => words[word].kind === "ward");
    return ward ? words[ward].blood : bloods[tellers.filter((word) => chosen.includes(word)).join(",")] ?? {};
  }

  /** Figure → quantity → its value and where that is from. */
  function settings(wanted = rows) {
    const said = all(), known = blood(), found = {};
    for (const [word, figure, quantity, value, of, unless, source, label] of wanted) {
      if (unless.some((other) => said.includes(other))) continue;
      if (word === "*" ? !(of in known) : !said.includes(word)) continue;
      const now = word !== "*" ? value : value === null ? known[of] : value * known[of] / usual[of];
      (found[figure] ??= {})[quantity] = { value: now, source, label };
    }
    return found;
  }

  // --- what it does -----------------------------------------------------------------------------------------------------

  const plain = (value) => String(Number(value.toPrecision(3))).replace("-", "−");

  function said(figure, quantity, { value }) {
    const { label, unit, choices } = figure.explorable.known(quantity);
    return choices ? `${label}: ${choices[value]}` : `${label} ${plain(value)} ${unit ?? ""}`.trim();
  }

  /** Sets every figure that the person bears on, says so at the figure, and gives their number. */
  function dress() {
    const found = chosen.length ? settings() : {};
    let dressed = 0;
    for (const figure of document.querySelectorAll("[data-explorable]")) {
      figure.querySelector(".explorable-person")?.remove();
      if (!figure.explorable) continue;
      const wanted = Object.entries(found[figure.dataset.explorable] ?? {}).filter(([quantity]) => figure.explorable.known(quantity));
      const values = Object.fromEntries(wanted.map(([quantity, { value }]) => [quantity, value]));
      figure.explorable.adopt(values);
      if (!wanted.length) continue;
      dressed += 1;
      const { defaults } = figure.explorable.state();
      const healthy = make("button", { type: "button", textContent: "healthy", onclick: () => figure.explorable.set({ ...defaults }) });
      const back = make("button", { type: "button", textContent: "this person", onclick: () => figure.explorable.set({ ...defaults, ...values }) });
      const why = make("ul", {}, ...wanted.map(([quantity, set]) => make("li", { textContent: `${said(figure, quantity, set)}: ${set.source} (${set.label})` })));
      const line = make("div", { className: "explorable-person" },
        make("span", { textContent: `Set by the person: ${wanted.map(([quantity, set]) => said(figure, quantity, set)).join("; ")}. ` }), healthy, " ", back,
        make("details", {}, make("summary", { textContent: "Why these values?" }), why));
      (figure.querySelector(".explorable-body") ?? figure.firstChild).before(line);
    }
    if (chosen.length) namePlate(document.querySelector('[data-explorable="one-person"]'));
    return dressed;
  }

  /** The chain says what the person sets of the day on a plate, which stands on another page. */
  function namePlate(figure) {
    const sets = figure && Object.entries(settings(pages[plated.page])[plated.figure] ?? {});
    if (!sets?.length) return;
    const found = { day: "", reader: "held against the reference of a ", caution: "with the warning that " };
    const said = Object.keys(found).flatMap((name) => sets.filter(([each]) => each === name).map(([, { value }]) => found[name] + plated.choices[name][value]));
    const link = make("a", { textContent: plated.title, href: new URL(plated.address, base).href });
    const words_ = make("p", { className: "person-plate" }, `On the plate of this person: ${said.join(", ")} (`, link, ").");
    const line = figure.querySelector(".explorable-person");
    if (line) line.append(words_);
    else (figure.querySelector(".explorable-body") ?? figure.firstChild).before(make("div", { className: "explorable-person" }, words_));
  }

  /** Where no storage carries a person, the links of the page do. */
  function lead() {
    for (const link of document.querySelectorAll("a[href]")) {
      const url = new URL(link.href);
      if (!url.href.startsWith(base.href) || !url.pathname.endsWith(".html") || link.matches(".person-link")) continue;
      const others = url.search.slice(1).split("&").filter((part) => part && !part.startsWith("person="));
      url.search = [...others, ...(chosen.length ? [`person=${chosen.join(",")}`] : [])].join("&");
      if (url.href !== link.href) link.href = url.href;
    }
  }

  const bar = make("aside", { className: "person" });
  bar.setAttribute("aria-label", "The person who goes along");
  const status = make("span");
  status.setAttribute("role", "status");

  function show() {
    const dressed = dress();
    const figures = document.querySelectorAll("[data-explorable]").length;
    const where = dressed ? `sets ${dressed} ${dressed === 1 ? "figure" : "figures"} of this page` : figures ? "sets no figure of this page" : "";
    const chained = document.querySelector('[data-explorable="one-person"]');
    if (chained && chosen.length) for (let fold = chained.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    const about = !form && !chained ? "" /* there it is told what no model knows */ : all().map((word) => words[word].about).filter(Boolean).join(" ");
    const change = make("a", { textContent: "change", href: new URL(making, base).href });
    const chain = chaining && make("a", { textContent: "whole chain", href: new URL(chaining, base).href });
    const link = make("button", { type: "button", textContent: "copy link", onclick: copy });
    const away = make("button", { type: "button", textContent: chosen.length ? "remove" : "close", onclick: remove });
    status.textContent = note;
    const who = chosen.length ? [make("span", {}, make("b", { textContent: "Person: " }), name()), where && make("span", { textContent: where }), change, chain, link, away] : [status, away];
    bar.replaceChildren(...who.filter(Boolean), ...(chosen.length && note ? [status] : []), ...(about && chosen.length ? [make("span", { className: "about", textContent: about })] : []));
    if ((chosen.length || note) && !bar.isConnected) (document.querySelector("nav.route") ?? document.querySelector("header.top")).after(bar);
    if (!chosen.length && !note) bar.remove();
    fill();
    if (!storage) lead();
  }

  function copy() {
    const url = new URL(location.href);
    url.hash = "";
    url.search = `?person=${chosen.join(",")}`;
    const done = (words_) => { note = words_; show(); };
    const told = () => done(`A link with this person: ${url.href}`);
    if (navigator.clipboard) navigator.clipboard.writeText(url.href).then(() => done("A link with this person is copied."), told);
    else told();
  }

  function remove() {
    chosen = [];
    note = "";
    forget();
    show();
    document.querySelector("main").focus({ preventScroll: true });
    readdress();
  }

  /** The address says who goes along only where nothing else carries it: going back would bring an earlier person up again. */
  function readdress() {
    const url = new URL(location.href);
    const others = url.search.slice(1).split("&").filter((part) => part && !part.startsWith("person="));
    url.search = [...others, ...(storage || !chosen.length ? [] : [`person=${chosen.join(",")}`])].join("&");
    if (url.href === location.href) return;
    try { history.replaceState(history.state, "", url.href); } catch { if (!chosen.length) location.replace(url.href); }
  }

  // --- the form that makes one ------------------------------------------------------------------------------------------

  function fill() {
    if (!form) return;
    for (const menu of form.querySelectorAll("select")) menu.value = chosen.find((word) => words[word].kind === menu.name) ?? "";
    for (const box of form.querySelectorAll("input")) box.checked = chosen.includes(box.value);
  }

  if (form) {
    form.hidden = false;
    document.querySelector(".person-still")?.remove();
    const tell = (text) => { form.querySelector("output").textContent = text; };
    // One of the ward is whole as she is: who takes one gives up the rest, and the other way round.
    form.addEventListener("change", ({ target }) => {
      const ward = form.querySelector('[name="ward"]'), value = target === ward ? ward.value : "";
      if (value) form.reset();
      ward.value = value;
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const said = [...form.querySelectorAll("select, input:checked")].map(({ value }) => value).filter(Boolean);
      if (!said.length) {
        remove();
        tell("Nobody goes along: all figures show a healthy body.");
        return;
      }
      chosen = understood(said.join(",")) ?? [];
      note = "";
      keep();
      readdress();
      show();
      tell("Goes along from page to page, as the line at the top says.");
    });
  }

  // --- at the start -----------------------------------------------------------------------------------------------------

  const asked = new URLSearchParams(location.search).get("person");
  const before = kept();
  const linked = asked === null ? null : understood(asked);
  if (asked !== null && !linked) note = "The link that led here names a person whom this book does not know; it was left out.";
  chosen = linked ?? before;
  if (linked) {
    keep();
    readdress();
  }
  show();
})();
