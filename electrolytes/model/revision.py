"""Another model from one that is there: other defaults, quantities, inputs or equations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sympy

from electrolytes.model.definition import Definition, expression
from electrolytes.model.errors import ModelError, unknown_name
from electrolytes.model.quantities import values
from electrolytes.model.quantities.quantity import Quantity

KEPT = ("name", "source", "assumptions", "limits", "omitted", "version", "longest_step")


def revised(model: Definition, defaults: Mapping[Any, Any], quantities: Mapping[Any, Quantity],
            equations: Mapping[Any, Any], inputs: Sequence[Any] | None, texts: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments from which `Model.replace` builds its model."""
    for name in texts:
        if name not in KEPT:
            raise unknown_name(name, ["defaults", "quantities", "equations", "inputs", *KEPT], "part of a model")
    swaps = exchanged(model, defaults, quantities)
    outputs, residuals, states = (dict(part) for part in (model.equations, model.residuals, model.rates))
    for key, given in equations.items():
        symbol = key if isinstance(key, Quantity) and key.name not in model._by_name else model.quantity(key)
        if symbol in model.variables and symbol not in states:
            raise ModelError(f"{symbol.name} is given to the model {model.name!r}, not computed by it. To compute it, "
                             "take it out of the inputs and use a new quantity.")
        part = next((part for part in (residuals, states) if symbol in part), outputs)
        if given is None:
            part.pop(symbol, None)
        else:
            part[symbol] = expression(model.name, symbol, given)
    chosen = model.inputs if inputs is None else tuple(
        one if isinstance(one, Quantity) and one.name not in model._by_name else model.quantity(one) for one in inputs)

    def swapped(part: Mapping[Quantity, Any]) -> dict[Quantity, Any]:
        return {swaps.get(symbol, symbol): expr.xreplace(swaps) for symbol, expr in part.items()}

    return {**{name: getattr(model, name) for name in KEPT}, **texts, "outputs": in_order(swapped(outputs)),
            "residuals": swapped(residuals), "states": swapped(states),
            "inputs": [swaps.get(quantity, quantity) for quantity in chosen],
            "time": None if model.time is None else swaps.get(model.time, model.time)}


def exchanged(model: Definition, defaults: Mapping[Any, Any],
              quantities: Mapping[Any, Quantity]) -> dict[Quantity, Quantity]:
    """Old quantities and the new ones that take their place."""
    swaps = {model.quantity(old): new for old, new in quantities.items()}
    for old, new in swaps.items():
        if not isinstance(new, Quantity):
            raise ModelError(f"What takes the place of {old.name} is a Quantity, not {new!r}.")
    for name, value in defaults.items():
        quantity = model.quantity(name)
        if quantity not in model.variables and quantity not in model.unknowns:
            raise ModelError(f"{quantity.name} is computed by the model {model.name!r}; it has no default.")
        kept = swaps.get(quantity, quantity)
        swaps[quantity] = kept.with_(default=values.checked(kept, value))
    return swaps


def in_order(outputs: Mapping[Quantity, Any]) -> dict[Quantity, Any]:
    """Every output after those that it uses, otherwise in the order given; circles are left as they are."""
    placed: dict[Quantity, Any] = {}
    waiting: set[sympy.Symbol] = set()

    def place(symbol: Quantity) -> None:
        if symbol in placed or symbol in waiting:
            return
        waiting.add(symbol)
        for other in sorted(outputs[symbol].free_symbols & outputs.keys(), key=list(outputs).index):
            place(other)
        placed[symbol] = outputs[symbol]

    for symbol in outputs:
        place(symbol)
    return placed
