"""Potassium in the whole body: gut, plasma, fluid between cells, cells, kidney, and aldosterone.

The human model of Stadt, Leete, Devinyak & Layton (2022), a man; amounts in mmol (1 mmol of potassium is 1 mEq),
minutes, aldosterone in ng/L. Everything is in parts that several models take over: what flows (`flows`), what acts on
the cells (`into_cells`), the kidney (`kidney`), aldosterone (`ALDOSTERONE`), and the rates (`rates`). Not published is
one factor, `opened`: by how much lack of magnesium opens the channels of the distal tubule (plug.py).
"""

from __future__ import annotations

from functools import partial

from sympy import Eq, Expr, Max, Piecewise

from electrolytes.model import Quantity, expit, log10, q

published = partial(Quantity, source="Stadt2022", evidence="modelling choice")
chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
flow = partial(Quantity, unit="mmol/min")
factor = partial(Quantity, domain=(0, None))
MINUTES = q(1440, "min/d")

# --- what a reader can change -------------------------------------------------------------------------------------

eaten = published("eaten", r"\Phi_{in}", unit="mmol/d", default=70.0, range=(30.0, 200.0), domain=(0, None),
                  label="Potassium eaten", meaning="potassium in a day's food and drink")
drive = chosen("drive", latex="a", default=1.0, range=(0.5, 3.0), domain=(0, None), scale="log",
               label="Aldosterone, times usual",
               meaning="what multiplies the aldosterone that a given potassium calls forth: little salt, a diuretic")
adapts = chosen("adapts", r"\eta", unit="percent", default=0.0, range=(0.0, 100.0), domain=(0, 100),
                label="Gut's signal gets used to the diet",
                meaning="how far the gut's usual filling, above which it warns the kidney, follows the diet; as "
                        "published it does not")
crosstalk = published("crosstalk", r"s_\omega", unit="L/mmol", default=0.0, range=(0.0, 0.05), domain=(0, None),
                      label="Muscle speaks to the kidney", source="Stadt2022",
                      meaning="how strongly potassium in cells acts on the kidney; 0 is the model without that signal")
STEPS = ("distal secretion", "secretion in the collecting duct", "reabsorption in the collecting duct")
"""Where the muscle's signal acts, in the order of the choice ``step``."""
step = published("step", r"i_\omega", default=0, choices=STEPS, label="The signal acts on",
                 meaning="which step of the kidney the signal from muscle acts on")

# --- constants ----------------------------------------------------------------------------------------------------

in_stool = published("in_stool", r"\sigma", default=0.1, domain=(0, 1), meaning="share of what is eaten that leaves "
                                                                              "with stool")
k_g = published("k_g", "k_g", unit="1/min", default=0.01, domain=(0, None), meaning="speed of uptake from the gut")
V_p = published("V_p", "V_p", unit="L", default=4.5, domain=(0, None), meaning="volume of plasma")
V_i = published("V_i", "V_i", unit="L", default=10.0, domain=(0, None), meaning="volume of the fluid between cells")
V_c = published("V_c", "V_c", unit="L", default=24.0, domain=(0, None), meaning="volume of the water in cells")
P_wall = published("P_wall", "P", unit="L/min", default=0.3, domain=(0, None),
                   meaning="exchange between plasma and the fluid between cells")
V_max = published("V_max", r"V_{max}", unit="mmol/min", default=130.0, domain=(0, None),
                  meaning="most that the pumps of all cells carry in")
K_m = published("K_m", "K_m", unit="mmol/L", default=1.4, domain=(0, None),
                meaning="potassium outside at which they carry in half of that")
K_i_ref = published("K_i_ref", r"K_i^{0}", unit="mmol/L", default=4.3, domain=(0, None),
                    meaning="potassium outside that the leak is set to")
K_c_ref = published("K_c_ref", r"K_c^{0}", unit="mmol/L", default=130.0, domain=(0, None),
                    meaning="potassium inside that the leak is set to, and that muscle's signal starts from")
al_base = published("al_base", r"\alpha_0", unit="1", default=66.4, meaning="pumps without aldosterone")
al_slope = published("al_slope", r"\alpha_1", unit="L/ng", default=0.273, meaning="pumps per aldosterone")
al_norm = published("al_norm", r"\alpha_n", default=89.605, domain=(0, None), meaning="pumps at usual aldosterone")
ins_A = published("ins_A", "A_{ins}", default=0.999789, meaning="most that insulin adds to the pumps' speed")
ins_B = published("ins_B", "B_{ins}", default=0.6645, meaning="offset of insulin's effect on the pumps")
ins_k = published("ins_k", "k_{ins}", default=1.068, meaning="steepness of insulin's effect, per power of ten")
ins_half = published("ins_half", r"C_{1/2}", unit="nmol/L", default=0.5381, domain=(0, None),
                     meaning="insulin in the middle of that curve")
