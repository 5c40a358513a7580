"""The artery on a cannula, at the pressures and the calcium that Knot & Nelson (1998) measured, and relaxed.

What the wall makes of a calcium was never fitted to their arteries; so this is a test. The artery of the model is a
smaller one, made for half their pressure: a slider says what part of the pressure its wall has to hold.
"""

from __future__ import annotations

from functools import partial

from sympy import Expr

from electrolytes.deficiency.latch_bridge.bridge import KINASE, Ca_i, at_rest, force, k_7_wall, squeeze
from electrolytes.deficiency.vessel.wall import (
    P_T,
    WALL,
    WALL_ASSUMPTIONS,
    WALL_LIMITS,
    WALL_OMITTED,
    E,
    E_active,
    P_wall,
    R_f,
    diameter,
    h,
    r,
    sigma,
    sigma_c,
)
from electrolytes.live import Explorable, Preset, Sentence, figure, palette, parts, subjects
from electrolytes.mechanism.cell.magnesium import put_in
from electrolytes.model import Model, Quantity, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
measured = partial(Quantity, source="KnotNelson1998", evidence="supported")

SEEN = ((60.0, 100 * 115 / 196), (100.0, 100 * 116 / 208))
"""Pressure (mmHg), and diameter in percent of the fully relaxed artery (KnotNelson1998)."""

P_in = chosen("P_in", "P", unit="mmHg", default=60.0, range=(10.0, 120.0), domain=(1, None), label="Pressure",
              meaning="pressure inside the vessel minus outside")
felt = chosen("felt", "f", unit="percent", default=100.0, range=(30.0, 100.0), domain=(1, 200),
              label="Pressure that our wall holds",
              meaning="what part of the pressure the wall of our smaller artery has to hold")
stiffness = E_active.with_(range=(100.0, 1200.0), scale="log", label="Stiffness of tight muscle")
Ca_60 = measured("Ca_60", r"{[\mathrm{Ca}^{2+}]}_{60}", unit="nM", substance="calcium", default=190.0, domain=(0, None),
                 meaning="calcium of the wall at 60 mmHg")
P_60 = measured("P_60", "P_{60}", unit="mmHg", default=60.0, meaning="the pressure of that measurement")
gain_mmHg = measured("gain_mmHg", "g", unit="nM/mmHg", default=1.4, domain=(0, None),
                     meaning="calcium gained with each mmHg: from 119 nM at 10 mmHg to 245 nM at 100 mmHg")
r_slack = r.with_(name="r_slack", latex="r_0", default=38.85, label="Radius, relaxed",
                  meaning="inner radius of the same vessel without calcium")
of_relaxed = Quantity("of_relaxed", "d/d_0", unit="percent", label="Diameter, of the relaxed one",
                      meaning="diameter in percent of what it is without calcium at the same pressure")

_slack = {quantity: quantity.with_(name=f"{quantity.name}_slack", latex=f"{{{quantity.latex}}}_0")
          for quantity in (h, E, R_f, sigma_c, sigma, P_wall)}
_without_force: dict[Quantity, Expr] = {**_slack, r: r_slack, force: q(0, "1"), E_active: stiffness}
RELAXED = {_slack[quantity]: expression for quantity, expression in put_in(WALL, _without_force).items()}
"""The same wall without force, at a radius of its own."""

PRESSURIZED = Model(
    "Small artery on a cannula",
    inputs=[P_in, felt, stiffness],
    outputs={
        Ca_i: Ca_60 + gain_mmHg * (P_in - P_60),
        P_T: P_in * felt / q(100, "percent") * q(0.133322, "kPa/mmHg"),
        **KINASE,
        **at_rest(release=k_7_wall),
        **squeeze(release=k_7_wall),
        **put_in(WALL, {E_active: stiffness}),
        **RELAXED,
        diameter: 2 * r,
        of_relaxed: q(100, "percent") * r / r_slack,
    },
    residuals={r: P_wall - P_T, r_slack: _slack[P_wall] - P_T},
    source="Dormanns2015; HaiMurphy1988; KnotNelson1998",
    assumptions=("Calcium of the wall rises with pressure on the line through what was measured.", *WALL_ASSUMPTIONS),
    limits=WALL_LIMITS,
    omitted=WALL_OMITTED,
)


def narrower(P_in: float, **settings: float) -> float:
    """By how many percent the artery is narrower than the relaxed one at a pressure (mmHg)."""
    return 100 - PRESSURIZED.number(of_relaxed, P_in=P_in, **settings)


def pressurized() -> Explorable:
    """Diameter against the relaxed artery over pressure, with what was measured."""
    with figure(300) as fig:
        ax = fig.subplots()
        ax.set(xlim=(5, 125), ylim=(0, 105), xlabel="pressure inside, mmHg", ylabel="diameter, % of the relaxed one")
        for at, seen in SEEN:
            parts.measured(ax, at, seen)
        ax.text(8, 8, "● arteries of rats", size=11.5, color=palette.muted, va="center")
        bindings = parts.traced(ax, P_in, of_relaxed, palette.accent, "diameter", points=61, unit="percent")
    return Explorable(
        "pressurized",
        fig,
        PRESSURIZED,
        title="A pressurized artery",
        subject=subjects.SMALL_ARTERY,
        description="Diameter, in percent of the fully relaxed artery, over pressure from 10 to 120 mmHg. Gray dots "
        "were measured in arteries of rats' brains: 59 percent at 60 mmHg, 56 percent at 100. The model's curve lies "
        "far above them at full pressure, and near them if its wall has to hold half of it.",
        controls=[P_in, felt, stiffness],
        bindings=bindings,
        presets=[
            Preset("60 mmHg"),
            Preset("100 mmHg", {P_in: 100.0}),
            Preset("half the pressure held", {felt: 50.0}),
            Preset("muscle four times as stiff", {stiffness: 932.0}),
        ],
        sentence=Sentence(
            "At {p:.0f} mmHg, of which our wall holds {f:.0f} %, the muscle has {c:.0f} nM of calcium and the artery "
            "is {x:.0f} % narrower than relaxed. Measured: 41 % at 60 mmHg, 44 % at 100.",
            p=P_in, f=felt, c=Ca_i, x=100 - of_relaxed,
        ),
    )
