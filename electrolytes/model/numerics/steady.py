"""Where a model comes to rest: damped Newton, and a path through time where Newton alone is not enough."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from electrolytes.model.definition import Definition
from electrolytes.model.errors import ModelError
from electrolytes.model.numerics.system import (
    System,
    one_setting,
    outputs_at,
    shown_states,
    within,
    without_value,
)
from electrolytes.model.quantities.quantity import Quantity
from electrolytes.model.results import Result

AT_REST = 1e-10
STEPS = 400


class SteadyState(Result):
    """A state of rest. `stable` tells whether the model returns to it; `eigenvalues` are those of its Jacobian."""

    stable: bool
    eigenvalues: Any


def steady_state(model: Definition, given: Mapping[Quantity, Any]) -> SteadyState:
    """The state in which nothing changes, reached from the initial values.

    Newton's point is taken if it lies in the physical domain, is stable and belongs to the same conserved amounts;
    otherwise implicit steps of growing length follow the model in time until it rests. Of several stable states it need
    not be the one where the course in time ends; `simulate` tells.

    Raises
    ------
    ModelError
        If the model does not come to rest: says what keeps changing.
    """
    settings = one_setting(model, given, "a state of rest")
    system = System(model, settings)
    with np.errstate(all="ignore"):
        if not np.all(np.isfinite(system.rates(0.0, system.start))):
            raise without_value(model, system, 0.0, system.start)
        z: Any = _newton(system, system.start) if _full_rank(system, system.start) else None
        if z is None or not _stable(system, z)[0]:
            z = _follow(model, system)
    stable, eigenvalues = _stable(system, z)
    values = {**settings, model.clock: 0.0, **dict(zip(model.states, map(float, z), strict=True)),
              **dict(zip(model.unknowns, map(float, system.unknowns(0.0, z)), strict=True))}
    inputs = [quantity for quantity in model.variables if quantity in given or quantity in model.inputs]
    listed = dict.fromkeys([*inputs, *model.states, *model.unknowns, *model.outputs])
    result = SteadyState({**values, **outputs_at(model, values)}, tuple(listed))
    result.stable, result.eigenvalues = stable, eigenvalues
    return result


def _full_rank(system: System, z: Any) -> bool:
    """Whether the rates fix the state by themselves: with a conserved amount they do not."""
    scaled = system.jacobian(0.0, z) * system.sizes / system.sizes[:, None]
    if not np.all(np.isfinite(scaled)):
        return False
    rows = np.abs(scaled).max(axis=1, keepdims=True)
    return bool(np.linalg.matrix_rank(scaled / np.where(rows > 0, rows, 1.0), tol=1e-10) == system.size)


def _inside(system: System, z: Any) -> bool:
    return all(within(state, value, 1e-9) for state, value in zip(system.model.states, z, strict=True))


def _newton(system: System, z: Any) -> Any:
    """Damped Newton; None if it does not arrive inside the physical domain."""
    rates = system.rates(0.0, z)
    for _ in range(60):
        step = _solve(system.jacobian(0.0, z), -rates, system.sizes)
        if step is None:
            return None
        length = 1.0
        while True:
            new = z + length * step
            after = system.rates(0.0, new) if _inside(system, new) else np.full_like(z, np.nan)
            # the next step, not the residual, is comparable across states of different size and speed
            ahead = _solve(system.jacobian(0.0, z), -after, system.sizes)
            if ahead is not None and _size(system, ahead) <= (1 - 0.5 * length) * _size(system, step) + 1e-14:
                break
            length *= 0.5
            if length < 1e-4:
                return None
        z, rates = new, after
        if _size(system, length * step) < 1e-13 or not np.any(rates):
            break
    return z if _rests(system, z) else None


def _rests(system: System, z: Any) -> bool:
    step = _solve(system.jacobian(0.0, z), -system.rates(0.0, z), system.sizes)
    return step is not None and bool(_size(system, step) < AT_REST) and _inside(system, z)


def _solve(matrix: Any, right: Any, sizes: Any) -> Any:
    scaled = matrix * sizes / sizes[:, None]
    if not (np.all(np.isfinite(scaled)) and np.all(np.isfinite(right))):
        return None
    try:
        step = np.linalg.solve(scaled, right / sizes) * sizes
    except np.linalg.LinAlgError:
        return None
    return step if np.all(np.isfinite(step)) else None


def _size(system: System, step: Any) -> Any:
    return np.max(np.abs(step) / system.sizes)


def _follow(model: Definition, system: System) -> Any:
    """Implicit Euler steps that lengthen as the model calms down. They conserve what the model conserves."""
    z = system.start
    rates = system.rates(0.0, z)
    speed = _size(system, rates)
    if speed == 0:
        return z
    h, elapsed, quiet = 1e-3 / speed, 0.0, 0
    identity = np.eye(system.size)
    for _ in range(STEPS):
        step = _solve(identity / h - system.jacobian(0.0, z), rates, system.sizes)
        new: Any = None if step is None else z + step
        after: Any = None if new is None or not _inside(system, new) else system.rates(0.0, new)
        if after is None or not np.all(np.isfinite(after)) or _size(system, step) > 0.5 * max(1.0, _size(system, z)):
            h *= 0.25
            if h * speed < 1e-14:
                break
            continue
        z, rates, elapsed = new, after, elapsed + h
        change = _size(system, step)
        quiet = quiet + 1 if change < AT_REST * min(1.0, _size(system, z)) and h * speed > 1e3 else 0
        if quiet >= 3:
            return _polish(system, z)
        if _size(system, z) > 1e9:
            break
        h *= 4.0 if change < 0.03 * _size(system, z) else 1.3
        h = min(h, 1e11 / speed)
    raise _restless(model, system, z, rates, elapsed)


def _polish(system: System, z: Any) -> Any:
    """Newton to the last digit, with the conserved amounts (left null vectors of the Jacobian) held fast."""
    sizes = system.sizes
    left, singular, _ = np.linalg.svd(system.jacobian(0.0, z) * sizes / sizes[:, None])
    kept = left[:, singular <= 1e-10 * singular[0]].T
    begun = kept @ (system.start / sizes)
    if np.any(np.abs(kept @ (system.rates(0.0, system.start) / sizes)) > 1e-10 * singular[0]):
        return z  # not conserved on the way: the model only creeps towards its rest
    for _ in range(10):
        matrix = np.vstack([system.jacobian(0.0, z) * sizes / sizes[:, None], singular[0] * kept])
        right = np.concatenate([-system.rates(0.0, z) / sizes, singular[0] * (begun - kept @ (z / sizes))])
        step = np.linalg.lstsq(matrix, right, rcond=None)[0] * sizes
        if not (np.all(np.isfinite(step)) and _size(system, step) < 1e-3 and _inside(system, z + step)):
            return z
        z = z + step
        if _size(system, step) < 1e-14:
            break
    return z


def _restless(model: Definition, system: System, z: Any, rates: Any, elapsed: float) -> ModelError:
    moved = int(np.argmax(np.abs(z - system.start) / system.sizes))
    state, time = model.states[moved], model.time_unit
    return ModelError(f"The model {model.name!r} has no steady state that it reaches from these initial values: in "
                      f"{elapsed:.3g} {time} {state.name} ({state.label}) has gone from {system.start[moved]:.4g} to "
                      f"{z[moved]:.4g}{state.spaced_unit} and still changes by {rates[moved]:.3g} {state.unit} per "
                      f"{time}. It has come to {shown_states(model, z)}.")


def _stable(system: System, z: Any) -> tuple[bool, Any]:
    """Whether small deviations die away, or stay (a conserved amount), and the eigenvalues."""
    eigenvalues = np.linalg.eigvals(system.jacobian(0.0, z))
    fastest = np.max(np.abs(eigenvalues), initial=0.0)
    return bool(np.all(eigenvalues.real <= 1e-9 * fastest)), eigenvalues
