// The static host: mounts the explorables of a built page on the HTML that stands there already.

/** Mounts every part whose spec and code have come; a part that cannot live leaves its picture, and says so. */
function mountAll() {
  for (const root of document.querySelectorAll("[data-explorable]:not([data-ready])")) {
    const data = root.querySelector(':scope > script[type="application/json"]');
    const spec = data && JSON.parse(data.textContent);
    if (!spec || !globalThis.liveCode?.[spec.code]) continue;
    mount(root, spec);
  }
}

// A figure's code stands right behind it: the figure is live before the rest of the page has been read.
document.addEventListener("load", ({ target }) => target.matches?.("script[data-code]") && mountAll(), true);
document.addEventListener("DOMContentLoaded", mountAll);
mountAll();
