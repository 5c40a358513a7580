"""Parts that many figures are made of: each draws an artist and binds it in one go.

A figure is Matplotlib, and anything in it can be bound (bindings/). What comes again and again stands here once, so
that it looks and behaves alike on every page: a curve with its dot (:func:`traced`), what leaves the axes
(:func:`held`, :func:`beyond`), a picture over the curves (:func:`scene`), arrows as wide as a flow (:func:`arrow`,
:func:`saturating`), marks that are counted out (:func:`mark`, :func:`counted`), areas and words.

Expressions are SymPy expressions over the model's quantities, or numbers; colors are the palette's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, FancyBboxPatch, Rectangle
from matplotlib.patches import Polygon as PolygonPatch
from sympy import Abs, Basic, Max, Min

from electrolytes.live.bindings.base import Binding, Expression
from electrolytes.live.bindings.curves import Curve
from electrolytes.live.bindings.handles import Handle
from electrolytes.live.bindings.marks import Arrow, Bar, Circle, Marker, Opacity, Polygon, Text
from electrolytes.live.palette import MARKS, palette
from electrolytes.live.wording import Choice, Sentence
from electrolytes.model import ModelError, Quantity

DOOR = "door:"
"""How the address of a door begins."""
WIDE = 440.0
"""Width of every figure, in units of the picture."""
BEADS = 13.0
"""From bead to bead on an arrow, in units of the picture (script/motion.js)."""
SWIFT = 20.0
"""How fast beads run on an arrow of half its greatest width, in units of the picture a second."""
DASHED = (0, (5, 2))
"""The usual dashes of a second curve."""

Corners = list[tuple[Expression, Expression]]
Dashes = Any
"""A Matplotlib line style: ``"solid"``, or ``(0, (dash, gap))``."""


# --- curves -----------------------------------------------------------------------------------------------------------


def curve(
    ax: Axes,
    over: Quantity,
    y: Expression,
    color: str,
    name: str,
    *,
    x: Expression | None = None,
    unit: str | None = None,
    dashes: Dashes = "solid",
    width: float | None = None,
    given: Mapping[Quantity, float] | None = None,
    points: int = 161,
) -> Curve:
    """A line through the model while ``over`` is swept.

    Parameters
    ----------
    ax : Axes
    over : Quantity
        Swept along the x axis, or along its own range where ``x`` is another expression.
    y, x : expression
    color, name : str
        ``name`` is what a reader hears and reads when reading off.
    unit : str, optional
        Of ``y``, as the models name it (``"percent"``); that of the quantity ``y`` by default.
    dashes, width
        Of the line.
    given : mapping, optional
        Quantities held at other values than the controls' for this curve.
    points : int
        How finely it is sampled.
    """
    style: dict[str, Any] = {} if width is None else {"linewidth": width}
    (line,) = ax.plot([], [], color=color, linestyle=dashes, label=name, **style)
    return Curve(line, over=over, y=y, x=x, given=given, points=points, unit=unit)


def dot(
    ax: Axes,
    x: Expression,
    y: Expression,
    color: str,
    shape: str = "o",
    *,
    size: float = 10,
    edge: float = 2,
    **style: Any,
) -> Marker:
    """Where the present state is. If ``x`` or ``y`` is a control, a reader can drag it.

    ``shape`` is a Matplotlib marker, often one of ``MARKS``; ``size`` and ``edge`` are its size and that of its rim.
    """
    (point,) = ax.plot([], [], shape, color=color, markersize=size, markeredgewidth=edge, **style)
    return Marker(point, x=x, y=y)


def traced(
    ax: Axes,
    over: Quantity,
    y: Expression,
    color: str,
    name: str,
    shape: str = "o",
    *,
    x: Expression | None = None,
    at: Expression | None = None,
    size: float = 10,
    edge: float = 2,
    **line: Any,
) -> list[Binding]:
    """A curve with the dot that says where on it the present state is.

    Parameters
    ----------
    ax, over, y, color, name, x
        As of :func:`curve`, which takes ``line`` too.
    shape, size, edge
        As of :func:`dot`.
    at : expression, optional
        How high the dot stands if that is not ``y``: held at the edge of the axes (:func:`held`), say.
    """
    here = over if x is None else x
    return [
        curve(ax, over, y, color, name, x=x, **line),
        dot(ax, here, y if at is None else at, color, shape, size=size, edge=edge),
    ]


def measured(ax: Axes, x: float, y: float, spread: float = 0.0, size: float = 8) -> None:
    """A point that was measured, in gray, with a bar as long as its spread to either side; nothing moves it."""
    if spread:
        ax.plot([x, x], [y - spread, y + spread], color=palette.muted, linewidth=1.4)
    ax.plot([x], [y], "o", color=palette.muted, markeredgecolor=palette.paper, markersize=size, markeredgewidth=1)


def key(
    ax: Axes, line: tuple[float, float], y: float, name: str, color: str, dashes: Dashes = "solid", *,
    at: float, size: float = 12, width: float | None = None,
) -> None:  # fmt: skip
    """A short piece of line from ``line[0]`` to ``line[1]`` with the curve's name at ``at``, all in data units."""
    style: dict[str, Any] = {} if width is None else {"linewidth": width}
    ax.plot(line, [y, y], color=color, linestyle=dashes, **style)
    ax.text(at, y, name, size=size, color=color, va="center")


