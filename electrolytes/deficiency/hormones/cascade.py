"""Renin, angiotensin, aldosterone: the hormones that answer when the kidney sees little sodium.

The hormonal part of the human model of Karaaslan (2005) as extended by Leete & Layton (2019), male parameters; minutes,
fmol/mL, ng/L. Everything is in parts that another model can take over: `RENIN` and `ALDOSTERONE` (outputs, in order),
`RATES` and `SIDE_RATES` (states, per minute); functions make each with a drug, a dose or a cut brake. They need sodium
flow past the macula densa, renal nerve activity, arterial pressure and plasma sodium, which the model of long-term
pressure computes and which are inputs here.

Settled hormones have a closed form: renin makes angiotensin in proportion, and angiotensin bound to its AT1 receptor
brakes renin by a power law. So `CASCADE` needs no solver.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from sympy import Expr, Max, Piecewise, exp, log

from electrolytes.essentials.magnesium.serum import S_0, S
from electrolytes.model import Model, Quantity, q

published = partial(Quantity, source="LeeteLayton2019", evidence="modelling choice")
chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
rate = partial(published, unit="1/min", domain=(0, None))
half_life = partial(published, unit="min", domain=(0, None))
peptide = partial(published, unit="fmol/mL", domain=(0, None))
factor = partial(Quantity, domain=(0, None))

# --- what the rest of the body decides; values of the steady state, sodium intake 181 mmol a day ------------------

Phi_md = published("Phi_md", r"\Phi_{md}", unit="mEq/min", default=3.638363, range=(2.0, 5.0), domain=(0, None),
                   label="Sodium past the kidney's sensor", meaning="sodium flow past the macula densa")
rsna = published("rsna", "rsna", default=0.9950389, range=(0.5, 2.0), domain=(0, None), label="Renal nerves",
                 meaning="activity of the kidney's nerves; 1 is normal")
P_ma = published("P_ma", "P", unit="mmHg", default=100.3251, range=(70.0, 140.0), domain=(0, None),
                 label="Mean arterial pressure", meaning="mean arterial pressure")
C_sod = published("C_sod", "C_{sod}", unit="mEq/L", substance="sodium",
                  default=143.7482, range=(120.0, 160.0), domain=(1, None),
                  label="Plasma sodium", meaning="sodium concentration in plasma")

# --- constants ----------------------------------------------------------------------------------------------------

N_rs = published("N_rs", "N_{rs}", unit="pg/(mL*min)", default=1.0, range=(0.25, 4.0), domain=(0, None), scale="log",
                 label="Renin secretion, times normal", meaning="renin secreted per volume of plasma, if unmodified")
N_als_eq = published("N_als_eq", "N_{als}^{0}", default=1.0, range=(0.25, 6.0), domain=(0, None), scale="log",
                     label="Aldosterone secretion, times normal", meaning="aldosterone secretion, if unmodified")
T_al = published("T_al", "T_{al}", unit="min", default=60.0, domain=(0, None), meaning="time constant of aldosterone")
C_K = published("C_K", "C_K", unit="mEq/L", substance="potassium", default=5.0, range=(4.4, 6.0), domain=(0, None),
                label="Plasma potassium", meaning="potassium concentration in plasma, held constant")
C_K_eq = published("C_K_eq", "C_K^{0}", unit="mEq/L", default=5.0, domain=(0, None),
                   meaning="potassium that counts as normal for aldosterone")
X_PRC = published("X_PRC", "X", unit="fmol/(min*pg)", default=61 / 60, domain=(0, None),
                  meaning="angiotensin I that a given mass of renin makes")
k_AGT = published("k_AGT", "k_{AGT}", unit="fmol/(mL*min)", default=577.04, domain=(0, None),
                  meaning="angiotensinogen that the liver makes")
c_ACE = rate("c_ACE", "c_{ACE}", default=0.88492, meaning="angiotensin I to II, by converting enzyme")
c_Chym = rate("c_Chym", "c_{Chym}", default=0.09315, meaning="angiotensin I to II, by chymase")
c_NEP = rate("c_NEP", "c_{NEP}", default=0.038189, meaning="angiotensin I to 1–7, by neprilysin")
c_ACE2 = rate("c_ACE2", "c_{ACE2}", default=0.0078009, meaning="angiotensin II to 1–7, by converting enzyme 2")
c_IIIV = rate("c_IIIV", "c_{II,IV}", default=0.25056, meaning="angiotensin II to IV")
c_AT1 = rate("c_AT1", "c_{AT1}", default=0.17008, meaning="angiotensin II to its AT1 receptor")
c_AT2 = rate("c_AT2", "c_{AT2}", default=0.065667, meaning="angiotensin II to its AT2 receptor")
AT1_eq = peptide("AT1_eq", r"\mathrm{AT1}_{eq}", default=13.99,
                 meaning="angiotensin bound to AT1 that counts as normal")
ALD_eq = published("ALD_eq", r"\mathrm{ALD}_{eq}", unit="ng/L", default=85.0, domain=(0, None),
                   meaning="aldosterone that counts as normal")
h_ren = half_life("h_ren", "h_{ren}", default=12.0, meaning="half-life of renin")
h_AGT = half_life("h_AGT", "h_{AGT}", default=600.0, meaning="half-life of angiotensinogen")
h_A1 = half_life("h_A1", "h_{I}", default=0.5, meaning="half-life of angiotensin I by other losses")
h_A2 = half_life("h_A2", "h_{II}", default=0.66, meaning="half-life of angiotensin II by other losses")
h_17 = half_life("h_17", "h_{1-7}", default=30.0, meaning="half-life of angiotensin 1–7")
h_A4 = half_life("h_A4", "h_{IV}", default=0.5, meaning="half-life of angiotensin IV")
h_AT1 = half_life("h_AT1", "h_{AT1}", default=12.0, meaning="half-life of angiotensin bound to AT1")
h_AT2 = half_life("h_AT2", "h_{AT2}", default=12.0, meaning="half-life of angiotensin bound to AT2")
c_rsna = published("c_rsna", latex="c", default=0.8661541799,
                   meaning="such that normal nerves leave renin secretion as it is")
k_at = published("k_at", "k_{at}", default=2.439375, domain=(0, None),
                 meaning="steepness of aldosterone secretion against AT1 binding")
A_at = published("A_at", r"\hat A_{at}", default=1.4450422752,
                 meaning="AT1 binding in the middle of that curve")
a_AT1 = published("a_AT1", latex="a", default=0.0102, meaning="logarithm of the brake on renin at normal AT1 binding")
b_AT1 = published("b_AT1", latex="b", default=0.95, domain=(0, None),
                  meaning="steepness of the brake: percent less renin for one percent more AT1 binding")

feedback = chosen("feedback", "f", default=1.0, range=(0.0, 1.0), domain=(0, 1), label="Brake of angiotensin on renin",
                  meaning="share of the brake that is at work; the rest of it stays as it is at rest")
A_rest = published("A_rest", r"\hat A_{rest}", default=0.981867, domain=(0, None),
                   meaning="AT1 binding at the steady state")
slope_Mg = Quantity("slope_Mg", "k_{Mg}", unit="L/mmol", default=1.1, domain=(0, None), source="Ichihara1993",
                    evidence="weak", meaning="how steeply aldosterone falls with serum magnesium")

# --- states, at the steady state ----------------------------------------------------------------------------------

PRC = published("PRC", r"\mathrm{PRC}", unit="pg/mL", default=17.40709, range=(1, 300), domain=(0, None), label="Renin",
                meaning="concentration of renin in plasma")
AGT = peptide("AGT", r"\mathrm{AGT}", default=484176.6, range=(4e5, 5.2e5), label="Angiotensinogen",
              meaning="angiotensinogen in plasma, which renin cuts")
AngI = peptide("AngI", r"A_{I}", default=7.366, range=(0.5, 200), label="Angiotensin I", meaning="angiotensin I")
AngII = peptide("AngII", r"A_{II}", default=4.665103, range=(0.2, 50), label="Angiotensin II", meaning="angiotensin II")
AT1R = peptide("AT1R", r"\mathrm{AT1R}", default=13.73632, range=(0.5, 60), label="Bound to AT1",
               meaning="angiotensin II bound to AT1 receptors")
AT2R = peptide("AT2R", r"\mathrm{AT2R}", default=5.30352, range=(0, 60), label="Bound to AT2",
               meaning="angiotensin II bound to AT2 receptors")
Ang17 = peptide("Ang17", r"A_{1-7}", default=13.74999, range=(0, 200), label="Angiotensin 1–7",
                meaning="angiotensin 1–7")
AngIV = peptide("AngIV", r"A_{IV}", default=0.8431747, range=(0, 10), label="Angiotensin IV",
                meaning="angiotensin IV")
N_al = published("N_al", "N_{al}", default=1.068998, range=(0, 10), domain=(0, None), label="Aldosterone, relative",
                 meaning="aldosterone as a multiple of normal")

# --- what follows -------------------------------------------------------------------------------------------------

PRC_free = Quantity("PRC_free", "PRC_0", unit="pg/mL", meaning="renin without the brake by angiotensin")
gain = Quantity("gain", "G", unit="mL/pg", meaning="AT1 binding, as a multiple of normal, per renin")
A_hat = factor("A_hat", r"\hat A", meaning="angiotensin II bound to AT1, as a multiple of normal")
nu_md = factor("nu_md", r"\nu_{md}", meaning="what the macula densa makes of renin secretion")
nu_rsna = factor("nu_rsna", r"\nu_{rsna}", meaning="what the kidney's nerves make of it")
nu_AT1 = factor("nu_AT1", r"\nu_{AT1}", meaning="what the brake by angiotensin makes of it")
PRA = Quantity("PRA", r"\mathrm{PRA}", unit="fmol/(mL*min)", domain=(0, None), label="Renin activity",
               meaning="plasma renin activity: angiotensin I made per volume and minute")
xi_K = factor("xi_K", r"\xi_K", meaning="what potassium makes of aldosterone secretion")
xi_map = factor("xi_map", r"\xi_{map}", meaning="what a low pressure makes of it")
xi_at = factor("xi_at", r"\xi_{at}", meaning="what angiotensin makes of it")
N_als = factor("N_als", "N_{als}", meaning="aldosterone secretion as a multiple of normal")
C_al = Quantity("C_al", "C_{al}", unit="ng/L", domain=(0, None), label="Aldosterone",
                meaning="aldosterone in plasma; 1 ng/L is 1 pg/mL")
LN2 = log(2)


def brake(felt: Expr) -> Expr:
    """What angiotensin at the AT1 receptors of the renin cells makes of renin secretion (equation 26)."""
    return 10**a_AT1 * felt**-b_AT1


def signals(felt: Expr = A_hat) -> dict[Quantity, Expr]:
    """Equations 24–27: what acts on the renin cells; `felt` is the AT1 binding that they feel, 1 is normal."""
    return {
        nu_md: 0.2262 + 28.04 / (11.56 + exp((Phi_md - q(1.658530182310191, "mEq/min")) / q(0.6056, "mEq/min"))),
        nu_rsna: 1.822 - 2.056 / (1.358 + exp(rsna - c_rsna)),
        nu_AT1: brake(felt),
    }


def aldosterone(secretion: Any = N_als_eq) -> dict[Quantity, Expr]:
    """Equations 28–31, first half: what acts on the adrenal gland; `secretion` (no unit) multiplies the outcome."""
    low = P_ma < q(100, "mmHg")
    return {
        xi_K: Max(0, 7 * (C_K / C_K_eq) * (q(144, "mEq/L") / C_sod) - 6),
        xi_map: Piecewise((exp(q(0.0425, "1/mmHg") * (q(100, "mmHg") - P_ma)), low), (1, True)),
        xi_at: 0.47 + 2.4 / (1 + exp(-k_at * (A_hat - A_at))),
        N_als: secretion * xi_K * xi_map * xi_at,
    }


def blood(relative: Expr = N_al) -> dict[Quantity, Expr]:
    """Equation 31, second half: the concentration of aldosterone."""
    return {C_al: Max(q(1, "ng/L"), ALD_eq * relative)}


def rates(ace: Expr = c_ACE, at1: Expr = c_AT1) -> dict[Quantity, Expr]:
    """Equations 41–47: how the hormones change (per minute).

    Parameters
    ----------
    ace, at1 : expression
        Rate constants (1/min) of converting enzyme and of binding to AT1, where a drug acts.
    """
    lost_I, lost_II = ace + c_Chym + c_NEP + LN2 / h_A1, c_ACE2 + c_IIIV + at1 + c_AT2 + LN2 / h_A2
    return {
        PRC: N_rs * nu_md * nu_rsna * nu_AT1 - LN2 / h_ren * PRC,
        AngI: PRA - lost_I * AngI,
        AngII: (ace + c_Chym) * AngI - lost_II * AngII,
        AT1R: at1 * AngII - LN2 / h_AT1 * AT1R,
        N_al: (N_als - N_al) / T_al,
    }


def side_rates(ace2: Expr = c_ACE2) -> dict[Quantity, Expr]:
    """The rest of equations 43–47: what feeds back on nothing in the male model, and may be left out."""
    return {
        AGT: k_AGT - PRA - LN2 / h_AGT * AGT,
        AT2R: c_AT2 * AngII - LN2 / h_AT2 * AT2R,
        Ang17: c_NEP * AngI + ace2 * AngII - LN2 / h_17 * Ang17,
        AngIV: c_IIIV * AngII - LN2 / h_A4 * AngIV,
    }


RENIN = {A_hat: AT1R / AT1_eq, **signals(), PRA: X_PRC * PRC}
"""Outputs from the states, in order: what acts on renin, and what renin makes."""
ALDOSTERONE = {**aldosterone(), **blood()}
"""Outputs that follow: what acts on the adrenal gland, and aldosterone in plasma."""
RATES = rates()
"""Rates of the states that matter to pressure: PRC, AngI, AngII, AT1R, N_al."""
SIDE_RATES = side_rates()
"""Rates of AGT, AT2R, Ang17, AngIV, which feed back on nothing."""


def settled(ace: Expr = c_ACE, at1: Expr = c_AT1, kept: Expr = feedback) -> dict[Quantity, Expr]:
    """Renin and angiotensin once they have settled (equations 24–27, 42–47 with all rates zero), without a solver.

    Parameters
    ----------
    ace, at1 : expression
        As for :func:`rates`.
    kept : expression
        Share (0 to 1) of the brake on renin that is at work; the rest of it stays as it is at `A_rest`.
    """
    lost_I, lost_II = ace + c_Chym + c_NEP + LN2 / h_A1, c_ACE2 + c_IIIV + at1 + c_AT2 + LN2 / h_A2
    free = signals(A_hat**kept * A_rest ** (1 - kept))
    release = free.pop(nu_AT1)
    return {
        **free,
        PRC_free: N_rs * nu_md * nu_rsna * h_ren / LN2,
        gain: X_PRC / lost_I * (ace + c_Chym) / lost_II * at1 * h_AT1 / LN2 / AT1_eq,
        A_hat: (gain * PRC_free * 10**a_AT1 * A_rest ** (-b_AT1 * (1 - kept))) ** (1 / (1 + b_AT1 * kept)),
        nu_AT1: release,
        PRC: PRC_free * nu_AT1,
        PRA: X_PRC * PRC,
        AngI: PRA / lost_I,
        AngII: (ace + c_Chym) * AngI / lost_II,
        AT1R: A_hat * AT1_eq,
    }


def settled_side() -> dict[Quantity, Expr]:
    """The settled values of what feeds back on nothing."""
    return {
        AGT: (k_AGT - PRA) * h_AGT / LN2,
        AT2R: c_AT2 * AngII * h_AT2 / LN2,
        Ang17: (c_NEP * AngI + c_ACE2 * AngII) * h_17 / LN2,
        AngIV: c_IIIV * AngII * h_A4 / LN2,
    }


def magnesium_on_aldosterone(serum: Expr = S) -> Expr:
    """What serum magnesium (mmol/L) makes of aldosterone secretion: the book's reading of six men, weak evidence."""
    return exp(-slope_Mg * (serum - S_0))


