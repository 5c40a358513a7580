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
from sympy import Abs, Expr, cos, sin

from electrolytes.deficiency.chain.links import CHAIN, Mg_in, S, calcium_before, change, share
from electrolytes.deficiency.chain.minerals import calcium_blood, opened_K, potassium_blood, salt_kept
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

WIDE, HIGH = 440, 620
BLOOD = (420, 494)  # floor and ceiling of the great vessel
GAUGE = (396, 457)
RING = (92, 328)  # the small artery, cut across
SCALE = 1.75  # of the artery, units of the picture for a micrometer
KIDNEY = (352, 334)
CELL = (14, 14, 236, 208)  # left, bottom, width and height
TOP = CELL[1] + CELL[3]
TUBULE = (266, 14, 168, 238)
MARKED = {"sodium": 0.5, "calcium": 20.0, "magnesium": 0.1}
"""What one mark in the cell stands for: mM, nM and mM."""
MOST = {"sodium": 18, "calcium": 18, "magnesium": 12}
"""How many marks there are for it."""

I_CaL, I_NaK, I_PMCA, C_sod, SALT, POTASSIUM_EATEN, DRIVE = (
    CHAIN.quantity(name) for name in ("I_CaL", "I_NaK", "I_PMCA", "C_sod", "salt", "eaten_K", "drive_K"))
Phi_fil, Phi_pt, Phi_dts = (CHAIN.quantity(name) for name in ("Phi_fil", "Phi_pt", "Phi_dts"))
BLOODY = 0.13
"""How strongly what holds blood is tinted."""
DOORS = (
    (6, 530, 134, 86, "diet/foods", "The plate: what is in food"),
    (160, 530, 260, 86, "diet/balance", "The gut: how magnesium is taken up and kept"),
    (4, 424, 186, 66, "essentials/fluids", "The blood: water follows sodium"),
    (190, 424, 80, 66, "deficiency/potassium", "Potassium in the blood"),
    (270, 424, 84, 66, "deficiency/calcium", "Calcium in the blood"),
    (356, 417, 80, 80, "deficiency/chain", "Mean pressure: the whole chain"),
    (32, 268, 176, 142, "deficiency/vessel", "The small artery"),
    (6, 14, 250, 236, "deficiency/smooth_muscle", "The muscle cell of its wall"),
    (290, 286, 140, 124, "deficiency/pressure", "The kidney, and why it decides about pressure"),
    (266, 14, 168, 238, "deficiency/tubule", "The tubule, where sodium and magnesium meet"),
)
"""Left, bottom, width and height of each part that leads to a page; the page, and what it is."""
BOLD: dict[str, Any] = {"size": 13, "weight": "bold"}
SMALL: dict[str, Any] = {"size": 11.5, "va": "center"}
DAY = 1440


def five_depths() -> Explorable:
    """The plate, the gut, the blood, a small artery with a cell of its wall, the kidney with a tubule."""
    with figure(HIGH) as fig:
        ax = parts.scene(fig, HIGH)
        bindings = _plate_and_gut(ax) + _blood(ax) + _artery(ax) + _kidney(ax) + _cell(ax) + _tubule(ax)
        for door in DOORS:
            parts.door(ax, *door)
    return Explorable(
        "five-depths",
        fig,
        CHAIN,
        title="One body, five depths",
        subject=subjects.RAT_ARTERY_TONE,
        description="From the top: a plate and a gut, from which sodium and potassium run into the blood; a great "
        "vessel with marks of its magnesium, sodium, potassium and calcium, and a dial of the mean "
        "pressure. Below at the left a small artery cut across, and a muscle cell of its wall, enlarged: "
        "marks count free magnesium, sodium and calcium; a pump carries sodium out, sodium leaks in, "
        "calcium enters by a channel and is pumped out. At the right a kidney, and one of its tubules, "
        "enlarged: most of the sodium that is filtered is taken back, some of it by the carrier NCC, "
        "potassium leaves through channels, and as much sodium goes as was eaten. With less magnesium "
        "there is more calcium in the cell, the artery is narrower, potassium and calcium in blood are "
        "lower; sodium in the blood hardly moves. Each part is a door to its page.",
        controls=[S],
        more=[SALT, POTASSIUM_EATEN, DRIVE, share, account],
        bindings=bindings,
        presets=[
            Preset("healthy"),
            Preset("little magnesium", {S: 0.6}),
            Preset("little, and the kidney's vessels tighten too", {S: 0.6, share: 100}),
        ],
        outcome=P_ma,
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
        "Blood: {blood:.0f} mM of sodium, {k:.1f} of potassium, {lime:.0f} % of the usual calcium.",
        s=S, k=potassium_blood, lime=calcium_blood, na=Na_i, ca=calcium, tone=tone,
        d=diameter, p=P_ma, pressure=pressure, blood=C_sod,
    )


