"""Bindings placed by the values of the moment: markers, bars, diagrams' parts, words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.artist import Artist
from matplotlib.colors import to_rgb
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patches import Ellipse, Patch, Rectangle
from matplotlib.patches import Polygon as PolygonPatch
from matplotlib.path import Path
from matplotlib.text import Text as TextArtist
from matplotlib.transforms import Affine2D, ScaledTranslation

from electrolytes.live.bindings.base import Binding, Expression
from electrolytes.live.palette import SWATCHES
from electrolytes.live.plan import Frame, Plan, Spec
from electrolytes.live.wording import Sentence, as_sentence, compose
from electrolytes.model import ModelError


class _Placed(Binding):
    """What bindings with named expressions share: each is filed, and read back for the default picture."""

    def __init__(self, artist: Artist, **expressions: Expression | None) -> None:
        super().__init__(artist)
        self.expressions = {name: value for name, value in expressions.items() if value is not None}

    def plan(self, plan: Plan) -> Spec:
        return {name: plan.scalar(value) for name, value in self.expressions.items()}

    def values(self, spec: Spec, frame: Frame) -> dict[str, float]:
        """The expressions' values by name."""
        return {name: frame.values[spec[name]] for name in self.expressions}


class Marker(_Placed):
    """A line of one point. Where its ``x`` (or ``y``) is a control, the reader can drag it."""

    kind = "marker"

    def __init__(self, artist: Line2D, x: Expression, y: Expression) -> None:
        super().__init__(artist, x=x, y=y)

    def draw(self, spec: Spec, frame: Frame) -> None:
        at = self.values(spec, frame)
        assert isinstance(self.artist, Line2D)
        self.artist.set_data([at["x"]], [at["y"]])


class Bar(_Placed):
    """A rectangle from ``base`` (0) over ``height``, or lying, over ``width``; both may be negative."""

    kind = "bar"

    def __init__(
        self, artist: Rectangle, height: Expression | None = None, base: Expression = 0, width: Expression | None = None
    ) -> None:
        if (height is None) == (width is None):
            raise ModelError("a Bar takes a height, or for a lying bar a width")
        self.lying = height is None
        super().__init__(artist, length=width if self.lying else height, base=base)

    def plan(self, plan: Plan) -> Spec:
        assert isinstance(self.artist, Rectangle)
        across = (
            (self.artist.get_y(), self.artist.get_height())
            if self.lying
            else (self.artist.get_x(), self.artist.get_width())
        )
        return super().plan(plan) | {"lying": self.lying, "across": [float(across[0]), float(across[0] + across[1])]}

    def draw(self, spec: Spec, frame: Frame) -> None:
        at = self.values(spec, frame)
        assert isinstance(self.artist, Rectangle)
        if self.lying:
            self.artist.set(x=at["base"], width=at["length"])
        else:
            self.artist.set(y=at["base"], height=at["length"])


class Circle(_Placed):
    """A circle (or ellipse) patch: its ``radius`` in units of the x axis, and its center, where these move."""

    kind = "circle"

    def __init__(
        self, artist: Ellipse, radius: Expression, x: Expression | None = None, y: Expression | None = None
    ) -> None:
        super().__init__(artist, radius=radius, x=x, y=y)

    def plan(self, plan: Plan) -> Spec:
        assert isinstance(self.artist, Ellipse)
        x, y = np.asarray(self.artist.get_center())
        shape = self.artist.get_height() / self.artist.get_width()
        return super().plan(plan) | {"center": [float(x), float(y)], "shape": float(shape)}

    def draw(self, spec: Spec, frame: Frame) -> None:
        at = self.values(spec, frame)
        assert isinstance(self.artist, Ellipse)
        self.artist.set_width(2 * at["radius"])
        self.artist.set_height(2 * at["radius"] * spec["shape"])
        self.artist.set_center((at.get("x", spec["center"][0]), at.get("y", spec["center"][1])))


class Polygon(Binding):
    """A polygon patch whose corners are expressions: ``[(x, y), ...]``."""

    kind = "polygon"

    def __init__(self, artist: PolygonPatch, corners: Sequence[tuple[Expression, Expression]]) -> None:
        super().__init__(artist)
        self.corners = list(corners)

    def plan(self, plan: Plan) -> Spec:
        return {"corners": [[plan.scalar(x), plan.scalar(y)] for x, y in self.corners]}

    def draw(self, spec: Spec, frame: Frame) -> None:
        assert isinstance(self.artist, PolygonPatch)
        self.artist.set_xy([[frame.values[x], frame.values[y]] for x, y in spec["corners"]])


HEAD = Path([(-3, -5), (7, 0), (-3, 5), (-3, -5)], closed=True)
"""An arrow's head about the end of its line, pointing right; ten units are 2.6 widths of the line, as in the page."""


