"""Parity: a model's JavaScript against its NumPy function and 50-digit arithmetic, over the whole slider space.

A model's test is one line: ``check_parity(PUMP, javascript)``.
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import mpmath
import numpy as np
import sympy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from electrolytes.model import Literal, Model, Quantity
from electrolytes.model.code.functions import expit, exprel

DIGITS = 50
NUDGE = mpmath.mpf("1e-25")
PRECISE = {"exprel": exprel.precise, "expit": expit.precise}
REPORTS: list[Report] = []


@dataclass
class Report:
    """What one check compared and what it left out as ill-conditioned."""

    model: str
    settings: int = 0
    compared: int = 0
    excluded: int = 0
    worst: float = 0.0
    worst_at: str = ""
    conditions: list[float] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Share of all values that was left out."""
        return self.excluded / max(1, self.compared + self.excluded)

    def __str__(self) -> str:
        return (f"{self.model}: {self.settings} settings, {self.compared} values compared, "
                f"{self.excluded} left out ({100 * self.share:.2f} %), worst {self.worst:.1e} {self.worst_at}")


def slider_space(quantities: Sequence[Quantity]) -> Any:
    """Hypothesis strategy: one value for each quantity, from everything its slider offers."""
    return st.tuples(*(_slider(quantity) for quantity in quantities))


def _slider(quantity: Quantity) -> Any:
    assert quantity.range is not None
    low, high = quantity.range
    if quantity.choices is not None:
        return st.integers(int(low), int(high)).map(float)
    even = st.floats(low, high, allow_nan=False, allow_subnormal=False)
    if quantity.scale == "log":
        return st.floats(math.log(low), math.log(high)).map(lambda x: min(max(math.exp(x), low), high)) | even
    # sliders have steps (a prime number of them here, so that few fall on a jump of the model): no reader sets
    # 1e-300, but every reader may set 0
    steps = st.integers(0, 997).map(lambda step: low + (high - low) * step / 997)
    return steps | even.map(lambda x: x if abs(x) > 1e-9 * max(abs(low), abs(high)) else 0.0)


class Precise:
    """A model's equations in 50-digit arithmetic, one after the other."""

    def __init__(self, model: Model, expressions: Mapping[str, Any]) -> None:
        self.model = model
        self.equations = {symbol: _function(expr) for symbol, expr in model.equations.items()}
        self.residuals = [_function(expr) for expr in model.residuals.values()]
        self.expressions = {name: _function(expr) for name, expr in expressions.items()}

    def __call__(self, values: Mapping[Quantity, Any], near: Sequence[float] = ()) -> dict[str, Any]:
        """Values of the expressions; `near` are the unknowns, roughly."""
        space = dict(values)
        with mpmath.workdps(DIGITS):
            if self.model.unknowns:
                space.update(zip(self.model.unknowns, self._solve(space, near), strict=True))
            self._fill(space)
            return {name: _call(function, space) for name, function in self.expressions.items()}

    def _fill(self, space: dict[Any, Any]) -> None:
        for symbol, function in self.equations.items():
            space[symbol] = _call(function, space)

    def _solve(self, space: Mapping[Any, Any], near: Sequence[float]) -> list[Any]:
        def residual(*unknowns: Any) -> Any:
            trial = {**space, **dict(zip(self.model.unknowns, unknowns, strict=True))}
            self._fill(trial)
            return [_call(function, trial) for function in self.residuals]

        if len(near) == 1:
            return [mpmath.findroot(lambda x: residual(x)[0], mpmath.mpf(near[0]), tol=mpmath.mpf(10) ** -70)]
        return list(mpmath.findroot(residual, [mpmath.mpf(x) for x in near], tol=mpmath.mpf(10) ** -70))


def _function(expr: Any) -> tuple[list[Any], Any]:
    expr = sympy.sympify(expr)
    plain = expr.xreplace({literal: literal.value for literal in expr.atoms(Literal)})
    symbols = sorted(plain.free_symbols, key=lambda symbol: symbol.name)
    return symbols, sympy.lambdify(symbols, plain, modules=[PRECISE, "mpmath"])


def _call(function: tuple[list[Any], Any], space: Mapping[Any, Any]) -> Any:
    symbols, compute = function
    value = compute(*(space[symbol] for symbol in symbols))
    # outside the domain of a logarithm or root there is no value, and the comparison says so
    return mpmath.nan if isinstance(value, mpmath.mpc) else mpmath.mpf(value)