def _marks(ax: Axes, ion: str, spots: list[tuple[float, float]], count: Expr, size: float) -> list[Binding]:
    """As many marks as ``count`` says, the last one only in part."""
    return [parts.counted(parts.mark(ax, x, y, ion, size, zorder=5), count, number)
            for number, (x, y) in enumerate(spots)]


def _drifting(number: int, rows: tuple[float, ...]) -> list[tuple[float, float]]:
    """Places in the great vessel, evenly along it; they fill up here and there, not from one end."""
    order = sorted(range(number), key=lambda k: k * 0.618034 % 1)
    return [((GAUGE[0] - 40) * (k + 0.5) / number, BLOOD[0] + rows[k % len(rows)]) for k in order]


# --- plate, gut, blood ------------------------------------------------------------------------------------------------


def _plate_and_gut(ax: Axes) -> list[Binding]:
    for wide, high, face, edge in ((128, 62, palette.paper, palette.muted), (94, 42, palette.outside, palette.grid)):
        ax.add_patch(Ellipse((74, 564), wide, high, facecolor=face, edgecolor=edge, linewidth=1.5))
    for x, y, turn in ((50, 570, 25), (66, 576, -15), (58, 560, 60)):  # leaves, with their rib
        ax.add_patch(Ellipse((x, y), 30, 12, angle=turn, facecolor=palette.magnesium, edgecolor=palette.paper,
                             linewidth=1))
        across, up = 12 * math.cos(math.radians(turn)), 12 * math.sin(math.radians(turn))
        ax.plot([x - across, x + across], [y - up, y + up], color=palette.paper, linewidth=1)
    ax.add_patch(Ellipse((94, 562), 40, 25, angle=-8, facecolor=palette.membrane, edgecolor=palette.muted,
                         linewidth=1.2))
    for x, y in ((84, 566), (92, 558), (97, 568), (105, 562)):
        parts.mark(ax, x, y, "sodium", 6.5)
    ax.text(74, 607, "plate ›", ha="center", va="center", color=palette.accent, **BOLD)
    xs, ys = _winding((172, 404), 564, 23, 5)
    for color, width in ((palette.membrane, 25), (palette.paper, 19), (palette.inside, 18)):
        ax.plot(xs, ys, color=color, linewidth=width, solid_capstyle="round", solid_joinstyle="round")
    ax.text(288, 607, "gut ›", ha="center", va="center", color=palette.accent, **BOLD)
    return [
        parts.arrow(ax, (142, 166), (564, 564), palette.sodium, _salt(Phi_sodin), zorder=4),
        parts.arrow(ax, (206, 206), (538, BLOOD[1] + 6), palette.sodium, _salt(Phi_sodin), zorder=4),
        parts.words(ax, 218, 516, "{:.0f} mmol Na⁺", DAY * Phi_sodin, **SMALL, color=palette.sodium),
        parts.arrow(ax, (312, 312), (538, BLOOD[1] + 6), palette.potassium, 7 * POTASSIUM_EATEN / 181.44, zorder=4),
        parts.words(ax, 323, 516, "{:.0f} mmol K⁺ a day", POTASSIUM_EATEN, **SMALL, color=palette.potassium),
    ]


def _winding(across: tuple[float, float], middle: float, half: float, turns: float) -> tuple[list[float], list[float]]:
    """A line that winds up and down between two places, ``turns`` half waves of it."""
    steps = range(181)
    xs = [across[0] + (across[1] - across[0]) * k / 180 for k in steps]
    return xs, [middle + half * math.sin(k / 180 * turns * math.pi) for k in steps]


def _salt(of: Quantity) -> Expr:
    """Width of an arrow for sodium eaten or let go (mEq/min)."""
    return 7 * of / 0.126


