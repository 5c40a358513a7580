// What a reader can take along: the numbers as CSV and the picture as SVG.
import { plainNumber } from "./format.js";

const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The settings, the results and every curve, each with its unit; model, version and source at the top. */
export function csv(spec, settings, frame) {
  const rows = [
    [`# ${spec.title}`],
    [`# model: ${spec.model.name}, version ${spec.model.version}, source: ${spec.model.source}`],
    [`# ${spec.cited ?? location.href.split("#")[0]}`],
    ["kind", "name", "value", "unit"],
    ...spec.controls.map(({ name, unit }) => ["setting", name, plainNumber(settings[name], 6), unit]),
    ...spec.report.map(({ e, name, unit }) => ["result", name, plainNumber(frame.values[e], 6), unit]),
  ];
  for (const binding of spec.bindings.filter(({ kind }) => kind === "curve")) {
    const columns = frame.sweeps[binding.sweep];
    const { unit } = binding;
    rows.push([], ["curve", binding.name], [spec.axes[binding.axes].xlabel || "x", `${binding.name}${unit ? ` (${unit})` : ""}`]);
    columns[binding.x].forEach((x, i) => rows.push([plainNumber(x, 6), plainNumber(columns[binding.y][i], 6)]));
  }
  return rows.map((row) => (row.length === 1 ? row[0] : row.map(cell).join(","))).join("\r\n") + "\r\n";
}

/** The picture by itself: colors resolved, on paper, with its words and source inside. */
export function standalone(root, spec, sentence) {
  const svg = root.querySelector(".explorable-stage svg");
  const copy = svg.cloneNode(true);
  const inherited = getComputedStyle(root);
  const originals = svg.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((element, i) => {
    const shown = getComputedStyle(originals[i]);
    if (shown.display === "none") element.setAttribute("data-hidden", "");
    if (shown.opacity !== "1") element.setAttribute("opacity", shown.opacity);
    for (const property of ["fill", "stroke"]) {
      if (element.hasAttribute(property)) element.setAttribute(property, plainColor(shown[property]));
    }
  });
  copy.querySelectorAll("[data-hidden], .explorable-beads, .explorable-turn, .explorable-ghosted").forEach((element) => element.remove());
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("font-family", inherited.fontFamily);
  copy.setAttribute("stroke-linejoin", "round");
  const [, , width, height] = svg.getAttribute("viewBox").split(" ");
  const put = (name, attributes, text = "") => {
    const element = document.createElementNS(svg.namespaceURI, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.textContent = text;
    copy.prepend(element);
  };
  put("rect", { width, height, fill: inherited.backgroundColor });
  put("desc", {}, `${sentence} Model: ${spec.model.name}, version ${spec.model.version}, source: ${spec.model.source}. ${spec.cited ?? location.href.split("#")[0]}`);
  put("title", {}, spec.title);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}`;
}

/** A computed color in the old notation that every drawing program reads. */
function plainColor(color) {
  const mixed = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)/.exec(color);
  return mixed ? `rgb(${mixed.slice(1).map((share) => Math.round(share * 255)).join(", ")})` : color;
}
