"""Simultaneous equations: damped Newton with the analytic Jacobian, over whole arrays at once.

One unknown is kept inside a bracket and falls back on bisection; several take shortened steps while the residuals
do not shrink, and never leave their physical limits. The JavaScript of a model does the same, step for step.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

Residual = Callable[..., tuple[tuple[Any, ...], tuple[tuple[Any, ...], ...]]]
Place = tuple[float, float, float, float]  # bracket, limits

STEPS = 100
SMALL = 2e-15  # of a step against the unknown; a tolerance under two units in the last place is never met by all


def solve(residual: Residual, starts: Sequence[Sequence[float]], places: Sequence[Place],
          given: Sequence[Any]) -> tuple[Any, ...]:
    """Solve residual(unknowns) = 0 for every element of the given arrays; NaN where there is no solution.

    Parameters
    ----------
    residual : function of the unknowns that returns their residuals and the rows of the Jacobian
    starts : points from which to begin, the next one where all before have failed
    places : for each unknown a first bracket and the physical limits
    """
    shape = np.broadcast_shapes(*(np.shape(value) for value in given))
    if len(places) == 1:
        return (_solve_one(residual, starts[0][0], places[0], shape),)
    found = _solve_many(residual, starts[0], places, shape)
    for start in starts[1:]:
        if not np.isnan(found).any():
            break
        found = np.where(np.isnan(found), _solve_many(residual, start, places, shape), found)
    return tuple(found[..., i][()] for i in range(len(places)))


def _solve_one(residual: Residual, start: float, place: Place, shape: tuple[int, ...]) -> Any:
    def at(x: Any) -> tuple[Any, Any]:
        (value,), ((slope,),) = residual(x)
        return np.broadcast_to(value, shape), np.broadcast_to(slope, shape)

    x = np.full(shape, start)
    low, high, below = _bracket(at, place, shape)
    done = np.zeros(shape, dtype=bool)
    with np.errstate(all="ignore"):
        for _ in range(STEPS):
            value, slope = at(x)
            rising = np.sign(value) == below  # the root lies to the right
            low = np.where(rising & ~done, x, low)
            high = np.where(~rising & ~done, x, high)
            new = x - value / slope
            inside = ((new > low) & (new < high)) | (new == x)  # a step too small to move x ends at a bracket's end
            new = np.where(inside, new, 0.5 * (low + high))
            new = np.where(value == 0, x, new)
            step = np.abs(new - x)
            finished = (step <= SMALL * np.abs(new)) | (value == 0)
            x = np.where(done, x, new)
            done = done | finished
            if np.all(done | (below == 0)):
                break
    # without convergence to the last digits the bracket may still have closed around the root
    closed = (high - low) <= 1e-13 * np.maximum(np.abs(low), np.abs(high))
    return np.where((done | closed) & np.isfinite(value) & (below != 0), x, np.nan)[()]


def solve_scalar(residual: Residual, starts: Sequence[Sequence[float]], places: Sequence[Place],
                 given: Sequence[Any]) -> tuple[Any, ...]:
    """What `solve` does, for plain numbers: one unknown without the overhead of arrays."""
    if len(places) > 1:
        return solve(residual, starts, places, given)

    def at(x: float) -> tuple[float, float]:
        (value,), ((slope,),) = residual(x)
        return value, slope

    low, high, least, most = places[0]
    left, right = at(low)[0], at(high)[0]
    for _ in range(60):
        if left * right <= 0:
            break
        width = high - low
        low, high = max(low - width, least), min(high + width, most)
        left, right = at(low)[0], at(high)[0]
    if not left * right <= 0:
        return (math.nan,)
    rising_left = left > 0 if left != 0 else right < 0  # whether the residual is positive left of the root
    x, done = starts[0][0], False
    for _ in range(STEPS):
        value, slope = at(x)
        if value == 0:
            return (x,)
        low, high = (x, high) if (value > 0) == rising_left else (low, x)
        new = x - value / slope if slope != 0 else math.nan
        if not (low < new < high or new == x):
            new = 0.5 * (low + high)
        done = abs(new - x) <= SMALL * abs(new)
        x = new
        if done:
            break
    closed = done or high - low <= 1e-13 * max(abs(low), abs(high))
    return (x if closed and math.isfinite(value) else math.nan,)


def _bracket(at: Callable[[Any], tuple[Any, Any]], place: Place, shape: tuple[int, ...]) -> tuple[Any, Any, Any]:
    """Ends with residuals of opposite sign, widened from the slider's range up to the physical limits."""
    low0, high0, least, most = place
    low, high = np.full(shape, low0), np.full(shape, high0)
    left, right = np.sign(at(low)[0]), np.sign(at(high)[0])
    for _ in range(60):
        open_ = ~(left * right <= 0)
        if not np.any(open_):
            break
        width = high - low
        low = np.where(open_, np.maximum(low - width, least), low)
        high = np.where(open_, np.minimum(high + width, most), high)
        left, right = np.sign(at(low)[0]), np.sign(at(high)[0])
    below = np.where(left != 0, left, -right)
    return low, high, np.where(left * right <= 0, below, 0.0)


