"""Calcium and magnesium in a rat, with the two hormones that hold calcium: parathyroid hormone (PTH) and calcitriol.

The model of Dutta & Layton (2024) for a male rat; minutes, mmol/L for the ions, pmol/L for the hormones, mmol in bone.
Everything is in parts that several models take over: the gland (`release`, `GLAND_RATES`), calcitriol (`CALCITRIOL`),
gut, kidney and bone (`GUT`, `KIDNEY`, `BONE`), and the rates (`rates`). The slow pool of bone is held, as published.

The published program divides the plasma's *amounts* by its volume once more than their units allow (refused.py); here
plasma is followed in concentrations, divided once. Rest is the same.
"""

from __future__ import annotations

from functools import partial

from sympy import Expr, Min

from electrolytes.model import Quantity, q

published = partial(Quantity, source="DuttaLayton2024", evidence="modelling choice", domain=(0, None))
plain = partial(published, unit="1")
ion = partial(published, unit="mmol/L")
hormone = partial(published, unit="pmol/L")
speed = partial(published, unit="1/min")
flow = partial(Quantity, unit="mmol/min")
share = partial(Quantity, domain=(0, 1))
PERCENT = q(100, "percent")

# --- what a reader can change -------------------------------------------------------------------------------------

magnesium_eaten = published("magnesium_eaten", r"e_{Mg}", unit="percent", default=100.0, range=(5.0, 200.0),
                            label="Magnesium eaten", meaning="magnesium in the diet, in percent of the usual")
calcium_eaten = published("calcium_eaten", r"e_{Ca}", unit="percent", default=100.0, range=(25.0, 400.0),
                          scale="log", label="Calcium eaten", meaning="calcium in the diet, in percent of the usual")
vitamin = published("vitamin", r"e_{D}", unit="percent", default=100.0, range=(10.0, 300.0), scale="log",
                    label="Vitamin D in store", meaning="the inactive form that calcitriol is made from, in percent "
                                                        "of the usual")
cliff = published("cliff", "n", default=50.0, range=(2.0, 50.0), domain=(0.5, 60), scale="log",
                  label="Steepness of the cliff",
                  meaning="power with which the gland's release depends on magnesium near 0.4 mmol/L; 50 as published")

# --- constants ----------------------------------------------------------------------------------------------------

V_p = published("V_p", "V_p", unit="L", default=0.01, meaning="volume of plasma")
make_g = published("make_g", "k_g", unit="pmol/min", default=2.5296, meaning="PTH that the gland makes, without "
                                                                             "calcitriol")
brake_D = published("brake_D", r"\gamma_D", unit="L/pmol", default=0.003, meaning="how calcitriol brakes that")
lost_g = speed("lost_g", "d_g", default=0.035, meaning="PTH broken down inside the gland")
lost_P = published("lost_P", "d_P", unit="L/min", default=0.08071, meaning="plasma that is cleared of PTH")
F_Ca = ion("F_Ca", r"\gamma_{Ca}", default=0.15, meaning="scale of calcium's brake on release")
F_0 = plain("F_0", r"\beta", default=1.034272, meaning="release without magnesium's brake")
F_Mg = ion("F_Mg", r"C_{1/2}", default=3.8, meaning="magnesium that brakes release by half")
fastest = speed("fastest", "k_F", default=1.0, meaning="unit of the speed of release")
F_low = speed("F_low", r"\gamma_{Mg}", default=0.01, meaning="release of a gland that lacks magnesium: scale")
K_low = ion("K_low", r"K_{low}", default=0.25, meaning="its dependence on magnesium")
m_cliff = ion("m_cliff", r"m_{h}", default=0.4, meaning="magnesium at which the gland falls silent by half")
make_min = published("make_min", r"k_{D,min}", unit="L/min", default=4.4e-6, meaning="calcitriol made without PTH: "
                                                                                    "plasma turned over")
