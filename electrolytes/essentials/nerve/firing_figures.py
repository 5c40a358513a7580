"""The axon under a steady current: its course, the loop of an impulse, and the rate of firing."""

from __future__ import annotations

import itertools

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray
from sympy import Expr, Integer, Piecewise

from electrolytes.essentials.nerve import axon as nv
from electrolytes.essentials.nerve.axon import FIRING, n, v
from electrolytes.essentials.nerve.figures import over_time, so_far
from electrolytes.live import (
    MARKS,
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
from electrolytes.model import Quantity

Floats = NDArray[np.float64]

RATES = {6.3: 52.4, 7.0: 58.3, 8.0: 62.5, 10.0: 68.3, 15.0: 78.7, 20.0: 86.5, 30.0: 98.7, 40.0: 108.6, 60.0: 124.5}
"""Steady current (µA/cm²) → impulses in a second once the axon has settled into its rhythm; a test computes them."""


def rate_of_firing(current: Expr) -> Expr:
    """Impulses in a second, along straight lines between the computed points; none below the first."""
    points = list(RATES.items())
    pieces: list[tuple[Expr, Expr]] = [(Integer(0), current < points[0][0])]
    for (low, below), (high, above) in itertools.pairwise(points):
        pieces.append((below + (above - below) / (high - low) * (current - low), current < high))
    return Piecewise(*pieces, (points[-1][1], True))


def firing() -> Explorable:
    """Voltage over time, the loop in the plane of voltage and potassium gates, and the rate over the current."""
    rate = rate_of_firing(nv.steady)
    with figure(400) as fig:
        fig.set_layout_engine("none")
        bindings = over_time(fig.add_axes((0.125, 0.615, 0.855, 0.365)), 0.2)
        plane = fig.add_axes((0.125, 0.125, 0.36, 0.34))
        rates = fig.add_axes((0.635, 0.125, 0.345, 0.34))
        bindings += _plane(plane)
        bindings += _rates(rates, rate)
    return Explorable(
        "firing",
        fig,
        FIRING,
        title="A steady current",
        subject=subjects.AXON,
        description="Giant axon of the squid, 6.3 °C. "
        "Above, the voltage over 40 milliseconds while a steady current flows from 2 milliseconds on. "
        "Below left, the same course drawn as potassium gates against voltage: an impulse is a loop, run through "
        "counterclockwise. Below right, impulses in a second against the current: none, then at once more than fifty.",
        controls=[nv.steady],
        bindings=bindings,
        presets=[
            Preset("a rhythm: 10"),
            Preset("too little: 2.2", {nv.steady: 2.2}),
            Preset("just enough: 2.5", {nv.steady: 2.5}),
            Preset("barely a rhythm: 6.5", {nv.steady: 6.5}),
            Preset("strong: 40", {nv.steady: 40}),
            Preset("the other way: −5", {nv.steady: -5}),
        ],
        sentence=Sentence(
            "With {I:.1f} µA/cm² the axon {how}. At {t:.0f} ms it is {v:+.0f} mV from rest, with {n:.0f} % of its "
            "potassium gates open. {so_far}",
            I=nv.steady, t=nv.t_long, v=v, n=100 * n, so_far=so_far(),
            how=Choice(
                (nv.steady >= min(RATES), Sentence("settles into {r:.0f} impulses a second", r=rate)),
                (nv.steady > 2.25, "fires once or a few times, then falls silent"),
                "does not fire",
            ),
        ),
    )


def _plane(ax: Axes) -> list[Binding]:
    """Potassium gates against voltage; dashed, where the gates would settle at each voltage."""
    ax.set(xlim=(-30, 116), ylim=(0.0, 1.0), xlabel="mV from rest", ylabel="K⁺ gates open, n")
    ax.set_xticks([0, 50, 100])
    parts.ticks(ax.yaxis, [0, 0.5, 1])
    voltages = np.linspace(-30, 116, 80)
    ax.plot(voltages, settled_gate(nv.alpha_n, nv.beta_n, voltages), color=palette.muted, linestyle=(0, (4, 3)),
            linewidth=1.6)
    ax.text(114, 0.04, "dashed: where n rests", size=11.5, color=palette.muted, ha="right", va="bottom")
    return parts.traced(ax, nv.t_long, n, palette.potassium, "potassium gates", MARKS["potassium"], x=v)


def settled_gate(opens: Quantity, closes: Quantity, voltages: Floats) -> Floats:
    """How far a gate would open at given voltages (mV from rest), if these were held. Shape as ``voltages``."""
    rates = nv.opening(v)
    settled = FIRING.function({"open": rates[opens] / (rates[opens] + rates[closes])}, [v])
    return np.asarray(settled(voltages)[0], dtype=float)


def _rates(ax: Axes, rate: Expr) -> list[Binding]:
    """Impulses in a second over the current; the mark can be dragged."""
    ax.set(xlim=(-12, 62), ylim=(-6, 135), xlabel="current, µA/cm²", ylabel="impulses in 1 s")
    ax.set_xticks([0, 20, 40, 60])
    ax.set_yticks([0, 50, 100])
    start = min(RATES)
    ax.plot([-10, start], [0, 0], color=palette.ink)
    ax.plot([start, start], [0, RATES[start]], color=palette.muted, linestyle=(0, (1, 2)), linewidth=1.6)
    ax.plot(list(RATES), list(RATES.values()), color=palette.ink)
    return [parts.dot(ax, nv.steady, rate, palette.ink, size=12)]
