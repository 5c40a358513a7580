"""A living miniature on a model's page: sliders for some inputs, a curve, and values, made from the model alone.

The page has the numbers and a script draws (``miniature.js``); the model comes as a script of its own, which is the
JavaScript module's text without the module, since a page opened from disk may load no module.
"""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any

from electrolytes.model import Model, Quantity, default_of, integrator
from electrolytes.model.formats.omex import run_length

SLIDERS, SHOWN = 3, 12
WORK = {"formulas": "formulas alone", "solved": "equations solved at once", "states": "up to nine states in time",
        "many": "ten states or more, or states and equations at once"}
"""What computing a model takes; counted, not measured."""


def work(model: Model) -> str:
    """One of `WORK`."""
    if model.states:
        return "many" if len(model.states) > 9 or model.unknowns else "states"
    return "solved" if model.unknowns else "formulas"


def moved(model: Model) -> list[Quantity]:
    """The inputs that get a slider: the first that have a range."""
    return [quantity for quantity in model.inputs if quantity.range and not quantity.choices][:SLIDERS]


def results(model: Model) -> list[Quantity]:
    """What it gives: states, unknowns beside them, and outputs that no other equation takes further.

    Unknowns of a model without time are not among what its program gives; the outputs hold what they lead to.
    """
    used = set().union(*(expression.free_symbols for part in (model.equations, model.rates, model.residuals)
                         for expression in part.values()))
    ends = [quantity for quantity in model.outputs if quantity not in used] or list(model.outputs)
    return [*model.states, *(model.unknowns if model.states else ()), *ends][:SHOWN]


def html(model: Model, slug: str) -> str:
    """The miniature's place in the page, or nothing where no input has a range."""
    sliders = moved(model)
    if not sliders:
        return ""
    told = json.dumps({"sliders": [_slider(quantity) for quantity in sliders],
                       "shown": [_named(quantity) for quantity in results(model)], "time": _time(model)},
                      ensure_ascii=False, separators=(",", ":"))
    return (f'<h2>Try it</h2><div class="miniature" data-of="{escape(told)}">'
            f'<p>With scripts, the model runs here.</p></div><script defer src="{slug}/{slug}.js"></script>')


def script(model: Model) -> str:
    """The model, and for one in time its integrator, for a page that loads no modules."""
    solver = re.sub(r"^export ", "", integrator(), flags=re.MULTILINE) if model.states else "const simulate = null;"
    known = f"window.bookModel = {{model: {model.javascript()}, simulate}};"
    return f'(() => {{\n"use strict";\n{solver}\n{known}\n}})();\n'


EVALUATED = """const y = [];
  model.evaluate(x, y);
  return y[model.outputs.indexOf(name)];"""
SIMULATED = """const run = simulate(model, x, [0, END]); // UNIT
  const results = [...run.outputs.slice(-model.outputs.length), ...run.states.slice(-model.massMatrix.length)];
  return results[[...model.outputs, ...model.states, ...model.unknowns].indexOf(name)];"""
PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>{title}</title>
<!-- Keep it beside {slug}.mjs and open it through a server: python -m http.server -->
<h1>{title}</h1>
<label>{moved} <input type="range" min="{low:g}" max="{high:g}" step="any" value="{value:g}"></label>
<p>{given}: <output></output></p>
<script type="module">
import * as module from "./{slug}.mjs";

const {{ model, simulate }} = module; // simulate is there for a model in time
const x = [...model.defaults];
const slider = document.querySelector("input");

/** One result of the model by its name. */
function result(name) {{
  {body}
}}

function show() {{
  x[model.inputs.indexOf("{input}")] = Number(slider.value);
  document.querySelector("output").textContent = result("{output}").toPrecision(4);
}}
slider.addEventListener("input", show);
show();
</script>
</html>
"""


def example(model: Model, slug: str) -> str:
    """A page that takes the JavaScript module and moves something, to be changed."""
    first, end = (moved(model) or list(model.inputs))[0], results(model)[0]
    low, high = first.range or (0.0, 2 * default_of(first) or 1.0)
    body = SIMULATED.replace("END", f"{run_length(model):g}").replace("UNIT", model.time_unit or "s") if model.states \
        else EVALUATED
    return PAGE.format(title=escape(model.name), slug=slug, moved=_titled(first), low=low, high=high,
                       value=default_of(first), given=_titled(end), body=body, input=first.name, output=end.name)


def _titled(quantity: Quantity) -> str:
    return escape(f"{quantity.label}, {quantity.unit_text}" if quantity.unit_text else quantity.label)


def _slider(quantity: Quantity) -> dict[str, Any]:
    low, high = quantity.range or (0.0, 1.0)
    return {**_named(quantity), "low": low, "high": high, "value": default_of(quantity), "log": quantity.scale == "log"}


def _named(quantity: Quantity) -> dict[str, Any]:
    return {"name": quantity.name, "label": quantity.label, "unit": quantity.unit_text}


def _time(model: Model) -> dict[str, Any] | None:
    return {"label": "time", "unit": model.time_unit, "to": run_length(model)} if model.states else None
