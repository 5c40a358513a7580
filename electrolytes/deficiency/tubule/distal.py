"""The distal convoluted tubule: one cell that stands for all of it.

Sodium comes in from the lumen by NCC and is pumped out into the blood. Magnesium comes in by TRPM6, driven by the
voltage, and leaves against sodium. Entry and exit have to be equal; that decides the cell's magnesium. TRPM6 and the
exchanger follow the formulas of Dutta & Layton (2024); voltage, cell sodium and strengths are choices of this book.
"""

from __future__ import annotations

from functools import partial

from sympy import Expr, Max, Min, cbrt, exp, log, sqrt

from electrolytes.deficiency.tubule.first_stretch import F, K_b, Mg_b, Na_b, chosen, percent, published, whole
from electrolytes.deficiency.tubule.thick_limb import E_T, Q, fitted, mM, switch
from electrolytes.model import Quantity, expm1, q

pmol = partial(Quantity, unit="pmol/min")

# --- what a reader can change -------------------------------------------------------------------------------------

ncc = percent("ncc", "n", range=(0.0, 150.0), label="NCC at work",
              meaning="cotransporters of sodium and chloride in the distal tubule that work; thiazides block them")
trpm6 = percent("trpm6", r"\tau", range=(2.0, 200.0), domain=(0.1, None), label="TRPM6 channels",
                meaning="magnesium channels on the lumen's side, against normal")
pump = percent("pump", r"\psi", range=(40.0, 150.0), domain=(20, None), label="Sodium–potassium pump",
               meaning="pumps on the blood's side that work, against normal")
length = percent("length", r"\ell", range=(10.0, 200.0), domain=(1, None), label="Length of the distal tubule",
                 meaning="how much distal convoluted tubule there is, with all that stands in it")
V_lum = chosen("V_lum", "V_a", unit="mV", default=72.0, range=(30.0, 90.0), domain=(None, None),
               label="Voltage across the lumen's side",
               meaning="lumen against cell; Kv1.1 holds it up. 72 mV was measured in cultured cells "
               "[@GesekFriedman1992]")

# --- constants ----------------------------------------------------------------------------------------------------

A_ncc = fitted("A_ncc", r"A_{\mathrm{NCC}}", unit="pmol/min", default=180.4746, domain=(0, None),
               meaning="most that NCC can take up")
K_ncc = chosen("K_ncc", r"K_{\mathrm{NCC}}", unit="mM", default=8.0, domain=(0, None),
               meaning="sodium at which it takes up half of that")
e_K = chosen("e_K", r"e_K", default=1.1, domain=(0, None),
             meaning="how NCC answers to potassium in blood: two to three times as much at 2 as at 4.5 mM, in mice "
             "[@PotassiumMice2020]")
Na_i0 = chosen("Na_i0", r"N_i^{*}", unit="mM", default=12.0, domain=(0, None), meaning="the cell's sodium at rest")
K_p = chosen("K_p", r"K_{p}", unit="mM", default=20.0, domain=(0, None),
             meaning="cell sodium at which each of the pump's three places is half filled")
leak = chosen("leak", r"\lambda", default=0.2, domain=(0, None),
              meaning="sodium that comes in from the blood's side, against NCC's at rest")
K_pump = chosen("K_pump", r"K_{k}", unit="mM", default=1.5, domain=(0, None),
                meaning="potassium outside at which each of the pump's two places is half filled")
blocked_V = Quantity("blocked_V", r"\nu", unit="mV", default=20.4, source="GesekFriedman1992", evidence="supported",
                     meaning="by how much a thiazide hyperpolarized cultured cells")
w_K = chosen("w_K", r"w_K", default=0.7, domain=(0, 1),
             meaning="how much of potassium's own voltage the lumen's side follows")
J_Na0 = fitted("J_Na0", r"J_{\mathrm{Na}}^{*}", unit="pmol/min", default=150.552864, domain=(0, None),
               meaning="sodium taken up at rest")
G = fitted("G", "G", unit="pmol/(min*mV)", default=0.037096, domain=(0, None), meaning="how much TRPM6 lets pass")
X = fitted("X", "X", unit="pmol/min", default=4.802391, domain=(0, None), meaning="most that the exchanger could carry")
A_Ca = fitted("A_Ca", r"A_{\mathrm{Ca}}", unit="pmol/min", default=2.940783, domain=(0, None),
              meaning="most calcium that the tubule can take up")
K_Ca = chosen("K_Ca", r"K_{\mathrm{Ca}}", unit="mM", default=0.1, domain=(0, None),
              meaning="calcium at which it takes up half of that")
s_Ca = chosen("s_Ca", r"s", unit="1/mV", default=0.0182, domain=(0, None),
              meaning="how calcium's uptake follows the voltage: 45 % more for 20.4 mV [@GesekFriedman1992]")
K_end = fitted("K_end", r"k_{d}^{*}", unit="mM", default=4.568245, domain=(0, None),
               meaning="potassium in the lumen where the distal tubule ends, at rest")
K_0 = published("K_0", r"k^{*}", unit="mM", default=4.9, domain=(0, None), meaning="potassium in blood at rest")
Ca_l0 = fitted("Ca_l0", r"C^{*}", unit="mM", default=0.812766, domain=(0, None),
               meaning="calcium that enters the distal tubule at rest")
Mg_l0 = fitted("Mg_l0", r"M^{*}", unit="mM", default=0.196924, domain=(0, None),
               meaning="magnesium that enters the distal tubule at rest")

# --- what follows -------------------------------------------------------------------------------------------------

