"""The cortical thick limb along its length: what makes its voltage, and how magnesium follows it."""

from __future__ import annotations

from matplotlib.axes import Axes

from electrolytes.deficiency.tubule.along import ALONG, Mg_even, Mg_x, Na_x, V_made, V_x, x
from electrolytes.deficiency.tubule.first_stretch import Ca_b, Mg_b, flow
from electrolytes.deficiency.tubule.thick_limb import claudins, nkcc2
from electrolytes.live import (
    MARKS,
    Binding,
    Choice,
    Curve,
    Explorable,
    Marker,
    Preset,
    Sentence,
    figure,
    palette,
    subjects,
)

PLACES = (0, 25, 50, 75, 100)
PUBLISHED_V = (8.0, 6.2, 9.4, 11.7, 13.3)
PUBLISHED_MG = (2.057, 0.899, 0.420, 0.252, 0.194)
"""At the quarters of the cortical limb in the published model at rest: mV, and mM of magnesium in the lumen."""


def thick_limb() -> Explorable:
    """Voltage and magnesium from the beginning of the cortical limb to its end."""
    with figure(300) as fig:
        volts, magnesium = fig.subplots(1, 2)
        for ax in (volts, magnesium):
            ax.set(xlim=(0, 100), xlabel="along the cortical limb, %")
            ax.set_xticks(PLACES)
        volts.set(ylim=(-10, 30), ylabel="lumen, mV")
        magnesium.set(ylim=(0.08, 4), yscale="log", ylabel="magnesium in the lumen, mM")
        magnesium.set_yticks([0.1, 0.2, 0.5, 1, 2], ["0.1", "0.2", "0.5", "1", "2"])
        bindings = _voltage(volts) + _magnesium(magnesium)
    return Explorable(
        "thick-limb",
        fig,
        ALONG,
        title="Voltage and magnesium along the cortical thick limb",
        subject=subjects.TUBULE,
        description="Two plots along the cortical thick limb. Left, the voltage of the lumen, which rises from 4 to 15 "
        "millivolts; a dashed line is the part that NKCC2 and ROMK make, the rest comes from the lumen's dilution. "
        "Right, on a logarithmic scale, magnesium in the lumen falls from 2 to 0.2 millimolar; a dashed line shows "
        "where voltage and concentrations would balance, a dotted one magnesium in blood. Gray dots are the published "
        "model at rest.",
        controls=[nkcc2, x],
        more=[flow, Ca_b, claudins, Mg_b],
        bindings=bindings,
        presets=[
            Preset("healthy"),
            Preset("loop diuretic", {nkcc2: 30, x: 100}),
            Preset("NKCC2 shut", {nkcc2: 0, x: 100}),
            Preset("claudins lost", {claudins: 10, x: 100}),
            Preset("high calcium", {Ca_b: 1.8, x: 100}),
            Preset("full of salt", {flow: 120, x: 100}),
        ],
        sentence=Sentence(
            "At {x:.0f} % of the way the lumen holds {na:.0f} mM sodium and stands at {v:+.1f} mV, of which transport "
            "makes {m:.1f}. It holds {mg:.2f} mM magnesium; {even}",
            x=x, na=Na_x, v=V_x, m=V_made, mg=Mg_x,
            even=Choice(
                (Mg_x > 1.15 * Mg_even, Sentence("it could fall to {e:.2f} before the flow would stop.", e=Mg_even)),
                (Mg_x < Mg_even / 1.15, Sentence("at {e:.2f} the flow would stand still: magnesium is leaking back.",
                                                 e=Mg_even)),
                "voltage and concentrations are nearly in balance.",
            ),
        ),
    )


def _voltage(ax: Axes) -> list[Binding]:
    ax.axhline(0, color=palette.muted, linewidth=1)
    ax.plot(PLACES, PUBLISHED_V, "o", color=palette.muted, markersize=6.5)
    (part,) = ax.plot([], [], color=palette.sodium, linestyle=(0, (4, 2)), label="made by NKCC2 and ROMK")
    (line,) = ax.plot([], [], color=palette.ink, label="voltage of the lumen")
    (dot,) = ax.plot([], [], "o", color=palette.ink, markersize=10)
    for y, color, dashes, name in ((27, palette.ink, "solid", "voltage"), (23, palette.sodium, (0, (4, 2)),
                                                                         "made by NKCC2")):
        ax.plot([4, 16], [y, y], color=color, linestyle=dashes)
        ax.text(20, y, name, size=11.5, color=color, va="center")
    ax.text(96, -7.5, "● published model", size=11, color=palette.muted, ha="right", va="center")
    return [
        Curve(part, over=x, y=V_made, unit="mV", points=41),
        Curve(line, over=x, y=V_x, unit="mV", points=41),
        Marker(dot, x=x, y=V_x),
    ]


def _magnesium(ax: Axes) -> list[Binding]:
    ax.plot(PLACES, PUBLISHED_MG, "o", color=palette.muted, markersize=6.5)
    (blood,) = ax.plot([], [], color=palette.muted, linestyle=(0, (1, 2)), linewidth=1.6, label="magnesium in blood")
    (even,) = ax.plot([], [], color=palette.magnesium, linestyle=(0, (4, 2)), linewidth=1.8, label="in balance")
    (line,) = ax.plot([], [], color=palette.magnesium, label="magnesium in the lumen")
    (dot,) = ax.plot([], [], MARKS["magnesium"], color=palette.magnesium, markersize=10)
    for y, style, name in ((3.1, (0, (1, 2)), "in blood"), (2.35, (0, (4, 2)), "in balance")):
        color = palette.muted if name == "in blood" else palette.magnesium
        ax.plot([46, 58], [y, y], color=color, linestyle=style, linewidth=1.8)
        ax.text(62, y, name, size=11.5, color=color, va="center")
    return [
        Curve(blood, over=x, y=Mg_b + 0 * Mg_x, unit="mM", points=41),
        Curve(even, over=x, y=Mg_even, unit="mM", points=41),
        Curve(line, over=x, y=Mg_x, unit="mM", points=41),
        Marker(dot, x=x, y=Mg_x),
    ]
