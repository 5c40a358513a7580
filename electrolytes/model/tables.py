"""How a model is shown to a reader: typeset equations, the parameter table, "Behind the model"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import sympy
from sympy.printing.latex import LatexPrinter

from electrolytes.model import store
from electrolytes.model.code.digests import definition
from electrolytes.model.code.functions import exprel
from electrolytes.model.definition import Definition
from electrolytes.model.quantities.quantity import Quantity
from electrolytes.model.quantities.units import SUPERSCRIPTS


class Typesetter(LatexPrinter):  # type: ignore[misc]
    """LaTeX that Temml reads, with numbers as short as they can be."""

    def __init__(self) -> None:
        super().__init__({"ln_notation": True, "fold_short_frac": False})

    def _print_Float(self, expr: Any) -> str:
        mantissa, exponent = _number_parts(float(expr))
        return mantissa if not exponent else rf"{mantissa} \cdot 10^{{{exponent}}}"

    def _print_Integer(self, expr: Any) -> str:
        return str(int(expr))


def _number_parts(value: float) -> tuple[str, int]:
    """Shortest text that reads back as the same number: mantissa and decimal exponent."""
    if value == 0 or 1e-4 <= abs(value) < 1e7:
        text = repr(value).removesuffix(".0")
        if "e" not in text:
            return text, 0
    mantissa, _, exponent = f"{value:.16e}".partition("e")
    for digits in range(17):
        text = f"{value:.{digits}e}"
        if float(text) == value:
            mantissa, _, exponent = text.partition("e")
            break
    return mantissa, int(exponent)


def number_text(value: float | None) -> str:
    """A number for a table cell: ``"1.698244 × 10⁻⁴"``."""
    if value is None:
        return ""
    mantissa, exponent = _number_parts(float(value))
    text = mantissa if not exponent else f"{mantissa} × 10{str(exponent).translate(SUPERSCRIPTS)}"
    return text.replace("-", "−")


def interval_text(interval: tuple[float, float] | None) -> str:
    """A range for a table cell: ``"0.1 – 10"``."""
    return "" if interval is None else f"{number_text(interval[0])} – {number_text(interval[1])}"


def equations(model: Definition) -> list[str]:
    """One LaTeX string per equation: outputs in order, then rates, then the equations that fix the unknowns."""
    return store.kept("latex", definition(model)[0], lambda: _typeset(model))


def _typeset(model: Definition) -> list[str]:
    typeset = Typesetter().doprint
    lines = [f"{symbol.latex} = {typeset(expr)}" for symbol, expr in model.equations.items()]
    for state, rate in model.rates.items():
        rate_of = rf"\frac{{\mathrm{{d}} {state.latex}}}{{\mathrm{{d}} {model.clock.latex}}}"
        lines.append(f"{rate_of} = {typeset(rate)}")
    lines += [f"0 = {typeset(expr)}" for expr in model.residuals.values()]
    return lines


def keys(sources: Iterable[str]) -> tuple[str, ...]:
    """Bibliography keys in the order they first appear."""
    found: dict[str, None] = {}
    for source in sources:
        if source and source != "modelling choice":
            for key in re.split(r"[;,\s]+", source):
                found.setdefault(key.lstrip("@"), None)
    found.pop("", None)
    return tuple(found)


def source_text(source: str) -> str:
    """A source as Markdown: citations in brackets, or the words "modelling choice"."""
    if source in ("", "modelling choice"):
        return source
    return "[" + "; ".join(f"@{key}" for key in keys([source])) + "]"


def parameter_frame(model: Definition) -> Any:
    """DataFrame of inputs, constants, initial values and unknowns."""
    import pandas as pd

    rows = [{"symbol": f"${quantity.latex}$", "name": quantity.name, "meaning": quantity.meaning or quantity.label,
             "value": quantity.default, "unit": quantity.unit, "range": quantity.range, "normal": quantity.normal,
             "source": quantity.source, "evidence": quantity.evidence, "role": role}
            for role, quantity in _listed(model)]
    columns = ["symbol", "name", "meaning", "value", "unit", "range", "normal", "source", "evidence", "role"]
    return pd.DataFrame(rows, columns=columns).set_index("name", drop=False)


def summary_frame(model: Definition) -> Any:
    """DataFrame of all quantities, outputs too."""
    import pandas as pd

    rows = [{"name": quantity.name, "role": role, "default": quantity.shown(quantity.default),
             "unit": quantity.unit_text,
             "range": "" if quantity.range is None or quantity.choices else quantity.allowed(quantity.range),
             "meaning": quantity.meaning or quantity.label}
            for role, quantity in [*_listed(model), *(("output", quantity) for quantity in model.outputs)]]
    return pd.DataFrame(rows).set_index("name")


def short(model: Definition, most: int = 12) -> str:
    """A model in a few lines: inputs and states with defaults and units, and how much there is of everything else."""
    rows = [(role, quantity) for role, quantity in _listed(model) if role in ("input", "state")]
    cells = [(quantity.name, quantity.shown(quantity.default),
              "initial value" if role == "state" else
              " or ".join(quantity.choices) if quantity.choices else
              "" if quantity.range is None else quantity.allowed(quantity.range))
             for role, quantity in rows[:most]]
    widths = [max((len(row[i]) for row in cells), default=0) for i in range(3)]
    lines = ["  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
             for row in cells]
    if len(rows) > most:
        lines.append(f"  … and {len(rows) - most} more")
    counted = [_counted(len(some), kind) for some, kind in (
        (model.inputs, "input"), (model.constants, "constant"), (model.states, "state"), (model.unknowns, "unknown"),
        (model.outputs, "output")) if some]
    # what a model is made for stands at its end; before it come the steps on the way
    names = ("…, " if len(model.outputs) > 6 else "") + ", ".join(quantity.name for quantity in model.outputs[-6:])
    return "\n".join([f"Model {model.name!r}: {', '.join(counted)}", *lines, *([f"  gives {names}"] if names else [])])


def _counted(number: int, kind: str) -> str:
    return f"{number} {kind}" if number == 1 else f"{number} {kind}s"


def _listed(model: Definition) -> list[tuple[str, Quantity]]:
    roles = {"input": model.inputs, "constant": model.constants, "state": model.states, "unknown": model.unknowns}
    return [(role, quantity) for role, quantities in roles.items() for quantity in quantities]


def markdown(model: Definition) -> str:
    """ "Behind the model": equations, parameters, assumptions, limits, omissions."""
    parts = [f"**{model.name}** (version {model.version})" + (f" {source_text(model.source)}" if model.source else "")]
    rows = " \\\\\n".join(line.replace(" = ", " &= ", 1) for line in equations(model))
    parts.append(f"$$\n\\begin{{aligned}}\n{rows}\n\\end{{aligned}}\n$$")
    if any(expr.has(exprel) and any(f.order for f in expr.atoms(exprel)) for expr in model.equations.values()):
        parts.append(r"Here $\operatorname{exprel}(x) = (e^x - 1)/x$.")
    parts.append(_meanings(model))
    if _listed(model):
        parts.append(_table(model))
    for title, lines in (("Assumptions", model.assumptions), ("Where it breaks", model.limits),
                         ("What was left out", model.omitted)):
        if lines:
            parts.append(f"**{title}**\n\n" + "\n".join(f"- {line}" for line in lines))
    return "\n\n".join(part for part in parts if part) + "\n"


def _meanings(model: Definition) -> str:
    told = [quantity for quantity in model.outputs if quantity.meaning]
    if not told:
        return ""
    lines = [f"- ${quantity.latex}$: {quantity.meaning}" + (f" ({quantity.unit_text})" if quantity.unit_text else "")
             for quantity in told]
    return "**What is computed**\n\n" + "\n".join(lines)


def _table(model: Definition) -> str:
    head = ["symbol", "meaning", "value", "unit", "range", "normal", "source", "label"]
    rows = [head, ["---"] * len(head)]
    for _, quantity in _listed(model):
        value = number_text(quantity.default)
        if quantity.choices is not None and quantity.default is not None:
            value = quantity.choices[int(quantity.default)]
        rows.append([f"${quantity.latex}$", quantity.meaning or quantity.label, value,
                     quantity.unit_text,
                     "" if quantity.choices is not None else interval_text(quantity.range),
                     interval_text(quantity.normal), source_text(quantity.source), quantity.evidence])
    return "\n".join("| " + " | ".join(cell.replace("|", r"\vert ") for cell in row) + " |" for row in rows)


def typeset(expr: Any) -> str:
    """LaTeX of any expression in the book's manner."""
    return str(Typesetter().doprint(sympy.sympify(expr)))
