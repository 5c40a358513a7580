// Short mathematics in a sentence or a table as the text it is: a symbol with one script is <var>V</var><sub>m</sub>.
"use strict";

const GREEK = Object.fromEntries(("alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ kappa κ "
  + "lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ phi ϕ varphi φ chi χ psi ψ omega ω ell ℓ").split(" ")
  .map((name, i, all) => i % 2 ? [] : ["\\" + name, all[i + 1]]).filter(pair => pair.length));
const CAPITALS = Object.fromEntries("Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω".split(" ")
  .map((name, i, all) => i % 2 ? [] : ["\\" + name, all[i + 1]]).filter(pair => pair.length));
const SIGNS = {"=": "=", "<": "<", ">": ">", "\\lt": "<", "\\gt": ">", "\\approx": "≈", "\\le": "≤", "\\leq": "≤",
  "\\ge": "≥", "\\geq": "≥", "\\to": "→", "+": "+", "-": "−", "\\times": "×", "\\cdot": "·"};
const SPACE = "\u00a0"; // a short equation does not break
const LONGEST = 40; // characters; what is longer is set as mathematics

const escaped = text => text.replace(/[&<>]/g, sign => `&#${sign.charCodeAt(0)};`);

/** What cannot be said as text. */
class Unspeakable extends Error {}

/** HTML of a parsed equation, or an empty string where only mathematics will do. */
function asHTML(parsed, words) {
  try {
    const html = row(parsed).trim().replace(/\\word[a-j]+/g, command => escaped(words.words.get(command)));
    return html.replace(/<[^>]+>/g, "").length <= LONGEST ? html : "";
  } catch (reason) {
    if (reason instanceof Unspeakable) return "";
    throw reason;
  }
}

function row(nodes) {
  let html = "";
  let operand = false; // whether something stands before, so that + and − join and do not sign
  for (const node of nodes) {
    const joins = node.type === "atom" && (node.family === "rel" || (node.family === "bin" && operand));
    const text = one(node);
    html += joins ? SPACE + text + SPACE : text;
    operand = !joins && node.type !== "spacing" && !(node.type === "atom" && ["open", "punct", "bin"].includes(node.family));
  }
  return html.replace(/<\/var><var>/g, "").replace(/\u00a0{2,}/g, SPACE);
}

function one(node) {
  switch (node.type) {
    case "mathord": case "textord": return symbol(node.text);
    case "atom": return sign(node);
    case "ordgroup": return row(node.body);
    case "supsub": return scripted(node);
    case "font": return node.font === "mathrm" ? one(node.body).replace(/<\/?var>/g, "") : refuse();
    case "spacing": return {"\\,": "\u2009", "\\;": SPACE, "\\ ": SPACE, " ": ""}[node.text] ?? refuse();
    default: return refuse();
  }
}

function refuse() {
  throw new Unspeakable();
}

function symbol(text) {
  if (/^[A-Za-z]$/.test(text)) return `<var>${text}</var>`;
  if (text in GREEK) return `<var>${GREEK[text]}</var>`;
  if (text in CAPITALS) return CAPITALS[text];
  if (/^[\d.,/%°∞]+$|^\\word[a-j]+$/.test(text)) return text;
  if (text === "\\%") return "%";
  if (text in SIGNS) return escaped(SIGNS[text]);
  return refuse();
}

function sign({text}) {
  if (/^[()[\],/]$/.test(text)) return text === "," ? `,${SPACE}` : text;
  return text in SIGNS ? escaped(SIGNS[text]) : refuse();
}

/** One script, of a base that is a symbol or a word: two of them would have to stand above one another. */
function scripted({base, sub, sup}) {
  if (!base || (sub && sup) || base.type === "op" || !["mathord", "textord", "atom", "font"].includes(base.type)) refuse();
  const [script, tag] = sub ? [sub, "sub"] : [sup, "sup"];
  const inner = one(script);
  if (/<su[bp]>/.test(inner)) refuse();
  return `${one(base)}<${tag}>${inner.replaceAll(SPACE, "")}</${tag}>`;
}

module.exports = {asHTML};
