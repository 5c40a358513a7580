// The sentence: its words change at once for the eye; a screen reader hears them when the hand rests.
const REST = 500; // ms after the last movement until the sentence is announced

/**
 * @param {HTMLElement} output the live region @param {(words: string) => void} [write] puts words into it
 * @returns {{say: (words: string) => void, settle: () => void}}
 */
export function speaker(output, write = (words) => { output.textContent = words; }) {
  let resting = 0;
  let said = output.textContent;
  const settle = () => {
    clearTimeout(resting);
    output.removeAttribute("aria-busy");
  };
  return {
    settle,
    say(words) {
      if (words === said) return;
      said = words;
      output.setAttribute("aria-busy", "true");
      write(words);
      clearTimeout(resting);
      resting = setTimeout(settle, REST);
    },
  };
}
