"""Ions and voltage: what pushes an ion through a membrane, and the voltage at which a membrane comes to rest.

Nernst's equilibrium voltage for five ions, the flux of an ion by Goldman's constant field, and the voltage of no net
current by Goldman, Hodgkin and Katz. ``HELD`` takes the voltage as given; ``MEMBRANE`` finds it. Voltages are inside
minus outside, currents outward positive. ``squid.py`` is the giant axon of the squid at its own temperature.
"""

from __future__ import annotations

from functools import partial

from sympy import Expr, exp, log

from electrolytes.essentials.magnesium import binding as magnesium
from electrolytes.model import Model, Quantity, exprel, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
concentration = partial(Quantity, unit="mM", domain=(1e-9, None))
in_blood = partial(concentration, source="Harmonisation2016", evidence="established")
in_cell = partial(concentration, source="modelling choice", evidence="modelling choice")

# --- what a reader can change -------------------------------------------------------------------------------------

V_m = chosen("V_m", "V_m", unit="mV", default=-80.0, range=(-120.0, 60.0), domain=(-400, 400), label="Membrane voltage",
             meaning="electrical potential inside the cell minus outside")
K_e = in_blood("K_e", r"[\mathrm{K}^+]_e", substance="potassium",
               default=4.2, range=(1.0, 15.0), scale="log", normal=(3.5, 5.2),
               label="Potassium outside", meaning="potassium ions in the fluid around the cell")
Na_e = in_blood("Na_e", r"[\mathrm{Na}^+]_e", substance="sodium",
                default=140.0, range=(100.0, 180.0), normal=(135.0, 145.0),
                label="Sodium outside", meaning="sodium ions in the fluid around the cell")
Cl_e = in_blood("Cl_e", r"[\mathrm{Cl}^-]_e", substance="chloride",
                default=104.0, range=(70.0, 140.0), normal=(95.0, 110.0),
                label="Chloride outside", meaning="chloride ions in the fluid around the cell")
Mg_e = concentration("Mg_e", r"[\mathrm{Mg}^{2+}]_e", substance="magnesium",
                     default=0.55, range=(0.2, 3.0), scale="log", normal=(0.45, 0.67),
                     label="Free magnesium outside", source="Ionized1998", evidence="supported",
                     meaning="magnesium ions around the cell that are bound to nothing")
Ca_e = concentration("Ca_e", r"[\mathrm{Ca}^{2+}]_e", substance="calcium",
                     default=1.2, range=(0.5, 2.5), label="Free calcium outside",
                     source="modelling choice", evidence="modelling choice",
                     meaning="calcium ions around the cell that are bound to nothing")
K_i = magnesium.K_i.with_(domain=(1e-9, None))
Na_i = in_cell("Na_i", r"[\mathrm{Na}^+]_i", substance="sodium",
               default=12.0, range=(3.0, 60.0), scale="log", label="Sodium inside",
               meaning="sodium ions inside the cell")
Cl_i = in_cell("Cl_i", r"[\mathrm{Cl}^-]_i", substance="chloride",
               default=5.2, range=(2.0, 60.0), scale="log", label="Chloride inside",
               meaning="chloride ions inside the cell; by default where the resting voltage puts them")
Mg_i = magnesium.Mg_i.with_(default=0.5, range=(0.1, 3.0), domain=(1e-9, None), source="Masuda2003")
Ca_i = chosen("Ca_i", r"[\mathrm{Ca}^{2+}]_i", unit="nM", substance="calcium",
              default=100.0, range=(50.0, 1000.0), domain=(1e-3, None),
              scale="log", label="Free calcium inside", meaning="calcium ions inside the cell, bound to nothing")
permeability = partial(chosen, domain=(0, None), scale="log")
P_K = permeability("P_K", "P_K", default=1.0, range=(0.01, 10.0), label="Open to potassium",
                   meaning="how easily potassium passes; 1 is the resting membrane")
P_Na = permeability("P_Na", "P_{Na}", default=0.02, range=(0.001, 20.0), label="Open to sodium",
                    meaning="how easily sodium passes, on the same scale")
