"""The small artery in time: how its wall gives, and answers, after the pressure inside has jumped.

The wall of Dormanns et al. (2015) with its viscosity, and the bridges of Hai & Murphy (1988) at their own pace. Calcium
follows pressure at once, by the line of ``vessel.py``.
"""

from __future__ import annotations

from functools import partial

from sympy import Matrix, Max, Piecewise

from electrolytes.deficiency.latch_bridge.bridge import ASSUMPTIONS, KINASE, STATES, Ca_i, k_1, k_7_wall, ring, squeeze
from electrolytes.deficiency.vessel.wall import (
    P_T,
    R_0,
    WALL,
    WALL_LIMITS,
    WALL_OMITTED,
    Ca_set,
    P_ref,
    diameter,
    flow,
    gain,
    h,
    r,
    r_ref,
    sigma,
)
from electrolytes.mechanism.pump.cycle import rate_matrix
from electrolytes.model import Model, Quantity, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")

P_after = P_T.with_(name="P_after", latex=r"P_{\rm after}", default=7.0, label="Pressure after the jump",
                    meaning="pressure inside the vessel from 10 s on; before, it is 4 kPa")
t = chosen("t", "t", unit="s", default=12.0, range=(0.0, 60.0), domain=(0, None), label="Time",
           meaning="time; the pressure jumps at 10 s")
t_jump = chosen("t_jump", r"t_{\rm jump}", unit="s", default=10.0, meaning="when the pressure jumps")
eta = Quantity("eta", r"\eta", unit="kPa*s", default=10.0, domain=(0, None), meaning="viscosity of the wall",
               source="Dormanns2015", evidence="modelling choice")
P_now = Quantity("P_now", "P", unit="kPa", label="Pressure", meaning="pressure inside the vessel")

AT_FIRST = dict(zip(STATES, (0.571976427953, 0.0856047144094, 0.103500755399, 0.238918102239), strict=True))
"""The shares of the four states at 190 nM of calcium (tests compute them)."""
STARTED = {state: state.with_(default=share) for state, share in AT_FIRST.items()}
ANSWER = Model(
    "Small artery after a jump of pressure",
    inputs=[P_after, gain],
    outputs={
        P_now: Piecewise((P_ref, t < t_jump), (P_after, True)),
        Ca_i: Max(0, Ca_set + gain * (P_now - P_ref)),
        **KINASE,
        **{symbol: expr.xreplace(STARTED) for symbol, expr in squeeze(release=k_7_wall).items()},
        **WALL,
        diameter: 2 * r,
        flow: q(100, "percent") * (r / r_ref) ** 4 * P_now / P_ref,
    },
    states={
        **dict(zip(STARTED.values(), rate_matrix(*ring(k_1, k_7_wall)) * Matrix(list(STARTED.values())), strict=True)),
        r: R_0 / eta * (r * P_now / h - sigma),
    },
    time=t,
    source="Dormanns2015; HaiMurphy1988",
    assumptions=(
        "Calcium follows pressure at once and along a straight line, which is ours.",
        "What drives the flow rises with the pressure inside.",
        "The wall resists fast changes by its viscosity.",
        *ASSUMPTIONS,
    ),
    limits=WALL_LIMITS,
    omitted=WALL_OMITTED,
)

# --- numbers for the text -----------------------------------------------------------------------------------------


def seen(seconds: float, of: str, **settings: float) -> float:
    """A quantity of the artery some seconds after the jump of pressure."""
    course = ANSWER.simulate([0.0, 10.0, 10.0 + seconds], settings, rtol=1e-8, atol=1e-10)
    return float(course[of][-1])


def widest(**settings: float) -> float:
    """The largest diameter (µm) within a minute after the jump."""
    import numpy as np

    return float(ANSWER.simulate(np.linspace(0, 70, 701), settings)["diameter"].max())
