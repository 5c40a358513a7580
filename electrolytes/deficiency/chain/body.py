"""One body at five depths: plate, gut, kidney, vessel and cell, with magnesium as the one control.

Every number is the whole chain's, once all has settled; nothing is computed here. The front page of the book shows the
picture for itself, the page of the chain opens with it and asks it more.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Circle as CirclePatch
from matplotlib.patches import Ellipse, FancyBboxPatch, PathPatch
from matplotlib.patches import Polygon as PolygonPatch
from matplotlib.path import Path
from sympy import Abs, Expr

from electrolytes.deficiency.chain.core import (
    CORE,
    DRIVE,
    I_PMCA,
    POTASSIUM_EATEN,
    SALT,
    C_sod,
    I_CaL,
    I_NaK,
    Phi_co,
    Phi_dts,
    Phi_fil,
    Phi_pt,
)
from electrolytes.deficiency.chain.links import CHAIN, Mg_in, P_normal, S, afferent, calcium_before, change, share
from electrolytes.deficiency.chain.minerals import calcium_blood, opened_K, potassium_blood, salt_kept
from electrolytes.deficiency.chain.numbers import LOW
from electrolytes.deficiency.chain.settings import DETAILS, ROADS, SITUATIONS, guess, what_it_says
from electrolytes.deficiency.hormones.cascade import P_ma
from electrolytes.deficiency.latch_bridge.bridge import force
from electrolytes.deficiency.pressure.kidney import Phi_sodin, Phi_una
from electrolytes.deficiency.smooth_muscle.cell import calcium
from electrolytes.deficiency.smooth_muscle.magnesium import account
from electrolytes.deficiency.smooth_muscle.quantities import Na_i
from electrolytes.deficiency.vessel.wall import diameter, flow, h, r, resistance
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
from electrolytes.model import Quantity, default_of

WIDE, HIGH = 440, 620
MIDDLE = 226  # of the body
RING = (62, 348)  # the small artery, cut across
SCALE = 1.6  # of the artery, units of the picture for a micrometer
KIDNEY = (262, 380)
CELL = (14, 14, 236, 208)  # left, bottom, width and height
TOP = CELL[1] + CELL[3]
TUBULE = (266, 14, 168, 226)
BLOOD = (6, 430, 112, 96)
COLUMN = (382, 446, 588)  # the pressure's column: its middle, foot and head
LEAST, MOST_PRESSURE = 60, 200  # mmHg at its foot and head
MARKED = {"sodium": 0.5, "calcium": 20.0, "magnesium": 0.1}
"""What one mark in the cell stands for: mM, nM and mM."""
MOST = {"sodium": 18, "calcium": 18, "magnesium": 12}
"""How many marks there are for it."""
BLOODY = 0.13
"""How strongly what holds blood is tinted."""
DOORS = (
    (4, 532, 112, 84, "diet/foods", "The plate: what is in food"),
    (190, 272, 112, 80, "diet/balance", "The gut: how magnesium is taken up and kept"),
    (4, 428, 116, 100, "essentials/fluids", "The blood: water follows sodium"),
    (4, 268, 124, 156, "deficiency/vessel", "The small artery"),
    (6, 14, 250, 226, "deficiency/smooth_muscle", "The muscle cell of its wall"),
    (234, 354, 202, 62, "deficiency/pressure", "The kidney, and why it decides about pressure"),
    (266, 14, 168, 226, "deficiency/tubule", "The tubule, where sodium and magnesium meet"),
    (312, 68, 72, 36, "deficiency/potassium", "Potassium, lost through gates of the tubule"),
    (204, 534, 122, 32, "deficiency/calcium", "Calcium in the blood, and the glands that hold it"),
)
"""Left, bottom, width and height of each part that leads to a page; the page, and what it is."""
TO_THE_CHAIN = (336, 424, 100, 192, "deficiency/chain", "Mean pressure: the whole chain")
TO_PRESSURE = (336, 424, 100, 192, "deficiency/pressure", "Mean pressure, and where it settles")
"""The door of the column: to the page of the chain, and on that page itself to the page on pressure."""
BOLD: dict[str, Any] = {"size": 13, "weight": "bold"}
SMALL: dict[str, Any] = {"size": 11.5, "va": "center"}
DAY = 1440
Corners = list[tuple[float, float]]
Door = tuple[float, float, float, float, str, str]


def five_depths() -> Explorable:
    """The body of the front page: magnesium is the one control in sight."""
    with figure(HIGH) as fig:
        bindings = _body(parts.scene(fig, HIGH), TO_THE_CHAIN)
    return Explorable(
        "five-depths", fig, CHAIN, core=CORE,
        title="One body, five depths",
        subject=subjects.RAT_ARTERY_TONE,
        description=DESCRIPTION,
        controls=[S],
        more=[SALT, POTASSIUM_EATEN, DRIVE, share, account],
        bindings=bindings,
        presets=[
            Preset("healthy"),
            Preset("little magnesium", {S: LOW}),
            Preset("little, and the kidney's vessels tighten too", {S: LOW, share: 100}),
        ],
        outcome=P_ma,
        sentence=_what_it_shows(),
        pace=PACE,
    )


def whole_body() -> Explorable:
    """The same body with each road of the chain to be switched, and the question what comes out at its end."""
    with figure(HIGH) as fig:
        bindings = _body(parts.scene(fig, HIGH), TO_PRESSURE)
        scale = fig.add_axes(((COLUMN[0] - 12) / WIDE, COLUMN[1] / HIGH, 24 / WIDE, (COLUMN[2] - COLUMN[1]) / HIGH))
        scale.set(xlim=(0, 1), ylim=(LEAST, MOST_PRESSURE))
        scale.axis("off")
    return Explorable(
        "whole-body", fig, CHAIN, core=CORE,
        title="The whole chain in one body, settled",
        subject=subjects.RAT_ARTERY_TONE,
        description=DESCRIPTION,
        controls=ROADS,
        more=DETAILS,
        bindings=bindings,
        presets=SITUATIONS,
        outcome=P_ma,
        sentence=what_it_says(),
        guess=guess(scale, "y", LEAST, MOST_PRESSURE),
        pace=PACE,
    )


PACE = "Beads run in proportion to the flows, alike in color and place; not at life’s speed."
DESCRIPTION = (
    "A person from head to hips with heart, great vessels, gut and two kidneys. At the upper left a plate, from which "
    "sodium and potassium run to the mouth. Below it a drop of blood with its magnesium, sodium, potassium and "
    "calcium; at the right a column of the mean pressure. An artery of the arm is enlarged and cut across, and from "
    "its wall a muscle cell: marks count free magnesium, sodium and calcium; a pump carries sodium out, sodium leaks "
    "in, calcium enters by a channel and is pumped out. From the kidney a tubule is enlarged: most sodium is taken "
    "back, potassium leaves through channels, and as much sodium goes as was eaten. With less magnesium there is more "
    "calcium in the cell, the artery is narrower, potassium and calcium in blood are lower; sodium in the blood hardly "
    "moves. Each part is a door to its page."
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


def _body(ax: Axes, column: Door) -> list[Binding]:
    """The whole picture, and its doors."""
    _figure(ax)
    bindings = _vessels(ax) + _plate_and_gut(ax) + _blood(ax) + _column(ax) + _artery(ax) + _kidneys(ax)
    bindings += _cell(ax) + _tubule(ax)
    for door in (*DOORS[:3], column, *DOORS[3:]):
        parts.door(ax, *door)
    return bindings


def _marks(ax: Axes, ion: str, spots: Corners, count: Expr, size: float) -> list[Binding]:
    """As many marks as ``count`` says, the last one only in part."""
    return [parts.counted(parts.mark(ax, x, y, ion, size, zorder=5), count, number)
            for number, (x, y) in enumerate(spots)]


def _beam(ax: Axes, corners: Corners) -> None:
    """What is enlarged, joined to where it is taken from."""
    ax.add_patch(PolygonPatch(corners, closed=True, facecolor=palette.grid, edgecolor="none", alpha=0.6, zorder=0.5))


def _sides(corners: Corners) -> tuple[list[float], list[float]]:
    """Corners as their two coordinates."""
    return [x for x, _ in corners], [y for _, y in corners]


def _between(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _parabolas(corners: Corners, closed: bool = False) -> Corners:
    """The round line that corners draw toward themselves (a quadratic B-spline): an end, a bend, an end, and so on."""
    if closed:
        corners = [_between(corners[-1], corners[0]), *corners, _between(corners[-1], corners[0])]
    places, inner = [corners[0]], corners[1:-1]
    for here, after in pairwise(inner):
        places += [here, _between(here, after)]
    return [*places, inner[-1], corners[-1]]


def _curve(corners: Corners, closed: bool = False) -> Path:
    """That line, to be drawn."""
    places = _parabolas(corners, closed)
    return Path(places, [Path.MOVETO, *[Path.CURVE3] * (len(places) - 1)])


def _smooth(corners: Corners) -> Corners:
    """Places along the same line, for what beads run along."""
    places = _parabolas(corners)
    along = [places[0]]
    for start, bend, end in zip(places[:-2:2], places[1:-1:2], places[2::2], strict=True):
        for part in (1 / 3, 2 / 3, 1.0):
            x, y = ((1 - part) ** 2 * a + 2 * part * (1 - part) * b + part**2 * c
                    for a, b, c in zip(start, bend, end, strict=True))
            along.append((x, y))
    return along


def _area(ax: Axes, path: Path, layers: tuple[tuple[str, str, float, float], ...], zorder: float) -> None:
    """An area in layers of face, edge, width of the edge, and opacity."""
    for k, (face, edge, width, alpha) in enumerate(layers):
        ax.add_patch(PathPatch(path, facecolor=face, edgecolor=edge, linewidth=width, alpha=alpha,
                               zorder=zorder + 0.01 * k))


def _line(ax: Axes, path: Path, layers: tuple[tuple[str, float, float], ...], zorder: float = 1) -> None:
    """A line laid in layers of color, width and opacity, the widest first."""
    for k, (color, width, alpha) in enumerate(layers):
        ax.add_patch(PathPatch(path, facecolor="none", edgecolor=color, linewidth=width, alpha=alpha,
                               capstyle="butt", joinstyle="round", zorder=zorder + 0.01 * k))


# --- the person -------------------------------------------------------------------------------------------------------


def _figure(ax: Axes) -> None:
    """A person from head to hips; what is inside is drawn over it."""
    side = [(0.0, 616.0), (17, 616), (29, 606), (30, 584), (26, 562), (14, 552), (13, 540), (24, 532), (58, 524),
            (84, 508), (94, 470), (99, 410), (104, 350), (106, 300), (110, 262), (88, 262), (84, 310), (78, 370),
            (71, 430), (66, 478), (64, 430), (59, 380), (58, 345), (64, 300), (69, 262), (0, 262)]
    outline = [(MIDDLE + x, y) for x, y in side] + [(MIDDLE - x, y) for x, y in reversed(side)]
    _area(ax, _curve(outline, closed=True), ((palette.outside, palette.grid, 2, 1.0),), 0.2)


def _vessels(ax: Axes) -> list[Binding]:
    """The heart, the great artery with its arch, and its branches to an arm, the head and the kidneys."""
    x = MIDDLE
    arch: Corners = [(x + 4, 462), (x + 2, 492), (x - 6, 506), (x - 18, 500), (x - 16, 470), (x - 14, 400),
                     (x - 14, 364)]
    arm: Corners = [(x - 12, 504), (x - 40, 512), (x - 70, 500), (x - 84, 450), (x - 92, 372), (x - 96, 340)]
    walls = ((palette.membrane, 13, 1.0), (palette.paper, 8, 1.0), (palette.calcium, 8, BLOODY))
    thin = ((palette.membrane, 8, 1.0), (palette.paper, 4.5, 1.0), (palette.calcium, 4.5, BLOODY))
    for straight in ([(x - 8, 500), (x - 6, 548)], [(x - 34, 388), (x + 20, 388)]):
        _line(ax, Path(straight), thin, 0.8)
    _line(ax, _curve(arm), thin, 0.8)
    _line(ax, _curve(arch), walls, 0.9)
    heart: Corners = [(x + 2, 484), (x - 20, 482), (x - 26, 456), (x - 6, 436), (x + 20, 412), (x + 36, 436),
                      (x + 28, 470), (x + 12, 488)]
    _area(ax, _curve(heart, closed=True), ((palette.paper, "none", 0, 1.0), (palette.calcium, "none", 0, 0.55),
                                           ("none", palette.membrane, 3.5, 1.0)), 1.2)
    for way in (-1, 1):  # glands at the neck
        ax.add_patch(Ellipse((x + way * 6, 548), 8, 14, angle=-way * 14, facecolor=palette.calcium, edgecolor="none",
                             alpha=0.7, zorder=1.2))
    ax.text(x + 22, 551, "calcium ›", va="center", color=palette.accent, **BOLD)
    return [
        parts.arrow(ax, *_sides(_smooth(arch)[3:]), palette.accent, 0.85 * Phi_co, zorder=1.1),
        parts.arrow(ax, *_sides(_smooth(arm)[2:]), palette.accent, 0.03 * flow, zorder=1.1),
    ]


# --- plate, gut, blood ------------------------------------------------------------------------------------------------


def _plate_and_gut(ax: Axes) -> list[Binding]:
    for wide, high, face, edge in ((104, 56, palette.paper, palette.muted), (78, 38, palette.outside, palette.grid)):
        ax.add_patch(Ellipse((58, 566), wide, high, facecolor=face, edgecolor=edge, linewidth=1.5))
    for x, y, turn in ((40, 572, 25), (54, 577, -15), (46, 562, 60)):  # leaves, with their rib
        ax.add_patch(Ellipse((x, y), 26, 10.5, angle=turn, facecolor=palette.magnesium, edgecolor=palette.paper,
                             linewidth=1))
        across, up = 10 * math.cos(math.radians(turn)), 10 * math.sin(math.radians(turn))
        ax.plot([x - across, x + across], [y - up, y + up], color=palette.paper, linewidth=1)
    ax.add_patch(Ellipse((74, 564), 34, 22, angle=-8, facecolor=palette.membrane, edgecolor=palette.muted,
                         linewidth=1.2))
    for x, y in ((66, 567), (73, 560), (77, 569), (84, 564)):
        parts.mark(ax, x, y, "sodium", 6)
    ax.text(58, 606, "plate ›", ha="center", va="center", color=palette.accent, **BOLD)
    x = MIDDLE
    gullet: Corners = [(x - 14, 566), (x + 2, 560), (x + 4, 520), (x + 8, 440), (x + 14, 404), (x + 8, 366),
                      (x - 32, 366), (x - 50, 352), (x - 40, 342)]
    _line(ax, _curve(gullet), ((palette.membrane, 9, 1.0), (palette.inside, 5.5, 1.0)), 0.6)
    turns = [(x - 46.0, 342.0)]
    for row in range(3):  # the gut, to and fro
        left, right, y = x - 44, x + 44, 342 - 22 * row
        turns += [(right, y), (right, y - 22)] if row % 2 == 0 else [(left, y), (left, y - 22)]
    turns.append((x - 4.0, 276.0))
    _line(ax, _curve(turns), ((palette.membrane, 19, 1.0), (palette.inside, 14, 1.0)), 1.3)
    ax.text(344, 322, "gut ›", va="center", color=palette.accent, **BOLD)
    ax.plot([x + 52, 340], [322, 322], color=palette.muted, linewidth=1, zorder=0.4)
    return [
        parts.arrow(ax, (114, x - 22), (572, 572), palette.sodium, _salt(Phi_sodin), zorder=4),
        parts.arrow(ax, (114, x - 22), (556, 556), palette.potassium, 7 * POTASSIUM_EATEN / 181.44, zorder=4),
        parts.words(ax, 118, 589, "{:.0f} mmol Na⁺", DAY * Phi_sodin, **SMALL, color=palette.sodium),
        parts.words(ax, 118, 540, "{:.0f} mmol K⁺", POTASSIUM_EATEN, **SMALL, color=palette.potassium),
        parts.words(ax, 118, 604, "a day", **SMALL, color=palette.muted),
    ]


def _salt(of: Quantity) -> Expr:
    """Width of an arrow for sodium eaten or let go (mEq/min)."""
    return 7 * of / 0.126


def _blood(ax: Axes) -> list[Binding]:
    """A drop of blood from the great artery: what it holds, in marks and numbers."""
    left, floor, wide, high = BLOOD
    _beam(ax, [(MIDDLE - 16, 472), (left + wide - 8, floor + high - 4), (left + wide - 8, floor + 4),
               (MIDDLE - 16, 464)])
    for face, alpha in ((palette.paper, 1.0), (palette.calcium, BLOODY)):
        drop = FancyBboxPatch((left + 4, floor + 4), wide - 8, high - 8, boxstyle="round,pad=0,rounding_size=20")
        drop.set(facecolor=face, edgecolor="none", alpha=alpha)
        ax.add_patch(drop)
    rim = FancyBboxPatch((left + 4, floor + 4), wide - 8, high - 8, boxstyle="round,pad=0,rounding_size=20")
    rim.set(facecolor="none", edgecolor=palette.membrane, linewidth=4)
    ax.add_patch(rim)
    ax.text(left + 14, floor + high - 18, "blood ›", va="center", color=palette.accent, **BOLD)
    bindings: list[Binding] = []
    told = (("magnesium", "{:.2f} mM Mg²⁺", S), ("sodium", "{:.0f} mM Na⁺", C_sod),
            ("potassium", "{:.1f} mM K⁺", potassium_blood), ("calcium", "{:.0f} % Ca²⁺", calcium_blood))
    for row, (ion, form, of) in enumerate(told):
        y = floor + high - 36 - 15 * row
        parts.mark(ax, left + 17, y, ion, 7, zorder=5)
        bindings.append(parts.words(ax, left + 26, y, form, of, size=12, weight="bold", va="center",
                                    color=getattr(palette, ion)))
    return bindings


def _column(ax: Axes) -> list[Binding]:
    """A column of the mean pressure, with its scale and a line where health is."""
    x, foot, head = COLUMN

    def high(pressure: Any) -> Any:
        return foot + (pressure - LEAST) / (MOST_PRESSURE - LEAST) * (head - foot)

    ax.text(x + 4, 606, "pressure ›", ha="center", va="center", color=palette.accent, **BOLD)
    tube = FancyBboxPatch((x - 8, foot - 6), 16, head - foot + 10, boxstyle="round,pad=0,rounding_size=8")
    tube.set(facecolor=palette.paper, edgecolor=palette.muted, linewidth=1.6)
    ax.add_patch(tube)
    for pressure in range(60, 201, 20):
        long = pressure % 40 == 20
        ax.plot([x + 11, x + (18 if long else 15)], [high(pressure)] * 2, color=palette.muted, linewidth=1.2)
        if long:
            ax.text(x + 21, high(pressure), str(pressure), size=11, va="center", color=palette.muted)
    health = high(default_of(P_normal))
    ax.plot([x - 16, x - 10], [health, health], color=palette.muted, linewidth=2.5)
    ax.text(x - 19, health, "health", size=11, va="center", ha="right", color=palette.muted)
    return [
        parts.bar(ax, x, 9, palette.accent, height=high(P_ma) - foot + 3, base=foot - 3),
        parts.words(ax, x + 4, 430, "{:.0f} mmHg", P_ma, ha="center", va="center", color=palette.accent, size=15,
                    weight="bold"),
    ]


# --- artery and cell --------------------------------------------------------------------------------------------------


def _artery(ax: Axes) -> list[Binding]:
    x, y = RING
    arm = MIDDLE - 95
    _beam(ax, [(arm, 356), (x + 20, y + 46), (x + 20, y - 46), (arm, 340)])
    _beam(ax, [(x - 30, y - 30), (x + 30, y - 30), (CELL[0] + CELL[2] - 8, TOP - 8), (CELL[0] + 8, TOP - 8)])
    wall, lumen = (CirclePatch(RING, 40, facecolor=color, edgecolor=palette.muted, linewidth=1.2)
                   for color in (palette.membrane, palette.paper))
    tint = CirclePatch(RING, 40, facecolor=palette.calcium, edgecolor="none", alpha=BLOODY)
    for patch in (wall, lumen, tint):
        ax.add_patch(patch)
    ax.text(6, y + 64, "small artery ›", va="center", color=palette.accent, **BOLD)
    opening = Circle(lumen, radius=r * SCALE)
    return [
        Circle(wall, radius=(r + h) * SCALE),
        Color(wall, force / 0.8, "membrane", "calcium"),
        opening,
        parts.handle(opening, S, x=x - r * SCALE),
        Circle(tint, radius=r * SCALE),
        parts.words(ax, x, y - 58, "{:.0f} µm wide", diameter, ha="center", va="center", **BOLD),
        parts.words(ax, x, y - 74, "resistance × {:.2f}", resistance, size=11.5, va="center", ha="center"),
    ]


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
def _bean(x: float, y: float, way: int) -> Path:
    """A kidney's outline, hollow toward the spine."""
    half = [(0.0, 1.08), (0.8, 1.05), (1.12, 0.4)]
    hollow = [(-0.75, 0.85), (-0.42, 0.22)]
    turn = [*half, *((u, -v) for u, v in reversed(half)), *((u, -v) for u, v in hollow), *reversed(hollow)]
    return _curve([(x + way * 23 * u, y + 30 * v) for u, v in turn], closed=True)


