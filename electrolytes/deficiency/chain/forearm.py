"""The forearm with magnesium in its artery: the chain's first links alone, beside flow that was measured.

In nine students magnesium was infused into the artery of the forearm, and the flow there measured (Haenni et al.,
2002). Within minutes nothing but the magnesium around the muscle has changed, so the cell's own stays as it was.
"""

from __future__ import annotations

from matplotlib.axes import Axes

from electrolytes.deficiency.chain.links import Ca_wall, K_toned, calcium_toned, calcium_wall
from electrolytes.deficiency.latch_bridge.bridge import Ca_i
from electrolytes.deficiency.smooth_muscle.cell import calcium
from electrolytes.deficiency.smooth_muscle.magnesium import K_outer, Mg_o
from electrolytes.deficiency.smooth_muscle.quantities import K_o
from electrolytes.deficiency.smooth_muscle.rest import MAGNESIUM_SETTLED
from electrolytes.deficiency.vessel.wall import VESSEL, flow, r_ref
from electrolytes.live import MARKS, Explorable, Preset, Sentence, figure, palette, parts, subjects
from electrolytes.mechanism.cell.magnesium import put_in
from electrolytes.model import Model

BEFORE, DURING = (0.59, 100.0, 0.0), (1.26, 100 * 7.3 / 3.5, 100 * 3.4 / 3.5)
"""Free magnesium (mM) in venous plasma, flow in percent of that before, and its standard deviation (Haenni2002)."""

FOREARM = Model(
    "Forearm with magnesium infused",
    inputs=[Mg_o, K_outer],
    outputs={
        **put_in(MAGNESIUM_SETTLED.equations, {K_o: K_toned}),
        Ca_wall: calcium_wall * calcium / calcium_toned,
        **put_in(VESSEL.equations, {Ca_i: Ca_wall, r_ref: r_ref.with_(name="r_ref_wall")}),
    },
    residuals={**put_in(MAGNESIUM_SETTLED.residuals, {K_o: K_toned}), **VESSEL.residuals},
    source="Kapela2008; HaiMurphy1988; Dormanns2015",
    assumptions=(
        "Only the magnesium around the muscle has changed. What the cell holds follows in hours to weeks.",
        "Calcium in the artery's wall, 190 nM before, changes by as many percent as in the muscle cell.",
        "One artery stands for all of them, and the pressure along it stays as it was.",
    ),
    limits=("The cell and the artery are a rat's; how magnesium outside acts on the channel was fitted to hearts.",),
    omitted=("The inner lining: magnesium made it answer more to a messenger in the same people.",),
)


def flow_gained(**settings: float) -> float:
    """By how many percent flow is higher at 1.26 mM of free magnesium than at 0.59 mM."""
    before, during = (FOREARM.number(flow, Mg_o=point[0], **settings) for point in (BEFORE, DURING))
    return 100 * (during / before - 1)


def measured_gain() -> float:
    """By how many percent flow was higher in the nine people."""
    return DURING[1] - BEFORE[1]


def forearm() -> Explorable:
    """Flow over the magnesium around the muscle, with what was measured in nine people."""
    with figure(300) as fig:
        ax = fig.subplots()
        ax.set(xlim=(0.3, 1.65), ylim=(0, 340), xlabel="free magnesium around the muscle, mM",
               ylabel="flow, % of that before")
        _measured(ax)
        bindings = parts.traced(ax, Mg_o, flow, palette.magnesium, "flow", MARKS["magnesium"], points=61,
                                unit="percent", at=parts.held(flow, 0, 340))
    return Explorable(
        "forearm",
        fig,
        FOREARM,
        title="Magnesium infused into the forearm",
        subject=subjects.RAT_ARTERY_TONE,
        description="Flow over the free magnesium around the muscle. Two gray dots were measured in nine people: 100 "
        "percent at 0.59 millimolar, 209 percent at 1.26, with a bar of one standard deviation. The model's curve "
        "rises through the first and passes far below the second. With a stronger block of the channel it is steeper.",
        controls=[Mg_o, K_outer],
        bindings=bindings,
        presets=[
            Preset("before"),
            Preset("during the infusion", {Mg_o: 1.26}),
            Preset("if the block were stronger", {Mg_o: 1.26, K_outer: 3.4}),
        ],
        sentence=Sentence(
            "With {m:.2f} mM of free magnesium around it the muscle holds {c:.0f} nM of calcium, and {q:.0f} % of the "
            "usual flow passes. In nine people 1.26 mM let 209 % pass.",
            m=Mg_o, c=Ca_wall, q=flow,
        ),
    )


def _measured(ax: Axes) -> None:
    for at, mean, spread in (BEFORE, DURING):
        parts.measured(ax, at, mean, spread)
    ax.text(1.22, 322, "● nine people", size=11.5, color=palette.muted, va="center", ha="right")
