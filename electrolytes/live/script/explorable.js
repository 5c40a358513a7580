// One explorable: takes over the HTML that already stands in the page, and moves its picture.
import { toValue, within } from "./axes.js";
import { bindBox } from "./boxes.js";
import { bindControl, rounded } from "./controls.js";
import { findParts, paint, traces } from "./draw.js";
import { compose } from "./format.js";
import { bindGuess } from "./guess.js";
import { bindHandles } from "./handles.js";
import { bindRow, keepInSight } from "./insight.js";
import { linkedState, linkTo } from "./links.js";
import { keep, onReturn, recall } from "./memory.js";
import { bindMotion } from "./motion.js";
import { bindClock, compileTimed, kept, lookAt } from "./course.js";
import { compileCourse, compileFrame, gridValues } from "./program.js";
import { bindReading } from "./reading.js";
import { save } from "./save.js";
import { speaker } from "./speech.js";
import { bindSteps } from "./steps.js";

const NO_STEP = "no step"; // of what no hand has set
const seldom = {}; // scripts that were asked for, by name

/**
 * Brings a live part of a page to life: an explorable, or a part whose code mounts it.
 * @param {HTMLElement} root the element with data-explorable @param {object} spec
 * @param {{get: (name: string) => number, set: (settings: object) => void, listen: (call: () => void) => void} | null} kernel
 *   the Python side in Jupyter; null in the built book
 * @param {(name: string) => Promise<(runtime: object) => object>} load brings a script that is seldom used
 */
export function mount(root, spec, kernel, load) {
  const code = globalThis.liveCode[spec.code]();
  keepInSight(root, root.querySelector(".explorable-stage"));
  root.querySelectorAll(".explorable-presets, .explorable-tools").forEach(bindRow);
  if (spec.programs) return mountExplorable(root, spec, code, kernel, load);
  return code.mount(root, spec, kernel, { save, speaker, bindBox, keep, onReturn, recall, worker: code.worker });
}

