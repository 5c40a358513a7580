"""Small real models that the tests of ``electrolytes.model`` use."""

from __future__ import annotations

from sympy import Abs, And, Eq, Max, Min, Or, Piecewise, exp, floor, log, sqrt, tanh

from electrolytes.model import Model, Quantity, exprel, log1p, q

R = Quantity("R", unit="J/(mol K)", default=8.314462618, meaning="gas constant", source="CODATA2018")
F = Quantity("F", unit="C/mol", default=96485.332, meaning="Faraday constant", source="CODATA2018")
T = Quantity("T", unit="K", default=310.15, range=(273.15, 320.0), domain=(200.0, 400.0), meaning="temperature")


def concentration(name: str, default: float, low: float, high: float) -> Quantity:
    """A concentration that a slider varies on a logarithmic scale."""
    return Quantity(name, unit="mM", default=default, range=(low, high), domain=(0, None), scale="log")


K_i, K_e = concentration("K_i", 140, 50, 200), concentration("K_e", 4.2, 1, 10)
Na_i, Na_e = concentration("Na_i", 12, 2, 60), concentration("Na_e", 145, 100, 160)
Cl_i, Cl_e = concentration("Cl_i", 4, 1, 60), concentration("Cl_e", 104, 60, 130)
P_K = Quantity("P_K", unit="nm/s", default=1.0, range=(0.01, 10), scale="log", domain=(0, None))
P_Na = Quantity("P_Na", unit="nm/s", default=0.04, range=(0.001, 10), scale="log", domain=(0, None))
P_Cl = Quantity("P_Cl", unit="nm/s", default=0.45, range=(0.001, 10), scale="log", domain=(0, None))
V_T = Quantity("V_T", unit="V", meaning="thermal voltage")
V_m = Quantity("V_m", unit="mV", meaning="voltage at which no net current flows", source="Goldman1943")
GOLDMAN = Model(
    "Goldman-Hodgkin-Katz voltage",
    inputs=[K_i, K_e, Na_i, Na_e, Cl_i, Cl_e, P_K, P_Na, P_Cl, T],
    outputs={
        V_T: R * T / F,
        V_m: q(1000, "mV/V") * V_T * log((P_K * K_e + P_Na * Na_e + P_Cl * Cl_i)
                                         / (P_K * K_i + P_Na * Na_i + P_Cl * Cl_e)),
    },
    source="Goldman1943; Hodgkin1949",
    assumptions=["The field in the membrane is constant."],
)

V = Quantity("V", unit="mV", default=-60.0, range=(-150.0, 100.0), meaning="membrane potential")
P_Ca = Quantity("P_Ca", unit="nm/s", default=1.0, domain=(0, None))
Ca_i = Quantity("Ca_i", unit="mM", default=1e-4, range=(1e-5, 1e-2), scale="log", domain=(0, None))
Ca_e = Quantity("Ca_e", unit="mM", default=1.2, range=(0.1, 5), domain=(0, None))
u = Quantity("u", r"u", meaning="valence times voltage over thermal voltage")
J_Ca = Quantity("J_Ca", unit="mM nm/s", meaning="outward flux density of calcium")
slope = Quantity("slope", unit="mM nm/s/mV", meaning="its slope with voltage")
_u = 2 * V * q(1e-3, "V/mV") * F / (R * T)
_flux = P_Ca * (Ca_i / exprel(-u) - Ca_e / exprel(u))
FLUX = Model(
    "Goldman-Hodgkin-Katz flux",
    inputs=[V, Ca_i, Ca_e, T],
    outputs={u: _u, J_Ca: _flux, slope: _flux.diff(u) * _u / V},
    source="Goldman1943",
)

