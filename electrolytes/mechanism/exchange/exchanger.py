"""The sodium–calcium exchanger: three Na⁺ one way, one Ca²⁺ the other, and the current it makes.

The exchanger spends no ATP. Sodium running in pays for calcium going out (forward mode); where calcium and voltage pull
harder, it turns round (reverse mode). Where it stands still follows from thermodynamics alone,
``E_NCX = 3 E_Na - 2 E_Ca``; how fast it runs is the law of Kapela, Bezerianos & Tsoukias (2008) for a muscle cell of a
rat's mesenteric artery at 293 K, with the constants that Morotti et al. (2017) distribute.

To import: the laws :func:`exchange_current`, :func:`calcium_pump_current` and :func:`sodium_pump_current` (pA, outward
positive) take the cell's own voltage (mV) and concentrations (mM) and bring along the constants below. `E_T` (RT/F)
is to be among the outputs of a model that uses the first; ``THERMAL`` holds its equation.
"""

from __future__ import annotations

from functools import partial

from sympy import Expr, exp, log

from electrolytes.model import Model, Quantity, q

published = partial(Quantity, source="Kapela2008; Morotti2017", evidence="supported")

# --- what a reader can change: defaults are the cell at rest ------------------------------------------------------

V_m = published("V_m", "V_m", unit="mV", default=-59.3634731, range=(-100.0, 40.0), domain=(-600, 600),
                label="Membrane voltage", meaning="electrical potential inside the cell minus outside")
Na_i = published("Na_i", r"[\mathrm{Na}^+]_i", unit="mM", substance="sodium",
                 default=8.3764429, range=(3.0, 30.0), domain=(0, None),
                 scale="log", label="Sodium inside", meaning="sodium ions inside the cell")
Ca_i = published("Ca_i", r"[\mathrm{Ca}^{2+}]_i", unit="mM", substance="calcium",
                 default=6.82554607e-5, domain=(0, None),
                 label="Calcium inside", meaning="free calcium ions inside the cell")
Na_o = published("Na_o", r"[\mathrm{Na}^+]_o", unit="mM", substance="sodium",
                 default=140.0, range=(20.0, 160.0), domain=(0, None),
                 scale="log", label="Sodium outside", meaning="sodium ions in the fluid around the cell")
Ca_o = published("Ca_o", r"[\mathrm{Ca}^{2+}]_o", unit="mM", substance="calcium",
                 default=2.0, range=(0.5, 4.0), domain=(0, None),
                 scale="log", label="Calcium outside", meaning="calcium ions in the fluid around the cell")
Ca_nM = Ca_i.with_(name="Ca_nM", latex="c_i", unit="nM", default=68.2554607, range=(20.0, 2000.0), scale="log",
                   meaning="free calcium ions inside the cell; 1 nM is a millionth of 1 mM")

# --- constants ----------------------------------------------------------------------------------------------------

R = published("R", "R", unit="mJ/(mol*K)", default=8341.0,
              meaning="gas constant as it stands in the published program: 8341, where nature has 8314 (0.3 % less)")
T = published("T", "T", unit="K", default=293.0, meaning="temperature of the published cell, 20 °C")
F = published("F", "F", unit="C/mol", default=96487.0, meaning="Faraday constant: charge of a mole of single charges")
g_NCX = published("g_NCX", "g_{NCX}", unit="pA/mM**4", default=4.87e-4, domain=(0, None),
                  meaning="how much exchanger the cell has; 0 takes it out")
d_NCX = published("d_NCX", "d_{NCX}", unit="1/mM**4", default=3e-4, domain=(0, None),
                  meaning="how soon the exchanger is busy (saturates)")
gamma = published("gamma", r"\gamma", default=0.45, domain=(0, 1),
                  meaning="where in the membrane its barrier lies, as a share of the voltage")
I_PMCA_max = published("I_PMCA_max", r"\bar I_{PMCA}", unit="pA", default=5.37, domain=(0, None),
                       meaning="calcium pump of the membrane, at its fastest")
K_PMCA = published("K_PMCA", "K_{PMCA}", unit="mM", default=1.7e-4, domain=(0, None),
                   meaning="calcium at which the calcium pump runs at half of that")
C_m = published("C_m", "C_m", unit="pF", default=25.0, domain=(0, None), meaning="charge the membrane holds per volt")
I_NaK_max = published("I_NaK_max", r"\bar I_{NaK}", unit="pA/pF", default=2.3083, domain=(0, None),
                      meaning="sodium–potassium pump at its fastest, for each pF of membrane")
K_mK = published("K_mK", "K_{mK}", unit="mM", default=1.6, domain=(0, None),
                 meaning="potassium outside at which that pump is half served")
K_mNa = published("K_mNa", "K_{mNa}", unit="mM", default=22.0, domain=(0, None),
                  meaning="sodium inside at which that pump is half served")
