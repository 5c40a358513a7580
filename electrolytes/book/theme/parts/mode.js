// Before the first picture: the reader's choice of light or dark, for this site.
"use strict";
(() => {
  const { dataset } = document.documentElement;
  try { dataset.mode = localStorage.getItem("mode") || "auto"; } catch { dataset.mode = "auto"; }
  dataset.theme = dataset.mode !== "auto" ? dataset.mode : matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
})();
