"""Magnesium that runs into a vein: where it is, hour by hour."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from sympy import Max

from electrolytes.deficiency.ward.infusion import (
    INFUSION,
    S_now,
    dose,
    given,
    kept_share,
    kidneys,
    lasting,
    lost,
    lost_share,
    outside,
    sharing,
    start,
    t,
    tissue,
)
from electrolytes.live import (
    MARKS,
    Bar,
    Binding,
    Choice,
    Curve,
    Explorable,
    Marker,
    Preset,
    Sentence,
    Text,
    figure,
    palette,
    subjects,
)

WIDE, HIGH = 440, 330


def infusion_in_time() -> Explorable:
    """Serum over two days, and where what was given has gone."""
    with figure(HIGH) as fig:
        fig.set_layout_engine("none")
        bindings = _serum(fig.add_axes((0.115, 0.15, 0.48, 0.8)))
        bindings += _whereabouts(fig.add_axes((0.64, 0.02, 0.35, 0.96)))
    return Explorable(
        "infusion",
        fig,
        INFUSION,
        title="Magnesium into a vein, for two days",
        subject=subjects.ADULT,
        description="Left, serum magnesium over 48 hours, with the normal band, and the levels at which reflexes and "
        "breathing go. Right, three columns: how much of what is given is outside the cells, in tissue, and lost with "
        "urine at this moment, in percent of what is given in all.",
        controls=[given, lasting, start, kidneys],
        more=[sharing],
        bindings=bindings,
        presets=[
            Preset("full stores, in one hour"),
            Preset("full stores, over a day", {lasting: 24, t: 48}),
            Preset("empty stores, in one hour", {start: 0.45}),
            Preset("empty stores, over a day", {start: 0.45, lasting: 24, t: 48}),
            Preset("kidneys that hardly filter", {given: 800, lasting: 24, kidneys: 10, t: 24}),
        ],
        sentence=Sentence(
            "After {h:.0f} hours serum magnesium is {s:.2f} mmol/L. Of what is given {lost:.0f} % has left with urine, "
            "{kept:.0f} % is in the body{rest}.",
            h=t, s=S_now, lost=lost_share, kept=kept_share,
            rest=Choice(
                (t < lasting - 0.01, Sentence(", {x:.0f} % has yet to run in", x=100 - lost_share - kept_share)), ""),
        ),
        heavy=True,
    )


def _serum(ax: Axes) -> list[Binding]:
    ax.set(xlim=(0, 48), ylim=(0, 6), xlabel="hours", ylabel="serum magnesium, mmol/L")
    ax.set_xticks([0, 6, 12, 24, 36, 48])
    ax.axhspan(0.7, 1.1, color=palette.normal, linewidth=0)
    for level, words in ((3.5, "reflexes go"), (5.0, "breathing fails")):
        ax.axhline(level, color=palette.muted, linewidth=1.2, linestyle=(0, (4, 3)))
        ax.text(47, level + 0.12, words, size=11, color=palette.muted, ha="right", va="bottom")
    ax.text(47, 0.52, "normal", size=11, color=palette.magnesium, ha="right", va="center")
    (line,) = ax.plot([], [], color=palette.magnesium, label="serum magnesium")
    (dot,) = ax.plot([], [], MARKS["magnesium"], color=palette.magnesium, markersize=10)
    return [Curve(line, over=t, y=S_now, unit="mmol/L"), Marker(dot, x=t, y=S_now)]


def _whereabouts(ax: Axes) -> list[Binding]:
    """Three columns of one height: all that is given."""
    ax.set(xlim=(0, 150), ylim=(0, 330))
    ax.axis("off")
    bindings: list[Binding] = []
    full, floor = 210, 60
    for x, held, color, first, second in (
        (8, outside, palette.water, "outside", "cells"),
        (58, tissue, palette.magnesium, "in", "tissue"),
        (108, lost, palette.muted, "with", "urine"),
    ):
        ax.add_patch(Rectangle((x, floor), 34, full, facecolor="none", edgecolor=palette.muted, linewidth=1.2))
        bar = Rectangle((x, floor), 34, 1, facecolor=color, edgecolor="none")
        ax.add_patch(bar)
        share = 100 * Max(0, held) / dose
        words = ax.text(x + 17, floor + full + 12, "", size=12.5, weight="bold", ha="center", va="center")
        ax.text(x + 17, 44, first, size=11, ha="center", va="center")
        ax.text(x + 17, 29, second, size=11, ha="center", va="center")
        bindings += [Bar(bar, height=full * share / 100, base=floor), Text(words, "{:.0f} %", share)]
    ax.text(75, 308, "of what is given", size=11.5, ha="center", va="center")
    return bindings
