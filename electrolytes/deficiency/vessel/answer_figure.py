"""A jump of pressure, second by second: the artery cut across, its diameter and its bridges."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from sympy import Expr

from electrolytes.deficiency.latch_bridge.bridge import Ca_i, force
from electrolytes.deficiency.vessel.answer import ANSWER, P_after, P_now, t, t_jump
from electrolytes.deficiency.vessel.diagram import MMHG, TOP, across
from electrolytes.deficiency.vessel.wall import diameter, flow, gain
from electrolytes.live import (
    Binding,
    Choice,
    Explorable,
    LabUnit,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
    subjects,
)
from electrolytes.model import default_of

WIDE, HIGH = 440, 290


def pressure_jump() -> Explorable:
    """The artery after its pressure has jumped, at one moment and over a minute."""
    with figure(HIGH) as fig:
        fig.set_layout_engine("none")
        picture = fig.add_axes((0, 0.5 * (HIGH - TOP) / HIGH, 232 / WIDE, TOP / HIGH))
        bindings = _picture(picture)
        bindings += _course(fig.add_axes((0.655, 0.6, 0.325, 0.365)), diameter, 90, "diameter, µm", palette.accent, "o")
        held = fig.add_axes((0.655, 0.165, 0.325, 0.365))
        bindings += _course(held, 100 * force, 90, "attached, %", palette.calcium, "^")
        held.set_xlabel("time, s")
    return Explorable(
        "pressure-jump",
        fig,
        ANSWER,
        title="A jump of pressure",
        subject=subjects.SMALL_ARTERY,
        description="Left, the artery cut across, as a ring of wall with muscle cells around its opening. Right, over "
        "a minute: its inner diameter, and the share of attached bridges. At 10 seconds the pressure jumps. The "
        "ring is stretched within a second; then bridges attach and pull it together again, within half a minute. A "
        "dot on each curve marks the moment.",
        controls=[P_after, gain],
        bindings=bindings,
        presets=[
            Preset("up to 7 kPa"),
            Preset("up to 7 kPa, no answer", {gain: 0.0}),
            Preset("up to 10 kPa", {P_after: 10.0}),
            Preset("down to 2 kPa", {P_after: 2.0}),
        ],
        units={P_after: [LabUnit(unit.name, unit.factor) for unit in next(iter(MMHG.values()))]},
        sentence=Sentence(
            "{when} the artery is {d:.0f} µm wide, {b:.0f} % of its bridges are attached, and flow is {f:.3g} % of "
            "normal.",
            when=Choice((t < t_jump, "Before the jump"),
                        Sentence("{s:.0f} s after the jump to {p:.1f} kPa", s=t - t_jump, p=P_now)),
            d=diameter, b=100 * force, f=flow,
        ),
    )


def _picture(ax: Axes) -> list[Binding]:
    ax.set(xlim=(0, 232), ylim=(0, TOP))
    ax.axis("off")
    ax.add_patch(Rectangle((0, 0), 232, TOP, facecolor=palette.inside, edgecolor="none"))
    return [
        *across(ax),
        parts.words(ax, 8, 11, "{:.1f} kPa", P_now, size=12.5, weight="bold", va="center"),
        parts.words(ax, 224, 11, "Ca²⁺ {:.0f} nM", Ca_i, size=12.5, weight="bold", va="center", ha="right",
                    color=palette.calcium),
    ]


def _course(ax: Axes, y: Expr, top: float, name: str, color: str, mark: str) -> list[Binding]:
    ax.set(xlim=(-1, 61.5), ylim=(0, top), ylabel=name)
    ax.set_xticks([0, 15, 30, 45, 60])
    ax.axvline(default_of(t_jump), color=palette.grid, linewidth=2.4)
    return parts.traced(ax, t, y, color, name, mark)
