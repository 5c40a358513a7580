// MathML without the boxes that say nothing, and with classes for styles, so that no page needs inline styles.
"use strict";

// elements whose children are laid out as a row anyway
const ROWS = new Set(["math", "mrow", "mtd", "mstyle", "msqrt", "mphantom", "mpadded"]);
// Temml's styles, by the class of book/theme's mathematics.css that stands for them
const STYLES = {"display:block math": "", "math-depth:0": "depth0", "math-depth:1": "depth1", "math-depth:2": "depth2"};
const PADDING = /^padding-left:([\d.]+)(?:em|pt);padding-right:([\d.]+)(?:em|pt)$/;

const isText = node => node.text !== undefined;
const nothing = object => !object || !Object.keys(object).length;
const bare = node => (!node.type || node.type === "mrow") && nothing(node.attributes) && nothing(node.classes)
  && nothing(node.style);
const stretches = node => node.type === "mo" && node.attributes.stretchy === "true";
const isMinus = node => node.type === "mo" && node.attributes.form === "prefix" && node.children[0]?.text === "−";
const isThin = node => node.type === "mspace" && node.attributes.width === "0.1667em";
const isApplied = node => node.type === "mo" && node.children[0]?.text === "\u2061";
const opens = node => node?.type === "mrow" ? opens(node.children[0]) : node?.attributes?.fence === "true";
const isEmptySpace = node => node.type === "mspace" && nothing(node.attributes) && !node.children.length;

/**
 * A row in which a number has the sign before and the thin space behind it in itself, and in which the invisible
 * "function of" is left out where a bracket says it.
 */
function joined(row) {
  const kept = [];
  for (const [i, node] of row.entries()) {
    const before = kept.at(-1);
    if (node.type === "mn" && before && isMinus(before)) {
      kept.pop();
      node.children[0].text = "−" + node.children[0].text;
    }
    if (isEmptySpace(node) && (!row[i + 1] || row[i + 1].type === "mo")) continue; // else Firefox sets a letter apart
    if (isThin(node) && before?.type === "mn") before.children.at(-1).text += "\u2009";
    else if (!isApplied(node) || (row[i + 1] && !opens(row[i + 1]))) kept.push(node);
  }
  return kept;
}

/** What stands in a row: rows in it are taken apart, unless they hold together what stretches. */
const apart = child => bare(child) && !child.children.some(stretches) ? child.children.flatMap(apart) : [child];

/** Take out the boxes that say nothing. Returns the node to keep. */
function lighten(node) {
  if (isText(node)) return node;
  const isRow = !node.type || ROWS.has(node.type);
  if (isRow) {
    node.children = node.children.length === 1 && bare(node.children[0]) ? node.children[0].children : node.children;
    node.children = node.children.flatMap(apart);
  }
  node.children = node.children.map(lighten);
  if (isRow) node.children = joined(node.children);
  if (node.type === "math" && node.attributes.display && node.children.length > 1) {
    node.children = [{type: "mrow", attributes: {}, children: node.children}]; // else Firefox breaks it into lines
  }
  return bare(node) && node.children.length === 1 ? node.children[0] : node;
}

/** About how many letters wide an equation is. */
function width(node) {
  if (isText(node)) return node.text.length;
  const widths = node.children.map(width);
  const sum = widths.reduce((a, b) => a + b, 0);
  switch (node.type) {
    case "mfrac": return Math.max(...widths);
    case "msub": case "msup": return widths[0] + 0.7 * widths[1];
    case "msubsup": return widths[0] + 0.7 * Math.max(widths[1], widths[2]);
    case "mover": return widths[0];
    case "mo": return sum + 1;
    case "mtable": return columns(node).reduce((a, b) => a + b, 0);
    default: return sum;
  }
}

/** The widths of a table's columns. */
function columns(table) {
  const rows = table.children.map(row => row.children.map(width));
  return rows[0].map((_, column) => Math.max(...rows.map(row => (row[column] ?? 0) + 2)));
}

const escaped = text => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);

/** Classes for the styles of a node; a style that has none would need an inline style, which a strict page refuses. */
function classesOf(node) {
  const style = Object.entries(node.style ?? {}).map(([key, value]) =>
    `${key.replace(/[A-Z]/g, letter => "-" + letter.toLowerCase())}:${value}`).join(";");
  const padding = PADDING.exec(style);
  if (padding) return [padding[1] > 0 ? "gap-left" : "", padding[2] > 0 ? "gap-right" : ""];
  if (style && !(style in STYLES)) throw new Error(`no class is known for the style ${style}`);
  return [STYLES[style] ?? ""];
}

/** A tree as text. */
function markup(node) {
  if (isText(node)) return escaped(node.text);
  const inside = node.children.map(markup).join("");
  if (!node.type) return inside;
  const classes = [...node.classes ?? [], ...classesOf(node)].filter(name => name && name !== "tml-display").join(" ");
  const attributes = Object.entries({...node.attributes, ...(classes && {class: classes})})
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`).join("");
  return `<${node.type}${attributes}>${inside}</${node.type}>`;
}

module.exports = {lighten, markup, width};
