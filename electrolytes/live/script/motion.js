// What flows, moves: beads run along each arrow, as fast as its flow. The browser's own clock drives them; they stand
// while the figure is out of sight, and there are none where motion is not wanted, in print and without scripts.

const SPACING = 13; // from bead to bead, in units of the picture
const PACE = 5; // units a second for each unit of an arrow's width
const FASTEST = 220; // beyond it the eye sees beads run backwards
const NARROW = 3.5; // in a wider arrow the beads are pale, on a narrower one they are its color and thicker than it

const figuresThatFlow = new Set(); // what each does when all of the page is held still, or let go
let still = false;

/** Lets beads run along the arrows of a figure.
 * @param {HTMLElement} root @param {SVGSVGElement} svg @param {object[]} parts as `findParts` found them
 * @returns {(frame: {values: Float64Array}) => void} to be called with each frame
 */
export function bindMotion(root, svg, parts) {
  const streams = parts.filter(({ spec }) => spec.kind === "arrow").map(stream);
  const button = root.querySelector('[data-action="still"]');
  if (!streams.length || !button || !svg.animate) return () => {};
  const unwanted = matchMedia("(prefers-reduced-motion: reduce)");
  let inSight = false;
  const decide = () => {
    const running = inSight && !still && !unwanted.matches;
    root.toggleAttribute("data-flowing", !unwanted.matches);
    button.setAttribute("aria-pressed", String(still));
    for (const one of streams) one.run(running);
  };
  new IntersectionObserver(([entry]) => {
    inSight = entry.isIntersecting;
    decide();
  }).observe(svg);
  unwanted.addEventListener("change", decide);
  figuresThatFlow.add(decide);
  button.addEventListener("click", () => {
    still = !still;
    for (const each of figuresThatFlow) each();
  });
  decide();
  return ({ values }) => {
    for (const one of streams) one.show(values);
  };
}

function stream({ spec, group, shape }) {
  const beads = group.ownerDocument.createElementNS(shape.namespaceURI, "path");
  beads.setAttribute("class", "explorable-beads");
  beads.setAttribute("d", shape.getAttribute("d"));
  beads.setAttribute("stroke-dasharray", `0.01 ${SPACING}`);
  group.append(beads);
  const course = [{ strokeDashoffset: SPACING }, { strokeDashoffset: 0 }];
  const motion = beads.animate(course, { duration: 1000 * SPACING, iterations: Infinity });
  motion.pause();
  let forward = true;
  let speed = 0; // units a second
  let running = false;
  const decide = () => {
    const runs = motion.playState === "running";
    if (runs !== (running && speed > 0)) runs ? motion.pause() : motion.play();
  };
  return {
    run(now) {
      running = now;
      decide();
    },
    show(values) {
      const width = Math.abs(values[spec.width]);
      const flow = spec.flow === undefined ? PACE * values[spec.width] : values[spec.flow];
      const drawn = width > 0.05 && Number.isFinite(flow) && flow !== 0;
      beads.setAttribute("visibility", drawn ? "inherit" : "hidden");
      speed = drawn ? Math.min(FASTEST, Math.abs(flow)) : 0;
      const pale = width > NARROW;
      beads.setAttribute("stroke", pale ? "var(--el-paper)" : shape.getAttribute("stroke"));
      beads.setAttribute("stroke-width", (pale ? Math.max(1.8, 0.4 * width) : width + 2).toFixed(2));
      if (drawn) {
        if (forward !== flow > 0) motion.effect.setKeyframes((forward = flow > 0) ? course : [...course].reverse());
        motion.updatePlaybackRate(speed);
      }
      decide();
    },
  };
}
