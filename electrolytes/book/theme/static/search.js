// The search page: looks words up in the index that the build has written (window.bookIndex).
"use strict";
(() => {
  const SUPERSCRIPTS = /[⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹₀-₉]/g;
  const WEIGHT = { term: 3, page: 1.6, section: 1, source: 0.2, code: 0.1 };
  const MOST = 40, BEFORE = 70, AFTER = 130;

  /** A word as it is indexed: no case, no accents, no charges ("Mg²⁺" is "mg"). */
  const plain = (word) => word.replace(SUPERSCRIPTS, "").normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

  /** The index over all records. */
  function library(records) {
    const index = new MiniSearch({
      fields: ["title", "page", "text"],
      storeFields: ["kind"],
      processTerm: (term) => plain(term) || null,
    });
    index.addAll(records);
    return index;
  }

  /** What a reader's words mean in the book: [word, how much it counts]. */
  function meant(query, synonyms) {
    const said = ` ${plain(query).replace(/\s+/g, " ").trim()} `;
    return Object.entries(synonyms).filter(([words]) => said.includes(` ${words} `)).map(([, words]) => words);
  }

  /** Records in the order in which a reader would want them. */
  function find(index, records, synonyms, query) {
    const options = {
      boost: { title: 5, page: 1.5 },
      prefix: (term) => term.length > 3,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      weights: { fuzzy: 0.2, prefix: 0.4 },
      boostDocument: (id, term, stored) => WEIGHT[stored.kind],
    };
    const lay = meant(query, synonyms).map((words) => ({ queries: words.split(" "), combineWith: "OR", boost: { title: 6, page: 1.5 } }));
    const all = index.search({ combineWith: "OR", queries: [{ queries: [query], combineWith: "AND" }, ...lay] }, { ...options, combineWith: "AND" });
    const found = all.length ? all : index.search(query, { ...options, combineWith: "OR" });
    const called = ({ id }) => (records[id].kind !== "code" && records[id].title.split(", ").some((title) => plain(title) === plain(query).trim()) ? 0 : 1);
    found.sort((a, b) => called(a) - called(b)); // what is called just that comes first; else the order stays
    return found.map(({ id, terms }) => ({ ...records[id], terms }));
  }

  /** A few words around the first place where a text holds one of the terms: [plain, marked, plain, …]. */
  function excerpt(text, terms) {
    const words = [...text.matchAll(/[\p{L}\p{N}⁺⁻⁰¹²³⁴-⁹₀-₉]+/gu)];
    const hit = (word) => terms.includes(plain(word));
    const first = words.find(([word]) => hit(word));
    let start = first ? Math.max(0, first.index - BEFORE) : 0;
    if (start > 0) start = text.indexOf(" ", start) + 1;
    let end = Math.min(text.length, (first ? first.index : 0) + AFTER);
    if (end < text.length) end = text.lastIndexOf(" ", end);
    const parts = [start > 0 ? "… " : ""];
    let at = start;
    for (const word of words) {
      if (word.index < start || word.index + word[0].length > end || !hit(word[0])) continue;
      parts.push(text.slice(at, word.index), word[0]);
      at = word.index + word[0].length;
    }
    parts[0] += parts.length > 1 ? parts.splice(1, 1)[0] : "";
    parts.push(text.slice(at, end) + (end < text.length ? " …" : ""));
    return parts;
  }

  const KINDS = { term: "Glossary", page: "Page", section: "", source: "Source", code: "Python" };

  function entry({ kind, url, title, page, text, terms }) {
    const item = document.createElement("li");
    const link = item.appendChild(document.createElement("a"));
    link.href = url;
    link.textContent = title || page;
    const where = item.appendChild(document.createElement("span"));
    where.className = "search-where";
    where.textContent = [KINDS[kind], kind === "page" || page === title ? "" : page].filter(Boolean).join(" · ");
    const words = item.appendChild(document.createElement("p"));
    excerpt(text, terms).forEach((part, i) => {
      if (i % 2) words.appendChild(document.createElement("mark")).textContent = part;
      else words.append(part);
    });
    return item;
  }

  function run() {
    const query = (new URLSearchParams(location.search).get("q") || "").slice(0, 200).trim();
    const form = document.querySelector("form.search"), count = document.querySelector(".search-count");
    const list = document.querySelector(".search-found");
    const { records, synonyms } = window.bookIndex;
    const index = library(records);
    const show = (words) => {
      const found = words ? find(index, records, synonyms, words) : [];
      count.textContent = !words ? "" : found.length ? `${found.length} place${found.length > 1 ? "s" : ""}` : `Nothing is called “${words}” here.`;
      list.replaceChildren(...found.slice(0, MOST).map(entry));
    };
    document.querySelectorAll('input[name="q"]').forEach((box) => (box.value = query));
    show(query);
    form.q.addEventListener("input", () => show(form.q.value.trim()));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      show(form.q.value.trim());
      history.replaceState(null, "", `?q=${encodeURIComponent(form.q.value.trim())}`);
    });
    if (!query) form.q.focus();
  }

  if (typeof document === "undefined") globalThis.bookSearch = { library, find, excerpt };
  else if (document.querySelector(".search-found")) run();
})();
