"""What the page has to compute: every expression that a figure shows, gathered and compiled once.

A :class:`Plan` collects single values (a marker's place, a number in the sentence) and sweeps (a curve over one
quantity). Each becomes a small program, in NumPy for the static picture and in JavaScript for the reader's browser.
There are three kinds of program, alike to those who use them: a :class:`Moment` gives one value for each expression, a
:class:`Sweep` and a :class:`Course` a column.

A model with states is run once for each setting: its course is one sweep, over time, that holds every expression, and
the single values are those of the moment that the reader looks at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import sympy
from numpy.typing import NDArray

from electrolytes.live.contract import CourseSpec, GridSpec, MomentSpec, RestSpec, SweepSpec, TimeSpec
from electrolytes.live.core import Core
from electrolytes.model import Model, ModelError, Quantity

Spec = dict[str, Any]
Settings = Mapping[Quantity, float]
Columns = list[NDArray[np.float64]]

COURSE_POINTS = 241
"""How many moments of a course are kept; between them the page interpolates."""


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

    def spec(self) -> GridSpec:
        """The grid as the page's script takes it."""
        return {"start": self.start, "stop": self.stop, "points": self.points, "log": self.log}


@dataclass
class Frame:
    """The numbers behind one picture: single values, and for each sweep its columns of shape (points,)."""

    values: list[float]
    sweeps: list[Columns]


# --- the three kinds of program ---------------------------------------------------------------------------------------


class Program(Protocol):
    """Expressions that are computed together."""

    def index(self, expression: Any) -> int:
        """Files an expression; returns its place."""

    def evaluate(self, model: Model, settings: Settings) -> Columns:
        """Every expression's value: arrays of one shape, () for a moment."""

    def spec(self, model: Model) -> Mapping[str, object]:
        """The compiled program as the page's script takes it."""


class _Filed:
    """What all programs share: expressions over the same inputs, each filed once."""

    def __init__(self, inputs: Sequence[Quantity]) -> None:
        self.inputs = list(inputs)
        self.expressions: list[sympy.Basic] = []

    def index(self, expression: Any) -> int:
        """Files an expression; returns its place."""
        expression = sympy.sympify(expression)
        if expression not in self.expressions:
            self.expressions.append(expression)
        return self.expressions.index(expression)

    def _named(self) -> dict[str, sympy.Basic]:
        """The expressions under the short names they have in the compiled code."""
        return {f"e{i}": expression for i, expression in enumerate(self.expressions)}

    def _code(self, model: Model) -> str | None:
        return model.javascript(self._named(), self.inputs) if self.expressions else None

    def _columns(self, model: Model, known: Mapping[Quantity, Any], shape: tuple[int, ...]) -> Columns:
        if not self.expressions:
            return []
        values = model.function(self._named(), list(known))(*known.values())
        return [np.broadcast_to(np.asarray(value, dtype=float), shape) for value in values]


class Moment(_Filed):
    """Single values at the settings as they stand; with a `core` its program goes on from that."""

    def __init__(self, inputs: Sequence[Quantity], core: Core | None = None) -> None:
        super().__init__(inputs)
        self.core = core

    def evaluate(self, model: Model, settings: Settings) -> Columns:
        """Every expression's value, shape ()."""
        return self._columns(model, {quantity: settings[quantity] for quantity in self.inputs}, ())

    def spec(self, model: Model) -> MomentSpec:
        """The compiled program as the page's script takes it."""
        if self.core is None:
            return {"code": self._code(model)}
        return {"code": self.core.onward(self._named(), self.inputs), "core": self.core.filed[0]}


class Sweep(_Filed):
    """Columns over a quantity ``over``, with the quantities in ``given`` held fixed."""

    def __init__(self, inputs: Sequence[Quantity], over: Quantity, grid: Grid, given: Settings) -> None:
        super().__init__(inputs)
        self.over, self.grid, self.given = over, grid, dict(given)

    def evaluate(self, model: Model, settings: Settings) -> Columns:
        """Every expression's column, shape (points,)."""
        known = {**settings, **self.given, self.over: self.grid.values()}
        return self._columns(model, {quantity: known[quantity] for quantity in self.inputs}, (self.grid.points,))

    def spec(self, model: Model) -> SweepSpec:
        """The compiled program as the page's script takes it."""
        given = {quantity.name: float(value) for quantity, value in self.given.items()}
        return {"code": self._code(model), "over": self.over.name, "grid": self.grid.spec(), "given": given}


class Course(_Filed):
    """A model's course in time from the initial values, sampled over the range of its time."""

    def __init__(self, inputs: Sequence[Quantity], time: Quantity, grid: Grid) -> None:
        super().__init__(inputs)
        self.time, self.grid = time, grid

    def evaluate(self, model: Model, settings: Settings) -> Columns:
        """Every expression's course, shape (points,), with SciPy's integrator."""
        times = self.grid.values()
        given = {quantity: settings[quantity] for quantity in self.inputs}
        run = model.simulate(times, given)
        known = {**given, **{state: run[state] for state in model.states}, self.time: times}
        return self._columns(model, known, times.shape)

    def spec(self, model: Model) -> CourseSpec:
        """The compiled program as the page's script takes it."""
        return {"code": self._code(model), "over": self.time.name, "grid": self.grid.spec()}


