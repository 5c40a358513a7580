// Two states in words: what the sentence names, then and now, and what is set differently.
import { formatNumber, plainNumber } from "./format.js";
import { speaker } from "./speech.js";

const MOST = 6; // outcomes that are told
const FAR = 3; // from this many times on it is said as a multiple
const NO_SHARE = ["", "%", "mV", "°C"]; // units of which a percentage says nothing

/**
 * How far a number has moved, in words: "+64 %", "4.2 times", "−20 mV".
 * @param {number} then @param {number} now @param {string} unit @returns {string} empty where there is nothing to say
 */
export function difference(then, now, unit) {
  if (![then, now].every(Number.isFinite)) return "";
  const by = now - then;
  const signed = (value, digits) => formatNumber(value, `+.${digits}g`).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
  if (!NO_SHARE.includes(unit) && then > 0 && now > 0) {
    if (now / then >= FAR) return `${formatNumber(now / then, ".2g")} times as much`;
    return `${signed((100 * by) / then, 2)} %`;
  }
  return `${signed(by, 2)} ${unit === "%" ? "points" : unit}`.trim();
}

/**
 * The panel under the sentence, with buttons that swap the two states and that take the pin away.
 * @param {HTMLElement} sentence @param {object} spec the figure's
 * @param {(name: string) => number} unit which of a control's units the reader has chosen
 * @returns {{show: (then: object, now: object, controls: object[]) => void, hide: () => void}}
 */
export function bindComparison(sentence, spec, unit) {
  const panel = document.createElement("div");
  const make = (name, parent = panel) => parent.appendChild(document.createElement(name));
  panel.className = "explorable-compared";
  panel.setAttribute("role", "group");
  panel.setAttribute("aria-label", "Compared with the pinned state");
  const list = make("ul");
  list.setAttribute("aria-live", "polite");
  const row = make("p");
  for (const [action, words] of [["swap", "Swap"], ["unpin", "Remove the pin"]]) {
    const button = make("button", row);
    button.type = "button";
    button.dataset.action = action;
    button.textContent = words;
  }
  sentence.after(panel);

  /** A line: what it is about in bold; an arrow is for the eye, the ear hears "to". */
  function write([label, words]) {
    const line = make("li", list);
    if (label) make("b", line).textContent = label;
    words.split("→").forEach((part, i) => {
      if (i) {
        const arrow = make("span", line);
        arrow.setAttribute("aria-hidden", "true");
        arrow.textContent = "→";
        const word = make("span", line);
        word.className = "explorable-heard";
        word.textContent = "to";
      }
      line.append(part);
    });
  }
  const speech = speaker(list, (lines) => {
    list.textContent = "";
    JSON.parse(lines).forEach(write);
  });

  const written = ({ name, choices, units }, value) => {
    const { factor, name: own } = units[unit(name)];
    return choices ? [choices[value], ""] : [plainNumber(value * factor, 4).replace("-", "−"), own && ` ${own}`];
  };
  const changed = (control, then, now) => {
    const [[from], [to, own]] = [written(control, then), written(control, now)];
    return `${control.label} ${from} → ${to}${own}`;
  };

  function outcome({ e, f, label, unit: name }, then, now) {
    const [from, to] = [then, now].map(({ values }) => formatNumber(values[e], f));
    const own = name && ` ${name}`;
    const by = difference(then.values[e], now.values[e], name);
    return [`${label}:`, from === to ? ` ${to}${own}, the same` : ` ${from} → ${to}${own}${by && ` (${by})`}`];
  }

  return {
    /** @param {{settings: object, frame: object}} then @param {object} now alike @param {object[]} controls that may differ */
    show(then, now, controls) {
      const set = controls.filter(({ name }) => then.settings[name] !== now.settings[name]);
      const clock = spec.controls.find(({ name }) => name === spec.clock);
      const both = clock && !controls.includes(clock) ? `, both at ${written(clock, now.settings[clock.name]).join("")}` : "";
      const lines = set.length
        ? [[`From pinned to now${both}.`, ` Set: ${set.map((control) => changed(control, then.settings[control.name], now.settings[control.name])).join("; ")}.`],
          ...spec.outcomes.slice(0, MOST).map((each) => outcome(each, then.frame, now.frame))]
        : [["", "Nothing differs yet."]];
      panel.hidden = false;
      speech.say(JSON.stringify(lines));
    },
    hide() {
      panel.hidden = true;
    },
  };
}
