// The state of a figure as part of an address: #slug?Na_i=15&K_e=4.
import { plainNumber } from "./format.js";

/** The address of this page with a figure in a given state. */
export function linkTo(spec, settings) {
  const changed = spec.controls.filter(({ name, value }) => settings[name] !== value);
  const query = changed.map(({ name }) => `${name}=${plainNumber(settings[name], 6)}`).join("&");
  return `${location.href.split("#")[0]}#${spec.slug}${query ? `?${query}` : "?"}`;
}

/**
 * The state that the page's address asks of this figure.
 * @returns {null | {settings: Object<string, number>, fault: string}} null when the address means something else;
 *   with nonsense in it, no settings and a fault in plain words. Nothing of the address is repeated.
 */
export function linkedState(spec, hash) {
  const [slug, query] = hash.replace(/^#/, "").split("?", 2);
  if (slug !== spec.slug || query === undefined) return null;
  const settings = {};
  const fault = (why) => ({ settings: {}, fault: `The link that led here asks for something this figure cannot show (${why}). It shows the usual state instead.` });
  for (const [name, text] of new URLSearchParams(query)) {
    const control = spec.controls.find((known) => known.name === name);
    if (!control) return fault("a setting that it does not have");
    const value = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : NaN;
    if (!(value >= control.min && value <= control.max) || (control.choices && !Number.isInteger(value))) {
      return fault(`${control.label}: allowed is ${control.min} to ${control.max} ${control.unit}`.trim());
    }
    settings[name] = value;
  }
  return { settings, fault: "" };
}