function mountExplorable(root, spec, programs, kernel, load) {
  const find = (selector) => root.querySelector(selector);
  const stage = find(".explorable-stage");
  const svg = stage.querySelector("svg");
  const sentence = find(".explorable-sentence");
  const speech = speaker(sentence);
  const notice = find(".explorable-notice");
  const button = (action) => find(`[data-action="${action}"]`);
  const defaults = Object.fromEntries(spec.controls.map(({ name, value }) => [name, value]));
  const settings = { ...defaults };
  let usual = defaults; // where Reset leads: the figure's own defaults, or what a person makes of them
  let placed = false; // whether a link or an earlier visit has put it where it stands
  const compute = spec.clock ? compileTimed(spec, programs, awaited) : compileFrame(spec.programs, programs);
  let frame = compute(settings);
  const parts = findParts(svg, spec, frame.values);
  const reading = bindReading(svg.parentElement, svg, spec);
  let guess = null;
  let handles = null;
  let pinned = null; // another state to compare with: its settings, its frame, and its parts behind those of the present one
  let comparison = null; // its words, once they were asked for
  let nudges = null; // what matters most, once it was asked for
  let shares = null; // the terms of its sums, once an equation asked for them
  let told = ""; // what the integrator last said

  const levers = spec.controls.filter(({ name }) => name !== spec.clock); // what makes one state another
  const notify = (words) => { if (notice.textContent !== words) notice.textContent = words; };
  const controls = {};
  const presets = spec.presets.map((_, i) => find(`[data-preset="${i}"]`));

  // A course that is computed elsewhere: the root is busy until it has come.
  function awaited(busy) {
    if (busy) root.setAttribute("aria-busy", "true");
    else {
      root.removeAttribute("aria-busy");
      update();
    }
  }

  function update() {
    frame = compute(settings);
    if (frame.message !== told) notify((told = frame.message));
    paint(parts, frame);
    flow(frame);
    for (const name in controls) controls[name].show(settings[name]);
    speech.say(compose(spec.sentence, frame.values));
    if (pinned) compare();
    nudges?.refresh(settings);
    root.toggleAttribute("data-moved", levers.some(({ name, value }) => settings[name] !== value));
    spec.presets.forEach(({ values }, i) => {
      const here = levers.every(({ name, value }) => settings[name] === (values[name] ?? value));
      if (presets[i].getAttribute("aria-pressed") !== String(here)) presets[i].setAttribute("aria-pressed", String(here));
    });
    reading.refresh(frame);
    handles?.refresh(frame);
    guess?.refresh(frame);
  }

  function set(changes, by) {
    if (by !== NO_STEP) steps.mark(by);
    Object.assign(settings, changes);
    update();
    if (kernel) kernel.set({ ...settings });
    keepState();
  }

  function keepState() {
    if (!kernel) keep(spec.slug, left());
  }

  /** How the figure stands, for when the reader comes back; null if as usual. */
  function left() {
    const units = Object.fromEntries(Object.entries(controls).map(([name, control]) => [name, control.unit()]).filter(([, index]) => index));
    const taken = steps.left();
    return asUsual() && !pinned && !taken && !Object.keys(units).length ? null : { ...state(), units, steps: taken };
  }

  const asUsual = () => spec.controls.every(({ name }) => settings[name] === usual[name]);

  /** What a person determines of this figure, {} for nobody: Reset leads there from now on, and what stood as usual goes along. */
  function adopt(values) {
    const along = asUsual() && !placed;
    usual = { ...defaults, ...values };
    if (along) set(usual, NO_STEP);
  }

  /** How it stands, as JSON can hold it. */
  function state() {
    return { settings: { ...settings }, pinned: pinned && pinned.settings };
  }

  /** Settings that came from elsewhere; what cannot be shown is as usual. */
  function shown(values) {
    return Object.fromEntries(spec.controls.map(({ name, min, max, value, choices }) => {
      const known = values?.[name];
      return [name, known >= min && known <= max && !(choices && known % 1) ? known : value];
    }));
  }

  /** Sets all as it stood at another time. */
  function standAs({ settings: then, pinned: trace }) {
    if (!trace) unpin();
    else if (JSON.stringify(trace) !== JSON.stringify(pinned?.settings)) pin(shown(trace));
    set(shown(then));
  }

  /** The figure as this visit left it; what it cannot show stays as usual. */
  function comeBack({ units, steps: taken, ...then }) {
    for (const { name, units: known } of spec.controls) if (known[units?.[name]]) controls[name].choose(units[name]);
    standAs(then);
    steps.recall(taken);
    placed = Boolean(pinned) || Object.keys(units ?? {}).length > 0 || !asUsual();
    if (placed) notify("As you left it. Reset leads back to the usual state.");
  }

  function adoptControl(control) {
    controls[control.name] = bindControl(find(`[data-control="${control.name}"]`), control, (value) => {
      if (notice.textContent && value !== settings[control.name] && !document.activeElement?.matches(".explorable-number input")) notify("");
      return set({ [control.name]: value });
    }, notify);
  }

  // Any other control than the clock's ends the playing.
  const clock = spec.controls.find(({ name }) => name === spec.clock);
  const pause = clock ? bindClock(button("play"), clock, () => settings[clock.name], (value) => set({ [clock.name]: value }, "play")) : () => {};

  function unpin() {
    if (!pinned) return;
    for (const { group } of pinned.parts) group.remove();
    pinned = null;
    comparison?.hide();
    button("pin").setAttribute("aria-pressed", "false");
  }

  /** Lays a state behind the present one: this one, or another whose settings are given. */
  function pin(other = null) {
    unpin();
    paint(parts, frame); // not in the middle of a beat
    const there = other ?? { ...settings };
    pinned = { settings: there, frame: other || root.hasAttribute("aria-busy") ? frameAt(there) : kept(frame), parts: traces(parts, "pinned") };
    paint(pinned.parts, pinned.frame);
    pinned.frame.still = true;
    button("pin").setAttribute("aria-pressed", "true");
    if (comparison) compare();
    else bring("whatif").then(({ bindComparison }) => {
      comparison ??= bindComparison(sentence, spec, (name) => controls[name].unit());
      if (pinned) compare();
    });
  }

  /** A script that is seldom used, which takes what it needs of this one. */
  function bring(name) {
    return (seldom[name] ??= load(name).then((make) => make(runtime))).catch(() => {
      delete seldom[name];
      notify("A part of this page could not be loaded; everything else works.");
      return new Promise(() => {});
    });
  }

  /** The figure's own seldom used programs. */
  const own = () => bring(`code/${spec.later}`);

  /** All numbers at other settings, computed here and now. */
  function frameAt(there) {
    return (spec.clock ? compileTimed({ ...spec, heavy: false }, programs, () => {}) : compileFrame(spec.programs, programs))(there);
  }

  /** The two states in words. Two courses are looked at in one moment, a single one in two. */
  function compare() {
    const other = levers.some(({ name }) => settings[name] !== pinned.settings[name]);
    if (spec.clock) {
      lookAt(pinned.frame, other ? settings[spec.clock] : pinned.settings[spec.clock]);
      paint(pinned.parts, pinned.frame);
    }
    comparison?.show(pinned, { settings, frame }, other ? levers : spec.controls);
  }

  /** Shows what matters most, or no longer. */
  async function weigh(on) {
    button("weigh").setAttribute("aria-pressed", String(on));
    if (on && !nudges) {
      const [{ bindNudges }, code] = await Promise.all([bring("whatif"), own()]);
      nudges ??= bindNudges(root, spec, programs, code.slopes?.() ?? null);
    }
    nudges?.show(button("weigh").getAttribute("aria-pressed") === "true");
    nudges?.refresh(settings);
  }

  function press(target) {
    if (target.dataset.action !== "play" && !["pin", "weigh"].includes(target.dataset.action)) pause();
    const actions = {
      reset() {
        steps.mark();
        unpin();
        notify("");
        for (const name in controls) controls[name].reset();
        guess?.reset();
        placed = false;
        set(usual);
      },
      preset() {
        notify("");
        set({ ...defaults, ...spec.presets[Number(target.dataset.preset)].values });
      },
      pin() {
        steps.mark();
        if (pinned) return actions.unpin();
        pin();
        notify("Pinned: this state stays behind, dashed, to be compared with what you set now.");
        return keepState();
      },
      unpin() {
        steps.mark();
        unpin();
        notify("Unpinned.");
        keepState();
        button("pin").focus({ preventScroll: true });
      },
      swap() {
        const { settings: there } = pinned;
        steps.mark();
        pin();
        set(there);
        notify("Swapped: what was pinned is shown, what was shown is pinned.");
      },
      weigh: () => weigh(target.getAttribute("aria-pressed") !== "true"),
      link() {
        const link = linkTo(spec, settings);
        const shown = () => notify(`A link to this state: ${link}`);
        if (navigator.clipboard) navigator.clipboard.writeText(link).then(() => notify("A link to this state is copied."), shown);
        else shown();
      },
      async csv() {
        const { csv } = await bring("taken");
        save(`${spec.slug}.csv`, "text/csv", csv(spec, settings, frame));
      },
      async svg() {
        const { standalone } = await bring("taken");
        paint(parts, frame);
        save(`${spec.slug}.svg`, "image/svg+xml", standalone(root, spec, sentence.textContent));
      },
    };
    actions[target.dataset.action]?.();
  }

  function openLink() {
    const linked = linkedState(spec, location.hash);
    if (!linked) return;
    placed = !linked.fault;
    set({ ...defaults, ...linked.settings });
    notify(linked.fault);
    root.scrollIntoView({ block: "start" });
  }

  const steps = bindSteps(root, state, standAs);
  for (const control of spec.controls) adoptControl(control);
  traces(parts, "ghost");
  const flow = bindMotion(root, svg, parts, spec, { settings, moment: compute.moment });
  root.addEventListener("click", (event) => {
    const target = event.target.closest("[data-action]");
    if (target) press(target);
    steps.end();
  });
  guess = bindGuess(root, stage, svg, spec, { go: (asked) => set(asked), settings: () => settings, say: notify });
  handles = bindHandles(svg.parentElement, svg, spec, {
    settings,
    moment: compute.moment,
    set: (name, value) => set({ [name]: value }),
    box: (name) => find(`[data-control="${name}"]`),
    unit: (name) => controls[name].unit(),
    begin(event) {
      reading.clear();
      return !event || !guess?.takes(event); // the mark of a guess comes first
    },
  });
  bindFinger(stage, svg, spec, (name, value) => set({ [name]: value }), reading, guess);
  if (kernel) {
    for (const name in settings) settings[name] = kernel.get(name) ?? settings[name];
    kernel.listen(() => {
      steps.mark();
      for (const name in settings) settings[name] = kernel.get(name);
      update();
    });
  }
  update();
  const past = kernel ? null : recall(spec.slug);
  if (past) comeBack(past);
  speech.settle();
  // With a kernel a link is followed once: a cell that is run again shows the state that the kernel has.
  if (!past && (!kernel || globalThis.followedLink !== location.href)) openLink();
  globalThis.followedLink = location.href;
  addEventListener("hashchange", openLink);
  onReturn(update);
  root.explorable = { // for the page around it: how it stands and is set, and what it knows of a quantity
    state: () => ({ settings: { ...settings }, defaults, clock: spec.clock }),
    set,
    adopt,
    course(grid, code) { // of a model in time, for whoever asks something else of it than the figure shows
      const run = compileCourse({ grid }, code);
      return (inputs) => ({ times: gridValues(grid), ...run(inputs) });
    },
    known(name) {
      const control = spec.controls.find((each) => each.name === name);
      const report = spec.report.find((each) => each.name === name);
      if (control) return { ...control, title: spec.title, value: settings[name], choice: control.choices?.[settings[name]], control: find(`[data-control="${name}"]`) };
      return report ? { ...report, title: spec.title, value: frame.values[report.e] } : null;
    },
    async sum(number) { // the terms of one of its sums, as they are now
      const [{ bindShares }, { sums }] = await Promise.all([bring("whatif"), own()]);
      return (shares ??= bindShares(spec, sums))(number, settings);
    },
  };
  root.dataset.ready = "true";
  performance.mark(`explorable-ready:${spec.slug}`);
}

