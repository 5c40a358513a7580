// The list of models: three choices hide the rows that do not have all of them.
"use strict";
(() => {
  const form = document.querySelector(".library-filter");
  const rows = [...document.querySelectorAll("table.library tbody tr")];
  if (!form || !rows.length) return;
  form.hidden = false;
  const choices = [...form.querySelectorAll("select")];
  const said = form.querySelector("output");

  function show() {
    const wanted = choices.map((choice) => choice.value).filter(Boolean);
    let left = 0;
    for (const row of rows) {
      row.hidden = !wanted.every((mark) => row.classList.contains(mark));
      left += Number(!row.hidden);
    }
    said.textContent = left === 1 ? "1 model" : `${left} models`;
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", show);
  show(); // a browser keeps choices when one comes back to a page
})();
