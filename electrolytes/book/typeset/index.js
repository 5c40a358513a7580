// Reads [{tex, display}, ...] as JSON, writes [{html, width} or {error}, ...]. The folder of Temml is the one argument.
"use strict";
const path = require("path");
const temml = require(path.join(process.argv[2], "dist", "temml.cjs"));
const {asHTML} = require("./inline.js");
const {lighten, markup, width} = require("./lighten.js");
const {Words} = require("./words.js");

const words = new Words(temml);

/** HTML of an equation: text where it reads the same, MathML else, with its width in letters. Throws at a mistake. */
function typeset(tex, display) {
  const told = words.into(tex.trim());
  const options = {displayMode: display, throwOnError: true};
  const tree = lighten(temml.__renderToMathMLTree(told, options));
  const text = !display && asHTML(temml.__parse(told, options), words);
  return text ? {html: text} : {html: markup(tree), width: Math.round(width(tree))};
}

const equations = JSON.parse(require("fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(equations.map(({tex, display}) => {
  try {
    return typeset(tex, display);
  } catch (error) {
    return {error: error.message};
  }
})));
