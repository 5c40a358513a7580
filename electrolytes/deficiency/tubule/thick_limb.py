"""The thick ascending limb: sodium's transport makes a voltage, and the voltage carries magnesium between the cells.

A small model of our own, with the mechanisms of a published large one (Dutta & Layton 2024) and strengths fitted to
its table at rest. No water passes the wall. Sodium is taken up in proportion to what is there. The lumen's voltage has
two parts: what NKCC2 and ROMK make, in proportion to sodium's transport, and what a wall that prefers cations makes of
a diluted lumen. Calcium and magnesium cross between the cells by the constant-field law.
"""

from __future__ import annotations

from functools import partial

from sympy import Expr, exp, log

from electrolytes.deficiency.tubule.first_stretch import (
    Q_0,
    Ca_b,
    F,
    Mg_b,
    Na_b,
    chosen,
    flow,
    percent,
    published,
    whole,
)
from electrolytes.model import Quantity, exprel, q

fitted = partial(Quantity, source="modelling choice", evidence="modelling choice")
mM = partial(Quantity, unit="mM")
volts = partial(Quantity, unit="mV")

# --- what a reader can change -------------------------------------------------------------------------------------

nkcc2 = percent("nkcc2", "N", range=(0.0, 120.0), label="NKCC2 at work",
                meaning="cotransporters of sodium, potassium and chloride in the thick limb that work; loop diuretics "
                "block them")
claudins = percent("claudins", r"\Pi", range=(0.0, 150.0), label="Claudin-16 and -19",
                   meaning="doors between the cells of the thick limb, against normal")
reserve = chosen("reserve", r"\rho", default=11.6, range=(0.0, 20.0), domain=(0, None),
                 label="How far the cell makes up",
                 meaning="spare speed of NKCC2 against the way out of the cell; at 0 sodium's transport falls in "
                 "proportion to NKCC2, at 11.6 as in the published run with NKCC2 at 30 %")
shuts = chosen("shuts", r"\kappa", default=0.5, range=(0.0, 1.0), domain=(0, 1), label="Receptor shuts claudins",
               meaning="by which share much calcium in blood shuts the doors between the cells, by its receptor")

# --- constants ----------------------------------------------------------------------------------------------------

E_T = published("E_T", "E_T", unit="mV", default=26.725, domain=(1, None), meaning="RT/F at 37 °C")
k_m = fitted("k_m", "k_m", default=0.628117, domain=(0, None), meaning="sodium's uptake in the medullary limb at rest")
k_c = fitted("k_c", "k_c", default=0.806855, domain=(0, None), meaning="the same in the cortical limb")
kappa_m = fitted("kappa_m", r"\kappa_m", default=1.174445, domain=(0, None),
                 meaning="potassium's net uptake in the medullary limb at rest")
kappa_c = fitted("kappa_c", r"\kappa_c", default=0.857947, domain=(0, None), meaning="the same in the cortical limb")
V_m0 = published("V_m0", "V_{m}^{*}", unit="mV", default=3.4, meaning="mean voltage of the medullary limb at rest")
Na_c0 = published("Na_c0", r"n_c^{*}", unit="mM", default=151.0, domain=(1, None),
                  meaning="sodium where the cortical limb begins, at rest")
V_made0 = fitted("V_made0", r"V_{t}^{*}", unit="mV", default=4.803, domain=(0, None),
                 meaning="voltage that NKCC2 and ROMK make there at rest")
beta = fitted("beta", r"\beta", default=0.2275, domain=(0, None),
              meaning="how easily chloride passes the wall, against sodium")
p_Mg = fitted("p_Mg", r"p_{\mathrm{Mg}}", default=3.989, domain=(0, None),
              meaning="how easily magnesium passes the cortical limb's wall, against the flow at rest")
p_Ca = fitted("p_Ca", r"p_{\mathrm{Ca}}", default=1.069174, domain=(0, None), meaning="the same for calcium")
p_Ca_m = fitted("p_Ca_m", r"p_{\mathrm{Ca},m}", default=0.551734, domain=(0, None),
                meaning="the same for calcium in the medullary limb")

# --- what follows -------------------------------------------------------------------------------------------------

N_eff = Quantity("N_eff", r"N_{\mathrm{eff}}", meaning="NKCC2 at work once the calcium receptor has turned it down")
T = Quantity("T", "T", label="Sodium's transport", meaning="speed of sodium's uptake in the limb against rest")
Q = Quantity("Q", "Q", unit="nl/min", label="Fluid in the thick limb", meaning="fluid that enters the thick limb")
slow = Quantity("slow", r"\theta", meaning="fluid in the limb at rest against now: how long it stays")
doors = Quantity("doors", r"\pi", meaning="how far the doors between the cells are open, against rest")
V_med = volts("V_med", "V_m", label="Medullary limb", meaning="voltage of its lumen")
Na_c = mM("Na_c", "n_c", label="Sodium into the cortical limb", meaning="sodium where the cortical limb begins")
Mg_c = mM("Mg_c", "M_0", label="Magnesium into the cortical limb", meaning="magnesium where it begins")
Ca_c = mM("Ca_c", "C_0", meaning="calcium where it begins")
STRETCHES = 4
V_k = [volts(f"V_{i}", f"V_{i}", meaning=f"voltage in the middle of its quarter {i}") for i in range(1, STRETCHES + 1)]
Mg_k = [mM(f"Mg_{i}", f"M_{i}", label=f"Magnesium after quarter {i}", meaning=f"magnesium after quarter {i}")
        for i in range(1, STRETCHES + 1)]
