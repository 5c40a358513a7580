"""Bindings that sweep a quantity: curves, and bands between two curves."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.artist import Artist
from matplotlib.collections import PolyCollection
from matplotlib.lines import Line2D

from electrolytes.live.bindings.base import Binding, Expression
from electrolytes.live.plan import Frame, Grid, Plan, Spec
from electrolytes.live.settings import spoken_unit
from electrolytes.model import Quantity, unit_text


class _Swept(Binding):
    """What curves and bands share: a quantity that is swept over the width of the axes."""

    def __init__(self, artist: Artist, over: Quantity, given: Mapping[Quantity, float] | None, points: int) -> None:
        super().__init__(artist)
        self.over, self.given, self.points = over, dict(given or {}), points

    def file(self, plan: Plan, follows_axis: bool, columns: Mapping[str, Expression]) -> Spec:
        """Files the sweep and its columns; the grid spans the x axis, or the quantity's own range when x is another."""
        low, high = sorted(self.axes.get_xlim()) if follows_axis else (self.over.range or self.axes.get_xlim())
        floor, ceiling = self.over.domain
        low, high = max(low, floor if floor is not None else low), min(high, ceiling if ceiling is not None else high)
        log = self.axes.get_xscale() == "log" if follows_axis else self.over.scale == "log"
        number = plan.sweep(self.over, Grid(float(low), float(high), self.points, log), self.given)
        return {"sweep": number, **{name: plan.column(number, column) for name, column in columns.items()}}


class Curve(_Swept):
    """A line through the model: ``y`` (and ``x``, by default the swept quantity itself) while ``over`` is swept.

    Parameters
    ----------
    artist : Line2D
    over : Quantity
        Swept across the x axis (or across its range where ``x`` is another expression).
    y, x : expression
    given : mapping, optional
        Quantities held at other values than the controls' for this curve.
    name, unit : str, optional
        What a reader is told when reading off the curve; the line's label and the unit of ``y`` by default.
    """

    kind = "curve"

    def __init__(
        self,
        artist: Line2D,
        over: Quantity,
        y: Expression,
        x: Expression | None = None,
        given: Mapping[Quantity, float] | None = None,
        points: int = 161,
        name: str | None = None,
        unit: str | None = None,
    ) -> None:
        super().__init__(artist, over, given, points)
        self.y, self.x = y, over if x is None else x
        label = str(artist.get_label())
        self.name = name or (
            label if not label.startswith("_") else getattr(y, "label", None) or getattr(y, "name", "value")
        )
        self.unit = unit

    def plan(self, plan: Plan) -> Spec:
        spec = self.file(plan, self.x == self.over, {"x": self.x, "y": self.y})
        unit = self.unit if self.unit is not None else str(getattr(self.y, "unit", "1"))
        return spec | {"name": self.name, "unit": unit_text(unit), "spoken": spoken_unit(unit)}

    def draw(self, spec: Spec, frame: Frame) -> None:
        columns = frame.sweeps[spec["sweep"]]
        assert isinstance(self.artist, Line2D)
        self.artist.set_data(columns[spec["x"]], columns[spec["y"]])


class Band(_Swept):
    """The area between two curves, from ``fill_between``."""

    kind = "band"

    def __init__(
        self,
        artist: PolyCollection,
        over: Quantity,
        lower: Expression,
        upper: Expression,
        given: Mapping[Quantity, float] | None = None,
        points: int = 81,
    ) -> None:
        super().__init__(artist, over, given, points)
        self.lower, self.upper = lower, upper

    def plan(self, plan: Plan) -> Spec:
        return self.file(plan, True, {"x": self.over, "lower": self.lower, "upper": self.upper})

    def draw(self, spec: Spec, frame: Frame) -> None:
        x, lower, upper = (frame.sweeps[spec["sweep"]][spec[name]] for name in ("x", "lower", "upper"))
        assert isinstance(self.artist, PolyCollection)
        outline = np.column_stack([np.concatenate([x, x[::-1]]), np.concatenate([lower, upper[::-1]])])
        self.artist.set_verts([outline])
