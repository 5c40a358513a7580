"""What moves renin, angiotensin and aldosterone, and by how much: drugs, the loop's gain, and magnesium.

Three views of one cascade (``cascade.py``). In all of them the rest of the body stands still: sodium at the kidney's
sensor, nerves, pressure and plasma sodium are what the reader sets. The body's answer to the hormones is the subject of
``escape.py`` and of the model of long-term pressure.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from sympy import diff

from electrolytes.deficiency.hormones.cascade import (
    ALDOSTERONE,
    ASSUMPTIONS,
    AT1R,
    LIMITS,
    OMITTED,
    PRC,
    RENIN,
    A_hat,
    A_rest,
    AngI,
    AngII,
    C_sod,
    N_al,
    N_als,
    P_ma,
    Phi_md,
    PRC_free,
    a_AT1,
    aldosterone,
    b_AT1,
    blood,
    c_ACE,
    c_AT1,
    c_Chym,
    feedback,
    gain,
    magnesium_on_aldosterone,
    rates,
    rsna,
    settled,
    slope_Mg,
    xi_at,
)
from electrolytes.essentials.magnesium.serum import S
from electrolytes.model import Model, Quantity, default_of, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
share = partial(Quantity, unit="percent")
whole = q(100, "percent")
FOREIGN: dict[str, Any] = {
    "source": "LeeteLayton2019; Karaaslan2005",
    "assumptions": ASSUMPTIONS,
    "limits": LIMITS,
    "omitted": OMITTED,
}

# --- in time, with drugs --------------------------------------------------------------------------------------------

t = chosen("t", "t", unit="min", default=120.0, range=(0.0, 480.0), domain=(0, None), label="Time",
           meaning="time since the settings were changed")
block_ACE = chosen("block_ACE", r"d_{ACE}", unit="percent", default=0.0, range=(0.0, 95.0), domain=(0, 100),
                   label="Converting enzyme blocked", meaning="share of converting enzyme that a drug blocks")
block_AT1 = chosen("block_AT1", r"d_{AT1}", unit="percent", default=0.0, range=(0.0, 95.0), domain=(0, 100),
                   label="AT1 receptor blocked", meaning="share of the binding to AT1 receptors that a drug blocks")
ace = Quantity("ace", r"c_{ACE}^{d}", unit="1/min", meaning="what the drug leaves of converting enzyme")
at1 = Quantity("at1", r"c_{AT1}^{d}", unit="1/min", meaning="what the drug leaves of the binding to AT1")
renin_rel = share("renin_rel", r"\hat r", label="Renin", meaning="renin; at rest it is 100 %")
AngI_rel = share("AngI_rel", r"\hat A_I", label="Angiotensin I", meaning="angiotensin I; at rest it is 100 %")
AngII_rel = share("AngII_rel", r"\hat A_{II}", label="Angiotensin II", meaning="angiotensin II; at rest it is 100 %")
bound_rel = share("bound_rel", r"\hat b", label="Bound to AT1", meaning="angiotensin bound to AT1; at rest it is 100 %")
aldo_rel = share("aldo_rel", r"\hat a", label="Aldosterone", meaning="aldosterone; at rest it is 100 %")
made_rel = share("made_rel", r"\hat m", label="Angiotensin I made", meaning="angiotensin I made by renin, against rest")
turned_rel = share("turned_rel", r"\hat t", label="Angiotensin II made", meaning="angiotensin II made, against rest")
secreted_rel = share("secreted_rel", r"\hat s", label="Aldosterone secreted",
                     meaning="aldosterone secreted, against rest")


def to_rest(quantity: Quantity) -> Quantity:
    """The value of a state at rest, as a constant of its own."""
    return chosen(f"{quantity.name}_0", f"{quantity.latex}^{{*}}", unit=quantity.unit, default=default_of(quantity),
                  domain=(0, None), meaning=f"at rest: {quantity.meaning}")


REST = {state: to_rest(state) for state in (PRC, AngI, AngII, AT1R, N_al)}
BLOCKED = {ace: c_ACE * (1 - block_ACE / whole), at1: c_AT1 * (1 - block_AT1 / whole)}
HORMONES = Model(
    "Renin, angiotensin, aldosterone for eight hours",
    inputs=[Phi_md, rsna, P_ma, C_sod, block_ACE, block_AT1],
    outputs={
        **BLOCKED,
        **RENIN,
        **ALDOSTERONE,
        renin_rel: whole * PRC / REST[PRC],
        AngI_rel: whole * AngI / REST[AngI],
        AngII_rel: whole * AngII / REST[AngII],
        bound_rel: whole * AT1R / REST[AT1R],
        aldo_rel: whole * N_al / REST[N_al],
        made_rel: whole * PRC / REST[PRC],
        turned_rel: whole * (ace + c_Chym) * AngI / ((c_ACE + c_Chym) * REST[AngI]),
        secreted_rel: whole * N_als / REST[N_al],
    },
    states=rates(ace, at1),
    time=t,
    **FOREIGN,
)

# --- settled: the gain of the loop ----------------------------------------------------------------------------------

drive = chosen("drive", latex="d", default=1.0, range=(0.25, 4.0), domain=(0, None), scale="log",
               label="Renin asked for, times normal",
               meaning="what else drives renin secretion: a nerve, a narrowed artery, a tumor")
A_open = Quantity("A_open", r"\hat A^{o}", meaning="AT1 binding, if the brake stayed as it is at rest")
xi_open = Quantity("xi_open", r"\xi_{at}^{o}", meaning="what angiotensin would then make of aldosterone secretion")
renin_set = share("renin_set", r"\hat r", label="Renin", meaning="renin once settled; at rest it is 100 %")
aldo_set = share("aldo_set", r"\hat a", label="Aldosterone", meaning="aldosterone once settled; at rest it is 100 %")
renin_open = share("renin_open", r"\hat r^{o}", label="Renin without the brake",
                   meaning="renin, if the brake stayed as it is at rest")
aldo_open = share("aldo_open", r"\hat a^{o}", label="Aldosterone without the brake",
                  meaning="aldosterone, if the brake stayed as it is at rest")
loop_gain = Quantity("loop_gain", latex="L",
                     meaning="percent that one percent more renin takes off renin, by way of AT1")
closed = Quantity("closed", "1/(1+L)", meaning="percent more renin for one percent more drive, with the loop closed")
adrenal = Quantity("adrenal", r"\epsilon_{at}", meaning="percent more aldosterone for one percent more AT1 binding")

OF_AT1 = aldosterone()[xi_at]
LOOP = Model(
    "The loop, settled",
    inputs=[drive, feedback, Phi_md],
    outputs={
        **settled(),
        PRC_free: drive * settled()[PRC_free],
        **aldosterone(),
        **blood(N_als),
        A_open: gain * PRC_free * 10**a_AT1 * A_rest**-b_AT1,
        xi_open: OF_AT1.subs(A_hat, A_open),
        renin_set: whole * PRC / REST[PRC],
        aldo_set: whole * N_als / REST[N_al],
        renin_open: whole * A_open / A_rest,
        aldo_open: aldo_set * xi_open / xi_at,
        loop_gain: b_AT1 * feedback,
        closed: 1 / (1 + loop_gain),
        adrenal: diff(OF_AT1, A_hat) * A_hat / xi_at,
    },
    **FOREIGN,
)

# --- magnesium: six men, and what the book makes of them --------------------------------------------------------------

measured = partial(Quantity, source="Ichihara1993", evidence="weak")
S_men = measured("S_men", "S_{men}", unit="mmol/L", substance="magnesium", default=0.79, domain=(0, None),
                 meaning="serum magnesium of six men before the infusion (1.58 mEq/L)")
aldo_men = measured("aldo_men", "a_{men}", unit="ng/L", default=60.0, domain=(0, None),
                    meaning="their aldosterone before the infusion")
PRA_men = measured("PRA_men", "PRA_{men}", unit="ng/(mL*h)", default=2.7, domain=(0, None),
                   meaning="their renin activity before the infusion")
steepness = slope_Mg.with_(range=(0.0, 2.5), label="Steepness of the law")
xi_Mg = Quantity("xi_Mg", r"\xi_{Mg}", label="Aldosterone secretion, times normal",
                 meaning="what serum magnesium makes of aldosterone secretion")
aldo_Mg = Quantity("aldo_Mg", "a", unit="ng/L", label="Aldosterone",
                   meaning="aldosterone of those men at this serum magnesium, all else equal")
PRA_Mg = Quantity("PRA_Mg", "PRA", unit="ng/(mL*h)", label="Renin activity",
                  meaning="their renin activity: the book does not couple it to magnesium")
MAGNESIUM = Model(
    "Serum magnesium and aldosterone",
    inputs=[S, steepness],
    outputs={
        xi_Mg: magnesium_on_aldosterone(S).subs(slope_Mg, steepness),
        aldo_Mg: aldo_men * xi_Mg / magnesium_on_aldosterone(S_men).subs(slope_Mg, steepness),
        PRA_Mg: PRA_men * 1,
    },
    source="Ichihara1993",
    assumptions=(
        "Aldosterone changes by the same share for each mmol/L of magnesium, above the normal and below it.",
        "Renin does not follow magnesium.",
    ),
    limits=(
        "The law goes through two means of six men who were given magnesium for six hours. Low magnesium was not "
        "measured there; the left half of the curve is a guess.",
        "The men's renin rose meanwhile, which should have raised their aldosterone. So the adrenal gland itself was "
        "probably held down by more than the law says.",
    ),
    omitted=("Prostaglandins, by which renin rose; the calcium of the adrenal cells, by which aldosterone fell.",),
)
BEFORE, AFTER = (1.58 / 2, 60.0, 2.7), (2.32 / 2, 40.0, 4.1)
"""Six men before and during the infusion: serum magnesium mmol/L (half its mEq/L), aldosterone pg/mL, PRA ng/mL/h."""
SPREAD = ((12.0, 0.8), (8.0, 1.4))
"""What the abstract prints after ±, for aldosterone and renin, before and during."""

LITTLE_SALT = {Phi_md: 3.32, rsna: 1.03, P_ma: 98.0}
"""Where the model of long-term pressure settles with 50 mmol of sodium a day."""

# --- numbers for the text -------------------------------------------------------------------------------------------
