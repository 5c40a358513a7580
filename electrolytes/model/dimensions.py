"""Units followed through every expression, scale included."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import sympy

from electrolytes.model.code import functions as exact
from electrolytes.model.errors import ModelError
from electrolytes.model.quantities.literal import Literal
from electrolytes.model.quantities.quantity import Quantity
from electrolytes.model.quantities.units import ONE, Unit, parse


class UnitChecker:
    """Follows units through the expressions of one model.

    Parameters
    ----------
    where : function
        The equation as it is shown in errors; called only for one, because SymPy takes its time to print.
    """

    def __init__(self, where: Callable[[], str]) -> None:
        self.where = where
        self.known: dict[Any, Unit | None] = {}

    def of(self, expr: Any) -> Unit | None:
        """Unit of an expression; None for a zero or infinity, which fits every unit."""
        if expr not in self.known:
            self.known[expr] = self._of(expr)
        return self.known[expr]

    def _of(self, expr: Any) -> Unit | None:
        if isinstance(expr, (Quantity, Literal)):
            return parse(expr.unit)
        if expr.is_number or expr in (sympy.true, sympy.false):
            return None if expr.is_zero or expr.is_infinite else ONE
        if isinstance(expr, sympy.Symbol):
            raise ModelError(f"{self.where()}: {expr} is a bare symbol; a model is made of quantities with units.")
        if isinstance(expr, sympy.Mul):
            return self._product(expr)
        if isinstance(expr, sympy.exp):
            return self._plain(expr, expr.args)
        if isinstance(expr, (sympy.Pow, exact.signed_power)):
            return self._power(expr)
        if isinstance(expr, sympy.Piecewise):
            for _, condition in expr.args:
                self.of(condition)
            return self._equal(expr, [value for value, _ in expr.args])
        if isinstance(expr, (sympy.Add, sympy.Min, sympy.Max, sympy.Mod, exact.hypot)):
            return self._equal(expr, expr.args)
        if isinstance(expr, sympy.atan2):
            self._equal(expr, expr.args)
            return ONE
        if isinstance(expr, (sympy.Abs, exact.absolute)):
            return self.of(expr.args[0])
        if isinstance(expr, sympy.core.relational.Relational):
            self._equal(expr, expr.args)
            return ONE
        if isinstance(expr, (sympy.sign, exact.signum, sympy.Heaviside)):
            self.of(expr.args[0])
            return ONE
        if isinstance(expr, sympy.logic.boolalg.BooleanFunction):
            for arg in expr.args:
                self.of(arg)
            return ONE
        return self._plain(expr, expr.args)

    def _product(self, expr: Any) -> Unit | None:
        result: Unit | None = ONE
        for arg in expr.args:
            unit = self.of(arg)
            result = None if unit is None or result is None else result.times(unit)
        return result

    def _power(self, expr: Any) -> Unit | None:
        base, exponent = expr.args
        self._plain(expr, [exponent])
        unit = self.of(base)
        if unit is None or unit.plain:
            return unit
        if isinstance(exponent, Literal):
            exponent = exponent.value
        if not (exponent.is_Rational or exponent.is_Float):
            raise ModelError(f"{self.where()}: in {expr} the base has the unit {unit}, so its exponent must be a "
                             "number; divide the base by a reference value first.")
        power = Fraction(int(exponent.p), int(exponent.q)) if exponent.is_Rational else Fraction(repr(float(exponent)))
        return ONE.times(unit, power)

    def _plain(self, expr: Any, args: Any) -> Unit:
        for arg in args:
            unit = self.of(arg)
            if unit is not None and not unit.plain:
                raise ModelError(f"{self.where()}: {expr} needs a plain number, but {arg} has the unit {unit}.")
        return ONE

    def _equal(self, expr: Any, args: Any) -> Unit | None:
        first: tuple[Any, Unit] | None = None
        for arg in args:
            unit = self.of(arg)
            if unit is None:
                continue
            if first is None:
                first = (arg, unit)
            elif not unit.same(first[1]):
                raise ModelError(f"{self.where()}: in {short(expr)} the units differ: "
                                 f"{short(first[0])} has {first[1]}, {short(arg)} has {unit}.")
        return first[1] if first else None


def short(expr: Any, limit: int = 160) -> str:
    text = str(expr)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def check_equation(symbol: Quantity, expr: Any) -> None:
    """Raise ModelError unless `expr` has the unit of `symbol`, scale included."""
    checker = UnitChecker(lambda: f"{symbol.name} = {short(expr)}")
    unit = checker.of(expr)
    expected = parse(symbol.unit)
    if unit is not None and not unit.same(expected):
        raise ModelError(f"{checker.where()}: the left side has the unit {expected}, the right side has {unit}"
                         + _scale_note(expected, unit) + ".")


def check_residual(unknown: Quantity, expr: Any) -> None:
    """Raise ModelError unless the terms of a residual have one unit, whichever it is."""
    UnitChecker(lambda: f"0 = {short(expr)} (for {unknown.name})").of(expr)


def _scale_note(left: Unit, right: Unit) -> str:
    if left.base != right.base:
        return ""
    return f" (the same kind, {right.factor / left.factor:.6g} times as large)"


def derivative_time_unit(state: Quantity, expr: Any) -> Unit | None:
    """The unit of time in which `expr` is the rate of `state`; None if the rate is 0."""
    checker = UnitChecker(lambda: f"d{state.name}/dt = {short(expr)}")
    rate = checker.of(expr)
    if rate is None:
        return None
    time = parse(state.unit).times(rate, Fraction(-1))
    if time.base != parse("s").base:
        raise ModelError(f"{checker.where()}: the rate of {state.name} [{state.unit}] needs {state.unit} per unit of "
                         f"time, but the right side has {rate}.")
    return time
