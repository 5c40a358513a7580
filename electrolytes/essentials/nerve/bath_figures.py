"""Calcium and magnesium at the surface of a nerve: the charges, the gates that they shift, and what the axon does."""

from __future__ import annotations

import random

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from sympy import Abs, log

from electrolytes.essentials.ions import laboratory_units
from electrolytes.essentials.nerve import axon as nv
from electrolytes.essentials.nerve import bath as nb
from electrolytes.essentials.nerve.axon import v
from electrolytes.essentials.nerve.bath import BATHED
from electrolytes.essentials.nerve.figures import WIDE, over_time, so_far
from electrolytes.essentials.nerve.firing_figures import settled_gate
from electrolytes.live import (
    Binding,
    Choice,
    Explorable,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
    subjects,
)

SURFACE, SHEET = 118, 280  # height of the picture, of the curves
FEWEST = {"calcium": 0.05, "magnesium": 0.025}
"""Concentration (mM) that draws the first mark; each further mark is a factor of 1.5."""


AT_VOLTAGES = (-30, 80)
"""Voltages (mV from rest) at which the gates are drawn."""


def bath() -> Explorable:
    """The outer surface with its charges, the gates' curve that they shift, and the voltage that follows."""
    tall = SURFACE + SHEET
    with figure(tall) as fig:
        bindings = _surface(parts.scene(fig, SURFACE))
        bindings += _shifted_gates(fig.add_axes((0.125, 0.125, 0.3, 0.535)))
        bindings += over_time(fig.add_axes((0.575, 0.125, 0.405, 0.535)), 1.5)
    return Explorable(
        "bath",
        fig,
        BATHED,
        title="Calcium and magnesium outside",
        subject=subjects.AXON,
        description="Giant axon of the squid, 6.3 °C, in the ions of human blood. "
        "Above, the outer surface of the membrane, with a row of negative charges, and over it marks of "
        "calcium and magnesium, more of them the more there is. Below left, how far sodium gates open at each "
        "voltage: dashed in healthy blood, strong in this bath. Less calcium or magnesium moves the curve to the left, "
        "so that the gates open nearer to rest. Below right, the voltage over 40 milliseconds "
        "with a small steady current from 15 milliseconds on.",
        controls=[nb.Ca_e, nb.Mg_e, nb.weak],
        bindings=bindings,
        presets=[
            Preset("healthy blood, 2.1 µA/cm²"),
            Preset("half the magnesium", {nb.Mg_e: 0.275}),
            Preset("half the calcium", {nb.Ca_e: 0.6}),
            Preset("both a quarter down", {nb.Mg_e: 0.41, nb.Ca_e: 0.9}),
            Preset("very little calcium, no current", {nb.Ca_e: 0.3, nb.weak: 0}),
            Preset("magnesium infused", {nb.Mg_e: 2}),
        ],
        sentence=Sentence(
            "With {ca:.2f} mM calcium and {mg:.2f} mM magnesium the gates {how}. At {t:.0f} ms the axon is {v:+.0f} mV "
            "from rest. {so_far}",
            ca=nb.Ca_e, mg=nb.Mg_e, t=nv.t_long, v=v, so_far=so_far(),
            how=Choice(
                (Abs(nb.shift) < 0.05, "stand where they do in healthy blood"),
                (nb.shift < 0, Sentence("open {d:.1f} mV nearer to rest", d=-nb.shift)),
                Sentence("open {d:.1f} mV further from rest", d=nb.shift),
            ),
        ),
        units={nb.Mg_e: laboratory_units("magnesium")},
    )


def _surface(ax: Axes) -> list[Binding]:
    """Negative charges on the membrane, and the ions that hide them."""
    ax.add_patch(Rectangle((0, 30), WIDE, SURFACE - 30, facecolor=palette.outside, edgecolor="none"))
    ax.add_patch(Rectangle((0, 0), WIDE, 30, facecolor=palette.membrane, edgecolor="none"))
    ax.text(6, SURFACE - 5, "outside", size=11.5, color=palette.muted, va="top")
    for x in range(16, WIDE, 24):
        ax.text(x, 21, "−", size=15, weight="bold", ha="center", va="center")
    ax.text(6, 3, "membrane, with negative charges on it", size=11.5, va="bottom")
    bindings: list[Binding] = []
    chance = random.Random(3)
    for ion, outside, first in (("calcium", nb.Ca_e, 0), ("magnesium", nb.Mg_e, 1)):
        for place in range(12):
            across = 28 + (2 * ((5 * place) % 12) + first) * 17 + chance.uniform(-4, 4)
            mark = parts.mark(ax, across, 42 + 9 * (place % 4) + chance.uniform(-2, 2), ion)
            bindings.append(parts.counted(mark, log(outside / FEWEST[ion]) / log(1.5), place))
    for at, ion, name in ((300, "calcium", "Ca²⁺"), (364, "magnesium", "Mg²⁺")):
        parts.mark(ax, at, SURFACE - 13, ion)
        ax.text(at + 10, SURFACE - 13, name, size=12, va="center")
    return bindings


def _shifted_gates(ax: Axes) -> list[Binding]:
    """How far the sodium gates open at each voltage, in healthy blood and in this bath."""
    ax.set(xlim=AT_VOLTAGES, ylim=(0, 1.05), xlabel="mV from rest", ylabel="Na⁺ gates open, m")
    ax.set_xticks([0, 40, 80])
    parts.ticks(ax.yaxis, [0, 0.5, 1])
    voltages = np.linspace(*AT_VOLTAGES, 120)
    ax.plot(voltages, settled_gate(nv.alpha_m, nv.beta_m, voltages), color=palette.muted, linewidth=1.4,
            linestyle=(0, (4, 3)))
    # a curve of a model in time runs over its time; here that only counts off the voltages
    assert nv.t_long.range is not None
    low, high = AT_VOLTAGES
    across = low + (high - low) * nv.t_long / nv.t_long.range[1]
    rates = nv.opening(across - nb.shift)
    share = rates[nv.alpha_m] / (rates[nv.alpha_m] + rates[nv.beta_m])
    ax.text(-27, 1.0, "moved by", size=11.5, color=palette.sodium, va="top")
    return [
        parts.curve(ax, nv.t_long, share, palette.sodium, "sodium gates open", x=across),
        parts.words(ax, -27, 0.93, "{:+.1f} mV", nb.shift, size=11.5, color=palette.sodium, va="top"),
    ]
