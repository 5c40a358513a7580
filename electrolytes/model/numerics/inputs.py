"""Inputs that change in time: functions of time, or values at points in time with straight lines between them."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import sympy

from electrolytes.model import arguments
from electrolytes.model.definition import Definition
from electrolytes.model.errors import ModelError
from electrolytes.model.quantities.quantity import Quantity


class OverTime:
    """Values of an input at points in time; see `over_time`."""

    def __init__(self, times: Any, values: Any) -> None:
        self.times = times
        self.values = values

    def __repr__(self) -> str:
        return f"over_time({self.times!r}, {self.values!r})"


def over_time(times: Any, values: Any) -> OverTime:
    """An input that changes during a simulation, for ``Model.simulate``: ``K_e=over_time([0, 30, 60], [3, 6, 4])``.

    Parameters
    ----------
    times : sequence of float, or pint quantity
        In the model's unit of time, none before the one before it.
    values : sequence of float, or pint quantity
        As many. In between they change linearly; before the first time and after the last they stay. A step is two
        values at one time, ``over_time([0, 10, 10, 60], [3, 3, 6, 6])``; the second holds from then on. Integrators
        land on every one of these times, so that none is jumped over.

    Examples
    --------
    >>> from electrolytes.mechanism.cell import CELL
    >>> from electrolytes.model import over_time
    >>> CELL.simulate([0, 30, 60], pumping=over_time([0, 30, 30], [100, 100, 50])).Na_i.round(1)
    array([16.7, 16.7, 97.1])
    """
    return OverTime(times, values)


class Track:
    """One driven quantity: its value at any time, the times where it has a kink or a step, its slope.

    `knots` are all such times; at `jumps` it has two values, of which a call gives the later one.
    """

    def __init__(self, quantity: Quantity) -> None:
        self.quantity = quantity
        self.knots: tuple[float, ...] = ()
        self.jumps: tuple[float, ...] = ()

    def __call__(self, t: Any) -> Any:
        """Value at a time, or at an array of times."""
        raise NotImplementedError

    def between(self, begin: float, end: float) -> Callable[[float], float]:
        """The quantity as a function of time from one jump to the next, both ends as seen from inside."""
        raise NotImplementedError

    def lines(self, bounds: Any) -> tuple[Any, Any] | None:
        """Values at the beginning of each stretch between bounds, and slopes there; None if these are not lines."""
        return None


class Lines(Track):
    """Straight lines between points."""

    def __init__(self, quantity: Quantity, clock: Quantity, given: OverTime) -> None:
        super().__init__(quantity)
        self.times = np.atleast_1d(np.asarray(arguments.converted(clock, given.times), dtype=float))
        self.values = np.atleast_1d(np.asarray(arguments.converted(quantity, given.values), dtype=float))
        if self.times.ndim != 1 or self.times.shape != self.values.shape:
            raise ModelError(f"{quantity.name} over time takes as many values as times, not {self.values.size} for "
                             f"{self.times.size}.")
        steps = np.diff(self.times)
        if np.any(steps < 0) or np.any(steps[1:] + steps[:-1] == 0):
            raise ModelError(f"{quantity.name} over time takes times in order, at most two of them the same (a step).")
        if quantity.choices is not None and np.any((steps > 0) & (np.diff(self.values) != 0)):
            raise ModelError(f"{quantity.name} over time can only step from one choice to another: "
                             "two values at one time.")
        self.knots = tuple(np.unique(self.times).tolist())
        self.jumps = tuple(self.times[1:][steps == 0].tolist())

    def __call__(self, t: Any) -> Any:
        last = np.searchsorted(self.times, t, side="right") - 1  # of two values at one time the later
        begin, end = np.clip(last, 0, None), np.clip(last + 1, 0, len(self.times) - 1)
        width = self.times[end] - self.times[begin]
        share = np.where(width > 0, (t - self.times[begin]) / np.where(width > 0, width, 1.0), 0.0)
        return self.values[begin] + share * (self.values[end] - self.values[begin])

    def between(self, begin: float, end: float) -> Callable[[float], float]:
        times: list[float]
        values: list[float]
        first = int(np.searchsorted(self.times, begin, side="right")) - 1
        last = int(np.searchsorted(self.times, end, side="left"))
        part = slice(max(first, 0), last + 1)
        times, values = self.times[part].tolist(), self.values[part].tolist()
        slopes = [(values[i + 1] - values[i]) / (times[i + 1] - times[i]) for i in range(len(times) - 1)]

        def value(t: float) -> float:
            i = bisect.bisect_right(times, t) - 1
            if i < 0:
                return values[0]
            return values[i] + slopes[i] * (t - times[i]) if i < len(slopes) else values[-1]

        return value

    def lines(self, bounds: Any) -> tuple[Any, Any]:
        at = self(bounds[:-1])
        middle = 0.5 * (bounds[:-1] + bounds[1:])
        return at, (self(middle) - at) / (middle - bounds[:-1])


class Called(Track):
    """A function of time, in the model's unit of time."""

    def __init__(self, quantity: Quantity, clock: Quantity, function: Callable[[float], Any]) -> None:
        super().__init__(quantity)
        self.function = function
        self.clock = clock

    def _value(self, t: float) -> float:
        value = arguments.converted(self.quantity, self.function(t))
        if np.ndim(value) != 0:
            raise ModelError(f"{self.quantity.name} as a function of time gives one number at a time, not an array.")
        return float(value)

    def __call__(self, t: Any) -> Any:
        if np.ndim(t) == 0:
            return self._value(float(t))
        return np.array([self._value(at) for at in np.ravel(t).tolist()]).reshape(np.shape(t))

    def between(self, begin: float, end: float) -> Callable[[float], float]:
        return self._value


def split(model: Definition, values: Mapping[Any, Any] | None,
          named: Mapping[str, Any]) -> tuple[dict[Quantity, Any], tuple[Track, ...]]:
    """Values that stay during a run, by quantity, and the tracks of those that change."""
    moving = {}
    still: list[dict[Any, Any]] = [{}, {}]
    for group, given in zip(still, (values or {}, named), strict=True):
        for name, value in given.items():
            if isinstance(value, OverTime) or (callable(value) and not isinstance(value, sympy.Basic)):
                moving[name] = value
            else:
                group[name] = value
    settings = arguments.given_values(model, still[0], still[1])
    tracks = tuple(_track(model, model.quantity(name), value) for name, value in moving.items())
    twice = [track.quantity.name for track in tracks if track.quantity in settings]
    if twice:
        raise ModelError(f"{twice[0]} is given twice.")
    return settings, tracks


def _track(model: Definition, quantity: Quantity, value: Any) -> Track:
    if quantity not in model.settings:
        raise ModelError(f"{quantity.name} cannot be prescribed over time; inputs and constants can: "
                         f"{', '.join(setting.name for setting in model.settings)}.")
    if isinstance(value, OverTime):
        return Lines(quantity, model.clock, value)
    return Called(quantity, model.clock, value)


def knots_of(tracks: Sequence[Track], begin: float, end: float, jumps: bool = False) -> list[float]:
    """Times strictly between two at which something driven has a kink or a step (or a step only), in order."""
    every = {t for track in tracks for t in (track.jumps if jumps else track.knots)}
    return sorted(t for t in every if begin < t < end)
