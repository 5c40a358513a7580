"""Figures to set: a figure of the page is brought into a state, and marked by how it stands or how it runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from electrolytes.live.plan import COURSE_POINTS, Course, Grid
from electrolytes.model import Model, ModelError, Quantity, default_of
from electrolytes.model.dimensions import check_equation
from electrolytes.practice.marking import WORDS, Verdict, shown
from electrolytes.practice.tasks import Task, shown_unit

EXTREMES = {"highest": np.max, "lowest": np.min}


@dataclass(frozen=True)
class Goal:
    """A number of the figure's model, and between which values it has to stand.

    ``at`` is for a model in time: a moment on its clock, or ``"highest"``, ``"lowest"``, ``"end"`` of its course.
    """

    value: Any
    low: float
    high: float
    name: str
    unit: str = ""
    form: str = ".3g"
    at: float | str = ""


class SetFigure(Task):
    """A figure to bring into a state: marked by how it stands, or, where it runs in time, by its course.

    Parameters
    ----------
    figure : str
        The slug of a figure on the same page.
    model : Model
        The figure's model.
    goals : sequence of Goal
    move : sequence of Quantity
        The controls that may be moved; all others but the clock have to stand as at the start.
    start : {Quantity: value}
        Where the figure begins; the rest at its default.
    way : {Quantity: value}
        One way to do it, for the solution.
    """

    def __init__(self, name: str, figure: str, model: Model, goals: Sequence[Goal], *, move: Sequence[Quantity],
                 way: Mapping[Quantity, float], ask: str, solution: str,
                 start: Mapping[Quantity, float] | None = None) -> None:
        super().__init__(name, ask, solution)
        self.figure, self.model, self.goals, self.move = figure, model, list(goals), list(move)
        self.start, self.way = dict(start or {}), dict(way)
        for goal in self.goals:
            if goal.unit:
                check_equation(Quantity("goal", unit=goal.unit), goal.value)
            self._check_when(goal)
        for quantity in self.way:
            if quantity not in self.move:
                raise ModelError(f"{name}: the way to it moves {quantity.name}, which may not be moved")
        self.expressions = {f"e{i}": goal.value for i, goal in enumerate(self.goals)}
        self.inputs = [*self.move, *(quantity for quantity in self.start if quantity not in self.move)]
        self.course = self._course() if model.states else None

    def _check_when(self, goal: Goal) -> None:
        known = not self.model.states if goal.at == "" else (
            bool(self.model.states) and (isinstance(goal.at, (int, float)) or goal.at in (*EXTREMES, "end")))
        if not known:
            raise ModelError(f"{self.name}: {goal.name} is asked for at {goal.at!r}; in time that is a moment, "
                             f"{', '.join(EXTREMES)} or end, and at rest nothing")

    def _course(self) -> Course:
        """The course of all goals, over the figure's clock."""
        clock = self.model.time
        if clock is None or clock.range is None:
            raise ModelError(f"{self.name}: the model {self.model.name!r} needs a time with a range")
        grid = Grid(float(clock.range[0]), float(clock.range[1]), COURSE_POINTS, clock.scale == "log")
        course = Course(self.inputs, clock, grid)
        for goal in self.goals:
            course.index(goal.value)
        return course

    def values(self, at: Sequence[float]) -> list[float]:
        """What the goals are about, with the inputs at these values."""
        if self.course is None:
            return [float(value) for value in self.model.function(self.expressions, self.inputs)(*map(float, at))]
        columns = self.course.evaluate(self.model, dict(zip(self.inputs, map(float, at), strict=True)))
        times = self.course.grid.values()
        found = []
        for goal in self.goals:
            column = columns[self.course.index(goal.value)]
            if isinstance(goal.at, str):
                found.append(float(EXTREMES[goal.at](column) if goal.at in EXTREMES else column[-1]))
            else:
                found.append(float(np.interp(goal.at, times, column)))
        return found

    def check(self, **settings: float) -> Verdict:
        """Mark a state: settings that differ from the start."""
        unknown = settings.keys() - {quantity.name for quantity in self.move}
        if unknown:
            names = ", ".join(quantity.label or quantity.name for quantity in self.move)
            return Verdict("others", WORDS["others"].format(names=names))
        values = self.values([settings.get(each.name, self.start.get(each, default_of(each))) for each in self.inputs])
        there = [goal.low <= value <= goal.high for goal, value in zip(self.goals, values, strict=True)]
        told = [self._told(goal, value, done) for goal, value, done in zip(self.goals, values, there, strict=True)]
        kind = "set" if all(there) else "not set"
        return Verdict(kind, WORDS[kind].format(stands="; ".join(told)))

    @staticmethod
    def _told(goal: Goal, value: float, done: bool) -> str:
        unit = shown_unit(goal.unit)
        return WORDS["stands" if done else "wanted"].format(
            name=goal.name, value=shown(value, goal.form, unit), low=shown(goal.low, ""),
            high=shown(goal.high, "", unit))

    def link(self, settings: Mapping[Quantity, float]) -> str:
        """The address of the figure in a state, as the text writes it."""
        there = {**self.start, **settings}
        return f"do:{self.figure}?" + "&".join(f"{quantity.name}={value:.10g}" for quantity, value in there.items())
