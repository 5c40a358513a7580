// Reads [{tex, display}, ...] as JSON, writes [{html} or {error}, ...]. The folder of KaTeX is the one argument.
"use strict";
const katex = require(process.argv[2]);
const equations = JSON.parse(require("fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(equations.map(({tex, display}) => {
  try {
    const html = katex.renderToString(tex, {displayMode: display, throwOnError: true, strict: false});
    // the TeX source inside the MathML is a third of it, and no reader's or screen reader's concern
    return {html: html.replace(/<annotation[^>]*>[^<]*<\/annotation>/g, "").replace(/<\/?semantics>/g, "")};
  } catch (error) {
    return {error: error.message};
  }
})));
