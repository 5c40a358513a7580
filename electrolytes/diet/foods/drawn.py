"""Foods as they lie on a plate, seen from above: flat shapes with a thin outline, each in one piece.

A food is drawn around the origin, about 30 wide; :func:`laid` puts it on the axes as one artist, so that it can come
and go as a whole.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection
from matplotlib.patches import Circle, Ellipse, FancyBboxPatch, Patch, PathPatch, Polygon, Wedge
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from electrolytes.live import palette

Food = Callable[[], list[Patch]]
"""A food: its shapes, from the lowest to the topmost."""


def laid(ax: Axes, food: Food, x: float, y: float, scale: float = 1, zorder: float = 3) -> PatchCollection:
    """The food around a place, as one artist."""
    shapes = food()
    for shape in shapes:
        shape.set(edgecolor=palette.muted, linewidth=1, transform=Affine2D().scale(scale).translate(x, y))
    drawn = PatchCollection(shapes, match_original=True, zorder=zorder)
    ax.add_collection(drawn)
    return drawn


def _round(x: float, y: float, wide: float, high: float, corner: float, color: str) -> Patch:
    return FancyBboxPatch((x - wide / 2, y - high / 2), wide, high, facecolor=color,
                          boxstyle=f"round,pad=0,rounding_size={corner}")


def _turned(x: float, y: float, corners: list[tuple[float, float]], degrees: float, color: str) -> Patch:
    a = math.radians(degrees)
    return Polygon([(x + u * math.cos(a) - v * math.sin(a), y + u * math.sin(a) + v * math.cos(a)) for u, v in corners],
                   closed=True, facecolor=color)


def _scattered(x: float, y: float, number: int, spread: float) -> list[tuple[float, float, float]]:
    """Places spread evenly over a disk, each with a turn in degrees."""
    turn = math.pi * (3 - math.sqrt(5))
    radii = [spread * math.sqrt((k + 0.5) / number) for k in range(number)]
    return [(x + r * math.cos(k * turn), y + r * math.sin(k * turn), k * 67 % 180) for k, r in enumerate(radii)]


# --- from packets -----------------------------------------------------------------------------------------------------


def slices(crumb: str) -> Food:
    """Two slices of bread, one over the other."""

    def food() -> list[Patch]:
        shapes: list[Patch] = []
        for aside, up in ((-5, 4), (4, -4)):
            shapes += [_round(aside, up, 30, 30, 9, palette.membrane),
                       _round(aside, up, 23, 23, 6, crumb)]
        return shapes

    return food


def pizza() -> list[Patch]:
    """Two slices with cheese and slices of tomato."""
    shapes: list[Patch] = []
    for tip, middle in (((-3, -21), 112), ((9, -20), 68)):
        a = math.radians(middle)
        shapes += [Wedge(tip, 44, middle - 20, middle + 20, facecolor=palette.membrane),
                   Wedge(tip, 37, middle - 18, middle + 18, facecolor=palette.inside)]
        shapes += [Circle((tip[0] + r * math.cos(a + s), tip[1] + r * math.sin(a + s)), 3.2,
                          facecolor=palette.calcium) for r, s in ((31, 0.16), (20, -0.05))]
    return shapes


def fries() -> list[Patch]:
    """A heap of sticks."""
    sticks = ((-9, 4, 74), (7, 7, 118), (-2, -4, 20), (8, -6, 62), (-8, -6, 140), (1, 6, 95), (2, 0, 40))
    return [_turned(u, v, [(-15, -2.6), (15, -2.6), (15, 2.6), (-15, 2.6)], turn, palette.membrane)
            for u, v, turn in sticks]


def ham() -> list[Patch]:
    """Two round slices with a rim of fat."""
    return [shape for u, v in ((-6, 3), (6, -3)) for shape in (
        Ellipse((u, v), 31, 25, facecolor=palette.paper),
        Ellipse((u, v), 25, 19, facecolor=palette.grid),
    )]


def cheese() -> list[Patch]:
    """A square slice with a corner turned over."""
    return [_turned(0, 0, [(-12, -12), (12, -12), (12, 12), (-12, 12)], 12, palette.inside),
            _turned(0, 0, [(12, 3), (12, 12), (3, 12)], 12, palette.membrane)]


def bowl(filling: str, bits: str, number: int, shape: str = "bean") -> Food:
    """A bowl of something with bits in it: ``bean``, ``grain``, ``noodle`` or ``pea``."""
    sizes = {"bean": (6.5, 4.5), "grain": (6.0, 2.6), "noodle": (13.0, 2.4), "pea": (6.0, 6.0)}

    def food() -> list[Patch]:
        wide, high = sizes[shape]
        return [Circle((0, 0), 20, facecolor=palette.paper), Circle((0, 0), 16.5, facecolor=filling),
                *(Ellipse((u, v), wide, high, angle=turn, facecolor=bits)
                  for u, v, turn in _scattered(0, 0, number, 12.5))]

    return food


def cup(drink: str) -> Food:
    """A cup on its saucer."""

    def food() -> list[Patch]:
        return [Circle((0, 0), 15, facecolor=palette.paper), _round(11, 0, 10, 5, 2, palette.paper),
                Circle((0, 0), 10, facecolor=palette.paper), Circle((0, 0), 7.8, facecolor=drink)]

    return food


def scoops() -> list[Patch]:
    """Three scoops of ice cream."""
    return [Circle((u, v), 9, facecolor=palette.inside) for u, v in ((-7, -4), (7, -4), (0, 6))]


# --- whole ------------------------------------------------------------------------------------------------------------


def apple() -> list[Patch]:
    return [Circle((0, 0), 14, facecolor=palette.normal), Ellipse((0, 0), 8, 6, facecolor=palette.membrane),
            _turned(0, 0, [(0, -1), (9, 0.2), (9, 1.6), (0, 1)], 60, palette.muted)]


def leaves() -> list[Patch]:
    """Leaves of spinach, each with its rib."""
    shapes: list[Patch] = []
    for u, v, turn in ((-8, 6, 140), (9, 7, 40), (0, -8, 265), (2, 2, 95)):
        a, side = math.radians(turn), math.radians(turn + 90)
        ends = [(u + s * 15 * math.cos(a), v + s * 15 * math.sin(a)) for s in (-1, 1)]
        bows = [(u + s * 13 * math.cos(side), v + s * 13 * math.sin(side)) for s in (-1, 1)]
        outline = Path([ends[0], bows[0], ends[1], bows[1], ends[0]], [1, 3, 3, 3, 3])
        shapes += [PathPatch(outline, facecolor=palette.magnesium),
                   Polygon([ends[0], (u + 9 * math.cos(a), v + 9 * math.sin(a))], closed=False,
                           facecolor=palette.magnesium)]
    return shapes


def banana() -> list[Patch]:
    """A crescent, its ends dark."""
    outline = Path([(-21, 9), (-6, -22), (23, -6), (24, -1), (-2, -5),
                    (-16, 11), (-21, 9)], [1, 4, 4, 4, 4, 4, 4])
    return [PathPatch(outline, facecolor=palette.inside), Circle((-18.5, 9), 2.2, facecolor=palette.muted)]


def round_slice(color: str, rim: str, parts: int) -> Food:
    """A slice of a round fruit with its segments."""

    def food() -> list[Patch]:
        step = 360 / parts
        return [Circle((0, 0), 14.5, facecolor=rim), Circle((0, 0), 12.5, facecolor=palette.paper),
                *(Wedge((0, 0), 11.5, k * step + 5, (k + 1) * step - 5, facecolor=color) for k in range(parts))]

    return food


def almonds() -> list[Patch]:
    shapes: list[Patch] = []
    for u, v, turn in _scattered(0, 0, 6, 13):
        a, side = math.radians(turn), math.radians(turn + 90)
        tip, end = (u + 7 * math.cos(a), v + 7 * math.sin(a)), (u - 6 * math.cos(a), v - 6 * math.sin(a))
        bows = [(u + s * 7 * math.cos(side), v + s * 7 * math.sin(side)) for s in (-1, 1)]
        shapes.append(PathPatch(Path([tip, bows[0], end, bows[1], tip], [1, 3, 3, 3, 3]), facecolor=palette.membrane))
    return shapes


def berries() -> list[Patch]:
    """Strawberries, each with its leaf."""
    shapes: list[Patch] = []
    for u, v, turn in ((-8, 4, 100), (8, 5, 60), (0, -8, 250)):
        shapes += [_turned(u, v, [(-8, 0), (-4, -6), (4, -6.5), (7.5, -3.5), (7.5, 3.5), (4, 6.5), (-4, 6)], turn,
                           palette.calcium),
                   _turned(u, v, [(4.5, 0), (9, -5), (8.2, 0), (9, 5)], turn, palette.magnesium)]
    return shapes


def fish() -> list[Patch]:
    """A piece of salmon, with the lines of its flakes."""
    outline = Path([(-22, -7), (-24, 10), (2, 13), (24, 4), (22, -5),
                    (0, -12), (-22, -7)], [1, 4, 4, 4, 4, 4, 4])
    flakes = [Polygon([(s - 3, 6), (s + 2, 0), (s - 3, -6)], closed=False, facecolor=palette.membrane)
              for s in (-10, -2, 6, 13)]
    return [PathPatch(outline, facecolor=palette.membrane), *flakes]


WHITE_BREAD, BROWN_BREAD = slices(palette.paper), slices(palette.membrane)
NOODLE_SOUP = bowl(palette.inside, palette.paper, 7, "noodle")
OATS = bowl(palette.inside, palette.membrane, 16, "grain")
RICE = bowl(palette.inside, palette.membrane, 22, "grain")
LENTILS = bowl(palette.membrane, palette.muted, 16)
YOGURT = bowl(palette.paper, palette.calcium, 3)
COFFEE, COLA, TEA = cup(palette.membrane), cup(palette.muted), cup(palette.outside)
ORANGE, TOMATO = round_slice(palette.inside, palette.membrane, 8), round_slice(palette.calcium, palette.calcium, 3)


# --- before the mill, the pot and the cannery, and after them ---------------------------------------------------------


def grain() -> list[Patch]:
    """A grain of wheat cut along: bran around it, the germ at its end."""
    return [Ellipse((0, 0), 34, 19, angle=20, facecolor=palette.membrane),
            Ellipse((0, 0), 28, 13, angle=20, facecolor=palette.paper),
            Ellipse((-10.5, -4.2), 8, 7, angle=20, facecolor=palette.inside)]


def milled() -> list[Patch]:
    """What is left of the grain: its white inside."""
    return [Ellipse((0, 0), 28, 13, angle=20, facecolor=palette.paper)]


def cabbage() -> list[Patch]:
    return [Circle((0, 0), 18, facecolor=palette.normal),
            *(Wedge((0, -13), 30 - 4 * k, 64 + 6 * k, 116 - 6 * k, facecolor=palette.normal) for k in range(3))]


def potato() -> list[Patch]:
    return [Ellipse((0, 0), 38, 25, angle=15, facecolor=palette.membrane),
            Ellipse((2, 1), 24, 8, angle=15, facecolor=palette.inside)]


def glass() -> list[Patch]:
    """A glass of milk, from the side."""
    return [Polygon([(-12, 18), (-9, -18), (9, -18), (12, 18)], closed=True, facecolor=palette.outside),
            Polygon([(-11.3, 10), (-9, -18), (9, -18), (11.3, 10)], closed=True, facecolor=palette.paper)]


def wedge() -> list[Patch]:
    """A wedge of hard cheese."""
    return [Polygon([(-20, -3), (12, 13), (20, 5), (20, -1)], closed=True, facecolor=palette.inside),
            Polygon([(-20, -3), (20, 1), (20, -12), (-20, -14)], closed=True, facecolor=palette.membrane)]


def roast() -> list[Patch]:
    """Two slices of a roast, the rim browned."""
    return [shape for u, v in ((-6, 4), (6, -4)) for shape in (
        Ellipse((u, v), 33, 25, facecolor=palette.muted), Ellipse((u, v), 28, 20, facecolor=palette.membrane))]


def can(inside: Food) -> Food:
    """An open can, from above."""

    def food() -> list[Patch]:
        lid = [Circle((21, 10), 9, facecolor=palette.grid), Circle((21, 10), 6.5, facecolor=palette.grid)]
        return [*lid, *inside(), Wedge((0, 0), 20, 0, 360, width=3, facecolor=palette.grid)]

    return food


PEAS = bowl(palette.outside, palette.magnesium, 20, "pea")
BEANS = bowl(palette.inside, palette.muted, 15)
BOILED_LEAVES = bowl(palette.outside, palette.magnesium, 10, "noodle")
WHITE_RICE = bowl(palette.inside, palette.paper, 22, "grain")
KRAUT = bowl(palette.inside, palette.normal, 16, "noodle")
