"""The smooth-muscle cell as a picture that lives: its membrane with what crosses it, its store, its calcium in time."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch
from sympy import Abs, Expr, Max

from electrolytes.deficiency.smooth_muscle.cell import calcium
from electrolytes.deficiency.smooth_muscle.channels import (
    I_PMCA,
    I_Ca_NSC,
    I_CaL,
    I_Na_NSC,
    I_NaK,
    I_SOC_Ca,
    I_SOC_Na,
)
from electrolytes.deficiency.smooth_muscle.magnesium import (
    MAGNESIUM_MUSCLE,
    K_inner,
    K_outer,
    Mg_i,
    Mg_o,
)
from electrolytes.deficiency.smooth_muscle.quantities import NE, NO, Ca_u, K_o, Na_i, V, exchanger, opening, pumping, t
from electrolytes.deficiency.smooth_muscle.store import I_IP3, I_rel, I_up
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
from electrolytes.mechanism.exchange.exchanger import I_NCX
from electrolytes.model import Quantity, default_of

HIGH, WIDE, TOP = 450, 440, 255
MEMBRANE = 158
"""Height of the membrane in the picture."""

SITUATIONS = [
    Preset("at rest"),
    Preset("half the sodium pump", {pumping: 50}),
    Preset("half the pump, no exchanger", {pumping: 50, exchanger: 0}),
    Preset("L-type up by half", {opening: 150}),
    Preset("tone", {K_o: 25}),
    Preset("half the magnesium", {Mg_i: 0.4}),
    Preset("noradrenaline", {NE: 1, t: 1}),
    Preset("noradrenaline and NO", {NE: 1, NO: 300, t: 1}),
]


def muscle_in_time() -> Explorable:
    """The cell at one moment, and the course of its calcium and sodium over an hour."""
    with figure(HIGH) as fig:
        bindings = _picture(parts.scene(fig, TOP, ground=palette.outside))
        bindings += _course(fig.add_axes((0.12, 0.115, 0.36, 0.29)), calcium, "calcium", "Ca²⁺ inside", 320)
        bindings += _course(fig.add_axes((0.62, 0.115, 0.36, 0.29)), Na_i, "sodium", "Na⁺ inside", 30)
        fig.axes[1].set_ylabel("Ca²⁺ inside, nM")
        fig.axes[2].set_ylabel("Na⁺ inside, mM")
    return Explorable(
        "muscle",
        fig,
        MAGNESIUM_MUSCLE,
        title="A muscle cell of an artery, for an hour",
        subject=subjects.RAT_ARTERY,
        description="Rat, small artery of the gut, 20 °C. "
        "Above, part of a muscle cell with the fluid outside. Through its membrane, from left to right: "
        "calcium coming in by the L-type channel, which magnesium plugs in part; calcium and sodium leaking in; the "
        "calcium pump; the exchanger, with calcium and sodium going opposite ways; the sodium pump. Wider arrows carry "
        "more. Inside, a store that takes calcium up and lets it go, and marks for the calcium and sodium of the cell. "
        "Below, over an hour: calcium and sodium inside. A dot on each curve marks the moment shown.",
        controls=[pumping, opening, K_o, Mg_i, exchanger],
        more=[Mg_o, NE, NO],
        bindings=bindings,
        presets=SITUATIONS,
        heavy=True,
        sentence=_told(),
        guess=Guess(
            calcium, "Half of this cell’s sodium pump is taken away, and an hour passes. Where is calcium then?",
            "half the sodium pump", fig.axes[1], moment=60, low=0, high=320, name="Calcium inside", form=".0f",
            close=15,
            because=Sentence(
                "Sodium rises by {more:.0f} % and stops, because the pumps that are left work harder; so calcium’s "
                "rise has an end, too. The muscle will feel it. It is not a flood.",
                more=100 * (Na_i / default_of(Na_i) - 1)),
        ),
    )


def _told() -> Sentence:
    """What the cell holds, and which way its exchanger runs."""
    return Sentence(
        "{when} the cell holds {c:.0f} nM calcium and {na:.1f} mM sodium, at {V:.0f} mV. {exchanger}",
        when=Choice((t < 0.05, "At the start"), (t < 9.95, Sentence("After {t:.1f} min", t=t)),
                    Sentence("After {t:.0f} min", t=t)),
        c=calcium, na=Na_i, V=V,
        exchanger=Choice(
            (exchanger < 0.5, "It has no exchanger."),
            (Abs(I_NCX) < 0.003, "Its exchanger nearly stands still."),
            (I_NCX < 0, "Its exchanger takes calcium out."),
            "Its exchanger runs backward and lets calcium in.",
        ),
    )


# --- the picture ------------------------------------------------------------------------------------------------------


def _picture(ax: Axes) -> list[Binding]:
    """The cell, in units of the picture."""
    ax.add_patch(FancyBboxPatch((6, 8), WIDE - 12, MEMBRANE - 8, boxstyle="round,pad=0,rounding_size=34",
                                facecolor=palette.inside, edgecolor=palette.membrane, linewidth=8))
    _legend(ax)
    return [*_store(ax), *_held(ax), *_gates(ax), *_crossing(ax), *_readings(ax)]


def _legend(ax: Axes) -> None:
    ax.text(8, TOP - 12, "outside", size=12, color=palette.muted, va="center")
    for x, ion, name in ((206, "calcium", "Ca²⁺"), (262, "sodium", "Na⁺"), (314, "potassium", "K⁺"),
                         (360, "magnesium", "Mg²⁺")):
        parts.mark(ax, x, TOP - 12, ion, 8, zorder=6)
        ax.text(x + 9, TOP - 12.5, name, size=12, va="center")


def _scattered(ax: Axes, ion: str, places: Sequence[tuple[float, float]], held: Expr) -> list[Binding]:
    """As many marks as `held` asks for; the last one is pale while it is not yet whole."""
    return [parts.counted(parts.mark(ax, x, y, ion, 7, zorder=6), held, i) for i, (x, y) in enumerate(places)]


def _held(ax: Axes) -> list[Binding]:
    """Calcium and sodium in the cell's water: a mark for each 10 nM, and for each mM."""
    chance = random.Random(7)
    spots = [(26 + 18.4 * i + chance.uniform(-4, 4), 46 + 15 * j + chance.uniform(-3, 3))
             for i in range(12) for j in range(5)]
    chance.shuffle(spots)
    return [*_scattered(ax, "calcium", spots[:32], calcium / 10), *_scattered(ax, "sodium", spots[32:], Na_i)]


