// When a card comes back: FSRS (ts-fsrs), a few new cards a day, from the pages that have been read. No page needed.
"use strict";
globalThis.bookSchedule = (() => {
  const VERSION = 1;
  const NEW_A_DAY = 10;
  const GRADES = { again: 1, hard: 2, good: 3, easy: 4 };
  const DAY = 86400000;
  const scheduler = FSRS.fsrs({ request_retention: 0.9, maximum_interval: 365, enable_fuzz: false, enable_short_term: false });

  const empty = () => ({ version: VERSION, cards: {}, fresh: {} });
  const dayOf = (now) => { const at = new Date(now); return `${at.getFullYear()}-${at.getMonth() + 1}-${at.getDate()}`; };

  /** What was kept, or the reason why it cannot be read. @returns {{state: object | null, fault: string}} */
  function read(text) {
    const refused = (fault) => ({ state: null, fault });
    let state;
    try { state = JSON.parse(text); } catch { return refused("This is not a file of the Review page: it cannot be read."); }
    if (!state || typeof state !== "object" || typeof state.cards !== "object" || !state.cards) return refused("This is not a file of the Review page: it holds no cards.");
    if (state.version !== VERSION) return refused(`This file is of another version of the Review page (${Number(state.version) || "unknown"}, wanted ${VERSION}).`);
    for (const card of Object.values(state.cards)) {
      if (!card || !Number.isFinite(card.stability) || !Number.isFinite(card.difficulty) || Number.isNaN(Date.parse(card.due))) {
        return refused("A card in this file is broken; nothing was taken.");
      }
    }
    return { state: { version: VERSION, cards: { ...state.cards }, fresh: { ...(state.fresh ?? {}) } }, fault: "" };
  }

  /** How many of the known cards are due; needs no list of cards. */
  const count = (state, now) => Object.values(state.cards).filter(({ due }) => Date.parse(due) <= now).length;

  /**
   * The cards for now: those due, the longest due first, then new ones of pages that were read.
   * @param {object} state @param {{id: string, page: string}[]} cards @param {(page: string) => boolean} known @param {number} now
   */
  function queue(state, cards, known, now) {
    const left = Math.max(0, NEW_A_DAY - (state.fresh[dayOf(now)] ?? 0));
    const due = cards.filter(({ id }) => state.cards[id] && Date.parse(state.cards[id].due) <= now);
    due.sort((a, b) => Date.parse(state.cards[a.id].due) - Date.parse(state.cards[b.id].due));
    const fresh = cards.filter(({ id, page }) => !state.cards[id] && known(page)).slice(0, left);
    return { due, fresh };
  }

  /** When a card would come back, in days, for each grade. */
  function intervals(state, id, now) {
    const next = scheduler.repeat(state.cards[id] ?? FSRS.createEmptyCard(new Date(now)), new Date(now));
    return Object.fromEntries(Object.entries(GRADES).map(([name, grade]) => [name, next[grade].card.scheduled_days]));
  }

  /** The state after a card was answered. @param {"again" | "hard" | "good" | "easy"} grade */
  function rate(state, id, grade, now) {
    const first = !state.cards[id];
    const { card } = scheduler.next(state.cards[id] ?? FSRS.createEmptyCard(new Date(now)), new Date(now), GRADES[grade]);
    const due = new Date(Math.max(card.due.getTime(), now + DAY / 2));
    const kept = { ...card, due: due.toISOString(), last_review: new Date(now).toISOString() };
    const day = dayOf(now);
    return { version: VERSION, cards: { ...state.cards, [id]: kept },
      fresh: first ? { [day]: (state.fresh[day] ?? 0) + 1 } : state.fresh };
  }

  return { empty, read, count, queue, intervals, rate, NEW_A_DAY };
})();
