"""A model for libRoadRunner, which compiles SBML to machine code and integrates it with CVODE.

The SBML is printed from the model's own equations, and only for comparison: rates as rate rules, outputs as assignment
rules, everything without units.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import sympy

from electrolytes.model import Literal, Model

NAMES = {sympy.log: "ln", sympy.exp: "exp", sympy.Abs: "abs", sympy.tanh: "tanh"}


def available() -> bool:
    """Whether libRoadRunner is installed."""
    try:
        import roadrunner  # type: ignore[import-untyped]  # noqa: F401
    except ImportError:
        return False
    return True


def mathml(expr: Any) -> str:
    """An expression of sums, products, powers and a few functions as MathML."""
    if isinstance(expr, Literal):
        return mathml(expr.value)
    if isinstance(expr, sympy.Symbol):
        return f"<ci>{expr.name}</ci>"
    if expr.is_number and expr.is_Atom:
        digits, exponent = f"{float(expr):.17e}".split("e")
        return f'<cn type="e-notation">{digits}<sep/>{int(exponent)}</cn>'
    operators = {sympy.Add: "plus", sympy.Mul: "times", sympy.Pow: "power"}
    if type(expr) in operators or type(expr) in NAMES:
        name = operators.get(type(expr)) or NAMES[type(expr)]
        return f"<apply><{name}/>{''.join(map(mathml, expr.args))}</apply>"
    raise NotImplementedError(f"{expr} ({type(expr).__name__})")


def sbml(model: Model, values: Mapping[str, float]) -> str:
    """The model at these settings."""
    parameters = [*model.variables, *model.outputs]
    listed = "".join(
        f'<parameter id="{quantity.name}" constant="{str(quantity in model.settings).lower()}"'
        + (f' value="{values.get(quantity.name, quantity.default)!r}"' if quantity in model.variables else "") + "/>"
        for quantity in parameters if quantity != model.time)
    rules = "".join(f'<{kind} variable="{quantity.name}"><math xmlns="http://www.w3.org/1998/Math/MathML">{mathml(expr)}'
                    f"</math></{kind}>" for kind, equations in (("assignmentRule", model.equations),
                                                                ("rateRule", model.rates))
                    for quantity, expr in equations.items())
    return ('<?xml version="1.0" encoding="UTF-8"?>'
            '<sbml xmlns="http://www.sbml.org/sbml/level3/version1/core" level="3" version="1">'
            f'<model id="compared"><listOfParameters>{listed}</listOfParameters>'
            f"<listOfRules>{rules}</listOfRules></model></sbml>")


class Runner:
    """One model at one setting, solved again and again."""

    def __init__(self, model: Model, times: Any, values: Mapping[str, float]) -> None:
        import roadrunner

        roadrunner.Logger.setLevel(roadrunner.Logger.LOG_ERROR)
        self.times = list(map(float, times))
        self.runner = roadrunner.RoadRunner(sbml(model, values))
        self.runner.timeCourseSelections = [state.name for state in model.states]

    def solve(self, rtol: float) -> Any:
        """States, one row per time."""
        self.runner.reset()
        self.runner.integrator.relative_tolerance = rtol
        self.runner.integrator.absolute_tolerance = 1e-6 * rtol  # the same for all states, so that of the smallest
        return np.array(self.runner.simulate(times=self.times))

    def took(self, rtol: float, solves: int) -> list[float]:
        """Milliseconds of processor time of each solve."""
        spent: list[float] = []
        for _ in range(solves):
            start = time.thread_time()
            self.solve(rtol)
            spent.append(1000 * (time.thread_time() - start))
        return spent


def chosen(model: Model, times: Any, values: Mapping[str, float], tolerances: Sequence[float],
           error: Any, target: float) -> tuple[Runner, float, float]:
    """A runner, and the loosest of the tolerances with which its error is small enough, with that error."""
    runner = Runner(model, times, values)
    for rtol in tolerances:
        found = error(runner.solve(rtol))
        if found <= target:
            return runner, rtol, found
    raise AssertionError(f"libRoadRunner does not come within {target}")
