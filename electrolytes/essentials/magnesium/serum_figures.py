"""A blood test of magnesium: what is free in it, and whose reference interval calls it low."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from sympy import Eq

from electrolytes.essentials.ions import laboratory_units
from electrolytes.essentials.magnesium import serum as s
from electrolytes.essentials.magnesium.serum import LIMITS, SERUM, S
from electrolytes.live import (
    MARKS,
    Binding,
    Choice,
    Explorable,
    Move,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
)

ROW = {key: len(LIMITS) - place for place, (key, *_) in enumerate(LIMITS)}
"""Height of each interval in the picture, the proposal on top."""
WORDS, PEOPLE = 1.25, 2.04
"""Where the verdicts begin and the shares end; the axis proper ends at 1.2."""


def serum_intervals() -> Explorable:
    """One value held against six published intervals, and split into what is free and what is bound."""
    with figure(400) as fig:
        ax = fig.subplots()
        ax.set(xlim=(0, 2.05), ylim=(-2.25, 7.6), xlabel="magnesium in serum, mmol/L")
        ax.xaxis.set_label_coords(0.3, -0.085)
        ax.set_xticks([0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.2])
        ax.set_yticks([*ROW.values(), -1.0], [*(who for _, who, *_ in LIMITS), "the value:\nfree + bound"])
        ax.tick_params(axis="y", length=0)
        ax.spines["left"].set_visible(False)
        ax.grid(False)
        bindings = _parts(ax) + _intervals(ax)
        (line,) = ax.plot([0.85, 0.85], [-0.45, 6.6], color=palette.ink, linewidth=1.4)
        bindings += [Move(line, x=S), parts.dot(ax, S, 7, palette.magnesium, MARKS["magnesium"], size=13)]
    return Explorable(
        "serum-intervals",
        fig,
        SERUM,
        title="Whose laboratory calls it low",
        description="Six horizontal bars are reference intervals of serum magnesium: a proposal of 2022 that starts at "
        "0.85 millimoles per liter, an American survey from 0.75, and Nordic, British and Australasian intervals and "
        "one of 75 controls, from 0.71 to 0.67. An upright line with a diamond is the value; beside each bar stands "
        "whether it counts as low, normal or high there, and how many percent of healthy people that limit calls low. "
        "A bar at the bottom splits the value into what is free and what is bound.",
        controls=[S, s.survey, s.p_bound, s.p_complex],
        units={S: laboratory_units("magnesium")},
        bindings=bindings,
        presets=[
            Preset("0.85"),
            Preset("0.80: low for one", {S: 0.80}),
            Preset("0.73: low for two", {S: 0.73}),
            Preset("0.68: low for five", {S: 0.68}),
            Preset("0.55: low for all", {S: 0.55}),
            Preset("little albumin, 0.68", {S: 0.68, s.p_bound: 0.2}),
        ],
        sentence=_verdict(),
    )


def _verdict() -> Sentence:
    """How many call it low, how common it is, and how much of it is free."""
    free = Choice((s.ionized < 0.45, "below"), (s.ionized > 0.67, "above"), "within")
    return Sentence(
        "{S:.2f} mmol/L ({mg:.2f} mg/dL) is low by {n} six intervals; {below} of the surveyed people "
        "have less. {ion:.2f} mmol/L of it are free ions, {free} 0.45 to 0.67.",
        S=S, mg=2.4305 * S, n=_count(), below=_people(), ion=s.ionized, free=free,
    )


def _people() -> Choice:
    share = s.percent_below
    return Choice(
        (share > 99.5, "nearly all"),
        (share > 1, Sentence("{x:.0f} %", x=share)),
        (share > 0.01, Sentence("{x:.2f} %", x=share)),
        "fewer than 0.01 %",
    )


def _count() -> Choice:
    words = ["none of", "one of", "two of", "three of", "four of", "five of"]
    return Choice(*((Eq(s.says_low, number), word) for number, word in enumerate(words)), "all")


def _intervals(ax: Axes) -> list[Binding]:
    """Each interval as a bar, with its verdict on the value and the people it calls low."""
    ax.text(0.02, 7.0, "from", size=11.5, color=palette.muted, ha="left", va="center")
    ax.text(WORDS, 7.0, "the value", size=11.5, color=palette.muted, ha="left", va="center")
    ax.text(PEOPLE, 7.0, "calls low", size=11.5, color=palette.muted, ha="right", va="center")
    bindings: list[Binding] = []
    for key, _, low, high, _ in LIMITS:
        y = ROW[key]
        ax.add_patch(Rectangle((low, y - 0.3), (high or 1.2) - low, 0.6, facecolor=palette.normal,
                               edgecolor=palette.magnesium, linewidth=1.4, linestyle="-" if high else (0, (3, 2))))
        ax.text(0.02, y, f"{low:.2f}", size=11.5, color=palette.muted, ha="left", va="center")
        above = ((high < S, "high"),) if high else ()
        verdict = Sentence.when((s.LOWER[key] > S, "LOW"), *above, "normal")
        bindings += [
            parts.words(ax, WORDS, y, verdict, size=12.5, ha="left", va="center", weight="bold"),
            parts.words(ax, PEOPLE, y, "{:.1f} %", s.CALLED[key], size=12, ha="right", va="center"),
        ]
    return bindings


def _parts(ax: Axes) -> list[Binding]:
    """The value as a lying bar, free and bound; with the normal band of free ions below it."""
    bound = s.complexed + s.protein_bound
    bindings: list[Binding] = [
        parts.bar(ax, -0.75, 0.5, color, width=width, base=base, edge=palette.magnesium, linewidth=1.2)
        for base, width, color in ((0, s.ionized, palette.magnesium), (s.ionized, bound, palette.paper))
    ]
    low, high = s.ionized.normal or (0, 0)
    ax.plot([low, high], [-1.3, -1.3], color=palette.magnesium, linewidth=5, solid_capstyle="butt")
    ax.text((low + high) / 2, -1.85, "normal, free", size=11.5, color=palette.muted, ha="center", va="center")
    return [
        *bindings,
        parts.words(ax, WORDS, -0.75, "free {:.2f}", s.ionized, size=12, va="center", ha="left",
                    color=palette.magnesium, weight="bold"),
        parts.words(ax, WORDS, -1.45, "bound {:.2f}", bound, size=12, va="center", ha="left", color=palette.muted),
    ]
