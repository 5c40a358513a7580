"""The leaking cell as a picture that lives: it swells, its ions come and go, and their course is drawn beside it."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Circle as CirclePatch
from sympy import Abs, Expr, Min, Piecewise

from electrolytes.live import (
    MARKS,
    Binding,
    Choice,
    Circle,
    Explorable,
    Guess,
    Move,
    Opacity,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
    subjects,
)
from electrolytes.mechanism.cell.pump_leak import (
    CELL,
    J_K,
    N_K,
    Cl_i,
    J_Na,
    K_e,
    K_i,
    N_Cl,
    N_Na,
    Na_i,
    V,
    leak_K,
    leak_Na,
    p,
    pumping,
    r_0,
    radius,
    swelling,
    t,
)
from electrolytes.model import default_of

HIGH, WIDE = 430, 440
TOP = 205  # height of the picture above the two plots
HALF = 6.1  # half of its height, in µm
A_MARK = 2.6e9
"""Ions that one mark in the picture stands for."""

TRAPPED = "trapped"
SLOTS = {"sodium": 18, "potassium": 6, "chloride": 12, TRAPPED: 6}
"""Marks that there is room for in a cell at full size."""

AMOUNT = {"sodium": N_Na, "potassium": N_K, "chloride": N_Cl}
drawn = Min(radius, 5.7)  # beyond its full size a cell has burst, and how large it would be need not be seen
SITUATIONS = [
    Preset("healthy cell"),
    Preset("half the pumping", {pumping: 50}),
    Preset("pump off", {pumping: 0}),
    Preset("leaky for sodium", {leak_Na: 5}),
    Preset("high potassium outside", {K_e: 10}),
]


def cell_in_time() -> Explorable:
    """The cell with its ions and flows at one moment, and the course of its concentrations and voltage."""
    with figure(HIGH) as fig:
        wide = HALF * WIDE / TOP
        bindings = _picture(parts.scene(fig, TOP, x=(-wide, wide), y=(-HALF, HALF), ground=palette.outside), wide)
        bindings += _inside(fig.add_axes((0.115, 0.115, 0.36, 0.345)))
        bindings += _voltage(fig.add_axes((0.635, 0.115, 0.345, 0.345)))
    return Explorable(
        "cell",
        fig,
        CELL,
        title="A cell and its pump, for three hours",
        subject=subjects.TEACHING_CELL,
        description="Above, a round cell in salty fluid. Arrows through its membrane show sodium leaking in and pumped "
        "out on the left, potassium leaking out and pumped in on the right; wider is more. Marks inside show how many "
        "ions of each kind it holds, and six trapped anions. The circle grows with the cell's water; a dashed circle "
        "shows its full size. Below, over time: the concentrations of sodium, potassium and chloride inside, and the "
        "membrane voltage. A dot on each curve marks the moment shown.",
        controls=[pumping, leak_Na, K_e],
        more=[leak_K],
        bindings=bindings,
        presets=SITUATIONS,
        sentence=_told(),
        guess=Guess(
            V, "The pump is switched off for three hours. Drag the points to where the voltage will go.", "pump off",
            fig.axes[2], at=(5, 30, 60, 120, 180), name="Voltage", form=".0f", close=10,
            because="In the first second hardly anything happens: the voltage comes from the potassium that is stored "
            "in the cell, and that takes minutes to leak away.",
        ),
    )


def _told() -> Sentence:
    """What has become of the cell so far."""
    begun = Choice(
        (pumping < 0.5, "with the pump off"),
        (pumping < 99.5, Sentence("with {s:.0f} % of the pumping", s=pumping)),
        "with the pump at work",
    )
    state = Choice(
        (radius > r_0, "It has filled its membrane: a real cell would have burst."),
        (Na_i > K_i, "It now holds more sodium than potassium."),
        (Abs(swelling - 100) < 0.5, "It keeps its size."),
        "It still holds more potassium than sodium.",
    )
    return Sentence(
        "{when} {begun}: {na:.0f} mM sodium and {k:.0f} mM potassium inside, {V:.0f} mV, {size:.0f} % of "
        "the resting volume. {state}",
        when=Choice((t < 0.5, "At the start,"), Sentence("After {t:.0f} min", t=t)),
        begun=begun, na=Na_i, k=K_i, V=V, size=swelling, state=state,
    )


# --- the picture ------------------------------------------------------------------------------------------------------


def _picture(ax: Axes, wide: float) -> list[Binding]:
    """The cell in its fluid, which reaches from ``-wide`` to ``wide``."""
    at_rest = CELL.number(radius)
    _fluid(ax, wide)
    body = CirclePatch((0, 0), at_rest, facecolor=palette.inside, edgecolor=palette.membrane, linewidth=7)
    full = CirclePatch((0, 0), default_of(r_0), facecolor="none", edgecolor=palette.muted, linewidth=1.2)
    full.set_linestyle("--")
    ax.add_patch(body)
    ax.add_patch(full)
    whole = Piecewise((1, radius <= r_0), (0.3, True))  # a torn membrane is drawn pale
    bindings: list[Binding] = [Circle(body, radius=drawn), Opacity(body, whole)]
    bindings += [*_ions(ax, at_rest), *_flows(ax, at_rest)]
    ax.text(0, 5.45, "full size", size=11, color=palette.muted, ha="center", va="center")
    for y, told, value in ((5.4, "{:.0f} mV inside", V), (-5.4, "volume {:.0f} %", swelling)):
        bindings.append(parts.words(ax, wide - 0.4, y, told, value, size=12.5, weight="bold", ha="right", va="center"))
    return bindings


def _fluid(ax: Axes, wide: float) -> None:
    """Ions outside; the swelling cell covers them."""
    chance = random.Random(4)
    spots = [(x + chance.uniform(-0.45, 0.45), y + chance.uniform(-0.25, 0.25))
             for y in (4.1, 3.0, -3.0, -4.1) for x in (-12.1, -10.2, -8.3, -6.4, 6.4, 8.3, 10.2, 12.1)]
    chance.shuffle(spots)
    kinds = ["sodium"] * 15 + ["potassium"] + ["chloride"] * 16
    for (x, y), ion in zip(spots, kinds, strict=True):
        _mark(ax, x, y, ion)
    for x, ion, name in ((-12.6, "sodium", "Na⁺"), (-10.1, "potassium", "K⁺"), (-8.0, "chloride", "Cl⁻"),
                         (-5.7, TRAPPED, "trapped")):
        _mark(ax, x, -5.4, ion, 8)
        ax.text(x + 0.5, -5.4, name, size=11.5, va="center")
    ax.text(-wide + 0.4, 5.4, "outside", size=11, color=palette.muted, va="center")


def _mark(ax: Axes, x: float, y: float, ion: str, size: float = 7.5) -> Line2D:
    """A mark of an ion, or of what is trapped."""
    if ion == TRAPPED:
        return parts.mark(ax, x, y, "chloride", size, marker="X", color=palette.muted)
    return parts.mark(ax, x, y, ion, size)


def _ions(ax: Axes, at_rest: float) -> list[Binding]:
    """Marks spread over the cell, as many of each kind as its amount asks for; they move apart as it swells."""
    return spread(ax, (0, 0), at_rest, drawn, SLOTS, AMOUNT)


def spread(
    ax: Axes, middle: tuple[float, float], at_rest: float, now: Expr, slots: Mapping[str, int],
    amounts: Mapping[str, Expr], turned: float = 0,
) -> list[Binding]:  # fmt: skip
    """Marks over a round cell at ``middle``, whose radius is ``at_rest`` by default and ``now``.

    There are ``slots`` of each kind; of those in ``amounts`` (fmol) as many show as there are ions, one for each
    :data:`A_MARK`.
    """
    kinds = [ion for ion, many in slots.items() for _ in range(many)]
    random.Random(11).shuffle(kinds)
    seen = dict.fromkeys(slots, 0)
    bindings: list[Binding] = []
    for place, ion in enumerate(kinds):
        far, angle = 0.84 * math.sqrt((place + 0.5) / len(kinds)), turned + place * math.pi * (3 - math.sqrt(5))
        x, y = far * math.cos(angle), far * math.sin(angle)
        mark = _mark(ax, middle[0] + x * at_rest, middle[1] + y * at_rest, ion)
        bindings.append(Move(mark, x=middle[0] + x * now, y=middle[1] + y * now))
        if ion in amounts:
            bindings.append(parts.counted(mark, amounts[ion] * 6.022e8 / A_MARK, seen[ion]))
        seen[ion] += 1
    return bindings


def _flows(ax: Axes, at_rest: float) -> list[Binding]:
    """Four arrows through the membrane: each ion's leak above, its share of the pump below."""
    arrows = [  # side, height, what flows outward, its color, its name
        (-1, 1.15, J_Na, palette.sodium, "Na⁺ leaks in"),
        (-1, -1.15, 3 * p, palette.sodium, "pump: 3 Na⁺ out"),
        (1, 1.15, J_K, palette.potassium, "K⁺ leaks out"),
        (1, -1.15, -2 * p, palette.potassium, "pump: 2 K⁺ in"),
    ]
    bindings: list[Binding] = []
    for side, y, outward, color, name in arrows:
        angle = math.asin(y / at_rest)
        edge = side * drawn * math.cos(angle)
        home = side * at_rest * math.cos(angle)
        height = drawn * math.sin(angle)
        ends = (home - side * 1.0, home + side * 1.3)
        flow = parts.stream(ax, ends, (y, y), color, outward, 11, 1.2, zorder=4)
        bindings += [flow, Move(flow.artist, x=edge, y=height),
                     parts.words(ax, edge + side * 2.35, height, name, size=11.5, color=color,
                                 ha="left" if side > 0 else "right", va="center", zorder=4)]
    return bindings


# --- the curves -------------------------------------------------------------------------------------------------------


def _over_time(ax: Axes) -> None:
    ax.set(xlim=(-6, 186), xlabel="time, min")
    ax.set_xticks([0, 60, 120, 180])


def _inside(ax: Axes) -> list[Binding]:
    """Concentrations inside."""
    _over_time(ax)
    ax.set(ylim=(0, 155), ylabel="inside, mM")
    ax.set_yticks([0, 50, 100, 150])
    bindings = parts.traced(ax, t, Cl_i, palette.chloride, "Cl⁻ inside", MARKS["chloride"])
    bindings += parts.traced(ax, t, K_i, palette.potassium, "K⁺ inside", MARKS["potassium"])
    return bindings + parts.traced(ax, t, Na_i, palette.sodium, "Na⁺ inside", MARKS["sodium"])


def _voltage(ax: Axes) -> list[Binding]:
    """Membrane voltage."""
    _over_time(ax)
    ax.set(ylim=(-105, 5), ylabel="voltage, mV")
    parts.ticks(ax.yaxis, [-100, -75, -50, -25, 0])
    return parts.traced(ax, t, V, palette.ink, "voltage")
