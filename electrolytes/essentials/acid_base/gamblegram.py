"""The charges of plasma as two columns that are always of one height, and the pH that makes them so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from sympy import Expr, Max

from electrolytes.essentials.acid_base.plasma import (
    A_P,
    AG,
    HCO3,
    PLASMA,
    A_alb,
    AG_c,
    Ca,
    Cl,
    H,
    K,
    Mg,
    Na,
    SID_a,
    after_saline,
    albumin,
    lactate,
    pCO2,
    pH,
    phosphate,
    unmeasured,
)
from electrolytes.essentials.ions import laboratory_units
from electrolytes.live import (
    Bar,
    Binding,
    Choice,
    Explorable,
    Marker,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
    subjects,
)
from electrolytes.model import Quantity

WIDE, HIGH, TOP = 440, 424, 192.0  # of the picture; of the scale, mEq/L
LEFT, RIGHT, WIDTH = 66, 197, 56  # where the columns stand, and how wide they are
APART = 7.4  # of two labels at least, mEq/L
METER, LOWEST, HIGHEST = 370, 6.8, 7.8  # where the scale of pH stands, and what it shows
FOOT, LENGTH = 16.0, 160.0  # of the scale of pH, on the scale of charges


@dataclass(frozen=True)
class Slice:
    """One kind of ion in a column: its name, its charge (mEq/L) and its color."""

    name: str
    charge: Expr
    color: str


CATIONS = (
    Slice("Na⁺", Na, palette.sodium),
    Slice("K⁺", K, palette.potassium),
    Slice("Ca²⁺", 2 * Ca, palette.calcium),
    Slice("Mg²⁺", 2 * Mg, palette.magnesium),
)
ANIONS = (
    Slice("Cl⁻", Cl, palette.chloride),
    Slice("lactate", lactate, palette.muted),
    Slice("unmeasured", unmeasured, palette.paper),
    Slice("phosphate", Max(0, A_P), palette.atp),
    Slice("albumin", Max(0, A_alb), palette.membrane),
    Slice("HCO₃⁻", HCO3, palette.accent),
)
TURNED = Max(0, -A_alb) + Max(0, -A_P) + H
"""Far beyond what anybody survives, albumin's charge turns positive; then it belongs on the other side."""

_after = after_saline(2)
SITUATIONS = [
    Preset("healthy"),
    Preset("two liters of saline", {quantity: round(value, 2) for quantity, value in _after.items()}),
    Preset("vomiting for days", {Na: 138, Cl: 86, K: 3.0, pCO2: 47}),
    Preset("diarrhea for days", {Na: 137, Cl: 114, K: 3.0, pCO2: 30}),
    Preset("ketoacidosis", {Na: 134, Cl: 98, K: 5.5, unmeasured: 21, pCO2: 22}),
    Preset("weak breathing (CO₂ 60)", {pCO2: 60}),
    Preset("little albumin", {albumin: 22}),
    Preset("lactic acid and little albumin", {lactate: 9, albumin: 18, pCO2: 34}),
]


def gamblegram() -> Explorable:
    """Cations left, anions right, and the pH at which the columns are equal."""
    with figure(HIGH) as fig:
        fig.set_layout_engine("none")
        place = (34 / WIDE, 12 / HIGH, (WIDE - 36) / WIDE, (HIGH - 34) / HIGH)
        # a finger moves sodium on the left column and chloride on the right one, and nothing beside them; these axes
        # come first, because a finger takes hold of the first that it finds
        grips = [_grip(fig, place, x, at) for x, at in ((LEFT, 0.9), (RIGHT, 0.1))]
        ax = fig.add_axes(place, xlim=(0, WIDE - 36), ylim=(0, TOP))
        bindings = _columns(ax) + _difference(ax) + _meter(ax)
        bindings += [Marker(dot, x=at, y=quantity)
                     for dot, at, quantity in zip(grips, (0.9, 0.1), (Na, Cl), strict=True)]
    return Explorable(
        "gamblegram",
        fig,
        PLASMA,
        title="Two columns that are always equal",
        subject=subjects.ADULT,
        description="Two stacked columns of equal height, in milliequivalents per liter. Left, the positive charges of "
        "plasma: a tall block of sodium with thin slices of potassium, calcium and magnesium on top. Right, the "
        "negative ones: a tall block of chloride, slices of lactate and of unmeasured anions (an empty, outlined box), "
        "then phosphate, albumin and bicarbonate. Between the columns a bracket marks the strong ion difference, the "
        "room above chloride and lactate. At the right a scale shows the pH.",
        controls=[Na, Cl, Mg, lactate, unmeasured, albumin, pCO2],
        more=[K, Ca, phosphate],
        bindings=bindings,
        presets=SITUATIONS,
        sentence=_in_words(),
        units={quantity: laboratory_units(name) for quantity, name in ((Mg, "magnesium"), (Ca, "calcium"))},
    )