make_max = published("make_max", r"k_{D,max}", unit="L/min", default=6e-5, meaning="what PTH can add to that")
D_store = hormone("D_store", r"D_0", default=25000.0, meaning="inactive vitamin D in plasma")
lost_D = published("lost_D", "d_D", unit="L/min", default=0.00803455, meaning="plasma that is cleared of calcitriol: "
                                                                            "scale")
spare_P = published("spare_P", r"\gamma_P", unit="L/pmol", default=0.52, meaning="how PTH spares calcitriol")
K_lost = ion("K_lost", r"K_{D}", default=1.7, meaning="magnesium's part in breaking calcitriol down")
K_PTH = hormone("K_PTH", r"K_{P}", default=3.0, meaning="PTH in the middle of its effect on calcitriol")
slow_Ca = published("slow_Ca", r"\gamma_{c}", unit="L/mmol", default=0.3, meaning="how calcium brakes calcitriol")
slow_D = published("slow_D", r"\gamma_{d}", unit="L/pmol", default=0.018, meaning="how calcitriol brakes itself")
act = plain("act", r"\delta_{Mg}", default=6.6, meaning="magnesium's part in making calcitriol: size")
K_act = ion("K_act", "K_1", default=1.1, meaning="magnesium's part in making calcitriol: rising")
K_off = ion("K_off", "K_2", default=1.2, meaning="magnesium's part in making calcitriol: falling")
m_off = ion("m_off", r"m_{off}", default=2.5, meaning="magnesium at which the falling part takes over")
I_Ca = published("I_Ca", r"I_{Ca}", unit="mmol/min", default=1.05e-3, meaning="calcium in the usual diet")
I_Mg = published("I_Mg", r"I_{Mg}", unit="mmol/min", default=4e-4, meaning="magnesium in the usual diet")
a_Ca = plain("a_Ca", r"\alpha_{0}", default=0.25, meaning="share of calcium absorbed without calcitriol")
a_CaD = plain("a_CaD", r"\alpha_{D}", default=0.45, meaning="what calcitriol can add to it")
K_gut = hormone("K_gut", r"K_{gut}", default=100.0, meaning="calcitriol in the middle of its effect on the gut")
a_Mg = plain("a_Mg", r"\beta_{0}", default=0.11, meaning="share of magnesium absorbed between the cells")
a_MgA = plain("a_MgA", r"\beta_{a}", default=0.47, meaning="weight of the carrier's part")
V_act = published("V_act", r"V_{a}", unit="mmol/min", default=7.64e-4, meaning="most that the carrier takes up: scale")
K_actv = published("K_actv", r"K_{a}", unit="mmol/min", default=1.7e-4, meaning="intake at which it takes half of it")
a_MgD = plain("a_MgD", r"\beta_{D}", default=0.12, meaning="what calcitriol can add for magnesium")
GFR = published("GFR", r"\mathrm{GFR}", unit="L/min", default=1.2523e-3, meaning="plasma that the kidneys filter")
most = plain("most", r"\Lambda_{max}", default=0.995, meaning="most that the kidney takes back of what it filters")
bone_min = published("bone_min", r"R_{min}", unit="mmol/min", default=1.42e-4, meaning="calcium out of slow bone "
                                                                                      "without hormones")
