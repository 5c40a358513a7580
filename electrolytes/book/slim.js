// Makes script files and style sheets smaller where they stand: node slim.js FOLDER-OF-ESBUILD FOLDER FILE…
"use strict";
const [esbuild, folder, ...files] = process.argv.slice(2);
require(esbuild).buildSync({
  entryPoints: files,
  outdir: folder,
  outbase: folder,
  allowOverwrite: true,
  minify: true,
  target: "esnext", // what was written is what is meant
  charset: "utf8",
  legalComments: "inline",
  logLevel: "error",
});
