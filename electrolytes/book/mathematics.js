// Beside an equation that a model has printed: a button that copies its LaTeX.
"use strict";
(() => {
  /** Put a text on the clipboard; a page from a plain server or an old browser has only the older way. */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const box = document.createElement("textarea");
      box.value = text;
      box.setAttribute("aria-hidden", "true");
      document.body.append(box);
      box.select();
      const done = document.execCommand("copy");
      box.remove();
      if (!done) throw new Error("refused");
    }
  }

  for (const equation of document.querySelectorAll("[data-tex]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-tex";
    button.textContent = "Copy as LaTeX";
    let rest;
    button.addEventListener("click", async () => {
      button.textContent = await copy(equation.dataset.tex).then(() => "Copied", () => "Could not be copied");
      button.focus(); // a text box may have had it meanwhile
      clearTimeout(rest);
      rest = setTimeout(() => { button.textContent = "Copy as LaTeX"; }, 2000);
    });
    button.setAttribute("aria-live", "polite");
    equation.after(button);
  }
})();
