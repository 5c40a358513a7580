// A model in time: its course is computed again when a setting changes, here or in a worker; play and scrub only look.
import { atMoment, compileCourse, gridValues } from "./program.js";

const PLAYED = 8000; // ms that a whole course takes to play
const ALONE = "Your browser lets this page start no second thread: the figure computes in the page, which may pause it.";

/** What runs in a worker: answers each request with the course for its inputs. */
export function serveCourse(scope, course, code) {
  const compute = compileCourse(course, code);
  scope.onmessage = ({ data }) => scope.postMessage({ id: data.id, result: compute(data.inputs) });
}

/**
 * Computes courses in a worker of its own, made of functions' texts; a result that is no longer wanted is dropped.
 * @returns {((inputs: number[]) => void) | null} null where there is no worker; that it is refused may show later
 */
export function courseWorker(course, code, done, refused) {
  const text = `"use strict";\nconst electrolytes = ${electrolytes};\nelectrolytes().serveCourse(self, ${JSON.stringify(course)}, ${code});`;
  let worker;
  try {
    worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  } catch {
    return null;
  }
  worker.onerror = refused;
  let asked = 0;
  let waiting = null; // only the newest request waits while one is being computed
  let computing = false;
  const next = () => {
    computing = waiting !== null;
    if (computing) worker.postMessage(waiting);
    waiting = null;
  };
  worker.onmessage = ({ data }) => {
    next();
    if (data.id === asked) done(data.result);
  };
  return (inputs) => {
    waiting = { id: ++asked, inputs };
    if (!computing) next();
  };
}

/**
 * The frame of a model in time.
 * @param {object} spec the figure's spec @param {(() => object)[]} programs its code by number
 * @param {(busy: boolean) => void} report called when a course is awaited or there
 * @returns {(settings: Object<string, number>) => {values: Float64Array, sweeps: Float64Array[][], message: string}}
 */
export function compileTimed(spec, programs, report) {
  const { course } = spec.programs;
  const code = programs[course.code];
  const names = spec.controls.map(({ name }) => name).filter((name) => name !== spec.clock);
  const times = gridValues(course.grid);
  const direct = compileCourse(course, code);
  let known = "";
  let result = null;
  let arrived = false; // has a worker's answer not been shown yet?
  let ask = null;
  let asked = null; // the inputs of a course that is awaited
  const answered = (answer) => {
    result = answer;
    asked = null;
    arrived = true;
    report(false);
  };
  if (spec.heavy) {
    ask = courseWorker(course, code, answered, () => {
      ask = null;
      if (asked) answered(direct(asked));
    });
  }
  const frame = { times, values: null, sweeps: [], reached: 0, message: "", still: false }; // still: only the moment has changed
  return (settings) => {
    const inputs = names.map((name) => settings[name]);
    const key = inputs.join();
    frame.still = key === known && frame.sweeps[0] === result.columns && !arrived;
    arrived = false;
    if (key !== known) {
      known = key;
      if (ask && result) {
        ask((asked = inputs));
        report(true);
      } else result = direct(inputs);
    }
    frame.sweeps = [result.columns];
    frame.reached = result.reached;
    frame.message = result.message || (spec.heavy && !ask ? ALONE : "");
    frame.values ??= new Float64Array(result.columns.length);
    lookAt(frame, settings[spec.clock]);
    return frame;
  };
}

/** Another moment of a course that is there. */
export function lookAt({ times, sweeps, reached, values }, now) {
  atMoment(times, { columns: sweeps[0], reached }, now, values);
}

/** A frame that stays as it is when the next one is computed. */
export function kept(frame) {
  const sweeps = frame.sweeps.map((columns) => columns.map((column) => column.slice()));
  return { ...frame, values: frame.values.slice(), sweeps, still: false };
}

/**
 * The play button: lets time run over the slider's range; from the start when it stands at the end, or at the moment
 * shown as long as nobody has chosen one: a reader who presses a situation, then play, wants to see how it begins.
 * Where motion is not wanted it goes to the end at once.
 */
export function bindClock(button, control, get, set) {
  const place = control.log ? Math.log : (value) => value; // even along the slider
  const [low, high] = [place(control.min), place(control.max)];
  let began = null;
  const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const stop = () => {
    began = null;
    button.textContent = "Play";
  };
  const tick = (now) => {
    if (began === null) return;
    const share = Math.min(1, (now - began) / PLAYED);
    const moment = low + share * (high - low);
    set(share === 1 ? control.max : control.log ? Math.exp(moment) : moment);
    if (share < 1) requestAnimationFrame(tick);
    else stop();
  };
  button.addEventListener("click", () => {
    if (began !== null) return stop();
    if (still()) return set(control.max);
    const from = get() >= control.max || get() === control.value ? 0 : (place(get()) - low) / (high - low);
    began = performance.now() - from * PLAYED;
    button.textContent = "Pause";
    return requestAnimationFrame(tick);
  });
  return stop;
}
