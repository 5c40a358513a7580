// What the reader has guessed, kept in this browser alone: on figures and in questions; summed up at a chapter's end.
// Loaded before the figures, which find it as `bookGuesses`. Blocked storage is no error: then it lasts as long as the page.
"use strict";
(() => {
  const PLACE = "electrolytes:guesses";
  const root = document.documentElement;
  const top = new URL(root.dataset.content_root || ".", location.href).pathname;
  const here = decodeURIComponent(location.pathname.slice(top.length)).replace(/\.html$/, "").replace(/^chapters\//, "");
  let known = {};
  try { known = JSON.parse(localStorage.getItem(PLACE)) ?? {}; } catch { /* blocked, or not ours */ }
  if (typeof known !== "object" || Array.isArray(known)) known = {};
  const write = () => {
    try {
      if (Object.keys(known).length) localStorage.setItem(PLACE, JSON.stringify(known));
      else localStorage.removeItem(PLACE);
    } catch { /* then it lasts as long as the page */ }
  };
  /** A short name that a text alone has: a question that was written anew is a new question. */
  const hash = (text) => {
    let sum = 5381;
    for (const letter of text.replace(/\s+/g, " ").trim()) sum = ((sum * 33) ^ letter.codePointAt(0)) >>> 0;
    return sum.toString(36);
  };

  window.bookGuesses = {
    name: (slug, question) => `${here}#${slug}:${hash(question)}`,
    recall: (key) => known[key] ?? null,
    keep(key, guess) {
      if (guess === null) delete known[key];
      else known[key] = guess;
      write();
    },
  };

  document.addEventListener("DOMContentLoaded", () => {
    // Questions with answers to choose from: the choice is found again.
    for (const question of document.querySelectorAll("fieldset.question")) {
      const boxes = [...question.querySelectorAll('.choice > input[type="radio"]')];
      const kind = question.classList.contains("predict") ? "predict" : "check";
      const key = window.bookGuesses.name(kind, question.textContent);
      const chosen = boxes[known[key]?.chosen];
      if (chosen) chosen.checked = true;
      question.addEventListener("change", ({ target }) => {
        const at = boxes.indexOf(target);
        if (at >= 0) window.bookGuesses.keep(key, { chosen: at, right: target.parentElement.classList.contains("right") });
      });
    }

    // The sum at a chapter's end.
    for (const box of document.querySelectorAll("[data-guesses]")) {
      const chapter = box.dataset.guesses, all = Number(box.dataset.all);
      const words = box.querySelector("p"), button = box.querySelector("button");
      const mine = () => Object.keys(known).filter((key) => key.startsWith(`${chapter}/`) && !/#check:/.test(key));
      const show = () => {
        const made = mine(), near = made.filter((key) => known[key].right).length;
        words.textContent = made.length
          ? `Right or near: ${near} of the ${made.length} you have made; the chapter asks for ${all}. They are kept in this browser alone.`
          : `You have made none of this chapter’s ${all} yet. They are kept in this browser alone.`;
        button.hidden = !made.length;
      };
      button.addEventListener("click", () => {
        for (const key of Object.keys(known)) if (key.startsWith(`${chapter}/`)) delete known[key];
        write();
        show();
        words.textContent = "Forgotten.";
        box.tabIndex = -1;
        box.focus();
      });
      show();
    }
  });
})();
