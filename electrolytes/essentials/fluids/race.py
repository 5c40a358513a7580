"""The runners' question: their water and salt as a picture, and sodium at the finish against what was drunk."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from sympy import Expr, Max

from electrolytes.essentials.fluids.compartments import (
    RACE,
    W_E,
    W_E0,
    W_I,
    Na_0,
    Na_drink,
    Na_p,
    Na_sweat,
    dNa,
    drunk,
    dW,
    sweat,
)
from electrolytes.live import (
    Binding,
    Choice,
    Explorable,
    Move,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
    subjects,
)
from electrolytes.model import Quantity, q

LOOKS: list[tuple[dict[Quantity, float], str, object, float, str]] = [  # held at, color, dashes, width, name
    ({Na_drink: 0, Na_sweat: 0}, palette.muted, (0, (2, 2)), 2.0, "water, and no salt in sweat"),
    ({Na_drink: 0}, palette.water, (0, (6, 2)), 2.2, "water"),
    ({}, palette.sodium, "solid", 3.0, "this drink"),
]


HIGH, FLOOR = 164, 36  # of the picture of the runner, and where its boxes stand
A_LITER = 250.0
"""Area of a liter, in square units of the picture."""
PER_MARK = 50.0
"""Sodium (mmol) that a mark stands for."""
LEAST_OUTSIDE = 30
"""Marks of sodium outside the cells that are left after the greatest loss: six liters of the saltiest sweat."""
SMALL: dict[str, Any] = {"size": 11.5, "va": "center"}


def marathon() -> Explorable:
    """Sodium at the finish over what was drunk: for this drink and sweat, for water, and with no salt lost at all."""
    with figure(HIGH + 252) as fig:
        bindings = _runner(parts.scene(fig, HIGH))
        ax = fig.add_axes((0.12, 44 / (HIGH + 252), 0.86, 200 / (HIGH + 252)))
        ax.set(xlim=(0, 8), ylim=(112, 166), xlabel="drunk during the race, L", ylabel="sodium, mmol/L")
        assert Na_0.normal is not None
        ax.axhspan(*Na_0.normal, color=palette.normal, zorder=0)
        ax.text(0.08, 135.4, "normal", size=12, color=palette.muted, va="bottom")
        for number, (given, color, dashes, width, name) in enumerate(LOOKS):
            bindings.append(parts.curve(ax, drunk, Na_p, color, name, given=given, dashes=dashes, width=width))
            parts.key(ax, (3.1, 3.75), 163.5 - 4.4 * number, name, color, dashes, at=3.9, size=12.5, width=width)
        (even,) = ax.plot([4], [113.5], "^", color=palette.muted, markersize=9)
        bindings += [
            parts.dot(ax, drunk, Na_p, palette.sodium, size=12),
            Move(even, x=sweat),
            parts.words(ax, Max(1.8, sweat), 115.2, "as much as was sweated", size=12, color=palette.muted,
                        ha="center", va="bottom"),
        ]
    return Explorable(
        "marathon",
        fig,
        RACE,
        title="A marathon: what decides the sodium at the finish",
        subject=subjects.ADULT,
        description="Above, the runner as two boxes of water, in the cells and outside, with what was drunk at the "
        "left and the sweat at the right; areas are volumes and each mark is 50 millimoles of sodium, nearly all of it "
        "in the box outside. Below, three falling curves of the sodium concentration at the finish against the liters "
        "drunk: for the chosen drink, for plain water, and for plain water if sweat held no salt. The curves lie close "
        "together, and all fall steeply. A dot, which can be dragged, marks what this runner drank; a small triangle "
        "marks the volume that replaces the sweat. The normal range is shaded.",
        controls=[drunk, Na_drink, sweat, Na_sweat],
        bindings=bindings,
        presets=[
            Preset("six liters of water"),
            Preset("six liters of a sports drink", {Na_drink: 18}),
            Preset("four liters of water", {drunk: 4}),
            Preset("two liters of water", {drunk: 2}),
            Preset("six liters, very salty sweat", {Na_sweat: 71}),
        ],
        outcome=Na_p,
        pace="Arrows are as wide as what was drunk and sweated; beads say nothing of how fast.",
        sentence=_at_the_finish(),
    )


def _runner(ax: Axes) -> list[Binding]:
    """What was drunk, the runner's two boxes of water, and the sweat: an area is a volume, a mark is sodium."""
    bindings: list[Binding] = []
    salt_outside = Na_0 * W_E0 + dNa
    boxes: tuple[tuple[float, float, str, Expr, Expr, str], ...] = (  # left, width, name, liters, mmol, color
        (22, 42, "drink", drunk, Na_drink * drunk, palette.outside),
        (124, 100, "in cells", W_I, q(0, "mmol"), palette.inside),
        (228, 50, "outside", W_E, salt_outside, palette.outside),
        (334, 42, "sweat", sweat, Na_sweat * sweat, palette.outside),
    )
    for left, wide, name, liters, salt, color in boxes:
        middle, tall = left + wide / 2, liters * A_LITER / wide
        level = parts.polygon(ax, parts.box(left, left + wide, FLOOR, FLOOR + tall), color)
        top = FLOOR + Max(tall, 2)
        surface = parts.polygon(ax, parts.box(left, left + wide, top - 2, top), palette.water)
        bindings += [level, surface, *_salt(ax, middle, salt, 49 if name == "outside" else 10)]
        if name == "drink":
            bindings.append(parts.handle(surface, drunk, x=middle, y=FLOOR + tall, side="y"))
        ax.text(middle, 24, name, ha="center", **SMALL)
        bindings.append(parts.words(ax, middle, 9, "{:.1f} L", liters, ha="center", **SMALL))
    for left, right, rim in ((22, 64, 72), (334, 376, 72), (122, 280, 104)):
        ax.plot([left, left, right, right], [FLOOR + rim, FLOOR, FLOOR, FLOOR + rim], color=palette.muted, linewidth=2)
    ax.plot([226, 226], [FLOOR, FLOOR + 104], color=palette.membrane, linewidth=5, solid_capstyle="butt")
    ax.text(201, HIGH - 10, "the runner", ha="center", **{**SMALL, "size": 12.5}, weight="bold")
    parts.mark(ax, 14, HIGH - 10, "sodium", 7)
    ax.text(22, HIGH - 10, "50 mmol Na⁺", color=palette.sodium, **SMALL)
    return [
        *bindings,
        parts.arrow(ax, (69, 102), (FLOOR + 40, FLOOR + 40), palette.water, 1.7 * drunk / q(1, "L"), zorder=4),
        parts.arrow(ax, (284, 316), (FLOOR + 40, FLOOR + 40), palette.water, 1.7 * sweat / q(1, "L"), zorder=4),
        parts.words(ax, 432, FLOOR + 62, "{:.0f}", Na_p, size=21, weight="bold", ha="right", va="center",
                    color=palette.sodium),
        parts.words(ax, 432, FLOOR + 42, "mmol/L", size=11.5, ha="right", va="center", color=palette.sodium),
    ]


