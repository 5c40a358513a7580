"""The kidney: filtration, and what each stretch of the tubule takes back of the filtered sodium and water.

After Karaaslan (2005), in the form and with the numbers of Leete & Layton (2019); mEq, liters, minutes, mmHg. One mEq
of sodium is one mmol. Filtration follows from the pressure in the glomerulus, which lies between two resistances: the
vessel that leads in (afferent) and the one that leads out (efferent). The first is set by nerves, by its own stretch,
by angiotensin, and by the sodium that arrives at the tubule's sensor (tubuloglomerular feedback). So the pressure in
the glomerulus is the model's second unknown.
"""

from __future__ import annotations

from functools import partial

from sympy import Expr, Max, exp, log, tanh

from electrolytes.deficiency.hormones.cascade import A_hat, C_al, C_sod, P_ma, Phi_md, rsna
from electrolytes.deficiency.pressure.circulation import (
    MMHG,
    P_ra,
    chosen,
    delta_ra,
    epsilon,
    factor,
    flow,
    pressure,
    published,
    resistance,
)
from electrolytes.model import Quantity, expit, log10, q

sodium = partial(Quantity, unit="mEq/min")
MEQ_MIN, MEQ_L = q(1, "mEq/min"), q(1, "mEq/L")

# --- what a reader can change -------------------------------------------------------------------------------------

salt = chosen("salt", r"S_{in}", unit="mmol/day", default=181.44, range=(50.0, 576.0), domain=(0, None),
              label="Sodium eaten", meaning="sodium intake; 100 mmol is 2.3 g of sodium, or 5.8 g of salt")
afferent = chosen("afferent", "f_R", unit="percent", default=100.0, range=(80.0, 140.0), domain=(1, None),
                  label="Vessels into the kidney's filters",
                  meaning="resistance of the afferent arterioles against normal, before nerves and hormones act on it")

# --- constants ----------------------------------------------------------------------------------------------------

N_rsna = published("N_rsna", "N_{rsna}", default=1.0, domain=(0, None), meaning="normal activity of the renal nerves")
P_B = published("P_B", "P_B", unit="mmHg", default=18.0, meaning="pressure in Bowman's capsule")
P_go = published("P_go", "P_{go}", unit="mmHg", default=28.0, meaning="osmotic pull of the proteins in the glomerulus")
R_aa_ss = published("R_aa_ss", "R_{aa,ss}", unit="mmHg*min/L", default=31.666666666, domain=(0, None),
                    meaning="normal afferent resistance")
R_ea_ss = published("R_ea_ss", "R_{ea,ss}", unit="mmHg*min/L", default=51.666666666, domain=(0, None),
                    meaning="normal efferent resistance")
C_gcf = published("C_gcf", "C_{gcf}", unit="L/(min*mmHg)", default=0.0078125, domain=(0, None),
                  meaning="filtrate for each mmHg that drives it")
eta_pt0 = published("eta_pt0", r"\eta^0_{pt}", default=0.8, domain=(0, 1), meaning="normal share, proximal tubule")
eta_dt0 = published("eta_dt0", r"\eta^0_{dt}", default=0.5, domain=(0, 1), meaning="normal share, distal tubule")
eta_cd0 = published("eta_cd0", r"\eta^0_{cd}", default=0.93, domain=(0, 1), meaning="normal share, collecting duct")
pt_eq = published("pt_eq", "pt_{eq}", unit="mEq/min", default=14.4, domain=(0, None),
                  meaning="normal sodium taken back in the proximal tubule")
dt_eq = published("dt_eq", "dt_{eq}", unit="mEq/min", default=1.8, domain=(0, None), meaning="the same, distal tubule")
cd_eq = published("cd_eq", "cd_{eq}", unit="mEq/min", default=1.674, domain=(0, None),
                  meaning="the same, collecting duct")
A_tw = published("A_tw", "A_{tw}", unit="L/min", default=0.024791197, meaning="offset of the water taken back")
N_adhs_eq = published("N_adhs_eq", r"N_{adhs}^{0}", default=1.0, domain=(0, None),
                      meaning="normal secretion of the hormone that holds water")
T_adh = published("T_adh", "T_{adh}", unit="min", default=6.0, domain=(0, None),
                  meaning="time constant of that hormone")

# --- state and unknown --------------------------------------------------------------------------------------------

N_adh = published("N_adh", "N_{adh}", default=0.9991033, range=(0.05, 8.0), domain=(1e-6, None),
                  label="Antidiuretic hormone", meaning="antidiuretic hormone (vasopressin) as a multiple of normal")
P_gh = published("P_gh", "P_{gh}", unit="mmHg", default=62.09527, range=(46.0, 90.0), domain=(1, 400),
                 label="Glomerular pressure", meaning="blood pressure in the glomeruli")

