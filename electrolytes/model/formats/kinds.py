"""Units for files: each a factor and powers of base units, under a name that the format allows."""

from __future__ import annotations

import re
from fractions import Fraction

from electrolytes.model.errors import FormatError
from electrolytes.model.quantities.units import Powers, Unit, parse, tidy

BASE = {"meter": "metre", "second": "second", "mole": "mole", "gram": "gram", "ampere": "ampere", "kelvin": "kelvin",
        "candela": "candela", "radian": "dimensionless", "bit": "dimensionless",
        "equivalent": "mole", "osmole": "mole"}
"""Base units of the package as SBML and CellML call them. Both formats know amounts in moles alone: an equivalent is a
mole of charge there, an osmole a mole of particles."""
PLAIN = "dimensionless"
BUILT_IN = frozenset((
    "ampere", "avogadro", "becquerel", "candela", "celsius", "coulomb", "dimensionless", "farad", "gram", "gray",
    "henry", "hertz", "item", "joule", "katal", "kelvin", "kilogram", "liter", "litre", "lumen", "lux", "meter",
    "metre", "mole", "newton", "ohm", "pascal", "radian", "second", "siemens", "sievert", "steradian", "tesla",
    "volt", "watt", "weber", "length", "area", "volume", "substance", "time"))
SPELLED = str.maketrans({"µ": "u", "μ": "u", "²": "2", "³": "3", "%": "percent", "(": "", ")": "", "^": ""})


def base_powers(unit: Unit) -> tuple[tuple[str, Fraction], ...]:
    """Powers of base units as the formats name them."""
    merged: dict[str, Fraction] = {}
    for name, power in unit.base:
        if name not in BASE:
            raise FormatError(f"The unit {unit} counts from a zero of its own ({name}); SBML and CellML have no such "
                              "units. Use kelvin.")
        kind = BASE[name]
        if kind != PLAIN:
            merged[kind] = merged.get(kind, Fraction(0)) + power
    return tuple((kind, power) for kind, power in merged.items() if power)


def identifier(text: str) -> str:
    """A name for a unit, from how it is written: ``mmol/(L*mmHg)`` becomes ``mmol_per_L_mmHg``."""
    spelled = text.replace("**", "").translate(SPELLED)
    spelled = re.sub(r"^1/", "per_", spelled.replace(" ", "_")).replace("/", "_per_").replace("*", "_")
    spelled = re.sub(r"[^A-Za-z0-9_]", "_", spelled)
    return spelled if re.match(r"[A-Za-z]", spelled) and spelled.lower() not in BUILT_IN else f"unit_{spelled}"


class Units:
    """The units of one file, each defined once."""

    def __init__(self) -> None:
        self.defined: dict[str, tuple[str, Unit]] = {}
        self._ids: dict[tuple[float, Powers, str], str] = {}

    def named(self, text: str) -> str:
        """Name of a unit as it is written in a model."""
        return self.of(parse(text), text)

    def of(self, unit: Unit, text: str = "") -> str:
        """Name of any unit; one that is written nowhere is named after its parts."""
        if unit.plain and text in ("", "1"):
            return PLAIN
        key = (unit.factor, unit.base, text)
        if key not in self._ids:
            written = text or "*".join(f"{name}^{power}" for name, power in unit.written) or "scaled"
            name = first = identifier(text if text else written.replace("-", "m"))
            number = 1
            while name in self.defined:
                number += 1
                name = f"{first}_{number}"
            base_powers(unit)
            self.defined[name] = (text, unit)
            self._ids[key] = name
        return self._ids[key]


def factor(unit: Unit) -> float:
    """The factor to base units, without the dust of its computation."""
    return tidy(unit.factor)