class Arrow(_Placed):
    """A line as an arrow: ``width`` in units of the picture; where it is negative the head is at the other end.

    In the page beads run along it: ``flow`` units of the picture a second, by default in proportion to the width. An
    arrow whose width levels off has to say it.
    """

    kind = "arrow"

    def __init__(self, artist: Line2D, width: Expression, flow: Expression | None = None) -> None:
        super().__init__(artist, width=width, flow=flow)

    def draw(self, spec: Spec, frame: Frame) -> None:
        assert isinstance(self.artist, Line2D)
        # Matplotlib leaves out the paint of a line without width, and the script would have none to widen
        self.artist.set_linewidth(max(1e-3, abs(self.values(spec, frame)["width"])))

    def finish(self, spec: Spec, frame: Frame, home: Frame) -> None:
        """The head is a marker at one end; in the page it is one of SVG's own (picture.py)."""
        assert isinstance(self.artist, Line2D)
        width = self.values(spec, frame)["width"]
        places = self.axes.transData.transform(np.column_stack(self.artist.get_data()))
        tip, before = (places[-1], places[-2]) if width >= 0 else (places[0], places[1])
        turned = Affine2D().rotate(np.arctan2(*(tip - before)[::-1]))
        self.artist.set_marker(MarkerStyle(HEAD, transform=turned))
        # Matplotlib scales a marker's farthest number to half its size: here the seven units to the head's tip
        self.artist.set(markersize=14 * 0.26 * abs(width), markeredgewidth=0,
                        markevery=[len(places) - 1 if width >= 0 else 0])


class Color(_Placed):
    """A color between two of the palette's: ``amount`` 0 is ``low``, 1 is ``high``."""

    kind = "color"

    def __init__(self, artist: Artist, amount: Expression, low: str, high: str) -> None:
        super().__init__(artist, amount=amount)
        for name in (low, high):
            if name not in SWATCHES:
                raise ModelError(f"no color {name!r} in the palette; there are {', '.join(SWATCHES)}")
        self.low, self.high = low, high

    def plan(self, plan: Plan) -> Spec:
        stroke = isinstance(self.artist, Line2D) and self.artist.get_linestyle() != "None"
        return super().plan(plan) | {"low": self.low, "high": self.high, "paint": "stroke" if stroke else "fill"}

    def draw(self, spec: Spec, frame: Frame) -> None:
        """The mixed color is written into the picture itself (picture.py), so that it follows the mode."""

    def finish(self, spec: Spec, frame: Frame, home: Frame) -> None:
        share = min(1.0, max(0.0, self.values(spec, frame)["amount"]))
        low, high = (np.array(to_rgb(SWATCHES[name].light)) for name in (self.low, self.high))
        mixed = tuple(low + share * (high - low))
        if isinstance(self.artist, Patch):
            self.artist.set_facecolor(mixed)
        elif isinstance(self.artist, Line2D) and spec["paint"] == "fill":
            self.artist.set_markerfacecolor(mixed)
        else:
            self.artist.set(color=mixed)


class Text(Binding):
    """A text: ``Text(artist, "{:.1f} mV", V_m)``, or with a :class:`Sentence`; ``x`` and ``y`` move it."""

    kind = "text"

    def __init__(
        self,
        artist: TextArtist,
        template: str | Sentence,
        *expressions: Expression,
        x: Expression | None = None,
        y: Expression | None = None,
    ) -> None:
        super().__init__(artist)
        if isinstance(template, str) and expressions:
            names = [f"field{i}" for i in range(len(expressions))]
            for name in names:
                template = template.replace("{:", f"{{{name}:", 1)
            template = Sentence(template, **dict(zip(names, expressions, strict=True)))
        self.sentence = as_sentence(template)
        self.place = {name: value for name, value in (("x", x), ("y", y)) if value is not None}

    def plan(self, plan: Plan) -> Spec:
        spec: Spec = {"pieces": self.sentence.plan(plan.scalar)}
        return spec | {name: plan.scalar(value) for name, value in self.place.items()}

    def draw(self, spec: Spec, frame: Frame) -> None:
        assert isinstance(self.artist, TextArtist)
        self.artist.set_text(compose(spec["pieces"], frame.values))
        if self.place:
            x, y = self.artist.get_position()
            self.artist.set_position(
                (frame.values[spec["x"]] if "x" in spec else x, frame.values[spec["y"]] if "y" in spec else y)
            )


class Opacity(_Placed):
    """How strongly an artist shows, 0 to 1."""

    kind = "opacity"

    def __init__(self, artist: Artist, amount: Expression) -> None:
        super().__init__(artist, amount=amount)

    def draw(self, spec: Spec, frame: Frame) -> None:
        """Written into the picture itself (picture.py), on top of the artist's own transparency."""

    def finish(self, spec: Spec, frame: Frame, home: Frame) -> None:
        own = self.artist.get_alpha()
        amount = min(1.0, max(0.0, self.values(spec, frame)["amount"]))
        self.artist.set_alpha(amount * (1.0 if own is None else own))


class Move(_Placed):
    """Any artist, carried along as a whole: its place is ``x``, ``y`` in data units, as drawn at the default."""

    kind = "move"

    def __init__(self, artist: Artist, x: Expression | None = None, y: Expression | None = None) -> None:
        super().__init__(artist, x=x, y=y)

    def draw(self, spec: Spec, frame: Frame) -> None:
        """The artist is drawn where it belongs by default; the script carries it from there."""

    def finish(self, spec: Spec, frame: Frame, home: Frame) -> None:
        figure = self.axes.get_figure(root=True)
        assert figure is not None
        there, here = (self._place(spec, which) for which in (frame, home))
        right, up = (self.axes.transData.transform(there) - self.axes.transData.transform(here)) / figure.dpi
        own = Artist.get_transform(self.artist)  # of a patch without the patch's own shape
        self.artist.set_transform(own + ScaledTranslation(right, up, figure.dpi_scale_trans))

    def _place(self, spec: Spec, frame: Frame) -> tuple[float, float]:
        """Where the part belongs, in data units; on a side where it never moves, where the axes begin."""
        at = self.values(spec, frame)
        return at.get("x", self.axes.get_xlim()[0]), at.get("y", self.axes.get_ylim()[0])
