"""The smooth-muscle cell of a small artery, whole: 27 states after Kapela, Bezerianos & Tsoukias (2008).

Parameters and rest state as Morotti et al. (2017) distribute them. Channels, store and signals stand in modules of
their own; here they come together in the balances of the ions and of the charge on the membrane. What magnesium does
to the cell is not part of the published model: ``smooth_muscle_magnesium.py``. Where the cell settles in the end:
``smooth_muscle_rest.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympy import Expr

from electrolytes.deficiency.smooth_muscle.channels import (
    CHANNELS,
    GATES,
    I_BK,
    I_K,
    I_K_NSC,
    I_KATP,
    I_NKCC,
    I_PMCA,
    POTENTIALS,
    PUMPS,
    I_Ca_NSC,
    I_CaL,
    I_Cl,
    I_Na_NSC,
    I_NaK,
    I_SOC_Ca,
    I_SOC_Na,
    k,
)
from electrolytes.deficiency.smooth_muscle.quantities import (
    NE,
    NO,
    SOURCE,
    STATES,
    Ca_i,
    Cl_i,
    K_i,
    K_o,
    L_factor,
    Na_i,
    V,
    current,
    exchanger,
    opening,
    pump_factor,
    pumping,
    t,
)
from electrolytes.deficiency.smooth_muscle.signals import SIGNAL_RATES, SIGNALS
from electrolytes.deficiency.smooth_muscle.store import I_IP3, STORE, STORE_RATES, I_rel, I_up, held
from electrolytes.mechanism.exchange.exchanger import I_NCX, C_m, F
from electrolytes.model import Model, Quantity, q

percent = q(100, "percent")
PER_MINUTE = q(6e4, "ms/min")

calcium = Quantity("calcium", r"c", unit="nM", substance="calcium",
                   label="Calcium inside", meaning="free calcium in the cell's water")
I_Ca = current("I_Ca", "I_{Ca}", meaning="all calcium that crosses the membrane, as a current")
I_Na = current("I_Na", "I_{Na}", meaning="all sodium that crosses the membrane")
I_Kall = current("I_Kall", "I_{K,all}", meaning="all potassium that crosses the membrane")
I_Clall = current("I_Clall", "I_{Cl,all}", meaning="all chloride that crosses the membrane")
I_m = current("I_m", "I_m", meaning="all charge that crosses the membrane")

FACTORS = {pump_factor: pumping / percent, L_factor: opening / percent}

CROSSING = {
    I_Ca: I_SOC_Ca + I_CaL - 2 * I_NCX + I_PMCA + I_Ca_NSC,
    I_Na: -I_NKCC / 2 + I_SOC_Na + 3 * I_NaK + 3 * I_NCX + I_Na_NSC,
    I_Kall: -I_NKCC / 2 + I_K + I_BK + I_K_NSC + I_KATP - 2 * I_NaK,
    I_Clall: I_NKCC + I_Cl,
    I_m: I_Cl + I_SOC_Ca + I_SOC_Na + I_CaL + I_K + I_BK + I_KATP + I_NCX + I_NaK + I_PMCA + I_Ca_NSC + I_Na_NSC
    + I_K_NSC,
    calcium: Ca_i * q(1e6, "nM/mM"),
}
"""What crosses the membrane in all, ion by ion, and as charge."""

BALANCES = {
    V: -I_m / C_m,
    Ca_i: -(I_Ca + I_up - I_rel - I_IP3) / (2 * F * k["vol_Ca"]) / held,
    Na_i: -I_Na / (F * k["vol_i"]),
    K_i: -I_Kall / (F * k["vol_i"]),
    Cl_i: I_Clall / (F * k["vol_i"]),
}

RATES = {**BALANCES, **STORE_RATES, **GATES, **SIGNAL_RATES}
"""All 27 rates of change, per ms."""


def muscle(name: str, factors: Mapping[Quantity, Expr] = FACTORS, time: Quantity = t, **described: Any) -> Model:
    """The cell, with equations for what acts on its pump and its L-type channels.

    Parameters
    ----------
    factors : {Quantity: expression}
        Equations that end in `pump_factor` and `L_factor` (normal is 1).
    time : Quantity
        How long the cell is watched (minutes); nothing in the equations depends on it.
    **described
        What `Model` takes besides: inputs, source, assumptions, limits, omitted.
    """
    outputs = {**factors, **POTENTIALS, **PUMPS, **CHANNELS, **STORE, **SIGNALS, **CROSSING}
    rates = {state: RATES[state] * PER_MINUTE for state in STATES}
    return Model(name, outputs=outputs, states=rates, time=time, **described)


ASSUMPTIONS = (
    "The cell is one well-mixed bag of fixed volume; the store is another, in two parts.",
    "The fluid outside does not change. Its charges do not add up, as in the published program; nothing feels that.",
    "A raised potassium outside stands in for the stretch of the wall that gives a vessel its tone.",
)
LIMITS = (
    "A cell from a small artery of the rat's gut, at 20 °C. Human vessels, and vessels of other organs, differ.",
    "Where its voltage is raised, calcium rises less steeply than in arteries of the rat's brain: take a slope as "
    "right within half of itself.",
    "The unit of the cotransporter's constant is printed as nmol²/(J s cm²) with the published number; only nmol·mol "
    "gives the published current, and is used here.",
    "The gas constant stands in the published program as 8341 instead of 8314, and is kept: its numbers rest on it.",
)
OMITTED = (
    "The stretch current and the inward rectifier, which the published program has, but not at work.",
    "Neighboring cells, the endothelium, and waves of calcium inside the cell.",
    "Everything that changes over days: the making of new pumps and channels.",
)

MUSCLE = muscle(
    "Smooth-muscle cell of a small artery",
    inputs=[pumping, opening, K_o, exchanger, NE, NO],
    source=SOURCE,
    assumptions=ASSUMPTIONS,
    limits=LIMITS,
    omitted=OMITTED,
)

# --- numbers for the text -------------------------------------------------------------------------------------------