ASSUMPTIONS = (
    "Each hormone is spread evenly in plasma and is lost at a rate in proportion to its concentration.",
    "Renin makes angiotensin I in proportion to its mass: there is always enough angiotensinogen.",
    "Three things act on renin secretion, each by a factor: sodium at the macula densa, nerves, and the brake.",
    "Three things act on aldosterone secretion, each by a factor: potassium over sodium, low pressure, angiotensin.",
)
LIMITS = (
    "The curves were fitted by the authors to few data, some of them from animals. Only one healthy man is described.",
    "The published equation for potassium divides it by itself, so potassium has no effect. Here it is compared with "
    "the normal 5 mEq/L. That is our choice; with the normal potassium nothing changes.",
)
OMITTED = (
    "Renin inside tissues, prorenin, and the daily rhythm of the hormones.",
    "What else drives aldosterone: ACTH for one.",
)

CASCADE = Model(
    "Renin, angiotensin, aldosterone, settled",
    inputs=[Phi_md, rsna, P_ma, C_sod],
    outputs={**settled(), **settled_side(), **aldosterone(), **blood(N_als)},
    source="LeeteLayton2019; Karaaslan2005",
    assumptions=ASSUMPTIONS,
    limits=LIMITS,
    omitted=OMITTED,
)

CASCADE_IN_TIME = Model(
    "Renin, angiotensin, aldosterone in time",
    inputs=[Phi_md, rsna, P_ma, C_sod],
    outputs={**RENIN, **ALDOSTERONE},
    states={**RATES, **SIDE_RATES},
    source="LeeteLayton2019; Karaaslan2005",
    assumptions=ASSUMPTIONS,
    limits=LIMITS,
    omitted=OMITTED,
)
