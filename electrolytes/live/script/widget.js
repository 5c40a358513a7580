// The front end in JupyterLab: the same HTML and the same script, with the kernel seeing every change.
// Each widget runs this text as a module of its own, so what they share stands in the page.
const shared = (globalThis.explorableViews ??= { count: 0 });

/** Keys that JupyterLab takes for its own commands (arrows, Enter, letters) belong to the control that has the focus. */
function keepKeys(el) {
  const mark = () => el.querySelectorAll("input, select, button, summary, a, [tabindex]").forEach((control) => (control.dataset.lmSuppressShortcuts = "true"));
  mark();
  new MutationObserver((changes) => changes.some(({ addedNodes }) => [...addedNodes].some((node) => node.nodeType === 1)) && mark()).observe(el, { childList: true, subtree: true });
}

/** Links to pages of the book lead to their notebooks, in a tab of their own. */
function linkNotebooks(el) {
  for (const link of el.querySelectorAll('a[href*=".html"]')) {
    link.setAttribute("href", link.getAttribute("href").replace(".html", ".ipynb"));
    link.target = "_blank";
  }
}

export default {
  async render({ model, el }) {
    const book = `Sodium and Magnesium, an interactive textbook; figure ${model.get("_spec").slug}, moved in Jupyter`;
    const spec = { ...model.get("_spec"), cited: book };
    const core = spec.programs?.single?.core;
    for (const [key, text] of [[core, "_core"], [spec.code, "_code"]]) {
      if (key && !globalThis.liveCode?.[key]) await import(URL.createObjectURL(new Blob([model.get(text)], { type: "text/javascript" })));
    }
    const view = `el-view${++shared.count}-`;
    el.innerHTML = model.get("_html").replaceAll(`el-${spec.slug}-`, view).replaceAll(`"${spec.slug}-`, `"${view}`).replaceAll(`#${spec.slug}-`, `#${view}`);
    keepKeys(el);
    linkNotebooks(el);
    if (model.get("_style")) el.appendChild(document.createElement("style")).textContent = model.get("_style");
    let sending = false;
    mount(el.firstElementChild, spec, {
      get: (name) => model.get(name),
      set(settings) {
        sending = true;
        for (const [name, value] of Object.entries(settings)) model.set(name, value);
        model.save_changes();
        sending = false;
      },
      listen(call) {
        for (const { name } of spec.controls) model.on(`change:${name}`, () => sending || call());
      },
    }, async (name) => {
      const key = name.split("/").at(-1);
      if (!globalThis.liveCode[key]) await import(URL.createObjectURL(new Blob([model.get("_later")], { type: "text/javascript" })));
      return globalThis.liveCode[key];
    });
  },
};