# --- what follows -------------------------------------------------------------------------------------------------

alpha_map = factor("alpha_map", r"\alpha_{map}", meaning="what arterial pressure makes of the renal nerves")
alpha_rap = factor("alpha_rap", r"\alpha_{rap}", meaning="what right atrial pressure makes of them")
beta_rsna = factor("beta_rsna", r"\beta_{rsna}", meaning="what the renal nerves make of afferent resistance")
Psi_AA = factor("Psi_AA", r"\Psi_{AA}", meaning="what angiotensin makes of it")
Psi_EA = factor("Psi_EA", r"\Psi_{EA}", meaning="what angiotensin makes of efferent resistance")
Sigma_tgf = factor("Sigma_tgf", r"\Sigma_{tgf}", meaning="what sodium at the tubule's sensor makes of the afferent one")
Sigma_myo = factor("Sigma_myo", r"\Sigma_{myo}", meaning="what the vessel's own stretch makes of it")
P_f = pressure("P_f", "P_f", meaning="pressure that drives filtration")
R_aa = resistance("R_aa", "R_{aa}", label="Afferent resistance", meaning="resistance of the vessels into the glomeruli")
R_ea = resistance("R_ea", "R_{ea}", meaning="resistance of the vessels out of them")
Phi_rb = flow("Phi_rb", r"\Phi_{rb}", label="Blood through the kidneys", meaning="renal blood flow")
GFR = flow("GFR", r"\Phi_{gfilt}", label="Filtrate", meaning="glomerular filtration rate")
Phi_fil = sodium("Phi_fil", r"\Phi_{fil}", label="Sodium filtered", meaning="sodium in the filtrate")
gamma_fil = factor("gamma_fil", r"\gamma_{fil}", meaning="what the filtered load makes of the proximal share")
gamma_at = factor("gamma_at", r"\gamma_{at}", meaning="what angiotensin makes of it")
gamma_rsna = factor("gamma_rsna", r"\gamma_{rsna}", meaning="what the renal nerves make of it")
eta_pt = factor("eta_pt", r"\eta_{pt}", meaning="share taken back in the proximal tubule")
Phi_pt = sodium("Phi_pt", r"\Phi_{pt}", label="Taken back, proximal", meaning="sodium taken back there")
psi_al = factor("psi_al", r"\psi_{al}", meaning="what aldosterone makes of the distal share")
Phi_dt = sodium("Phi_dt", r"\Phi_{dt}", label="Taken back, distal", meaning="sodium taken back in the distal tubule")
Phi_dts = sodium("Phi_dts", r"\Phi_{dts}", label="Into the collecting duct", meaning="sodium that leaves it")
C_anp = factor("C_anp", r"\hat C_{anp}", meaning="atrial natriuretic peptide as a multiple of normal")
lambda_dt = factor("lambda_dt", r"\lambda_{dt}", meaning="what arriving sodium makes of the collecting duct's share")
lambda_anp = factor("lambda_anp", r"\lambda_{anp}", meaning="what the atrial peptide makes of it")
lambda_al = factor("lambda_al", r"\lambda_{al}", meaning="what aldosterone makes of it")
eta_cd = factor("eta_cd", r"\eta_{cd}", meaning="share taken back in the collecting duct")
Phi_cd = sodium("Phi_cd", r"\Phi_{cd}", label="Taken back, collecting duct", meaning="sodium taken back there")
Phi_una = sodium("Phi_una", r"\Phi_{u,Na}", label="Sodium in the urine", meaning="sodium in the urine")
C_adh = factor("C_adh", "C_{adh}", meaning="antidiuretic hormone in plasma, units of the published model")
N_adhs = Quantity("N_adhs", "N_{adhs}", meaning="secretion of antidiuretic hormone as a multiple of normal")
mu_adh = factor("mu_adh", r"\mu_{adh}", meaning="what the hormone makes of water's way back")
mu_Na = factor("mu_Na", r"\mu_{Na}", meaning="sodium taken back in all against normal; water goes with it")
Phi_tw = flow("Phi_tw", r"\Phi_{tw}", label="Water taken back", meaning="water taken back in the tubules")
Phi_u = flow("Phi_u", r"\Phi_u", label="Urine", meaning="urine")
Phi_win = flow("Phi_win", r"\Phi_{win}", label="Water drunk", meaning="water drunk, by thirst")
Phi_sodin = sodium("Phi_sodin", r"\Phi_{in}", label="Sodium eaten", meaning="sodium intake by the minute")

NOT_TAKEN_BACK = Phi_dts - Phi_cd
THIRST = q(0.0078541, "L/min") / (0.65451 + 18.22 * C_adh**-1.607) - q(0.002, "L/min")
"""Sodium in the urine and water drunk, before they are kept from falling below zero. At rest neither is zero."""