def _blood(ax: Axes) -> list[Binding]:
    floor, ceiling = BLOOD
    ax.add_patch(Rectangle((0, floor), WIDE, ceiling - floor, facecolor=palette.paper, edgecolor="none"))
    ax.add_patch(Rectangle((0, floor), WIDE, ceiling - floor, facecolor=palette.calcium, edgecolor="none",
                           alpha=BLOODY))
    for edge in BLOOD:
        ax.plot([0, WIDE], [edge, edge], color=palette.membrane, linewidth=8, solid_capstyle="butt")
    places = _drifting(38, (64, 50, 57))
    shares = {"sodium": places[::3], "magnesium": places[1::3], "potassium": places[2::6], "calcium": places[5::6]}
    bindings = [*_marks(ax, "magnesium", shares["magnesium"], len(shares["magnesium"]) * S / 1.2, 7.5),
                *_marks(ax, "potassium", shares["potassium"], potassium_blood / 0.7, 7),
                *_marks(ax, "calcium", shares["calcium"], calcium_blood * len(shares["calcium"]) / 100, 7)]
    for x, y in shares["sodium"]:
        parts.mark(ax, x, y, "sodium", 7.5)
    told = (("{:.2f} mM Mg²⁺", S, "magnesium"), ("{:.0f} mM Na⁺", C_sod, "sodium"),
            ("{:.1f} mM K⁺", potassium_blood, "potassium"), ("{:.0f} % Ca²⁺", calcium_blood, "calcium"))
    for x, (form, of, ion) in zip((8, 108, 197, 273), told, strict=True):
        bindings.append(parts.words(ax, x, floor + 17, form, of, size=12, weight="bold", va="center",
                                    color=getattr(palette, ion)))
    return bindings + _gauge(ax)


def _gauge(ax: Axes) -> list[Binding]:
    """A dial of the mean pressure on the vessel, with a needle from 60 to 140 mmHg."""
    x, y = GAUGE
    ax.add_patch(CirclePatch(GAUGE, 37, facecolor=palette.paper, edgecolor=palette.accent, linewidth=3, zorder=6))
    for k in range(5):
        a = math.radians(-100 + 50 * k)
        ax.plot([x + 28 * math.sin(a), x + 33 * math.sin(a)], [y + 28 * math.cos(a), y + 33 * math.cos(a)],
                color=palette.muted, linewidth=1.6, zorder=7)
    ax.text(x, y - 25, "mmHg", size=11, ha="center", va="center", color=palette.muted, zorder=8)
    turn = parts.held((P_ma - 100) / 40, -1, 1) * math.radians(100)
    tip, aside = (x + 27 * sin(turn), y + 27 * cos(turn)), (3.2 * cos(turn), -3.2 * sin(turn))
    return [
        parts.polygon(ax, [(x - aside[0], y - aside[1]), tip, (x + aside[0], y + aside[1])], palette.accent, zorder=7),
        parts.words(ax, x, y - 13, "{:.0f}", P_ma, ha="center", va="center", zorder=8, color=palette.accent, size=15,
                    weight="bold"),
    ]


# --- artery and cell --------------------------------------------------------------------------------------------------


def _artery(ax: Axes) -> list[Binding]:
    x, y = RING
    for color, width in ((palette.membrane, 20), (palette.paper, 12)):
        ax.plot([x, x], [BLOOD[0] + 1, y + 40], color=color, linewidth=width, solid_capstyle="butt", zorder=0.8)
    ax.plot([x, x], [BLOOD[0] + 1, y + 40], color=palette.calcium, linewidth=12, solid_capstyle="butt", zorder=0.85,
            alpha=BLOODY)
    _beam(ax, [(x - 30, y - 26), (x + 30, y - 26), (CELL[0] + CELL[2] - 8, TOP - 8), (CELL[0] + 8, TOP - 8)])
    wall, lumen = (CirclePatch(RING, 40, facecolor=color, edgecolor=palette.muted, linewidth=1.2)
                   for color in (palette.membrane, palette.paper))
    tint = CirclePatch(RING, 40, facecolor=palette.calcium, edgecolor="none", alpha=BLOODY)
    for patch in (wall, lumen, tint):
        ax.add_patch(patch)
    ax.text(x + 22, y + 66, "small artery ›", va="center", color=palette.accent, **BOLD)
    opening = Circle(lumen, radius=r * SCALE)
    return [
        Circle(wall, radius=(r + h) * SCALE),
        Color(wall, force / 0.8, "membrane", "calcium"),
        opening,
        parts.handle(opening, S, x=x - r * SCALE),
        Circle(tint, radius=r * SCALE),
        parts.arrow(ax, (x, x), (BLOOD[0] - 6, y + 46), palette.accent, 0.06 * flow, zorder=4),
        parts.words(ax, x, y, "{:.0f} µm", diameter, ha="center", va="center", **BOLD),
        parts.words(ax, x + 48, y + 2, "flow {:.0f} %", flow, size=11.5, va="center"),
    ]