ins_fast = published("ins_fast", r"C_{fast}", unit="nmol/L", default=0.0226, domain=(0, None),
                     meaning="insulin after a night without food")
ins_peak = published("ins_peak", r"C_{peak}", unit="nmol/L", default=0.325, domain=(0, None),
                     meaning="insulin 90 minutes after a meal began")
ins_up = published("ins_up", "t_{peak}", unit="min", default=90.0, domain=(0, None),
                   meaning="time from a meal to the peak of insulin")
ins_end = published("ins_end", "t_{end}", unit="min", default=360.0, domain=(0, None),
                    meaning="time from a meal until insulin is as before")
since = published("since", "t_{rest}", unit="min", default=270.0, domain=(0, None),
                  meaning="time since a meal that stands for a whole day with three of them")
GFR = published("GFR", r"\mathrm{GFR}", unit="L/min", default=0.125, domain=(0, None),
                meaning="plasma that the kidneys filter")
taken_back = published("taken_back", r"\eta_{ps}", default=0.92, domain=(0, 1),
                       meaning="share of the filtered potassium that is taken back before the distal tubule")
dt_0 = published("dt_0", r"\Phi_{dt}^{0}", unit="mmol/min", default=0.041, domain=(0, None),
                 meaning="usual secretion of the distal tubule")
dt_A = published("dt_A", "A_{dt}", default=0.3475, domain=(0, None), meaning="aldosterone's effect there: factor")
dt_B = published("dt_B", "B_{dt}", default=0.23792, domain=(0, None), meaning="aldosterone's effect there: power")
cd_0 = published("cd_0", r"\Phi_{cd}^{0}", unit="mmol/min", default=0.0022, domain=(0, None),
                 meaning="usual secretion of the collecting duct")
cd_A = published("cd_A", "A_{cd}", default=0.161275, domain=(0, None), meaning="aldosterone's effect there: factor")
cd_B = published("cd_B", "B_{cd}", default=0.410711, domain=(0, None), meaning="aldosterone's effect there: power")
reab = published("reab", r"r_{cd}", default=0.499994, domain=(0, 1),
                 meaning="share that the collecting duct takes back of what reaches it")
FF = published("FF", r"\gamma_1", unit="1/mmol", default=0.250274, domain=(0, None),
               meaning="how strongly potassium in the gut speeds up distal secretion")
M_g_ref = published("M_g_ref", r"M_g^{0}", unit="mmol", default=4.375, domain=(0, None),
                    meaning="the gut's usual filling")
ALD = published("ALD", r"\mathrm{ALD}", unit="ng/L", default=85.0, domain=(0, None), meaning="usual aldosterone")
T_al = published("T_al", "T_{al}", unit="min", default=60.0, domain=(0, None), meaning="time constant of aldosterone")
K_al = published("K_al", r"K_{al}", unit="mmol/L", default=4.2, domain=(0, None),
                 meaning="potassium at which aldosterone is as usual; sodium is held at 144 mmol/L")
steep = published("steep", r"\xi", default=2.0, domain=(0, None), meaning="how steeply potassium calls aldosterone")
FAINT = q(1e-9, "ng/L")
"""Aldosterone below which it counts as none, so that its powers have slopes."""

# --- states, at rest on 70 mmol a day -----------------------------------------------------------------------------

M_g = published("M_g", "M_g", unit="mmol", default=4.375, range=(0.0, 40.0), domain=(0, None), label="In the gut",
                meaning="potassium in the gut, on its way in")
M_p = published("M_p", "M_p", unit="mmol", default=18.92436412, range=(5.0, 40.0), domain=(0, None), label="In plasma",
                meaning="potassium in plasma")
M_i = published("M_i", "M_i", unit="mmol", default=42.05414249, range=(10.0, 90.0), domain=(0, None),
                label="Between cells", meaning="potassium in the fluid between cells")
M_c = published("M_c", "M_c", unit="mmol", default=3104.199851, range=(1000.0, 5000.0), domain=(0, None),
                label="In cells", meaning="potassium in all cells")