passing = Quantity("passing", r"\lambda_{\mathrm{Mg}}", default=-2.5, range=(-14.0, -0.001), domain=(-80, 0),
                   label="Magnesium that passes, logarithm",
                   meaning="natural logarithm of the share of the arriving magnesium that leaves the distal tubule")
NCC = Quantity("NCC", r"\hat n", meaning="NCC's strength against rest, with all that acts on it")
J_Na = pmol("J_Na", r"J_{\mathrm{Na}}", label="Sodium through NCC", meaning="sodium taken up in the distal tubule")
filled = Quantity("filled", "r", meaning="share of the pump's places for sodium that are filled")
Na_i = mM("Na_i", r"N_i", label="Cell sodium", meaning="sodium in the distal cell")
V_a = Quantity("V_a", r"V_a'", unit="mV", label="Voltage, lumen against cell",
               meaning="the same as blocked NCC and potassium leave it")
Mg_in = mM("Mg_in", r"M_{\mathrm{in}}", label="Magnesium, arriving",
           meaning="magnesium in the lumen where the distal tubule begins")
Mg_out = mM("Mg_out", r"M_{\mathrm{out}}", label="Magnesium, leaving",
            meaning="magnesium in the lumen where it ends")
J_Mg = pmol("J_Mg", r"J_{\mathrm{Mg}}", label="Magnesium taken back",
            meaning="magnesium that the distal tubule takes from the lumen, and its exchanger hands to the blood")
turning = Quantity("turning", "w", meaning="share of its speed that cell magnesium leaves to the exchanger")
Mg_i = mM("Mg_i", r"m_i", label="Cell magnesium",
          meaning="free magnesium in the distal cell, at which the exchanger carries off what TRPM6 lets in")
J_TRPM6 = pmol("J_TRPM6", r"J_{\mathrm{in}}", label="Magnesium through TRPM6",
               meaning="magnesium that enters the cell")


def left_after(arriving: Expr, most: Expr, half: Expr) -> Expr:
    """What a saturable uptake leaves (mM) of a concentration, in a well stirred stretch: always above nothing."""
    gap = arriving - half - most
    return (gap + sqrt(gap**2 + 4 * half * arriving)) / 2


def lumen_switch(calcium: Expr, magnesium: Expr) -> Expr:
    """What the lumen's calcium and magnesium (mM) make of NCC, as published."""
    return (1 + 0.5 * switch(calcium)) * (1 + 0.2 * magnesium**4 / (magnesium**4 + q(2.5, "mM") ** 4))


def through_TRPM6(lumen: Expr) -> Expr:
    """What drives magnesium through TRPM6 (mV) at so much of it in the lumen (mM), with the cell's own brake."""
    drive = V_a - E_T / 2 * log(Mg_i / lumen)
    return drive / (1 + (Mg_i / q(0.51, "mM")) ** 2) * (1 + lumen / (q(0.8, "mM") + lumen))


def exchange(sodium: Expr) -> Expr:
    """How fast the exchanger can turn (share of its most) at the cell's sodium (mM), as published."""
    outside = Na_b**2 / (Na_b**2 + q(62, "mM") ** 2) * q(10, "mM") / (Mg_b + q(10, "mM"))
    return outside * q(40, "mM") / (sodium + q(40, "mM"))


def _fills(potassium: Expr) -> Expr:
    return (potassium / (potassium + K_pump)) ** 2


LEAST = 1e-12
"""Keeps the exchanger's share off its ends while the balance is still being sought."""

CELL = {
    NCC: ncc / whole * (K_0 / K_b) ** e_K * lumen_switch(F["Ca"]["c"] / Q, F["Mg"]["c"] / Q)
    / lumen_switch(Ca_l0, Mg_l0),
    F["Na"]["d"]: Q * left_after(F["Na"]["c"] / Q, A_ncc * NCC * length / whole / Q, K_ncc),
    J_Na: F["Na"]["c"] - F["Na"]["d"],
    filled: Na_i0 / (Na_i0 + K_p) * cbrt(
        (J_Na / J_Na0 * whole / length + leak) / (1 + leak) * whole / pump * _fills(K_0) / _fills(K_b)),
    Na_i: K_p * filled / (1 - filled),
    V_a: V_lum + blocked_V * Max(0, 1 - ncc / whole) + w_K * E_T * log(K_0 / K_b),
    Mg_in: F["Mg"]["c"] / Q,
    Mg_out: Mg_in * exp(passing),
    J_Mg: -F["Mg"]["c"] * expm1(passing),
    turning: Max(LEAST, Min(1 - LEAST, J_Mg / (X * length / whole * exchange(Na_i)))),
    Mg_i: q(0.7, "mM") * sqrt(turning / (1 - turning)),
    J_TRPM6: G * trpm6 / whole * length / whole
    * (through_TRPM6(Mg_in) + 2 * through_TRPM6((Mg_in + Mg_out) / 2) + through_TRPM6(Mg_out)) / 4,
    F["Mg"]["d"]: Q * Mg_out,
    F["Ca"]["d"]: Q * left_after(F["Ca"]["c"] / Q,
                                 A_Ca * length / whole * exp(s_Ca * (V_a - V_lum)) / Q, K_Ca),
    F["K"]["d"]: Q * K_end * K_b / K_0,
}
"""The distal tubule, from what the thick limb hands on; TRPM6's uptake is the mean over the tubule's length."""
BALANCE = J_TRPM6 - J_Mg
"""Nothing stays in the cell: this is nothing."""
