"""A pulse on its way along the artery, and the wall that lets it run fast or slowly: muscle, and collagen around it."""

from __future__ import annotations

import math

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from sympy import Expr, Max, Min, Piecewise, sqrt

from electrolytes.deficiency.latch_bridge.bridge import force
from electrolytes.deficiency.vessel.diagram import ROUND, SCALE, TOP, across
from electrolytes.deficiency.vessel.wall import distensibility, h, pulse_speed, r, r_c
from electrolytes.live import Bar, Binding, Choice, Color, Sentence, Turn, palette, parts

TALL = 150.0
"""Height of the picture, in which the artery's own picture is scaled down."""
BROAD = parts.WIDE * TOP / TALL
ENDS = (262.0, BROAD - 14)
"""Of the piece that is cut along."""
STEPS = 10
"""Places in which the pulse is seen on its way, one after the other."""
WAY_AND_PAUSE = 4.0
"""A pulse of so many m/s starts once a second."""
LARGER = 4.0
"""How many times more the wall gives in the drawing than for one kPa."""
LENGTH = 60.0
"""Of the arrow of speed, for 1 m/s."""
WAVES, DEEPEST = 10, 8.0
"""Of the collagen: how many, and how deep they are where it is slackest, in units of the picture."""


def pulsing(fig: Figure) -> list[Binding]:
    """The artery cut across, with its collagen, and cut along, with a pulse that runs at the model's speed."""
    ax = parts.scene(fig, TALL, x=(0, BROAD), y=(0, TOP), ground=palette.inside)
    how = Sentence("collagen {how}", how=Choice((r > r_c, "taut"), "slack"))
    collagen = parts.words(ax, ENDS[0], 12, how, size=12.5, va="center")
    return [*_collagen(ax), *across(ax), collagen, *_walls(ax), *_pulse(ax), _arrow(ax),
            parts.words(ax, ENDS[1], 12, "pulse {:.1f} m/s", pulse_speed, size=12.5, weight="bold", ha="right",
                        va="center", color=palette.accent)]


def _collagen(ax: Axes) -> list[Binding]:
    """A fiber around the wall: in waves while it is slack, a plain ring when it is taut."""
    deep = DEEPEST * parts.held((r_c - r) / (0.3 * r_c), 0, 1)
    sides: dict[int, list[tuple[Expr, Expr]]] = {1: [], -1: []}
    for step in range(2 * WAVES + 1):
        turn = math.pi * step / WAVES
        wave = (1, -1)[step % 2]
        for side, corners in sides.items():
            far = (r + h) * SCALE + 13 + deep * wave + 1.6 * side
            corners.append((ROUND[0] + far * round(math.cos(turn), 4), ROUND[1] + far * round(math.sin(turn), 4)))
    fiber = parts.polygon(ax, [*sides[1], *reversed(sides[-1])], palette.muted)
    return [fiber, Color(fiber.artist, Piecewise((1, r > r_c), (0, True)), "muted", "ink")]


def _walls(ax: Axes) -> list[Binding]:
    """Two walls and the blood between them."""
    left, right = ENDS
    blood = Rectangle((left, 0), right - left, 1, facecolor=palette.outside, edgecolor="none")
    ax.add_patch(blood)
    bindings: list[Binding] = [Bar(blood, height=2 * r * SCALE, base=ROUND[1] - r * SCALE)]
    for side in (-1, 1):
        wall = Rectangle((left, 0), right - left, 1, facecolor=palette.membrane, edgecolor=palette.muted, linewidth=1)
        ax.add_patch(wall)
        bindings += [Bar(wall, height=side * h * SCALE, base=ROUND[1] + side * r * SCALE),
                     Color(wall, force / 0.8, "membrane", "calcium")]
    return bindings


def _pulse(ax: Axes) -> list[Binding]:
    """The wall bulges where the pulse is: the more it gives, the more, and the slower the pulse."""
    left, right = ENDS
    step = (right - left) / (STEPS + 3)
    more = r * SCALE * (sqrt(1 + LARGER * distensibility / 100) - 1)
    inner = [r * SCALE + more * share for share in (0, 0.2, 0.8, 1, 0.8, 0.2, 0)]
    outer = [high + h * SCALE for high in inner]
    bindings: list[Binding] = []
    for k in range(STEPS):
        places = [left + step * (k + 0.5 * j) for j in range(len(inner))]
        wall = [*_side(places, outer, 1), *_side(places, inner, 1)[::-1], *_side(places, inner, -1),
                *_side(places, outer, -1)[::-1]]
        blood = parts.polygon(ax, _side(places, outer, 1) + _side(places, outer, -1)[::-1], palette.outside, zorder=3)
        bulge = parts.polygon(ax, wall, palette.membrane, zorder=3)
        bindings += [blood, bulge, Color(bulge.artist, force / 0.8, "membrane", "calcium")]
        bindings += [Turn(part.artist, k / STEPS, 1 / STEPS, pulse_speed / WAY_AND_PAUSE) for part in (blood, bulge)]
    return bindings


def _side(places: list[float], heights: list[Expr], way: int) -> list[tuple[float, Expr]]:
    """A line along one side of the middle, from left to right."""
    return [(x, ROUND[1] + way * high) for x, high in zip(places, heights, strict=True)]


def _arrow(ax: Axes) -> Binding:
    """How far the pulse gets, in proportion to its speed."""
    (x, _), y = ENDS, ROUND[1]
    tip = x + 10 + Min(LENGTH * pulse_speed, ENDS[1] - x - 16)
    neck = Max(x + 10, tip - 22)
    return parts.polygon(ax, [(x + 10, y - 4), (neck, y - 4), (neck, y - 13), (tip, y), (neck, y + 13), (neck, y + 4),
                              (x + 10, y + 4)], palette.accent, zorder=4)
