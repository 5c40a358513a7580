"""What is asked of a model: values, expressions and inputs by name, each checked."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import sympy

from electrolytes.model import units
from electrolytes.model.errors import ModelError, unknown_name
from electrolytes.model.printing import check_printable
from electrolytes.model.program import Unknown
from electrolytes.model.quantity import Quantity, default_of

if TYPE_CHECKING:
    from electrolytes.model.model import Model


def given_values(model: Model, values: Mapping[Any, Any] | None, named: Mapping[str, Any]) -> dict[Quantity, Any]:
    """Values by quantity, in the quantity's unit and inside its domain."""
    given: dict[Quantity, Any] = {}
    for name, value in [*(values or {}).items(), *named.items()]:
        quantity = model.quantity(name)
        if quantity not in model.variables:
            kind = "an unknown that the model solves for" if quantity in model.unknowns else "computed by the model"
            raise ModelError(f"{quantity.name} is {kind}; what can be given: "
                             f"{', '.join(variable.name for variable in model.variables)}.")
        given[quantity] = converted(quantity, value)
    return given


def converted(quantity: Quantity, given: Any) -> Any:
    """A value of one quantity: number, array, pint quantity, or the name of a choice."""
    if isinstance(given, str) and quantity.choices is not None:
        if given not in quantity.choices:
            raise unknown_name(given, quantity.choices, f"choice of {quantity.name}")
        given = quantity.choices.index(given)
    try:
        value = np.asarray(units.convert(given, quantity), dtype=float)[()]
    except (TypeError, ValueError) as error:
        if isinstance(error, ModelError):
            raise
        raise ModelError(f"{quantity.name} takes numbers in {quantity.unit}, not {given!r}.") from None
    quantity.check(value)
    return value


def checked_expressions(model: Model, expressions: Mapping[str, Any] | None) -> dict[str, Any]:
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


def chosen_inputs(model: Model, inputs: Sequence[Any] | None) -> tuple[Quantity, ...]:
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


def unknown(quantity: Quantity) -> Unknown:
    """Where solving for a quantity begins and how far it may go."""
    guess = default_of(quantity)
    low, high = quantity.domain
    limits = (-math.inf if low is None else low, math.inf if high is None else high)
    if quantity.range is not None:
        bracket = quantity.range
    else:
        width = max(1.0, abs(guess))
        bracket = (guess - width if low is None else low, guess + width if high is None else high)
    return Unknown(quantity, guess, bracket, limits)


def check_solved(model: Model, unknown: Quantity, value: Any, settings: Mapping[Quantity, Any]) -> None:
    """Raise ModelError if an unknown has no value, and say for which settings."""
    bad = np.isnan(value)
    if not np.any(bad):
        return
    at = {quantity.name: float(np.broadcast_to(settings[quantity], np.shape(value))[bad].flat[0])
          for quantity in model.inputs}
    raise ModelError(f"{unknown.name} ({unknown.label}, {unknown.unit}) has no solution within "
                     f"{unknown.allowed()} of 0 = {model.residuals[unknown]} at {units.shown(at)}.")


def cache_key(expressions: Mapping[str, Any] | None, inputs: Sequence[Any] | None) -> tuple[Any, ...]:
    """What a compiled program depends on."""
    listed = None if expressions is None else tuple((name, sympy.sympify(e)) for name, e in expressions.items())
    return listed, None if inputs is None else tuple(inputs)
