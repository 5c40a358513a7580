"""From a definition to functions of numbers, each compiled once."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from electrolytes.model import arguments
from electrolytes.model.code.program import Program, Unknown, differentiate, program
from electrolytes.model.code.python import Function, compiled
from electrolytes.model.definition import Definition
from electrolytes.model.quantities.quantity import Quantity, default_of


def program_of(model: Definition, expressions: Mapping[str, Any] | None = None,
               inputs: Sequence[Any] | None = None) -> Program:
    """The program for some expressions (all outputs by default), the given inputs staying variable."""
    results = arguments.checked_expressions(model, expressions)
    variables = arguments.chosen_inputs(model, inputs)
    constants = {quantity: default_of(quantity) for quantity in (*model.variables, model.clock)
                 if quantity not in variables}
    return program(variables, constants, model.equations, [unknown(u) for u in model.unknowns],
                   list(model.residuals.values()), results)


def function_of(model: Definition, expressions: Mapping[str, Any] | None = None,
                inputs: Sequence[Any] | None = None) -> Function:
    """The program as a NumPy function."""
    key = ("function", *arguments.cache_key(expressions, inputs))
    if key not in model._cache:
        model._cache[key] = compiled(program_of(model, expressions, inputs))
    found: Function = model._cache[key]
    return found


def slopes_of_rates(model: Definition) -> tuple[Mapping[Any, Any], list[list[Any]]]:
    """Equations with those of the derivatives, and the Jacobian of rates and residuals by states and unknowns."""
    if "slopes" not in model._cache:
        rows = [*model.rates.values(), *model.residuals.values()]
        model._cache["slopes"] = differentiate(model.equations, rows, [*model.states, *model.unknowns])
    slopes: tuple[Mapping[Any, Any], list[list[Any]]] = model._cache["slopes"]
    return slopes


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
