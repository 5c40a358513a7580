"""Cells with a pump that listens, as pictures: beside one whose pump does not, and with its magnesium."""

from __future__ import annotations

import math
from itertools import product
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Circle as CirclePatch
from matplotlib.patches import FancyBboxPatch, Rectangle
from matplotlib.patches import Polygon as PolygonPatch
from sympy import Expr, Min, Piecewise, Rational

from electrolytes.essentials.magnesium.binding import ATP_total, MgATP
from electrolytes.live import Binding, Choice, Circle, Move, Opacity, Sentence, palette, parts
from electrolytes.mechanism.cell.diagram import SLOTS, spread
from electrolytes.mechanism.cell.magnesium import Mg_i, pump_current, pumps_left
from electrolytes.mechanism.cell.pump_leak import CELL, J_Na, K_i, Na_i, r_0, radius, w_rest
from electrolytes.mechanism.cell.rest import K_own, K_set, Na_own, Na_set, p_own, p_set, swelling_own, swelling_set
from electrolytes.mechanism.pump.turnover import v_pump
from electrolytes.model import Quantity, default_of, q

SMALL: dict[str, Any] = {"size": 11.5, "va": "center"}
BOLD: dict[str, Any] = {"size": 12.5, "va": "center", "weight": "bold"}

# --- two cells that have settled --------------------------------------------------------------------------------------

HIGH_REST = 222
SCALE = 15.0  # units of the picture for a micrometer
LEVEL = 106  # of the middle of both cells


def two_cells(ax: Axes) -> list[Binding]:
    """The same cell twice, with a pump that is fixed and with one that listens, each at its size when settled."""
    for y, name in ((LEVEL + 22, "leaks in"), (LEVEL - 22, "pumped out")):
        ax.text(220, y, name, ha="center", **SMALL)
    return [
        *_settled_cell(ax, 96, 1, "fixed pump", Na_set, K_set, swelling_set, p_set),
        *_settled_cell(ax, 344, -1, "pump that listens", Na_own, K_own, swelling_own, p_own),
    ]


def _settled_cell(
    ax: Axes, x: float, side: int, name: str, Na: Quantity, K: Quantity, size: Quantity, p: Quantity
) -> list[Binding]:
    """One cell with what it holds; its two flows of sodium stand on the ``side`` toward the other cell."""
    rest, full = SCALE * CELL.number(radius), SCALE * default_of(r_0)
    now = Min(rest * (size / 100) ** Rational(1, 3), 1.06 * full)
    body = CirclePatch((x, LEVEL), rest, facecolor=palette.inside, edgecolor=palette.membrane, linewidth=7)
    around = CirclePatch((x, LEVEL), full, facecolor="none", edgecolor=palette.muted, linewidth=1.2, linestyle="--")
    ax.add_patch(body)
    ax.add_patch(around)
    ax.text(x, HIGH_REST - 11, name, ha="center", **BOLD)
    ax.text(x, LEVEL + full + 8, "full size", ha="center", size=11, va="center", color=palette.muted)
    whole = size <= 100 * (full / rest) ** 3
    water = default_of(w_rest) * size / 100
    held = {"sodium": Na * water, "potassium": K * water}
    told = Sentence(
        "{na:.1f} mM Na⁺, {size}", na=Na,
        size=Choice((whole, Sentence("volume {v:.0f} %", v=size)), "it bursts"),
    )
    bindings: list[Binding] = [Circle(body, radius=now), Opacity(body, Piecewise((1, whole), (0.3, True)))]
    bindings += spread(ax, (x, LEVEL), rest, now, {ion: SLOTS[ion] for ion in held}, held,
                       turned=0.9 * side)
    for up, out in ((22, False), (-22, True)):
        bindings += _through(ax, x, side, up, rest, now, 3 * p, out=out)
    return [*bindings, parts.words(ax, x, 14, told, ha="center", color=palette.sodium, **SMALL)]


def _through(
    ax: Axes, x: float, side: int, up: float, rest: float, now: Expr, flow: Expr, *, out: bool
) -> list[Binding]:
    """An arrow of sodium through the wall of a round cell, which goes with the wall as the cell swells."""
    away = math.sqrt(1 - (up / rest) ** 2)
    home = x + side * rest * away
    ends = (home - side * 14, home + side * 19)
    arrow = parts.stream(ax, ends if out else ends[::-1], (LEVEL + up, LEVEL + up), palette.sodium, flow, 11, 1.2,
                         zorder=4)
    return [arrow, Move(arrow.artist, x=x + side * now * away, y=LEVEL + up * now / rest)]


# --- the cell with its magnesium --------------------------------------------------------------------------------------

HIGH_PUMPED = 262
WIDE = 440
LEFT, BOTTOM, ACROSS, TALL = 26, 16, 388, 158  # of the cell
TOP = BOTTOM + TALL
PUMPS = (74, 132, 190)
LEAK = 356
PER_ION, PER_FREE, PER_ATP = 4.0, 0.1, 1.0
"""What a mark stands for, in mM: sodium and potassium, free magnesium, ATP."""
IONS, FREE, ATPS = 38, 12, 10
"""How many marks there are: sodium and potassium together, free magnesium, ATP."""


