"""What the page has to compute: every expression that a figure shows, gathered and compiled once.

A :class:`Plan` collects single values (a marker's place, a number in the sentence) and sweeps (a curve over one
quantity). Each becomes a small program, in NumPy for the static picture and in JavaScript for the reader's browser.

A model with states is run once for each setting: its *course* is one sweep, over time, that holds every expression,
and the single values are those of the moment that the reader looks at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import sympy
from numpy.typing import NDArray

from electrolytes.live.settings import initial
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


COURSE_POINTS = 241
"""How many moments of a course are kept; between them the page interpolates."""


class Course(Program):
    """A model's course in time from the initial values, sampled over the range of its time."""

    def evaluate(self, model: Model, settings: Mapping[Quantity, float]) -> list[NDArray[np.float64]]:
        """Every expression's course, shape (points,), with SciPy's integrator."""
        assert self.over is not None and self.grid is not None
        times = self.grid.values()
        given = {quantity: settings[quantity] for quantity in self.inputs}
        run = model.simulate(times, given)
        known = {**given, **{state: run[state] for state in model.states}, self.over: times}
        values = model.function(self.named(), list(known))(*known.values())
        return [np.broadcast_to(np.asarray(value, dtype=float), times.shape) for value in values]


class Plan:
    """All programs of one figure: ``single`` for values of the moment, ``sweeps`` for curves.

    With a model in time, ``single`` and the first sweep are one: the course.
    """

    def __init__(self, model: Model, controls: Sequence[Quantity]) -> None:
        self.model = model
        self.controls = list(controls)
        self.single = Program(self.controls)
        self.sweeps: list[Program] = []
        if model.states:
            if model.time is None or model.time.range is None:
                raise ModelError(f"the model {model.name!r} needs a time with a range to be shown in time")
            start, stop = model.time.range
            grid = Grid(float(start), float(stop), COURSE_POINTS, model.time.scale == "log")
            self.single = Course(self.controls, model.time, {}, grid)
            self.sweeps.append(self.single)

    def scalar(self, expression: Any) -> int:
        """Files an expression of the moment; returns its place among the values."""
        return self.single.index(expression)

    def sweep(self, over: Quantity, grid: Grid, given: Mapping[Quantity, float]) -> int:
        """Files a sweep, shared by the curves that sample the same quantity in the same way; returns its number."""
        for quantity in (over, *given):
            self.model.quantity(quantity.name)
        if self.model.states:
            if over != self.model.time or given:
                raise ModelError(
                    f"a curve of a model in time runs over its time, {self.model.time}, and holds nothing fixed"
                )
            return 0
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
        sweeps = [sweep.evaluate(self.model, settings) for sweep in self.sweeps]
        if isinstance(self.single, Course):
            assert self.single.over is not None and self.single.grid is not None
            now, times = initial(self.single.over), self.single.grid.values()
            return Frame([float(np.interp(now, times, column)) for column in sweeps[0]], sweeps)
        return Frame([float(value) for value in self.single.evaluate(self.model, settings)], sweeps)

    def spec(self) -> Spec:
        """All programs, compiled."""
        if self.model.states:
            return {"course": self.single.spec(self.model)}
        return {"single": self.single.spec(self.model), "sweeps": [sweep.spec(self.model) for sweep in self.sweeps]}


@dataclass
class Frame:
    """The numbers behind one picture: single values, and for each sweep its columns of shape (points,)."""

    values: list[float]
    sweeps: list[list[NDArray[np.float64]]]
