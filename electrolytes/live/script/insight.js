// On a phone: the picture stays in sight while a control below it is in use, and a row of buttons shows that it goes on.

const GAP = 8; // px between the picture and the control that is in use

/**
 * Marks a figure as in use from the first touch of a control until it is left: the style then keeps its picture at the top
 * of the screen. A control that the picture would cover at that moment is brought to stand below it; a button only after its
 * click, which it would otherwise miss.
 * @param {HTMLElement} root @param {HTMLElement} stage the picture
 */
export function keepInSight(root, stage) {
  const begin = ({ target, type }) => {
    if (type !== "click" && target.closest?.("button, summary") && !target.matches(":focus-visible")) return;
    const control = target.closest?.(".explorable-control, .explorable-presets, .explorable-guess, .explorable-controls > *, [data-foods]");
    if (!control || stage.contains(control) || "inUse" in root.dataset) return;
    root.dataset.inUse = "";
    const over = stage.getBoundingClientRect().bottom + GAP - control.getBoundingClientRect().top;
    if (getComputedStyle(stage).position === "sticky" && over > 0) scrollBy({ top: -over, behavior: "instant" });
  };
  root.addEventListener("pointerdown", begin);
  root.addEventListener("focusin", begin);
  root.addEventListener("click", begin);
  new IntersectionObserver((seen) => {
    if (!seen.at(-1).isIntersecting) delete root.dataset.inUse;
  }).observe(root);
}

/** A row of buttons that is swiped sideways says on which side it goes on; what is pressed, also by words, is in sight. */
export function bindRow(row) {
  const tell = () => {
    row.toggleAttribute("data-before", row.scrollLeft > 2);
    row.toggleAttribute("data-more", row.scrollLeft + row.clientWidth < row.scrollWidth - 2);
  };
  let asked = 0;
  const bringIn = () => {
    asked = 0;
    const pressed = row.querySelector('[aria-pressed="true"]');
    if (!pressed || row.scrollWidth <= row.clientWidth) return;
    const left = pressed.offsetLeft - row.offsetLeft;
    if (left < row.scrollLeft || left + pressed.offsetWidth > row.scrollLeft + row.clientWidth) row.scrollLeft = left - (row.clientWidth - pressed.offsetWidth) / 2;
  };
  row.addEventListener("scroll", tell, { passive: true });
  new ResizeObserver(tell).observe(row);
  // not at once, which would make the browser lay the page out twice
  new MutationObserver(() => { asked ||= requestAnimationFrame(bringIn); }).observe(row, { attributeFilter: ["aria-pressed"], subtree: true });
}
