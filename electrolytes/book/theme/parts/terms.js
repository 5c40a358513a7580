// What a glossary term means, shown at the word: on hover, focus or tap; Escape or a tap elsewhere hides it.
"use strict";
(() => {
  const tips = document.querySelector(".tips");
  if (!tips) return;
  const box = document.createElement("div");
  box.className = "tip";
  box.hidden = true;
  document.body.append(box);
  let shown = null, touched = false;

  const hide = () => {
    shown?.removeAttribute("aria-describedby");
    shown = null;
    box.hidden = true;
  };

  const show = (link) => {
    const id = `tip-${decodeURIComponent(link.hash.slice(1))}`;
    const meaning = document.getElementById(id);
    if (!meaning || shown === link) return;
    hide();
    shown = link;
    link.setAttribute("aria-describedby", id);
    box.textContent = meaning.textContent;
    box.hidden = false;
    const at = link.getBoundingClientRect(), size = box.getBoundingClientRect(), room = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(at.left, room - size.width - 8));
    const above = at.top > size.height + 70;
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${(above ? at.top - size.height - 6 : at.bottom + 6) + scrollY}px`;
  };

  const linkOf = (target) => target.closest?.('a[href*="#term-"]');
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = linkOf(event.target);
    if (link) show(link);
    else if (!box.contains(event.target)) hide();
  });
  document.addEventListener("focusin", (event) => (linkOf(event.target) ? show(linkOf(event.target)) : hide()));
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("pointerdown", (event) => { touched = event.pointerType !== "mouse"; });
  document.addEventListener("click", (event) => {
    const link = linkOf(event.target);
    if (!link) { if (!box.contains(event.target)) hide(); return; }
    if (touched && shown !== link) { // the first tap shows the meaning, the second follows the link
      event.preventDefault();
      show(link);
    }
  }, true);
})();
