// Does a person go along through the book, or could one be made here? Only then the rest is loaded.
"use strict";
(() => {
  let kept = null;
  try { kept = localStorage.getItem("person"); } catch { /* blocked: a person then goes along in links */ }
  if (kept === null && !/[?&]person=/.test(location.search) && !document.querySelector("[data-people]")) return;
  const base = `${document.documentElement.dataset.content_root || "./"}_static/`;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: `${base}person-along.css` }));
  for (const name of ["person-data", "person-along"]) {
    document.head.append(Object.assign(document.createElement("script"), { src: `${base}${name}.js`, async: false }));
  }
})();
