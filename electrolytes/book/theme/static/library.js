// The list of models: words and choices hide the rows that do not have all of them, and open the chapters of those that have.
"use strict";
(() => {
  const form = document.querySelector(".library-filter");
  const parts = [...document.querySelectorAll("details.library-part")].map((part) => ({ part, rows: [...part.querySelectorAll("tbody tr")], count: part.querySelector("summary > span"), before: part.open }));
  if (!form || !parts.length) return;
  form.hidden = false;
  const choices = [...form.querySelectorAll("select")];
  const typed = form.querySelector("input");
  const said = form.querySelector("output");
  let filtering = false;

  function show() {
    const wanted = choices.map((choice) => choice.value).filter(Boolean);
    const words = typed.value.toLowerCase().split(/\s+/).filter(Boolean);
    const was = filtering;
    let left = 0;
    filtering = Boolean(wanted.length || words.length);
    for (const each of parts) {
      let here = 0;
      for (const row of each.rows) {
        const text = `${row.cells[0].textContent} ${row.cells[1].textContent}`.toLowerCase();
        row.hidden = !(wanted.every((mark) => row.classList.contains(mark)) && words.every((word) => text.includes(word)));
        here += Number(!row.hidden);
      }
      if (filtering && !was) each.before = each.part.open;
      if (filtering || was) each.part.open = filtering ? here > 0 : each.before;
      each.part.hidden = !here;
      each.count.textContent = `${here === each.rows.length ? "" : `${here} of `}${each.rows.length} model${each.rows.length === 1 ? "" : "s"}`;
      left += here;
    }
    said.textContent = left === 1 ? "1 model" : `${left} models`;
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", show);
  show(); // a browser keeps choices when one comes back to a page
})();
