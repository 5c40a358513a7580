"""How a model is simulated: times, method, tolerances, longest step, each checked."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from electrolytes.model import arguments
from electrolytes.model.definition import Definition
from electrolytes.model.errors import ModelError, unknown_name

METHODS = ("LSODA", "Radau", "BDF", "Rosenbrock")


@dataclass(frozen=True)
class Options:
    """How to integrate: method (None for the default), tolerances, and the longest step in the model's time."""

    method: str | None
    rtol: float
    atol: float
    longest: float


def options(model: Definition, method: Any, rtol: Any, atol: Any, longest_step: Any) -> Options:
    """Checked options of `Model.simulate`."""
    if method is not None and method not in METHODS:
        raise unknown_name(str(method), METHODS, "method")
    rtol, atol = number("rtol", rtol), number("atol", atol)
    if not 1e-14 <= rtol < 1:
        raise ModelError(f"rtol is a relative tolerance from 1e-14 to below 1, not {rtol:g}.")
    if not 0 <= atol < math.inf:
        raise ModelError(f"atol is a tolerance of 0 or more, relative to a state's typical size, not {atol:g}.")
    longest = model.longest_step if longest_step is None else number("longest_step", arguments.convert(
        longest_step, model.clock))
    if longest is not None and not longest > 0:
        raise ModelError(f"longest_step is a time in {model.time_unit} above 0, not {longest:g}.")
    return Options(method, rtol, atol, math.inf if longest is None else longest)


def number(name: str, value: Any) -> float:
    """One number, or ModelError."""
    try:
        found = float(value)
    except (TypeError, ValueError, OverflowError):
        found = math.nan
    if math.isnan(found):
        raise ModelError(f"{name} is one number, not {value!r}.") from None
    return found


def times_of(model: Definition, t: Any) -> Any:
    """Checked times, shape (times,)."""
    times = np.atleast_1d(np.asarray(arguments.convert(t, model.clock), dtype=float))
    if times.ndim != 1 or len(times) < 2 or not (np.all(np.diff(times) > 0) and np.all(np.isfinite(times))):
        raise ModelError(f"simulate() takes two or more times in {model.time_unit}, each later than the one before.")
    return times
