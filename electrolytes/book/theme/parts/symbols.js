// Equations that point: at a symbol stands what it is and how large it is now in the figure above; its slider lights up, and
// a slider lights up its symbols. One stop of the Tab key for each equation, arrow keys inside it, Escape hides. Where an
// equation is a sum that a figure computes, its terms are told too, each with a bar.
"use strict";
(() => {
  if (!document.querySelector("[data-q]")) return;
  const box = document.createElement("div");
  box.className = "tip";
  box.setAttribute("role", "status");
  box.hidden = true;
  document.body.append(box);
  let shown = null, lit = null, summed = null;
  const DWELL = 150; // ms that somebody points at a sum before a figure is asked for its terms

  /** The live figures, the nearest above first, then those below. */
  function figuresNear(place) {
    const figures = [...document.querySelectorAll('[data-explorable][data-ready="true"]')];
    const above = figures.filter((figure) => place.compareDocumentPosition(figure) & Node.DOCUMENT_POSITION_PRECEDING);
    return [...above.reverse(), ...figures.filter((figure) => !above.includes(figure))];
  }

  /** What the nearest figure knows of a quantity. */
  function asked(symbol) {
    for (const figure of figuresNear(symbol)) {
      const known = symbol.dataset.q && figure.explorable?.known(symbol.dataset.q);
      if (known) return known;
    }
    return null;
  }

  /** The nearest figure that computes a sum: which of its sums it is, and the terms' places as they are printed. */
  function computing(row) {
    const where = new Map(row?.dataset.sum.split(" ").map((each) => [each.split(":")[0], each.split(":")]));
    const figure = row && figuresNear(row).find(({ dataset, explorable }) => explorable?.sum && where.has(dataset.explorable));
    if (!figure) return null;
    const [, sum, order] = where.get(figure.dataset.explorable);
    return { figure, sum: Number(sum), order: order.split(",").map(Number) };
  }

  /** The terms of a row as they are printed, copied; a sign belongs to what follows it. */
  function printed(row) {
    const parts = row.matches("mtr") ? [...row.children].flatMap((cell) => [...cell.children]) : [...row.children];
    const terms = [];
    for (const part of parts.slice(parts.findIndex((part) => part.localName === "mo" && part.textContent === "=") + 1)) {
      if (!terms.length || (part.localName === "mo" && /^[+−]$/.test(part.textContent))) terms.push([]);
      terms.at(-1).push(part.cloneNode(true));
    }
    return terms;
  }

  /** A bar for each term: to the right what adds, to the left what takes away. */
  async function tellTerms(row) {
    const found = computing(row);
    if (!found) return;
    const { terms, unit } = await found.figure.explorable.sum(found.sum);
    if (row !== summed || !terms.every(Number.isFinite)) return;
    const values = found.order.map((place) => terms[place]);
    const whole = values.reduce((sum, value) => sum + Math.abs(value), 0);
    const most = Math.max(...values.map(Math.abs)) || 1;
    const make = (name, parent, words = "") => Object.assign(parent.appendChild(document.createElement(name)), {textContent: words});
    const list = make("ol", box);
    printed(row).forEach((term, i) => {
      const line = make("li", list);
      const math = line.appendChild(document.createElementNS("http://www.w3.org/1998/Math/MathML", "math"));
      math.append(...term);
      math.querySelectorAll("[tabindex], [data-q]").forEach((part) => ["tabindex", "data-q", "data-lit"].forEach((name) => part.removeAttribute(name)));
      const bar = make("span", line);
      bar.className = "share";
      bar.style.cssText = `--from: ${50 + Math.min(0, 50 * values[i] / most)}%; --long: ${Math.abs(50 * values[i] / most)}%`;
      bar.toggleAttribute("data-takes", values[i] < 0);
      make("b", line, `${number(values[i], most)} ${unit}`.trim());
      make("small", line, whole ? `${Math.round(100 * Math.abs(values[i]) / whole)} %` : "");
    });
    make("small", box, `Together ${number(values.reduce((sum, value) => sum + value, 0), most)} ${unit}`.trim());
    place(row);
  }

  /** A number as people write it; of terms that cancel, nothing but zero is left. */
  const number = (value, beside = 0) => Number((Math.abs(value) < 1e-6 * beside ? 0 : value).toPrecision(4)).toLocaleString("en", {maximumSignificantDigits: 4}).replace("-", "−");

  function hide() {
    shown?.removeAttribute("data-lit");
    lit?.removeAttribute("data-lit");
    shown = lit = summed = null;
    box.hidden = true;
  }

  function place(symbol) {
    const at = symbol.getBoundingClientRect(), size = box.getBoundingClientRect(), room = document.documentElement.clientWidth;
    box.style.left = `${Math.max(8, Math.min(at.left, room - size.width - 8)) + scrollX}px`;
    box.style.top = `${(at.top > size.height + 70 ? at.top - size.height - 6 : at.bottom + 6) + scrollY}px`;
  }

  function show(symbol) {
    if (symbol === shown) return;
    hide();
    const known = asked(symbol), row = symbol.closest("[data-sum]"), summing = computing(row);
    if (!known && !summing) return;
    shown = symbol;
    summed = row;
    shown.setAttribute("data-lit", "");
    if (known) {
      lit = known.control;
      lit?.setAttribute("data-lit", "");
      const unit = known.unit ? ` ${known.unit}` : "";
      const normal = known.normal ? ` (normal ${known.normal.map((end) => number(end)).join("–")})` : "";
      box.textContent = `${known.label}: ${known.choice ?? number(known.value) + unit}${normal}, in “${known.title}”`;
    } else box.textContent = `Its terms now, in “${summing.figure.getAttribute("aria-label")}”`;
    box.hidden = false;
    place(symbol);
    if (row) setTimeout(() => row === summed && tellTerms(row), DWELL);
  }

  for (const equation of document.querySelectorAll("div.math")) {
    const symbols = [...equation.querySelectorAll("[data-q], [data-sum]")].filter((part) => part.dataset.q || !part.querySelector("[data-q]"));
    if (!symbols.length) continue;
    let stop = 0;
    symbols.forEach((symbol, i) => { symbol.tabIndex = i ? -1 : 0; });
    equation.addEventListener("keydown", (event) => {
      const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
      if (!step || !symbols.includes(event.target)) return;
      event.preventDefault();
      symbols[stop].tabIndex = -1;
      stop = (symbols.indexOf(event.target) + step + symbols.length) % symbols.length;
      symbols[stop].tabIndex = 0;
      symbols[stop].focus();
    });
  }

  const symbolAt = (target) => target.closest?.("[data-q], [data-sum]");
  document.addEventListener("pointerover", ({target, pointerType}) => {
    if (pointerType !== "mouse") return;
    const symbol = symbolAt(target);
    if (symbol) show(symbol);
    else if (shown !== document.activeElement) hide();
  });
  document.addEventListener("click", ({target}) => (symbolAt(target) ? show(symbolAt(target)) : hide()));
  document.addEventListener("focusin", ({target}) => (symbolAt(target) ? show(symbolAt(target)) : hide()));
  document.addEventListener("keydown", ({key}) => key === "Escape" && hide());

  // The other way round: a slider in use lights up its symbols.
  let used = [];
  function use(control) {
    used.forEach((symbol) => symbol !== shown && symbol.removeAttribute("data-lit"));
    const name = control?.dataset.control;
    used = name ? [...document.querySelectorAll("[data-q]")].filter(({dataset}) => dataset.q === name) : [];
    used.forEach((symbol) => symbol.setAttribute("data-lit", ""));
  }
  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, ({target}) => symbolAt(target) || use(target.closest?.("[data-control]")));
  }
})();
