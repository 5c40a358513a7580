"""The store of the smooth-muscle cell (the sarcoplasmic reticulum), and the sites that calcium binds to.

One part of the store takes calcium up, the other releases it, and calcium drifts from the first to the second. Release
channels (ryanodine receptors) and IP₃ receptors let it out. After Kapela, Bezerianos & Tsoukias (2008).
"""

from __future__ import annotations

from electrolytes.deficiency.smooth_muscle.channels import half_filled, k
from electrolytes.deficiency.smooth_muscle.quantities import (
    IP3,
    R_01,
    R_10,
    R_11,
    Ca_i,
    Ca_r,
    Ca_u,
    current,
    h_IP3,
)
from electrolytes.mechanism.exchange.exchanger import F
from electrolytes.model import Quantity

G_rel = Quantity("G_rel", "G_{rel}", unit="pA/mM", meaning="how open the release channels are")
G_tr = Quantity("G_tr", "G_{tr}", unit="pA/mM", meaning="how open the way between the two parts of the store is")
G_IP3 = Quantity("G_IP3", "G_{IP3}", unit="pA/mM", meaning="how open the IP₃ receptors are")
I_up = current("I_up", "I_{up}", label="Uptake into the store", meaning="calcium pumped into the store")
I_tr = current("I_tr", "I_{tr}", meaning="calcium on its way from uptake to release")
I_rel = current("I_rel", "I_{rel}", label="Release from the store", meaning="calcium through the release channels")
I_IP3 = current("I_IP3", "I_{IP3}", label="Release by IP₃", meaning="calcium through the IP₃ receptors")

CONDUCTANCES = {
    G_rel: (R_10**2 + k["R_leak"]) * 2 * F * k["vol_r"] / k["tau_rel"],
    G_tr: 2 * F * k["vol_u"] / k["tau_tr"],
    G_IP3: k["IP3_max"] * (half_filled(IP3, k["K_IP3"]) * half_filled(Ca_i, k["K_act_IP3"]) * h_IP3) ** 3
    * 2 * F * k["vol_Ca"],
}
STORE = {
    **CONDUCTANCES,
    I_up: k["I_up_max"] * half_filled(Ca_i, k["K_up"]),
    I_tr: G_tr * (Ca_u - Ca_r),
    I_rel: G_rel * (Ca_r - Ca_i),
    I_IP3: G_IP3 * (Ca_u - Ca_i),
}

opened, unopened = k["K_r1"] * Ca_i**2, k["K_mr1"]
shut, unshut = k["K_r2"] * Ca_i, k["K_mr2"]
R_00 = 1 - R_01 - R_10 - R_11
held_in_store = 1 + k["CSQN"] * k["K_CSQN"] / (k["K_CSQN"] + Ca_r) ** 2
held = 1 + k["S_CM"] * k["K_CM"] / (k["K_CM"] + Ca_i) ** 2 + k["B_F"] * k["K_B"] / (k["K_B"] + Ca_i) ** 2
"""How many calcium ions must come for each that stays free."""

STORE_RATES = {
    R_10: opened * R_00 - (unopened + shut) * R_10 + unshut * R_11,
    R_11: shut * R_10 - (unopened + unshut) * R_11 + opened * R_01,
    R_01: shut * R_00 + unopened * R_11 - (unshut + opened) * R_01,
    h_IP3: k["k_on_IP3"] * (k["K_inh_IP3"] - (Ca_i + k["K_inh_IP3"]) * h_IP3),
    Ca_u: (I_up - I_tr - I_IP3) / (2 * F * k["vol_u"]),
    Ca_r: (I_tr - I_rel) / (2 * F * k["vol_r"]) / held_in_store,
}
"""Rates of change, in 1/ms and mM/ms."""

calcium_in_store = k["vol_u"] * Ca_u + k["vol_r"] * (Ca_r + k["CSQN"] * half_filled(Ca_r, k["K_CSQN"]))
calcium_in_cell = k["vol_Ca"] * (Ca_i + k["S_CM"] * half_filled(Ca_i, k["K_CM"])
                                 + k["B_F"] * half_filled(Ca_i, k["K_B"]))
"""All calcium, free and bound (mM pL)."""

AT_REST = {
    R_10: opened / (opened + unopened) * unshut / (shut + unshut),
    h_IP3: k["K_inh_IP3"] / (Ca_i + k["K_inh_IP3"]),
    **CONDUCTANCES,
    I_up: STORE[I_up],
    Ca_u: Ca_i + I_up / (G_IP3 + G_tr * G_rel / (G_tr + G_rel)),
    Ca_r: (G_tr * Ca_u + G_rel * Ca_i) / (G_tr + G_rel),
}
"""Where the store settles for a given calcium in the cell, in closed form.

The release channels open and shut by two events that do not touch each other, so their shares are products; the rest
is what uptake and two ways out make of it.
"""