def _beam(ax: Axes, corners: list[tuple[float, float]]) -> None:
    """What is enlarged, joined to where it is taken from."""
    ax.add_patch(PolygonPatch(corners, closed=True, facecolor=palette.grid, edgecolor="none", alpha=0.55, zorder=0.5))


def _gate(ax: Axes, x: float, y: float, wide: float, high: float) -> None:
    gate = FancyBboxPatch((x - wide / 2, y - high / 2), wide, high, boxstyle="round,pad=2,rounding_size=7", zorder=3)
    gate.set(facecolor=palette.grid, edgecolor=palette.muted, linewidth=1.2)
    ax.add_patch(gate)


def _cell(ax: Axes) -> list[Binding]:
    left, bottom, wide, high = CELL
    body = FancyBboxPatch((left + 6, bottom + 6), wide - 12, high - 12, boxstyle="round,pad=0,rounding_size=34")
    body.set(facecolor=palette.inside, edgecolor=palette.membrane, linewidth=11)
    ax.add_patch(body)
    ax.text(left + wide / 2, bottom + 52, "muscle cell of its wall ›", ha="center", va="center",
            color=palette.accent, **BOLD)
    ax.text(left + wide / 2, bottom + 29, "a mark: 0.5 mM Na⁺, 20 nM Ca²⁺,\n0.1 mM free Mg²⁺", size=11, ha="center",
            va="center", linespacing=1.25, color=palette.muted)
    rows = (("sodium", Na_i, "{:.1f} mM Na⁺", 128), ("calcium", calcium, "{:.0f} nM Ca²⁺", 103),
            ("magnesium", Mg_in, "{:.2f} mM Mg²⁺", 78))
    bindings: list[Binding] = []
    for ion, amount, form, y in rows:
        spots = [(left + 22 + 6.4 * k, bottom + y + 3.5 * (-1) ** k) for k in range(MOST[ion])]
        bindings += _marks(ax, ion, spots, amount / MARKED[ion], 7)
        bindings.append(parts.words(ax, left + wide - 15, bottom + y, form, amount, ha="right", va="center",
                                    size=12.5, weight="bold", color=getattr(palette, ion)))
    lanes = (("pump", 1, palette.sodium, 4 * I_NaK), ("leak", -1, palette.sodium, 4 * I_NaK),
             ("channel", -1, palette.calcium, 1.6 * Abs(I_CaL)), ("pump", 1, palette.calcium, 1.6 * I_PMCA))
    for place, (name, way, color, width) in enumerate(lanes):
        x = left + 37 + 54 * place
        _gate(ax, x, TOP - 6, 24, 28)
        ax.text(x, TOP - 42, name, ha="center", va="center", size=11.5)
        bindings.append(parts.arrow(ax, (x, x), (TOP - 6 - way * 17, TOP - 6 + way * 21), color, width, zorder=4))
    return bindings


# --- kidney and tubule ------------------------------------------------------------------------------------------------


def _kidney(ax: Axes) -> list[Binding]:
    x, y = KIDNEY
    _beam(ax, [(x - 20, y - 30), (x + 34, y - 30), (TUBULE[0] + TUBULE[2] - 8, TUBULE[1] + TUBULE[3]),
               (TUBULE[0] + 8, TUBULE[1] + TUBULE[3])])
    turns = [2 * math.pi * k / 72 for k in range(72)]

    def bean(wide: float, high: float) -> list[tuple[float, float]]:
        dent = [0.42 * math.exp(-((a - math.pi) ** 2) / 0.22) for a in turns]
        return [(x + wide * (1 - d) * math.cos(a), y + high * math.sin(a)) for a, d in zip(turns, dent, strict=True)]

    for color, width in ((palette.membrane, 9), (palette.paper, 4)):  # the ureter
        ax.plot([x - 26, x - 40, x - 50, x - 53, x - 54], [y, y - 4, y - 18, y - 40, y - 66], color=color,
                linewidth=width, solid_joinstyle="round", zorder=0.8)
    ax.add_patch(PolygonPatch(bean(52, 41), closed=True, facecolor=palette.paper, edgecolor="none"))
    ax.add_patch(PolygonPatch(bean(52, 41), closed=True, facecolor=palette.calcium, edgecolor="none", alpha=0.42))
    ax.add_patch(PolygonPatch(bean(52, 41), closed=True, facecolor="none", edgecolor=palette.membrane, linewidth=4))
    for degrees in (-84, -42, 0, 42, 84):  # the pyramids, each with its point toward the middle
        a = math.radians(degrees)
        tip = (x + 4 + 9 * math.cos(a), y + 9 * math.sin(a))
        base = [(x + 37 * math.cos(a + side), y + 29 * math.sin(a + side)) for side in (-0.27, 0.27)]
        ax.add_patch(PolygonPatch([tip, *base], closed=True, facecolor=palette.membrane, edgecolor="none"))
    ax.text(x + 12, y + 66, "kidney ›", va="center", color=palette.accent, **BOLD)
    return [parts.arrow(ax, (x - 8, x - 8), (BLOOD[0] - 6, y + 46), palette.sodium, _salt(Phi_una), zorder=4)]


