"""Models in time: SciPy integrates, with the analytic Jacobian; unknowns of algebraic equations follow by Newton.

LSODA, the default, is compiled and asks Python for rates alone, which makes it the fastest of SciPy's methods at equal
error on every model of this book. Where it gives up, Radau is tried.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from electrolytes.model.definition import Definition
from electrolytes.model.errors import ModelError
from electrolytes.model.numerics import inputs, sweeps
from electrolytes.model.numerics.inputs import Track
from electrolytes.model.numerics.options import Options, times_of
from electrolytes.model.numerics.system import (
    CALLS,
    SLACK,
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

        return sweeps.simulate(model, times, given, tracks, how,
                               None if how.method in (None, "Rosenbrock") else alone)
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

    ModelError if they cannot be reached or if states leave their domains.
    """
    driven = {track.quantity: track(float(times[0])) for track in tracks}
    system = System(model, {**settings, **driven}, tuple(driven))
    if not np.all(np.isfinite(system.rates(times[0], system.start))):
        raise without_value(model, system, float(times[0]), system.start)
    states = np.empty((system.size, len(times)))
    states[:, 0] = system.start
    steps = [float(times[0]), *inputs.knots_of(tracks, times[0], times[-1], jumps=True), float(times[-1])]
    z = system.start
    for begin, end in zip(steps, steps[1:], strict=False):
        system.drive([track.between(begin, end) for track in tracks])
        here = (times > begin) & (times <= end)
        asked = np.unique([begin, *times[here], end])
        found = _stretch(model, system, asked, z, inputs.knots_of(tracks, begin, end), how)
        states[:, here] = found[:, np.isin(asked, times[here])]
        z = found[:, -1]
    for state, values in zip(model.states, states, strict=True):
        outside = np.flatnonzero(~within(state, values, SLACK))
        if outside.size:
            i = outside[0]
            raise ModelError(f"{state.name} ({state.label}) leaves its physical domain ({state.allowed()}) at "
                             f"{times[i]:g} {model.time_unit}: {values[i]:g}{state.spaced_unit}.")
    system.drive(tracks)  # at a step, as it is from then on
    unknowns = np.array([system.unknowns(t, z) for t, z in zip(times.tolist(), states.T, strict=True)])
    return states, unknowns.T.reshape(len(model.unknowns), len(times))


def _stretch(model: Definition, system: System, times: Any, z: Any, knots: list[float], how: Options) -> Any:
    """States at the times of a stretch without steps of what is driven; integrators land on its kinks."""
    methods = ("LSODA", "Radau") if how.method is None else (how.method,)
    try:
        for method in methods:
            with np.errstate(all="ignore"), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found, message = (_lsoda if method == "LSODA" else _implicit(method))(system, times, z, knots, how)
            if not message:
                return found
    except TooLongError:
        raise ModelError(f"The model {model.name!r} changes too fast to be followed to {times[-1]:g} "
                         f"{model.time_unit}: {CALLS} evaluations were not enough.") from None
    raise ModelError(f"The integration of the model {model.name!r} cannot proceed beyond "
                     f"{times[found.shape[1] - 1]:g} {model.time_unit}, where {shown_states(model, found[:, -1])}: "
                     f"{message}")


def _lsoda(system: System, times: Any, z: Any, knots: list[float], how: Options) -> tuple[Any, str]:
    """By SciPy's `odeint`, whose loop is compiled: states as far as they go, and what went wrong, if anything."""
    from scipy.integrate import odeint

    asked = np.unique([*times, *knots]) if knots else times
    wanted = np.isin(asked, times) if knots else slice(None)

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
    return states[wanted[: len(states)] if knots else slice(None)].T, message


class _StuckError(Exception):
    """Time does not go on."""

    def __init__(self, t: float) -> None:
        super().__init__(t)
        self.t = t


def _watched(system: System) -> Callable[[float, Any], Sequence[float]]:
    """Rates for LSODA, whose norms pass over NaN, and which goes on with steps too short to change the time."""
    numbers, isfinite = system.numbers, math.isfinite
    last, calls = math.nan, 0

    def rates(t: float, z: Any) -> Sequence[float]:
        nonlocal last, calls
        if t == last:
            calls += 1
            if calls > STILL:
                raise _StuckError(t)
        else:
            last, calls = t, 0
        found = numbers(t, z)
        return found if isfinite(sum(found)) else [rate if isfinite(rate) else math.inf for rate in found]

    return rates


def _implicit(method: str) -> Callable[..., tuple[Any, str]]:
    """The same by SciPy's `solve_ivp`, begun again at every kink."""
    from scipy.integrate import solve_ivp

    def solve(system: System, times: Any, z: Any, knots: list[float], how: Options) -> tuple[Any, str]:
        ends = [float(times[0]), *knots, float(times[-1])]
        columns = [z]
        for begin, end in zip(ends, ends[1:], strict=False):
            here = times[(times > begin) & (times <= end)]
            asked = np.unique([*here, end])
            try:
                run = solve_ivp(system.rates, (begin, end), z, method=method, t_eval=asked, rtol=how.rtol,
                                atol=how.atol * system.sizes, jac=system.jacobian, max_step=how.longest)
            except (ValueError, np.linalg.LinAlgError) as error:
                return np.array(columns).T, f"{error}."
            reached = run.t.size
            good = np.all(np.isfinite(run.y), axis=0)
            count = int(np.argmin(good)) if not good.all() else reached
            columns += list(run.y[:, :count].T[np.isin(asked[:count], here)])
            if not run.success or count < len(asked):
                return np.array(columns).T, str(run.message)
            z = run.y[:, -1]
        return np.array(columns).T, ""

    return solve
