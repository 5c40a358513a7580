"""What the page has to compute: every expression that a figure shows, gathered and compiled once.

A :class:`Plan` collects single values (a marker's place, a number in the sentence) and sweeps (a curve over one
quantity). Each becomes a small program, in NumPy for the static picture and in JavaScript for the reader's browser.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import sympy
from numpy.typing import NDArray

from electrolytes.model import Model, ModelError, Quantity

Spec = dict[str, Any]


@dataclass
class Grid:
    """Where a curve is sampled: ``points`` values from ``start`` to ``stop``, evenly, or evenly in the logarithm."""

    start: float
    stop: float
    points: int
    log: bool

    def values(self) -> NDArray[np.float64]:
        """The sampled values, shape (points,)."""
        return (np.geomspace if self.log else np.linspace)(self.start, self.stop, self.points)

    def spec(self) -> Spec:
        """The grid as the page's script takes it."""
        return {"start": self.start, "stop": self.stop, "points": self.points, "log": self.log}


@dataclass
class Program:
    """Expressions over the same inputs, and the quantities that a sweep varies or holds fixed."""

    inputs: list[Quantity]
    over: Quantity | None = None
    given: Mapping[Quantity, float] = field(default_factory=dict)
    grid: Grid | None = None
    expressions: list[sympy.Basic] = field(default_factory=list)

    def index(self, expression: Any) -> int:
        """Files an expression; returns its place."""
        expression = sympy.sympify(expression)
        if expression not in self.expressions:
            self.expressions.append(expression)
        return self.expressions.index(expression)

    def named(self) -> dict[str, sympy.Basic]:
        """The expressions under the short names they have in the compiled code."""
        return {f"e{i}": expression for i, expression in enumerate(self.expressions)}

    def evaluate(self, model: Model, settings: Mapping[Quantity, float]) -> list[NDArray[np.float64]]:
        """Every expression's value: scalars, or arrays of shape (points,) for a sweep."""
        if not self.expressions:
            return []
        known = {**settings, **self.given}
        if self.over is not None and self.grid is not None:
            known[self.over] = self.grid.values()  # type: ignore[assignment]
        values = model.function(self.named(), self.inputs)(*(known[quantity] for quantity in self.inputs))
        shape = np.shape(known[self.over]) if self.over is not None else ()
        return [np.broadcast_to(np.asarray(value, dtype=float), shape) for value in values]

    def spec(self, model: Model) -> Spec:
        """The compiled program as the page's script takes it."""
        spec: Spec = {"code": model.javascript(self.named(), self.inputs) if self.expressions else None}
        if self.over is not None and self.grid is not None:
            spec |= {
                "over": self.over.name,
                "grid": self.grid.spec(),
                "given": {q.name: float(v) for q, v in self.given.items()},
            }
        return spec


class Plan:
    """All programs of one figure: ``single`` for values of the moment, ``sweeps`` for curves."""

    def __init__(self, model: Model, controls: Sequence[Quantity]) -> None:
        self.model = model
        self.controls = list(controls)
        self.single = Program(self.controls)
        self.sweeps: list[Program] = []

    def scalar(self, expression: Any) -> int:
        """Files an expression of the moment; returns its place among the values."""
        return self.single.index(expression)

    def sweep(self, over: Quantity, grid: Grid, given: Mapping[Quantity, float]) -> int:
        """Files a sweep, shared by the curves that sample the same quantity in the same way; returns its number."""
        for quantity in (over, *given):
            self.model.quantity(quantity.name)
        if over in given:
            raise ModelError(f"a curve over {over.name} cannot hold {over.name} fixed")
        for number, known in enumerate(self.sweeps):
            if known.over == over and known.grid == grid and dict(known.given) == dict(given):
                return number
        extra = [quantity for quantity in (over, *given) if quantity not in self.controls]
        self.sweeps.append(Program([*self.controls, *extra], over, dict(given), grid))
        return len(self.sweeps) - 1

    def evaluate(self, settings: Mapping[Quantity, float]) -> Frame:
        """All values at the given settings of the controls, for the static picture."""
        return Frame(
            [float(value) for value in self.single.evaluate(self.model, settings)],
            [sweep.evaluate(self.model, settings) for sweep in self.sweeps],
        )

    def spec(self) -> Spec:
        """All programs, compiled."""
        return {"single": self.single.spec(self.model), "sweeps": [sweep.spec(self.model) for sweep in self.sweeps]}


@dataclass
class Frame:
    """The numbers behind one picture: single values, and for each sweep its columns of shape (points,)."""

    values: list[float]
    sweeps: list[list[NDArray[np.float64]]]
