"""Units of a file as units that can be written here."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from fractions import Fraction
from xml.etree.ElementTree import Element

from electrolytes.model.errors import FormatError, ModelError
from electrolytes.model.quantities.units import ONE, Unit, parse, tidy

KINDS = {"ampere": "A", "becquerel": "Bq", "candela": "cd", "coulomb": "C", "dimensionless": "1", "farad": "F",
         "gram": "g", "gray": "Gy", "henry": "H", "hertz": "Hz", "item": "1", "joule": "J", "katal": "kat",
         "kelvin": "K", "kilogram": "kg", "litre": "L", "lumen": "lm", "lux": "lx", "metre": "m", "mole": "mol",
         "newton": "N", "ohm": "ohm", "pascal": "Pa", "radian": "1", "second": "s", "siemens": "S", "sievert": "Sv",
         "steradian": "1", "tesla": "T", "volt": "V", "watt": "W", "weber": "Wb"}
PREFIXES = ("", "m", "µ", "n", "p", "f", "k", "M")
TIMES = ("s", "ms", "min", "h", "d", "µs", "week")
BASE = {"meter": "m", "mole": "mol", "gram": "g", "ampere": "A", "kelvin": "K", "candela": "cd"}


class Units:
    """The units that a file defines, by their names.

    Parameters
    ----------
    definitions : ``unitDefinition`` elements
    """

    def __init__(self, definitions: Iterable[Element]) -> None:
        self.texts = dict(KINDS)
        for definition in definitions:
            self.texts[definition.get("id", "")] = _text(definition)

    def text(self, name: str | None, of: str) -> str:
        """The unit of a name, as it is written here; FormatError, which names `of`, if there is none."""
        if not name:
            raise FormatError(f"{of} has no units; a model here has units for everything. Give it the attribute units.")
        if name not in self.texts:
            raise FormatError(f"{of} has the units {name!r}, which the file does not define.")
        return self.texts[name]


def _text(definition: Element) -> str:
    unit, text = ONE, []
    for part in definition.iter():
        if part.tag.rpartition("}")[2] != "unit":
            continue
        kind, power = part.get("kind", ""), _fraction(part.get("exponent", "1"))
        if kind not in KINDS:
            raise FormatError(f"The unitDefinition {definition.get('id')!r} is made of {kind!r}, which is no "
                              "unit that is read here.")
        scale = float(part.get("multiplier", "1")) * 10.0 ** int(part.get("scale", "0"))
        base = parse(KINDS[kind])
        unit = unit.times(Unit(tidy(scale * base.factor), base.base, base.written), power)
        text.append((kind, scale, power))
    return _written(definition, unit, text)


def _fraction(text: str) -> Fraction:
    return Fraction(str(float(text))).limit_denominator(1000)


def _written(definition: Element, unit: Unit, parts: list[tuple[str, float, Fraction]]) -> str:
    """The shortest known way to write a unit: the file's own, its parts with prefixes, or parts that are tried."""
    if not unit.base and abs(unit.factor - 1) < 1e-9:
        return "1"
    candidates = [definition.get("name", ""), definition.get("id", "")]
    if not unit.base:
        candidates.append("percent")
    named = [(next((name for name in (*(prefix + KINDS[kind] for prefix in PREFIXES), *TIMES)
                    if _is(name, parse(KINDS[kind]), scale)), ""), power)
             for kind, scale, power in parts if KINDS[kind] != "1" or scale != 1]
    if all(name for name, _ in named):
        candidates.append("*".join(f"{name}**({power})" for name, power in named))
    for candidate in candidates:
        try:
            if candidate and parse(candidate).same(unit):
                return candidate
        except ModelError:
            continue
    return _tried(definition, unit)


def _is(name: str, base: Unit, scale: float) -> bool:
    try:
        return name not in ("", "1") and parse(name).same(Unit(base.factor * scale, base.base, ()))
    except ModelError:
        return False


def _tried(definition: Element, unit: Unit) -> str:
    choices = []
    for name, power in unit.base:
        if name == "second":
            names = [(time, power) for time in TIMES]
        elif name == "meter" and power % 3 == 0:
            names = [(prefix + "L", power / 3) for prefix in PREFIXES] + [(prefix + "m", power) for prefix in PREFIXES]
        else:
            names = [(prefix + BASE.get(name, name), power) for prefix in PREFIXES]
        choices.append(names)
    for chosen in itertools.product(*choices):
        found = ONE
        for name, power in chosen:
            found = found.times(parse(name), power)
        if found.same(unit):
            return "*".join(f"{name}**({power})" for name, power in chosen)
    raise FormatError(f"The unitDefinition {definition.get('id')!r} is {unit.factor:g} times the unit "
                      f"{Unit(1.0, unit.base, unit.base)}, for which there is no name here.")
