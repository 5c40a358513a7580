"""The page's integrator for many settings at once: M z' = f(t, z) in NumPy, every setting with its own step size.

RODAS4, as in ``rosenbrock.js``: a Rosenbrock method of order 4 with an embedded solution of order 3, six stages, one LU
factorization per step, stiffly accurate, L-stable, with dense output. M is diagonal and may be singular (index 1).

Hairer & Wanner, Solving Ordinary Differential Equations II (2nd ed. 1996), sections IV.7 and VI.4. Arrays have their
settings ("lanes") last: states are of shape (components, lanes), matrices (rows, columns, lanes). In each round every
lane tries one step of its own; lanes at the end drop out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

GAMMA = 0.25
A = np.array([
    [0, 0, 0, 0, 0, 0],
    [1.544, 0, 0, 0, 0, 0],
    [0.9466785280815826, 0.2557011698983284, 0, 0, 0, 0],
    [3.314825187068521, 2.896124015972201, 0.9986419139977817, 0, 0, 0],
    [1.221224509226641, 6.019134481288629, 12.53708332932087, -0.687886036105895, 0, 0],
    [1.221224509226641, 6.019134481288629, 12.53708332932087, -0.687886036105895, 1, 0],
])
C = np.array([
    [0, 0, 0, 0, 0, 0],
    [-5.6688, 0, 0, 0, 0, 0],
    [-2.430093356833875, -0.2063599157091915, 0, 0, 0, 0],
    [-0.1073529058151375, -9.594562251023355, -20.47028614809616, 0, 0, 0],
    [7.496443313967647, -10.24680431464352, -33.99990352819905, 11.7089089320616, 0, 0],
    [8.083246795921522, -7.981132988064893, -31.52159432874371, 16.31930543123136, -6.058818238834054, 0],
])
ALPHA = np.array([0, 0.386, 0.21, 0.63, 1, 1])
D = np.array([0.25, -0.1043, 0.1035, -0.03620000000000023, 0, 0])
DENSE = np.array([
    [10.12623508344586, -7.487995877610167, -34.80091861555747, -7.992771707568823, 1.025137723295662, 0],
    [-0.6762803392801253, 6.087714651680015, 16.43084320892478, 24.76722511418386, -6.594389125716872, 0],
])
STAGES = 6

DONE, TOO_MANY, STUCK = 0, 1, 2
"""How a lane ended: at the last time, after too many steps, or where no step was possible."""


class Problem(Protocol):
    """What is integrated, for some of the lanes; `part` counts the stretches between bounds."""

    def rates(self, t: Any, z: Any, part: Any) -> Any:
        """f, shape (components, lanes)."""

    def jacobian(self, t: Any, z: Any, part: Any) -> Any:
        """df/dz, shape (components, components, lanes)."""

    def slope(self, t: Any, z: Any, part: Any) -> Any:
        """df/dt, shape (components, lanes), or None if time does not matter."""


@dataclass
class Run:
    """Values at the asked times, shape (components, lanes, times), NaN where a lane did not come to; how each ended,
    how far it came, and how many steps it took."""

    values: Any
    ended: Any
    reached: Any
    steps: Any


def integrate(problem: Callable[[Any], Problem], times: Any, bounds: Any, start: Any, *, mass: Any, sizes: Any,
              rtol: float, atol: float, longest: float = np.inf, limit: int = 10_000) -> Run:
    """Integrate every lane over the same time.

    Parameters
    ----------
    problem : function of the lanes' numbers that returns their `Problem`
    times : increasing, shape (times,)
    bounds : increasing, the first and last time and in between those on which every step must end
    start : shape (components, lanes); consistent, and finite
    mass : 1 for a state, 0 for an unknown of an algebraic equation
    sizes : how large each component typically is
    rtol, atol : relative to a component and to its typical size
    longest, limit : the longest step, and the most steps of a lane
    """
    count = start.shape[1]
    run = Run(np.full((*start.shape, len(times)), np.nan), np.full(count, DONE), np.full(count, times[0]),
              np.zeros(count, dtype=int))
    run.values[:, :, 0] = start
    lanes = np.arange(count)
    active = np.ones(count, dtype=bool)
    mass, floor = np.asarray(mass, dtype=float)[:, None], atol * np.asarray(sizes)[:, None]
    span = times[-1] - times[0]
    here = problem(lanes)
    z, t = start.copy(), np.full(count, float(times[0]))
    part, following = np.zeros(count, dtype=int), np.ones(count, dtype=int)
    grow, tries = np.full(count, 5.0), np.zeros(count, dtype=int)
    with np.errstate(all="ignore"):
        h = _first_steps(here.rates(t, z, part), z, rtol * np.abs(z) + floor, mass, span)
        while True:
            stuck = active & ((h < 1e-15 * np.abs(t)) | (h < 1e-20 * span))
            spent = active & ~stuck & (tries >= limit)
            if stuck.any() or spent.any():
                run.ended[lanes[stuck]], run.ended[lanes[spent]] = STUCK, TOO_MANY
                active &= ~(stuck | spent)
            if active.sum() <= 0.9 * len(lanes):
                if not active.any():
                    return run
                lanes, z, t, h = lanes[active], z[:, active], t[active], h[active]
                part, following, grow, tries = part[active], following[active], grow[active], tries[active]
                active = np.ones(len(lanes), dtype=bool)
                here = problem(lanes)
            h = np.minimum(h, longest)
            left = bounds[part + 1] - t
            last = left <= h * (1 + 1e-10)
            size = np.where(last, left, h)
            step = _attempt(here, t, z, part, size, mass)
            weight = floor + rtol * np.maximum(np.abs(z), np.abs(step.end))
            norm = np.sqrt(np.mean((step.stages[5] / weight) ** 2, axis=0))
            taken = active & step.possible & (norm <= 1)
            now = np.where(last, bounds[part + 1], t + size)
            _record(run.values, lanes, times, following, np.flatnonzero(taken), t, now, size, z, step)
            factor = np.maximum(0.2, 0.9 * (norm + 1e-12) ** -0.25)
            longer = size * np.where(step.possible, np.minimum(factor, np.where(taken, grow, 1.0)), 0.2)
            h = np.where(taken & last, np.maximum(longer, h), longer)  # a step cut short says nothing against long ones
            h = np.where(active, h, span)
            tries += active
            run.steps[lanes[taken]] += 1
            run.reached[lanes[taken]] = now[taken]
            grow = np.where(taken, 5.0, 1.0)
            z, t = np.where(taken, step.end, z), np.where(taken, now, t)
            part = part + (taken & last)
            active &= part < len(bounds) - 1
            part = np.minimum(part, len(bounds) - 2)


def _first_steps(rates: Any, z: Any, weight: Any, mass: Any, span: float) -> Any:
    """Steps to begin with, from how fast the states change."""
    size = np.max(np.where(mass > 0, np.abs(z) / weight, 0.0), axis=0)
    speed = np.max(np.where(mass > 0, np.abs(rates) / weight, 0.0), axis=0)
    h = np.where(speed > 0, 0.01 * np.maximum(size, 1.0) / np.where(speed > 0, speed, 1.0), 1e-3 * span)
    return np.clip(h, 1e-18 * span, 0.1 * span)


@dataclass
class _Step:
    """One try of all lanes: where it ends, its stages (the last is the error estimate), and whether it is possible."""

    end: Any
    stages: Any
    possible: Any


def _attempt(problem: Problem, t: Any, z: Any, part: Any, size: Any, mass: Any) -> _Step:
    matrix = -problem.jacobian(t, z, part)
    slope = problem.slope(t, z, part)
    diagonal = np.arange(len(z))
    matrix[diagonal, diagonal] += mass / (size * GAMMA)
    order, possible = factorize(matrix)
    stages = np.zeros((STAGES, *z.shape))
    flat = stages.reshape(STAGES, -1)
    per_step = mass / size
    at = z
    for s in range(STAGES):
        if s:
            at = z + (A[s, :s] @ flat[:s]).reshape(z.shape)
        right = problem.rates(t + ALPHA[s] * size, at, part)
        if s:
            right += (C[s, :s] @ flat[:s]).reshape(z.shape) * per_step
        if slope is not None and D[s]:
            right += size * D[s] * slope
        stages[s] = substitute(matrix, order, right)
    end = at + stages[5]
    return _Step(end, stages, possible & np.isfinite(end).all(axis=0))


def _record(values: Any, lanes: Any, times: Any, following: Any, taken: Any, t: Any, now: Any, size: Any, z: Any,
            step: _Step) -> None:
    """Write down the asked times that the taken steps have passed, by their interpolating polynomials."""
    until = np.searchsorted(times, now[taken], side="right")
    counts = until - following[taken]
    total = int(counts.sum())
    if total:
        who = np.repeat(taken, counts)
        when = np.arange(total) - np.repeat(np.cumsum(counts) - counts - following[taken], counts)
        share = (times[when] - t[who]) / size[who]
        rest = 1 - share
        second, third = (np.tensordot(row, step.stages[:, :, who], axes=1) for row in DENSE)
        values[:, lanes[who], when] = (z[:, who] * rest
                                       + share * (step.end[:, who] + rest * (second + share * third)))
    following[taken] = until


def factorize(matrix: Any) -> tuple[Any, Any]:
    """LU factorization in place with row exchanges, shape (n, n, lanes).

    Returns the order of the rows, shape (n, lanes), or None where none was moved; and which lanes have a solution.
    """
    n, _, count = matrix.shape
    order = None
    possible = np.ones(count, dtype=bool)
    for i in range(n):
        if i < n - 1:
            pivot = np.argmax(np.abs(matrix[i:, i]), axis=0)
            moved = np.flatnonzero(pivot)
            if moved.size:
                if order is None:
                    order = np.repeat(np.arange(n)[:, None], count, axis=1)
                other = i + pivot[moved]
                for array in (matrix, order):
                    here, there = array[i, ..., moved].copy(), array[other, ..., moved].copy()
                    array[i, ..., moved], array[other, ..., moved] = there, here
        head = matrix[i, i]
        possible &= (head != 0) & np.isfinite(head)
        if i < n - 1:
            matrix[i + 1 :, i] /= head
            matrix[i + 1 :, i + 1 :] -= matrix[i + 1 :, i, None] * matrix[i, i + 1 :]
    return order, possible


def substitute(matrix: Any, order: Any, right: Any) -> Any:
    """Solve with a factorized matrix, for right sides of shape (n, lanes); the right side is used up."""
    n = len(right)
    x = right if order is None else np.take_along_axis(right, order, axis=0)
    for i in range(n - 1):
        x[i + 1 :] -= matrix[i + 1 :, i] * x[i]
    for i in range(n - 1, -1, -1):
        x[i] /= matrix[i, i]
        if i:
            x[:i] -= matrix[:i, i] * x[i]
    return x
