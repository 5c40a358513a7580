// Nothing lost: after back, forward and reload, and in a tab that was closed and opened again, the figures of a page are
// found as they were left. A visit to a page is an entry in the tab's history; its figures stand in the tab's storage under
// the visit's name, or, where storage is blocked, in the entry itself. A page that is opened afresh starts as usual.

const SETTLED = 300; // ms until a change is written down; leaving the page writes it at once

let figures = null; // slug → state
let waiting = 0;

function figuresOfVisit() {
  if (figures) return figures;
  const entry = history.state ?? {};
  try {
    figures = entry.visit ? JSON.parse(sessionStorage.getItem(`figures:${entry.visit}`)) : null;
  } catch { /* storage is blocked, or holds what is not ours */ }
  figures ??= entry.figures ?? {};
  addEventListener("pagehide", writeDown);
  addEventListener("hashchange", writeDown); // a new entry of the same page
  return figures;
}

function writeDown() {
  clearTimeout(waiting);
  waiting = 0;
  const entry = history.state ?? {};
  if (!entry.visit && !Object.keys(figures).length) return;
  try {
    // the entry is named with the first change: as a page is left it is too late for that
    const visit = entry.visit ?? `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
    sessionStorage.setItem(`figures:${visit}`, JSON.stringify(figures));
    if (!entry.visit) history.replaceState({ ...entry, visit }, "");
  } catch {
    try {
      history.replaceState({ ...entry, figures }, "");
    } catch { /* then it is forgotten */ }
  }
}

/** How this visit left a figure; null if as usual. @param {string} slug @returns {any} */
export function recall(slug) {
  return figuresOfVisit()[slug] ?? null;
}

/** Calls when a reader comes back to a page: WebKit then resets its boxes, at once or a moment later. @param {() => void} call */
export function onReturn(call) {
  addEventListener("pageshow", ({ persisted }) => {
    const back = persisted || performance.getEntriesByType("navigation")[0]?.type === "back_forward";
    if (back) for (const ms of [0, 150]) setTimeout(call, ms);
  });
}

/** Keeps how a figure stands; null if as usual. @param {string} slug @param {any} state what JSON can hold */
export function keep(slug, state) {
  if (JSON.stringify(figuresOfVisit()[slug] ?? null) === JSON.stringify(state)) return;
  if (state === null) delete figures[slug];
  else figures[slug] = state;
  if (history.state?.visit) waiting ||= setTimeout(writeDown, SETTLED);
  else writeDown();
}
