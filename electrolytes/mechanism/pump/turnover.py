"""The sodium–potassium pump as a cycle of four states, driven by MgATP.

Pan, Gawthrop, Cursons, Tran & Crampin (2020), after Terkildsen, Crampin & Smith (2007): the fifteen states of the
Post–Albers scheme lumped into four, because ions bind and leave much faster than the protein changes shape. One turn
carries 3 Na⁺ out and 2 K⁺ in and splits one MgATP. Constants of the heart's pump at 310 K.

State 1 (E1) is open to the inside and holds ATP; 2 (E1P) is closed around three Na⁺ and carries a phosphate; 3 (E2P)
is open to the outside; 4 (E2) is closed around two K⁺. Steps 1 to 4 lead from each state to the next.
"""

from __future__ import annotations

from functools import partial

from sympy import Expr, exp, log

from electrolytes.essentials.magnesium.binding import BINDING, H, K_i, MgATP, pH
from electrolytes.mechanism.pump.cycle import net_drive, state_weights
from electrolytes.model import Model, Quantity, q


def _given(name: str, latex: str, unit: str, value: float, meaning: str) -> Quantity:
    """A constant of the published pump."""
    return Quantity(name, latex, unit=unit, default=value, meaning=meaning, source="Pan2020", evidence="supported")


def _physical(name: str, unit: str, value: float, meaning: str) -> Quantity:
    """A constant of nature, to the digits with which the pump was fitted."""
    return Quantity(name, name, unit=unit, default=value, meaning=meaning, source="Pan2020", evidence="established")


def _four(name: str, latex: str, unit: str, meaning: str) -> list[Quantity]:
    """The same quantity for each of the four states, or of the four steps that follow them."""
    return [Quantity(name.format(j), latex.format(j), unit=unit, meaning=meaning.format(j)) for j in (1, 2, 3, 4)]


# --- what a reader can change -------------------------------------------------------------------------------------

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
measured = partial(Quantity, source="Harmonisation2016", evidence="established")
V_m = chosen("V_m", "V_m", unit="mV", default=-50.0, range=(-120.0, 60.0), domain=(-600, 600), label="Membrane voltage",
               meaning="electrical potential inside the cell minus outside")
Na_i = chosen("Na_i", r"[\mathrm{Na}^+]_i", unit="mM", substance="sodium",
              default=10.0, range=(1.0, 100.0), domain=(0, None), scale="log",
                label="Sodium inside", meaning="sodium ions inside the cell")
Na_e = measured("Na_e", r"[\mathrm{Na}^+]_e", unit="mM", substance="sodium",
                default=140.0, range=(20.0, 180.0), domain=(0, None),
                normal=(135.0, 145.0), label="Sodium outside",
                meaning="sodium ions in the fluid around the cell")
K_e = measured("K_e", r"[\mathrm{K}^+]_e", unit="mM", substance="potassium",
               default=5.0, range=(0.5, 20.0), domain=(0, None), scale="log",
               normal=(3.5, 5.2), label="Potassium outside",
               meaning="potassium ions in the fluid around the cell")
MgADP = chosen("MgADP", r"[\mathrm{MgADP}]", unit="mM", default=0.05, range=(0.001, 2.0), domain=(0, None), scale="log",
                 label="MgADP", meaning="spent ATP: ADP with magnesium bound")
Pi_total = chosen("Pi_total", r"[\Sigma\mathrm{P_i}]", unit="mM", default=1.0, range=(0.1, 20.0), domain=(0, None),
                    scale="log", label="Phosphate in the cell, total",
                    meaning="inorganic phosphate in the cell, free and bound")

# --- constants ----------------------------------------------------------------------------------------------------

R = _physical("R", "J/(mol*K)", 8.314, "gas constant")
F = _physical("F", "C/mol", 96485.0, "Faraday constant: charge of a mole of single charges")
T = _physical("T", "K", 310.0, "temperature, 37 °C")

