// The Review page: what the book asks comes back after days. All of it stays in this browser.
"use strict";
(() => {
  const root = document.querySelector("[data-review]");
  if (!root || !globalThis.bookCards) return;
  const KEY = "review", READ = "read", MINUTES = 10;
  const { empty, read, queue, intervals, rate } = bookSchedule;
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const tell = (words) => { part("notice").textContent = words; };
  let storage = true;
  let state = empty();
  let began = 0;
  let current = null;

  const stored = (key) => { try { return localStorage.getItem(key); } catch { storage = false; return null; } };
  function keep() {
    try { localStorage.setItem(KEY, JSON.stringify(state)); } catch { storage = false; tell("This browser keeps nothing for this page. Export before you leave, or all is forgotten."); }
  }
  const text = stored(KEY);
  if (text) {
    const known = read(text);
    if (known.state) state = known.state;
    else tell(`What was kept here cannot be read. ${known.fault} It stays until you import or forget.`);
  }
  if (!storage) tell("This browser keeps nothing for this page (its storage is blocked). You can still review now, and export before you leave.");
  let pages = {};
  try { pages = JSON.parse(stored(READ) || "{}") ?? {}; } catch { /* not ours */ }

  const element = (name, words, className) => Object.assign(document.createElement(name), { textContent: words ?? "", className: className ?? "" });
  const button = (words, press) => Object.assign(element("button", words), { type: "button", onclick: press });
  const days = (count) => (count <= 1 ? "tomorrow" : count < 60 ? `in ${count} days` : `in ${Math.round(count / 30.4)} months`);

  function todo() {
    const all = part("all").checked;
    return queue(state, bookCards, (page) => all || page in pages || page.endsWith("/glossary") && Object.keys(pages).length > 0, Date.now());
  }

  function next() {
    const { due, fresh } = todo();
    part("due").textContent = `${due.length} due, ${fresh.length} new`;
    const box = part("card");
    box.replaceChildren();
    [current] = [...due, ...fresh];
    if (!current) {
      const begun = Object.keys(pages).length || part("all").checked || Object.keys(state.cards).length;
      box.append(element("p", begun ? "Nothing more for today." : "Nothing yet: cards come from the pages that you have read. Read one, or tick “of all pages” below."));
      return;
    }
    if (began && Date.now() - began > MINUTES * 60000) {
      box.append(element("p", "Ten minutes are over: enough for today. What is left comes back tomorrow."), button("Go on all the same", () => { began = Date.now(); next(); }));
      return;
    }
    show(current, box);
  }

  function show(card, box) {
    const where = element("p", "", "kind");
    where.append("From ", Object.assign(element("a", card.title), { href: card.url }));
    box.append(where, element("p", card.front, "front"));
    if (card.picture) box.append(Object.assign(element("img"), { src: card.picture, alt: card.alt, className: "picture" }));
    const answer = element("div", "", "back");
    answer.setAttribute("aria-live", "polite");
    if (card.choices.length) {
      const list = element("div", "", "answers");
      for (const choice of card.choices) {
        list.append(button(choice.text, () => {
          list.querySelectorAll("button").forEach((each) => (each.disabled = true));
          answer.replaceChildren(element("p", `${choice.right ? "✓" : "✗"} ${choice.feedback}`));
          if (!choice.right) answer.append(element("p", `Right is: ${card.back}`), ...explained(card));
          grades(card, answer, choice.right ? ["hard", "good", "easy"] : ["again"]);
        }));
      }
      box.append(list, answer);
    } else {
      const open = button("Show the answer", () => {
        open.remove();
        answer.append(element("p", card.back), ...explained(card));
        grades(card, answer, ["again", "hard", "good", "easy"]);
      });
      box.append(open, answer);
    }
  }

  /** The figure in the state that explains it. */
  function explained(card) {
    if (!card.see) return [];
    const line = element("p");
    line.append(Object.assign(element("a", "See it in the figure"), { href: card.see }));
    return [line];
  }

  function grades(card, answer, names) {
    const labels = { again: names.length === 1 ? "Next" : "Not known", hard: "Hard", good: "Known", easy: "Easy" };
    const after = intervals(state, card.id, Date.now());
    const row = element("div", "", "grades");
    for (const name of names) {
      row.append(button(`${labels[name]} · ${days(after[name])}`, () => {
        began ||= Date.now();
        state = rate(state, card.id, name, Date.now());
        keep();
        next();
        part("card").querySelector("button")?.focus();
      }));
    }
    const see = element("p");
    see.append(Object.assign(element("a", "Look it up where it stands"), { href: card.url }));
    answer.append(row, see);
    row.querySelector("button").focus();
  }

  part("all").addEventListener("change", next);
  part("export").addEventListener("click", () => {
    const link = Object.assign(document.createElement("a"), { download: "review.json",
      href: URL.createObjectURL(new Blob([JSON.stringify({ ...state, read: pages })], { type: "application/json" })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  part("import").addEventListener("change", async ({ target }) => {
    if (!target.files[0]) return;
    const words = await target.files[0].text();
    const taken = read(words);
    target.value = "";
    if (!taken.state) { tell(`${taken.fault} What was here stays as it is.`); return; }
    state = taken.state;
    pages = { ...JSON.parse(words).read, ...pages };
    try { localStorage.setItem(READ, JSON.stringify(pages)); } catch { /* said already */ }
    tell(`Taken: ${Object.keys(state.cards).length} cards.`);
    keep();
    next();
  });
  let sure = false;
  part("forget").addEventListener("click", ({ target }) => {
    if (!sure) {
      sure = true;
      target.textContent = "Forget all? Press once more";
      setTimeout(() => { sure = false; target.textContent = "Forget"; }, 4000);
      return;
    }
    state = empty();
    try { localStorage.removeItem(KEY); } catch { /* nothing was kept */ }
    tell("Forgotten.");
    next();
  });
  root.querySelectorAll("[hidden]").forEach((hidden) => (hidden.hidden = false));
  next();
  root.dataset.ready = "true";
  performance.mark("review-ready");
})();
