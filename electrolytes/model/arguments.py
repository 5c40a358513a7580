"""What is asked of a model: values, expressions and inputs by name, each checked."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
import sympy

from electrolytes.model.code.printing import check_printable
from electrolytes.model.definition import Definition
from electrolytes.model.errors import ModelError, warn
from electrolytes.model.quantities import values
from electrolytes.model.quantities.quantity import Quantity
from electrolytes.model.quantities.units import shown


def given_values(model: Definition, mapping: Mapping[Any, Any] | None, named: Mapping[str, Any]) -> dict[Quantity, Any]:
    """Values by quantity, in the quantity's unit and inside its domain."""
    return {quantity: converted(quantity, value) for quantity, value in asked(model, mapping, named).items()}


def asked(model: Definition, mapping: Mapping[Any, Any] | None, named: Mapping[str, Any]) -> dict[Quantity, Any]:
    """The quantities that values are given for, each once, with the values as they were given."""
    if mapping is not None and not hasattr(mapping, "items"):
        first = model.variables[0].name if model.variables else "name"
        told = _short(mapping)
        raise ModelError(f"Values are given by name, as in {first}={told} or {{{first!r}: {told}}}; {told} alone does "
                         "not say of what.")
    given: dict[Quantity, Any] = {}
    for name, value in [*(mapping.items() if mapping is not None else ()), *named.items()]:
        quantity = model.quantity(name)
        if quantity not in model.variables:
            kind = "an unknown that the model solves for" if quantity in model.unknowns else "computed by the model"
            raise ModelError(f"{quantity.name} is {kind}; what can be given: "
                             f"{', '.join(variable.name for variable in model.variables)}.")
        if quantity in given:
            raise ModelError(f"{quantity.name} is given twice: {_short(given[quantity])} and {_short(value)}.")
        given[quantity] = value
    return given


def _short(value: Any) -> str:
    text = f"an array of shape {value.shape}" if getattr(value, "shape", ()) else repr(value)
    return text if len(text) <= 40 else f"{text[:40]}…"


def converted(quantity: Quantity, given: Any) -> Any:
    """A value of one quantity, in its own unit and inside its domain: number, text, array, pint quantity, choice."""
    return values.checked(quantity, given)


def convert(value: Any, quantity: Quantity) -> Any:
    """The same without the check of the domain."""
    return values.magnitude(quantity, value)


def check_shapes(given: Mapping[Quantity, Any]) -> None:
    """Raise ModelError, with names and shapes, unless the arrays broadcast against each other."""
    shapes = {quantity: np.shape(value) for quantity, value in given.items() if np.ndim(value)}
    try:
        np.broadcast_shapes(*shapes.values())
    except ValueError:
        listed = ", ".join(f"{quantity.name} {shape}" for quantity, shape in shapes.items())
        raise ModelError(f"Arrays of these shapes do not fit together: {listed}. Two axes fit if they have the same "
                         "length or one of them has length 1.") from None


def index_of(given: Mapping[Quantity, Any]) -> Any:
    """The index of the pandas Series among the given values, or None."""
    found: dict[str, Any] = {}
    for quantity, value in given.items():
        if type(value).__module__.partition(".")[0] == "pandas" and hasattr(value, "index") and np.ndim(value) == 1:
            found[quantity.name] = value.index
    for name, index in found.items():
        first = next(iter(found))
        if not index.equals(found[first]):
            raise ModelError(f"{first} and {name} are Series with different indexes; bring them to one first.")
    return next(iter(found.values()), None)


def warn_of_clashes(model: Definition, options: Collection[str], method: str) -> None:
    """Say that a keyword was read as an option, where the model has a quantity of that name too."""
    for name in options:
        if name in model._by_name:
            warn(f"{method}() has an option {name}, and took {name} for it. The model {model.name!r} has a quantity "
                 f"{name} too: to give that, write {method}(…, {{{name!r}: …}}).")


def check_finite(model: Definition, computed: Mapping[Quantity, Any], settings: Mapping[Quantity, Any],
                 given: Collection[Quantity]) -> None:
    """Give a ModelWarning if something was computed that is no finite number, and say where."""
    if all(isinstance(value, float) for value in computed.values()) and math.isfinite(sum(computed.values())):
        return
    missing = {quantity: ~np.isfinite(value) for quantity, value in computed.items() if not np.isfinite(value).all()}
    if not missing:
        return
    bad = next(iter(missing.values()))
    where = np.argmax(bad)
    at = {quantity.name: float(np.broadcast_to(settings[quantity], bad.shape).flat[where])
          for quantity in given if np.ndim(settings[quantity]) <= bad.ndim}
    words = [f"{quantity.name} ({np.asarray(computed[quantity])[wrong].flat[0]:g})"
             for quantity, wrong in missing.items()]
    listed = ", ".join(words[:4]) + (f" and {len(words) - 4} others" if len(words) > 4 else "")
    share = f", in {int(bad.sum())} of {bad.size} values" if bad.ndim else ""
    warn(f"The model {model.name!r} has no finite value of {listed}{share}"
         + (f", first at {shown(at)}" if at else "") + ": it divides by zero there, or leaves what a formula can take.")


def checked_expressions(model: Definition, expressions: Mapping[str, Any] | None) -> dict[str, Any]:
    """Expressions over the model's quantities; all outputs by default."""
    if expressions is None:
        return {quantity.name: quantity for quantity in model.outputs}
    results = {}
    for name, given in expressions.items():
        expr = sympy.sympify(given)
        for symbol in sorted(expr.free_symbols, key=lambda s: s.name):
            if symbol == model.clock and model.states:
                continue
            model.quantity(symbol)
            if not isinstance(symbol, Quantity):
                raise ModelError(f"{name}: {symbol} is a bare symbol; use the model's quantity of that name.")
        check_printable(expr, name)
        results[name] = expr
    return results


def chosen_inputs(model: Definition, inputs: Sequence[Any] | None) -> tuple[Quantity, ...]:
    """What stays variable; everything that can be given by default."""
    if inputs is None:
        return model.variables
    chosen = tuple(model.quantity(quantity) for quantity in inputs)
    for quantity in chosen:
        if quantity not in model.variables:
            raise ModelError(f"{quantity.name} is computed by the model {model.name!r}; it cannot be an input.")
    if len(set(chosen)) < len(chosen):
        raise ModelError(f"The same input is given twice: {', '.join(quantity.name for quantity in chosen)}.")
    return chosen


def check_solved(model: Definition, unknown: Quantity, value: Any, settings: Mapping[Quantity, Any]) -> None:
    """Raise ModelError if an unknown has no value, and say for which settings."""
    bad = np.isnan(value)
    if not np.any(bad):
        return
    at = {quantity.name: float(np.broadcast_to(settings[quantity], np.shape(value))[bad].flat[0])
          for quantity in model.inputs}
    raise ModelError(f"{unknown.name} ({unknown.label}, {unknown.unit}) has no solution within "
                     f"{unknown.allowed()} of 0 = {model.residuals[unknown]} at {shown(at)}.")


def cache_key(expressions: Mapping[str, Any] | None, inputs: Sequence[Any] | None) -> tuple[Any, ...]:
    """What a compiled program depends on."""
    listed = None if expressions is None else tuple((name, sympy.sympify(e)) for name, e in expressions.items())
    return listed, None if inputs is None else tuple(inputs)
