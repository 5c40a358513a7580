"""Units, read by pint.

A unit is a factor to base units and the powers of these. Equal powers with another factor (mM for M, percent for 1)
is a fault like any other. Milliequivalents and milliosmoles are kinds of their own: 1 mmol of magnesium is 2 mEq,
and an equation that forgets it does not pass.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from electrolytes.model import store
from electrolytes.model.errors import ModelError

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
        for name, _ in self.written:
            units.parse_units(name)  # pint knows a prefixed unit once it has read it
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
    if not isinstance(text, str):
        raise ModelError(f"A unit is a text, not {text!r}.")
    if text.strip() in ("", "1"):
        return ONE
    found = store.kept("unit", text, lambda: _read(text))
    if isinstance(found, str):
        raise ModelError(found)
    factor, *powers = found
    base, written = (tuple((name, Fraction(power)) for name, power in some) for some in powers)
    return Unit(float(factor), base, written)


def _read(text: str) -> list[Any] | str:
    """Factor to base units, powers of these, and powers as written, by pint (powers as texts); or what is wrong."""
    units = registry()
    try:
        unit = units.parse_units(text)
        factor, base = units.get_root_units(unit)
    except Exception as error:  # pint raises its own, the tokenizer's and arithmetic errors
        return f"The unit {text!r} cannot be read: {str(error).rstrip('.')}."
    written = _powers(unit)
    powers = _powers(base)
    for name, exponent in written:
        if has_own_zero(name):  # its zero is not 0 K, so it must not pass for kelvin
            powers = _merge(powers, (*_powers(units.get_root_units(name)[1]), (name, Fraction(-1))), -exponent)
    return [float(factor), *([[name, str(power)] for name, power in some] for some in (powers, written))]


def has_own_zero(name: str) -> bool:
    """Whether a unit (by pint's full name) counts from another zero, like degrees Celsius."""
    registry().parse_units(name)  # pint knows a prefixed unit once it has read it
    return not registry()._units[name].is_multiplicative


def shifted(given: str, wanted: str) -> bool:
    """Whether values in one unit become values in another by more than a factor: °C and K, °C and °F."""
    pair = [parse(text).written for text in (given, wanted)]
    return pair[0] != pair[1] and all(len(written) == 1 and written[0][1] == 1 for written in pair) and any(
        has_own_zero(written[0][0]) for written in pair)


def tidy(ratio: float) -> float:
    """A ratio of units without the dust of its computation: 0.001 for 0.0009999999999999998, 1/60 for its like."""
    for short in (float(f"{ratio:.12g}"), 1 / float(f"{1 / ratio:.12g}")):
        if math.isclose(short, ratio, rel_tol=1e-15):
            return short
    return ratio


def _powers(unit: Any) -> Powers:
    return tuple(sorted((name, _fraction(power)) for name, power in unit._units.items()))


def _fraction(power: Any) -> Fraction:
    return Fraction(str(power))


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
    return [(symbol, Fraction(power)) for symbol, power in store.kept("symbols", text, lambda: _read_symbols(text))]


def _read_symbols(text: str) -> list[list[str]]:
    units = registry()
    parts = [(units.get_symbol(name), str(_fraction(power)), name)
             for name, power in units.parse_units(text)._units.items()]
    return [[symbol.replace("l", "L") if name.endswith("liter") else symbol, power] for symbol, power, name in parts]


def _raised(symbol: str, power: Fraction) -> str:
    return symbol if power == 1 else symbol + str(power).translate(SUPERSCRIPTS)


def name_of_time(unit: Unit) -> str | None:
    """``"s"``, ``"ms"``, ``"min"``, … for a unit of time; None for an unusual one."""
    for name in ("s", "ms", "min", "h", "d", "week", "year", "µs"):
        if parse(name).same(unit):
            return name
    return None


def shown(values: Mapping[str, Any]) -> str:
    """Names and values in one line, for messages."""
    return ", ".join(f"{name} = {value:g}" for name, value in values.items())
