"""Numbers of the page chapters/essentials/membrane.md, each asked of the model."""

from __future__ import annotations

import math

from electrolytes.essentials.membrane.voltage import HELD, MEMBRANE, Ca_e, F, K_e, Mg_e, Mg_i, Na_e
from electrolytes.model import default_of


def sodium_share_percent() -> float:
    """How many percent of the positive charges outside are sodium's."""
    charges = [default_of(ion) * charge for ion, charge in ((Na_e, 1), (K_e, 1), (Mg_e, 2), (Ca_e, 2))]
    return 100 * charges[0] / sum(charges)


def lowest_magnesium(sodium_ions: float, **cell: float) -> float:
    """Free magnesium (mM) inside at which so many sodium ions coming in can just not pay for one magnesium ion more."""
    at = HELD.evaluate(**cell)
    push = sodium_ions * (at["E_Na"] - at["V_m"]) + 2 * at["V_m"]
    return float(at["Mg_e"]) * math.exp(-float(push / at["E_T"]))


def times_inside() -> float:
    """Free magnesium inside as a multiple of that outside."""
    return default_of(Mg_i) / default_of(Mg_e)


def push_on_sodium() -> float:
    """How hard sodium is pushed into the resting cell, in mV."""
    return -MEMBRANE.number("D_Na")


def shift(**changed: float) -> float:
    """By how many millivolts the resting voltage moves."""
    return MEMBRANE.number("V_m", **changed) - MEMBRANE.number("V_m")


def sodium_permeability_for(voltage: float) -> float:
    """How open to sodium the membrane must be to rest at ``voltage`` (mV), all else at its default."""
    at = MEMBRANE.evaluate()
    factor = math.exp(voltage / float(at["E_T"]))
    outward = factor * (at["P_K"] * at["K_i"] + at["P_Cl"] * at["Cl_e"])
    return float((outward - at["P_K"] * at["K_e"] - at["P_Cl"] * at["Cl_i"]) / (at["Na_e"] - factor * at["Na_i"]))


def minutes_to_double_sodium(radius: float = 5.0) -> float:
    """How long sodium inside a round cell of ``radius`` (µm) takes to double if the leak of rest is not pumped out."""
    at = MEMBRANE.evaluate()
    leak = -float(at["I_Na"]) * 1e-6 / default_of(F)  # mol/(cm² s)
    rising = leak * 3 / (radius * 1e-4) * 1e6  # mM/s: a sphere has 3/r of membrane for its volume
    return float(at["Na_i"]) / rising / 60


def thousands_of_potassium(radius: float = 5.0) -> float:
    """Thousands of potassium ions in a round cell of ``radius`` (µm) for each charge on its membrane, at 1 µF/cm²."""
    at = MEMBRANE.evaluate()
    charges = -float(at["V_m"]) * 1e-3 * 1e-6 / default_of(F) * 3 / (radius * 1e-4) * 1e6  # mM
    return float(at["K_i"]) / charges / 1000


def pumped_voltage() -> float:
    """Voltage (mV) of a cell whose pump carries back 3 Na⁺ for 2 K⁺, with chloride at rest: 2 I_Na + 3 I_K = 0."""
    from scipy.optimize import brentq

    def imbalance(voltage: float) -> float:
        at = HELD.evaluate(V_m=voltage)
        return float(2 * at["I_Na"] + 3 * at["I_K"])

    return float(brentq(imbalance, -120, 60, xtol=1e-12))