/** A finger or mouse on the picture: moves the marker's own quantity, and reads off curves. */
function bindFinger(stage, svg, spec, set, reading, guess) {
  const place = (event) => {
    const box = svg.getBoundingClientRect();
    const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
    return [((event.clientX - box.left) * width) / box.width, ((event.clientY - box.top) * height) / box.height];
  };
  const axesAt = ([x, y], room) => spec.axes.findIndex((axes) => within(axes, x, y, room));
  const drag = (index, [x, y]) => {
    const axes = spec.axes[index];
    for (const [side, name] of Object.entries(axes.drag)) {
      const control = spec.controls.find((known) => known.name === name);
      set(name, rounded(control, toValue(axes[side], side === "x" ? x : y)));
    }
  };
  let held = null; // the axes under the finger, and whether it has begun to drag
  stage.addEventListener("pointerdown", (event) => {
    if (guess?.takes(event)) return;
    const index = axesAt(place(event), 14);
    if (index < 0 || event.button !== 0 || !Object.keys(spec.axes[index].drag).length) return;
    held = { index, x: event.clientX, moving: event.pointerType === "mouse" };
    if (!held.moving) return;
    event.preventDefault();
    stage.setPointerCapture(event.pointerId);
    drag(index, place(event));
  });
  stage.addEventListener("pointermove", (event) => {
    const here = place(event);
    if (held && (held.moving ||= Math.abs(event.clientX - held.x) > 5)) {
      reading.clear();
      drag(held.index, here);
    } else if (!held && event.pointerType === "mouse") {
      const index = axesAt(here, 0);
      if (index >= 0) reading.at(index, here[0]);
      else reading.clear();
    }
  });
  stage.addEventListener("pointerup", (event) => {
    if (held && !held.moving) drag(held.index, place(event));
    held = null;
  });
  for (const end of ["pointercancel", "pointerleave"]) {
    stage.addEventListener(end, () => {
      if (end === "pointercancel") held = null;
      if (!held) reading.clear();
    });
  }
  svg.toggleAttribute("data-draggable", spec.axes.some((axes) => Object.keys(axes.drag).length > 0));
}
