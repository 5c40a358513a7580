// Runs in a page: moves every control of every figure, and says what was wrong.
async () => {
  const faults = [];
  const figures = [...document.querySelectorAll("[data-explorable]")];
  document.querySelector('[data-action="still"]')?.click(); // what moves by itself would make no two pictures alike
  for (let fold; (fold = document.querySelector("details:not([open])"));) fold.open = true;

  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  async function settled(root) {
    for (const end = performance.now() + 20000; root.matches('[aria-busy="true"]');) {
      if (performance.now() > end) return faults.push(`${root.dataset.explorable} computes without end`);
      await frame();
    }
  }
  const shown = (root) => [...root.querySelectorAll(".explorable-stage svg, output, tbody, tbody input")]
    .map((part) => (part.matches("svg") ? part.outerHTML : part.value ?? part.innerText)).join();
  const controls = (root) => [...root.querySelectorAll("input, select")].filter((control) => !control.disabled && !control.closest("[hidden]"));
  const tell = (control) => ["input", "change"].forEach((kind) => control.dispatchEvent(new Event(kind, { bubbles: true })));

  /** Moves a control to a share of its way; false if it stood there. */
  function move(control, share) {
    const state = () => (control.type === "checkbox" ? control.checked : control.value);
    const before = state();
    if (control.type === "checkbox") control.checked = share > 0.5;
    else if (control.options) control.selectedIndex = Math.min(control.options.length - 1, Math.floor(share * control.options.length));
    else control.value = String(Number(control.min) + (control.max - control.min) * share);
    tell(control);
    return state() !== before;
  }

  function nonsense(root) {
    const word = /(^|[^A-Za-z])(NaN|-?Infinity|undefined)(?![A-Za-z])/;
    const names = new Set(["id", "class", "aria-label"]);
    const drawn = [...root.querySelectorAll("svg *")].some((part) => [...part.attributes].some(({ name, value }) => !names.has(name) && word.test(value)));
    const said = [...root.querySelectorAll("output, td, text, .explorable-notice")].some((part) => /NaN|Infinity|\bundefined (mM|mV|mg|s|%)/.test(part.textContent));
    return drawn || said;
  }

  /** A handle goes to its ends by keys; led by a pointer to where it once stood, it stands there again. */
  async function hold(root, grip) {
    const name = `${root.dataset.explorable}: the handle of ${grip.getAttribute("aria-label")}`;
    const reset = root.querySelector('[data-action="reset"]');
    const number = (which) => Number(grip.getAttribute(`aria-value${which}`));
    const press = async (key) => {
      grip.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      await settled(root);
    };
    const middle = () => {
      const { x, y, width, height } = grip.getBoundingClientRect();
      return { clientX: x + width / 2, clientY: y + height / 2 };
    };
    const apart = (one, other) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
    reset.click();
    await settled(root);
    const usual = middle();
    const places = [];
    for (const [key, end] of [["Home", "min"], ["End", "max"]]) {
      await press(key);
      if (number("now") !== number(end)) faults.push(`${name} is not at its end after ${key}`);
      places.push(middle());
    }
    if (apart(...places) < 8) faults.push(`${name} does not move`);
    grip.setPointerCapture = () => {}; // no hand has made these events
    const point = (kind, place) => grip.dispatchEvent(new PointerEvent(kind, { ...place, pointerId: 1, button: 0, bubbles: true }));
    point("pointerdown", middle());
    point("pointermove", usual);
    await settled(root);
    point("pointerup", usual);
    if (apart(middle(), usual) > 4) faults.push(`${name} is not where the hand led it`);
  }

  let seed = 7;
  const chance = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  for (const root of figures) {
    const name = root.dataset.explorable;
    const reset = root.querySelector('[data-action="reset"]');
    if (root.matches('[data-covered]')) root.querySelector('[data-action="show"]').click(); // an answer that waits to be asked for
    const first = shown(root);
    const all = controls(root);
    /** Whether a control moves the picture from where the figure stands now. */
    async function moves(i) {
      for (const share of [0, 1, 0.37]) {
        const control = controls(root)[i];
        const before = shown(root);
        const moved = move(control, share);
        await settled(root);
        if (nonsense(root)) faults.push(`${name}: nonsense at ${share} of ${control.outerHTML.slice(0, 90)}`);
        if (moved && shown(root) !== before) return true;
      }
      return false;
    }
    const situations = [...root.querySelectorAll('[data-action="preset"]')];
    for (let i = 0; i < all.length; i++) {
      reset.click();
      await settled(root);
      let alive = await moves(i);
      for (let n = 0; n < situations.length && !alive; n++) { // in health some have nothing to act on
        situations[n].click();
        await settled(root);
        alive = await moves(i);
      }
      if (!alive) faults.push(`${name}: nothing moves with ${all[i].outerHTML.slice(0, 120)}`);
    }
    for (let n = 0; n < 10 && all.length; n++) {
      const now = controls(root);
      move(now[Math.floor(chance() * now.length)], n % 4 ? chance() : Math.round(chance()));
      await settled(root);
      if (nonsense(root)) faults.push(`${name}: nonsense after random moves`);
    }
    for (const grip of root.querySelectorAll('.explorable-handle:not([hidden])')) await hold(root, grip);
    reset.click();
    await settled(root);
    if (shown(root) !== first) faults.push(`${name}: reset does not bring the first picture back`);
  }
  await document.fonts.ready; // of what was folded; who leaves before they are there stops them, and Firefox says so
  return faults;
}
