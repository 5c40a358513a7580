"""Digests of expressions, the same in every process: two expressions that differ in anything have different ones."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import sympy

from electrolytes.model.quantities.literal import Literal


def digest(expression: Any, known: dict[Any, str]) -> str:
    """A digest of one expression; quantities count by their names alone.

    Parameters
    ----------
    known : what was found before, by expression; shared by the expressions of a model
    """
    if not expression.args:
        return _atom(expression)
    found = known.get(expression)
    if found is None:
        inner = " ".join(digest(arg, known) for arg in expression.args)
        text = f"{type(expression).__qualname__}({inner})"
        found = known[expression] = hashlib.sha256(text.encode()).hexdigest()[:24]
    return found


def _atom(expression: Any) -> str:
    if isinstance(expression, Literal):
        return f"q({_atom(expression.value)}, {expression.unit})"
    if isinstance(expression, sympy.Symbol):
        return f"symbol {expression.name}"
    if isinstance(expression, sympy.Float):
        return f"float {expression._mpf_} {expression._prec}"
    return f"{type(expression).__qualname__} {expression}"


def definition(model: Any) -> tuple[str, dict[Any, str]]:
    """Everything that a model's programs and equations depend on, as a text; and the digests of its expressions."""
    if "definition" not in model._cache:
        known: dict[Any, str] = {}
        quantities = sorted({*model.variables, *model.unknowns, *model.outputs, model.clock}, key=str)
        parts = [{symbol.name: digest(expr, known) for symbol, expr in some.items()}
                 for some in (model.equations, model.residuals, model.rates)]
        text = json.dumps([model.name, model.version, model.time_unit, getattr(model, "longest_step", None),
                           [repr(each._hashable_content()) for each in quantities],
                           [each.name for each in model.variables], len(model.inputs), model.time is not None, *parts])
        model._cache["definition"] = text, known
    found: tuple[str, dict[Any, str]] = model._cache["definition"]
    return found