bone_max = published("bone_max", r"R_{max}", unit="mmol/min", default=7e-4, meaning="what hormones can add to it")
K_boneP = hormone("K_boneP", r"K_{R,P}", default=2.45, meaning="PTH in the middle of its effect on bone")
K_boneD = hormone("K_boneD", r"K_{R,D}", default=160.0, meaning="calcitriol in the middle of its effect on bone")
Mg_in_bone = plain("Mg_in_bone", r"\mu", default=0.025, meaning="magnesium that comes with bone's calcium")
in_Ca = speed("in_Ca", r"k_{pf}^{Ca}", default=0.12231, meaning="calcium into the fast pool of bone")
out_Ca = speed("out_Ca", r"k_{fp}^{Ca}", default=2.75e-4, meaning="calcium out of it")
acc_Ca = speed("acc_Ca", r"k_{ac}^{Ca}", default=6.6504e-4, meaning="calcium built into slow bone")
in_Mg = speed("in_Mg", r"k_{pf}^{Mg}", default=0.073643, meaning="magnesium into the fast pool of bone")
out_Mg = speed("out_Mg", r"k_{fp}^{Mg}", default=2e-4, meaning="magnesium out of it")
acc_Mg = speed("acc_Mg", r"k_{ac}^{Mg}", default=3.98353e-4, meaning="magnesium built into slow bone")
free_Ca = plain("free_Ca", r"1-\kappa_{Ca}", default=0.6, meaning="share of new calcium that stays free in plasma")
free_Mg = plain("free_Mg", r"1-\kappa_{Mg}", default=0.7, meaning="share of new magnesium that stays free in plasma")
MIDDLE = {"P": (q(12, "pmol/L"), 5), "c": (q(1.25, "mmol/L"), 4), "m": (q(2.5, "mmol/L"), 4)}
"""Middles and powers of the kidney's and the sensor's curves (PTH, calcium, magnesium), as published."""

# --- states, at rest ----------------------------------------------------------------------------------------------

g = published("g", "g", unit="pmol", default=34.98905385, range=(0.0, 100.0), label="PTH in the gland",
              meaning="parathyroid hormone stored in the gland")
P = hormone("P", "P", default=6.27904753, range=(0.0, 40.0), label="PTH in blood",
            meaning="parathyroid hormone in plasma")
D = hormone("D", "D", default=153.67173721, range=(0.0, 400.0), label="Calcitriol", meaning="calcitriol in plasma")
m = ion("m", "m", default=0.6500039, range=(0.12, 1.0), domain=(1e-6, None), label="Magnesium in blood",
        meaning="free magnesium in plasma")
c = ion("c", "c", default=1.25000631, range=(0.3, 2.2), domain=(1e-6, None), label="Calcium in blood",
        meaning="free calcium in plasma")
f_Ca = published("f_Ca", r"f_{Ca}", unit="mmol", default=1.6264, range=(0.0, 4.0), label="Calcium in fast bone",
                 meaning="calcium of bone that exchanges within a day")
f_Mg = published("f_Mg", r"f_{Mg}", unit="mmol", default=0.8, range=(0.0, 2.0), label="Magnesium in fast bone",
                 meaning="magnesium of bone that exchanges within a day or two")

# --- what follows -------------------------------------------------------------------------------------------------

h = share("h", "h", label="Gland able to release", meaning="share of the gland that has the magnesium it needs")
F = Quantity("F", "F", unit="1/min", label="Release", meaning="share of the gland's store released in a minute")
released = Quantity("released", "r_P", unit="pmol/min", label="PTH released", meaning="PTH that leaves the gland")
h_m = share("h_m", "h_m", meaning="which of magnesium's two parts in calcitriol holds")
by_Mg = Quantity("by_Mg", latex="M", meaning="magnesium's part in making calcitriol")
A = Quantity("A", "A", meaning="how far calcitriol's enzyme is switched on")
D_made = Quantity("D_made", "p_D", unit="pmol/min", label="Calcitriol made", meaning="calcitriol that is made")
D_lost = Quantity("D_lost", "l_D", unit="pmol/min", meaning="calcitriol that is broken down")
G = share("G", "G", label="Gut switched on", meaning="calcitriol's effect on the gut")
share_Ca = share("share_Ca", r"\varphi_{Ca}", label="Calcium absorbed, share",
                 meaning="share of the calcium eaten that is absorbed")
share_Mg = Quantity("share_Mg", r"\varphi_{Mg}", label="Magnesium absorbed, share",
                    meaning="share of the magnesium eaten that is absorbed; as published it can pass 1")
