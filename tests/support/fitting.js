// What of the letters in the pictures of a page sticks out of the box that they stand in, or of the picture.
() => {
  const found = [];
  const inSight = (element, picture) => {
    for (let each = element; each && each !== picture; each = each.parentElement) {
      const { display, visibility, opacity } = getComputedStyle(each);
      if (display === "none" || visibility === "hidden" || opacity < 0.05) return false;
    }
    return true;
  };
  for (const picture of document.querySelectorAll("[data-explorable] .explorable-stage svg")) {
    const { width, height } = picture.viewBox.baseVal;
    const { a: scale, e: left, f: top } = picture.getScreenCTM();
    const box = (element) => {
      const { left: l, right: r, top: t, bottom: b } = element.getBoundingClientRect();
      return { l: (l - left) / scale, r: (r - left) / scale, t: (t - top) / scale, b: (b - top) / scale };
    };
    const closed = (shape) => shape.localName !== "path" || /z\s*$/i.test(shape.getAttribute("d") ?? "");
    const shapes = [...picture.querySelectorAll("path, rect, ellipse, circle")]
      .filter((shape) => closed(shape) && !shape.closest("defs, marker, clipPath") && inSight(shape, picture)).map(box)
      .filter(({ l, r, t, b }) => r - l > 8 && r - l < 0.6 * width && b - t > 9);
    for (const text of picture.querySelectorAll("text")) {
      const words = text.textContent.trim();
      const { l, r, t, b } = box(text);
      if (!words || r - l < 0.5 || !inSight(text, picture)) continue;
      const name = `${picture.closest("[data-explorable]").dataset.explorable}: ${words}`;
      if (l < -2.5 || r > width + 2.5 || t < -3 || b > height + 3) found.push(`${name} leaves the picture`);
      if (b - t > r - l && words.length > 2) continue; // it stands on end
      const [x, y] = [(l + r) / 2, (t + b) / 2];
      // a box is not much higher than its words: what is, is a band of the plot behind them
      const around = shapes.filter((s) => s.l < x && s.r > x && s.t < y && s.b > y && s.r - s.l > 0.5 * (r - l) && s.b - s.t < 6 * (b - t))
        .sort((one, other) => one.r - one.l - (other.r - other.l))[0];
      const inTheMiddle = around && Math.abs((around.l + around.r) / 2 - x) < 4;
      if (inTheMiddle && Math.max(around.l - l, r - around.r) > 2) found.push(`${name} leaves its box`);
    }
  }
  return found;
}
