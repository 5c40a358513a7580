"""The artery under pressure: diameter with and without an answer, flow, and how fast a pulse would run along it."""

from __future__ import annotations

from matplotlib.axes import Axes
from sympy import Expr, Min

from electrolytes.deficiency.latch_bridge.bridge import Ca_i
from electrolytes.deficiency.vessel.diagram import MMHG
from electrolytes.deficiency.vessel.pulse_diagram import pulsing
from electrolytes.deficiency.vessel.wall import (
    MYOGENIC,
    P_T,
    VESSEL,
    Ca_set,
    P_ref,
    diameter,
    distensibility,
    flow,
    gain,
    pulse_speed,
    r,
    r_c,
    sigma_0,
)
from electrolytes.live import (
    MARKS,
    Binding,
    Choice,
    Explorable,
    Opacity,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
    subjects,
)

RELAXED, DEAF = (0, (1, 1.6)), parts.DASHED
driven = flow * P_T / P_ref
"""Flow (percent of normal) if what drives it rises with the pressure inside."""


def pressure_diameter() -> Explorable:
    """Diameter and flow over pressure: relaxed, with calcium fixed, and with calcium that answers to pressure."""
    with figure(320) as fig:
        wide, through = fig.subplots(1, 2)
        bindings = _three(wide, diameter, "diameter", "µm")
        bindings += _three(through, driven, "flow", "percent")
        wide.set(ylim=(20, 92), ylabel="inner diameter, µm")
        through.set(ylim=(5, 8000), ylabel="flow, % of normal", yscale="log")
        through.set_yticks([10, 100, 1000])
        wide.text(1.2, 84, "relaxed", size=12, color=palette.muted)
        wide.text(8.9, 62, "calcium\nfixed", size=12, color=palette.calcium, linespacing=1.1, va="center")
        answers = wide.text(6.5, 24, "calcium answers", size=12, color=palette.accent, ha="center")
        bindings.append(Opacity(answers, Min(1, gain / 8)))
    return Explorable(
        "pressure-diameter",
        fig,
        MYOGENIC,
        title="An artery under pressure",
        subject=subjects.SMALL_ARTERY,
        description="Two plots over the pressure inside, from 1 to 12 kilopascal. Left, inner diameter: the relaxed "
        "artery (dotted) is wide; with its calcium fixed (dashed) it is stretched from narrow to wide as pressure "
        "rises; if calcium rises with pressure (solid) the diameter hardly changes. Right, flow on a logarithmic "
        "scale, driven by a pressure that rises alike: dotted and dashed climb a hundredfold, the solid one stays "
        "within the same order. A mark on each solid curve can be dragged.",
        controls=[P_T, gain, Ca_set],
        more=[sigma_0],
        bindings=bindings,
        presets=[
            Preset("calcium answers to pressure"),
            Preset("calcium fixed", {gain: 0.0}),
            Preset("pressure doubled", {P_T: 8.0}),
            Preset("pressure doubled, calcium fixed", {P_T: 8.0, gain: 0.0}),
            Preset("pressure halved", {P_T: 2.0}),
        ],
        units=MMHG,
        outcome=diameter,
        sentence=Sentence(
            "At {p:.1f} kPa calcium is {c:.0f} nM and the artery is {d:.0f} µm wide inside; {flow}.",
            p=P_T, c=Ca_i, d=diameter,
            flow=Choice(
                (driven > 105, Sentence("flow is {q:.3g} times normal", q=driven / 100)),
                (driven < 95, Sentence("flow is down to {q:.0f} % of normal", q=driven)),
                "flow is normal",
            ),
        ),
    )


def _three(ax: Axes, y: Expr, name: str, unit: str) -> list[Binding]:
    """The relaxed artery, the one whose calcium is fixed, and the one as set."""
    ax.set(xlim=(0.8, 12.2), xlabel="pressure inside, kPa")
    ax.set_xticks([2, 4, 6, 8, 10, 12])
    slack, deaf = {Ca_set: 0.0, gain: 0.0}, {gain: 0.0}
    return [
        parts.curve(ax, P_T, y, palette.muted, f"{name}, relaxed", given=slack, points=81, unit=unit, dashes=RELAXED),
        parts.curve(ax, P_T, y, palette.calcium, f"{name}, calcium fixed", given=deaf, points=81, unit=unit,
                    dashes=DEAF),
        *parts.traced(ax, P_T, y, palette.accent, f"{name}, as set", points=81, unit=unit),
    ]


def stiffness() -> Explorable:
    """Pulse speed over calcium and over pressure, with the collagen as set."""
    with figure(430) as fig:
        bindings = pulsing(fig)
        tone, load = fig.add_axes((0.1, 0.105, 0.42, 0.5)), fig.add_axes((0.56, 0.105, 0.42, 0.5))
        bindings += _speed(tone, Ca_i, palette.calcium, MARKS["calcium"])
        bindings += _speed(load, P_T, palette.accent, "o")
        tone.set(xlim=(42, 508), xlabel="calcium, nM", ylabel="pulse speed, m/s", ylim=(0, 7.5))
        load.set(xlim=(0.8, 12.2), xlabel="pressure inside, kPa", ylim=(0, 7.5), yticklabels=[])
        tone.set_xticks([50, 200, 350, 500])
        load.set_xticks([2, 4, 6, 8, 10, 12])
        tone.text(60, 6.9, "more tone →", size=12, color=palette.muted, va="center")
        load.text(1.3, 6.9, "more pressure →", size=12, color=palette.muted, va="center")
    return Explorable(
        "stiffness",
        fig,
        VESSEL,
        title="How stiff is the wall?",
        subject=subjects.SMALL_ARTERY,
        description="Above, the artery cut across, a fiber of collagen around it, in waves while it is slack and a "
        "plain ring when it is taut; and cut along, with a bulge of the wall that runs to the right, and an arrow as "
        "long as it is fast. Below, two plots of the speed at which a pulse would run along the artery. Left, over "
        "calcium: at 4 "
        "kilopascal the speed first falls, is least near 140 nanomolar, and then climbs to nearly twice its value at "
        "normal tone. Right, over pressure: first it falls a little, then it climbs as collagen becomes taut. A mark "
        "on each curve can be dragged.",
        controls=[Ca_i, P_T, sigma_0],
        bindings=bindings,
        pace="The pulse runs some twenty thousand times slower than life, each setting’s in its proportion. A real one "
        "is far longer than this piece, and the wall gives less.",
        presets=[
            Preset("normal tone, 4 kPa"),
            Preset("a fifth more calcium", {Ca_i: 228.0}),
            Preset("pressure doubled", {P_T: 8.0}),
            Preset("both", {Ca_i: 228.0, P_T: 8.0}),
            Preset("stiff collagen, relaxed", {Ca_i: 50.0, sigma_0: 6.0}),
        ],
        units=MMHG,
        sentence=Sentence(
            "A pulse would run at {c:.1f} m/s. One more kPa would widen the opening by {d:.0f} % of its area; {who}.",
            c=pulse_speed, d=distensibility,
            who=Choice((r > r_c, "collagen is taut and carries part of the load"),
                       "collagen is slack, and muscle with elastic tissue carries all of the load"),
        ),
    )


def _speed(ax: Axes, over: Expr, color: str, mark: str) -> list[Binding]:
    return parts.traced(ax, over, pulse_speed, color, "pulse speed", mark, size=11, unit="m/s")