NERVES = {
    alpha_map: 0.5 + expit(-(P_ma - q(100, "mmHg")) / q(15, "mmHg")),
    alpha_rap: 1 - q(0.008, "1/mmHg") * P_ra,
    rsna: N_rsna * alpha_map * alpha_rap,
    beta_rsna: 2 * expit(3.16 * (rsna - 1)),
}
"""Equations 7 and 8."""

GLOMERULUS = {
    Phi_sodin: salt / q(1440, "min/day") * q(1, "mEq/mmol"),
    Psi_AA: 0.8 + 0.2092 * A_hat - 0.0092 / A_hat,
    Psi_EA: 0.925 + 0.0835 * A_hat - 0.0085 / A_hat,
    Sigma_myo: 0.9 + 1 / (1 + 9 * exp(-q(0.9, "1/mmHg") * (P_gh - q(62, "mmHg")))),
    P_f: P_gh - (P_B + P_go),
    GFR: C_gcf * P_f,
    Phi_fil: GFR * C_sod,
}
"""Equations 9, 11, 13 and 14, with the pressure in the glomerulus given."""

PROXIMAL = {
    gamma_fil: 0.85 + 0.3 * expit(-(Phi_fil / MEQ_MIN - 18) / 138),
    gamma_at: 0.95 - 0.002296748732024 + 0.12 * expit(2.3418 * A_hat - 2.6),
    gamma_rsna: 0.72 + 0.56 * expit((rsna - 1) / 2.18),
    eta_pt: eta_pt0 * gamma_fil * gamma_at * gamma_rsna,
    Phi_pt: eta_pt * Phi_fil,
    Phi_md: Phi_fil - Phi_pt,
    Sigma_tgf: 0.3408 + 3.449 / (3.88 + exp((q(3.8901, "mEq/min") - Phi_md) / q(0.9617, "mEq/min"))),
}
"""Equations 15–18 and 10: the first stretch of the tubule, and what arrives at its sensor."""


def afferent_and_efferent(opening_in: Expr | int = 1, opening_out: Expr | int = 1) -> dict[Quantity, Expr]:
    """Equations 12 and 13: the two resistances and renal blood flow; the arguments multiply the resistances."""
    return {
        R_aa: R_aa_ss * afferent / q(100, "percent") * beta_rsna * Sigma_tgf * Sigma_myo * Psi_AA * opening_in,
        R_ea: R_ea_ss * Psi_EA * opening_out,
        Phi_rb: P_ma / (R_aa + R_ea),
    }


DISTAL = {
    psi_al: 0.07 + 0.94 * expit((1.2 * log(C_al / q(1, "ng/L")) - 0.48) / 0.88),
    Phi_dt: eta_dt0 * psi_al * Phi_md,
    Phi_dts: Phi_md - Phi_dt,
    C_anp: 7.4052 - 6.554 * expit(3.762 - P_ra / MMHG),
    lambda_dt: 0.82 + 0.39 * expit((q(1.7625, "mEq/min") - Phi_dts) / q(0.375, "mEq/min")),
    lambda_anp: 1.1 - 0.1 * C_anp,
    lambda_al: 0.76 * (C_al / q(1, "ng/L")) ** 0.06,
    eta_cd: eta_cd0 * lambda_dt * lambda_anp * lambda_al,
    Phi_cd: eta_cd * Phi_dts,
    Phi_una: Max(q(0, "mEq/min"), NOT_TAKEN_BACK),
}
"""Equations 19–23: distal tubule and collecting duct, where aldosterone acts."""

WATER = {
    C_adh: 4 * N_adh,
    N_adhs: N_adhs_eq / 3 * (Max(0, C_sod / MEQ_L - 141) + Max(0, epsilon - 1) - delta_ra / MMHG),
    mu_adh: 0.3313 + 0.8 * expit(3.7 * log10(C_adh) - 0.6),
    mu_Na: (Phi_pt + Phi_dt + Phi_cd) / (pt_eq + dt_eq + cd_eq),
    Phi_tw: A_tw - q(0.001, "L/min") / mu_adh + (0.8 + 0.08 * tanh(8.5 * (mu_Na - 1))) * GFR,
    Phi_u: Max(q(0.0003, "L/min"), GFR - Phi_tw),
    Phi_win: Max(q(0, "L/min"), THIRST),
}
"""Equations 32–36: antidiuretic hormone, urine and thirst."""

STRETCHED = P_gh - (P_ma - Phi_rb * R_aa)
"""Zero at the right glomerular pressure: what is left of arterial pressure behind the afferent vessels."""
