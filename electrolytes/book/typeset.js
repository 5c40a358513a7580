// Reads [{tex, display}, ...] as JSON, writes [{html} or {error}, ...]. The folder of KaTeX is the one argument.
"use strict";
const katex = require(process.argv[2]);
const equations = JSON.parse(require("fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(equations.map(({tex, display}) => {
  try {
    return {html: katex.renderToString(tex, {displayMode: display, throwOnError: true, strict: false})};
  } catch (error) {
    return {error: error.message};
  }
})));
