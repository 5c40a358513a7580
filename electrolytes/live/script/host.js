// The static host: mounts the explorables of a built page on the HTML that stands there already.

/** Every explorable's spec, from the standard widget state that the book's build leaves in the page. */
function specsOnPage() {
  const specs = {};
  for (const script of document.querySelectorAll('script[type="application/vnd.jupyter.widget-state+json"]')) {
    for (const [id, model] of Object.entries(JSON.parse(script.textContent).state)) specs[id] = model.state._spec;
  }
  return specs;
}

function mountAll() {
  const specs = specsOnPage();
  for (const root of document.querySelectorAll("[data-explorable]")) {
    const view = root.querySelector('script[type="application/vnd.jupyter.widget-view+json"]');
    const spec = specs[JSON.parse(view.textContent).model_id];
    if (spec && !root.dataset.ready) mount(root, spec);
  }
}

// The script may stand right after the last figure: those are live before the rest of the page has been read.
mountAll();
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", mountAll);
