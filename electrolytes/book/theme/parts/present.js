// For a lecture: ?present before the address of a figure shows this figure alone, as large as the screen.
// 1 to 9 choose its situations, 0 resets, the arrows go to the next figure and back, Escape leaves.
"use strict";
(() => {
  for (const link of document.querySelectorAll(".lecture a.do")) { // on the page for teachers: each figure in both ways
    const large = Object.assign(document.createElement("a"), { textContent: "large", href: link.href.replace("#", "?present#") });
    link.after(" (", large, ")");
  }
  const root = document.documentElement;
  const figures = [...document.querySelectorAll("article [data-explorable]")];
  if (!new URLSearchParams(location.search).has("present") || !figures.length) return;

  const leave = () => location.replace(location.href.replace("?present", ""));
  const shown = () => figures.find((figure) => figure.classList.contains("presented"));
  function show(figure) {
    for (const each of figures) each.classList.toggle("presented", each === figure);
    for (let fold = figure.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    for (const each of document.querySelectorAll(".around")) each.classList.remove("around");
    for (let box = figure.parentElement; box && box !== document.body; box = box.parentElement) box.classList.add("around");
    root.dataset.present = "";
    scrollTo(0, 0);
  }
  const asked = () => figures.find(({ dataset }) => dataset.explorable === decodeURIComponent(location.hash.slice(1).split("?")[0]));
  show(asked() ?? figures[0]);
  addEventListener("hashchange", () => asked() && show(asked()));

  addEventListener("keydown", (event) => {
    if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    const figure = shown();
    const at = figures.indexOf(figure);
    if (event.key === "Escape") leave();
    else if (event.key === "0") figure.querySelector('[data-action="reset"]')?.click();
    else if (/^[1-9]$/.test(event.key)) figure.querySelector(`[data-preset="${event.key - 1}"]`)?.click();
    else if (event.key === "ArrowRight" && figures[at + 1]) show(figures[at + 1]);
    else if (event.key === "ArrowLeft" && figures[at - 1]) show(figures[at - 1]);
    else return;
    event.preventDefault();
  });
})();
