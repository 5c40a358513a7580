"""What a reader can set: controls for quantities, and named situations."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import traitlets

from electrolytes.live.contract import ControlSpec, UnitSpec
from electrolytes.model import ModelError, Quantity, default_of
from electrolytes.model.quantities.values import magnitude

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
    """A named situation: the quantities it sets; all others go to their defaults.

    Examples
    --------
    >>> from electrolytes.live import Preset
    >>> from electrolytes.mechanism.pump import PUMP
    >>> Preset("sodium doubled", {PUMP["Na_i"]: 20.0}).name
    'sodium doubled'
    """

    name: str
    values: Mapping[Quantity, float] = field(default_factory=dict)


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


def spoken_unit(unit: str) -> str:
    """A unit as a screen reader should say it."""
    return UNITS_SPOKEN.get(unit, unit)


def control_spec(quantity: Quantity, units: Sequence[LabUnit] = ()) -> ControlSpec:
    """A control as the page needs it: words, unit, limits, the normal band and its place on the track."""
    low, high = limits(quantity)
    own: UnitSpec = {"name": quantity.unit_text, "spoken": spoken_unit(quantity.unit), "factor": 1.0}
    spec: ControlSpec = {
        "name": quantity.name,
        "label": quantity.label or quantity.meaning or quantity.name,
        "meaning": quantity.meaning,
        "unit": own["name"],
        "spoken": own["spoken"],
        "units": [own],
        "value": default_of(quantity),
        "choices": None,
        "min": low,
        "max": high,
        "log": False,
        "normal": None,
        "band": None,
    }
    if quantity.choices:
        return {**spec, "choices": list(quantity.choices)}
    spec["units"] += [{"name": unit.name, "spoken": spoken_unit(unit.name), "factor": unit.factor} for unit in units]
    return _on_a_track(quantity, spec)


def _on_a_track(quantity: Quantity, spec: ControlSpec) -> ControlSpec:
    """A slider: where its track begins and ends, how fine it is, and where the normal band lies on it."""
    log = quantity.scale == "log"
    start, end = (math.log10(spec["min"]), math.log10(spec["max"])) if log else (spec["min"], spec["max"])
    step = 10.0 ** math.floor(math.log10((end - start) / 150))
    spec |= {"log": log, "low": start, "high": end, "step": step}
    if log:
        spec |= {"low": _snap(start, step, math.floor), "high": _snap(end, step, math.ceil)}
    if quantity.normal:
        ends = [math.log10(v) if log else v for v in quantity.normal]
        spec["normal"] = list(quantity.normal)
        spec["band"] = [round(100 * min(1.0, max(0.0, (v - start) / (end - start))), 2) for v in ends]
    return spec


def _snap(value: float, step: float, to: Any) -> float:
    return float(round(to(round(value / step, 6)) * step, 6))


def said_value(quantity: Quantity, value: float) -> str:
    """A control as it stands, in words: ``"K_e = 4.2 mM"``, or with the name of the choice."""
    if quantity.choices:
        return f"{quantity.name} = {quantity.choices[round(value)]}"
    return f"{quantity.name} = {value:.6g} {quantity.unit_text}".rstrip()


class Setting(traitlets.Float):  # type: ignore[type-arg]
    """The trait behind a control: a number that the slider can show.

    Text with a unit (``"5 mEq/L"``), a pint quantity, and the name of a choice are taken too. Anything else is refused
    with a :class:`ModelError` that says what is allowed, and the old value stays.
    """

    def __init__(self, quantity: Quantity) -> None:
        super().__init__(default_of(quantity))
        self.quantity = quantity

    def validate(self, obj: Any, value: Any) -> float:
        """Refuses what the slider could not show."""
        quantity = self.quantity
        low, high = limits(quantity)
        allowed = quantity.allowed((low, high))
        if quantity.choices:
            allowed = ", ".join(f"{i} ({choice})" for i, choice in enumerate(quantity.choices))
        try:
            number = magnitude(quantity, value)
        except ModelError as error:
            raise ModelError(f"{str(error).rstrip('.')}; allowed is {allowed}") from None
        if not isinstance(number, float) or not low <= number <= high or (quantity.choices and not number.is_integer()):
            raise ModelError(f"{quantity.name} cannot be {value!r}; allowed is {allowed}")
        return number