P_Cl = permeability("P_Cl", "P_{Cl}", default=0.2, range=(0.01, 10.0), label="Open to chloride",
                    meaning="how easily chloride passes, on the same scale")

# --- constants ----------------------------------------------------------------------------------------------------

exact = partial(Quantity, source="BIPM2019", evidence="established")
R = exact("R", "R", unit="J/(mol*K)", default=8.314462618, meaning="gas constant")
F = exact("F", "F", unit="C/mol", default=96485.332, meaning="Faraday constant: charge of a mole of single charges")
T = chosen("T", "T", unit="K", default=310.15, domain=(200, 400), meaning="temperature, 37 °C")
p_0 = chosen("p_0", "p_0", unit="cm/s", default=1e-6, domain=(0, None),
             meaning="permeability that counts as 1; sets the size of all currents, and no voltage")

# --- what follows -------------------------------------------------------------------------------------------------

voltage = partial(Quantity, unit="mV")
E_T = voltage("E_T", "E_T", meaning="thermal voltage RT/F: what heat alone is worth to a single charge")
E_K = voltage("E_K", "E_K", label="Potassium", meaning="voltage at which potassium would not flow")
E_Na = voltage("E_Na", "E_{Na}", label="Sodium", meaning="voltage at which sodium would not flow")
E_Cl = voltage("E_Cl", "E_{Cl}", label="Chloride", meaning="voltage at which chloride would not flow")
E_Mg = voltage("E_Mg", "E_{Mg}", label="Magnesium", meaning="voltage at which magnesium would not flow")
E_Ca = voltage("E_Ca", "E_{Ca}", label="Calcium", meaning="voltage at which calcium would not flow")
D_K = voltage("D_K", "D_K", meaning="driving force on potassium: voltage minus its equilibrium voltage")
D_Na = voltage("D_Na", "D_{Na}", meaning="driving force on sodium; negative pushes a positive ion in")
D_Cl = voltage("D_Cl", "D_{Cl}", meaning="driving force on chloride; negative pushes a negative ion out")
D_Mg = voltage("D_Mg", "D_{Mg}", meaning="driving force on magnesium, for each of its two charges")
D_Ca = voltage("D_Ca", "D_{Ca}", meaning="driving force on calcium, for each of its two charges")
u = Quantity("u", "u", meaning="voltage in units of RT/F")
current = partial(Quantity, unit="µA/cm^2")
I_K = current("I_K", "I_K", meaning="current of potassium through the membrane")
I_Na = current("I_Na", "I_{Na}", meaning="current of sodium")
I_Cl = current("I_Cl", "I_{Cl}", meaning="current of chloride; ions that come in are a current out")
ratio = partial(Quantity, unit="1")
at_rest_1 = ratio("at_rest_1", "r_{+}", meaning="inside : outside of a single positive charge at rest")
at_rest_2 = ratio("at_rest_2", "r_{2+}", meaning="inside : outside of a double positive charge at rest")
at_rest_Cl = ratio("at_rest_Cl", "r_{-}", meaning="inside : outside of a single negative charge at rest")
W_Mg = Quantity("W_Mg", "W_{Mg}", unit="kJ/mol", meaning="work of carrying a mole of magnesium out")
G_Na = Quantity("G_Na", "G_{Na}", unit="kJ/mol", meaning="what a mole of sodium pays on its way in")


def nernst(charge: int, outside: Expr, inside: Expr) -> Expr:
    """Equilibrium voltage (mV) of an ion: where the pull of the voltage equals the push of its gradient."""
    return E_T / charge * log(outside / inside)


Three = tuple[Expr, Expr, Expr]
"""One value each for K⁺, Na⁺ and Cl⁻."""


