"""Where serum magnesium settles: what is absorbed in a day against what the kidney lets go.

The kidney takes back nearly all that it filters, up to a threshold; what is above it goes out at once. So what is
excreted climbs steeply with serum, and serum hardly moves with what is eaten. The numbers are choices of this book
(evidence: modelling choice) around published amounts that are filtered and excreted.
"""

from __future__ import annotations

from functools import partial

from sympy import Expr, Max, Min

from electrolytes.diet.balance.absorption import (
    UPTAKE,
    active,
    bound,
    food,
    m_Mg,
    supplement,
    timing,
)
from electrolytes.diet.balance.absorption import a_day as a_day  # part of this model too: others take it from here
from electrolytes.essentials.magnesium.serum import S
from electrolytes.model import Model, Quantity

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
daily = partial(Quantity, unit="mg/d")
concentration = partial(Quantity, unit="mmol/L")

# --- what a reader can change -------------------------------------------------------------------------------------

lowered = chosen("lowered", r"\delta", unit="mmol/L", default=0.0, range=(0.0, 0.1), domain=(-0.3, 0.5),
                 label="Kidney's threshold lowered by",
                 meaning="by how much a drug lowers the serum magnesium at which the kidney begins to let it go")
E_f = chosen("E_f", "E_f", unit="mg/d", default=25.0, range=(0.0, 50.0), domain=(0, None),
             label="Lost into the gut", meaning="magnesium that the body itself gives into the gut each day")

# --- constants ----------------------------------------------------------------------------------------------------

GFR = Quantity("GFR", r"\mathrm{GFR}", unit="L/d", default=180.0, domain=(0, None), source="GuytonHall",
               evidence="established", meaning="plasma that the kidneys filter in a day")
filterable = chosen("filterable", r"\varphi", default=0.7, domain=(0, 1),
                    meaning="share of serum magnesium that passes the filter; the rest is on protein")
S_thr = chosen("S_thr", r"S_{\mathrm{thr}}", unit="mmol/L", default=0.811, domain=(0, None),
               meaning="serum magnesium at which the kidney begins to let it go")
U_min = chosen("U_min", r"U_{\min}", unit="mg/d", default=10.0, domain=(0, None),
               meaning="what the kidney loses even when it saves all it can")
S_ref = chosen("S_ref", r"S^*", unit="mmol/L", default=0.83823421, domain=(0, None),
               meaning="serum magnesium on 350 mg a day in three meals; losses that cannot be shut off shrink with it")

# --- what follows -------------------------------------------------------------------------------------------------

sigma = Quantity("sigma", r"\sigma", unit="mg/d/(mmol/L)",
                 meaning="by how much excretion rises with serum above the threshold: filtered, and not taken back")
threshold = concentration("threshold", r"S_t", meaning="the threshold as the drug leaves it")
U = daily("U", "U", label="Magnesium in urine", meaning="magnesium excreted in urine")
E_now = daily("E_now", "E", label="Given into the gut", meaning="what the body gives into the gut at this serum value")
stool = daily("stool", r"F", label="Magnesium in stool",
              meaning="what is not absorbed, and what the body gives into the gut")
filtered = daily("filtered", r"\Phi", label="Filtered", meaning="magnesium that passes the kidney's filter")


def scarcity(serum: Expr) -> Expr:
    """By how much the losses that cannot be shut off shrink when serum magnesium is below the reference (0 to 1)."""
    return Min(1, serum / S_ref)


def urine(serum: Expr) -> Expr:
    """What is excreted in a day (mg/d) at a serum magnesium (mmol/L)."""
    return Max(U_min * scarcity(serum), sigma * (serum - threshold))


KIDNEY = {sigma: GFR * filterable * m_Mg, threshold: S_thr - lowered}
settled = Min(
    a_day / (U_min + E_f) * S_ref,
    Max(threshold + (a_day - E_f) / sigma, (a_day + sigma * threshold) / (sigma + E_f / S_ref)),
)
"""Serum magnesium at which as much is lost as absorbed: all losses grow with serum, in three straight pieces."""

ASSUMPTIONS = (
    "Food comes in three equal meals; each is absorbed by itself.",
    "Everything that is filtered above the threshold is excreted, and next to nothing below it.",
    "The losses that cannot be shut off shrink in proportion once serum magnesium is below its reference.",
)
LIMITS = (
    "No complete set of parameters measured in people was available to us. The form is standard, the numbers are ours.",
    "Kidneys that filter less, as in kidney disease, hold magnesium back and are another matter.",
)
OMITTED = (
    "Sweat, hormones, and the hours between meals: a day is an average.",
    "That a body short of magnesium may absorb more of it.",
)

BALANCE = Model(
    "Magnesium balance at rest",
    inputs=[food, supplement, timing, active, bound, lowered, E_f],
    outputs={
        **UPTAKE,
        **KIDNEY,
        S: settled,
        E_now: E_f * scarcity(S),
        U: urine(S),
        stool: food + supplement - a_day + E_now,
        filtered: sigma * S,
    },
    source="Fine1991",
    assumptions=(*ASSUMPTIONS, "The body is at rest: the stores are as full as this serum value keeps them."),
    limits=(
        *LIMITS,
        "It is too stiff: in trials 368 mg a day from tablets raised serum by 0.05 mmol/L [@Zhang2016], here by less.",
        "Where intake cannot cover the losses, rest is years away.",
    ),
    omitted=OMITTED,
)

# --- numbers for the text -----------------------------------------------------------------------------------------


def serum(**settings: float) -> float:
    """Serum magnesium (mmol/L) where it settles; settings as the inputs of ``BALANCE``."""
    return BALANCE.number("S", **settings)