def _tubule(ax: Axes) -> list[Binding]:
    left, bottom, wide, high = TUBULE
    box = FancyBboxPatch((left, bottom), wide, high, boxstyle="round,pad=0,rounding_size=22")
    box.set(facecolor=palette.inside, edgecolor=palette.grid, linewidth=1.5)
    ax.add_patch(box)
    duct, up, down, high_up = left + 36, left + 114, left + 148, bottom + 184
    winds = [9 * math.sin(k * math.pi / 2) for k in range(10)]
    first = ([left + 44, *(left + 58 + 9 * k for k in range(10)), down],
             [high_up, *(high_up + y for y in winds), high_up - 8])
    loop = ([down, down, down - 6, (up + down) / 2, up + 6, up, up], [high_up - 10, 66, 55, 51, 55, 66, 132])
    distal = ([up, up - 5, up - 16, left + 76], [132, 143, 148, 148])
    last = ([left + 76, duct + 9, duct, duct], [148, 148, 139, 30])
    for color, width in ((palette.membrane, 19), (palette.paper, 12)):
        for xs, ys in (first, loop, distal, last):
            ax.plot(xs, ys, color=color, linewidth=width, solid_joinstyle="round", solid_capstyle="butt")
    ax.add_patch(CirclePatch((left + 30, high_up), 18, facecolor=palette.paper, edgecolor=palette.membrane,
                             linewidth=4))
    ax.add_patch(CirclePatch((left + 30, high_up), 16, facecolor=palette.calcium, edgecolor="none", alpha=BLOODY))
    turns = [k / 60 * 2 * math.pi for k in range(61)]  # the tuft of small vessels in the filter
    tuft = [8 + 3 * math.cos(6 * turn) for turn in turns]
    ax.plot([left + 30 + r * math.cos(turn) for r, turn in zip(tuft, turns, strict=True)],
            [high_up + r * math.sin(turn) for r, turn in zip(tuft, turns, strict=True)],
            color=palette.calcium, linewidth=1.8)
    ax.text(left + 14, bottom + high - 15, "tubule ›", va="center", color=palette.accent, **BOLD)
    small: dict[str, Any] = {**SMALL, "size": 11}
    ax.text(left + wide - 10, bottom + high - 27, "filtered a day", ha="right", color=palette.sodium, **small)
    ax.text(left + 50, 126, "salt kept", color=palette.sodium, **small)
    ax.text(left + 50, 90, "K⁺ gates", color=palette.potassium, **small)
    _gate(ax, left + 78, 148, 18, 18)
    _gate(ax, duct, 92, 18, 18)
    return [
        parts.stream(ax, *first, palette.sodium, Phi_fil, 9, 6, zorder=4),
        parts.stream(ax, *loop, palette.sodium, Phi_fil - Phi_pt, 9, 6, zorder=4),
        parts.stream(ax, *distal, palette.sodium, Phi_fil - Phi_pt, 9, 6, zorder=4),
        parts.stream(ax, *last, palette.sodium, Phi_dts, 9, 6, zorder=4),
        parts.arrow(ax, (left + 78, left + 78), (143, 172), palette.sodium, 4 * salt_kept, zorder=5),
        parts.arrow(ax, (left + 12, duct + 3), (92, 92), palette.potassium, 4 * opened_K, zorder=5),
        parts.words(ax, left + wide - 10, bottom + high - 14, "{:.0f} mol Na⁺", DAY / 1000 * Phi_fil, ha="right",
                    color=palette.sodium, **small),
        parts.words(ax, left + 50, 113, "{:.0f} %", 100 * salt_kept, color=palette.sodium, **small),
        parts.words(ax, left + 50, 77, "{:.0f} %", 100 * opened_K, color=palette.potassium, **small),
        parts.words(ax, left + 50, 32, "{:.0f} mmol leave", DAY * Phi_una, color=palette.sodium, **SMALL),
    ]
