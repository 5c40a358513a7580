"""A model's courses at many settings at once, by the page's own method, all side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from electrolytes.model.code.program import differentiate, program
from electrolytes.model.code.python import staged
from electrolytes.model.definition import Definition
from electrolytes.model.errors import ModelError, warn
from electrolytes.model.numerics import rosenbrock
from electrolytes.model.numerics.compiling import function_of, slopes_of_rates
from electrolytes.model.numerics.inputs import Track, knots_of
from electrolytes.model.numerics.options import Options
from electrolytes.model.numerics.system import SLACK, StoppedError, outputs_at, within
from electrolytes.model.quantities.quantity import Quantity, typical_size
from electrolytes.model.quantities.units import shown
from electrolytes.model.results import Result

Alone = Callable[[Mapping[Quantity, Any]], Any]
LIMIT = 100_000  # steps of one setting
MANY = 32  # settings from which on solving them together is faster than one by one


def simulate(model: Definition, times: Any, given: Mapping[Quantity, Any], tracks: Sequence[Track], how: Options,
             alone: Alone) -> Result:
    """Courses at every combination that the given arrays broadcast to; results of shape (*settings, times).

    Parameters
    ----------
    alone : function
        States and unknowns, shape (of these, times), at one setting: for methods that solve each by itself, and
        for sweeps so small that this is faster.
    """
    try:
        shape = np.broadcast_shapes(*(np.shape(value) for value in given.values()))
    except ValueError:
        shapes = ", ".join(f"{quantity.name} {np.shape(value)}" for quantity, value in given.items() if np.ndim(value))
        raise ModelError(f"The arrays of settings do not fit each other: {shapes}.") from None
    settings = {quantity: given.get(quantity, quantity.default) for quantity in model.variables}
    swept = [quantity for quantity, value in settings.items() if np.ndim(value)]
    flat = settings | {quantity: np.broadcast_to(settings[quantity], shape).ravel() for quantity in swept}
    count = int(np.prod(shape))
    if count == 0:
        raise ModelError(f"There are no settings to simulate: {swept[0].name} is empty.")
    trouble = _Trouble(model, {quantity: flat[quantity] for quantity in swept}, count)
    if how.method == "Rosenbrock" or (how.method is None and count >= MANY):
        values = _together(model, times, flat, count, tracks, how, trouble)
    else:
        values = _one_by_one(model, times, flat, count, alone, trouble)
    for state, course in zip(model.states, values, strict=False):
        outside = ~within(state, course, SLACK) & np.isfinite(course)
        for lane in np.flatnonzero(outside.any(axis=1)):
            i = int(np.argmax(outside[lane]))
            trouble.add(lane, f"{state.name} ({state.label}) leaves its physical domain ({state.allowed()}) at "
                              f"{times[i]:g} {model.time_unit}")
            values[:, lane, i:] = np.nan
    trouble.tell()
    courses = values.reshape(len(values), *shape, len(times))
    along = {quantity: np.reshape(settings[quantity], (*np.shape(settings[quantity]), 1)) for quantity in swept}
    found = {**settings, **along, **{track.quantity: track(times) for track in tracks}, model.clock: times,
             **dict(zip((*model.states, *model.unknowns), courses, strict=True))}
    driven = [track.quantity for track in tracks]
    listed = dict.fromkeys([model.clock, *(q for q in swept if q not in model.states), *driven, *model.states,
                            *model.unknowns, *model.outputs])
    return Result({**found, **outputs_at(model, found)}, tuple(listed))


class _Trouble:
    """Which settings cannot go on, and why."""

    def __init__(self, model: Definition, swept: Mapping[Quantity, Any], count: int) -> None:
        self.model, self.swept, self.count = model, swept, count
        self.reasons: dict[int, str] = {}

    def add(self, lane: Any, reason: str) -> None:
        """A setting that cannot go on."""
        self.reasons.setdefault(int(lane), reason)

    def tell(self) -> None:
        """One warning for all; ModelError if none could go on."""
        if not self.reasons:
            return
        first = min(self.reasons)
        at = shown({quantity.name: values[first] for quantity, values in self.swept.items()})
        reason = f"{f'At {at}: ' if at else ''}{self.reasons[first]}."
        if len(self.reasons) == self.count:
            where = " at any of these settings. " if self.count > 1 else ": "
            raise ModelError(f"The model {self.model.name!r} cannot be simulated{where}{reason}")
        warn(f"The model {self.model.name!r} cannot be followed to the end at {len(self.reasons)} of "
             f"{self.count} settings; from there on they hold NaN. {reason}")


def _one_by_one(model: Definition, times: Any, flat: Mapping[Quantity, Any], count: int, alone: Alone,
                trouble: _Trouble) -> Any:
    values = np.full((len(model.states) + len(model.unknowns), count, len(times)), np.nan)
    for lane in range(count):
        try:
            values[:, lane] = alone({quantity: value[lane] if np.ndim(value) else value
                                     for quantity, value in flat.items()})
        except ModelError as error:
            trouble.add(lane, str(error).rstrip("."))
            if isinstance(error, StoppedError):
                values[:, lane] = error.values
    return values


def _together(model: Definition, times: Any, flat: Mapping[Quantity, Any], count: int, tracks: Sequence[Track],
              how: Options, trouble: _Trouble) -> Any:
    """States and unknowns, shape (of these, settings, times), by the Rosenbrock method."""
    columns = [*model.states, *model.unknowns]
    bounds = np.array([times[0], *knots_of(tracks, times[0], times[-1]), times[-1]])
    driven = {track.quantity: track(float(times[0])) for track in tracks}
    started = {**flat, **driven}
    solve = function_of(model, {quantity.name: quantity for quantity in columns}, model.variables)
    start = np.array([np.broadcast_to(value, (count,)) for value in
                      solve(*(started[quantity] for quantity in model.variables))])
    everything = Lanes(model, flat, tracks, bounds, np.arange(count))
    with np.errstate(all="ignore"):
        rates = everything.rates(np.full(count, times[0]), start, np.zeros(count, dtype=int))
    for numbers, what in ((start, "there is no initial value for {} that fits"),
                          (rates, "the equation for {} gives no number at the first time")):
        for lane in np.flatnonzero(~np.isfinite(numbers).all(axis=0)):
            quantity = columns[int(np.argmin(np.isfinite(numbers[:, lane])))]
            trouble.add(lane, what.format(f"{quantity.name} ({quantity.label})"))
    values = np.full((*start.shape, len(times)), np.nan)
    able = np.array([lane for lane in range(count) if lane not in trouble.reasons], dtype=int)
    if not able.size:
        return values
    mass = [1.0] * len(model.states) + [0.0] * len(model.unknowns)
    run = rosenbrock.integrate(lambda lanes: Lanes(model, flat, tracks, bounds, able[lanes]), times, bounds,
                               start[:, able], mass=mass, sizes=[typical_size(quantity) for quantity in columns],
                               rtol=how.rtol, atol=how.atol, longest=how.longest, limit=LIMIT)
    for i in np.flatnonzero(run.ended != rosenbrock.DONE):
        where = f"at {run.reached[i]:.4g} {model.time_unit}"
        trouble.add(able[i], f"{where} the model cannot be continued" if run.ended[i] == rosenbrock.STUCK else
                    f"{where}, after {LIMIT} steps, the model changes too fast to be followed")
    values[:, able] = run.values
    if model.unknowns:
        _settle(model, flat, tracks, times, values)
    return values


class Lanes:
    """The equations of a model at some of the settings, as `rosenbrock.integrate` asks for them."""

    def __init__(self, model: Definition, flat: Mapping[Quantity, Any], tracks: Sequence[Track], bounds: Any,
                 lanes: Any) -> None:
        driven = tuple(track.quantity for track in tracks)
        held = [flat[quantity] for quantity in model.settings if quantity not in driven]
        held = [value[lanes] if np.ndim(value) else np.float64(value) for value in held]
        with np.errstate(all="ignore"):
            self._rates, self._jacobian, self._slope = (
                (stage(*held), places) for stage, places in _functions(model, driven))
        self._tracks, self._bounds = tracks, bounds
        self._lines = [track.lines(bounds) for track in tracks]
        self._timed = model.time is not None

    def _driven(self, t: Any, part: Any) -> list[Any]:
        found = []
        for track, lines in zip(self._tracks, self._lines, strict=True):
            found.append(track(t) if lines is None else lines[0][part] + lines[1][part] * (t - self._bounds[part]))
        return found

    def rates(self, t: Any, z: Any, part: Any) -> Any:
        """Rates and residuals."""
        function, _ = self._rates
        found = np.empty_like(z)
        for row, value in zip(found, function(t, *z, *self._driven(t, part)), strict=True):
            row[:] = value
        return found

    def jacobian(self, t: Any, z: Any, part: Any) -> Any:
        """Their derivatives by states and unknowns."""
        function, places = self._jacobian
        found = np.zeros((len(z), *z.shape))
        for place, value in zip(places, function(t, *z, *self._driven(t, part)), strict=True):
            found[place] = value
        return found

    def slope(self, t: Any, z: Any, part: Any) -> Any:
        """Their derivatives by time, through what is driven too."""
        if not self._timed and not self._tracks:
            return None
        function, places = self._slope
        moving = [np.ones_like(t)] if self._timed else []
        step = 1e-6 * (self._bounds[-1] - self._bounds[0])
        for track, lines in zip(self._tracks, self._lines, strict=True):
            moving.append((track(t + step) - track(t - step)) / (2 * step) if lines is None else lines[1][part])
        found = np.zeros_like(z)
        for (row, column), value in zip(places, function(t, *z, *self._driven(t, part)), strict=True):
            found[row] += value * moving[column]
        return found


def _functions(model: Definition, driven: tuple[Quantity, ...]) -> Any:
    """For rates and residuals, their Jacobian, and their derivatives by time and what is driven: a function of the
    settings that stay, which returns one of time, states, unknowns and what is driven; and the places of its results.
    """
    key = ("sweep", driven)
    if key not in model._cache:
        rows = [*model.rates.values(), *model.residuals.values()]
        variables = [model.clock, *model.states, *model.unknowns, *driven]
        held = [quantity for quantity in model.settings if quantity not in driven]
        moving = [*model.clocks, *driven]

        def made(equations: Mapping[Any, Any], matrix: Mapping[Any, Any]) -> Any:
            filled = {place: entry for place, entry in matrix.items() if entry != 0}
            results = {str(place): entry for place, entry in filled.items()}
            return staged(program(variables, {}, equations, (), (), results), held), tuple(filled)

        def entries(matrix: Sequence[Sequence[Any]]) -> dict[Any, Any]:
            return {(i, j): entry for i, row in enumerate(matrix) for j, entry in enumerate(row)}

        chain, jacobian = slopes_of_rates(model)
        by_time, slopes = differentiate(model.equations, rows, moving)
        values = staged(program(variables, {}, model.equations, (), (), {str(i): row for i, row in enumerate(rows)}),
                        held)
        model._cache[key] = ((values, ()), made(chain, entries(jacobian)), made(by_time, entries(slopes)))
    return model._cache[key]


def _settle(model: Definition, flat: Mapping[Quantity, Any], tracks: Sequence[Track], times: Any, values: Any) -> None:
    """Unknowns that fit the states to the last digit: two steps of Newton from where interpolation has put them."""
    size = len(model.states)
    driven = {track.quantity: track(times)[None, :] for track in tracks}
    held = [driven.get(quantity, np.reshape(flat[quantity], (-1, 1)) if np.ndim(flat[quantity])
                       else np.float64(flat[quantity])) for quantity in model.settings]
    (rates, _), (jacobian, places), _ = _functions(model, ())
    with np.errstate(all="ignore"):
        rates, jacobian = rates(*held), jacobian(*held)
        for _ in range(2):
            residuals = np.array([np.broadcast_to(row, values[0].shape) for row in
                                  rates(times[None, :], *values)[size:]])
            matrix = np.zeros((len(residuals), *residuals.shape))
            for (i, j), slope in zip(places, jacobian(times[None, :], *values), strict=True):
                if i >= size and j >= size:
                    matrix[i - size, j - size] = slope
            flatter = matrix.reshape(*matrix.shape[:2], -1)
            order, possible = rosenbrock.factorize(flatter)
            step = rosenbrock.substitute(flatter, order, residuals.reshape(len(residuals), -1))
            step = np.where(possible & np.isfinite(step).all(axis=0), step, 0.0)
            values[size:] -= step.reshape(residuals.shape)
