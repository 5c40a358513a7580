"""Two signals to the smooth-muscle cell: noradrenaline, which opens its store, and nitric oxide, which relaxes it.

Noradrenaline fills receptors; these switch on G proteins, and an enzyme then makes IP₃ and diacylglycerol (Lemon,
Gibson & Bennett 2003). Nitric oxide turns on the enzyme that makes cGMP. As in Kapela, Bezerianos & Tsoukias (2008).
"""

from __future__ import annotations

from sympy import Max, Piecewise

from electrolytes.deficiency.smooth_muscle.channels import half_filled, k
from electrolytes.deficiency.smooth_muscle.quantities import (
    DAG,
    IP3,
    NE,
    NO,
    PIP2,
    R_G,
    R_P,
    Ca_i,
    G,
    cGMP,
    v_cGMP,
)
from electrolytes.model import Quantity, q

NE_mM = NE * q(1e-3, "mM/µM")
NO_mM = NO * q(1e-6, "mM/nM")

rho = Quantity("rho", r"\rho", meaning="share of all receptors that hold noradrenaline")
r_h = Quantity("r_h", "r_h", unit="1/ms", meaning="rate at which PIP₂ is split")
v_bar = Quantity("v_bar", r"\bar v_{NO}", unit="mM/ms", meaning="rate of making cGMP to which nitric oxide drives")

B_5 = k["k_2s"] / k["k_3s"]
A_0 = ((k["k_m1s"] + k["k_2s"]) * k["k_Ds"] + k["k_m1s"] * k["k_m2s"]) / (k["k_1s"] * k["k_3s"])
A_1 = ((k["k_1s"] + k["k_3s"]) * k["k_Ds"] + (k["k_2s"] + k["k_m2s"]) * k["k_1s"]) / (k["k_1s"] * k["k_3s"])

SIGNALS = {
    rho: half_filled(NE_mM, k["K_1G"]) * R_G / (k["xi_G"] * k["R_T"]),
    r_h: k["alpha_G"] * half_filled(Ca_i, k["K_cG"]) * G,
    v_bar: k["v_cGMP_max"] * (B_5 * NO_mM + NO_mM**2) / (A_0 + A_1 * NO_mM + NO_mM**2),
}

SIGNAL_RATES = {
    R_G: k["k_rG"] * k["xi_G"] * k["R_T"] - (k["k_rG"] + k["k_pG"] * half_filled(NE_mM, k["K_1G"])) * R_G
    - k["k_rG"] * R_P,
    R_P: k["k_pG"] * R_G * half_filled(NE_mM, k["K_1G"]) - k["k_eG"] * R_P * half_filled(NE_mM, k["K_2G"]),
    G: k["k_aG"] * (k["delta_G"] + rho) * (k["G_T"] - G) - k["k_dG"] * G,
    IP3: r_h / k["gamma_G"] * PIP2 - k["k_degG"] * IP3,
    DAG: r_h / k["gamma_G"] * PIP2 - k["k_degG"] * DAG,
    PIP2: -(r_h + k["r_rG"]) * PIP2 - k["r_rG"] * k["gamma_G"] * IP3 + k["r_rG"] * k["PIP2_T"],
    v_cGMP: (v_bar - v_cGMP) * Piecewise((k["k_3s"] * NO_mM + k["k_Dact"], v_bar >= v_cGMP),
                                         (k["k_Dact"] + k["k_m2s"], True)),
    cGMP: v_cGMP - k["k_pde"] * Max(0, cGMP) ** 2 / (k["K_pde"] + cGMP),
}
"""Rates of change, per ms."""
