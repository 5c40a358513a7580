"""What makes a model's definition sound: names, defaults, functions, units of time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import sympy

from electrolytes.model import units
from electrolytes.model.errors import ModelError
from electrolytes.model.printing import check_printable
from electrolytes.model.quantity import Quantity

if TYPE_CHECKING:
    from electrolytes.model.model import Model


def expression(model: str, symbol: Any, expr: Any) -> Any:
    """A SymPy expression for a number, or ModelError."""
    try:
        converted = sympy.sympify(expr)
    except (sympy.SympifyError, TypeError):
        raise ModelError(f"{symbol} in the model {model!r}: {expr!r} is not an expression.") from None
    if not isinstance(converted, sympy.Expr):
        raise ModelError(f"{symbol} in the model {model!r}: {expr!r} is not a number-valued expression.")
    return converted


def check_names(model: Model) -> None:
    """Every name once, every expression after what it uses."""
    every = [*model.inputs, *model.outputs, *model.unknowns, *model.states, *model.clocks]
    for quantity in every:
        if not isinstance(quantity, Quantity):
            raise ModelError(f"{quantity!r} in the model {model.name!r} is not a Quantity.")
    if not model.outputs and not model.states:
        raise ModelError(f"The model {model.name!r} has no outputs.")
    later = dict.fromkeys(model.outputs)
    for symbol, expr in model.equations.items():
        if expr.free_symbols & later.keys():
            names = ", ".join(sorted(other.name for other in expr.free_symbols & later.keys()))
            raise ModelError(f"{symbol.name} = {expr}: uses {names}, which is computed later or by itself.")
        later.pop(symbol)
    seen: set[str] = set()
    for quantity in every:
        if quantity.name in seen:
            raise ModelError(f"The model {model.name!r} has {quantity.name} twice; names are unique in a model.")
        seen.add(quantity.name)


def find_constants(model: Model) -> tuple[Quantity, ...]:
    """Every quantity that stands in an equation and is nothing else."""
    known = {*model.inputs, *model.outputs, *model.unknowns, *model.states, *model.clocks}
    names = {quantity.name: quantity for quantity in known}
    found: dict[Quantity, None] = {}
    for expr in (*model.equations.values(), *model.rates.values(), *model.residuals.values()):
        for symbol in sorted(expr.free_symbols - known, key=lambda s: s.name):
            if not isinstance(symbol, Quantity):
                raise ModelError(f"{symbol} in the model {model.name!r} is a bare symbol; "
                                 "a model is made of quantities with units.")
            if names.setdefault(symbol.name, symbol) != symbol:
                raise ModelError(f"The model {model.name!r} has two different quantities named {symbol.name}.")
            found.setdefault(symbol, None)
    return tuple(found)


def check_defaults(model: Model) -> None:
    """Everything that can be given has a default, and every unknown a first guess."""
    for quantity in (*model.variables, *model.unknowns):
        if quantity.default is None:
            raise ModelError(f"{quantity.name} in the model {model.name!r} needs a default "
                             f"(a value in {quantity.unit}).")


def check_functions(model: Model) -> None:
    """Every function is known to both languages."""
    for symbol, expr in (*model.equations.items(), *model.rates.items(), *model.residuals.items()):
        check_printable(expr, symbol.name)


def time_unit(model: Model) -> str | None:
    """The one unit of time of all rates, or None without rates."""
    times = {}
    for state, rate in model.rates.items():
        unit = units.derivative_time_unit(state, rate)
        if unit is not None:
            times[state.name] = unit
    if model.time is not None:
        times[model.time.name] = units.parse(model.time.unit)
    if not times:
        return None
    first, unit = next(iter(times.items()))
    for other, its in times.items():
        if not its.same(unit):
            raise ModelError(f"The model {model.name!r} mixes units of time: {unit} for {first}, {its} for {other}.")
    name = units.name_of_time(unit)
    if name is None:
        raise ModelError(f"The model {model.name!r} runs in {unit}, which is no usual unit of time.")
    return name


def sentences(given: Sequence[str]) -> tuple[str, ...]:
    """One sentence or several, as a tuple."""
    return (given,) if isinstance(given, str) else tuple(given)