def _grip(fig: Figure, place: tuple[float, float, float, float], x: float, at: float) -> Line2D:
    """Invisible axes over the column at ``x``, with the dot that a finger takes hold of."""
    left, bottom, width, height = place
    unit = width / (WIDE - 36)
    grip = fig.add_axes((left + unit * x, bottom, unit * WIDTH, height), xlim=(0, 1), ylim=(0, TOP), zorder=2)
    grip.axis("off")
    (dot,) = grip.plot([at], [0], "o", color=palette.ink, markersize=10, markeredgewidth=2, clip_on=False)
    return dot


def state_of(value: Quantity) -> Choice:
    """A pH in one word or two, as it is shown with two decimals."""
    return Choice(
        (value < 6.5, "where nobody lives"),
        (value < 6.8, "more acid than most could survive"),
        (value < 7.345, "too acid"),
        (value > 8, "where nobody lives"),
        (value > 7.7, "more alkaline than most could survive"),
        (value >= 7.455, "too alkaline"),
        "normal",
    )


def _in_words() -> Sentence:
    """The pH, what fills the room, and the gap."""
    gap = Choice(
        ((AG_c - AG) ** 2 > 0.25, Sentence("{gap:.1f} mEq/L, {right:.1f} for this albumin", gap=AG, right=AG_c)),
        Sentence("{gap:.1f} mEq/L", gap=AG),
    )
    return Sentence(
        "pH {pH:.2f}, {state}. The strong ions differ by {SID:.1f} mEq/L; bicarbonate takes {HCO3:.1f} of it, albumin "
        "{alb:.1f}, phosphate {P:.1f}, what nobody measured {X:.1f}. Magnesium adds {Mg:.1f}. Anion gap: {gap}.",
        pH=pH, state=state_of(pH), SID=SID_a, HCO3=HCO3, alb=A_alb, P=A_P, X=unmeasured, Mg=2 * Mg, gap=gap,
    )


def _columns(ax: Axes) -> list[Binding]:
    """Both columns with their labels; thin slices are named beside, at the end of a line."""
    ax.set_xticks([])
    ax.set_yticks([0, 50, 100, 150])
    ax.spines["bottom"].set_visible(False)
    ax.tick_params(axis="y", length=0)
    ax.grid(False)
    ax.text(-30, TOP + 7, "mEq/L", size=11.5, color=palette.muted, ha="left", va="center")
    ax.text(LEFT + WIDTH / 2, TOP + 7, "positive", size=12, ha="center", va="center", weight="bold")
    ax.text(RIGHT + WIDTH / 2, TOP + 7, "negative", size=12, ha="center", va="center", weight="bold")
    bindings = _column(ax, CATIONS, LEFT, -1)
    bindings += _column(ax, ANIONS, RIGHT, 1)
    turned = _bar(ax, LEFT, palette.membrane)
    return [*bindings, Bar(turned, height=TURNED, base=sum(slice.charge for slice in CATIONS))]