def condition(precise: Precise, values: Mapping[Quantity, Any], near: Sequence[float],
              exact: Mapping[str, Any]) -> dict[str, float]:
    """How much larger the relative change of each result is than that of inputs and constants, all moved at random."""
    chance = random.Random(20)
    grown = dict.fromkeys(exact, 0.0)
    for _ in range(4):
        with mpmath.workdps(DIGITS):
            moved = {quantity: value if quantity.choices else value * (1 + NUDGE * chance.choice((-1, 1)))
                     for quantity, value in values.items()}
            for name, value in precise(moved, near).items():
                change = abs(value - exact[name])
                size = abs(exact[name])
                ratio = float(change / size / NUDGE) if size else (math.inf if change else 0.0)
                grown[name] = max(grown[name], 0.0 if math.isnan(ratio) else ratio)
    return grown


def check_parity(
    model: Model,
    javascript: Any,
    *,
    examples: int = 150,
    expressions: Mapping[str, Any] | None = None,
    tolerance: float = 1e-12,
    well_conditioned: float = 1e3,
    left_out: float = 0.05,
) -> Report:
    """Assert that JavaScript, NumPy and 50-digit arithmetic agree wherever the question is well-conditioned.

    Parameters
    ----------
    model : Model
        Inputs without a range keep their defaults, as do constants.
    expressions : {name: expression}, optional
        What is compared; by default unknowns, outputs, and rates of change.
    tolerance : float
        Relative, against 50 digits, for each of the two programs.
    well_conditioned : float
        Results that answer to rounding of inputs and constants by more than this factor are left out ...
    left_out : float
        ... but no larger a share than this.
    """
    if expressions is None:
        expressions = {quantity.name: quantity for quantity in (*model.unknowns, *model.outputs)}
        expressions |= {f"d{state.name}": rate for state, rate in model.rates.items()}
    sliders = [quantity for quantity in model.variables if quantity.range is not None]
    fixed = {quantity: quantity.default for quantity in model.variables if quantity.range is None}
    numpy = model.function(expressions, sliders)
    code = model.javascript(expressions, sliders)
    roots = model.function({quantity.name: quantity for quantity in model.unknowns}, sliders)
    precise = Precise(model, expressions)
    report = Report(model.name)

    def compare(point: Sequence[float]) -> None:
        with mpmath.workdps(DIGITS):
            values = {quantity: mpmath.mpf(value) for quantity, value in
                      [*fixed.items(), *zip(sliders, point, strict=True)]}
        near = roots(*point)
        exact = precise(values, near)
        conditions = condition(precise, values, near, exact)
        both = {"NumPy": numpy(*point), "JavaScript": javascript.evaluate(code, [list(point)])[0]}
        where = ", ".join(f"{quantity.name}={value!r}" for quantity, value in zip(sliders, point, strict=True))
        report.settings += 1
        for index, name in enumerate(expressions):
            if conditions[name] > well_conditioned:
                report.excluded += 1
                continue
            report.compared += 1
            for language, results in both.items():
                error = _error(float(results[index]), exact[name])
                assert error <= tolerance, (f"{model.name}: {name} in {language} is {float(results[index])!r}, "
                                            f"should be {mpmath.nstr(exact[name], 20)} (condition "
                                            f"{conditions[name]:.1e}) at {where}")
                if error > report.worst:
                    report.worst, report.worst_at = error, f"({name} in {language})"

    compare([float(quantity.default) for quantity in sliders])

    @settings(max_examples=examples, database=None,
              suppress_health_check=list(HealthCheck))
    @given(slider_space(sliders))
    def everywhere(point: Sequence[float]) -> None:
        compare(point)

    if sliders:
        everywhere()
    REPORTS.append(report)
    assert report.share < left_out, f"too much left out as ill-conditioned: {report}"
    return report


def _error(value: float, exact: Any) -> float:
    if not np.isfinite(value) or mpmath.isnan(exact):
        return math.inf
    with mpmath.workdps(DIGITS):
        difference = abs(mpmath.mpf(value) - exact)
        return float(difference / abs(exact)) if exact else float(difference > mpmath.mpf("1e-300"))
