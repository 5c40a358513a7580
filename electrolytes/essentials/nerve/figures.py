"""The impulse in pictures: channels that open and shut, and the course of voltage and conductance."""

from __future__ import annotations

import random

from matplotlib.axes import Axes
from matplotlib.patches import Circle as CirclePatch
from matplotlib.patches import Rectangle
from sympy import Abs, And, Expr

from electrolytes.essentials.nerve import axon as nv
from electrolytes.essentials.nerve.axon import I_K, IMPULSE, E_Na, I_Na, g_K, g_Na, h, m, n, stimulus, v
from electrolytes.live import (
    MARKS,
    Binding,
    Choice,
    Circle,
    Explorable,
    Guess,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
    subjects,
)
from electrolytes.model import Quantity

WIDE = 440
TALL, PICTURE = 470, 158  # of the first figure, and of the picture above its curves
TOP, BOTTOM = 96, 62  # of the membrane in that picture
MOST_SODIUM = 600.0  # mM, when every mark outside is drawn

# --- one impulse ------------------------------------------------------------------------------------------------------

SITUATIONS = [
    Preset("one impulse"),
    Preset("a weaker pulse", {nv.pulse: 6}),
    Preset("twice as strong", {nv.pulse: 30}),
    Preset("a second pulse, too early", {nv.second: 15, nv.gap: 8, nv.t: 11}),
    Preset("a second pulse, later", {nv.second: 15, nv.gap: 15, nv.t: 19}),
    Preset("a tenth of the sodium", {nv.Na_e: 44}),
]


def impulse() -> Explorable:
    """Two kinds of channels at one moment, and the course of voltage and of what is open."""
    with figure(TALL) as fig:
        picture = parts.scene(fig, PICTURE)
        voltage = fig.add_axes((0.125, 0.345, 0.855, 0.295))
        open_to = fig.add_axes((0.125, 0.098, 0.855, 0.19))
        bindings = _membrane(picture) + _voltage(voltage) + _open(open_to)
    return Explorable(
        "impulse",
        fig,
        IMPULSE,
        title="One impulse, in slow motion",
        subject=subjects.AXON,
        description="Giant axon of the squid, 6.3 °C. "
        "Above, a piece of membrane with a sodium channel on the left and a potassium channel on the "
        "right. Their walls part as they open; a ball hangs below the sodium channel and plugs it when it is "
        "inactivated. Arrows show sodium flowing in and potassium flowing out; wider is more. Below, over 30 "
        "milliseconds: the voltage from rest with the voltage at which sodium would not flow, the pulses as steps, and "
        "how open the membrane is to sodium and to potassium. A dot on each curve marks the moment shown.",
        controls=[nv.pulse, nv.width, nv.second, nv.gap, nv.Na_e],
        bindings=bindings,
        presets=SITUATIONS,
        sentence=_told(),
        guess=Guess(
            v, "The pulse becomes twice as strong. How high will the impulse go, from 105 mV above rest now?",
            "twice as strong", voltage, moment=3.25, low=0, high=136, start=105, name="Height of the impulse",
            form=".0f", close=8,
            because="The pulse only lights the fuse: the impulse comes sooner, and no higher to speak of. Its "
            "height comes from sodium, as you will see.",
        ),
    )


def _told() -> Sentence:
    """What goes on at the moment."""
    doing = Choice(
        (And(v > 15, -I_Na > I_K), "Sodium is rushing in."),
        (v > 15, "Sodium channels are shutting, and potassium is on its way out."),
        (And(stimulus > 0, v < 15), "The electrode is pushing."),
        (v < -2, "Potassium channels are still open, so the inside is more negative than at rest."),
        (h < 0.5, "Many sodium channels are still shut and cannot open again yet."),
        (Abs(v) < 1, "It is at rest."),
        "It is close to rest.",
    )
    return Sentence(
        "At {t:.1f} ms the inside is {v:+.1f} mV from rest; the membrane is open to sodium with {na:.2g} and to "
        "potassium with {k:.2g} mS/cm². {doing} {so_far}",
        t=nv.t, v=v, na=g_Na, k=g_K, doing=doing, so_far=so_far(),
    )


def so_far() -> Choice:
    """How many impulses there have been."""
    return Choice(
        (nv.fired < 0.5, "No impulse so far."),
        (nv.fired < 1.5, "One impulse so far."),
        Sentence("{n:.0f} impulses so far.", n=nv.fired),
    )


def _membrane(ax: Axes) -> list[Binding]:
    """The two channels in their membrane, the ions on both sides, and the currents."""
    ax.add_patch(Rectangle((0, TOP), WIDE, PICTURE - TOP, facecolor=palette.outside, edgecolor="none"))
    ax.add_patch(Rectangle((0, 0), WIDE, BOTTOM, facecolor=palette.inside, edgecolor="none"))
    for left, right in ((0, 116), (144, 296), (324, WIDE)):
        sheet = Rectangle((left, BOTTOM), right - left, TOP - BOTTOM, facecolor=palette.membrane, edgecolor="none")
        ax.add_patch(sheet)
    ax.text(6, PICTURE - 6, "outside", size=11.5, color=palette.muted, va="top")
    ax.text(6, 6, "inside", size=11.5, color=palette.muted, va="bottom")
    bindings = _ions(ax)
    bindings += _channel(ax, 130, m, "sodium", "Na⁺", -I_Na, inward=True)
    bindings += _channel(ax, 310, n, "potassium", "K⁺", I_K, inward=False)
    ball = CirclePatch((130, BOTTOM - 20), 8, facecolor=palette.ink, edgecolor=palette.paper, linewidth=1.5, zorder=6)
    ax.add_patch(ball)
    hanging = BOTTOM - 8 - 22 * h  # plugs the mouth at h = 0, hangs aside at rest
    bindings.append(Circle(ball, radius=8, x=130 + 34 * h, y=hanging))
    return [*bindings, parts.words(ax, WIDE - 6, 6, "{:+.0f} mV from rest", v, size=12.5, weight="bold", ha="right",
                                   va="bottom")]


