// The little that the page itself needs a script for; everything works without it.
"use strict";
(() => {
  const root = document.documentElement;

  // Light, dark, or as the system has it.
  const button = document.querySelector("button.mode");
  const names = {auto: "Light or dark: as your system", light: "Light", dark: "Dark"};
  const system = matchMedia("(prefers-color-scheme: dark)");
  const show = () => {
    const mode = root.dataset.mode || "auto";
    root.dataset.theme = mode !== "auto" ? mode : system.matches ? "dark" : "light";
    button.setAttribute("aria-label", `Colors: ${names[mode]}. Change`);
    button.title = names[mode];
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    const order = system.matches ? ["auto", "light", "dark"] : ["auto", "dark", "light"];
    root.dataset.mode = order[(order.indexOf(root.dataset.mode) + 1) % 3];
    try { localStorage.setItem("mode", root.dataset.mode); } catch { /* a page from disk may have no storage */ }
    show();
  });
  system.addEventListener("change", show);
  show();

  // What scrolls sideways (a wide equation or table) can be reached by keyboard while it does. No ResizeObserver: opening
  // a fold brings scrollbars with it, which change the boxes once more, and WebKit calls that an error of the page.
  const scrollers = [...document.querySelectorAll(".scroll, .text_html:not(:has(.explorable))")];
  let asked = 0;
  const fit = () => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      // what is folded waits: to measure it the browser would set it, and fetch the fonts of all its equations
      const shown = scrollers.filter(box => !box.closest("details:not([open])"));
      const wide = shown.map(box => box.scrollWidth > box.clientWidth); // all is read before anything is written
      shown.forEach((box, i) => wide[i] ? box.tabIndex = 0 : box.removeAttribute("tabindex"));
    });
  };
  addEventListener("resize", fit);
  document.addEventListener("toggle", fit, true); // a fold opens
  document.addEventListener("change", ({target}) => target.closest(".sd-tab-set, .question") && fit()); // a tab, an answer
  document.fonts?.ready.then(fit);
  fit();

  // A source is told in full at its first citation; any other says the same once a pointer comes to it.
  document.addEventListener("pointerover", ({target}) => {
    const link = target.closest?.(".bibtex-citation a:not([title])");
    const first = link && document.querySelector(`.bibtex-citation a[title][href="${CSS.escape(link.getAttribute("href"))}"]`);
    if (first) link.title = first.title;
  });

  // The book's contents are longer than a screen: they open at the page that is read.
  const contents = document.getElementById("contents");
  const here = [...(contents?.querySelectorAll(".current > a") ?? [])].at(-1); // the page, not its chapter
  const showHere = () => here && (contents.scrollTop = here.offsetTop - contents.clientHeight / 3);
  requestAnimationFrame(showHere); // with the first layout, not before it
  contents?.addEventListener("toggle", showHere); // on a phone, as they open

  // The heading being read is marked in the page's own contents, and named in the bar of a small screen.
  const onpage = document.getElementById("onpage");
  const links = new Map([...document.querySelectorAll(".onpage a")].map(a => [decodeURIComponent(a.hash.slice(1)), a]));
  const section = document.querySelector("[data-section]");
  const first = section?.textContent;
  const watch = new IntersectionObserver(entries => entries.forEach(({target, isIntersecting}) => {
    if (!isIntersecting) return;
    links.forEach(a => a.removeAttribute("aria-current"));
    links.get(target.id)?.setAttribute("aria-current", "location");
    if (section) section.textContent = target.matches("section section, details") ? links.get(target.id)?.textContent ?? first : first;
  }), {rootMargin: "0px 0px -70% 0px"});
  document.querySelectorAll("article :is(section, details)[id]").forEach(part => links.has(part.id) && watch.observe(part));
  onpage?.addEventListener("click", ({target}) => target.closest("a") && onpage.matches(":popover-open") && onpage.hidePopover());

  // How much of the page's core has been read: the line below the bar.
  const bar = document.querySelector(".top .read");
  const core = document.getElementById("going-deeper") ?? document.querySelector(".foot");
  let due = 0;
  const measure = () => {
    due = 0;
    const all = core.getBoundingClientRect().top + scrollY - innerHeight;
    bar.style.setProperty("--read", all > 0 ? Math.min(1, Math.max(0, scrollY / all)).toFixed(3) : 1);
  };
  addEventListener("scroll", () => { due ||= requestAnimationFrame(measure); }, {passive: true});
})();
