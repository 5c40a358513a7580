"""One body at five depths: plate, gut, kidney, vessel and cell, with magnesium as the one control.

Every number is the whole chain's of chapter 3, once all has settled; nothing is computed here.
"""

from __future__ import annotations

import math
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Circle as CirclePatch
from matplotlib.patches import Ellipse, FancyBboxPatch, Rectangle
from matplotlib.patches import Polygon as PolygonPatch
from sympy import Abs, Expr

from electrolytes.deficiency.chain.links import CHAIN, Mg_in, S, calcium_before, change, share
from electrolytes.deficiency.hormones.cascade import P_ma
from electrolytes.deficiency.latch_bridge.bridge import force
from electrolytes.deficiency.pressure.kidney import Phi_sodin, Phi_una
from electrolytes.deficiency.smooth_muscle.cell import calcium
from electrolytes.deficiency.smooth_muscle.magnesium import account
from electrolytes.deficiency.smooth_muscle.quantities import Na_i
from electrolytes.deficiency.vessel.wall import diameter, flow, h, r
from electrolytes.live import (
    Binding,
    Choice,
    Circle,
    Color,
    Explorable,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
    subjects,
)
from electrolytes.model import Quantity

WIDE, HIGH = 440, 560
BLOOD = (352, 418)  # floor and ceiling of the great vessel
RING = (104, 258)  # the small artery, cut across
SCALE = 1.75  # of the artery, units of the picture for a micrometer
CELL = (196, 22, 232, 168)  # left, bottom, width and height
TOP = CELL[1] + CELL[3]
MARKED = {"sodium": 0.5, "calcium": 20.0, "magnesium": 0.1}
"""What one mark in the cell stands for: mM, nM and mM."""
MOST = {"sodium": 18, "calcium": 16, "magnesium": 12}
"""How many marks there are for it."""

I_CaL, I_NaK, I_PMCA, C_sod = (CHAIN.quantity(name) for name in ("I_CaL", "I_NaK", "I_PMCA", "C_sod"))
BOLD: dict[str, Any] = {"size": 13, "weight": "bold"}
SMALL: dict[str, Any] = {"size": 12, "va": "center"}


def five_depths() -> Explorable:
    """The plate, the gut, the blood and the kidney, a small artery, and a muscle cell of its wall."""
    with figure(HIGH) as fig:
        ax = parts.scene(fig, HIGH)
        bindings = _plate_and_gut(ax) + _blood(ax) + _kidney(ax) + _artery(ax) + _cell(ax)
    return Explorable(
        "five-depths",
        fig,
        CHAIN,
        title="One body, five depths",
        subject=subjects.RAT_ARTERY_TONE,
        description="From the top: a plate and a gut, from which salt runs into the blood; a great vessel with its "
        "sodium and magnesium, and the mean pressure; a kidney, which lets out as much sodium as was eaten; below, a "
        "small artery cut across, and a muscle cell of its wall, enlarged. In the cell marks count free magnesium, "
        "sodium and calcium; a pump carries sodium out, sodium leaks in, calcium enters by a channel and is pumped "
        "out. With less magnesium there is more calcium in the cell and the artery is narrower; sodium in the blood "
        "hardly moves.",
        controls=[S],
        more=[share, account],
        bindings=bindings,
        presets=[
            Preset("healthy"),
            Preset("little magnesium", {S: 0.6}),
            Preset("little, and the kidney's vessels tighten too", {S: 0.6, share: 100}),
        ],
        sentence=_what_it_shows(),
        pace="Beads run in proportion to the flows, alike in color and place; not at life’s speed.",
    )


def _what_it_shows() -> Sentence:
    pressure = Choice(
        (change > 0.05, Sentence("{x:.1f} mmHg above health", x=change)),
        (change < -0.05, Sentence("{x:.1f} mmHg below health", x=-change)),
        "as in health",
    )
    more = calcium - calcium_before
    tone = Choice(
        (more > 0.5, Sentence("{x:.0f} % more than in health", x=100 * more / calcium_before)),
        (more < -0.5, Sentence("{x:.0f} % less than in health", x=-100 * more / calcium_before)),
        "as in health",
    )
    return Sentence(
        "At {s:.2f} mmol/L of magnesium in the blood the muscle cell settles at {na:.1f} mM sodium and {ca:.0f} nM "
        "calcium, {tone}. The small artery is {d:.0f} µm wide. Mean pressure settles at {p:.0f} mmHg, {pressure}. "
        "Sodium in the blood: {blood:.0f} mM.",
        s=S, na=Na_i, ca=calcium, tone=tone, d=diameter, p=P_ma, pressure=pressure, blood=C_sod,
    )


