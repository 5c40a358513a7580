"""A cell that stays the same only because it pumps: the pump–leak model with volume.

Tosteson & Hoffman (1960), in the form and with the parameters that Kay (2017) uses for teaching. Large anions are shut
in; sodium, potassium and chloride leak through channels; a pump carries three Na⁺ out and two K⁺ in at a rate that is
simply given; water follows at once, so that inside and outside always hold the same number of particles per liter.

The charge on the membrane is a few millionths of the ions in the cell. So the voltage is a state of its own, and
chloride follows from the sum of the charges: the same equations, without the small difference of large amounts.
``cell_magnesium.py`` puts the pump of the first page into the same cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from sympy import Expr, Rational, log, pi

from electrolytes.mechanism.pump.turnover import F
from electrolytes.model import Model, Quantity, q

published = partial(Quantity, source="Kay2017", evidence="modelling choice")
chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
counted = partial(Quantity, unit="fmol", domain=(0, None), source="modelling choice", evidence="modelling choice")
current = partial(Quantity, unit="µA/cm^2")

# --- what a reader can change -------------------------------------------------------------------------------------

pumping = chosen("pumping", "s", unit="percent", default=100.0, range=(0.0, 100.0), domain=(0, None),
                 label="Pumping, share of normal", meaning="how much of its normal rate the pump still works at")
leak_Na = chosen("leak_Na", r"\ell_{Na}", default=1.0, range=(0.8, 10.0), domain=(0, None), scale="log",
                 label="Sodium leak, times normal", meaning="the membrane's leak for sodium against a normal one")
leak_K = chosen("leak_K", r"\ell_K", default=1.0, range=(0.1, 3.0), domain=(0, None), scale="log",
                label="Potassium leak, times normal", meaning="the same for potassium")
K_e = published("K_e", r"[\mathrm{K}^+]_e", unit="mM", substance="potassium",
                default=3.0, range=(1.0, 15.0), domain=(0, 150), scale="log",
                label="Potassium outside", meaning="potassium in the fluid around the cell")
t = chosen("t", "t", unit="min", default=0.0, range=(0.0, 180.0), domain=(0, None), label="Time",
           meaning="time since the settings were changed")

# --- constants ----------------------------------------------------------------------------------------------------

g_Na = published("g_Na", "g_{Na}", unit="mS/cm^2", default=0.01, domain=(0, None),
                 meaning="how easily sodium leaks through the membrane")
g_K = published("g_K", "g_K", unit="mS/cm^2", default=0.3, domain=(0, None),
                meaning="how easily potassium leaks through the membrane")
g_Cl = published("g_Cl", "g_{Cl}", unit="mS/cm^2", default=0.2, domain=(0, None),
                 meaning="how easily chloride leaks through the membrane")
p_normal = published("p_normal", "p_0", unit="µA/cm^2", default=0.5, domain=(0, None),
                     meaning="normal rate of the pump, as the current of one ion in each turn")
C_m = published("C_m", "C", unit="µF/cm^2", default=1.0, meaning="charge that the membrane holds per volt")
r_0 = published("r_0", "r_0", unit="µm", default=5.0, domain=(0, None),
                meaning="radius of the sphere that the membrane would just enclose")
osmolarity = published("osmolarity", r"\Pi", unit="mM", default=300.0, domain=(0, None),
                       meaning="dissolved particles outside, and so inside too")
Cl_e = published("Cl_e", r"[\mathrm{Cl}^-]_e", unit="mM", substance="chloride", default=150.0, domain=(0, None),
                 meaning="chloride in the fluid around the cell")
X_0 = published("X_0", "x_0", unit="mM", default=50.0, domain=(0, None),
                meaning="trapped anions, if the cell filled its whole membrane")
z = published("z", "z", default=-1.0, meaning="charge of a trapped anion")
E_T = published("E_T", "E_T", unit="mV", default=25.69, domain=(0, None),
                meaning="thermal voltage RT/F of the published model, about 25 °C")
w_rest = chosen("w_rest", "w^*", unit="pL", default=0.17911271, domain=(0, None),
                meaning="water in the cell at rest, with all settings normal")

# --- states: where the cell rests, with all settings normal (tests compute it) ------------------------------------

N_Na = counted("N_Na", "N_{Na}", default=2.9921118, range=(2.9, 120),
               label="Sodium in the cell", meaning="sodium in the cell; at first, at rest")
N_K = counted("N_K", "N_K", default=23.873262, range=(23.8, 60),
              label="Potassium in the cell", meaning="potassium in the cell; at first, at rest")
V = chosen("V", "V", unit="mV", default=-94.131619, range=(-130, 20), domain=(-400, 400), label="Membrane voltage",
           meaning="potential inside minus outside; at first, at rest")

# --- what follows -------------------------------------------------------------------------------------------------

area = Quantity("area", "A", unit="µm^2", meaning="the membrane, whether smooth or folded")
w_0 = Quantity("w_0", "w_0", unit="pL", meaning="the most water that the membrane encloses without stretching")
X = Quantity("X", "X", unit="fmol", meaning="trapped anions: proteins, phosphates and the like")
Na_e = Quantity("Na_e", r"[\mathrm{Na}^+]_e", unit="mM", substance="sodium",
                meaning="sodium outside, so that the fluid has no charge")
charge = Quantity("charge", "Q", unit="fmol", meaning="charge that sits on the membrane, as an amount of ions")
N_Cl = Quantity("N_Cl", "N_{Cl}", unit="fmol", meaning="chloride in the cell: what the sum of charges leaves")
w = Quantity("w", "w", unit="pL", label="Water", meaning="water in the cell, so that particles are as dense as outside")
Na_i = Quantity("Na_i", r"[\mathrm{Na}^+]_i", unit="mM", substance="sodium",
                label="Sodium inside", meaning="sodium in the cell's water")
K_i = Quantity("K_i", r"[\mathrm{K}^+]_i", unit="mM", substance="potassium",
               label="Potassium inside", meaning="potassium in the cell's water")
Cl_i = Quantity("Cl_i", r"[\mathrm{Cl}^-]_i", unit="mM", substance="chloride",
                label="Chloride inside", meaning="chloride in the same")
X_i = Quantity("X_i", "[X]", unit="mM", label="Trapped anions", meaning="trapped anions in the same")
swelling = Quantity("swelling", r"\hat w", unit="percent", label="Volume", meaning="water; at rest it is 100 %")
radius = Quantity("radius", "r", unit="µm", label="Radius", meaning="radius of a round cell with that much water")
E_Na = Quantity("E_Na", "E_{Na}", unit="mV", meaning="voltage at which sodium would not flow")
E_K = Quantity("E_K", "E_K", unit="mV", meaning="voltage at which potassium would not flow")
E_Cl = Quantity("E_Cl", "E_{Cl}", unit="mV", meaning="voltage at which chloride would not flow")
J_Na = current("J_Na", "J_{Na}", meaning="leak of sodium, as a current; outward positive")
J_K = current("J_K", "J_K", meaning="leak of potassium, as a current")
J_Cl = current("J_Cl", "J_{Cl}", meaning="leak of chloride, as a current")
p = current("p", "p", meaning="the pump, as the current of one ion in each turn")
I_m = current("I_m", "I", meaning="all currents together: leaks and what the pump carries out on balance")
carried = Quantity("carried", r"\kappa", unit="fmol/min/(µA/cm^2)", meaning="ions that a current carries")

CELL_WATER = {
    area: 4 * pi * r_0**2,
    w_0: Rational(4, 3) * pi * r_0**3 * q(1e-3, "pL/µm^3"),
    X: X_0 * w_0 * q(1, "fmol/pL/mM"),
    Na_e: Cl_e - K_e,
    charge: C_m * area * V / F * q(1e-2, "fmol*C*cm^2/(mol*µF*µm^2*mV)"),
    N_Cl: N_Na + N_K + z * X - charge,
    w: (N_Na + N_K + N_Cl + X) / osmolarity * q(1, "pL*mM/fmol"),
    Na_i: N_Na / w * q(1, "mM*pL/fmol"),
    K_i: N_K / w * q(1, "mM*pL/fmol"),
    Cl_i: N_Cl / w * q(1, "mM*pL/fmol"),
    X_i: X / w * q(1, "mM*pL/fmol"),
    swelling: q(100, "percent") * w / w_rest,
    radius: (3 * w / (4 * pi) * q(1e3, "µm^3/pL")) ** Rational(1, 3),
}
"""From amounts and voltage to water and concentrations."""

LEAKS = {
    E_Na: E_T * log(Na_e / Na_i),
    E_K: E_T * log(K_e / K_i),
    E_Cl: -E_T * log(Cl_e / Cl_i),
    J_Na: leak_Na * g_Na * (V - E_Na) * q(1, "µA/(mS*mV)"),
    J_K: leak_K * g_K * (V - E_K) * q(1, "µA/(mS*mV)"),
    J_Cl: g_Cl * (V - E_Cl) * q(1, "µA/(mS*mV)"),
}
"""Each ion leaks in proportion to how far the voltage is from where that ion would rest."""

FLOWS = {
    I_m: J_Na + J_K + J_Cl + p,
    carried: area / F * q(600, "fmol*C/(mol*min*µm^2*µA/cm^2)"),
}
RATES = {
    N_Na: -carried * (J_Na + 3 * p),
    N_K: -carried * (J_K - 2 * p),
    V: -I_m / C_m * q(6e4, "mV*µF/(µA*min)"),
}
"""Three Na⁺ out and two K⁺ in: on balance the pump carries one charge out in each turn."""


def cell(name: str, pump: Mapping[Quantity, Expr], time: Quantity = t, **described: Any) -> Model:
    """The leaking cell around a pump.

    Parameters
    ----------
    pump : {Quantity: expression}
        The pump's equations, the last of them for `p`, the current of one ion in each turn (µA/cm²).
    time : Quantity
        How long the cell is watched; nothing in the equations depends on it.
    **described
        What `Model` takes besides: inputs, source, assumptions, limits, omitted.
    """
    return Model(name, outputs={**CELL_WATER, **LEAKS, **pump, **FLOWS}, states=RATES, time=time, **described)


ASSUMPTIONS = (
    "Particles inside and outside are always equally dense; water has time to follow.",
    "The trapped anions never leave, and none are made or broken down.",
    "Each ion leaks in proportion to its driving force; the leaks do not change with voltage or volume.",
    "The membrane's area is fixed. A cell at rest is folded, or not round; at full size it is a smooth sphere.",
    "The fluid outside is so large that nothing the cell does changes it, and it has no net charge.",
)
LIMITS = (
    "The numbers belong to a small model cell, made for teaching. Larger or tighter cells change more slowly.",
    "Once the water fills the whole membrane a real cell would burst; the model swells on.",
    "Potassium leaks thirty times more easily than sodium here, so the cell rests at −94 mV. Many cells, smooth muscle "
    "among them, rest nearer to zero.",
)
OMITTED = (
    "Channels that open with voltage or swelling; carriers such as the exchangers and cotransporters.",
    "Calcium, magnesium, bicarbonate and hydrogen ions.",
)

CELL = cell(
    "Pump–leak cell",
    {p: p_normal * pumping / q(100, "percent")},
    inputs=[pumping, leak_Na, leak_K, K_e],
    source="Kay2017; Tosteson1960",
    assumptions=(
        "The pump works at a given rate, whatever the sodium, the potassium or the voltage. It is the simplest pump "
        "that can be, and the page says where this misleads.",
        *ASSUMPTIONS,
    ),
    limits=LIMITS,
    omitted=OMITTED,
)

# --- numbers for the text -------------------------------------------------------------------------------------------
