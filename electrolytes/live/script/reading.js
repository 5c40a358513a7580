// Reading off curves: a hairline with the numbers at it, under the mouse or by the arrow keys.
import { toPlace, toValue } from "./axes.js";
import { formatNumber } from "./format.js";

/** The value of a sampled curve at x, or NaN beyond its ends. */
export function valueAt(xs, ys, x) {
  let low = 0;
  let high = xs.length - 1;
  if (!(x >= xs[low] && x <= xs[high])) return NaN;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (xs[middle] <= x) low = middle;
    else high = middle;
  }
  return ys[low] + ((ys[high] - ys[low]) * (x - xs[low])) / (xs[high] - xs[low]);
}

/**
 * Offers reading off in every axes with curves over its x axis.
 * @returns {{at: (axes: number, place: number) => void, clear: () => void, refresh: (frame: object) => void}}
 */
export function bindReading(stage, svg, spec) {
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  const note = stage.appendChild(document.createElement("div"));
  note.className = "explorable-reading";
  note.hidden = true;
  const line = stage.appendChild(document.createElement("div"));
  line.className = "explorable-hairline";
  line.hidden = true;
  let frame = null;
  let current = null; // which axes, and where in the picture

  const curvesOf = (index) => spec.bindings.filter((b) => b.kind === "curve" && b.axes === index);
  const words = (index, x, unit) => {
    const axes = spec.axes[index];
    const found = curvesOf(index).map((curve) => {
      const columns = frame.sweeps[curve.sweep];
      const y = valueAt(columns[curve.x], columns[curve.y], x);
      return Number.isNaN(y) ? null : `${curve.name}: ${formatNumber(y, ".3g")} ${unit(curve)}`.trim();
    });
    return [`${axes.xlabel || "x"}: ${formatNumber(x, ".3g")}`, ...found.filter(Boolean)];
  };
  const clear = () => {
    current = null;
    note.hidden = line.hidden = true;
  };
  const at = (index, place) => {
    const [left, top, right, bottom] = spec.axes[index].box;
    const x = Math.max(left, Math.min(right, place));
    current = [index, x];
    note.textContent = "";
    for (const row of words(index, toValue(spec.axes[index].x, x), (curve) => curve.unit)) note.appendChild(document.createElement("div")).textContent = row;
    line.style.cssText = `left:${(100 * x) / width}%;top:${(100 * top) / height}%;height:${(100 * (bottom - top)) / height}%`;
    note.style.cssText = `top:${(100 * top) / height}%;${x < width / 2 ? `left:${(100 * x) / width}%` : `right:${100 - (100 * x) / width}%`}`;
    note.hidden = line.hidden = false;
  };

  const readers = spec.axes.map((axes, index) => {
    if (!curvesOf(index).length) return null;
    const [left, top, right, bottom] = axes.box;
    const [low, high] = [toValue(axes.x, left), toValue(axes.x, right)];
    const reader = stage.appendChild(document.createElement("div"));
    reader.className = "explorable-reader";
    reader.tabIndex = 0;
    reader.setAttribute("role", "slider");
    reader.setAttribute("aria-label", `Read off along ${axes.xlabel || "x"}${axes.ylabel ? `: ${axes.ylabel}` : ""}`);
    reader.setAttribute("aria-valuemin", String(low));
    reader.setAttribute("aria-valuemax", String(high));
    reader.style.cssText = `left:${(100 * left) / width}%;top:${(100 * top) / height}%;width:${(100 * (right - left)) / width}%;height:${(100 * (bottom - top)) / height}%`;
    let place = (left + right) / 2;
    const say = (show) => {
      const x = toValue(axes.x, place);
      reader.setAttribute("aria-valuenow", String(x));
      reader.setAttribute("aria-valuetext", words(index, x, (curve) => curve.spoken).join("; "));
      if (show) at(index, place);
    };
    reader.addEventListener("focus", () => reader.matches(":focus-visible") && say(true));
    reader.addEventListener("blur", clear);
    reader.addEventListener("keydown", (event) => {
      const step = (right - left) / (event.shiftKey ? 10 : 100);
      const to = { ArrowRight: place + step, ArrowUp: place + step, ArrowLeft: place - step, ArrowDown: place - step, PageUp: place + 10 * step, PageDown: place - 10 * step, Home: left, End: right }[event.key];
      if (event.key === "Escape") clear();
      if (to === undefined) return;
      event.preventDefault();
      place = Math.max(left, Math.min(right, to));
      say(true);
    });
    return () => say(current !== null && current[0] === index && document.activeElement === reader);
  });

  return {
    at: (index, place) => curvesOf(index).length && at(index, place),
    clear,
    refresh(numbers) {
      frame = numbers;
      for (const reader of readers) if (reader) reader();
    },
  };
}
