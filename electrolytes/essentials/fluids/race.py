"""The runners' question as curves: sodium at the finish against what was drunk, with salt and without."""

from __future__ import annotations

from sympy import Max

from electrolytes.essentials.fluids.compartments import RACE, Na_0, Na_drink, Na_p, Na_sweat, drunk, dW, sweat
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
from electrolytes.model import Quantity

LOOKS: list[tuple[dict[Quantity, float], str, object, float, str]] = [  # held at, color, dashes, width, name
    ({Na_drink: 0, Na_sweat: 0}, palette.muted, (0, (2, 2)), 2.0, "water, and no salt in sweat"),
    ({Na_drink: 0}, palette.water, (0, (6, 2)), 2.2, "water"),
    ({}, palette.sodium, "solid", 3.0, "this drink"),
]


def marathon() -> Explorable:
    """Sodium at the finish over what was drunk: for this drink and sweat, for water, and with no salt lost at all."""
    with figure(310) as fig:
        ax = fig.subplots()
        ax.set(xlim=(0, 8), ylim=(112, 166), xlabel="drunk during the race, L", ylabel="sodium at the finish, mmol/L")
        assert Na_0.normal is not None
        ax.axhspan(*Na_0.normal, color=palette.normal, zorder=0)
        ax.text(0.08, 135.4, "normal", size=12, color=palette.muted, va="bottom")
        bindings: list[Binding] = []
        for number, (given, color, dashes, width, name) in enumerate(LOOKS):
            bindings.append(parts.curve(ax, drunk, Na_p, color, name, given=given, dashes=dashes, width=width))
            parts.key(ax, (3.1, 3.75), 164 - 3.6 * number, name, color, dashes, at=3.9, size=12.5, width=width)
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
        description="Three falling curves of the sodium concentration at the finish against the liters drunk: for the "
        "chosen drink, for plain water, and for plain water if sweat held no salt. The curves lie close together, and "
        "all fall steeply. A dot, which can be dragged, marks what this runner drank; a small triangle marks the "
        "volume that replaces the sweat. The normal range is shaded.",
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
        sentence=_at_the_finish(),
    )


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