k_1p = _given("k_1p", "k_1^+", "1/s", 1423.2, "step 1: three Na⁺ are locked in, ATP hands over its phosphate")
k_2p = _given("k_2p", "k_2^+", "1/s", 11565.0, "step 2: the pump opens to the outside, Na⁺ leaves")
k_3p = _given("k_3p", "k_3^+", "1/s", 194.4506, "step 3: two K⁺ are locked in, the phosphate leaves")
k_4p = _given("k_4p", "k_4^+", "1/s", 30630.0, "step 4: with MgATP bound the pump opens to the inside")
k_1m = _given("k_1m", "k_1^-", "1/(mM*s)", 225.9048, "step 1 backward, per MgADP")
k_2m = _given("k_2m", "k_2^-", "1/s", 36355.0, "step 2 backward")
k_3m = _given("k_3m", "k_3^-", "1/(mM**2*s)", 281040.0, "step 3 backward, per phosphate and hydrogen ion")
k_4m = _given("k_4m", "k_4^-", "1/s", 1.574e6, "step 4 backward")
K_Nai_0 = _given("K_Nai_0", "K_{Nai}^0", "mM", 579.7295, "lumped constant of one inside Na⁺ site, at 0 mV")
K_Nae_0 = _given("K_Nae_0", "K_{Nae}^0", "mM", 0.0349, "lumped constant of one outside Na⁺ site, at 0 mV")
K_Nai = _given("K_Nai", "K_{Nai}", "mM", 5.6399, "lumped constant of the other two inside Na⁺ sites")
K_Nae = _given("K_Nae", "K_{Nae}", "mM", 10617.0, "lumped constant of the other two outside Na⁺ sites")
K_Ki = _given("K_Ki", "K_{Ki}", "mM", 16795.0, "lumped constant of the inside K⁺ sites")
K_Ke = _given("K_Ke", "K_{Ke}", "mM", 1.0817, "lumped constant of the outside K⁺ sites")
K_MgATP = _given("K_MgATP", "K_{MgATP}", "mM", 140.3709, "lumped constant of MgATP on the closed pump")
Delta = _given("Delta", r"\Delta", "1", -0.055, "how the voltage is split between the inside and the outside Na⁺ site")
K_HPi = _given("K_HPi", "K_{HPi}", "mM", 1.698244e-4, "binding of a hydrogen ion to phosphate")
K_KPi = _given("K_KPi", "K_{KPi}", "mM", 292.0, "binding of potassium to phosphate")
K_NaPi = _given("K_NaPi", "K_{NaPi}", "mM", 224.0, "binding of sodium to phosphate")

# --- what follows -------------------------------------------------------------------------------------------------

