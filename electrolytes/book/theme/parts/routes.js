// Where one is on a way through the book, and what has been read. It stays in this browser; without it the book is the same.
"use strict";
(() => {
  const page = document.documentElement.dataset.page;
  const base = document.documentElement.dataset.content_root || "./";
  const get = (key, otherwise) => { try { return JSON.parse(localStorage.getItem(key)) ?? otherwise; } catch { return otherwise; } };
  const set = (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* then it is forgotten */ } };
  const read = get("read", {});
  const element = (name, words) => Object.assign(document.createElement(name), { textContent: words ?? "" });

  // A page counts as read once the end of its core has been seen.
  const end = document.querySelector(".sentence") ?? document.querySelector(".turn");
  if (page.startsWith("chapters/") && !page.startsWith("chapters/reference/") && end && !(page in read)) {
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      seen.disconnect();
      set("read", { ...get("read", {}), [page]: Date.now() });
    });
    seen.observe(end);
  }
  for (const link of document.querySelectorAll(".contents a")) {
    const name = /(chapters\/[\w/]+)\.html/.exec(link.href)?.[1];
    if (name in read) {
      link.classList.add("read");
      link.append(Object.assign(element("span", " ✓"), { title: "read" }));
    }
  }

  const listed = document.querySelector(".routes");
  const route = get("route", "");
  if (!listed && !route) return;
  const data = document.createElement("script");
  data.src = `${base}_static/routes-data.js`;
  data.onload = () => {
    const { routes, pages } = globalThis.bookRoutes;
    if (listed) list(routes);
    if (routes[route]) bar(routes[route], pages);
  };
  document.head.append(data);

  function list(routes) {
    for (const item of listed.querySelectorAll("[data-route]")) {
      const way = routes[item.dataset.route];
      const done = way.pages.filter((name) => name in read).length;
      if (done) item.querySelector('[data-part="done"]').textContent = `You have read ${done}.`;
      item.querySelector("a").addEventListener("click", () => set("route", item.dataset.route));
    }
    const due = Object.values(get("review", {}).cards ?? {}).filter((card) => Date.parse(card.due) <= Date.now()).length;
    const words = listed.querySelector('[data-part="due"]');
    if (due) words.append(`${due} questions are due: `, Object.assign(element("a", "Review"), { href: `${base}chapters/reference/review.html` }));
  }

  function bar(way, pages) {
    const here = way.pages.indexOf(page);
    const next = way.pages.slice(here + 1).find((name) => !(name in read) && name !== page);
    const minutes = (name) => pages[name].minutes + (way.exercise ?? 0) * pages[name].exercises;
    const left = way.pages.filter((name) => !(name in read) && name !== page).reduce((sum, name) => sum + minutes(name), 0);
    const strip = Object.assign(element("nav"), { className: "route" });
    strip.setAttribute("aria-label", `Your way: ${way.title}`);
    const meter = element("progress");
    meter.max = way.pages.length;
    meter.value = way.pages.filter((name) => name in read).length;
    meter.setAttribute("aria-label", `Read: ${meter.value} of ${meter.max} pages`);
    const where = element("span");
    where.append(Object.assign(element("span", here >= 0 ? `${way.title}, ` : way.title), { className: "name" }), here >= 0 ? `page ${here + 1} of ${way.pages.length}` : "");
    strip.append(where, meter);
    const target = next ? { href: base + pages[next].url } : { href: `${base}chapters/reference/review.html` };
    const words = next ? `Next: ${pages[next].title}` : "All read: review";
    if (next) strip.append(element("span", `${Math.max(1, Math.round(left))} min left`));
    strip.append(Object.assign(element("a", words), target));
    const onward = Object.assign(element("p", "On your way: "), { className: "onward" }); // the foot itself goes by the book
    onward.append(Object.assign(element("a", words), target));
    document.querySelector("nav.turn")?.before(onward);
    if (way.exercise && here >= 0 && pages[page].exercises) strip.append(Object.assign(element("a", "Notebook"), { href: base + pages[page].url.replace(/html$/, "ipynb"), download: "" }));
    strip.append(Object.assign(element("button", "Leave"), { type: "button", onclick: () => { try { localStorage.removeItem("route"); } catch { /* nothing was kept */ } strip.remove(); onward.remove(); } }));
    document.querySelector("header.top").after(strip);
  }
})();
