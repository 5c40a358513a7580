"""What a reader can set: controls for quantities, and named situations."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import traitlets

from electrolytes.model import ModelError, Quantity

UNITS_SHOWN = {"1": "", "1/s": "s⁻¹", "kJ/mol": "kJ/mol", "percent": "%", "degC": "°C"}
"""Units whose sign on the page differs from their name in the models."""

UNITS_SPOKEN = {
    "1": "",
    "mM": "millimolar",
    "µM": "micromolar",
    "nM": "nanomolar",
    "M": "molar",
    "mV": "millivolts",
    "1/s": "per second",
    "kJ/mol": "kilojoules per mole",
    "mmol/L": "millimoles per liter",
    "mEq/L": "milliequivalents per liter",
    "mg/dL": "milligrams per deciliter",
    "mmHg": "millimeters of mercury",
    "percent": "percent",
    "s": "seconds",
    "min": "minutes",
    "L": "liters",
}
"""Units as a screen reader should say them; others are said as they are written."""


@dataclass(frozen=True)
class Preset:
    """A named situation: the quantities it sets; all others go to their defaults."""

    name: str
    values: Mapping[Quantity, float] = field(default_factory=dict)


def initial(quantity: Quantity) -> float:
    """Where a control stands at first: the quantity's default; :class:`ModelError` when it has none."""
    if quantity.default is None:
        raise ModelError(f"{quantity.name} has no default, so it cannot be a control")
    return float(quantity.default)


def limits(quantity: Quantity) -> tuple[float, float]:
    """What a control offers: the quantity's range, or its first and last choice; else a :class:`ModelError`."""
    if quantity.range is None:
        raise ModelError(f"{quantity.name} has no range, so it cannot be a slider")
    return float(quantity.range[0]), float(quantity.range[1])


@dataclass(frozen=True)
class LabUnit:
    """Another unit that laboratories report a quantity in: ``factor`` of it make one of the quantity's own."""

    name: str
    factor: float


def control_spec(quantity: Quantity, units: Sequence[LabUnit] = ()) -> dict[str, Any]:
    """A control as the page needs it: words, unit, limits, the normal band and its place on the track.

    ``low``, ``high`` and ``step`` are the slider's own numbers, the decimal logarithm where ``log`` is true.
    """
    if quantity.choices:
        return _base(quantity) | {"choices": list(quantity.choices), "min": 0, "max": len(quantity.choices) - 1}
    low, high = limits(quantity)
    log = quantity.scale == "log"
    spec = _base(quantity) | {
        "min": low,
        "max": high,
        "log": log,
        "normal": list(quantity.normal) if quantity.normal else None,
    }
    start, end = (math.log10(low), math.log10(high)) if log else (low, high)
    step = 10.0 ** math.floor(math.log10((end - start) / 150))
    spec |= (
        {"low": _snap(start, step, math.floor), "high": _snap(end, step, math.ceil), "step": step}
        if log
        else {"low": low, "high": high, "step": step}
    )
    spec["units"] += [
        {"name": unit.name, "spoken": UNITS_SPOKEN.get(unit.name, unit.name), "factor": unit.factor} for unit in units
    ]
    if quantity.normal:
        ends = [math.log10(v) if log else v for v in quantity.normal]
        spec["band"] = [round(100 * min(1.0, max(0.0, (v - start) / (end - start))), 2) for v in ends]
    return spec


def _snap(value: float, step: float, to: Any) -> float:
    return float(round(to(round(value / step, 6)) * step, 6))


def _base(quantity: Quantity) -> dict[str, Any]:
    shown = UNITS_SHOWN.get(quantity.unit, quantity.unit)
    spoken = UNITS_SPOKEN.get(quantity.unit, quantity.unit)
    return {
        "name": quantity.name,
        "label": quantity.label or quantity.meaning or quantity.name,
        "meaning": quantity.meaning,
        "unit": shown,
        "spoken": spoken,
        "units": [{"name": shown, "spoken": spoken, "factor": 1.0}],
        "value": initial(quantity),
        "choices": None,
        "log": False,
        "normal": None,
        "band": None,
    }


class Setting(traitlets.Float):  # type: ignore[type-arg]
    """The trait behind a control: a number that the slider can show.

    Any other is refused with a :class:`ModelError` that says what is allowed, and the old value stays.
    """

    def __init__(self, quantity: Quantity) -> None:
        super().__init__(initial(quantity))
        self.quantity = quantity

    def validate(self, obj: Any, value: Any) -> float:
        """Refuses what the slider could not show."""
        quantity = self.quantity
        low, high = limits(quantity)
        unit = "" if quantity.unit == "1" else f" {quantity.unit}"
        try:
            number = float(value)
        except (TypeError, ValueError):
            number = math.nan
        if not low <= number <= high or (quantity.choices and number != int(number)):
            allowed = f"a whole number from {low:g} to {high:g}" if quantity.choices else f"{low:g} to {high:g}{unit}"
            raise ModelError(f"{quantity.name} cannot be {value!r}; allowed is {allowed}")
        return number
