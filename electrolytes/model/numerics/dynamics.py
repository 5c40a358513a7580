"""Models in time: SciPy integrates, with the analytic Jacobian; unknowns of algebraic equations follow by Newton.

LSODA, the default, is compiled and asks Python for rates alone, which makes it the fastest of SciPy's methods at equal
error on every model of this book. Where it gives up, Radau is tried.
"""

from __future__ import annotations

import itertools
import math
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from electrolytes.model.definition import Definition
from electrolytes.model.numerics import inputs, sweeps
from electrolytes.model.numerics.inputs import Track
from electrolytes.model.numerics.options import Options, times_of
from electrolytes.model.numerics.system import (
    CALLS,
    SLACK,
    StoppedError,
    System,
    TooLongError,
    one_setting,
    outputs_at,
    shown_states,
    within,
    without_value,
)
from electrolytes.model.quantities.quantity import Quantity
from electrolytes.model.results import Result

STILL = 100  # evaluations at one time, after which there is no going on


def simulate(model: Definition, t: Any, given: Mapping[Quantity, Any], tracks: Sequence[Track], how: Options) -> Result:
    """What `Model.simulate` documents; `tracks` are the inputs that change in time."""
    times = times_of(model, t)
    if how.method == "Rosenbrock" or any(np.ndim(value) for value in given.values()):
        def alone(settings: Mapping[Quantity, Any]) -> Any:
            return np.vstack(_course(model, times, settings, tracks, how))

        return sweeps.simulate(model, times, given, tracks, how, alone)
    settings = one_setting(model, given, "a run in time")
    states, unknowns = _course(model, times, settings, tracks, how)
    values = {**settings, **{track.quantity: track(times) for track in tracks}, model.clock: times,
              **dict(zip(model.states, states, strict=True)), **dict(zip(model.unknowns, unknowns, strict=True))}
    driven = [track.quantity for track in tracks]
    listed = (model.clock, *driven, *model.states, *model.unknowns, *model.outputs)
    return Result({**values, **outputs_at(model, values)}, listed)


def _course(model: Definition, times: Any, settings: Mapping[Quantity, Any], tracks: Sequence[Track],
            how: Options) -> tuple[Any, Any]:
    """States and unknowns at the times, shape (of these, times).

    StoppedError, with as many as there are, if they cannot be reached or if states leave their domains.
    """
    driven = {track.quantity: track(float(times[0])) for track in tracks}
    system = System(model, {**settings, **driven}, tuple(driven))
    if not np.all(np.isfinite(system.rates(times[0], system.start))):
        raise without_value(model, system, float(times[0]), system.start)
    states = np.full((system.size, len(times)), np.nan)
    states[:, 0] = z = system.start
    steps = [float(times[0]), *inputs.knots_of(tracks, times[0], times[-1], jumps=True), float(times[-1])]
    trouble = ""
    for begin, end in itertools.pairwise(steps):
        system.drive([track.between(begin, end) for track in tracks])
        first, last = np.searchsorted(times, [begin, end], side="right")
        here = times[first:last]
        asked = np.array([begin, *here, *([] if here.size and here[-1] == end else [end])])
        found, trouble = _stretch(model, system, asked, z, inputs.knots_of(tracks, begin, end), how)
        count = min(found.shape[1] - 1, last - first)
        states[:, first : first + count] = found[:, 1 : 1 + count]
        if trouble:
            break
        z = found[:, -1]
    outside = ~np.array([within(state, values, SLACK) | np.isnan(values) for state, values in
                         zip(model.states, states, strict=True)])
    if outside.any():
        i = int(np.argmax(outside.any(axis=0)))
        state = model.states[int(np.argmax(outside[:, i]))]
        trouble = (f"{state.name} ({state.label}) leaves its physical domain ({state.allowed()}) at "
                   f"{times[i]:g} {model.time_unit}: {states[model.states.index(state), i]:g}{state.spaced_unit}.")
        states[:, i:] = np.nan
    system.drive(tracks)  # at a step, as it is from then on
    unknowns = np.full((len(times), len(model.unknowns)), np.nan)
    for j in np.flatnonzero(np.isfinite(states).all(axis=0)) if model.unknowns else ():
        unknowns[j] = system.unknowns(float(times[j]), states[:, j])
    if trouble:
        raise StoppedError(trouble, np.vstack([states, unknowns.T]))
    return states, unknowns.T


