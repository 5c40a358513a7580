// What a finger has to hit: every control that is in sight, and what is too small for it by WCAG 2.2 (2.5.8): smaller than
// 24 by 24 pixels, unless a circle of 24 pixels around its middle touches no other target, or it is a link in a sentence.
() => {
  const LEAST = 24;
  const kinds = 'a[href], button, .explorable-handle, input:not([type="hidden"]), select, textarea, summary, [role="button"]';
  const inSight = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false }) && element.getClientRects().length > 0;
  const inline = (element) => getComputedStyle(element).display.startsWith("inline");
  const outermost = (element) => (inline(element.parentElement) ? outermost(element.parentElement) : element); // a word that leans
  const inSentence = (element) => element.matches("a") && inline(element)
    && [...outermost(element).parentElement.childNodes].some((node) => node !== outermost(element) && node.textContent.trim());
  const targets = [...document.querySelectorAll(kinds)].filter(inSight).map((element) => {
    const own = element.getBoundingClientRect();
    const box = { left: own.left + scrollX, top: own.top + scrollY, right: own.right + scrollX, bottom: own.bottom + scrollY };
    const label = element.matches("input, select") && element.labels?.length ? [...element.labels] : [];
    return { element, label, box, middle: [(box.left + box.right) / 2, (box.top + box.bottom) / 2], width: own.width, height: own.height };
  });
  const small = ({ width, height }) => Math.min(width, height) < LEAST - 0.01;
  const apart = (one, other) => {
    const [x, y] = one.middle;
    if (small(other)) return Math.hypot(x - other.middle[0], y - other.middle[1]) >= LEAST;
    const near = [Math.max(other.box.left, Math.min(x, other.box.right)), Math.max(other.box.top, Math.min(y, other.box.bottom))];
    return Math.hypot(x - near[0], y - near[1]) >= LEAST / 2;
  };
  return targets.filter((one) => small(one) && !inSentence(one.element)
    && !targets.every((other) => other === one || one.element.contains(other.element) || other.element.contains(one.element) || apart(one, other)))
    .map(({ element, width, height }) => `${width.toFixed(0)} × ${height.toFixed(0)}: ${element.outerHTML.slice(0, 110)}`);
}
