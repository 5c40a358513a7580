"""A model's definition: its quantities and equations, and what makes them sound (names, defaults, functions, units)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import sympy

from electrolytes.model import dimensions
from electrolytes.model.code.printing import check_printable
from electrolytes.model.errors import ModelError, unknown_name
from electrolytes.model.quantities import units
from electrolytes.model.quantities.quantity import Quantity


class Definition:
    """What a model consists of; `Model` adds all that is made from it.

    The parameters are those of `Model`.
    """

    def __init__(
        self,
        name: str,
        *,
        outputs: Mapping[Quantity, Any],
        inputs: Sequence[Quantity] = (),
        residuals: Mapping[Quantity, Any] = MappingProxyType({}),
        states: Mapping[Quantity, Any] = MappingProxyType({}),
        time: Quantity | None = None,
        source: str = "",
        assumptions: Sequence[str] = (),
        limits: Sequence[str] = (),
        omitted: Sequence[str] = (),
        version: str = "1",
        longest_step: float | None = None,
    ) -> None:
        self.name = name
        self.source = source
        self.version = str(version)
        self.assumptions = sentences(assumptions)
        self.limits = sentences(limits)
        self.omitted = sentences(omitted)
        self.inputs = tuple(inputs)
        self.equations, self.residuals, self.rates = (
            MappingProxyType({symbol: expression(name, symbol, expr) for symbol, expr in given.items()})
            for given in (outputs, residuals, states))
        self.outputs = tuple(self.equations)
        self.unknowns = tuple(self.residuals)
        self.states = tuple(self.rates)
        self.time = time
        self.longest_step = checked_step(name, longest_step)
        check_names(self)
        self.constants = find_constants(self)
        self._by_name = {quantity.name: quantity for quantity in
                         (*self.variables, *self.unknowns, *self.outputs)}
        check_defaults(self)
        check_functions(self)
        self.time_unit: str | None = None
        self.check_units()
        self.clock = time if time is not None else self._own_clock()
        self._cache: dict[Any, Any] = {}

    # what the model is made of

    def quantity(self, name: str | Quantity) -> Quantity:
        """The quantity of a name; ModelError with the nearest name if there is none."""
        key = name.name if isinstance(name, sympy.Symbol) else name
        if key not in self._by_name:
            raise unknown_name(str(key), self._by_name, f"quantity in the model {self.name!r}")
        found = self._by_name[key]
        if isinstance(name, Quantity) and name != found:
            raise ModelError(f"{key} in the model {self.name!r} is another quantity than the {key} given here "
                             "(unit, default, range or meaning differ).")
        return found

    @property
    def variables(self) -> tuple[Quantity, ...]:
        """Everything that can be given: inputs, constants, the states' values, and time if it stands in the model."""
        return (*self.inputs, *self.constants, *self.states, *self.clocks)

    @property
    def settings(self) -> tuple[Quantity, ...]:
        """What stays as it is during a run: inputs and constants."""
        return (*self.inputs, *self.constants)

    @property
    def clocks(self) -> tuple[Quantity, ...]:
        """Time, if it stands in the model's equations."""
        return () if self.time is None else (self.time,)

    def _own_clock(self) -> Quantity:
        name = next(name for name in ("t", "time", "clock", "elapsed_time") if name not in self._by_name)
        return Quantity(name, unit=self.time_unit or "s", default=0.0, label="time", meaning="time")

    def check_units(self) -> None:
        """Raise ModelError if any equation's sides differ in kind or scale."""
        for symbol, expr in self.equations.items():
            dimensions.check_equation(symbol, expr)
        for symbol, expr in self.residuals.items():
            dimensions.check_residual(symbol, expr)
        self.time_unit = time_unit(self)


def expression(model: str, symbol: Any, expr: Any) -> Any:
    """A SymPy expression for a number, or ModelError."""
    try:
        converted = sympy.sympify(expr)
    except (sympy.SympifyError, TypeError):
        raise ModelError(f"{symbol} in the model {model!r}: {expr!r} is not an expression.") from None
    if not isinstance(converted, sympy.Expr):
        raise ModelError(f"{symbol} in the model {model!r}: {expr!r} is not a number-valued expression.")
    return converted


def checked_step(model: str, step: Any) -> float | None:
    """The longest step of integrators, in the model's unit of time; None for no limit."""
    if step is not None and not (isinstance(step, (int, float)) and 0 < step < math.inf):
        raise ModelError(f"The model {model!r} takes a number above 0, in its unit of time, as longest_step, "
                         f"not {step!r}.")
    return None if step is None else float(step)


def check_names(model: Definition) -> None:
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


def find_constants(model: Definition) -> tuple[Quantity, ...]:
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


def check_defaults(model: Definition) -> None:
    """Everything that can be given has a default, and every unknown a first guess."""
    for quantity in (*model.variables, *model.unknowns):
        if quantity.default is None:
            raise ModelError(f"{quantity.name} in the model {model.name!r} needs a default "
                             f"(a value in {quantity.unit}).")


def check_functions(model: Definition) -> None:
    """Every function is known to both languages."""
    for symbol, expr in (*model.equations.items(), *model.rates.items(), *model.residuals.items()):
        check_printable(expr, symbol.name)


def time_unit(model: Definition) -> str | None:
    """The one unit of time of all rates, or None without rates."""
    times = {}
    for state, rate in model.rates.items():
        unit = dimensions.derivative_time_unit(state, rate)
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