N_al = published("N_al", latex="N", default=1.00386732, range=(0.0, 5.0), domain=(0, None),
                 label="Aldosterone, relative", meaning="aldosterone, as a multiple of the usual")

# --- what follows -------------------------------------------------------------------------------------------------

K_p = Quantity("K_p", "K_p", unit="mmol/L", default=4.2054, range=(1.5, 8.0), domain=(0, None), normal=(3.5, 5.0),
               label="Potassium in blood", meaning="potassium concentration in plasma")
K_i = Quantity("K_i", "K_i", unit="mmol/L", meaning="potassium concentration between cells")
K_c = Quantity("K_c", "K_c", unit="mmol/L", label="Potassium in cells", meaning="potassium concentration in cells")
K_ecf = Quantity("K_ecf", r"K_{ecf}", unit="mmol/L", meaning="potassium in all fluid outside the cells")
C_al = Quantity("C_al", "C_{al}", unit="ng/L", label="Aldosterone", meaning="aldosterone in plasma")
N_s = factor("N_s", "N_s", meaning="aldosterone that this potassium calls for, as a multiple of the usual")
rho_al = factor("rho_al", r"\rho_{al}", meaning="what aldosterone makes of the pumps")
rho_ins = factor("rho_ins", r"\rho_{ins}", meaning="what insulin makes of the pumps")
P_c = Quantity("P_c", "P_c", unit="L/min", meaning="leak out of cells: such that the published rest is at rest")
J_in = flow("J_in", "J_{in}", label="Into cells", meaning="potassium that the pumps carry into cells")
J_out = flow("J_out", "J_{out}", label="Out of cells", meaning="potassium that leaks out of cells")
omega = factor("omega", r"\omega", meaning="what potassium in cells makes of one step of the kidney")
gamma = factor("gamma", r"\gamma", meaning="what the gut's filling makes of distal secretion")
opened = factor("opened", latex="s", label="Channels, times usual",
                meaning="what lack of magnesium makes of both secretions")
Phi_md = flow("Phi_md", r"\Phi_{md}", meaning="potassium that reaches the distal tubule")
Phi_dt = flow("Phi_dt", r"\Phi_{dt}", label="Secreted, distal", meaning="potassium that the distal tubule secretes")
Phi_cd = flow("Phi_cd", r"\Phi_{cd}", label="Secreted, duct", meaning="potassium that the collecting duct secretes")
Phi_re = flow("Phi_re", r"\Phi_{reab}", label="Taken back, duct", meaning="potassium that the collecting duct takes "
                                                                         "back")
Phi_u = flow("Phi_u", r"\Phi_u", label="In the urine", meaning="potassium excreted with urine")


def insulin(since_meal: Expr) -> Expr:
    """Insulin in plasma (nmol/L), some minutes after a meal began: up in a straight line, and down in another."""
    rise = ins_fast + (ins_peak - ins_fast) * since_meal / ins_up
    fall = ins_fast + (ins_peak - ins_fast) * (ins_end - since_meal) / (ins_end - ins_up)
    return Piecewise((ins_fast, since_meal <= 0), (rise, since_meal <= ins_up), (fall, since_meal <= ins_end),
                     (ins_fast, True))


def pumps_by_insulin(level: Expr) -> Expr:
    """What insulin (nmol/L) makes of the pumps; fasting, nothing."""
    return Max(1, ins_A * expit(ins_k * (log10(level / ins_half))) + ins_B)


def concentrations() -> dict[Quantity, Expr]:
    """Where potassium is, from its amounts."""
    return {K_p: M_p / V_p, K_i: M_i / V_i, K_c: M_c / V_c, K_ecf: (M_p + M_i) / (V_p + V_i)}


def called(potassium: Expr) -> Expr:
    """Aldosterone that a potassium outside cells (mmol/L) calls for, as a multiple of the usual."""
    return drive * Max(0, (1 + steep) * potassium / K_al - steep)


def pumps_by_aldosterone(level: Expr) -> Expr:
    """What aldosterone (ng/L) makes of the pumps."""
    return (al_base + al_slope * level) / al_norm


def into_cells(potassium: Expr, aldosterone: Expr, by_insulin: Expr) -> Expr:
    """What the pumps of all cells carry in (mmol/min) from a fluid with so much potassium (mmol/L)."""
    return by_insulin * aldosterone * V_max * potassium / (K_m + potassium)