RT = Quantity("RT", "E_T", unit="kJ/mol", meaning="thermal energy of a mole, RT")
FV = Quantity("FV", "E_V", unit="kJ/mol", meaning="electrical energy of a mole of positive charges inside, FV")
phi = Quantity("phi", r"\phi", meaning="membrane voltage in units of RT/F")
Pi = Quantity("Pi", r"[\mathrm{P_i}]", unit="mM", meaning="phosphate that has bound no ion")
Nai_1 = Quantity("Nai_1", r"\tilde N_{i1}", meaning="sodium inside, measured against its voltage-sensing site")
Nai_2 = Quantity("Nai_2", r"\tilde N_{i2}", meaning="sodium inside, measured against the other two sites")
Nae_1 = Quantity("Nae_1", r"\tilde N_{e1}", meaning="sodium outside, measured against its voltage-sensing site")
Nae_2 = Quantity("Nae_2", r"\tilde N_{e2}", meaning="sodium outside, measured against the other two sites")
Ki_r = Quantity("Ki_r", r"\tilde K_i", meaning="potassium inside, measured against its sites")
Ke_r = Quantity("Ke_r", r"\tilde K_e", meaning="potassium outside, measured against its sites")
m = Quantity("m", "m", meaning="MgATP, measured against its site")
D_i = Quantity("D_i", "D_i", meaning="all ways the inside sites can be filled, added up")
D_e = Quantity("D_e", "D_e", meaning="all ways the outside sites can be filled, added up")
forward = _four("a_{}p", r"\alpha_{}^+", "1/s", "rate of step {}, forward")
backward = _four("a_{}m", r"\alpha_{}^-", "1/s", "rate of step {}, backward")
weight = _four("w_{}", "w_{}", "1/s**3", "King–Altman weight of state {}")
Sigma = Quantity("Sigma", r"\Sigma", unit="1/s**3", meaning="sum of the four weights, sixteen products in all")
share = _four("p_{}", "p_{}", "1", "share of the pumps in state {}")
v_pump = Quantity("v_pump", "v", unit="1/s", label="Turnover", meaning="turns of the cycle each second, per pump")
gross_forward = _four("J_{}p", "J_{}^+", "1/s", "passages through step {} forward, per pump")
gross_backward = _four("J_{}m", "J_{}^-", "1/s", "passages through step {} backward, per pump")
net = _four("J_{}", "J_{}", "1/s", "net flux through step {}")
K_eq = Quantity("K_eq", "K_{eq}", unit="mM**2", meaning="equilibrium constant of splitting MgATP, fixed by the rates")
G_ATP_0 = Quantity("G_ATP_0", r"\Delta G^{\circ}", unit="kJ/mol", meaning="the same as an energy, all species at 1 M")
G_ATP = Quantity("G_ATP", r"\Delta G_{ATP}", unit="kJ/mol", meaning="free energy of splitting one MgATP in this cell")
W_Na = Quantity("W_Na", "W_{Na}", unit="kJ/mol", meaning="work of moving three Na⁺ out")
W_K = Quantity("W_K", "W_{K}", unit="kJ/mol", meaning="work of moving two K⁺ in")
W_ions = Quantity("W_ions", "W", unit="kJ/mol", meaning="work of one turn")
G_paid = Quantity("G_paid", "E_{ATP}", unit="kJ/mol", meaning="what splitting one MgATP pays")
A_pump = Quantity("A_pump", "A", unit="kJ/mol", meaning="affinity: what is left to drive the cycle forward")
efficiency = Quantity("efficiency", r"\eta", unit="percent", meaning="how much of that ends up in the gradients")
V_rev = Quantity("V_rev", "V_{rev}", unit="mV", meaning="voltage at which the pump stands still")

three_Na_i, three_Na_e = Nai_1 * Nai_2**2 / D_i, Nae_1 * Nae_2**2 / D_e
per_millivolt = F * q(1e-6, "kJ*V/(J*mV)")
molar_squared = q(1e-6, "1/mM**2")


def _each(quantities: list[Quantity], *expressions: Expr) -> dict[Quantity, Expr]:
    """Which quantity is which expression, in order."""
    return dict(zip(quantities, expressions, strict=True))


