// The sentence: its words change at once for the eye; a screen reader hears them when the hand rests.
const REST = 500; // ms after the last movement until the sentence is announced

/** @param {HTMLElement} output the live region @returns {{say: (words: string) => void, settle: () => void}} */
export function speaker(output) {
  let resting = 0;
  const settle = () => {
    clearTimeout(resting);
    output.removeAttribute("aria-busy");
  };
  return {
    settle,
    say(words) {
      if (words === output.textContent) return;
      output.setAttribute("aria-busy", "true");
      output.textContent = words;
      clearTimeout(resting);
      resting = setTimeout(settle, REST);
    },
  };
}
