// A model's page: sliders for some inputs, a curve of one result, and the values of all.
"use strict";
(() => {
  const SVG = "http://www.w3.org/2000/svg", POINTS = 41, WIDTH = 440, HEIGHT = 220, LEFT = 58, BOTTOM = 34;

  function number(value) {
    if (!Number.isFinite(value)) return "–";
    const size = Math.abs(value);
    const text = size && (size >= 1e5 || size < 1e-3) ? value.toExponential(2) : String(Number(value.toPrecision(4)));
    return text.replaceAll("-", "−");
  }

  function made(parent, tag, text, attributes = {}) {
    const node = parent.appendChild(document.createElement(tag));
    if (text) node.textContent = text;
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  }

  const titled = ({ label, unit }) => (unit ? `${label}, ${unit}` : label);

  function start(place) {
    if (!window.bookModel) return;
    const { model, simulate } = window.bookModel;
    const { sliders, shown, time } = JSON.parse(place.dataset.of);
    const x = [...model.defaults];
    const at = (name) => [...(model.states ?? []), ...(model.unknowns ?? [])].indexOf(name);
    place.textContent = "";

    const controls = sliders.map((slider) => {
      const label = made(place, "label", titled(slider));
      const said = made(label, "output");
      const to = (share) => (slider.log ? slider.low * (slider.high / slider.low) ** share : slider.low + share * (slider.high - slider.low));
      const from = (value) => (slider.log ? Math.log(value / slider.low) / Math.log(slider.high / slider.low) : (value - slider.low) / (slider.high - slider.low));
      const input = made(label, "input", "", { type: "range", min: 0, max: 1, step: 0.005 });
      input.setAttribute("aria-label", titled(slider));
      input.value = from(slider.value);
      const control = { slider, input, said, to, index: model.inputs.indexOf(slider.name), value: slider.value };
      input.addEventListener("input", () => { control.value = to(Number(input.value)); });
      return control;
    });
    const which = made(place, "label", "Curve");
    const choice = made(which, "select");
    shown.forEach((result, i) => made(choice, "option", titled(result), { value: i }));
    const svg = place.appendChild(document.createElementNS(SVG, "svg"));
    svg.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
    svg.setAttribute("role", "img");
    const told = made(place, "p", "", { role: "status" });
    const list = made(place, "dl");
    const values = shown.map((result) => {
      made(list, "dt", titled(result));
      return made(list, "dd");
    });

    /** The results at one setting; in time, at each of the moments. */
    function computed(moments) {
      if (!time) {
        const y = new Float64Array(model.outputs.length);
        model.evaluate(x, y);
        return [shown.map(({ name }) => y[model.outputs.indexOf(name)])];
      }
      const run = simulate(model, x, moments, { rtol: 1e-5, limit: 4000 });
      const n = model.massMatrix.length, m = model.outputs.length;
      return moments.map((_, i) => shown.map(({ name }) => {
        const k = at(name);
        return k < 0 ? run.outputs[i * m + model.outputs.indexOf(name)] : run.states[i * n + k];
      }));
    }

    function draw() {
      for (const { slider, input, said, index, value } of controls) {
        x[index] = value;
        said.textContent = `${number(value)} ${slider.unit}`;
        input.setAttribute("aria-valuetext", said.textContent);
      }
      const chosen = Number(choice.value), first = controls[0];
      let points, now, low, high, axis;
      if (time) {
        const moments = Array.from({ length: POINTS }, (_, i) => (i / (POINTS - 1)) * time.to);
        const rows = computed(moments);
        points = rows.map((row, i) => [moments[i] / time.to, row[chosen]]);
        now = rows.at(-1);
        [low, high, axis] = [0, time.to, titled(time)];
      } else {
        now = computed()[0];
        const kept = x[first.index];
        points = Array.from({ length: POINTS }, (_, i) => {
          x[first.index] = first.to(i / (POINTS - 1));
          return [i / (POINTS - 1), computed()[0][chosen]];
        });
        x[first.index] = kept;
        [low, high, axis] = [first.slider.low, first.slider.high, titled(first.slider)];
      }
      curve(points.filter(([, y]) => Number.isFinite(y)), time ? null : [Number(first.input.value), now[chosen]], low, high, axis);
      values.forEach((node, i) => { node.textContent = number(now[i]); });
      const { label, unit } = shown[chosen];
      told.textContent = `${label}${time ? ` after ${number(time.to)} ${time.unit}` : ""}: ${number(now[chosen])} ${unit}`;
      svg.setAttribute("aria-label", `${titled(shown[chosen])}, over ${axis}. ${told.textContent}`);
    }

    function curve(points, dot, low, high, axis) {
      svg.textContent = "";
      const heights = points.map(([, y]) => y);
      let bottom = Math.min(...heights), top = Math.max(...heights);
      if (!(top - bottom > 1e-9 * Math.abs(top))) [bottom, top] = [bottom - Math.abs(bottom || 1) / 10, top + Math.abs(top || 1) / 10];
      const px = (share) => LEFT + share * (WIDTH - LEFT - 12);
      const py = (y) => HEIGHT - BOTTOM - ((y - bottom) / (top - bottom)) * (HEIGHT - BOTTOM - 16);
      const add = (tag, attributes, text) => {
        const node = svg.appendChild(document.createElementNS(SVG, tag));
        for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
        if (text) node.textContent = text;
      };
      add("path", { class: "axis", d: `M${LEFT} 10V${HEIGHT - BOTTOM}H${WIDTH - 6}` });
      add("path", { class: "curve", d: points.map(([share, y], i) => `${i ? "L" : "M"}${px(share).toFixed(1)} ${py(y).toFixed(1)}`).join("") });
      if (dot && Number.isFinite(dot[1])) add("circle", { cx: px(dot[0]), cy: py(dot[1]), r: 6 });
      add("text", { x: LEFT - 6, y: 20, "text-anchor": "end" }, number(top));
      add("text", { x: LEFT - 6, y: HEIGHT - BOTTOM, "text-anchor": "end" }, number(bottom));
      add("text", { x: LEFT, y: HEIGHT - 14 }, number(low));
      add("text", { x: WIDTH - 6, y: HEIGHT - 14, "text-anchor": "end" }, number(high));
      add("text", { x: (WIDTH + LEFT) / 2, y: HEIGHT - 8, "text-anchor": "middle" }, axis);
    }

    let waiting = 0;
    place.addEventListener("input", () => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(draw);
    });
    draw();
  }

  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll(".miniature").forEach(start));
})();
