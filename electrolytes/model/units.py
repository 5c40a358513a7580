"""Units: read by pint, followed through every expression, scale included.

A unit is a factor to base units and the powers of these. Equal powers with another factor (mM for M, percent for 1)
is a fault like any other. Milliequivalents and milliosmoles are kinds of their own: 1 mmol of magnesium is 2 mEq,
and an equation that forgets it does not pass.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import sympy

from electrolytes.model import functions as exact
from electrolytes.model.errors import ModelError
from electrolytes.model.literal import Literal
from electrolytes.model.quantity import Quantity

Powers = tuple[tuple[str, Fraction], ...]
SUPERSCRIPTS = str.maketrans("-0123456789/", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹ᐟ")


@functools.cache
def registry() -> Any:
    """The package's one pint registry, built when first asked for."""
    import pint

    units: Any = pint.UnitRegistry()
    units.define("equivalent = [charge_equivalents] = Eq")
    units.define("osmole = [osmoles] = Osm")
    return units


@dataclass(frozen=True)
class Unit:
    """A factor to base units, the powers of the base units, and the powers of the units as they were written."""

    factor: float
    base: Powers
    written: Powers

    def times(self, other: Unit, power: Fraction = Fraction(1)) -> Unit:
        """This unit times a power of another."""
        return Unit(self.factor * other.factor ** float(power), _merge(self.base, other.base, power),
                    _merge(self.written, other.written, power))

    def same(self, other: Unit) -> bool:
        """Whether kind and scale agree."""
        return self.base == other.base and math.isclose(self.factor, other.factor, rel_tol=1e-9)

    @property
    def plain(self) -> bool:
        """Whether it is the unit of a plain number: percent is not."""
        return self.same(ONE)

    def __str__(self) -> str:
        units = registry()
        written = units.Unit(units.UnitsContainer({name: float(power) for name, power in self.written}))
        text = f"{written:~P}" or "1"
        if not self.base and text != "1":
            return f"{text} (that is {self.factor:.6g})"
        return str(text)


ONE = Unit(1.0, (), ())


def _merge(left: Powers, right: Powers, power: Fraction) -> Powers:
    powers = dict(left)
    for name, exponent in right:
        powers[name] = powers.get(name, Fraction(0)) + exponent * power
    return tuple(sorted((name, exponent) for name, exponent in powers.items() if exponent))


@functools.cache
def parse(text: str) -> Unit:
    """Read a unit, as in ``"mM"``, ``"1/s"``, ``"mmol/(L mmHg)"``.

    Raises
    ------
    ModelError
        If pint does not know it.
    """
    if text.strip() in ("", "1"):
        return ONE
    units = registry()
    try:
        unit = units.parse_units(text)
        factor, base = units.get_root_units(unit)
    except Exception as error:  # pint raises its own, the tokenizer's and arithmetic errors
        raise ModelError(f"The unit {text!r} cannot be read: {error}.") from None
    written = _powers(unit)
    powers = _powers(base)
    for name, exponent in written:
        if name == "degree_Celsius":  # its zero is not 0 K, so it must not pass for kelvin
            powers = _merge(powers, (("kelvin", Fraction(1)), ("degree_Celsius", Fraction(-1))), -exponent)
    return Unit(float(factor), powers, written)


def _powers(unit: Any) -> Powers:
    return tuple(sorted((name, _fraction(power)) for name, power in unit._units.items()))


def _fraction(power: Any) -> Fraction:
    return Fraction(str(power))


def convert(value: Any, quantity: Quantity) -> Any:
    """Magnitude of a pint quantity (of any registry) in the unit of `quantity`; plain numbers pass as they are."""
    if not (hasattr(value, "magnitude") and hasattr(value, "units")):
        return value
    given = parse(str(value.units))
    wanted = parse(quantity.unit)
    if given.base != wanted.base:
        raise ModelError(f"{quantity.name} ({quantity.label}) is measured in {quantity.unit}, not in {value.units}.")
    return value.magnitude * (given.factor / wanted.factor)


def unit_latex(text: str) -> str:
    """A unit for typesetting: ``\\mathrm{mM^{-1}\\,s^{-1}}``; nothing for a plain number."""
    parts = []
    for symbol, power in _symbols(text):
        symbol = symbol.replace("%", r"\%").replace("µ", r"\mu ").replace("°", r"{}^\circ ")
        parts.append(symbol if power == 1 else f"{symbol}^{{{power}}}")
    return r"\mathrm{" + r"\,".join(parts) + "}" if parts else ""


def unit_text(text: str) -> str:
    """A unit for reading: ``"mM⁻¹ s⁻¹"``, ``"J/(mol K)"``; nothing for a plain number."""
    above = [_raised(symbol, power) for symbol, power in _symbols(text) if power > 0]
    below = [(symbol, power) for symbol, power in _symbols(text) if power < 0]
    if not above or not below:
        return " ".join(above + [_raised(symbol, power) for symbol, power in below])
    under = " ".join(_raised(symbol, -power) for symbol, power in below)
    return " ".join(above) + (f"/({under})" if len(below) > 1 else f"/{under}")


def _symbols(text: str) -> list[tuple[str, Fraction]]:
    """Symbols and powers of a unit's parts, in the order they are written."""
    if not parse(text).written:
        return []
    units = registry()
    parts = [(units.get_symbol(name), _fraction(power), name) for name, power in units.parse_units(text)._units.items()]
    return [(symbol.replace("l", "L") if name.endswith("liter") else symbol, power) for symbol, power, name in parts]


def _raised(symbol: str, power: Fraction) -> str:
    return symbol if power == 1 else symbol + str(power).translate(SUPERSCRIPTS)


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
        if isinstance(expr, sympy.Pow):
            return self._power(expr)
        if isinstance(expr, sympy.Piecewise):
            for _, condition in expr.args:
                self.of(condition)
            return self._equal(expr, [value for value, _ in expr.args])
        if isinstance(expr, (sympy.Add, sympy.Min, sympy.Max)):
            return self._equal(expr, expr.args)
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


def name_of_time(unit: Unit) -> str | None:
    """``"s"``, ``"ms"``, ``"min"``, … for a unit of time; None for an unusual one."""
    for name in ("s", "ms", "min", "h", "d", "week", "year", "µs"):
        if parse(name).same(unit):
            return name
    return None


def shown(values: Mapping[str, Any]) -> str:
    """Names and values in one line, for messages."""
    return ", ".join(f"{name} = {value:g}" for name, value in values.items())