def _bar(ax: Axes, x: float, color: str) -> Rectangle:
    empty = color == palette.paper
    bar = Rectangle((x, 0), WIDTH, 1, facecolor=color, edgecolor=palette.ink if empty else "none", linewidth=1.3)
    if empty:
        bar.set_linestyle((0, (3, 2)))
    ax.add_patch(bar)
    return bar


def _column(ax: Axes, slices: tuple[Slice, ...], x: float, side: int) -> list[Binding]:
    """One column from the bottom up; its labels stand to the left (side −1) or right (1)."""
    bindings: list[Binding] = []
    base: Expr = 0 * slices[0].charge
    above: Expr | None = None
    edge = x if side < 0 else x + WIDTH
    for slice in slices:
        middle = base + slice.charge / 2
        words = f"{slice.name} {{:.1f}}"
        if above is None:  # the large one carries its name inside
            bindings += [Bar(_bar(ax, x, slice.color), slice.charge, base),
                         parts.words(ax, x + WIDTH / 2, middle - 6, f"{slice.name} {{:.0f}}", slice.charge, size=12,
                                     ha="center", va="center", color=palette.paper, weight="bold")]
            above = base + slice.charge - 6 - APART / 2
        else:
            above = Max(middle, above + APART)
            leader = [(edge + side, middle), (edge + side * 10, above)]
            bindings += [Bar(_bar(ax, x, slice.color), slice.charge, base),
                         parts.polygon(ax, leader, "none", palette.muted, linewidth=1),
                         parts.words(ax, edge + side * 12, above, words, slice.charge, size=11.5,
                                     ha="right" if side < 0 else "left", va="center")]
        base = base + slice.charge
    return bindings


def _difference(ax: Axes) -> list[Binding]:
    """The bracket between the columns: what the strong ions leave."""
    x, low = LEFT + WIDTH + 6, Cl + lactate
    line = Rectangle((x, 0), 2.4, 1, facecolor=palette.ink, edgecolor="none")
    ax.add_patch(line)
    middle = low + SID_a / 2
    edges = [
        parts.polygon(ax, [(x, at), (RIGHT - 2, at)], "none", palette.ink, linewidth=1.2, linestyle=(0, (3, 2)))
        for at in (low, low + SID_a)
    ]
    beside: dict[str, Any] = {"size": 11.5, "ha": "left", "va": "center"}
    return [
        Bar(line, height=SID_a, base=low),
        *edges,
        parts.words(ax, x + 5, middle + 7.5, "strong ion", color=palette.muted, **beside),
        parts.words(ax, x + 5, middle + 0.5, "difference", color=palette.muted, **beside),
        parts.words(ax, x + 5, middle - 6.5, "{:.1f}", SID_a, **beside),
    ]


def height_of(value: Expr) -> Expr:
    """Where a pH stands on the scale at the right; at its ends what lies beyond."""
    return FOOT + LENGTH * (parts.held(value, LOWEST, HIGHEST) - LOWEST) / (HIGHEST - LOWEST)


def _meter(ax: Axes) -> list[Binding]:
    """The scale of pH with its normal band, and the carbon dioxide that breathing sets."""
    ax.add_patch(Rectangle((METER - 5, FOOT), 10, LENGTH, facecolor=palette.grid, edgecolor="none"))
    low, high = (float(height_of(end)) for end in (7.35, 7.45))
    ax.add_patch(Rectangle((METER - 9, low), 18, high - low, facecolor=palette.normal, edgecolor="none"))
    for tenth in range(68, 79, 2):
        y = float(height_of(tenth / 10))
        ax.text(METER + 12, y, f"{tenth / 10:.1f}", size=11.5, ha="left", va="center", color=palette.muted)
    mark = parts.dot(ax, METER, height_of(pH), palette.ink, size=13)
    return [
        mark,
        parts.handle(mark, pCO2),
        parts.words(ax, WIDE - 36, TOP + 7, "pH {:.2f}", pH, size=14, ha="right", va="center", weight="bold"),
        parts.words(ax, WIDE - 36, 3, "CO₂ {:.0f} mmHg", pCO2, size=11.5, ha="right", va="center",
                    color=palette.muted),
    ]
