"""A nerve's end on a muscle: magnesium shuts it up, calcium opens it again; beside it the ladder of signs."""

from __future__ import annotations

import random

from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyBboxPatch, Rectangle
from sympy import Max, Min

from electrolytes.deficiency.ward.synapse import SYNAPSE, K_Ca, K_Mg, blocked, calcium, held, release, serum
from electrolytes.essentials.ions import laboratory_units
from electrolytes.live import (
    MARKS,
    Binding,
    Choice,
    Explorable,
    Marker,
    Opacity,
    Preset,
    Sentence,
    Text,
    figure,
    palette,
    subjects,
)

WIDE, HIGH = 440, 300
PACKETS = 24
"""Packets of transmitter drawn between nerve and muscle at the most that is shown (150 % of normal)."""
PLACES = 12


def nerve_and_muscle() -> Explorable:
    """What a nerve impulse still sets free, at so much magnesium and calcium."""
    with figure(HIGH) as fig:
        fig.set_layout_engine("none")
        bindings = _synapse(fig.add_axes((0, 0, 0.47, 1)))
        bindings += _ladder(fig.add_axes((0.585, 0.05, 0.07, 0.9)))
    return Explorable(
        "synapse",
        fig,
        SYNAPSE,
        title="Magnesium and calcium at the nerve's end",
        subject=subjects.FROG,
        description="Left, the end of a nerve over a muscle. Along the nerve's lower edge are twelve places; green "
        "diamonds hold magnesium, red triangles calcium. Below them packets of transmitter float toward the muscle, as "
        "many as an impulse sets free. Right, a ladder of serum magnesium from 0 to 10 millimoles per liter with the "
        "signs that go with it, and a diamond at the value set.",
        controls=[serum, calcium],
        more=[K_Ca, K_Mg],
        bindings=bindings,
        presets=[
            Preset("healthy"),
            Preset("magnesium low", {serum: 0.4}),
            Preset("as in pre-eclampsia", {serum: 2.4}),
            Preset("reflexes gone", {serum: 4.3}),
            Preset("breathing at risk", {serum: 6}),
            Preset("the same, calcium given", {serum: 6, calcium: 2.2}),
        ],
        units={serum: laboratory_units("magnesium")},
        sentence=Sentence(
            "At {s:.2f} mmol/L magnesium and {c:.2f} mM calcium a nerve impulse sets free {r:.0f} % of the normal "
            "amount. {sign}",
            s=serum, c=calcium, r=release,
            sign=Choice(
                (serum < 0.5, "At such levels cramps, tremor, tetany and fits are seen, and an irregular heart."),
                (serum < 0.7, "Low; many people feel nothing."),
                (serum <= 1.1, "A normal magnesium."),
                (serum < 1.8, "High; a warm face, nausea."),
                (serum <= 3.0, "The range aimed at in pre-eclampsia, under watch."),
                (serum < 3.5, "Above the range aimed at: reflexes weaken."),
                (serum < 5.0, "Here the knee reflex goes: the first warning."),
                (serum < 7.5, "Here breathing fails. Help is needed at once."),
                "Here the heart slows, blocks and stops. Help is needed at once.",
            ),
        ),
    )


def _synapse(ax: Axes) -> list[Binding]:
    """Nerve above, muscle below, and what is between."""
    ax.set(xlim=(0, 0.47 * WIDE), ylim=(0, HIGH))
    ax.axis("off")
    ax.add_patch(Rectangle((0, 0), 0.47 * WIDE, HIGH, facecolor=palette.outside, edgecolor="none"))
    ax.add_patch(FancyBboxPatch((84, 176), 40, 150, boxstyle="round,pad=0,rounding_size=10", facecolor=palette.inside,
                                edgecolor=palette.membrane, linewidth=5))
    ax.add_patch(FancyBboxPatch((12, 168), 184, 66, boxstyle="round,pad=0,rounding_size=28", facecolor=palette.inside,
                                edgecolor=palette.membrane, linewidth=5))
    ax.add_patch(Rectangle((0, 0), 0.47 * WIDE, 62, facecolor=palette.normal, edgecolor="none"))
    ax.text(10, 284, "nerve", size=12, va="center")
    ax.text(10, 24, "muscle", size=12, va="center")
    told = ax.text(200, 24, "", size=13, weight="bold", ha="right", va="center")
    chance = random.Random(3)
    bindings: list[Binding] = [Text(told, "{:.0f} % set free", release)]
    for i in range(PACKETS):
        x = 18 + 172 * ((i * 7) % PACKETS + 0.5) / PACKETS
        ball = Circle((x, chance.uniform(80, 132)), 5.5, facecolor=palette.accent, edgecolor="none")
        ax.add_patch(ball)
        bindings.append(Opacity(ball, Max(0, Min(1, release / 100 * PACKETS / 1.5 - i))))
    for i in range(PLACES):
        x = 24 + 160 * (i + 0.5) / PLACES
        order = (i * 5) % PLACES
        for ion, shown in (("calcium", held * PLACES - order), ("magnesium", blocked * PLACES - (PLACES - 1 - order))):
            color = getattr(palette, ion)
            (mark,) = ax.plot([x], [158], linestyle="none", marker=MARKS[ion], color=color, markersize=9)
            bindings.append(Opacity(mark, Max(0, Min(1, shown))))
    ax.text(104, 216, "▲ calcium holds a place", size=11, ha="center", va="center", color=palette.calcium)
    ax.text(104, 198, "◆ magnesium holds it", size=11, ha="center", va="center", color=palette.magnesium)
    return bindings


def _ladder(ax: Axes) -> list[Binding]:
    """Serum magnesium and its signs, from too little to too much."""
    ax.set(xlim=(0, 1), ylim=(0, 10), ylabel="magnesium in serum, mmol/L")
    ax.set_xticks([])
    ax.set_yticks([0, 2, 4, 6, 8, 10])
    ax.grid(visible=False)
    bands = (
        (0, 0.7, palette.membrane, "too little: cramps, fits,", "irregular heart", 0.02),
        (0.7, 1.1, palette.normal, "normal", "", 1.05),
        (1.8, 3.0, palette.grid, "aimed at in", "pre-eclampsia", 2.4),
        (3.5, 5.0, palette.membrane, "knee reflex goes", "", 4.25),
        (5.0, 7.5, palette.membrane, "breathing fails", "", 6.25),
        (7.5, 10, palette.membrane, "heart blocks, stops", "", 8.75),
    )
    for low, high, color, first, second, at in bands:
        ax.add_patch(Rectangle((0, low), 1, high - low, facecolor=color, edgecolor=palette.paper, linewidth=1.5))
        for words, lift in ((first, 0.24 if second else 0), (second, -0.3)):
            if words:
                ax.text(1.35, at + lift, words, size=11, va="center", clip_on=False)
    (mark,) = ax.plot([], [], linestyle="none", marker=MARKS["magnesium"], color=palette.magnesium, markersize=12,
                      clip_on=False)
    return [Marker(mark, x=0.5 + 0 * release, y=serum)]
