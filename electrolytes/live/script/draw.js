// Moves the picture's own parts: one painter for each kind of binding (electrolytes/live/bindings/curves.py, marks.py).
import { toPlace } from "./axes.js";
import { compose } from "./format.js";

const r = (place) => Math.round(place * 100) / 100;

/** A path through places; where a number is missing the line is broken. */
function pathThrough(xs, ys, axes) {
  let path = "";
  let pen = "M";
  for (let i = 0; i < xs.length; i++) {
    const x = toPlace(axes.x, xs[i]);
    const y = toPlace(axes.y, ys[i]);
    if (Number.isFinite(x) && Number.isFinite(y)) {
      path += `${pen}${r(x)} ${r(y)}`;
      pen = "L";
    } else pen = "M";
  }
  return path;
}

/** Small wedges at the edge of the axes where a curve leaves at the top or the bottom, so that it is not silently cut off. */
function edgeMarks(xs, ys, axes) {
  const [left, top, right, bottom] = axes.box;
  const outside = (y) => (y < top - 0.5 ? -1 : y > bottom + 0.5 ? 1 : 0);
  const wedge = (x, edge, side) => `M${r(x - 5)} ${r(edge - side)}L${r(x + 5)} ${r(edge - side)}L${r(x)} ${r(edge + side * 7)}z`;
  let marks = "";
  let seen = false;
  for (let i = 1; i < xs.length; i++) {
    const y0 = toPlace(axes.y, ys[i - 1]);
    const y1 = toPlace(axes.y, ys[i]);
    const [a, b] = [outside(y0), outside(y1)];
    seen ||= !a || !b;
    if (a === b || !Number.isFinite(y0 + y1)) continue;
    const side = a || b;
    const edge = side < 0 ? top : bottom;
    const [x0, x1] = [toPlace(axes.x, xs[i - 1]), toPlace(axes.x, xs[i])];
    const x = Math.max(left, Math.min(right, x0 + ((x1 - x0) * (edge - y0)) / (y1 - y0)));
    marks += wedge(x, edge, side);
  }
  if (seen) return marks;
  const side = outside(toPlace(axes.y, ys[ys.length >> 1])); // nothing of it is in sight
  return side ? wedge((left + right) / 2, side < 0 ? top : bottom, side) : marks;
}

function outline(points) {
  return `M${points.map(([x, y]) => `${r(x)} ${r(y)}`).join("L")}z`;
}

const percent = (amount) => Math.min(1, Math.max(0, amount));

/** Each painter sets one part from the frame of numbers; `part` has the binding's spec, its axes and its elements. */
const painters = {
  curve(part, frame) {
    const columns = frame.sweeps[part.spec.sweep];
    const [xs, ys] = [columns[part.spec.x], columns[part.spec.y]];
    part.shape.setAttribute("d", pathThrough(xs, ys, part.axes));
    part.edge.setAttribute("d", edgeMarks(xs, ys, part.axes));
  },
  band(part, frame) {
    const columns = frame.sweeps[part.spec.sweep];
    const xs = columns[part.spec.x];
    const places = (ys) => Array.from(xs, (x, i) => [toPlace(part.axes.x, x), toPlace(part.axes.y, ys[i])]);
    part.shape.removeAttribute("transform");
    part.shape.setAttribute("d", outline([...places(columns[part.spec.lower]), ...places(columns[part.spec.upper]).reverse()]));
  },
  marker(part, { values }) {
    part.shape.setAttribute("x", r(toPlace(part.axes.x, values[part.spec.x])));
    part.shape.setAttribute("y", r(toPlace(part.axes.y, values[part.spec.y])));
  },
  bar(part, { values }) {
    const { lying, across, base, length } = part.spec;
    const [along, side] = lying ? [part.axes.x, part.axes.y] : [part.axes.y, part.axes.x];
    const [from, to] = [toPlace(along, values[base]), toPlace(along, values[base] + values[length])];
    const [near, far] = across.map((value) => toPlace(side, value));
    const corners = [[near, from], [far, from], [far, to], [near, to]];
    part.shape.setAttribute("d", outline(lying ? corners.map(([x, y]) => [y, x]) : corners));
  },
  circle(part, { values }) {
    const { center, shape, radius, x, y } = part.spec;
    const at = [x === undefined ? center[0] : values[x], y === undefined ? center[1] : values[y]];
    const [cx, cy] = [toPlace(part.axes.x, at[0]), toPlace(part.axes.y, at[1])];
    part.shape.setAttribute("cx", r(cx));
    part.shape.setAttribute("cy", r(cy));
    part.shape.setAttribute("rx", r(Math.abs(toPlace(part.axes.x, at[0] + values[radius]) - cx)));
    part.shape.setAttribute("ry", r(Math.abs(toPlace(part.axes.y, at[1] + values[radius] * shape) - cy)));
  },
  polygon(part, { values }) {
    part.shape.setAttribute("d", outline(part.spec.corners.map(([x, y]) => [toPlace(part.axes.x, values[x]), toPlace(part.axes.y, values[y])])));
  },
  arrow(part, { values }) {
    const width = values[part.spec.width];
    const head = part.shape.getAttribute("marker-end") ?? part.shape.getAttribute("marker-start");
    part.shape.setAttribute("stroke-width", r(Math.abs(width)));
    part.shape.removeAttribute(width < 0 ? "marker-end" : "marker-start");
    part.shape.setAttribute(width < 0 ? "marker-start" : "marker-end", head);
  },
  color(part, { values }) {
    const { low, high, paint, amount } = part.spec;
    const mixed = `color-mix(in srgb, var(--el-${high}) ${(100 * percent(values[amount])).toFixed(1)}%, var(--el-${low}))`;
    for (const shape of part.shapes) shape.setAttribute(shape.closest("marker") ? "fill" : paint, mixed);
  },
  opacity(part, { values }) {
    part.group.setAttribute("opacity", percent(values[part.spec.amount]).toFixed(3));
  },
  text(part, { values }) {
    const words = compose(part.spec.pieces, values);
    if (part.shape.textContent !== words) part.shape.textContent = words;
    if (part.spec.x !== undefined || part.spec.y !== undefined) carry(part, values);
  },
  move(part, { values }) {
    carry(part, values);
  },
  handle() {}, // its grip lies over the picture: handles.js
  turn() {}, // it moves by itself: motion.js
};

