"""The first figure of the book: a cell in its salt water, what magnesium moves, and what it does not."""

from __future__ import annotations

from itertools import product
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, Rectangle
from sympy import Abs, Eq, Expr, Min

from electrolytes.essentials.magnesium.binding import Mg_i
from electrolytes.live import (
    MARKS,
    Binding,
    Choice,
    Explorable,
    Guess,
    Opacity,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
    subjects,
)
from electrolytes.mechanism.pump.magnesium_limit import v_ref
from electrolytes.mechanism.pump.turnover import Na_e, Na_i
from electrolytes.preface.sodiums import (
    TWO_SODIUMS,
    account,
    blood_change,
    cell_change,
    leak,
    level,
    strength,
    water,
)

Spots = list[tuple[float, float]]

WIDE, HIGH = 440, 394
FLOOR = 140  # of the picture of the cell; below it the bars
PUMP_X, LEAK_X = 110, 336
TOP = FLOOR + 126  # of the cell, where its membrane is
PER_SODIUM, PER_MAGNESIUM = 2.0, 0.1  # mM that one mark stands for
MOST_OUTSIDE = 74  # marks of sodium around the cell after the greatest loss of water


def two_sodiums() -> Explorable:
    """A cell, its pump and its leak in their salt water, and the change of three quantities on one scale."""
    with figure(HIGH) as fig:
        scene = parts.scene(fig, HIGH)
        bindings = _water_outside(scene) + _cell(scene) + _pump_and_leak(scene)
        bars = fig.add_axes((0.345, 42 / HIGH, 0.48, 74 / HIGH))
        bindings += _changes(scene, bars)
    return Explorable(
        "two-sodiums",
        fig,
        TWO_SODIUMS,
        title="Turn the magnesium down",
        subject=subjects.HEART,
        description="Above, a cell lies in the fluid that it shares with the blood. Circles are sodium, many outside "
        "and few inside; diamonds are free magnesium in the cell; stars are ATP, with magnesium or alone. A pump in "
        "the membrane carries sodium out, and beside it sodium leaks in; once sodium in the cell has settled, both "
        "arrows are equally wide. Below, three bars show the change in percent of the healthy value: "
        "sodium in the blood, the pump's strength, sodium in the cell. Magnesium moves the last two; only water "
        "moves the first.",
        controls=[level, water],
        more=[account],
        bindings=bindings,
        presets=[
            Preset("healthy"),
            Preset("half the magnesium", {level: 50}),
            Preset("three liters of water", {water: 3}),
            Preset("half, and bare ATP blocks", {level: 50, account: 1}),
            Preset("half, as in a test tube", {level: 50, account: 2}),
        ],
        outcome=Na_i,
        sentence=_what_it_shows(),
        guess=Guess(
            Na_e, "The free magnesium in all your cells falls by half. Where will the sodium in your blood stand?",
            "half the magnesium", bars, "x", across=(1.62, 2.38), low=70, high=240, place=((140, 0), (280, 100)),
            name="Sodium in the blood", form=".0f", close=2,
            because="Something else decides about the sodium in your blood. Move the water, and you have found it.",
        ),
    )


def _what_it_shows() -> Sentence:
    """Magnesium, what it does to the pump and to the cell; then the blood, and why it is where it is."""
    pump = Choice(
        (strength < 99.995, Sentence("{x:.2g} % weaker", x=100 - strength)),
        (strength > 100.005, Sentence("{x:.2g} % stronger", x=strength - 100)),
        "as strong as in health",
    )
    blood = Choice(
        (water > 0.005, Sentence("{na:.0f} mM, thinned by {w:.1f} L of water", na=Na_e, w=water)),
        (water < -0.005, Sentence("{na:.0f} mM, thickened by the loss of {w:.1f} L of water", na=Na_e, w=-water)),
        (Abs(level - 100) > 0.005, Sentence("{na:.0f} mM, unmoved", na=Na_e)),
        Sentence("{na:.0f} mM", na=Na_e),
    )
    return Sentence(
        "At {mg:.2f} mM free magnesium the pump is {pump}; sodium in the cell settles at {na:.1f} mM. Sodium in the "
        "blood: {blood}.",
        mg=Mg_i, pump=pump, na=Na_i, blood=blood,
    )


def _marks(ax: Axes, ion: str, spots: Spots, size: float = 8) -> None:
    """Marks of an ion that stay as they are."""
    xs, ys = zip(*spots, strict=True)
    ax.plot(xs, ys, linestyle="none", marker=MARKS[ion], color=getattr(palette, ion), markersize=size)


def _counted(ax: Axes, ion: str, spots: Spots, count: Expr, first: int, size: float = 8) -> list[Binding]:
    """As many marks as ``count`` says; those from number ``first`` on can come and go, the last one only in part."""
    _marks(ax, ion, spots[:first], size)
    bindings: list[Binding] = []
    for number, (x, y) in enumerate(spots[first:], start=first):
        bindings.append(parts.counted(parts.mark(ax, x, y, ion, size), count, number))
    return bindings


def _water_outside(ax: Axes) -> list[Binding]:
    """The fluid around the cell with its sodium, one mark for each 2 mM."""
    ax.add_patch(Rectangle((0, FLOOR), WIDE, HIGH - FLOOR, facecolor=palette.outside, edgecolor="none"))
    grid = [(12 + 23.5 * column + (12 if row % 2 else 0) + 2.5 * ((column * 7 + row * 3) % 3 - 1),
             FLOOR + 11 + 18.2 * row + 2.5 * ((column * 5 + row) % 3 - 1))
            for row, column in product(range(13), range(18))]
    clear = [(x, y) for x, y in grid if _is_free(x, y)]
    scattered = sorted(range(len(clear)), key=lambda k: k * 0.618034 % 1)  # they come and go here and there
    spots = [clear[k] for k in scattered[:MOST_OUTSIDE]]
    return [
        parts.words(ax, 10, HIGH - 8, "blood, and the fluid around cells: {:.0f} mM Na⁺", Na_e, size=13.5, va="top",
                    weight="bold", color=palette.sodium),
        *_counted(ax, "sodium", spots, Na_e / PER_SODIUM, 63),
    ]


