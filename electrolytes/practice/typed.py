"""Numbers and units as people type them; the page's ``live/script/typed.js`` reads the same, in the same way.

What is read and what is not say the cases in ``tests/support/typed.json``, which hold for both. A model's own reader
(``model.quantities.reading``) is stricter: it refuses what can be read in two ways, and knows every unit.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

_SPACES = re.compile("[\\s\u00a0\u2007\u2009\u202f]")
_RAISED = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")
_HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_NUMBER = re.compile(r"^([-+]?)([0-9][0-9., ']*|[.,][0-9]+)?([½¼¾])?(?:e([-+]?[0-9]+))?(?![0-9.,½¼¾])")
_TEN = re.compile(r"(^|[-+]|[0-9½¼¾.,] ?[×x·*] ?)10 ?(?:\^ ?([-+]?[0-9]+)|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))")
_BASES = ("mmHg", "mol", "min", "Osm", "Eq", "cal", "Pa", "M", "g", "L", "V", "s", "h", "d", "A", "S", "F", "C", "J",
          "W", "m", "K")
_PREFIXES = {"f": 1e-15, "p": 1e-12, "n": 1e-9, "µ": 1e-6, "m": 1e-3, "c": 1e-2, "d": 0.1, "k": 1e3}
_SECONDS = {"min": 60.0, "h": 3600.0, "d": 86400.0}


_LAX = ((r"^([mdcµn]?)l$", r"\1L"), (r"[oO]smol$", "Osm"), (r"^(m?)osm$", r"\1Osm"), (r"^(m?)eq$", r"\1Eq"))


@dataclass(frozen=True)
class Typed:
    """A number, and the unit as it was typed: empty without one."""

    value: float
    unit: str


def _plain(text: str) -> str:
    """Plain digits: signs, superscripts and the ways to write a power of ten made one."""
    text = re.sub("[\u2212\u2010-\u2013]", "-", _SPACES.sub(" ", text).strip())

    def power(found: re.Match[str]) -> str:
        before, written, raised = found.groups()
        digits = written or raised.translate(_RAISED).replace("+", "")
        number = re.search(r"[0-9½¼¾.,]", before)
        return f"{re.sub(r' ?[×x·*] ?$', '', before) if number else f'{before}1'}e{digits}"

    text = _TEN.sub(power, text, count=1)
    return re.sub(r"^([-+]?[0-9½¼¾.,]+) ?[eE] ?([-+]?[0-9])", r"\1e\2", text)


def _ungrouped(digits: str) -> str | None:
    """The digits of a number without its grouping, its decimal sign a point; None where they make no sense."""
    marks = re.sub(r"[0-9 ']", "", digits)
    decimal = marks[-1] if len(marks) == 1 or len(set(marks)) == 2 else ""  # of 1,234,567 none
    whole, *parts = digits.split(decimal) if decimal else [digits]
    if len(parts) > 1 or (parts and re.search(r"[^0-9]", parts[0])):
        return None
    groups = re.split(r"[., ']", whole)
    fits = len(groups) == 1 or (re.fullmatch(r"[0-9]{1,3}", groups[0]) is not None
                                and all(re.fullmatch(r"[0-9]{3}", group) for group in groups[1:]))
    return f"{''.join(groups) or '0'}.{(parts[0] if parts else '') or '0'}" if fits else None


def read_number(text: str) -> Typed | None:
    """What was typed, as a number and its unit; None where no number can be read."""
    tidy = _plain(text)
    found = _NUMBER.match(tidy)
    if found is None or not (found[2] or found[3]):
        return None
    sign, digits, share, power = found[1], found[2] or "", found[3], int(found[4] or 0)
    written = _ungrouped(digits.strip()) if digits else "0"
    if written is None or (share and re.search(r"[.,]", digits)):
        return None
    value = (float(written) + _HALVES[share]) * 10.0**power if share else float(f"{written}e{power}")
    return Typed(-value if sign == "-" else value, tidy[found.end():].strip()) if math.isfinite(value) else None


@dataclass(frozen=True)
class Measure:
    """A unit as a size and its dimensions."""

    size: float
    dimensions: tuple[tuple[str, int], ...]


def _sized(word: str) -> tuple[str, float, int] | None:
    """One part of a unit: what it measures, how large it is, its power as written; None where it is not known."""
    found = re.match(r"^(.*?)(⁻?[¹²³]|\^?-?[0-9])?$", word)
    assert found
    power = int((found[2] or "1").replace("^", "").translate(_RAISED))
    name = re.sub(r"^u(?=[A-Za-z])", "µ", found[1])
    for lax, strict in _LAX:
        name = re.sub(lax, strict, name)
    if name == "%":
        return "", 0.01, 1
    if name in _BASES:
        return name, 1.0, power
    if name[:1] in _PREFIXES and name[1:] in _BASES:
        return name[1:], _PREFIXES[name[0]], power
    return None


def measure(text: str) -> Measure | None:
    """A unit as a size and its dimensions: mg/dL is 0.01 of g/L. None where a part is not known."""
    size, over, counted = 1.0, 1, dict[str, int]()
    tidy = re.sub("[\u00b5\u03bc]", "µ", _SPACES.sub(" ", text)).replace("\u2212", "-")
    for mark, word in re.findall(r"([/·* ]*)([^/·* ]+)", tidy):
        over = -1 if "/" in mark else over
        if word == "1":
            continue
        part = _sized(word)
        if part is None:
            return None
        base, factor, power = part
        if not base:
            size *= factor
            continue
        power *= over
        size *= (factor * _SECONDS.get(base, 1.0)) ** power
        kinds = {"M": {"mol": 1, "L": -1}}.get(base, {"s" if base in _SECONDS else base: 1})
        for kind, times in kinds.items():
            counted[kind] = counted.get(kind, 0) + times * power
    return Measure(size, tuple(sorted((kind, power) for kind, power in counted.items() if power)))


def convert(typed: str, own: str) -> float:
    """By how much a number with one unit is multiplied to stand in another; NaN where they do not measure the same."""

    def alike(unit: str) -> str:
        return re.sub("[\u00b5\u03bc]", "µ", _SPACES.sub("", unit))

    if alike(typed) == alike(own):
        return 1.0
    first, second = measure(typed), measure(own)
    if first is None or second is None or first.dimensions != second.dimensions:
        return math.nan
    return first.size / second.size
