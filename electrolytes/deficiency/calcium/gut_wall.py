"""The wall of the gut, with two ways through it: a carrier in the cells, and the chinks between them."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, Rectangle
from sympy import Expr

from electrolytes.live import Binding, palette, parts

TALL = 158.0
"""Height of the picture, in units of the picture."""
LUMEN, WALL = (106.0, 158.0), (58.0, 102.0)
"""Floor and ceiling of the gut's inside, and of its cells; below is the blood."""
CARRIER, CHINK = 121.0, 281.0
"""Where the two ways are, across."""


def gut_wall(ax: Axes, second: str = "between cells") -> None:
    """The gut's inside above, its cells, one with a carrier, and the blood below; ``second`` names the other way."""
    for (low, high), color in ((LUMEN, palette.inside), ((0.0, WALL[0] - 4), palette.outside)):
        ax.add_patch(Rectangle((0, low), parts.WIDE, high - low, facecolor=color, edgecolor="none"))
    for x in (5.0, 63.0, 121.0, 179.0, 237.0, 325.0, 383.0, 441.0):
        ax.add_patch(FancyBboxPatch((x - 25, WALL[0]), 50, WALL[1] - WALL[0], facecolor=palette.inside, clip_on=True,
                                    boxstyle="round,pad=0,rounding_size=10", edgecolor=palette.membrane, linewidth=4))
    gate = FancyBboxPatch((CARRIER - 13, WALL[1] - 9), 26, 14, boxstyle="round,pad=0,rounding_size=5", zorder=3,
                          facecolor=palette.grid, edgecolor=palette.muted, linewidth=1.2)
    ax.add_patch(gate)
    ax.text(6, 12, "blood", size=12, weight="bold", va="center")
    for x, name in ((CARRIER, "carrier"), (CHINK, second)):
        ax.text(x + 18, LUMEN[0] + 9, name, size=11.5, va="center")


def ways(ax: Axes, carried: Expr, between: Expr, half: float) -> list[Binding]:
    """An arrow through either way, half of its greatest width at a flow of ``half``."""
    return [parts.stream(ax, (x, x), (WALL[1] + 12, WALL[0] - 18), palette.magnesium, flow, 16, half, zorder=4)
            for x, flow in ((CARRIER, carried), (CHINK, between))]


def marks(ax: Axes, places: list[tuple[float, float]], amount: Expr, before: int = 0, hollow: bool = False,
          ) -> list[Binding]:  # fmt: skip
    """Magnesium counted out in these places, after ``before`` others; hollow marks are not really there."""
    looks = {"markerfacecolor": palette.paper, "markeredgecolor": palette.ink, "markeredgewidth": 1.4} if hollow else {}
    return [parts.counted(parts.mark(ax, x, y, "magnesium", 7.5, zorder=5, **looks), amount, before + k)
            for k, (x, y) in enumerate(places)]


def in_rows(left: float, right: float, top: float, rows: int, apart: float = 12.0) -> list[tuple[float, float]]:
    """Places from left to right, row under row."""
    across = int((right - left) // apart) + 1
    return [(left + apart * k, top - apart * row) for row in range(rows) for k in range(across)]