LEAK = {P_c: V_max * K_i_ref / (K_m + K_i_ref) / (K_c_ref - K_i_ref)}


def usual_filling(filling: Expr) -> Expr:
    """The gut's filling (mmol) above which it warns the kidney: as published, or as far as it follows the diet."""
    return M_g_ref + adapts / q(100, "percent") * (filling - M_g_ref)


def distal(aldosterone: Expr, channels: Expr) -> Expr:
    """What the distal tubule secretes (mmol/min) at an aldosterone (ng/L), while the gut is silent."""
    return dt_0 * dt_A * (Max(FAINT, aldosterone) / q(1, "ng/L")) ** dt_B * channels


def duct(aldosterone: Expr, channels: Expr) -> Expr:
    """What the collecting duct secretes (mmol/min) at an aldosterone (ng/L)."""
    return cd_0 * cd_A * (Max(FAINT, aldosterone) / q(1, "ng/L")) ** cd_B * channels


def kidney(plasma: Expr, aldosterone: Expr, filling: Expr, usual: Expr, signal: bool = True) -> dict[Quantity, Expr]:
    """The kidney's steps (mmol/min), from filtration to urine.

    Parameters
    ----------
    plasma, aldosterone, filling, usual : expression
        Potassium in plasma (mmol/L), aldosterone (ng/L), potassium in the gut now and usually (mmol).
    signal : bool
        Whether muscle can speak to the kidney (`muscle`).
    """
    by_muscle = [at_step(which) if signal else 1 for which in range(3)]
    return {
        gamma: Max(1, 1 + FF * (filling - usual)),
        Phi_md: GFR * plasma * (1 - taken_back),
        Phi_dt: distal(aldosterone, opened) * gamma * by_muscle[0],
        Phi_cd: duct(aldosterone, opened) * by_muscle[1],
        Phi_re: reab * (Phi_md + Phi_dt) * by_muscle[2],
        Phi_u: Phi_md + Phi_dt + Phi_cd - Phi_re,
    }


def at_step(which: int) -> Expr:
    """Muscle's signal, at the step where it acts."""
    return Piecewise((omega, Eq(step, which)), (1, True))


def muscle(cells: Expr) -> dict[Quantity, Expr]:
    """What potassium in cells (mmol/L) makes of that step: contested, and off unless a reader turns it on."""
    return {omega: Max(0, crosstalk * (cells - K_c_ref) + 1)}


def rates(intake: Expr) -> dict[Quantity, Expr]:
    """How the amounts and aldosterone change (per minute), from what is eaten (mmol/min)."""
    return {
        M_g: (1 - in_stool) * intake - k_g * M_g,
        M_p: k_g * M_g - P_wall * (K_p - K_i) - Phi_u,
        M_i: P_wall * (K_p - K_i) - J_in + J_out,
        M_c: J_in - J_out,
        N_al: (N_s - N_al) / T_al,
    }


def flows(by_insulin: Expr) -> dict[Quantity, Expr]:
    """From the amounts, in order: concentrations, hormones, and what crosses the cells' walls."""
    return {
        **concentrations(),
        C_al: ALD * N_al,
        N_s: called(K_ecf),
        rho_al: pumps_by_aldosterone(C_al),
        rho_ins: by_insulin,
        **LEAK,
        J_in: into_cells(K_i, rho_al, rho_ins),
        J_out: P_c * (K_c - K_i),
        **muscle(K_c),
    }


ASSUMPTIONS = (
    "Each of gut, plasma, fluid between cells and cells is well mixed; all cells are like muscle.",
    "The kidney filters as much plasma as ever, and takes back the same share before the distal tubule.",
    "Sodium in plasma stays at 144 mmol/L.",
)
LIMITS = (
    "The numbers are the authors' for one healthy man, several of them fitted to one study of meals.",
    "Cells empty too readily: at 3.0 mmol/L in blood the model's body lacks about twice the potassium that depleted "
    "volunteers did.",
    "The gut warns the kidney only above a fixed usual filling, so that a diet with little potassium is not felt.",
    "Below 2.8 mmol/L aldosterone is none, and only filtered potassium leaves. States under 2 mmol/L or above 8 are "
    "the model's own: people die of them.",
)
OMITTED = (
    "Acid and base, adrenaline and exercise, all of which move potassium between cells and blood within minutes.",
    "Sodium, water and pressure; NCC and the kidney's other answers to low potassium.",
)