def _is_free(x: float, y: float) -> bool:
    """Whether a mark outside the cell would stand clear of the cell, the pump, the leak, the words and the edge."""
    beside = x < 34 or x > 404
    above = TOP + 20 < y < HIGH - 30 and all(abs(x - at) > 32 or y > TOP + 66 for at in (PUMP_X, LEAK_X))
    return 8 < x < WIDE - 8 and y < HIGH - 30 and (above or (beside and y < TOP + 22))


def _cell(ax: Axes) -> list[Binding]:
    """The cell with its sodium and its free magnesium."""
    body = FancyBboxPatch((48, FLOOR + 14), 342, TOP - FLOOR - 14, boxstyle="round,pad=0,rounding_size=38")
    body.set(facecolor=palette.inside, edgecolor=palette.membrane, linewidth=13)
    ax.add_patch(body)
    centered: dict[str, Any] = {"size": 13.5, "va": "center", "ha": "center", "weight": "bold"}
    inside: Spots = [(176 + 14 * (k % 9), TOP - 44 - 5 * (k % 2)) for k in range(9)]
    diamonds: Spots = [(200 + 15 * k, FLOOR + 55 + 4 * (k % 2)) for k in range(10)]
    counted = _counted(ax, "magnesium", diamonds, Mg_i / PER_MAGNESIUM, 2, 9)
    return [
        parts.words(ax, 242, TOP - 24, "{:.1f} mM Na⁺", Na_i, color=palette.sodium, **centered),
        parts.words(ax, 262, FLOOR + 34, "{:.2f} mM free Mg²⁺", Mg_i, color=palette.magnesium, **centered),
        *_counted(ax, "sodium", inside, Na_i / PER_SODIUM, 4),
        *counted,
        parts.handle(counted[0], level, x=193 + 15 * Mg_i / PER_MAGNESIUM, y=FLOOR + 57),
    ]


def _pump_and_leak(ax: Axes) -> list[Binding]:
    """The pump and the leak in the membrane; their arrows are alike in the healthy cell."""
    parts.carrier_and_gap(ax, PUMP_X, LEAK_X, TOP)
    ax.text(LEAK_X, TOP - 46, "leak", size=13, ha="center", va="center")
    parts.mark(ax, PUMP_X - 27, TOP - 58, "atp", 12)
    parts.mark(ax, PUMP_X - 18, TOP - 58, "magnesium", 7)
    ax.text(PUMP_X - 9, TOP - 59, "MgATP", size=12.5, ha="left", va="center", color=palette.atp)
    parts.mark(ax, PUMP_X - 27, TOP - 76, "atp", 12)
    alone = Sentence("ATP {does}", does=Choice((Eq(account, 0), "stands by"), "blocks"))
    return [
        parts.arrow(ax, (PUMP_X, PUMP_X), (TOP - 20, TOP + 38), palette.sodium, 9 * leak / v_ref),
        parts.arrow(ax, (LEAK_X, LEAK_X), (TOP + 50, TOP - 22), palette.sodium, 9 * leak / v_ref),
        parts.words(ax, PUMP_X, TOP - 40, "pump {:.3g} %", strength, size=13, ha="center", va="center", weight="bold"),
        parts.words(ax, PUMP_X - 17, TOP - 77, alone, size=12.5, ha="left", va="center", color=palette.atp),
        Opacity(parts.mark(ax, PUMP_X - 14, TOP - 19, "atp", 14), Min(1, account)),
    ]


def _changes(scene: Axes, bars: Axes) -> list[Binding]:
    """Three bars on one scale, percent of the healthy value: what stays and what moves."""
    bars.set(xlim=(-60, 90), ylim=(-0.5, 2.5))
    bars.set_xticks([-50, -25, 0, 25, 50, 75], ["−50", "", "0", "", "+50", ""])
    bars.set_yticks([])
    bars.spines["left"].set_visible(False)
    bars.tick_params(axis="x", length=0)
    bars.axvline(0, color=palette.muted, linewidth=1.5)
    parts.mark(scene, 14, FLOOR - 13, "sodium", 8)
    scene.text(23, FLOOR - 13, "2 mM of sodium", size=12.5, va="center")
    parts.mark(scene, 142, FLOOR - 13, "magnesium", 8)
    scene.text(151, FLOOR - 13, "0.1 mM of free magnesium", size=12.5, va="center")
    scene.text(0.345 * WIDE + 0.48 * WIDE * 60 / 150, 12, "change, % of healthy", size=12.5, ha="center", va="center")
    rows = [
        ("sodium in the blood", blood_change, palette.sodium, "o", "{:.0f} mM", Na_e),
        ("strength of the pump", strength - 100, palette.ink, "p", "{:.3g} %", strength),
        ("sodium in the cell", cell_change, palette.sodium, "o", "{:.1f} mM", Na_i),
    ]
    bindings: list[Binding] = []
    for row, (name, change, color, marker, form, value) in enumerate(rows):
        height = 2 - row
        y = 42 + 74 * (height + 0.5) / 3
        scene.text(8, y, name, size=13, va="center")
        bindings += [
            parts.bar(bars, height, 0.34, color, width=change),
            parts.dot(bars, change, height, color, marker, size=11),
            parts.words(scene, WIDE - 6, y, form, value, size=13.5, ha="right", va="center", weight="bold"),
        ]
    return bindings