def _ions(ax: Axes) -> list[Binding]:
    """Sodium outside, as much as there is, and potassium inside."""
    chance = random.Random(7)
    bindings: list[Binding] = []
    spots = [(x, y) for x in (60, 86, 174, 200, 226, 252, 276, 346, 372, 398, 424) for y in (TOP + 16, TOP + 38)]
    chance.shuffle(spots)
    for place, (x, y) in enumerate(spots):
        mark = parts.mark(ax, x + chance.uniform(-6, 6), y + chance.uniform(-5, 5), "sodium")
        bindings.append(parts.counted(mark, nv.Na_e / MOST_SODIUM * len(spots), place))
    for x in (50, 78, 182, 208, 234, 260, 366, 394):
        for y in (BOTTOM - 18, BOTTOM - 40):
            if x < 350 or y > 30:
                parts.mark(ax, x + chance.uniform(-6, 6), y + chance.uniform(-5, 5), "potassium")
    return bindings


def _channel(ax: Axes, x: float, gate: Quantity, ion: str, sign: str, flow: Expr, *, inward: bool) -> list[Binding]:
    """A channel whose walls part with its gate, its name, and the arrow of its current."""
    color = getattr(palette, ion)
    bindings: list[Binding] = []
    low, high = BOTTOM - 5, TOP + 5
    for side in (-1, 1):
        near, far = x + side * (1 + 11 * gate), x + side * (27 + 11 * gate)
        wall = [(near, low), (near, high), (far, high), (far, low)]
        bindings.append(parts.polygon(ax, wall, palette.muted, palette.paper, linewidth=1, zorder=3))
    ends = (TOP + 30, BOTTOM - 34) if inward else (BOTTOM - 34, TOP + 30)
    bindings.append(parts.stream(ax, (x, x), ends, color, flow, 13, 150, zorder=5))
    ax.text(x, PICTURE - 5, f"{sign} channels", size=12, color=color, ha="center", va="top", zorder=4)
    return bindings


def span(ax: Axes, until: int, step: int) -> None:
    """The axis of time from 0 to ``until`` milliseconds."""
    ax.set(xlim=(-until / 50, until * 1.02))
    ax.set_xticks(range(0, until + 1, step))


def over_time(ax: Axes, per: float) -> list[Binding]:
    """The voltage over 40 ms with the electrode's current below it, ``per`` mV high for each µA/cm²."""
    span(ax, 40, 10)
    ax.set(ylim=(-50, 116), ylabel="mV from rest", xlabel="time, ms")
    ax.set_yticks([0, 50, 100])
    ax.text(40, -49, "current", size=11.5, color=palette.muted, ha="right", va="bottom")
    return [*steps(ax, nv.t_long, -32, per), *parts.traced(ax, nv.t_long, v, palette.ink, "voltage", unit="mV")]


def steps(ax: Axes, time: Quantity, floor: float, per: float) -> list[Binding]:
    """The electrode's current as steps below the voltage, to show when it flows."""
    return [parts.curve(ax, time, floor + per * stimulus, palette.muted, "stimulus", unit="", width=1.8)]


def _voltage(ax: Axes) -> list[Binding]:
    """The voltage, sodium's own, and the pulses."""
    span(ax, 30, 5)
    ax.set(ylim=(-58, 136), ylabel="mV from rest")
    ax.set_yticks([0, 50, 100])
    ax.tick_params(axis="x", labelbottom=False)
    ax.text(30, -57, "pulses", size=11.5, color=palette.muted, ha="right", va="bottom")
    return [
        parts.curve(ax, nv.t, E_Na, palette.sodium, "sodium's voltage", dashes=(0, (4, 3)), width=1.6),
        parts.words(ax, 30, E_Na + 2, "sodium's own voltage", size=11.5, color=palette.sodium, ha="right", va="bottom"),
        *steps(ax, nv.t, -38, 0.35),
        *parts.traced(ax, nv.t, v, palette.ink, "voltage", unit="mV"),
    ]


def _open(ax: Axes) -> list[Binding]:
    """How open the membrane is to either ion."""
    span(ax, 30, 5)
    ax.set(ylim=(0, 56), ylabel="mS/cm²", xlabel="time, ms")
    ax.set_yticks([0, 20, 40])
    ax.text(30, 49, "open to K⁺", size=11.5, color=palette.potassium, ha="right", va="center")
    ax.text(24.6, 49, "open to Na⁺", size=11.5, color=palette.sodium, ha="right", va="center")
    return [
        *parts.traced(ax, nv.t, g_K, palette.potassium, "open to K⁺", MARKS["potassium"], unit="mS/cm²"),
        *parts.traced(ax, nv.t, g_Na, palette.sodium, "open to Na⁺", MARKS["sodium"], unit="mS/cm²"),
    ]