def _marks(ax: Axes, ion: str, spots: list[tuple[float, float]], count: Expr, size: float) -> list[Binding]:
    """As many marks as ``count`` says, the last one only in part."""
    return [parts.counted(parts.mark(ax, x, y, ion, size, zorder=5), count, number)
            for number, (x, y) in enumerate(spots)]


def _drifting(number: int, rows: tuple[float, ...]) -> list[tuple[float, float]]:
    """Places in the great vessel, evenly along it; they fill up here and there, not from one end."""
    order = sorted(range(number), key=lambda k: k * 0.618034 % 1)
    return [(WIDE * (k + 0.5) / number, BLOOD[0] + rows[k % len(rows)]) for k in order]


# --- plate, gut, blood, kidney ----------------------------------------------------------------------------------------


def _plate_and_gut(ax: Axes) -> list[Binding]:
    ax.add_patch(Ellipse((72, 506), 128, 64, facecolor=palette.paper, edgecolor=palette.muted, linewidth=1.6))
    ax.add_patch(Ellipse((72, 506), 92, 42, facecolor=palette.outside, edgecolor=palette.grid, linewidth=1.2))
    food = {"sodium": [(44, 508), (60, 496), (78, 515), (96, 501)], "magnesium": [(62, 514), (84, 498), (104, 510)]}
    for ion, spots in food.items():
        for x, y in spots:
            parts.mark(ax, x, y, ion, 8)
    ax.text(72, 548, "plate", ha="center", va="center", **BOLD)
    xs = [170 + 1.18 * k for k in range(150)]
    ys = [506 + 17 * math.sin(k / 150 * 6 * math.pi) for k in range(150)]
    for color, width in ((palette.membrane, 21), (palette.inside, 15)):
        ax.plot(xs, ys, color=color, linewidth=width, solid_capstyle="round")
    ax.text(258, 548, "gut", ha="center", va="center", **BOLD)
    return [
        parts.arrow(ax, (140, 166), (506, 506), palette.sodium, _salt(Phi_sodin), zorder=4),
        parts.arrow(ax, (258, 258), (484, 424), palette.sodium, _salt(Phi_sodin), zorder=4),
        parts.words(ax, 270, 452, "{:.0f} mmol of sodium a day", 1440 * Phi_sodin, **SMALL, color=palette.sodium),
    ]


def _salt(of: Quantity) -> Expr:
    """Width of an arrow for sodium eaten or let go (mEq/min)."""
    return 7 * of / 0.126


def _blood(ax: Axes) -> list[Binding]:
    floor, ceiling = BLOOD
    ax.add_patch(Rectangle((0, floor), WIDE, ceiling - floor, facecolor=palette.outside, edgecolor="none"))
    for edge in BLOOD:
        ax.plot([0, WIDE], [edge, edge], color=palette.membrane, linewidth=7, solid_capstyle="butt")
    for x, y in _drifting(14, (46,)):
        parts.mark(ax, x, y, "sodium", 8)
    return [
        *_marks(ax, "magnesium", _drifting(24, (37, 55)), S / 0.05, 8),
        parts.words(ax, 12, floor + 18, "blood: {:.2f} mmol/L Mg²⁺", S, va="center", color=palette.magnesium, **BOLD),
        parts.words(ax, 232, floor + 18, "{:.0f} mM Na⁺", C_sod, va="center", color=palette.sodium, **BOLD),
        parts.words(ax, 428, floor + 18, "{:.0f} mmHg", P_ma, ha="right", va="center", color=palette.accent, **BOLD),
    ]


def _kidney(ax: Axes) -> list[Binding]:
    turns = [2 * math.pi * k / 60 for k in range(60)]
    bean = [(352 + 34 * math.cos(a), 296 + 27 * math.sin(a) - 13 * math.exp(-((a - 1.5 * math.pi) ** 2) / 0.16) * -1)
            for a in turns]
    ax.add_patch(PolygonPatch(bean, closed=True, facecolor=palette.inside, edgecolor=palette.membrane, linewidth=5))
    ax.text(352, 304, "kidney", ha="center", va="center", **BOLD)
    return [
        parts.arrow(ax, (352, 352), (350, 328), palette.sodium, _salt(Phi_una), zorder=4),
        parts.arrow(ax, (392, 420), (296, 296), palette.sodium, _salt(Phi_una), zorder=4),
        parts.words(ax, 436, 250, "{:.0f} mmol a day", 1440 * Phi_una, **SMALL, ha="right", color=palette.sodium),
    ]


