// The static host: mounts the explorables of a built page on the HTML that stands there already.

const here = document.currentScript.src;

/** Loads a script that lies beside this one, and gives the function that it files; once, however often it is asked for. */
function load(name) {
  const filed = () => globalThis.liveCode?.[name.split("/").at(-1)];
  return new Promise((done, refuse) => {
    if (filed()) return done(filed());
    const script = document.createElement("script");
    script.src = new URL(`${name}.js`, here);
    script.addEventListener("load", () => done(filed()));
    script.addEventListener("error", refuse);
    return document.head.append(script);
  });
}

/** Mounts every part whose spec and code have come; a part that cannot live leaves its picture, and says so. */
function mountAll() {
  for (const root of document.querySelectorAll("[data-explorable]:not([data-ready])")) {
    const data = root.querySelector(':scope > script[type="application/json"]');
    const spec = data && JSON.parse(data.textContent);
    if (!spec || !globalThis.liveCode?.[spec.code]) continue;
    mount(root, spec, null, load);
  }
}

// A figure's code stands right behind it: the figure is live before the rest of the page has been read.
document.addEventListener("load", ({ target }) => target.matches?.("script[data-code]") && mountAll(), true);
document.addEventListener("DOMContentLoaded", mountAll);
mountAll();