/** Carries a whole part by as much as its place has moved since the default. */
function carry(part, values) {
  const shift = ["x", "y"].map((side) => {
    const index = part.spec[side];
    if (index === undefined) return 0;
    const moved = toPlace(part.axes[side], values[index]) - toPlace(part.axes[side], part.home[index]);
    return Number.isFinite(moved) ? moved : 0;
  });
  part.group.setAttribute("transform", `translate(${r(shift[0])} ${r(shift[1])})`);
}

const SHAPES = { curve: "path", band: "path", polygon: "path", bar: "path", arrow: "path", marker: "use", circle: "ellipse", text: "text" };
const GHOSTLY = new Set(["curve", "marker", "bar", "circle", "polygon"]);

/**
 * Finds the elements that each binding moves.
 * @param {SVGSVGElement} svg @param {object} spec the figure's spec @param {Float64Array} home values at the default
 */
export function findParts(svg, spec, home) {
  return spec.bindings.map((binding) => {
    const group = svg.querySelector(`[data-artist="${binding.at}"]`);
    const part = partOf(group, { spec: binding, axes: spec.axes[binding.axes], home: Float64Array.from(home) });
    if (binding.kind === "curve") {
      part.edge = group.ownerDocument.createElementNS(svg.namespaceURI, "path");
      part.edge.setAttribute("fill", part.shape.getAttribute("stroke"));
      group.append(part.edge);
    }
    return part;
  });
}

/** A part with the elements of its group. */
function partOf(group, known) {
  const shapes = [...group.querySelectorAll("path, use, ellipse, text")].filter((shape) => !shape.closest("defs"));
  const kind = SHAPES[known.spec.kind];
  return { ...known, group, shapes, shape: kind ? group.querySelector(kind) : group };
}

/**
 * Copies every part that leaves a trace, as it stands now, behind the part; of stacked bars behind the whole stack.
 * @returns {object[]} the copies as parts, which can be painted by themselves
 */
export function traces(parts, name) {
  return parts.filter((part) => GHOSTLY.has(part.spec.kind)).map((part) => {
    const trace = part.group.cloneNode(true);
    for (const extra of trace.querySelectorAll("defs, .explorable-beads")) extra.remove();
    trace.removeAttribute("data-artist");
    trace.setAttribute("class", `explorable-${name}`);
    trace.style.opacity = trace.getAttribute("opacity"); // of a part that fades, before the paleness of all traces
    const stack = part.spec.kind === "bar" ? parts.find(({ spec }) => spec.kind === "bar" && spec.axes === part.spec.axes) : part;
    stack.group.before(trace);
    const copy = partOf(trace, { spec: part.spec, axes: part.axes, home: part.home });
    if (part.edge) copy.edge = copy.shapes.at(-1);
    return copy;
  });
}

/** Does the binding have all its numbers? Where a run had to end early it has not, and is not drawn. */
function known(spec, { values }) {
  const used = [spec.x, spec.y, spec.base, spec.length, spec.radius, spec.width, spec.amount, ...(spec.corners ?? []).flat()];
  return "sweep" in spec || spec.kind === "text" || used.every((index) => index === undefined || Number.isFinite(values[index]));
}

/** Sets some shapes by other values than the frame's, for a moment. @param {object[]} parts that need no column */
export function swing(parts, values) {
  for (const part of parts) if (known(part.spec, { values })) painters[part.spec.kind](part, { values });
}

/** Sets every part from the frame of numbers. */
export function paint(parts, frame) {
  for (const part of parts) {
    if (frame.still && part.swept) continue;
    const drawn = known(part.spec, frame);
    if (drawn) part.group.removeAttribute("visibility");
    else part.group.setAttribute("visibility", "hidden");
    if (drawn) painters[part.spec.kind](part, frame);
    part.swept = "sweep" in part.spec; // drawn once by the script, it stays while only the moment moves
  }
}