SID = Quantity("SID", unit="mEq/L", default=38.877, range=(20.0, 50.0), meaning="effective strong ion difference")
p_CO2 = Quantity("p_CO2", unit="mmHg", default=40.0, range=(15.0, 90.0), domain=(0, None))
albumin = Quantity("albumin", unit="g/L", default=44.0, range=(10.0, 60.0), domain=(0, None))
phosphate = Quantity("phosphate", unit="mM", default=1.15, range=(0.3, 3.0), domain=(0, None))
pH = Quantity("pH", unit="1", default=7.4, range=(6.8, 7.8), domain=(0.0, 14.0), label="blood pH")
HCO3 = Quantity("HCO3", unit="mM", meaning="bicarbonate")
charge = Quantity("charge", unit="mEq/L", meaning="charge of weak acids")
STEWART = Model(
    "Strong ion difference and pH",
    inputs=[SID, p_CO2, albumin, phosphate],
    outputs={
        HCO3: q(0.0307, "mM/mmHg") * p_CO2 * 10 ** (pH - 6.1),
        charge: albumin * (q(0.123, "mEq/g") * pH - q(0.631, "mEq/g"))
        + phosphate * (q(0.309, "mEq/mmol") * pH - q(0.469, "mEq/mmol")),
    },
    residuals={pH: SID - HCO3 * q(1, "mEq/mmol") - charge},
    source="Figge1991",
)

total_Mg = Quantity("total_Mg", unit="mM", default=8.0, range=(0.5, 20.0), domain=(0, None))
total_ATP = Quantity("total_ATP", unit="mM", default=8.0, range=(0.5, 12.0), domain=(0, None))
total_buffer = Quantity("total_buffer", unit="mM", default=2.0, range=(0.1, 10.0), domain=(0, None))
K_ATP = Quantity("K_ATP", unit="mM", default=0.08, range=(0.01, 1.0), scale="log", domain=(0, None))
K_buffer = Quantity("K_buffer", unit="mM", default=1.0, domain=(0, None))
Mg = Quantity("Mg", unit="mM", default=0.8, range=(0.0, 10.0), domain=(0, None), meaning="free magnesium")
ATP = Quantity("ATP", unit="mM", default=1.0, range=(0.0, 12.0), domain=(0, None), meaning="ATP without magnesium")
MgATP = Quantity("MgATP", unit="mM", meaning="ATP with magnesium")
MgB = Quantity("MgB", unit="mM", meaning="magnesium on the buffer")
BINDING = Model(
    "Magnesium shared by ATP and a buffer",
    inputs=[total_Mg, total_ATP, total_buffer, K_ATP],
    outputs={MgATP: Mg * ATP / K_ATP, MgB: total_buffer * Mg / (K_buffer + Mg)},
    residuals={Mg: total_Mg - Mg - MgATP - MgB, ATP: total_ATP - ATP - MgATP},
)

dose = Quantity("dose", unit="mg", default=200.0, range=(0.0, 1000.0), domain=(0, None))
salt = Quantity("salt", choices=("oxide", "citrate", "chloride"), default="citrate")
uptake = Quantity("uptake", unit="mg", meaning="absorbed magnesium")
capped = Quantity("capped", unit="mg")
kinked = Quantity("kinked")
MIXED = Model(
    "Every construction the printers know",
    inputs=[dose, salt, V],
    outputs={
        uptake: Piecewise((0.04 * dose, Eq(salt, 0)), (0.3 * dose, And(Eq(salt, 1), dose < q(487, "mg"))),
                          (q(20, "mg") + dose / 10, Or(Eq(salt, 2), dose > q(917, "mg"))), (0.2 * dose, True)),
        capped: Max(Min(uptake, q(75, "mg"), dose / 3), q(5, "mg")),
        kinked: Abs(V / q(1, "mV")) / 7 + floor((V - q(3.3, "mV")) / q(10, "mV")) + tanh(V / q(50, "mV")) ** 3
        + sqrt(1 + (V / q(20, "mV")) ** 2) ** -3 + log1p(dose / q(1e6, "mg")) + (1 + dose / q(100, "mg")) ** 1.7
        + exp(-V / q(25, "mV")) * 2**-7,
    },
)