def _stretch(model: Definition, system: System, times: Any, z: Any, knots: list[float],
             how: Options) -> tuple[Any, str]:
    """States at the times of a stretch without steps of what is driven, as far as they go, and what stops them.

    Integrators land on its kinks.
    """
    methods = ("LSODA", "Radau") if how.method is None else (how.method,)
    try:
        for method in methods:
            with np.errstate(all="ignore"), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found, message = (_lsoda if method == "LSODA" else _implicit(method))(system, times, z, knots, how)
            if not message:
                return found, ""
    except TooLongError:
        return z[:, None], (f"The model {model.name!r} changes too fast to be followed to {times[-1]:g} "
                            f"{model.time_unit}: {CALLS} evaluations were not enough.")
    return found, (f"The integration of the model {model.name!r} cannot proceed beyond "
                   f"{times[found.shape[1] - 1]:g} {model.time_unit}, where {shown_states(model, found[:, -1])}: "
                   f"{message}")


def _lsoda(system: System, times: Any, z: Any, knots: list[float], how: Options) -> tuple[Any, str]:
    """By SciPy's `odeint`, whose loop is compiled: states as far as they go, and what went wrong, if anything."""
    from scipy.integrate import odeint

    asked = np.unique([*times, *knots]) if knots else times
    wanted = np.isin(asked, times) if knots else np.ones(len(times), dtype=bool)

    def solve(until: int) -> tuple[Any, str]:
        states, told = odeint(_watched(system), z, asked[:until], Dfun=system.jacobian, tfirst=True, rtol=how.rtol,
                              atol=how.atol * system.sizes, hmax=0.0 if math.isinf(how.longest) else how.longest,
                              tcrit=knots or None, mxstep=CALLS, full_output=True)
        if told["message"] == "Integration successful." and np.all(np.isfinite(states)):
            return states, ""
        good = np.isfinite(states).all(axis=1) & np.concatenate([[True], told["tcur"] >= asked[1:until]])
        return states[: until if good.all() else int(np.argmin(good))], str(told["message"])

    try:
        states, message = solve(len(asked))
    except _StuckError as stuck:
        until = int(np.sum(asked < stuck.t))
        states, message = (z[None, :], "") if until < 2 else solve(until)
        message = message or f"no step is short enough at {stuck.t:g}."
    return states[wanted[: len(states)]].T, message


class _StuckError(Exception):
    """Time does not go on."""

    def __init__(self, t: float) -> None:
        super().__init__(t)
        self.t = t


def _watched(system: System) -> Callable[[float, Any], Sequence[float]]:
    """Rates for LSODA, whose norms pass over NaN, and which goes on with steps too short to change the time."""
    quick, isfinite = system.quick, math.isfinite
    last, still, calls = math.nan, 0, 0

    def rates(t: float, z: Any) -> Sequence[float]:
        nonlocal last, still, calls
        if t == last:
            still += 1
            if still > STILL:
                raise _StuckError(t)
        else:
            last, still = t, 0
        calls += 1
        if calls > CALLS:
            raise TooLongError
        try:
            found = quick(t, *z.tolist())
        except (ArithmeticError, ValueError):
            found = system.numbers(t, z)
        return found if isfinite(sum(found)) else [rate if isfinite(rate) else math.inf for rate in found]

    return rates


def _implicit(method: str) -> Callable[..., tuple[Any, str]]:
    """The same by SciPy's `solve_ivp`, begun again at every kink."""
    from scipy.integrate import solve_ivp

    def solve(system: System, times: Any, z: Any, knots: list[float], how: Options) -> tuple[Any, str]:
        ends = [float(times[0]), *knots, float(times[-1])]
        columns = [z]
        for begin, end in itertools.pairwise(ends):
            here = times[(times > begin) & (times <= end)]
            asked = np.unique([*here, end])
            try:
                run = solve_ivp(system.rates, (begin, end), z, method=method, t_eval=asked, rtol=how.rtol,
                                atol=how.atol * system.sizes, jac=system.jacobian, max_step=how.longest)
            except (ValueError, np.linalg.LinAlgError) as error:
                return np.array(columns).T, f"{error}."
            found = np.reshape(run.y, (system.size, -1))  # a list where it has not come anywhere
            good = np.isfinite(found).all(axis=0)
            count = good.size if good.all() else int(np.argmin(good))
            columns += list(found[:, :count].T[np.isin(asked[:count], here)])
            if not run.success or count < len(asked):
                return np.array(columns).T, str(run.message)
            z = found[:, -1]
        return np.array(columns).T, ""

    return solve
