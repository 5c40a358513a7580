"""What is asked of a model: values, expressions and inputs by name, each checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import sympy

from electrolytes.model.code.printing import check_printable
from electrolytes.model.definition import Definition
from electrolytes.model.errors import ModelError, unknown_name
from electrolytes.model.quantities.quantity import Quantity
from electrolytes.model.quantities.units import parse, shown


def given_values(model: Definition, values: Mapping[Any, Any] | None, named: Mapping[str, Any]) -> dict[Quantity, Any]:
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
        value = np.asarray(convert(given, quantity), dtype=float)[()]
    except (TypeError, ValueError) as error:
        if isinstance(error, ModelError):
            raise
        raise ModelError(f"{quantity.name} takes numbers in {quantity.unit}, not {given!r}.") from None
    quantity.check(value)
    return value


def convert(value: Any, quantity: Quantity) -> Any:
    """Magnitude of a pint quantity (of any registry) in the unit of `quantity`; plain numbers pass as they are."""
    if not (hasattr(value, "magnitude") and hasattr(value, "units")):
        return value
    given = parse(str(value.units))
    wanted = parse(quantity.unit)
    if given.base != wanted.base:
        raise ModelError(f"{quantity.name} ({quantity.label}) is measured in {quantity.unit}, not in {value.units}.")
    return value.magnitude * (given.factor / wanted.factor)


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
