"""The same acid in three vessels: in salt water, in sealed plasma, in plasma that breathes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, Rectangle
from sympy import Expr

from electrolytes.essentials.acid_base import buffers as b
from electrolytes.live import Binding, palette, parts
from electrolytes.model import Quantity

WIDE, HIGH = 440, 192
FLOOR, RIM, LEVEL = 46, 140, 120  # of a vessel, and how far it is filled
HALF = 56
PLACES = (74, 220, 366)
PER_MARK = 2.0
"""What a mark stands for, in mM or mEq/L."""
BICARBONATE, ON_PROTEIN, HYDROGEN = 14, 7, 13
"""How many marks there are of each."""
HYDROGEN_LOOK: dict[str, Any] = {"marker": "P", "color": palette.ink, "markersize": 9}
BICARBONATE_LOOK: dict[str, Any] = {"marker": "p", "color": palette.accent, "markersize": 9}
CARBON_DIOXIDE_LOOK: dict[str, Any] = {"marker": "o", "color": palette.paper, "markeredgecolor": palette.accent,
                                       "markersize": 7.5, "markeredgewidth": 1.6}
SMALL: dict[str, Any] = {"size": 11.5, "va": "center"}
WATER_LINE, SEALED_LINE, BREATHING_LINE = (0, (1.5, 1.5)), parts.DASHED, "solid"
"""How the three are drawn as curves."""


def three_vessels(ax: Axes) -> list[Binding]:
    """Where the hydrogen ions of an acid go: nowhere, to bicarbonate and albumin, and out as carbon dioxide."""
    water, sealed, breathing = PLACES
    left_sealed, left_open = b.kept(b.pH_sealed), b.breathing(b.pH_open)
    ax.add_patch(Rectangle((sealed - HALF - 4, RIM - 2), 2 * HALF + 8, 9, facecolor=palette.muted, edgecolor="none"))
    ax.text(breathing + HALF, HIGH - 10, "CO₂ leaves", ha="right", color=palette.accent, **SMALL)
    for y, look, name in ((HIGH - 10, HYDROGEN_LOOK, "H⁺"), (HIGH - 26, BICARBONATE_LOOK, "HCO₃⁻"),
                          (HIGH - 26, CARBON_DIOXIDE_LOOK, "CO₂")):
        x = 84 if name == "CO₂" else 14
        _mark(ax, x, y, look)
        ax.text(x + 9, y, name, **SMALL)
    ax.text(WIDE / 2, HIGH - 10, "a mark: 2 mM", ha="center", color=palette.muted, **SMALL)
    bindings = [
        *_vessel(ax, water, "salt water", palette.outside, palette.water, WATER_LINE, b.pH_water),
        *_vessel(ax, sealed, "sealed plasma", palette.inside, palette.ink, SEALED_LINE, b.pH_sealed),
        *_vessel(ax, breathing, "plasma that breathes", palette.inside, palette.accent, BREATHING_LINE, b.pH_open),
        *_counted(ax, _grid(water, HYDROGEN), HYDROGEN_LOOK, b.acid),
    ]
    for x, left in ((sealed, left_sealed), (breathing, left_open)):
        bindings += _counted(ax, _grid(x, BICARBONATE), BICARBONATE_LOOK, left)
        ax.add_patch(Ellipse((x, FLOOR + 19), 88, 22, facecolor=palette.membrane, edgecolor="none"))
        spots = [(x - 36 + 12 * k, FLOOR + 19) for k in range(ON_PROTEIN)]
        bindings += _counted(ax, spots, HYDROGEN_LOOK, b.acid - b.HCO3_0 + left)
        ax.text(x, FLOOR + 36, "other buffers", ha="center", color=palette.muted, **{**SMALL, "size": 11})
    taken = _grid(sealed, BICARBONATE)[::-1]
    bindings += _counted(ax, taken, CARBON_DIOXIDE_LOOK, b.HCO3_0 - left_sealed)
    gone = [(breathing - 42 + 14 * (k % 7), RIM + 8 + 14 * (k // 7)) for k in range(BICARBONATE)]
    bindings += _counted(ax, gone, CARBON_DIOXIDE_LOOK, b.HCO3_0 - left_open)
    return bindings


def _mark(ax: Axes, x: float, y: float, look: dict[str, Any]) -> Line2D:
    (drawn,) = ax.plot([x], [y], linestyle="none", **{"markeredgewidth": 0.6, **look})
    return drawn


def _grid(x: float, number: int) -> list[tuple[float, float]]:
    """Places in the upper part of a vessel, row by row from below."""
    return [(x - 42 + 14 * (k % 7), LEVEL - 26 + 14 * (k // 7)) for k in range(number)]


def _counted(
    ax: Axes, spots: Sequence[tuple[float, float]], look: dict[str, Any], amount: Expr
) -> list[Binding]:
    return [parts.counted(_mark(ax, x, y, look), amount / PER_MARK, number) for number, (x, y) in enumerate(spots)]


def _vessel(
    ax: Axes, x: float, name: str, fluid: str, color: str, dashes: parts.Dashes, pH: Quantity
) -> list[Binding]:
    """A glass with its fluid, its name and its pH, and the kind of line that it has among the curves."""
    ax.add_patch(Rectangle((x - HALF, FLOOR), 2 * HALF, LEVEL - FLOOR, facecolor=fluid, edgecolor="none"))
    ax.plot([x - HALF, x + HALF], [LEVEL, LEVEL], color=palette.grid, linewidth=1.2)
    ax.plot([x - HALF, x - HALF, x + HALF, x + HALF], [RIM, FLOOR, FLOOR, RIM], color=palette.muted, linewidth=2)
    ax.text(x, 31, name, ha="center", **SMALL)
    ax.plot([x - 48, x - 12], [12, 12], color=color, linestyle=dashes, linewidth=2.4)
    return [parts.words(ax, x - 4, 12, "pH {:.2f}", pH, size=13, weight="bold", va="center", color=color)]
