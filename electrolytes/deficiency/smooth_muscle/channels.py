"""The membrane of the smooth-muscle cell: its channels, pumps and carriers, each as a current.

The exchanger and the pumps of sodium and calcium are those of ``mechanism/exchange.py``, with their constants. After
Kapela, Bezerianos & Tsoukias (2008), without the stretch current and the inward rectifier (whose conductance is 0 in
the distributed program).
"""

from __future__ import annotations

from sympy import Expr, Max, exp, log

from electrolytes.deficiency.smooth_muscle.quantities import (
    DAG,
    NO,
    P_SOC,
    Ca_i,
    Ca_u,
    Cl_i,
    K_i,
    K_o,
    L_factor,
    Na_i,
    V,
    cGMP,
    constants,
    current,
    d_L,
    exchanger,
    f_L,
    p_f,
    p_K,
    p_s,
    potential,
    pump_factor,
    q_1,
    q_2,
)
from electrolytes.mechanism.exchange import exchanger as exchange
from electrolytes.mechanism.exchange.exchanger import (
    E_NCX,
    E_T,
    I_NCX,
    THERMAL,
    C_m,
    E_Ca,
    E_Na,
    F,
    R,
    T,
    calcium_pump_current,
    exchange_current,
    g_NCX,
    sodium_pump_current,
)
from electrolytes.model import Quantity, expit, exprel, log10, q

k = constants()
Cl_o = k["Cl_o"]
Na_o, Ca_o = (outside.with_(range=None, scale="linear") for outside in (exchange.Na_o, exchange.Ca_o))

# --- potentials ---------------------------------------------------------------------------------------------------

u = Quantity("u", r"\varphi", meaning="membrane voltage over the thermal voltage")
E_K = potential("E_K", "E_K", label="Potassium's voltage", meaning="voltage at which potassium would not flow")
E_Cl = potential("E_Cl", "E_{Cl}", label="Chloride's voltage", meaning="voltage at which chloride would not flow")

# --- currents -----------------------------------------------------------------------------------------------------

I_CaL = current("I_CaL", "I_{CaL}", label="L-type calcium current", meaning="calcium through the L-type channels")
V_half = potential("V_half", "V_{1/2}", meaning="voltage at which half of the BK channels are open")
I_BK = current("I_BK", "I_{BK}", meaning="potassium through the channels that calcium opens")
I_K = current("I_K", "I_K", meaning="potassium through the delayed rectifier")
I_KATP = current("I_KATP", "I_{KATP}", meaning="potassium through the background channels")
I_PMCA = current("I_PMCA", "I_{PMCA}", label="Calcium pump", meaning="calcium that its own pump carries out")
I_NaK = current("I_NaK", "I_{NaK}", label="Sodium pump", meaning="the sodium pump: one charge a turn")
alpha = Quantity("alpha", r"\alpha", meaning="share of the chloride channels that cGMP opens")
P_Cl = Quantity("P_Cl", "P_{Cl}", meaning="share of the chloride channels that are open")
I_Cl = current("I_Cl", "I_{Cl}", meaning="chloride through the channels that calcium opens")
I_NKCC = current("I_NKCC", "I_{NKCC}", meaning="cotransport, its chloride as a current; no net charge")
a_NSC = Quantity("a_NSC", latex="a", meaning="activity of the non-selective channels")
P_o = Quantity("P_o", "P_o", meaning="share of the active ones that are open")
I_Na_NSC = current("I_Na_NSC", "I_{Na,NSC}", meaning="sodium through the non-selective channels")
I_K_NSC = current("I_K_NSC", "I_{K,NSC}", meaning="potassium through them")
I_Ca_NSC = current("I_Ca_NSC", "I_{Ca,NSC}", meaning="calcium through them")
I_SOC_Ca = current("I_SOC_Ca", "I_{SOC,Ca}", meaning="calcium through the store-operated channels")
I_SOC_Na = current("I_SOC_Na", "I_{SOC,Na}", meaning="sodium through them")
FLUX = q(1e6, "pA*s*mol/(cm^3*C*mM)")


def mv(value: float) -> Expr:
    """A voltage."""
    return q(value, "mV")


def goldman(permeance: Expr, valence: int, inside: Expr, outside: Expr) -> Expr:
    """Goldman–Hodgkin–Katz current (pA) of an ion through a permeability times area (cm³/s); exact at 0 mV too."""
    drive = valence * u
    return FLUX * permeance * valence * F * (inside / exprel(-drive) - outside / exprel(drive))


def half_filled(amount: Expr, half: Expr, power: float = 1) -> Expr:
    """What of a site is filled: amountⁿ/(amountⁿ + halfⁿ), 0 without any."""
    if power == 1:
        return amount / (amount + half)
    filled = (Max(0, amount / half)) ** power
    return filled / (1 + filled)