Ca_k = [mM(f"Ca_{i}", f"C_{i}", meaning=f"calcium after quarter {i}") for i in range(1, STRETCHES + 1)]
V_end = volts("V_end", r"V_{\mathrm{end}}", label="Voltage at the end", meaning="voltage where the cortical limb ends")


def receptor(calcium: Expr, magnesium: Expr) -> Expr:
    """What the calcium receptor leaves of NKCC2, as published: blood's calcium (mM) and magnesium (mM)."""
    return (1 - 0.4 * switch(calcium)) * (1 - 0.16 * magnesium**4 / (magnesium**4 + q(2.5, "mM") ** 4))


def switch(calcium: Expr) -> Expr:
    """How far blood's calcium (mM) has turned its receptor on, 0 to 1."""
    return calcium**4 / (calcium**4 + q(1.25, "mM") ** 4)


AT_REST = receptor(q(1.25, "mM"), q(0.48, "mM"))


def sodium_at(x: Expr | float) -> Expr:
    """Sodium (mM) in the cortical limb at a share x of its length."""
    return Na_c * exp(-k_c * T * slow * x)


def made(sodium: Expr) -> Expr:
    """The voltage (mV) that NKCC2 and ROMK make where there is so much sodium (mM)."""
    return V_made0 * T * sodium / Na_c0


def diluted(sodium: Expr) -> Expr:
    """The voltage (mV) that a cation-selective wall makes of a lumen with so much sodium (mM)."""
    return E_T * log((Na_b + beta * sodium) / (sodium + beta * Na_b))


def between_cells(inside: Expr, blood: Expr, voltage: Expr, ease: Expr) -> Expr:
    """What a doubly charged ion's concentration (mM) becomes along a stretch, by the constant-field law.

    The exact solution where the voltage is the same all along: toward balance at ``blood · exp(-2V/E_T)``.
    """
    u = 2 * voltage / E_T
    balance = blood * exp(-u)
    return balance + (inside - balance) * exp(-ease / exprel(-u))


def _quarters() -> dict[Quantity, Expr]:
    """Voltage, magnesium and calcium, quarter by quarter of the cortical limb."""
    equations: dict[Quantity, Expr] = {}
    before_Mg, before_Ca = Mg_c, Ca_c
    for i in range(STRETCHES):
        sodium = sodium_at((i + 0.5) / STRETCHES)
        equations[V_k[i]] = made(sodium) + diluted(sodium)
        for blood, ease, after, before in ((Mg_b, p_Mg, Mg_k[i], before_Mg), (Ca_b, p_Ca, Ca_k[i], before_Ca)):
            equations[after] = between_cells(before, blood, V_k[i], ease * doors * slow / STRETCHES)
        before_Mg, before_Ca = Mg_k[i], Ca_k[i]
    return equations


LIMB = {
    N_eff: nkcc2 / whole * receptor(Ca_b, Mg_b) / AT_REST,
    T: N_eff * (1 + reserve) / (1 + reserve * N_eff),
    Q: T * Q_0 * flow / whole + (1 - T) * F["Na"]["t"] / Na_b,
    slow: Q_0 / Q,
    doors: claudins / whole * (1 - shuts * switch(Ca_b)) / (1 - shuts / 2),
    V_med: V_m0 * T,
    F["Na"]["m"]: F["Na"]["t"] * exp(-k_m * T * slow),
    F["K"]["m"]: F["K"]["t"] * exp(-kappa_m * T * slow),
    F["Ca"]["m"]: Q * between_cells(F["Ca"]["t"] / Q, Ca_b, V_med, p_Ca_m * slow),
    F["Mg"]["m"]: F["Mg"]["t"],
    Na_c: F["Na"]["m"] / Q,
    Mg_c: F["Mg"]["m"] / Q,
    Ca_c: F["Ca"]["m"] / Q,
    **_quarters(),
    V_end: made(sodium_at(1)) + diluted(sodium_at(1)),
    F["Na"]["c"]: Q * sodium_at(1),
    F["K"]["c"]: F["K"]["m"] * exp(-kappa_c * T * slow),
    F["Ca"]["c"]: Q * Ca_k[-1],
    F["Mg"]["c"]: Q * Mg_k[-1],
}
"""Both stretches of the thick limb, from what the thin limb hands on."""