PUMP = Model(
    "Sodium–potassium pump",
    inputs=[V_m, Na_i, Na_e, K_i, K_e, MgATP, MgADP, Pi_total, pH],
    outputs={
        # what is there to bind
        RT: R * T * q(1e-3, "kJ/J"),
        FV: V_m * per_millivolt,
        phi: FV / RT,
        H: BINDING[H],
        Pi: Pi_total / (1 + K_i / K_KPi + H / K_HPi + Na_i / K_NaPi),
        Nai_1: Na_i / (K_Nai_0 * exp(Delta * phi)),
        Nai_2: Na_i / K_Nai,
        Nae_1: Na_e / (K_Nae_0 * exp((1 + Delta) * phi)),
        Nae_2: Na_e / K_Nae,
        Ki_r: K_i / K_Ki,
        Ke_r: K_e / K_Ke,
        m: MgATP / K_MgATP,
        D_i: Nai_1 * Nai_2**2 + (1 + Nai_2) ** 2 + (1 + Ki_r) ** 2 - 1,
        D_e: Nae_1 * Nae_2**2 + (1 + Nae_2) ** 2 + (1 + Ke_r) ** 2 - 1,
        # the rate of each step
        **_each(forward, k_1p * three_Na_i, k_2p, k_3p * Ke_r**2 / D_e, k_4p * m / (1 + m)),
        **_each(backward, k_1m * MgADP, k_2m * three_Na_e, k_3m * Pi * H / (1 + m), k_4m * Ki_r**2 / D_i),
        # the cycle at its steady state
        **_each(weight, *state_weights(forward, backward)),
        Sigma: sum(weight),
        **_each(share, *(w / Sigma for w in weight)),
        v_pump: net_drive(forward, backward) / Sigma,
        **_each(gross_forward, *(forward[j] * share[j] for j in range(4))),
        **_each(gross_backward, *(backward[j] * share[(j + 1) % 4] for j in range(4))),
        **_each(net, *(gross_forward[j] - gross_backward[j] for j in range(4))),
        # what it costs and what it pays
        K_eq: k_1p * k_2p * k_3p * k_4p * K_Nae_0 * K_Nae**2 * K_Ki**2
        / (k_1m * k_2m * k_3m * k_4m * K_Nai_0 * K_Nai**2 * K_Ke**2 * K_MgATP),
        G_ATP_0: -RT * log(K_eq * molar_squared),
        G_ATP: G_ATP_0 + RT * log(MgADP * Pi * H / MgATP * molar_squared),
        W_Na: 3 * (RT * log(Na_e / Na_i) - FV),
        W_K: 2 * (RT * log(K_i / K_e) + FV),
        W_ions: W_Na + W_K,
        G_paid: -G_ATP,
        A_pump: G_paid - W_ions,
        efficiency: q(100, "percent") * W_ions / G_paid,
        V_rev: (3 * RT * log(Na_e / Na_i) + 2 * RT * log(K_i / K_e) + G_ATP) / per_millivolt,
    },
    source="Pan2020",
    assumptions=(
        "Ions, MgATP and phosphate bind and leave so fast that binding is always at equilibrium.",
        "The cycle is at its steady state: it settles within milliseconds, while concentrations change over minutes.",
        "Three Na⁺ for two K⁺ and one MgATP, never a turn that slips.",
        "Only MgATP opens the pump that is closed around K⁺. The real one opens with free ATP too [@ClarkeApell2007].",
        "The free energy of ATP is not put in: it follows from the rate constants, as it must.",
    ),
    limits=(
        "Fitted to the heart's pump at 37 °C. Nerve, kidney and muscle have other isoforms.",
        "The lumped constants are not affinities of single sites; read the half-saturations off the curves.",
        "Far from the experiments behind it (Na⁺ inside above 50 mM, voltages beyond ±100 mV) it is extrapolation.",
    ),
    omitted=(
        "Regulation by hormones, phospholemman and the number of pumps in the membrane.",
        "The slight pull of magnesium on the inside ion sites [@Apell2017].",
        "Ouabain and digoxin, which hold the pump in its outward state.",
    ),
)


def half_saturation(ligand: Quantity, saturating: float = 1e8) -> float:
    """The concentration (mM) of ``ligand`` that gives half the turnover of a saturating one, all else at its default.

    The lumped constants do not show how strongly the working pump holds an ion or MgATP; this does.
    """
    from scipy.optimize import brentq

    turnover = PUMP.function({"v": v_pump}, inputs=[ligand])
    half = turnover(saturating)[0] / 2
    return float(brentq(lambda concentration: turnover(concentration)[0] - half, 1e-6, saturating, xtol=1e-13))


def written_out(quantity: Quantity) -> Expr:
    """An output of the pump with all that it is made of put in: a function of inputs and constants alone."""
    whole = PUMP.equations[quantity]
    for part in reversed(PUMP.outputs):
        whole = whole.xreplace({part: PUMP.equations[part]})
    return whole


def turnover_with_twice(ligand: Quantity) -> Expr:
    """Turnover (1/s) with twice as much of something, all else as it is."""
    return written_out(v_pump).xreplace({ligand: 2 * ligand})


# --- numbers for the text -------------------------------------------------------------------------------------------