def pumped_cell(ax: Axes) -> list[Binding]:
    """A cell with three pumps and a leak in its membrane, and in it sodium, potassium, free magnesium and ATP."""
    body = FancyBboxPatch((LEFT, BOTTOM), ACROSS, TALL, boxstyle="round,pad=0,rounding_size=36")
    body.set(facecolor=palette.inside, edgecolor=palette.membrane, linewidth=12)
    ax.add_patch(body)
    ax.text(8, HIGH_PUMPED - 12, "outside", color=palette.muted, **SMALL)
    for row, column in product(range(4), range(20)):
        x, y = 16 + 22 * column + (11 if row % 2 else 0), TOP + 20 + 17 * row
        if all(abs(x - at) > 21 or y > TOP + 62 for at in (*PUMPS, LEAK)) and (x > 60 or y < TOP + 66) and x < 434:
            parts.mark(ax, x, y, "sodium", 7)
    return [*_pumps_and_leak(ax), *_trading(ax), *_fuel(ax)]


def _pumps_and_leak(ax: Axes) -> list[Binding]:
    """Three pumps, each a third of all, and the leak: together their arrows are as wide when nothing changes."""
    ax.add_patch(Rectangle((LEAK - 10, TOP - 7), 20, 14, facecolor=palette.outside, edgecolor="none"))
    for side in (-1, 1):
        wall = [(LEAK + side * dx, TOP + dy) for dx, dy in ((10, -14), (10, 14), (18, 14), (18, -14))]
        ax.add_patch(PolygonPatch(wall, closed=True, facecolor=palette.muted, edgecolor="none"))
    each, leaking = 3 * pump_current(v_pump, q(100, "percent")), -J_Na
    bindings: list[Binding] = [_flow(ax, LEAK, (TOP + 50, TOP - 11), leaking, 1)]
    for number, x in enumerate(PUMPS):
        pump = FancyBboxPatch((x - 12, TOP - 17), 24, 34, boxstyle="round,pad=4,rounding_size=9")
        pump.set(facecolor=palette.grid, edgecolor=palette.muted, linewidth=1.4)
        ax.add_patch(pump)
        there = parts.held(pumps_left * 3 / 100 - number, 0, 1)
        bindings += [Opacity(pump, there), _flow(ax, x, (TOP - 18, TOP + 36), each, there / 3)]
    return [
        *bindings,
        parts.words(ax, PUMPS[1], TOP - 35, "each {:.2f} turns a second", v_pump, ha="center", **SMALL),
        parts.words(ax, LEAK - 24, TOP - 24, "leaks in", ha="right", **SMALL),
    ]


def _flow(ax: Axes, x: float, ends: tuple[float, float], flow: Expr, share: Expr | float) -> Binding:
    """An arrow as wide as its share of a flow of sodium (µA/cm²), its beads as fast as that flow."""
    width = share * parts.saturating(flow, 36, 3)
    return parts.arrow(ax, (x, x), ends, palette.sodium, width, zorder=4, flow=parts.SWIFT * flow / 3)


def _trading(ax: Axes) -> list[Binding]:
    """Places in the cell that sodium and potassium share: where one has gone, the other stands."""
    spots = [(LEFT + 27 + 18.5 * column + 6 * (row % 2), TOP - 56 - 16 * row)
             for row, column in product(range(2), range(19))]
    order = sorted(range(IONS), key=lambda k: k * 0.618034 % 1)
    bindings: list[Binding] = []
    for number, place in enumerate(order):
        x, y = spots[place]
        bindings += [
            parts.counted(parts.mark(ax, x, y, "potassium", 7.5), K_i / PER_ION, IONS - 1 - number),
            parts.counted(parts.mark(ax, x, y, "sodium", 8), Na_i / PER_ION, number),
        ]
    return [
        *bindings,
        parts.words(ax, LEFT + 24, TOP - 92, "{:.2f} mM Na⁺", Na_i, color=palette.sodium, **BOLD),
        parts.words(ax, LEFT + 132, TOP - 92, "{:.0f} mM K⁺", K_i, color=palette.potassium, **BOLD),
    ]


def _fuel(ax: Axes) -> list[Binding]:
    """Stars of ATP, with a diamond on those that carry magnesium, and the diamonds that are free."""
    low = BOTTOM + 24
    bindings: list[Binding] = []
    for number in range(ATPS):
        x, y = LEFT + 28 + 15 * number, low + 3.5 * (-1) ** number
        bindings += [
            parts.counted(parts.mark(ax, x, y, "atp", 11), ATP_total / PER_ATP, number),
            parts.counted(parts.mark(ax, x + 4.5, y - 3.5, "magnesium", 5.5, markeredgewidth=0.7), MgATP / PER_ATP,
                          number),
        ]
    for number in range(FREE):
        mark = parts.mark(ax, LEFT + 228 + 11.5 * number, low + 3.5 * (-1) ** number, "magnesium", 7.5)
        bindings.append(parts.counted(mark, Mg_i / PER_FREE, number))
    return [
        *bindings,
        parts.words(ax, LEFT + 24, low + 22, "{:.2g} of {:.1f} mM ATP with Mg²⁺", MgATP, ATP_total, color=palette.atp,
                    **SMALL),
        parts.words(ax, LEFT + 222, low + 22, "{:.2g} mM free Mg²⁺", Mg_i, color=palette.magnesium, **SMALL),
    ]