def _kidneys(ax: Axes) -> list[Binding]:
    x, y = KIDNEY
    _beam(ax, [(x - 8, y - 20), (x + 18, y - 8), (TUBULE[0] + TUBULE[2] - 8, TUBULE[1] + TUBULE[3]),
               (TUBULE[0] + 8, TUBULE[1] + TUBULE[3])])
    for way in (-1, 1):
        at = MIDDLE + way * (x - MIDDLE)
        ureter: Corners = [(at - way * 10, y), (at - way * 20, y - 14), (at - way * 20, y - 60),
                           (MIDDLE + way * 4, 262)]
        _line(ax, _curve(ureter), ((palette.membrane, 5, 1.0), (palette.paper, 2, 1.0)), 0.7)
        _area(ax, _bean(at, y, way), ((palette.paper, "none", 0, 1.0), (palette.calcium, "none", 0, 0.42),
                                      ("none", palette.membrane, 3, 1.0)), 1.1)
        for degrees in (-70, -25, 25, 70):  # the pyramids, each with its point toward the middle
            a = math.radians(degrees)
            tip = (at + way * (2 + 4 * math.cos(a)), y + 5 * math.sin(a))
            base = [(at + way * 16 * math.cos(a + side), y + 21 * math.sin(a + side)) for side in (-0.3, 0.3)]
            ax.add_patch(PolygonPatch([tip, *base], closed=True, facecolor=palette.membrane, edgecolor="none",
                                      zorder=1.2))
    ax.text(344, y + 22, "kidney ›", va="center", color=palette.accent, **BOLD)
    ax.plot([x + 24, 340], [y + 8, y + 22], color=palette.muted, linewidth=1, zorder=0.4)
    return [parts.words(ax, 344, y + 5, "its vessels × {:.2f}", afferent / 100, **SMALL)]