def _solve_many(residual: Residual, start: Sequence[float], places: Sequence[Place], shape: tuple[int, ...]) -> Any:
    size = len(places)
    least = np.array([place[2] for place in places])
    most = np.array([place[3] for place in places])

    def at(x: Any) -> tuple[Any, Any]:
        values, slopes = residual(*(x[..., i] for i in range(size)))
        f = np.stack([np.broadcast_to(value, shape) for value in values], axis=-1)
        rows = [np.stack([np.broadcast_to(slope, shape) for slope in row], axis=-1) for row in slopes]
        return f, np.stack(rows, axis=-2)

    x = np.broadcast_to(np.array(start), (*shape, size)).copy()
    done = np.zeros(shape, dtype=bool)
    with np.errstate(all="ignore"):
        f, jacobian = at(x)
        for _ in range(STEPS):
            step, level = _newton_step(f, jacobian)
            new, f, jacobian = _damped(at, x, f, step, level, least, most, done)
            change = np.abs(new - x) <= SMALL * np.maximum(np.abs(new), np.abs(x)) + 1e-300
            done = done | np.all(change, axis=-1)
            x = new
            if np.all(done | ~np.isfinite(x).all(axis=-1)):
                break
        step, _ = _newton_step(f, jacobian)
    good = np.all(np.abs(step) <= 1e-9 * np.maximum(np.abs(x), 1e-12), axis=-1)
    return np.where(good[..., None], x, np.nan)


def _newton_step(f: Any, jacobian: Any) -> tuple[Any, Any]:
    """Newton's step and each row's scale, which makes residuals of different kinds comparable."""
    scale = np.abs(jacobian).max(axis=-1)
    scale = np.where((scale > 0) & np.isfinite(scale), scale, 1.0)
    matrix = jacobian / scale[..., None]
    singular = ~np.isfinite(matrix).all(axis=(-1, -2)) | (np.abs(np.linalg.det(matrix)) < 1e-300)
    matrix = np.where(singular[..., None, None], np.eye(f.shape[-1]), matrix)
    right = np.where(singular[..., None], np.nan, f / scale)
    return -np.linalg.solve(matrix, right[..., None])[..., 0], scale


def _damped(at: Callable[[Any], tuple[Any, Any]], x: Any, f: Any, step: Any, scale: Any, least: Any, most: Any,
            done: Any) -> tuple[Any, Any, Any]:
    """The longest of the steps 1, 1/2, 1/4, … after which the residuals, `f` at `x`, are smaller."""
    before = np.max(np.abs(f) / scale, axis=-1)
    length = np.where(done, 0.0, 1.0)
    for _ in range(30):
        new = np.clip(x + length[..., None] * step, least, most)
        f, jacobian = at(new)
        after = np.max(np.abs(f) / scale, axis=-1)
        worse = ~(after < before) & (before > 0) & (length > 1e-8)
        # at rounding level the residuals cannot shrink any more
        worse &= np.max(np.abs(length[..., None] * step) - 1e-13 * np.abs(x), axis=-1) > 0
        if not np.any(worse):
            break
        length = np.where(worse, 0.5 * length, length)
    return new, f, jacobian