eaten_Ca = flow("eaten_Ca", r"E_{Ca}", meaning="calcium eaten")
eaten_Mg = flow("eaten_Mg", r"E_{Mg}", meaning="magnesium eaten")
gut_Ca = flow("gut_Ca", r"B_{Ca}", label="Calcium absorbed", meaning="calcium that the gut gives to the blood")
gut_Mg = flow("gut_Mg", r"B_{Mg}", label="Magnesium absorbed", meaning="magnesium that the gut gives to the blood")
k_p = share("k_p", "p", meaning="what PTH leaves of the proximal tubule's extra reabsorption")
k_r = share("k_r", "r", meaning="what the calcium sensor leaves of the thick limb's")
k_t = share("k_t", latex="t", meaning="what PTH adds in the thick limb")
k_d = share("k_d", latex="d", meaning="what PTH and calcitriol add in the distal tubule")
kept_Ca = share("kept_Ca", r"\Lambda_{Ca}", label="Calcium taken back", meaning="share of filtered calcium taken back")
kept_Mg = share("kept_Mg", r"\Lambda_{Mg}", label="Magnesium taken back",
                meaning="share of filtered magnesium taken back")
urine_Ca = flow("urine_Ca", r"U_{Ca}", label="Calcium in the urine", meaning="calcium excreted with urine")
urine_Mg = flow("urine_Mg", r"U_{Mg}", label="Magnesium in the urine", meaning="magnesium excreted with urine")
R = flow("R", "R", label="Calcium out of slow bone", meaning="calcium that comes out of slow bone")
net_Ca = flow("net_Ca", r"b_{Ca}", label="Bone, net", meaning="calcium that bone gives to the blood, net")
net_Mg = flow("net_Mg", r"b_{Mg}", meaning="magnesium that bone gives to the blood, net")


def able(magnesium: Expr) -> Expr:
    """Share of the gland (0 to 1) that can release at a magnesium (mmol/L): a cliff."""
    return 1 / (1 + (m_cliff / magnesium) ** cliff)


def release(magnesium: Expr, calcium: Expr, fit: Expr) -> Expr:
    """Share of the gland's store released in a minute (1/min); `fit` is the share of the gland that is able."""
    normal = (F_Ca / calcium) ** 2 * (F_0 - 1 / (1 + (F_Mg / magnesium) ** 2)) * fastest
    return fit * normal + (1 - fit) * F_low / (1 + K_low / magnesium)


def by_magnesium(magnesium: Expr, which: Expr) -> Expr:
    """Magnesium's part in making calcitriol: it rises, and high up a falling part takes over."""
    up = magnesium**4 / (K_act**4 + magnesium**4)
    return act * (which * up + (1 - which) * K_off**4 / (K_off**4 + magnesium**4))


def switched_on(pth: Expr, calcium: Expr, factor: Expr) -> Expr:
    """The enzyme's activity but for calcitriol's own brake (no unit)."""
    return pth**6 / (pth**6 + K_PTH**6) / (1 + slow_Ca * calcium) * factor


def clearance(pth: Expr, magnesium: Expr) -> Expr:
    """Plasma that is cleared of calcitriol (L/min)."""
    return lost_D * (1 / (1 + spare_P * pth) + magnesium**4 / (K_lost**4 + magnesium**4))


def carrier_share(intake: Expr) -> Expr:
    """Share that the carrier takes up of a magnesium intake (mmol/min); near no intake it passes 1."""
    return a_MgA * V_act / (K_actv + intake)


