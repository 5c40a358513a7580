"""Magnesium into a vein: how much of it the kidney lets go, and how much stays.

The kidney and the two quick pools are those of ``diet/balance``: fluid outside the cells, and the tissue that exchanges
within a day. What counts is the change against the hour before: food, gut and slow tissue go on as they did.
"""

from __future__ import annotations

from functools import partial

from sympy import Expr, Max, Piecewise

from electrolytes.diet.balance.serum import GFR, S_ref, S_thr, filterable
from electrolytes.diet.balance.stores import M_F0, V_d, tau_F
from electrolytes.model import Model, Quantity, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
amount = partial(Quantity, unit="mmol", source="modelling choice", evidence="modelling choice")
percent = partial(Quantity, unit="percent")
hourly = partial(Quantity, unit="mmol/h")

given = chosen("given", "g", unit="percent", default=100.0, range=(10.0, 1000.0), domain=(0, None), scale="log",
               label="Given, of all outside the cells",
               meaning="magnesium that runs in, against all that a healthy body has outside its cells (14 mmol)")
lasting = chosen("lasting", "T", unit="h", default=1.0, range=(0.25, 24.0), domain=(0.01, None), scale="log",
                 label="Runs in over", meaning="time in which it runs in")
start = chosen("start", "S_0", unit="mmol/L", default=0.84, range=(0.3, 0.9), domain=(0.01, None), normal=(0.7, 0.9),
               label="Serum magnesium before", meaning="serum magnesium at the start; tissue is as empty as it")
kidneys = chosen("kidneys", r"\eta", unit="percent", default=100.0, range=(0.0, 100.0), domain=(0, None),
                 label="Kidneys filter", meaning="what the kidneys filter, against normal")
sharing = chosen("sharing", r"\sigma", unit="percent", default=10.0, range=(0.0, 100.0), domain=(0, 100),
                 label="Tissue that takes part",
                 meaning="share of chapter 4's quick tissue that takes up what suddenly comes; at 10 % all that is "
                 "given spreads over 29 liters, as was measured in women with pre-eclampsia [@LuNightingale2000]")
t = chosen("t", "t", unit="h", default=24.0, range=(0.0, 48.0), domain=(0, None), label="Time",
           meaning="time since it began to run in")

outside = amount("outside", "e", default=0.0, range=(-5.0, 150.0), label="More outside the cells",
                 meaning="magnesium outside the cells, more than before")
tissue = amount("tissue", "f", default=0.0, range=(-5.0, 150.0), label="More in tissue",
                meaning="magnesium in the tissue that exchanges within a day, more than before")
lost = amount("lost", "u", default=0.0, range=(0.0, 150.0), label="Lost with urine",
              meaning="magnesium lost with urine, more than before")

dose = Quantity("dose", "g'", unit="mmol", meaning="the amount that runs in")
running = hourly("running", "r", meaning="what runs in at this moment")
S_now = Quantity("S_now", "S", unit="mmol/L", label="Serum magnesium", meaning="serum magnesium")
urine = hourly("urine", "U", label="Urine", meaning="magnesium lost with urine in an hour, more than before")
into = hourly("into", "j", label="Into tissue", meaning="net flow into tissue")
lost_share = percent("lost_share", r"\ell", label="Lost with urine, share",
                     meaning="share of all that is to run in that has left with urine")
kept_share = percent("kept_share", r"k", label="Kept, share", meaning="share of it that is in the body")

whole = q(100, "percent")
HOURS = q(24, "h/d")


def _excess(serum: Expr) -> Expr:
    """What the kidney lets go in an hour (mmol/h) above its threshold."""
    return kidneys / whole * GFR / HOURS * filterable * Max(0, serum - S_thr)


INFUSION = Model(
    "Magnesium into a vein",
    inputs=[given, lasting, start, kidneys, sharing],
    outputs={
        dose: given / whole * V_d * S_ref,
        running: Piecewise((dose / lasting, t < lasting), (0 * dose / lasting, True)),
        S_now: start + outside / V_d,
        urine: _excess(S_now) - _excess(start),
        into: outside / tau_F * sharing / whole * M_F0 / (V_d * S_ref) - tissue / tau_F,
        lost_share: whole * lost / dose,
        kept_share: whole * (outside + tissue) / dose,
    },
    states={outside: running - urine - into, tissue: into, lost: urine},
    time=t,
    source="LuNightingale2000",
    assumptions=(
        "The kidney's threshold and the pools are those of chapter 4; a body short of it is short in proportion.",
        "Food, gut, slow tissue and bone go on as before.",
    ),
    limits=(
        "Sizes and speeds are choices, not measurements of people on a drip; a tissue that is empty may take up more.",
        "Its body has no calcium, no pregnancy, no heart. It is no guide to any dose.",
    ),
    omitted=("Bone and slow tissue, which take up part of what is given over weeks.",),
)
