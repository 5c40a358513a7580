"""Numbers behind the names that printed programs use: NumPy's for arrays, Python's own for plain floats."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from electrolytes.model.code.solving import solve, solve_scalar


def exprel(x: Any, order: float = 0.0) -> Any:
    """(exp(x) - 1)/x and its derivatives, exact at and near 0."""
    x = np.asarray(x, dtype=float)
    if order == 0:
        return np.where(x == 0, 1.0, np.expm1(x) / np.where(x == 0, 1.0, x))
    near = np.abs(x) < 2 * order + 4
    return np.where(near, _exprel_series(np.where(near, x, 0.0), int(order)), _exprel_recurrence(x, int(order)))


def _exprel_series(x: Any, n: int) -> Any:
    # all terms of one sign: sum of x**k/(k! (n+k+1)), for negative x by Kummer's transformation
    size = np.abs(x)
    upward = np.zeros_like(x)
    downward = np.zeros_like(x)
    power = np.ones_like(x)
    ratio = np.ones_like(x)
    for k in range(60 + 8 * n):
        before = upward, downward
        upward = upward + power / (n + k + 1)
        downward = downward + ratio
        if np.array_equal(before[0], upward) and np.array_equal(before[1], downward):
            break
        power = power * size / (k + 1)
        ratio = ratio * size / (n + k + 2)
    return np.where(x >= 0, upward, np.exp(-size) * downward / (n + 1))


def _exprel_recurrence(x: Any, n: int) -> Any:
    divisor = np.where(x == 0, 1.0, x)
    value = np.expm1(x) / divisor
    for k in range(1, n + 1):
        value = (np.exp(x) - k * value) / divisor
    return value


def _exprel_float(x: float, order: float = 0.0) -> float:
    n = int(order)
    if n == 0:
        return math.expm1(x) / x if x else 1.0
    size = abs(x)
    if size >= 2 * n + 4:
        value = math.expm1(x) / x
        for k in range(1, n + 1):
            value = (math.exp(x) - k * value) / x
        return value
    total, term = 0.0, 1.0
    for k in range(60 + 8 * n):
        before = total
        total += term / (n + k + 1) if x >= 0 else term
        if total == before:
            break
        term *= size / (k + 1 if x >= 0 else n + k + 2)
    return total if x >= 0 else math.exp(x) * total / (n + 1)


def expit(x: Any) -> Any:
    """1/(1 + exp(-x)) without overflow."""
    return 1.0 / (1.0 + np.exp(-np.asarray(x, dtype=float)))


TAYLOR = (1.1283791670955126, -0.37612638903183754, 0.11283791670955126, -0.026866170645131252, 0.005223977625442188,
          -0.0008548327023450853, 0.00012055332981789664, -1.492565035840625e-05, 1.6462114365889248e-06,
          -1.6365844691234924e-07, 1.4807192815879218e-08, -1.2290555301717928e-09, 9.422759064650411e-11)
HALVES = tuple((n / 2) ** 2 for n in range(1, 14))


def erf(x: Any) -> Any:
    """The error function: its Taylor series near 0, 1 - erfc further out."""
    x = np.asarray(x, dtype=float)
    size = np.abs(x)
    square = np.where(size < 0.5, x * x, 0.0)
    near = np.zeros_like(x)
    for term in reversed(TAYLOR):
        near = near * square + term
    return np.where(size < 0.5, near * x, np.copysign(1 - _far_erfc(np.maximum(size, 0.5)), x))


def erfc(x: Any) -> Any:
    """1 - erf(x), with all its digits where it is small."""
    x = np.asarray(x, dtype=float)
    far = _far_erfc(np.maximum(np.abs(x), 0.5))
    return np.where(np.abs(x) < 0.5, 1 - erf(np.clip(x, -0.5, 0.5)), np.where(x > 0, far, 2 - far))


def _far_erfc(x: Any) -> Any:
    # the integral of exp(-x^2 - t^2)/(x^2 + t^2) by the trapezoidal rule with steps of 1/2, which is exact to
    # exp(-4 pi^2) once the residue of the pole at t = i x is added; exp(-x^2) with the square taken apart
    within = np.minimum(x, 28.0)
    square = within * within
    total = np.zeros_like(within)
    for half in reversed(HALVES):
        total = total + math.exp(-half) / (half + square)
    near = np.round(within * 1024) / 1024
    falling = np.exp(-near * near) * np.exp(-(within - near) * (within + near))
    value = falling * (2 * within * total + 1 / within) / (2 * math.pi)
    value = np.where(within < 6, value - 2 / np.expm1(4 * math.pi * np.minimum(within, 6.0)), value)
    return np.where(x > 28, 0.0, value)


ARRAYS: dict[str, Any] = {
    "_inf": math.inf, "_where": np.where, "_not": np.logical_not, "_and": np.logical_and, "_or": np.logical_or,
    "_min": np.minimum, "_max": np.maximum, "_pow": np.power, "_sqrt": np.sqrt, "_exp": np.exp, "_log": np.log,
    "_sin": np.sin, "_cos": np.cos, "_tan": np.tan, "_asin": np.arcsin, "_acos": np.arccos, "_atan": np.arctan,
    "_sinh": np.sinh, "_cosh": np.cosh, "_tanh": np.tanh, "_abs": np.abs, "_sign": np.sign, "_floor": np.floor,
    "_ceil": np.ceil, "_expm1": np.expm1, "_log1p": np.log1p, "_log10": np.log10, "_exprel": exprel,
    "_expit": expit, "_float": np.float64, "_solve": solve, "_asinh": np.arcsinh, "_acosh": np.arccosh,
    "_atanh": np.arctanh, "_atan2": np.arctan2, "_hypot": np.hypot, "_mod": np.mod, "_erf": erf, "_erfc": erfc,
    "_sec": lambda x: 1.0 / np.cos(x), "_csc": lambda x: 1.0 / np.sin(x), "_cot": lambda x: 1.0 / np.tan(x),
    "_sech": lambda x: 1.0 / np.cosh(x), "_csch": lambda x: 1.0 / np.sinh(x), "_coth": lambda x: 1.0 / np.tanh(x),
    "_signedpower": lambda x, n: np.sign(x) * np.power(np.abs(x), n),
}

FLOATS: dict[str, Any] = {
    "_inf": math.inf, "_pow": math.pow, "_sqrt": math.sqrt, "_exp": math.exp, "_log": math.log, "_sin": math.sin,
    "_cos": math.cos, "_tan": math.tan, "_asin": math.asin, "_acos": math.acos, "_atan": math.atan, "_sinh": math.sinh,
    "_cosh": math.cosh, "_tanh": math.tanh, "_abs": abs, "_expm1": math.expm1, "_log1p": math.log1p,
    "_log10": math.log10, "_exprel": _exprel_float, "_float": float, "_solve": solve_scalar, "_asinh": math.asinh,
    "_acosh": math.acosh, "_atanh": math.atanh, "_atan2": math.atan2, "_hypot": math.hypot, "_erf": math.erf,
    "_erfc": math.erfc,
    "_min": lambda a, b: b if b < a or b != b else a, "_max": lambda a, b: b if b > a or b != b else a,
    "_sign": lambda x: float((x > 0) - (x < 0)) if x == x else x,
    "_floor": lambda x: float(math.floor(x)), "_ceil": lambda x: float(math.ceil(x)),
    "_expit": lambda x: 1.0 / (1.0 + math.exp(-x)) if x > -700 else math.exp(x), "_mod": lambda x, y: x % y,
    "_sec": lambda x: 1.0 / math.cos(x), "_csc": lambda x: 1.0 / math.sin(x), "_cot": lambda x: 1.0 / math.tan(x),
    "_sech": lambda x: 1.0 / math.cosh(x), "_csch": lambda x: 1.0 / math.sinh(x), "_coth": lambda x: 1.0 / math.tanh(x),
    "_signedpower": lambda x, n: math.copysign(math.pow(abs(x), n), x) if x else 0.0,
}