GUT = {
    G: D**2 / (K_gut**2 + D**2),
    eaten_Ca: I_Ca * calcium_eaten / PERCENT,
    eaten_Mg: I_Mg * magnesium_eaten / PERCENT,
    share_Ca: a_Ca + a_CaD * G,
    share_Mg: a_Mg + carrier_share(eaten_Mg) + a_MgD * G,
    gut_Ca: eaten_Ca * share_Ca,
    gut_Mg: eaten_Mg * share_Mg,
}
"""What the gut takes up."""
KIDNEY = {
    k_p: 1 / (1 + (P / MIDDLE["P"][0]) ** MIDDLE["P"][1]),
    k_r: 1 / ((1 + (c / MIDDLE["c"][0]) ** MIDDLE["c"][1]) * (1 + 0.6 * (m / MIDDLE["m"][0]) ** MIDDLE["m"][1])),
    k_t: P / (P + q(4, "pmol/L")),
    k_d: 0.8 * P / (P + q(7.25, "pmol/L")) + 0.2 * D / (D + q(160, "pmol/L")),
    kept_Ca: Min(most, 0.66 + 0.03 * k_p + 0.185 + 0.015 * (0.7 * k_r + 0.3 * k_t) + 0.08 + 0.02 * k_d),
    kept_Mg: Min(most, 0.185 + 0.015 * k_p + 0.66 + 0.04 * (0.7 * k_r + 0.3 * k_t) + 0.08 + 0.02 * k_d),
    urine_Ca: (1 - kept_Ca) * GFR * c,
    urine_Mg: (1 - kept_Mg) * GFR * m,
}
"""What the kidney takes back, in the proximal tubule, the thick limb and the distal tubule, and what leaves."""
RESORBED = {R: bone_min + bone_max * (0.2 * P**2 / (P**2 + K_boneP**2) + 0.8 * D**2 / (D**2 + K_boneD**2))}
"""What comes out of slow bone."""
BONE = {
    **RESORBED,
    net_Ca: R + out_Ca * f_Ca - in_Ca * c * V_p,
    net_Mg: Mg_in_bone * R + out_Mg * f_Mg - in_Mg * m * V_p,
}
"""What bone gives to the blood, from both of its pools."""
GLAND_PARTS = {h: able(m), F: release(m, c, h), released: F * g}
CALCITRIOL = {
    h_m: 1 / (1 + (m / m_off) ** 50),
    by_Mg: by_magnesium(m, h_m),
    A: switched_on(P, c, by_Mg) / (1 + slow_D * D),
    D_made: (make_min + make_max * A) * D_store * vitamin / PERCENT,
    D_lost: clearance(P, m) * D,
}
"""How calcitriol is made and broken down."""
PARTS = {**GLAND_PARTS, **CALCITRIOL, **GUT, **KIDNEY, **BONE}
"""All of it, in order, from the states."""
RATES = {
    g: make_g / (1 + brake_D * D) - (F + lost_g) * g,
    P: (released - lost_P * P) / V_p,
    D: (D_made - D_lost) / V_p,
    m: free_Mg * (gut_Mg + net_Mg - urine_Mg) / V_p,
    c: free_Ca * (gut_Ca + net_Ca - urine_Ca) / V_p,
    f_Ca: in_Ca * c * V_p - (out_Ca + acc_Ca) * f_Ca,
    f_Mg: in_Mg * m * V_p - (out_Mg + acc_Mg) * f_Mg,
}
"""How the seven states change (per minute)."""

ASSUMPTIONS = (
    "A male rat. Plasma, the gland's store and bone's fast pool are well mixed.",
    "Bone's slow pool never empties, and is not counted.",
    "Magnesium acts on the gland, on calcitriol, on the calcium sensor of the thick limb; not on how bone hears PTH.",
)
LIMITS = (
    "The share of magnesium absorbed passes 100 % below about two thirds of the usual intake.",
    "The gland falls silent over a cliff: a power of 50 around 0.4 mmol/L. Nobody has measured such a cliff.",
    "Real rats fed no magnesium get more calcium in their blood, not less. The fall of calcium is what people "
    "and several other species show.",
    "In the bloodstream of people calcium fell less than here, for the same loss of magnesium.",
)
OMITTED = (
    "Resistance of bone and kidney to PTH when magnesium is low, described in people.",
    "Phosphate, FGF23, calcitonin, and protein, which holds nearly half of plasma's calcium.",
)