def _salt(ax: Axes, middle: float, amount: Expr, most: int) -> list[Binding]:
    """Marks of sodium in a box, from the floor up, as many as there is."""
    if amount.is_zero:
        return []
    across, always = (6, LEAST_OUTSIDE) if most > 10 else (4, 0)
    spots = [(middle + 8 * (k % across - (across - 1) / 2), FLOOR + 6 + 8.5 * (k // across)) for k in range(most)]
    if always:  # those that every setting shows are drawn in one go
        ax.plot(*zip(*spots[:always], strict=True), "o", color=palette.sodium, markersize=7, markeredgewidth=0.6)
    return [parts.counted(parts.mark(ax, x, y, "sodium", 7, markeredgewidth=0.6), amount / PER_MARK, k)
            for k, (x, y) in enumerate(spots[always:], start=always)]


def _at_the_finish() -> Sentence:
    """What the scales say, and what the blood test says."""
    change = Choice(
        (dW > 0.05, Sentence("{x:.1f} kg heavier", x=dW)),
        (dW < -0.05, Sentence("{x:.1f} kg lighter", x=-dW)),
        "as heavy as at the start",
    )
    found = Choice((Na_p < 120, "critically low"), (Na_p < 134.5, "low"), (Na_p > 145.5, "high"), "normal")
    return Sentence(
        "With {d:.1f} L drunk for {s:.1f} L of sweat, the runner is {change} and has {na:.0f} mmol/L at the finish: "
        "{found}.",
        d=drunk, s=sweat, change=change, na=Na_p, found=found,
    )