# --- the plan of a figure ---------------------------------------------------------------------------------------------


class Plan(Protocol):
    """All programs of one figure."""

    @property
    def clock(self) -> Quantity | None:
        """Time, where the model runs in it: one more control."""

    @property
    def expressions(self) -> list[sympy.Basic]:
        """What is computed for the moment, in the order of the values."""

    def scalar(self, expression: Any) -> int:
        """Files an expression of the moment; returns its place among the values."""

    def sweep(self, over: Quantity, grid: Grid, given: Settings) -> int:
        """Files a sweep; returns its number."""

    def column(self, sweep: int, expression: Any) -> int:
        """Files an expression of a sweep; returns its place among the sweep's columns."""

    def evaluate(self, settings: Settings) -> Frame:
        """All values at the given settings of the controls (and of the clock, if there is one)."""

    def spec(self) -> RestSpec | TimeSpec:
        """All programs, compiled."""


def plan_for(model: Model, controls: Sequence[Quantity], core: Core | None = None) -> Plan:
    """An empty plan for a model that readers set by these controls (the clock is not among them)."""
    return TimePlan(model, controls) if model.states else RestPlan(model, controls, core)


class RestPlan:
    """The programs of a figure whose model has no states: a moment, and a sweep for each kind of curve."""

    clock = None

    def __init__(self, model: Model, controls: Sequence[Quantity], core: Core | None = None) -> None:
        self.model, self.controls = model, list(controls)
        self.moment = Moment(self.controls, core)
        self.sweeps: list[Sweep] = []

    @property
    def expressions(self) -> list[sympy.Basic]:
        """What is computed for the moment."""
        return self.moment.expressions

    def scalar(self, expression: Any) -> int:
        """Files an expression of the moment; returns its place among the values."""
        return self.moment.index(expression)

    def sweep(self, over: Quantity, grid: Grid, given: Settings) -> int:
        """Files a sweep, shared by the curves that sample the same quantity in the same way; returns its number."""
        for quantity in (over, *given):
            self.model.quantity(quantity.name)
        if over in given:
            raise ModelError(f"a curve over {over.name} cannot hold {over.name} fixed")
        for number, known in enumerate(self.sweeps):
            if known.over == over and known.grid == grid and known.given == dict(given):
                return number
        extra = [quantity for quantity in (over, *given) if quantity not in self.controls]
        self.sweeps.append(Sweep([*self.controls, *extra], over, grid, given))
        return len(self.sweeps) - 1

    def column(self, sweep: int, expression: Any) -> int:
        """Files an expression of a sweep; returns its place among the sweep's columns."""
        return self.sweeps[sweep].index(expression)

    def evaluate(self, settings: Settings) -> Frame:
        """All values at the given settings of the controls."""
        values = [float(value) for value in self.moment.evaluate(self.model, settings)]
        return Frame(values, [sweep.evaluate(self.model, settings) for sweep in self.sweeps])

    def spec(self) -> RestSpec:
        """All programs, compiled."""
        return {"single": self.moment.spec(self.model), "sweeps": [sweep.spec(self.model) for sweep in self.sweeps]}


class TimePlan:
    """The one program of a figure whose model runs in time: its course is read at the moment, and as curves."""

    def __init__(self, model: Model, controls: Sequence[Quantity]) -> None:
        if model.time is None or model.time.range is None:
            raise ModelError(f"the model {model.name!r} needs a time with a range to be shown in time")
        start, stop = model.time.range
        grid = Grid(float(start), float(stop), COURSE_POINTS, model.time.scale == "log")
        self.model, self.clock = model, model.time
        self.course = Course(controls, model.time, grid)

    @property
    def expressions(self) -> list[sympy.Basic]:
        """What is computed along the course."""
        return self.course.expressions

    def scalar(self, expression: Any) -> int:
        """Files an expression of the moment; returns its place among the values."""
        return self.course.index(expression)

    def sweep(self, over: Quantity, grid: Grid, given: Settings) -> int:
        """The number of the course, whose own grid holds."""
        for quantity in (over, *given):
            self.model.quantity(quantity.name)
        if over != self.clock or given:
            raise ModelError(f"a curve of a model in time runs over its time, {self.clock}, and holds nothing fixed")
        return 0

    def column(self, sweep: int, expression: Any) -> int:
        """Files an expression of the course; returns its place among the columns."""
        return self.course.index(expression)

    def evaluate(self, settings: Settings) -> Frame:
        """All values at the given settings of the controls and of the clock."""
        columns = self.course.evaluate(self.model, settings)
        now, times = settings[self.clock], self.course.grid.values()
        return Frame([float(np.interp(now, times, column)) for column in columns], [columns])

    def spec(self) -> TimeSpec:
        """The course, compiled."""
        return {"course": self.course.spec(self.model)}