Q_10 = published("Q_10", "Q_{10}", default=1.87, domain=(0, None),
                 meaning="how many times faster that pump runs when 10 K warmer")
T_NaK = published("T_NaK", "T_{NaK}", unit="K", default=309.15, meaning="temperature that its fastest rate belongs to")

# --- what follows -------------------------------------------------------------------------------------------------

E_T = Quantity("E_T", "E_T", unit="mV", meaning="thermal voltage RT/F")
E_Na = Quantity("E_Na", "E_{Na}", unit="mV", meaning="voltage at which sodium alone would not flow")
E_Ca = Quantity("E_Ca", "E_{Ca}", unit="mV", meaning="voltage at which calcium alone would not flow")
E_NCX = Quantity("E_NCX", "E_{NCX}", unit="mV", label="Reversal voltage",
                 meaning="voltage at which the exchanger stands still")
push = Quantity("push", r"\Delta", unit="mV", label="Drive",
                meaning="how far the voltage is on the forward side: calcium out above 0, in below 0")
Ca_eq = Quantity("Ca_eq", r"c_{eq}", unit="nM", label="Calcium at standstill",
                 meaning="calcium inside at which the exchanger would stand still: the least it can reach")
I_NCX = Quantity("I_NCX", "I_{NCX}", unit="pA", label="Exchanger current",
                 meaning="current of the exchanger, outward positive: negative when calcium goes out")

THERMAL = {E_T: R * T / F * q(1, "mV*C/mJ")}
"""The thermal voltage, for a model's outputs."""


def exchange_current(V: Expr, Na_i: Expr, Ca_i: Expr, *, scale: Expr = g_NCX, Na_o: Expr = Na_o,
                     Ca_o: Expr = Ca_o) -> Expr:
    """Current of the exchanger (pA): one charge for each three Na⁺ against one Ca²⁺; negative in forward mode.

    Voltage in mV, concentrations in mM; `scale` (pA/mM⁴) is how much exchanger there is. Kapela et al. (2008).
    """
    inward, outward = Na_o**3 * Ca_i, Na_i**3 * Ca_o
    return (scale * (outward * exp(gamma * V / E_T) - inward * exp((gamma - 1) * V / E_T))
            / (1 + d_NCX * (inward + outward)))


def calcium_pump_current(Ca_i: Expr) -> Expr:
    """Current of the membrane's calcium pump, PMCA (pA, outward), at a free calcium (mM). Kapela et al. (2008)."""
    return I_PMCA_max * Ca_i / (Ca_i + K_PMCA)


def sodium_pump_current(V: Expr, Na_i: Expr, K_o: Expr) -> Expr:
    """Net current of the sodium–potassium pump (pA, outward): one charge for 3 Na⁺ out and 2 K⁺ in.

    Voltage in mV, concentrations in mM. Kapela et al. (2008).
    """
    warmth = Q_10 ** ((T - T_NaK) / q(10, "K"))
    potassium, sodium = (K_o / q(1, "mM")) ** 1.1, (Na_i / q(1, "mM")) ** 1.7
    return (warmth * C_m * I_NaK_max * potassium / (potassium + (K_mK / q(1, "mM")) ** 1.1)
            * sodium / (sodium + (K_mNa / q(1, "mM")) ** 1.7) * (V + q(150, "mV")) / (V + q(200, "mV")))


EXCHANGE = Model(
    "Sodium–calcium exchanger",
    inputs=[V_m, Na_i, Ca_nM, Na_o, Ca_o],
    outputs={
        **THERMAL,
        Ca_i: Ca_nM * q(1e-6, "mM/nM"),
        E_Na: E_T * log(Na_o / Na_i),
        E_Ca: E_T / 2 * log(Ca_o / Ca_i),
        E_NCX: 3 * E_Na - 2 * E_Ca,
        push: E_NCX - V_m,
        Ca_eq: Ca_o * (Na_i / Na_o) ** 3 * exp(V_m / E_T) * q(1e6, "nM/mM"),
        I_NCX: exchange_current(V_m, Na_i, Ca_i),
    },
    source="Kapela2008; Morotti2017",
    assumptions=(
        "Three Na⁺ always go against one Ca²⁺, with no slip and no other partners.",
        "Where it stands still is exact, whatever the protein. How fast it runs is a fit to one kind of cell.",
    ),
    limits=(
        "A muscle cell of a rat's artery at 20 °C. The gas constant is the published program's, 0.3 % too large; kept, "
        "so that the numbers are those of the published cell.",
    ),
    omitted=(
        "Calcium inside also switches the exchanger on, and sodium inside switches it off; both act beside the "
        "gradients, and the published law leaves them out.",
        "cGMP, which speeds the exchanger of this cell up.",
    ),
)

# --- numbers for the text -----------------------------------------------------------------------------------------
