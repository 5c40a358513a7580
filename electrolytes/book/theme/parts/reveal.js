// What is folded opens for whoever is led to it; words that set a figure work twice.
"use strict";
(() => {
  const open = () => {
    const id = decodeURIComponent(location.hash.slice(1).split("?")[0]);
    const target = id && (document.getElementById(id) || document.querySelector(`[data-explorable="${CSS.escape(id)}"]`));
    if (!target) return;
    let folded = false;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      folded ||= !fold.open;
      fold.open = true;
    }
    if (folded) target.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();

  document.addEventListener("click", (event) => {
    const word = event.target.closest("a.do");
    if (word && word.hash && word.hash === location.hash) {
      event.preventDefault(); // the same address again is no navigation: the figure is told all the same
      dispatchEvent(new HashChangeEvent("hashchange"));
    }
  });

  // On paper all is open but the solutions of tasks: a sheet to solve. Who wants them there opens them first.
  let shut = [];
  addEventListener("beforeprint", () => {
    shut = [...document.querySelectorAll("details:not([open], .task details)")];
    for (const picture of document.querySelectorAll("img[loading]")) picture.loading = "eager";
    shut.forEach((fold) => (fold.open = true));
  });
  addEventListener("afterprint", () => shut.forEach((fold) => (fold.open = false)));
})();
