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

FAR = 1e100  # a rate that makes an integrator try a shorter step, where the model has no value


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

    rates = system.rates

    def numbers(t: float, z: Any) -> Any:
        # LSODA's norms pass over NaN as if it were nothing
        found = rates(t, z)
        return found if math.isfinite(found.sum()) else np.where(np.isfinite(found), found, FAR)

    asked = np.unique([*times, *knots])
    states, told = odeint(numbers, z, asked, Dfun=system.jacobian, tfirst=True, rtol=how.rtol,
                          atol=how.atol * system.sizes, hmax=0.0 if math.isinf(how.longest) else how.longest,
                          tcrit=knots or None, mxstep=CALLS, full_output=True)
    states = states[np.isin(asked, times)].T
    finished = told["message"] == "Integration successful." and np.all(np.isfinite(states))
    if finished:
        return states, ""
    reached = told["tcur"] if "tcur" in told else np.zeros(0)
    count = 1 + int(np.sum(np.isin(asked[1:], times)[: int(np.sum(reached >= asked[1:]))]))
    good = np.all(np.isfinite(states), axis=0)
    count = min(count, int(np.argmin(good)) if not good.all() else count)
    return states[:, : max(count, 1)], str(told["message"])


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