# --- artery and cell --------------------------------------------------------------------------------------------------


def _artery(ax: Axes) -> list[Binding]:
    x, y = RING
    ax.plot([x, x], [BLOOD[0], y + 44], color=palette.membrane, linewidth=16, solid_capstyle="butt", zorder=0.8)
    ax.plot([x, x], [BLOOD[0] + 2, y + 44], color=palette.outside, linewidth=9, solid_capstyle="butt", zorder=0.9)
    beam = [(x + 34, y - 30), (CELL[0] + 26, TOP), (CELL[0], CELL[1] + 40)]
    ax.add_patch(PolygonPatch(beam, closed=True, facecolor=palette.grid, edgecolor="none", alpha=0.7, zorder=0.5))
    wall, lumen = (CirclePatch(RING, 40, facecolor=color, edgecolor=palette.muted, linewidth=1.2)
                   for color in (palette.membrane, palette.outside))
    for patch in (wall, lumen):
        ax.add_patch(patch)
    ax.text(x + 20, y + 64, "small artery", va="center", **BOLD)
    opening = Circle(lumen, radius=r * SCALE)
    return [
        Circle(wall, radius=(r + h) * SCALE),
        Color(wall, force / 0.8, "membrane", "calcium"),
        opening,
        parts.handle(opening, S),
        parts.arrow(ax, (x, x), (BLOOD[0] - 4, y + 50), palette.accent, 0.06 * flow, zorder=4),
        parts.words(ax, x, y + 7, "{:.0f} µm", diameter, ha="center", va="center", **BOLD),
        parts.words(ax, x, y - 10, "flow {:.0f} %", flow, size=12, ha="center", va="center"),
    ]


def _cell(ax: Axes) -> list[Binding]:
    left, bottom, wide, high = CELL
    body = FancyBboxPatch((left, bottom), wide, high, boxstyle="round,pad=0,rounding_size=34")
    body.set(facecolor=palette.inside, edgecolor=palette.membrane, linewidth=11)
    ax.add_patch(body)
    ax.text(14, 150, "a muscle cell\nof its wall", va="center", linespacing=1.25, **BOLD)
    ax.text(14, 88, "one mark:\n0.5 mM sodium\n20 nM calcium\n0.1 mM free\nmagnesium", **SMALL,
            linespacing=1.3, color=palette.muted)
    rows = (("sodium", Na_i, "{:.1f} mM Na⁺", 84), ("calcium", calcium, "{:.0f} nM Ca²⁺", 50),
            ("magnesium", Mg_in, "{:.2f} mM Mg²⁺", 16))
    bindings: list[Binding] = []
    for ion, amount, form, y in rows:
        spots = [(left + 20 + 9.2 * k, bottom + y + 3 * (-1) ** k) for k in range(MOST[ion])]
        bindings += _marks(ax, ion, spots, amount / MARKED[ion], 8)
        bindings.append(parts.words(ax, left + wide - 12, bottom + y + 16, form, amount, ha="right", va="center",
                                    color=getattr(palette, ion), **BOLD))
    for place, name in enumerate(("pump", "leak", "channel", "pump")):
        x = left + 34 + 55 * place
        gate = FancyBboxPatch((x - 13, TOP - 15), 26, 30, boxstyle="round,pad=2,rounding_size=8", zorder=3)
        gate.set(facecolor=palette.grid, edgecolor=palette.muted, linewidth=1.2)
        ax.add_patch(gate)
        ax.text(x, TOP - 44, name, ha="center", va="center", size=12)
    lanes = ((0, 1, palette.sodium, 4 * I_NaK), (1, -1, palette.sodium, 4 * I_NaK),
             (2, -1, palette.calcium, 1.6 * Abs(I_CaL)), (3, 1, palette.calcium, 1.6 * I_PMCA))
    for place, way, color, width in lanes:
        x = left + 34 + 55 * place
        ends = (TOP - way * 18, TOP + way * 26)
        bindings.append(parts.arrow(ax, (x, x), ends, color, width, zorder=4))
    return bindings
