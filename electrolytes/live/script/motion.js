// What flows, moves: beads run along each arrow, as fast as its flow. What turns shows its states one after the other, and
// what beats swings. The beads run by the browser's own clock, the others by one clock for the page. All stand while the
// figure is out of sight, and are still where motion is not wanted, in print and without scripts.
import { swing } from "./draw.js";

const SPACING = 13; // from bead to bead, in units of the picture
const PACE = 5; // units a second for each unit of an arrow's width
const FASTEST = 220; // beyond it the eye sees beads run backwards
const NARROW = 3.5; // in a wider arrow the beads are pale, on a narrower one they are its color and thicker than it

const FADE = 0.15; // s in which a part that turns comes and goes
const LONGEST = 0.1; // s that a frame may take; after a pause things go on from where they stood
const SWINGING = new Set(["bar", "circle", "polygon"]);

const figuresThatFlow = new Set(); // what each does when all of the page is held still, or let go
let still = false;

const ticking = new Set(); // what moves now, each called with the seconds since the last frame
let last = null; // when that was; null while no frame is asked for

function tick(now) {
  const past = Math.min(LONGEST, (now - last) / 1000);
  last = now;
  for (const move of ticking) move(past);
  if (ticking.size) requestAnimationFrame(tick);
  else last = null;
}

/** Puts something on the page's clock, or takes it off. */
function onTheClock(move, running) {
  if (!running) ticking.delete(move);
  else if (ticking.add(move) && last === null) {
    last = performance.now();
    requestAnimationFrame(tick);
  }
}

/** Lets a figure's beads run, its parts turn, its shapes beat.
 * @param {HTMLElement} root @param {SVGSVGElement} svg @param {object[]} parts as `findParts` found them
 * @param {object} spec the figure's
 * @param {{settings: object, moment: (settings: object, into: ArrayLike) => ArrayLike}} figure how it stands, and the values
 *   of the moment at other settings
 * @returns {(frame: {values: Float64Array}) => void} to be called with each frame
 */
export function bindMotion(root, svg, parts, spec, figure) {
  const turning = parts.filter((part) => part.spec.kind === "turn");
  const movers = [
    ...parts.filter((part) => part.spec.kind === "arrow").map(stream),
    ...(turning.length ? [turn(turning)] : []),
    ...(spec.beat ? [beat(parts.filter((part) => part.spec.axes === spec.beat.axes && SWINGING.has(part.spec.kind)), spec, figure)] : []),
  ];
  const button = root.querySelector('[data-action="still"]');
  if (!movers.length || !button || !svg.animate) return () => {};
  const unwanted = matchMedia("(prefers-reduced-motion: reduce)");
  let inSight = false;
  const decide = () => {
    const running = inSight && !still && !unwanted.matches;
    root.toggleAttribute("data-flowing", !unwanted.matches);
    button.setAttribute("aria-pressed", String(still));
    for (const one of movers) one.run(running);
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
    for (const one of movers) one.show(values);
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

/** One thing is followed through its cycle: of its parts that one shows in whose state it is. */
function turn(parts) {
  let phase = 0;
  let values = null;
  const shown = parts.map(() => 0);
  for (const { group } of parts) group.classList.add("explorable-turn");
  const inside = ({ start, share }) => phase >= values[start] && phase < values[start] + values[share];
  const move = (past) => {
    const forward = phase + past * (values[parts[0].spec.rate] || 0);
    phase = forward - Math.floor(forward);
    parts.forEach(({ spec, group }, i) => {
      const now = Math.min(1, Math.max(0, shown[i] + (inside(spec) ? past : -past) / FADE));
      if (now !== shown[i]) group.setAttribute("opacity", String(shown[i] = now));
    });
  };
  return {
    run: (running) => onTheClock(move, running),
    show(now) { values = now; },
  };
}

/** Shapes swing between where the model has them with the control a little lower and a little higher. */
function beat(parts, { beat: { over, by, rate }, controls }, { settings, moment }) {
  const { min, max } = controls.find(({ name }) => name === over);
  const ends = [[], []];
  const now = [];
  let values = null;
  let phase = 0;
  const move = (past) => {
    phase = (phase + past * rate) % 1;
    const swung = Math.sin(2 * Math.PI * phase);
    const end = ends[swung < 0 ? 0 : 1];
    for (let i = 0; i < values.length; i++) now[i] = values[i] + Math.abs(swung) * (end[i] - values[i]);
    swing(parts, now);
  };
  let moving = false;
  const bind = (running) => {
    onTheClock(move, running);
    if (moving && !running && values) swing(parts, values); // at rest it stands where the model has it
    moving = running;
  };
  return {
    run: bind,
    show(frame) {
      values = frame;
      [-by, by].forEach((step, i) => moment({ ...settings, [over]: Math.min(max, Math.max(min, settings[over] + step)) }, ends[i]));
    },
  };
}
