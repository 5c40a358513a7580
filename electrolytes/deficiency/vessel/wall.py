"""From squeeze to resistance and stiffness: a small artery whose wall pulls itself together.

The wall of Dormanns et al. (2015): one elastic material whose stiffness and unloaded size follow the share of attached
bridges. The bridges and their kinase are those of ``latch_bridge.py``. The published wall inflates without end when it
is relaxed, so it is given collagen here, which stiffens where the vessel is wide; that term is ours.

The radius is where wall and pressure balance. The pressure that the wall can hold rises with the radius throughout the
sliders' ranges (tests show it), so there is one such radius.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from sympy import Expr, Max, Piecewise, exp, sqrt

from electrolytes.deficiency.latch_bridge.bridge import (
    ASSUMPTIONS,
    KINASE,
    Ca_i,
    at_rest,
    force,
    k_7_wall,
    squeeze,
)
from electrolytes.model import Model, Quantity, q

published = partial(Quantity, source="Dormanns2015", evidence="modelling choice")
chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")

# --- what a reader can change -------------------------------------------------------------------------------------

P_T = published("P_T", "P", unit="kPa", default=4.0, range=(1.0, 12.0), domain=(0, None), label="Pressure",
                meaning="pressure inside the vessel minus outside")
sigma_0 = chosen("sigma_0", r"\sigma_0", unit="kPa", default=2.5, range=(1.5, 6.0), domain=(0, None), scale="log",
                 label="Collagen stiffness", meaning="how strongly collagen resists once it is taut")
Ca_set = Ca_i.with_(name="Ca_set", latex=r"[\mathrm{Ca}^{2+}]_{\rm set}", default=190.0, range=(50.0, 500.0),
                    label="Calcium at 4 kPa", meaning="free calcium in the muscle at the reference pressure")
gain = chosen("gain", "g", unit="nM/kPa", default=21.0, range=(0.0, 40.0), domain=(0, None),
              label="Calcium gained per kPa", meaning="by how much calcium in the muscle rises with each kPa")

# --- constants ----------------------------------------------------------------------------------------------------

R_0 = published("R_0", "R_0", unit="µm", default=20.0, domain=(0, None), meaning="radius without load, relaxed")
h_0 = published("h_0", "h_0", unit="µm", default=3.0, domain=(0, None), meaning="thickness of the wall at that radius")
E_passive = published("E_passive", "E_p", unit="kPa", default=66.0, domain=(0, None), meaning="stiffness, relaxed")
E_active = published("E_active", "E_a", unit="kPa", default=233.0, domain=(0, None),
                     meaning="stiffness, if all bridges were attached")
alpha = published("alpha", r"\alpha", default=0.6, domain=(0, 1),
                  meaning="unloaded radius, if all bridges were attached, against the relaxed one")
beta_c = chosen("beta_c", r"\beta", default=8.0, meaning="how steeply collagen stiffens")
r_c = chosen("r_c", "r_c", unit="µm", default=26.0, domain=(0, None), meaning="radius at which collagen becomes taut")
r_ref = chosen("r_ref", "r^*", unit="µm", default=21.56481484, domain=(0, None),
               meaning="radius at 190 nM of calcium and 4 kPa, to which resistance and flow are compared")
rho = Quantity("rho", r"\rho", unit="kg/m**3", default=1060.0, domain=(0, None), meaning="density of blood",
               source="GuytonHall", evidence="established")
P_ref = published("P_ref", "P^*", unit="kPa", default=4.0, domain=(0, None), meaning="the reference pressure")

# --- the wall -----------------------------------------------------------------------------------------------------

r = Quantity("r", "r", unit="µm", default=21.56481484, range=(8.0, 60.0), domain=(4.0, 200.0), label="Radius",
             meaning="inner radius of the vessel")
h = Quantity("h", "h", unit="µm", label="Wall", meaning="thickness of the wall; its cross-section never changes")
E = Quantity("E", "E", unit="kPa", label="Stiffness", meaning="stiffness of muscle and elastic tissue together")
R_f = Quantity("R_f", "R_F", unit="µm", label="Unloaded radius", meaning="radius that the wall would have without load")
sigma_c = Quantity("sigma_c", r"\sigma_c", unit="kPa", label="Collagen", meaning="stress that collagen carries")
sigma = Quantity("sigma", r"\sigma", unit="kPa", label="Wall stress", meaning="stress around the wall")
P_wall = Quantity("P_wall", r"P_{\rm wall}", unit="kPa", meaning="pressure that the wall holds at its radius (Laplace)")
slope = Quantity("slope", "P'", unit="kPa/µm", meaning="by how much that pressure rises with the radius")
tension = Quantity("tension", "T", unit="mN/m", label="Wall tension", meaning="pull around the vessel per length of it")
diameter = Quantity("diameter", "d", unit="µm", label="Diameter", meaning="inner diameter")
resistance = Quantity("resistance", r"\mathcal{R}", label="Resistance",
                      meaning="resistance to flow; at 190 nM and 4 kPa it is 1 (Poiseuille)")
flow = Quantity("flow", "Q", unit="percent", label="Flow",
                meaning="flow if the same pressure drives it from end to end; at 190 nM and 4 kPa it is 100 %")
distensibility = Quantity("distensibility", "D", unit="percent/kPa", label="Distensibility",
                          meaning="by how much the open cross-section widens with one more kPa, calcium unchanged")
pulse_speed = Quantity("pulse_speed", "c", unit="m/s", label="Pulse speed",
                       meaning="how fast a pulse would run along such a tube (Bramwell–Hill)")

WALL = {
    h: -r + sqrt(r**2 + 2 * R_0 * h_0 + h_0**2),
    E: E_passive + force * (E_active - E_passive),
    R_f: R_0 * (1 - (1 - alpha) * force),
    sigma_c: Piecewise((sigma_0 * (exp(beta_c * (r / r_c - 1)) - 1), r > r_c), (0, True)),
    sigma: E * (r - R_f) / R_f + sigma_c,
    P_wall: sigma * h / r,
}
"""From the share of attached bridges and the radius to the pressure that the wall holds."""

_taut = Piecewise((beta_c / r_c * (sigma_c + sigma_0), r > r_c), (0, True))  # slope of the collagen's stress

SEEN = {
    tension: sigma * h,
    diameter: 2 * r,
    resistance: (r_ref / r) ** 4,
    flow: q(100, "percent") * (r / r_ref) ** 4,
    slope: (E / R_f + _taut) * h / r - P_wall * (1 / r + 1 / (r + h)),  # because h' = -h / (r + h)
    distensibility: q(200, "percent") / (r * slope),
    pulse_speed: sqrt(q(1000, "Pa/kPa") * r * slope / (2 * rho)),
}
"""What follows from the radius: Laplace, Poiseuille, and how the wall gives."""

WALL_ASSUMPTIONS = (
    "The wall neither gains nor loses material: it is as much thicker as it is narrower.",
    "Wall and pressure are in balance at every moment; the wall's own viscosity would delay it by a fraction of a "
    "second.",
    "Resistance follows Poiseuille's law, for a long straight tube and blood of one viscosity.",
    *ASSUMPTIONS,
)
WALL_LIMITS = (
    "The published wall is a straight spring. Without our collagen it has no balance at all below 128 nM of calcium at "
    "4 kPa.",
    "The three numbers of the collagen were chosen so that the relaxed vessel at 4 kPa is about 1.6 times as wide as "
    "with tone. Real vessels differ.",
    "It is a small artery at a low pressure. Pulse speed matters in the aorta, which holds far more collagen and "
    "elastin; the number here shows which way things go, not how fast your pulse runs.",
)
WALL_OMITTED = (
    "The inner lining and its messengers, and nerves: they act on the muscle's calcium and on its sensitivity to it.",
    "Remodeling: over weeks a wall under more pressure rebuilds itself thicker.",
    "That blood becomes less viscous in the smallest vessels.",
)


def artery(name: str, *, calcium: Mapping[Quantity, Expr], inputs: Sequence[Quantity], **described: Any) -> Model:
    """The vessel, for a calcium that is given or follows from something.

    Parameters
    ----------
    calcium : {Quantity: expression}
        Equations that end in `Ca_i` (nM), or none where calcium is an input.
    """
    described["assumptions"] = (*described.get("assumptions", ()), *WALL_ASSUMPTIONS)
    bridges = {**KINASE, **at_rest(release=k_7_wall), **squeeze(release=k_7_wall)}
    return Model(name, inputs=inputs, outputs={**calcium, **bridges, **WALL, **SEEN}, residuals={r: P_wall - P_T},
                 source="Dormanns2015; HaiMurphy1988", limits=WALL_LIMITS, omitted=WALL_OMITTED, **described)


VESSEL = artery("Small artery", calcium={}, inputs=[Ca_i, P_T, k_7_wall, sigma_0])

MYOGENIC = artery(
    "Small artery that answers to pressure",
    calcium={Ca_i: Max(0, Ca_set + gain * (P_T - P_ref))},
    inputs=[P_T, Ca_set, gain, sigma_0],
    assumptions=("Calcium rises with pressure along a straight line. That it rises was measured; the line is ours.",),
)

# --- numbers for the text -----------------------------------------------------------------------------------------


def most_held(Ca_i: float) -> float:
    """The highest pressure (kPa) that the published wall, without collagen, can hold at a calcium (nM)."""
    return float(wall_alone(Ca_i, sigma_0=0.0)["P_wall"].max())


def wall_alone(Ca_i: float, **settings: float) -> Any:
    """The wall pulled to radii from 10 to 60 µm, whatever the pressure: a result with arrays over `r`."""
    import numpy as np

    from electrolytes.deficiency.latch_bridge.bridge import CALCIUM_FORCE

    at = CALCIUM_FORCE.number(force, Ca_i=Ca_i)
    return STRETCHED.evaluate(r=np.linspace(10, 60, 5001), force=at, **settings)


_pulled = force.with_(default=0.0, domain=(0, 1))
_radius = r
STRETCHED = Model(
    "The wall alone, pulled to a radius",
    inputs=[_radius, _pulled],
    outputs={symbol: expr.subs(force, _pulled) for symbol, expr in WALL.items()},
    source="Dormanns2015",
)
"""The same wall with the radius given: what pressure it would hold."""
