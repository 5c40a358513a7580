"""Where calcium and its hormones settle while magnesium in blood is held: what a laboratory would find.

The body of `body.py` with all rates zero but magnesium's. Calcitriol follows from PTH in closed form, so two equations
are left, for PTH and for calcium. Asked the other way round, the magnesium that must be eaten to hold the blood there
has a closed form too.
"""

from __future__ import annotations

from functools import partial

from sympy import Expr, Max, sqrt

from electrolytes.deficiency.calcium.body import (
    ASSUMPTIONS,
    KIDNEY,
    LIMITS,
    OMITTED,
    PERCENT,
    RESORBED,
    D,
    D_store,
    F,
    G,
    I_Ca,
    I_Mg,
    K_actv,
    K_gut,
    Mg_in_bone,
    P,
    R,
    V_act,
    V_p,
    a_Ca,
    a_CaD,
    a_Mg,
    a_MgA,
    a_MgD,
    able,
    acc_Ca,
    acc_Mg,
    brake_D,
    by_magnesium,
    by_Mg,
    c,
    calcium_eaten,
    clearance,
    cliff,
    eaten_Ca,
    g,
    gut_Ca,
    h,
    h_m,
    in_Ca,
    in_Mg,
    lost_g,
    lost_P,
    m,
    m_off,
    make_g,
    make_max,
    make_min,
    out_Ca,
    out_Mg,
    release,
    released,
    share_Ca,
    slow_D,
    switched_on,
    urine_Ca,
    urine_Mg,
    vitamin,
)
from electrolytes.model import Model, Quantity, default_of, q

percent = partial(Quantity, unit="percent")

held = m.with_(range=(0.15, 1.0), label="Magnesium in blood, held", meaning="free magnesium in plasma, held there")
cleared = Quantity("cleared", r"k_D", unit="L/min", meaning="plasma that is cleared of calcitriol")
base = Quantity("base", r"b_D", unit="pmol/min", meaning="calcitriol made without PTH")
top = Quantity("top", r"a_D", unit="pmol/min", meaning="what PTH adds, but for calcitriol's own brake")
into_bone_Ca = Quantity("into_bone_Ca", r"j_{Ca}", unit="mmol/min", meaning="calcium built into slow bone")
into_bone_Mg = Quantity("into_bone_Mg", r"j_{Mg}", unit="mmol/min", meaning="magnesium built into slow bone")
wanted = Quantity("wanted", "T", unit="mmol/min", meaning="magnesium that must be absorbed to hold the blood there")
per_intake = Quantity("per_intake", r"\epsilon", meaning="share absorbed in proportion")
needed = percent("needed", r"e_{Mg}", label="Magnesium eaten, % of usual",
                 meaning="intake that holds the blood there; 0 where bone alone gives more")
m_percent = percent("m_percent", r"\hat m", label="Magnesium in blood, % of usual", meaning="against rest")
c_percent = percent("c_percent", r"\hat c", label="Calcium in blood, % of usual", meaning="against rest")
P_percent = percent("P_percent", r"\hat P", label="PTH in blood, % of usual", meaning="against rest")
D_percent = percent("D_percent", r"\hat D", label="Calcitriol, % of usual", meaning="against rest")
WHOLE = q(100, "percent")


def of_rest(quantity: Quantity) -> Expr:
    """A state in percent of its value at rest."""
    return WHOLE * quantity / q(default_of(quantity), quantity.unit)


def positive_root(a: Expr, b: Expr, c: Expr) -> Expr:
    """The positive root x of a x² + b x = c, where a and c are positive."""
    return (sqrt(b**2 + 4 * a * c) - b) / (2 * a)


SETTLED = Model(
    "Calcium and its hormones, with magnesium held",
    inputs=[held, calcium_eaten, vitamin, cliff],
    outputs={
        h: able(held),
        F: release(held, c, h),
        h_m: 1 / (1 + (held / m_off) ** 50),
        by_Mg: by_magnesium(held, h_m),
        cleared: clearance(P, held),
        base: make_min * D_store * vitamin / PERCENT,
        top: make_max * D_store * vitamin / PERCENT * switched_on(P, c, by_Mg),
        D: positive_root(slow_D * cleared, cleared - slow_D * base, base + top),
        g: make_g / (1 + brake_D * D) / (F + lost_g),
        released: F * g,
        G: D**2 / (K_gut**2 + D**2),
        eaten_Ca: I_Ca * calcium_eaten / PERCENT,
        share_Ca: a_Ca + a_CaD * G,
        gut_Ca: eaten_Ca * share_Ca,
        **{symbol: expression.xreplace({m: held}) for symbol, expression in KIDNEY.items()},
        **RESORBED,
        into_bone_Ca: in_Ca * c * V_p * acc_Ca / (out_Ca + acc_Ca),
        into_bone_Mg: in_Mg * held * V_p * acc_Mg / (out_Mg + acc_Mg),
        wanted: urine_Mg + into_bone_Mg - Mg_in_bone * R,
        per_intake: a_Mg + a_MgD * G,
        needed: WHOLE * Max(0, positive_root(per_intake, per_intake * K_actv + a_MgA * V_act - wanted,
                                             wanted * K_actv)) / I_Mg,
        m_percent: WHOLE * held / q(default_of(m), "mmol/L"),
        c_percent: of_rest(c),
        P_percent: of_rest(P),
        D_percent: of_rest(D),
    },
    residuals={P: released - lost_P * P, c: gut_Ca + R - into_bone_Ca - urine_Ca},
    source="DuttaLayton2024",
    assumptions=(*ASSUMPTIONS, "Magnesium in blood is held where it is set; all else has settled."),
    limits=LIMITS,
    omitted=OMITTED,
)
