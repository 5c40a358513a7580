// Undo and redo: each gesture is one step, a drag from press to release, a situation, a number typed, a reset.

const MOST = 30; // steps that are kept

/**
 * Lets a reader go back step by step, and forward again: by two buttons, and by Ctrl or Cmd with Z anywhere in the figure.
 * @param {HTMLElement} root the figure
 * @param {() => object} read how it stands, as JSON can hold it @param {(state: object) => void} write sets it so
 * @returns {{mark: (name?: string) => void, end: () => void, left: () => object[][] | undefined, recall: (left: any) => void}}
 *   `mark` is called before anything changes, with a name where what runs by itself stays one step however often it is
 *   touched; `end` when a gesture is over; `left` is what is kept of the steps, and `recall` takes it up again
 */
export function bindSteps(root, read, write) {
  const steps = { undo: [], redo: [] };
  const buttons = Object.fromEntries(Object.keys(steps).map((name) => [name, root.querySelector(`[data-action="${name}"]`)]));
  const alike = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  let open = false; // is a gesture under way?
  let held = false; // is a finger, a button or a key down?
  let last = ""; // what runs by itself, if that was the last step

  const show = () => {
    for (const name in steps) buttons[name].setAttribute("aria-disabled", String(!steps[name].length));
  };
  function mark(name = "") {
    if (open || (name && name === last)) return;
    open = true;
    last = name;
    steps.undo.push(read());
    steps.undo.splice(0, steps.undo.length - MOST);
    steps.redo.length = 0;
    show();
  }
  function end() {
    if (!open) return;
    open = false;
    if (alike(steps.undo.at(-1), read())) steps.undo.pop(); // it came to nothing
    show();
  }
  function go(name, other) {
    end();
    last = "";
    if (!steps[name].length) return;
    steps[other].push(read());
    open = true; // what is written is no new step
    write(steps[name].pop());
    open = false;
    show();
  }

  const typing = ({ target }) => target.matches?.('.explorable-number input');
  const hold = (down) => () => {
    held = down;
    end();
  };
  addEventListener("pointerdown", hold(true), true); // anywhere: a finger may leave the figure before it lets go
  for (const kind of ["pointerup", "pointercancel"]) addEventListener(kind, hold(false));
  root.addEventListener("change", () => held || end());
  root.addEventListener("keyup", (event) => typing(event) || hold(false)());
  root.addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase();
    const apart = event.target.closest?.(".explorable-guess"); // what is guessed is no state of the figure
    if (!apart && (event.ctrlKey || event.metaKey) && !event.altKey && (key === "z" || key === "y")) {
      event.preventDefault();
      if (key === "y" || event.shiftKey) go("redo", "undo");
      else go("undo", "redo");
    } else if (!typing(event) && !event.repeat) hold(true)();
  });
  buttons.undo.addEventListener("click", () => go("undo", "redo"));
  buttons.redo.addEventListener("click", () => go("redo", "undo"));

  const isState = (state) => typeof state?.settings === "object";
  show();
  return {
    mark,
    end,
    left: () => (steps.undo.length || steps.redo.length ? [[...steps.undo], [...steps.redo]] : undefined),
    recall(left) {
      ["undo", "redo"].forEach((name, i) => { steps[name] = Array.isArray(left?.[i]) ? left[i].filter(isState).slice(-MOST) : []; });
      open = false;
      show();
    },
  };
}