def nsc(permeability: Expr, inside: Expr, outside: Expr, valence: int = 1) -> Expr:
    """Current (pA) through the open share of the non-selective channels."""
    return P_o * goldman(permeability * k["P_NSC"] * k["A_m"], valence, inside, outside)


POTENTIALS = {
    **THERMAL,
    u: V / E_T,
    E_Na: E_T * log(Na_o / Na_i),
    E_K: E_T * log(K_o / K_i),
    E_Ca: E_T / 2 * log(Ca_o / Ca_i),
    E_Cl: -E_T * log(Cl_o / Cl_i),
    E_NCX: 3 * E_Na - 2 * E_Ca,
}

PUMPS = {
    I_PMCA: calcium_pump_current(Ca_i),
    I_NaK: pump_factor * sodium_pump_current(V, Na_i, K_o),
    I_NCX: exchange_current(V, Na_i, Ca_i, Na_o=Na_o, Ca_o=Ca_o,
                            scale=g_NCX * exchanger * (1 + 0.55 * half_filled(cGMP, k["K_NCX_cGMP"]))),
    I_NKCC: (1 + 3.5 * half_filled(cGMP, k["K_NKCC_cGMP"])) * k["A_m"] * k["L_NKCC"] * R * T * F
    * log(Na_o / Na_i * K_o / K_i * (Cl_o / Cl_i) ** 2),
}

CHANNELS = {
    I_CaL: L_factor * d_L * f_L * goldman(k["P_CaL"] * k["A_m"], 2, Ca_i, Ca_o),
    V_half: mv(-41.7) * log10(Ca_i / q(1, "mM")) - mv(128.2)
    - k["dV_NO"] * half_filled(NO, k["K_BK_NO"] * q(1e6, "nM/mM"))
    - k["dV_cGMP"] * half_filled(cGMP, k["K_BK_cGMP"], 2),
    I_BK: (0.17 * p_f + 0.83 * p_s) * goldman(k["A_m"] * k["N_BK"] * k["P_BK"], 1, K_i, K_o),
    I_K: k["g_K"] * p_K * (0.45 * q_1 + 0.55 * q_2) * (V - E_K),
    I_KATP: k["g_KATP"] * (V - E_K),
    alpha: half_filled(cGMP, k["K_Cl_cGMP"], 3.3),
    P_Cl: 0.0132 * half_filled(Ca_i, k["K_Cl_Ca"], 2) + alpha * half_filled(Ca_i, k["K_Cl_Ca2"] * (1 - 0.9 * alpha), 2),
    I_Cl: P_Cl * k["g_Cl"] * C_m * (V - E_Cl),
    a_NSC: half_filled(DAG, k["K_NSC"]) + k["d_min"],
    P_o: k["P_min"] + (1 - k["P_min"]) * expit((V - mv(47.12)) / mv(24.24)),
    I_Na_NSC: a_NSC * nsc(1, Na_i, Na_o),
    I_K_NSC: a_NSC * nsc(k["r_K_NSC"], K_i, K_o),
    I_Ca_NSC: k["d_min"] * nsc(k["r_Ca_NSC"], Ca_i, Ca_o, valence=2),
    I_SOC_Ca: P_SOC * k["g_SOC_Ca"] * (V - E_Ca),
    I_SOC_Na: P_SOC * k["g_SOC_Na"] * (V - E_Na),
}
"""Outward positive; calcium coming in is negative."""

# --- where the gates are bound, and how fast ----------------------------------------------------------------------

p_open = expit((V - V_half) / mv(18.25))
q_open = expit(-(V + mv(40)) / mv(14))
OPEN = {
    d_L: expit(V / mv(8.3)),
    f_L: expit(-(V + mv(42)) / mv(9.1)),
    p_f: p_open,
    p_s: p_open,
    p_K: expit((V + mv(11)) / mv(15)),
    q_1: q_open,
    q_2: q_open,
    P_SOC: 1 / (1 + Ca_u / k["K_SOC"]),
}
"""What each gate tends to."""

WITHIN = {
    d_L: q(2.5, "ms") * exp(-(((V + mv(40)) / mv(30)) ** 2)) + q(1.15, "ms"),
    f_L: q(65, "ms") * exp(-(((V + mv(35)) / mv(25)) ** 2)) + q(45, "ms"),
    p_f: k["tau_pf"],
    p_s: k["tau_ps"],
    p_K: q(61.49, "ms") * exp(q(-0.0268, "1/mV") * V),
    q_1: q(371, "ms"),
    q_2: q(2884, "ms"),
    P_SOC: k["tau_SOC"],
}
"""Its time constant (ms)."""

GATES = {gate: (OPEN[gate] - gate) / WITHIN[gate] for gate in OPEN}
"""Rates of the gates (1/ms)."""