def _store(ax: Axes) -> list[Binding]:
    """The store with its calcium, a mark for each 0.1 mM, and the two ways in and out."""
    ax.add_patch(FancyBboxPatch((262, 38), 150, 46, boxstyle="round,pad=0,rounding_size=20", facecolor=palette.paper,
                                edgecolor=palette.membrane, linewidth=5))
    ax.text(337, 76, "store", size=12, color=palette.muted, ha="center", va="center")
    places = [(276 + 11 * i, 63 - 13 * j) for i in range(12) for j in range(2)]
    random.Random(3).shuffle(places)
    bindings = _scattered(ax, "calcium", places, Ca_u * 10)
    bindings.append(_arrow(ax, 290, 110, 76, I_up / 2, "calcium"))
    bindings.append(_arrow(ax, 384, 76, 110, (I_rel + I_IP3) / 2, "calcium"))
    ax.text(298, 96, "taken up", size=12, color=palette.calcium, va="center")
    ax.text(392, 96, "let go", size=12, color=palette.calcium, va="center")
    return bindings


def _gates(ax: Axes) -> list[Binding]:
    """The proteins in the membrane, and magnesium in the mouths of the L-type channel."""
    for x, name in ((46, "L-type\nchannel"), (128, "other\nleaks"), (210, "calcium\npump"), (292, "exchanger"),
                    (382, "sodium\npump")):
        half = 15 if x == 46 else 21
        for left in (x - half - 5, x + half - 5):
            ax.add_patch(FancyBboxPatch((left, MEMBRANE - 13), 10, 26, boxstyle="round,pad=0,rounding_size=4",
                                        facecolor=palette.muted, edgecolor="none", zorder=3))
        for y, words in zip((225, 212) if "\n" in name else (218,), name.split("\n"), strict=True):
            ax.text(x, y, words, size=12, ha="center", va="baseline")
    gone = ax.text(292, MEMBRANE + 30, "taken out", size=12, ha="center", va="center", zorder=5)
    within, without = (parts.mark(ax, 46, MEMBRANE + up, "magnesium", 10, zorder=6) for up in (-11, 13))
    return [
        Opacity(gone, 1 - exchanger),
        Opacity(within, Max(0.08, Mg_i / (Mg_i + K_inner))),
        Opacity(without, Max(0.1, Mg_o / (Mg_o + K_outer))),
    ]


def _arrow(ax: Axes, x: float, start: float, end: float, flow: Expr, ion: str) -> Binding:
    """An arrow whose width grows with the flow (a current for each charge, pA), less than in proportion."""
    width = 5.4 * flow / (0.02 + Abs(flow) + flow**2 / 14) ** 0.65  # so that the exchanger's small currents show
    return parts.arrow(ax, (x, x), (start, end), getattr(palette, ion), width, zorder=4, flow=parts.SWIFT * flow)


def _crossing(ax: Axes) -> list[Binding]:
    """Ions through the membrane; outward is up."""
    low, high = MEMBRANE - 27, MEMBRANE + 27
    flows = [
        (46, I_CaL / 2, "calcium"),
        (115, (I_Ca_NSC + I_SOC_Ca) / 2, "calcium"),
        (140, I_Na_NSC + I_SOC_Na, "sodium"),
        (210, I_PMCA / 2, "calcium"),
        (283, -I_NCX, "calcium"),
        (301, 3 * I_NCX, "sodium"),
        (373, 3 * I_NaK, "sodium"),
        (391, -2 * I_NaK, "potassium"),
    ]
    return [_arrow(ax, x, low, high, flow, ion) for x, flow, ion in flows]


def _readings(ax: Axes) -> list[Binding]:
    told = [
        (26, "left", "Ca²⁺ {:.0f} nM", calcium, palette.calcium),
        (126, "left", "Na⁺ {:.1f} mM", Na_i, palette.sodium),
        (404, "right", "{:.0f} mV", V, palette.ink),
    ]
    style: dict[str, Any] = {"size": 12.5, "weight": "bold", "va": "center", "zorder": 5}
    return [parts.words(ax, x, 24, form, value, ha=side, color=color, **style) for x, side, form, value, color in told]


# --- the curves -------------------------------------------------------------------------------------------------------


def _course(ax: Axes, y: Quantity, ion: str, name: str, top: float) -> list[Binding]:
    """A curve over time, and where the moment is on it."""
    ax.set(xlim=(-2, 62), xlabel="time, min", ylim=(0, top))
    ax.set_xticks([0, 20, 40, 60])
    return parts.traced(ax, t, y, getattr(palette, ion), name, MARKS[ion])
