// The front end in JupyterLab: the same HTML and the same script, with the kernel seeing every change.
let views = 0;

export default {
  render({ model, el }) {
    const spec = model.get("_spec");
    const view = `el-view${++views}-`;
    el.innerHTML = model.get("_html").replaceAll(`el-${spec.slug}-`, view).replaceAll(`"${spec.slug}-`, `"${view}`).replaceAll(`#${spec.slug}-`, `#${view}`);
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
    });
  },
};
