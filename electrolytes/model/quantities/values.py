"""Values of a quantity, however they are given: numbers, text with a unit, pint quantities, choices, arrays."""

from __future__ import annotations

from typing import Any

import numpy as np

from electrolytes.model.errors import ModelError, unknown_name
from electrolytes.model.quantities import reading
from electrolytes.model.quantities.quantity import Quantity
from electrolytes.model.quantities.substances import factor, unit_and_weighed
from electrolytes.model.quantities.units import registry, shifted


def checked(quantity: Quantity, given: Any) -> Any:
    """A float or an array in the quantity's own unit, finite and inside its domain.

    Parameters
    ----------
    given : float, text ("10 mM", "2,5 mg/dL"), pint quantity, name of a choice, or an array or sequence of these
        Plain numbers are in the quantity's own unit.

    Raises
    ------
    ModelError
        Names the quantity, its unit, and what is allowed.
    """
    value = magnitude(quantity, given)
    quantity.check(value)
    return value


def magnitude(quantity: Quantity, given: Any) -> Any:
    """The same without the check of the domain."""
    if has_unit(given):
        return convert(quantity, _numbers(quantity, given.magnitude), str(given.units))
    if isinstance(given, str):
        return _read(quantity, given)
    if given is None:
        kept = "" if quantity.default is None else f" to keep its default ({quantity.shown(quantity.default)})"
        raise ModelError(f"{quantity.name} cannot be None; leave it out{kept}.")
    if isinstance(given, (list, tuple)):
        return _stacked(quantity, given)
    return _numbers(quantity, given)


def has_unit(given: Any) -> bool:
    """Whether it is a quantity of pint, of any registry."""
    return hasattr(given, "magnitude") and hasattr(given, "units")


def convert(quantity: Quantity, value: Any, unit: str, weighed: str = "") -> Any:
    """Numbers in some unit as numbers in the quantity's own; mass and charge too if its substance is known.

    Raises
    ------
    ModelError
        If the unit is of another kind, or cannot be read.
    """
    try:
        if shifted(unit, quantity.unit):
            return _moved(value, unit, quantity.unit)
        ratio = factor(unit, quantity.unit, quantity.substance, weighed)
    except ModelError as error:
        raise ModelError(f"{quantity.name} ({quantity.label}): {error}") from None
    if ratio is None:
        raise ModelError(f"{quantity.name} ({quantity.label}) is measured in {quantity.unit}, not in {unit}"
                         f"{_hint(quantity, unit)}.")
    return value if ratio == 1 else value * ratio


def converted(quantity: Quantity, value: Any, unit: str) -> Any:
    """Numbers in the quantity's own unit as numbers in another; ``"mg/dL (BUN)"`` says what is weighed."""
    name, weighed = unit_and_weighed(unit)
    if shifted(quantity.unit, name):
        return _moved(value, quantity.unit, name)
    ratio = factor(quantity.unit, name, quantity.substance, weighed)
    if ratio is None:
        raise ModelError(f"{quantity.name} ({quantity.label}) is measured in {quantity.unit}; that is no {unit}"
                         f"{_hint(quantity, name)}.")
    return value * ratio


def _moved(value: Any, unit: str, wanted: str) -> Any:
    """Values on a scale with another zero."""
    moved = np.asarray(registry().Quantity(np.asarray(value, dtype=float), unit).to(wanted).magnitude)
    return moved if moved.ndim else float(moved)


def _hint(quantity: Quantity, unit: str) -> str:
    if quantity.substance or factor(unit, quantity.unit, "magnesium") is None:
        return ""
    return "; mass, amount and charge can be exchanged only where the substance is known"


def _read(quantity: Quantity, given: str) -> Any:
    if quantity.choices is not None:
        if given not in quantity.choices:
            raise unknown_name(given, quantity.choices, f"choice of {quantity.name}")
        return float(quantity.choices.index(given))
    try:
        number, rest = reading.read(given)
    except ModelError as error:
        raise ModelError(f"{quantity.name} takes {_own(quantity)}: {error}") from None
    return convert(quantity, number, *unit_and_weighed(rest)) if rest else number


def _numbers(quantity: Quantity, given: Any) -> Any:
    """A number, or an array of any kind; texts and the like in it are read one by one."""
    if isinstance(given, (int, float)):
        try:
            return float(given)
        except OverflowError:
            raise ModelError(f"{quantity.name} cannot hold an integer of {int(given).bit_length()} bits; the largest "
                             "number is 1.8e308.") from None
    if np.ma.isMaskedArray(given):
        given = given.filled(np.nan)
    array = np.asarray(given)
    if array.dtype.kind in "OUST" and array.ndim:
        return np.reshape([magnitude(quantity, one) for one in array.ravel().tolist()], array.shape)
    if array.dtype.kind in "OUST":
        given = array.item()
        if isinstance(given, str):
            return _read(quantity, given)
    try:
        if array.dtype.kind in "cMm":
            raise TypeError
        value = np.asarray(given, dtype=float)[()]
    except (TypeError, ValueError, OverflowError):
        raise ModelError(f"{quantity.name} takes {_own(quantity)}, not {given!r}.") from None
    return float(value) if array.ndim == 0 else value


def _stacked(quantity: Quantity, given: Any) -> Any:
    """A sequence, whose elements may be texts or pint quantities."""
    if all(type(one) in (int, float) for one in given):
        return _numbers(quantity, given)
    parts = [magnitude(quantity, one) for one in given]
    if len({np.shape(part) for part in parts}) > 1:
        shapes = ", ".join(str(np.shape(part)) for part in parts[:6])
        raise ModelError(f"{quantity.name}: the rows of an array have one length; here are shapes {shapes}.")
    return np.array(parts, dtype=float)


def _own(quantity: Quantity) -> str:
    return "plain numbers" if quantity.unit in ("", "1") else f"numbers in {quantity.unit}"
