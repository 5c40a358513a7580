// What was read, and the way that was chosen: to take along as a file, to take up elsewhere, to forget. Nothing is sent.
"use strict";
(() => {
  const listed = document.querySelector(".routes");
  if (!listed) return;
  const KIND = `${listed.dataset.book}:read`, VERSION = 1, KEYS = ["read", "route", "person"];
  const part = (name) => listed.querySelector(`[data-part="${name}"]`);
  const tell = (words) => { part("notice").textContent = words; };
  const stored = (key, otherwise) => { try { return JSON.parse(localStorage.getItem(key)) ?? otherwise; } catch { return otherwise; } };

  /** What a file holds, or why it is refused. @returns {{kept: object | null, fault: string}} */
  function taken(text) {
    const refused = (fault) => ({ kept: null, fault });
    let file;
    try { file = JSON.parse(text); } catch { return refused("This is no file of this book: it cannot be read."); }
    if (file?.cards && !file.kind) return refused("This is a file of the Review page: import it there.");
    if (file?.kind !== KIND) return refused("This is no file of this book's ways.");
    if (file.version !== VERSION) return refused(`This file is of another version (${Number(file.version) || "unknown"}, wanted ${VERSION}).`);
    const fine = file.read && typeof file.read === "object" && !Array.isArray(file.read) && typeof (file.route ?? "") === "string"
      && Object.entries(file.read).every(([page, when]) => /^chapters\/[\w/]+$/.test(page) && Number.isFinite(when));
    return fine ? { kept: { read: file.read, route: file.route ?? "" }, fault: "" } : refused("A page in this file is broken; nothing was taken.");
  }

  part("export").addEventListener("click", () => {
    const file = { kind: KIND, version: VERSION, read: stored("read", {}), route: stored("route", "") };
    const link = Object.assign(document.createElement("a"), { download: "what-i-have-read.json",
      href: URL.createObjectURL(new Blob([JSON.stringify(file)], { type: "application/json" })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  part("import").addEventListener("change", async ({ target }) => {
    if (!target.files[0]) return;
    const { kept, fault } = taken(await target.files[0].text());
    target.value = "";
    if (!kept) return tell(`${fault} What was here stays as it is.`);
    try {
      localStorage.setItem("read", JSON.stringify({ ...kept.read, ...stored("read", {}) }));
      if (kept.route) localStorage.setItem("route", JSON.stringify(kept.route));
    } catch {
      return tell("This browser keeps nothing for this page (its storage is blocked).");
    }
    return location.reload();
  });
  const known = Object.keys(stored("read", {})).length || stored("route", "");
  part("export").hidden = !known;
  part("forget").hidden = !known && !stored("person", null);
  part("forget").addEventListener("click", () => {
    for (const key of KEYS) try { localStorage.removeItem(key); } catch { /* nothing was kept */ }
    location.reload();
  });
  part("tools").hidden = false;
})();
