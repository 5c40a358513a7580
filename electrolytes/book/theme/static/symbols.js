// Equations that point: at a symbol stands what it is and how large it is now in the figure above; its slider lights up, and
// a slider lights up its symbols. One stop of the Tab key for each equation, arrow keys inside it, Escape hides.
"use strict";
(() => {
  const box = document.createElement("div");
  box.className = "tip";
  box.setAttribute("role", "status");
  box.hidden = true;
  document.body.append(box);
  let shown = null, lit = null;

  /** What the nearest figure above (else any below) knows of a quantity. */
  function asked(symbol) {
    const figures = [...document.querySelectorAll('[data-explorable][data-ready="true"]')];
    const above = figures.filter((figure) => symbol.compareDocumentPosition(figure) & Node.DOCUMENT_POSITION_PRECEDING);
    const order = [...above.reverse(), ...figures.filter((figure) => !above.includes(figure))];
    for (const figure of order) {
      const known = figure.explorable?.known(symbol.dataset.q);
      if (known) return known;
    }
    return null;
  }

  const number = (value) => Number(value.toPrecision(4)).toLocaleString("en", {maximumSignificantDigits: 4}).replace("-", "−");

  function hide() {
    shown?.removeAttribute("data-lit");
    lit?.removeAttribute("data-lit");
    shown = lit = null;
    box.hidden = true;
  }

  function show(symbol) {
    if (symbol === shown) return;
    hide();
    const known = asked(symbol);
    if (!known) return;
    shown = symbol;
    lit = known.control;
    shown.setAttribute("data-lit", "");
    lit?.setAttribute("data-lit", "");
    const unit = known.unit ? ` ${known.unit}` : "";
    const normal = known.normal ? ` (normal ${known.normal.map(number).join("–")})` : "";
    box.textContent = `${known.label}: ${known.choice ?? number(known.value) + unit}${normal}, in “${known.title}”`;
    box.hidden = false;
    const at = symbol.getBoundingClientRect(), size = box.getBoundingClientRect(), room = document.documentElement.clientWidth;
    box.style.left = `${Math.max(8, Math.min(at.left, room - size.width - 8)) + scrollX}px`;
    box.style.top = `${(at.top > size.height + 70 ? at.top - size.height - 6 : at.bottom + 6) + scrollY}px`;
  }

  for (const equation of document.querySelectorAll("div.math")) {
    const symbols = [...equation.querySelectorAll("[data-q]")];
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

  const symbolAt = (target) => target.closest?.("[data-q]");
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
