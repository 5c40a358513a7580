// The draws of a question: many settings of a compiled program, in a worker or in short slices on the page.
import { quantileOf, shareOf, valueAtShare } from "../../model/numerics/draws.js";

const SLICE = 500; // draws of a worker between two reports
const SHORT = 6; // ms that a slice on the page takes

/**
 * The draws of a question, to be made bit by bit.
 * @param {object} program what `Model.javascript` gives, made @param {object} question its spreads and given
 * @param {string[]} known names that do not vary @param {number} count @param {number} seed
 */
function drawer(program, { spreads, given }, known, count, seed) {
  const x = new Float64Array(spreads.length + given.length);
  x.set(given, spreads.length);
  const y = new Float64Array(1);
  const held = spreads.map(({ name }) => known.includes(name));
  const values = new Float64Array(count);
  const at = (share) => {
    for (let k = 0; k < spreads.length; k++) x[k] = held[k] ? spreads[k].known : valueAtShare(spreads[k], share(k));
    program.evaluate(x, y);
    return y[0];
  };
  let made = 0;
  return {
    values,
    /** Makes some more draws; tells how many there are. */
    step(some) {
      for (const end = Math.min(count, made + some); made < end; made++) values[made] = at((k) => shareOf(seed, k, made));
      return made;
    },
    /** For each spread the output at its low and high 2.5 %, all others held as known. */
    swings() {
      return spreads.map((moved, k) => [0.025, 0.975].map((share) => {
        spreads.forEach((spread, i) => { x[i] = i === k && !held[i] ? valueAtShare(spread, share) : spread.known; });
        program.evaluate(x, y);
        return y[0];
      }));
    },
  };
}

/** What the picture shows of the draws. */
function answerOf({ axis: [start, end], beside, usual }, values, swings) {
  const kept = values.filter(Number.isFinite).sort();
  const bins = usual.bins.map(() => 0);
  let [beyond, inside] = [0, 0];
  for (const value of kept) {
    const place = Math.floor(((value - start) / (end - start)) * bins.length);
    if (place >= 0 && place < bins.length) bins[place] += 1;
    else beyond += 1;
    if (beside && value >= beside.low && value <= beside.high) inside += 1;
  }
  const [low, middle, high] = [0.025, 0.5, 0.975].map((part) => quantileOf(kept, part));
  return { low, middle, high, bins, beyond, none: values.length - kept.length, inside: inside / Math.max(1, kept.length), swings };
}

/** What runs in a worker: one request, reports of progress, and the answer. */
function serve(scope, programs) {
  scope.onmessage = ({ data: { number, question, known, count, seed } }) => {
    const draws = drawer(programs[number](), question, known, count, seed);
    for (let made = 0; made < count;) {
      made = draws.step(SLICE);
      scope.postMessage({ made });
    }
    scope.postMessage({ answer: answerOf(question, draws.values, draws.swings()) });
  };
}

/** The same on the page, in slices so short that it never stands still; gives a function that ends it. */
function inSlices(programs, { number, question, known, count, seed }, report, done) {
  const draws = drawer(programs[number](), question, known, count, seed);
  let waiting = 0;
  const slice = () => {
    const end = performance.now() + SHORT;
    let made;
    do made = draws.step(5); while (made < count && performance.now() < end);
    report(made);
    if (made < count) waiting = setTimeout(slice);
    else done(answerOf(question, draws.values, draws.swings()));
  };
  waiting = setTimeout(slice);
  return () => clearTimeout(waiting);
}