def goldman(outside: Three, inside: Three, open_to: Three) -> Expr:
    """Voltage (mV) at which the currents of K⁺, Na⁺ and Cl⁻ (in this order) cancel."""
    (K_out, Na_out, Cl_out), (K_in, Na_in, Cl_in), (to_K, to_Na, to_Cl) = outside, inside, open_to
    return E_T * log((to_K * K_out + to_Na * Na_out + to_Cl * Cl_in) / (to_K * K_in + to_Na * Na_in + to_Cl * Cl_out))


def flux_current(charge: int, open_to: Expr, outside: Expr, inside: Expr) -> Expr:
    """Current (µA/cm²) of an ion by the constant field; ``exprel`` keeps it exact at 0 mV."""
    net = (inside - outside * exp(-charge * u)) / exprel(-charge * u)
    return charge * p_0 * open_to * F * net * q(1.0, "µA*s*mol/(C*cm^3*mM)")


NERNST = {
    E_T: R * T / F * q(1e3, "mV*C/J"),
    E_K: nernst(1, K_e, K_i),
    E_Na: nernst(1, Na_e, Na_i),
    E_Cl: nernst(-1, Cl_e, Cl_i),
    E_Mg: nernst(2, Mg_e, Mg_i),
    E_Ca: nernst(2, Ca_e * q(1e6, "nM/mM"), Ca_i),
}
DRIVING = {D_K: V_m - E_K, D_Na: V_m - E_Na, D_Cl: V_m - E_Cl, D_Mg: V_m - E_Mg, D_Ca: V_m - E_Ca}
CURRENTS = {
    u: V_m / E_T,
    I_K: flux_current(1, P_K, K_e, K_i),
    I_Na: flux_current(1, P_Na, Na_e, Na_i),
    I_Cl: flux_current(-1, P_Cl, Cl_e, Cl_i),
}
per_millivolt = F * q(1e-6, "kJ*V/(J*mV)")
OUTSIDE, INSIDE = [K_e, Na_e, Cl_e, Mg_e, Ca_e], [K_i, Na_i, Cl_i, Mg_i, Ca_i]

ASSUMPTIONS = (
    "Concentrations stand for activities: ions are taken to push as freely as if they were alone.",
    "Concentrations stay as they are set. In a cell pumps hold them, and over minutes they drift if these falter.",
)
CONSTANT_FIELD = (
    "The voltage falls evenly across the membrane, and each ion crosses as if the others were not there.",
    "The voltage is the one at which no net charge flows. A membrane reaches it within milliseconds.",
)
LIMITS = (
    "Permeabilities are held where they are set. Real channels open and shut with voltage, and those for potassium "
    "also with potassium outside: with very little of it, muscle can lose its voltage instead of gaining it.",
)
OMITTED = (
    "The pump's own current, which makes the inside a few millivolts more negative.",
    "Currents of calcium, magnesium and hydrogen ions, which are small at rest.",
)

HELD = Model(
    "Ions at a given voltage",
    inputs=[V_m, *OUTSIDE, *INSIDE, P_K, P_Na, P_Cl],
    outputs={
        **NERNST,
        **DRIVING,
        **CURRENTS,
        at_rest_1: exp(-u),
        at_rest_2: exp(-2 * u),
        at_rest_Cl: exp(u),
        W_Mg: 2 * (E_Mg - V_m) * per_millivolt,
        G_Na: (E_Na - V_m) * per_millivolt,
    },
    source="Goldman1943; HodgkinKatz1949",
    assumptions=(*ASSUMPTIONS, CONSTANT_FIELD[0]),
    limits=LIMITS,
    omitted=("What surface charges do to the ions next to the membrane.",),
)

MEMBRANE = Model(
    "The resting membrane",
    inputs=[*OUTSIDE, *INSIDE, P_K, P_Na, P_Cl],
    outputs={
        **NERNST,
        V_m: goldman((K_e, Na_e, Cl_e), (K_i, Na_i, Cl_i), (P_K, P_Na, P_Cl)),
        **DRIVING,
        **CURRENTS,
    },
    source="Goldman1943; HodgkinKatz1949",
    assumptions=(*ASSUMPTIONS, *CONSTANT_FIELD),
    limits=LIMITS,
    omitted=OMITTED,
)