def ticks(axis: Axis, places: Sequence[float], names: Sequence[str] | None = None) -> None:
    """Ticks at these places and no others, named, or written as short as they can be with a real minus."""
    axis.set_ticks(list(places), names or [f"{place:g}".replace("-", "−") for place in places])
    axis.minorticks_off()


# --- what leaves the axes ---------------------------------------------------------------------------------------------


def held(value: Expression, low: Expression, high: Expression) -> Expression:
    """The value where it is between the two, the nearer of them where it is not."""
    return Max(low, Min(high, value))


def beyond(value: Expression, low: float, high: float, unit: str = "") -> Sentence:
    """Nothing (a space) while the value is on the axis; beyond it, an arrow and the value."""
    return Sentence(
        "{off}",
        off=Choice(
            (value > high, Sentence(f"↑ {{v:.0f}}{unit}", v=value)),
            (value < low, Sentence(f"↓ {{v:.0f}}{unit}", v=value)),
            "\u00a0",
        ),
    )


# --- pictures ---------------------------------------------------------------------------------------------------------


def scene(
    fig: Figure,
    tall: float,
    *,
    above: float = 0,
    x: tuple[float, float] = (0, WIDE),
    y: tuple[float, float] | None = None,
    ground: str | None = None,
) -> Axes:
    """Bare axes for a picture, as wide as the figure; the layout of the figure is left to who draws it.

    Parameters
    ----------
    fig : Figure
    tall : float
        Height in units of the picture.
    above : float
        How much room there is above it; the first picture of a figure stands at its top.
    x, y : (float, float), optional
        What the sides run over; units of the picture by default.
    ground : str, optional
        A color to fill it with.
    """
    fig.set_layout_engine("none")
    high = fig.get_figheight() * 72
    low, top = y or (0, tall)
    ax = fig.add_axes((0, 1 - (above + tall) / high, 1, tall / high), xlim=x, ylim=(low, top))
    ax.axis("off")
    if ground is not None:
        ax.add_patch(Rectangle((x[0], low), x[1] - x[0], top - low, facecolor=ground, edgecolor="none"))
    return ax


def membrane(ax: Axes, middle: float, half: float) -> None:
    """Over the whole of a picture: the inside of a cell below, the outside above, and the membrane between them."""
    (left, right), (low, top) = ax.get_xlim(), ax.get_ylim()
    strips = (
        (low, middle, palette.inside), (middle, top, palette.outside), (middle - half, middle + half, palette.membrane)
    )  # fmt: skip
    for floor, ceiling, color in strips:
        ax.add_patch(Rectangle((left, floor), right - left, ceiling - floor, facecolor=color, edgecolor="none"))


def carrier_and_gap(ax: Axes, carrier: float, gap: float, y: float) -> FancyBboxPatch:
    """A protein that carries ions and a gap that lets them through, in a membrane that runs across; the protein.

    Parameters
    ----------
    carrier, gap : where along the membrane their middles are, in data units
    y : the height of the membrane's middle
    """
    protein = FancyBboxPatch((carrier - 21, y - 24), 42, 48, boxstyle="round,pad=4,rounding_size=12")
    protein.set(facecolor=palette.grid, edgecolor=palette.muted, linewidth=1.5)
    ax.add_patch(protein)
    for side in (-1, 1):
        wall = [(gap + side * dx, y + dy) for dx, dy in ((9, -15), (9, 15), (17, 15), (17, -15))]
        ax.add_patch(PolygonPatch(wall, closed=True, facecolor=palette.muted, edgecolor="none"))
    ax.add_patch(Rectangle((gap - 9, y - 8), 18, 16, facecolor=palette.outside, edgecolor="none"))
    return protein


def words(
    ax: Axes, x: Expression, y: Expression, template: str | Sentence, *values: Expression, **style: Any
) -> Text:
    """Words with numbers in them, at a place that may move with the model: ``words(ax, 3, 5, "{:.0f} mV", V_m)``."""
    moving = {side: at for side, at in (("x", x), ("y", y)) if isinstance(at, Basic)}
    text = ax.text(0 if "x" in moving else x, 0 if "y" in moving else y, "", **style)
    return Text(text, template, *values, **moving)


def polygon(
    ax: Axes,
    corners: Corners,
    color: str,
    edge: str = "none",
    **style: Any,
) -> Polygon:
    """An area by its corners, any of which may move."""
    patch = PolygonPatch([(0, 0), (1, 0), (1, 1)], closed=True, facecolor=color, edgecolor=edge, **style)
    ax.add_patch(patch)
    return Polygon(patch, corners)