def _tubule(ax: Axes) -> list[Binding]:
    left, bottom, wide, high = TUBULE
    box = FancyBboxPatch((left, bottom), wide, high, boxstyle="round,pad=0,rounding_size=22")
    box.set(facecolor=palette.inside, edgecolor=palette.grid, linewidth=1.5)
    ax.add_patch(box)
    duct, up, down, high_up = left + 36, left + 114, left + 148, bottom + 176
    winding = [(left + 62 + 13.5 * k, high_up + 17 * (-1) ** k) for k in range(6)]
    first: Corners = [(left + 44, high_up), (left + 54, high_up), *winding, (left + 140, high_up + 4),
                      (down, high_up + 4), (down, high_up - 16)]
    loop: Corners = [(down, high_up - 16), (down, 90), (down, 46), (up, 46), (up, 90), (up, 126)]
    distal: Corners = [(up, 126), (up, 148), (up - 16, 148), (left + 76, 148)]
    last: Corners = [(left + 76, 148), (duct + 16, 148), (duct, 144), (duct, 110), (duct, 30)]
    for k, (color, width) in enumerate(((palette.membrane, 19), (palette.paper, 12))):
        for piece in (first, loop, distal, last):
            _line(ax, _curve(piece), ((color, width, 1.0),), 2 + 0.1 * k)
    ax.add_patch(CirclePatch((left + 30, high_up), 18, facecolor=palette.paper, edgecolor=palette.membrane,
                             linewidth=4, zorder=2.4))
    ax.add_patch(CirclePatch((left + 30, high_up), 16, facecolor=palette.calcium, edgecolor="none", alpha=BLOODY,
                             zorder=2.5))
    spots = [((13, 13, 1)[k % 3], math.pi * k / 9) for k in range(18)]  # the tuft of small vessels in the filter
    tuft = [(left + 30 + far * math.cos(turn), high_up + far * math.sin(turn)) for far, turn in spots]
    _area(ax, _curve(tuft, closed=True), (("none", palette.calcium, 1.8, 1.0),), 2.6)
    ax.text(left + 14, bottom + high - 15, "tubule ›", va="center", color=palette.accent, **BOLD)
    small: dict[str, Any] = {**SMALL, "size": 11}
    ax.text(left + wide - 10, bottom + high - 27, "filtered a day", ha="right", color=palette.sodium, **small)
    ax.text(left + 50, 126, "salt kept", color=palette.sodium, **small)
    ax.text(left + 50, 90, "K⁺ gates ›", color=palette.accent, weight="bold", **small)
    _gate(ax, left + 78, 148, 18, 18)
    _gate(ax, duct, 92, 18, 18)
    return [
        parts.stream(ax, *_sides(_smooth(first)), palette.sodium, Phi_fil, 9, 6, zorder=4),
        parts.stream(ax, *_sides(_smooth(loop)), palette.sodium, Phi_fil - Phi_pt, 9, 6, zorder=4),
        parts.stream(ax, *_sides(_smooth(distal)), palette.sodium, Phi_fil - Phi_pt, 9, 6, zorder=4),
        parts.stream(ax, *_sides(_smooth(last)), palette.sodium, Phi_dts, 9, 6, zorder=4),
        parts.arrow(ax, (left + 78, left + 78), (143, 167), palette.sodium, 4 * salt_kept, zorder=5),
        parts.arrow(ax, (left + 12, duct + 3), (92, 92), palette.potassium, 4 * opened_K, zorder=5),
        parts.words(ax, left + wide - 10, bottom + high - 14, "{:.0f} mol Na⁺", DAY / 1000 * Phi_fil, ha="right",
                    color=palette.sodium, **small),
        parts.words(ax, left + 50, 113, "{:.0f} %", 100 * salt_kept, color=palette.sodium, **small),
        parts.words(ax, left + 50, 77, "{:.0f} %", 100 * opened_K, color=palette.potassium, **small),
        parts.words(ax, left + 50, 32, "{:.0f} mmol leave", DAY * Phi_una, color=palette.sodium, **SMALL),
    ]