def bar(
    ax: Axes,
    place: float,
    thick: float,
    color: str,
    *,
    height: Expression | None = None,
    width: Expression | None = None,
    base: Expression = 0,
    edge: str = "none",
    **style: Any,
) -> Bar:
    """A bar ``thick`` data units across around ``place``: upright with a ``height``, lying with a ``width``."""
    corner, size = ((0, place - thick / 2), (1, thick)) if height is None else ((place - thick / 2, 0), (thick, 1))
    patch = Rectangle(corner, *size, facecolor=color, edgecolor=edge, **style)
    ax.add_patch(patch)
    return Bar(patch, height=height, base=base, width=width)


def box(west: Expression, east: Expression, south: Expression, north: Expression) -> Corners:
    """The corners of an upright rectangle, for :func:`polygon`."""
    return [(west, south), (east, south), (east, north), (west, north)]


def door(ax: Axes, x: float, y: float, wide: float, high: float, page: str, name: str) -> None:
    """A part of a picture that leads to a page of the book: a box that is not seen until it is pointed at or focused.

    Parameters
    ----------
    x, y, wide, high : left, bottom and size, in data units
    page : a page as words that do name it, "diet/foods"
    name : what a reader hears
    """
    box = FancyBboxPatch((x, y), wide, high, boxstyle="round,pad=0,rounding_size=12", facecolor=palette.paper,
                         edgecolor="none", alpha=0.004, zorder=20)
    box.set_url(f"{DOOR}{page}|{name}")
    ax.add_patch(box)


# --- what is taken hold of --------------------------------------------------------------------------------------------


def handle(
    held: Binding, quantity: Quantity, *, x: Expression | None = None, y: Expression | None = None,
    side: str | None = None,
) -> Handle:  # fmt: skip
    """A grip on what another binding moves, by which a reader drags it and so sets ``quantity``.

    It stands at the end of a bar, on a dot, at the right of a circle; of any other part say where (``x``, ``y`` in data
    units) and, if both move, along which ``side`` it is dragged.
    """
    own_x, own_y, own_side = _end(held)
    x, y = own_x if x is None else x, own_y if y is None else y
    if x is None or y is None:
        raise ModelError(f"where does the handle of {quantity.name} stand on a {held.kind}? Give x and y")
    return Handle(held.artist, quantity, x=x, y=y, side=side or own_side)


def _end(held: Binding) -> tuple[Expression | None, Expression | None, str | None]:
    """Where a part is naturally held, and along which side it then moves."""
    if isinstance(held, Bar):
        tip, patch = held.expressions["base"] + held.expressions["length"], held.artist
        assert isinstance(patch, Rectangle)
        if held.lying:
            return tip, patch.get_y() + patch.get_height() / 2, "x"
        return patch.get_x() + patch.get_width() / 2, tip, "y"
    if isinstance(held, Marker):
        return held.expressions["x"], held.expressions["y"], None
    if isinstance(held, Circle):
        assert isinstance(held.artist, Ellipse)
        x, y = (float(at) for at in np.asarray(held.artist.get_center()))
        middle = held.expressions.get("x", x)
        return middle + held.expressions["radius"], held.expressions.get("y", y), "x"
    return None, None, None


# --- flows and amounts ------------------------------------------------------------------------------------------------


def arrow(
    ax: Axes, xs: Sequence[float], ys: Sequence[float], color: str, width: Expression, zorder: float | None = None,
    flow: Expression | None = None,
) -> Arrow:  # fmt: skip
    """An arrow from the first place to the last; where ``width`` (units of the picture) is negative it turns round.

    ``flow`` is how fast beads run along it, units of the picture a second; in proportion to the width by default.
    """
    style: dict[str, Any] = {} if zorder is None else {"zorder": zorder}
    (line,) = ax.plot(xs, ys, color=color, solid_capstyle="butt", **style)
    return Arrow(line, width=width, flow=flow)


def stream(
    ax: Axes, xs: Sequence[float], ys: Sequence[float], color: str, flow: Expression, most: float, half: float,
    zorder: float | None = None,
) -> Arrow:  # fmt: skip
    """An arrow for flows of many sizes: its width levels off (:func:`saturating`), its beads keep the proportion."""
    return arrow(ax, xs, ys, color, saturating(flow, most, half), zorder, flow=SWIFT * flow / half)


def saturating(flow: Expression, most: float, half: float) -> Expression:
    """How wide an arrow is drawn: in proportion to a small flow, half of ``most`` at ``half``, never all of it.

    It keeps the flow's sign, so that the arrow turns round with it.
    """
    return most * flow / (Abs(flow) + half)


def mark(ax: Axes, x: float, y: float, ion: str, size: float = 7.5, **style: Any) -> Line2D:
    """One mark of an ion or molecule, in the shape (``MARKS``) and color that it has in the whole book."""
    looks = {"marker": MARKS[ion], "color": getattr(palette, ion), "markersize": size, **style}
    (drawn,) = ax.plot([x], [y], linestyle="none", **looks)
    return drawn


def counted(drawn: Artist, amount: Expression, number: int) -> Opacity:
    """Shows a mark as far as ``amount`` (how many marks) asks for it, when ``number`` others come before it."""
    return Opacity(drawn, held(amount - number, 0, 1))
