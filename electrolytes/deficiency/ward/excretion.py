"""Fractional excretion of magnesium: of what the kidney filters, how much it lets go.

Four numbers of a laboratory, from one sample of blood and one of urine. Creatinine says how much was filtered; it is
filtered and hardly taken back. Only the part of serum magnesium that is not on protein is filtered.
"""

from __future__ import annotations

from functools import partial

from electrolytes.model import Model, Quantity, q

measured = partial(Quantity, source="Elisaf1997", domain=(0.001, None))
percent = partial(Quantity, unit="percent")

U_Mg = measured("U_Mg", r"U_{\mathrm{Mg}}", unit="mmol/L", default=1.5, range=(0.1, 15.0), scale="log",
                label="Magnesium in urine", meaning="magnesium in a spot sample of urine")
P_Mg = measured("P_Mg", r"P_{\mathrm{Mg}}", unit="mmol/L", default=0.85, range=(0.2, 2.0), normal=(0.7, 1.1),
                label="Magnesium in serum", meaning="all magnesium in serum, as laboratories report it")
U_cr = measured("U_cr", r"U_{\mathrm{cr}}", unit="mmol/L", default=9.0, range=(0.5, 30.0), scale="log",
                label="Creatinine in urine", meaning="creatinine in the same urine")
P_cr = measured("P_cr", r"P_{\mathrm{cr}}", unit="µmol/L", default=70.0, range=(30.0, 800.0), scale="log",
                normal=(45.0, 105.0), label="Creatinine in serum", meaning="creatinine in the same blood")
free = percent("free", r"\varphi", default=70.0, range=(50.0, 100.0), domain=(1, 100), label="Free share",
               source="modelling choice", evidence="modelling choice",
               meaning="share of serum magnesium that is not on protein, and is filtered; with little albumin it is "
               "larger")

FE = percent("FE", r"\mathrm{FE}_{\mathrm{Mg}}", label="Fractional excretion",
             meaning="share of the filtered magnesium that leaves with urine")
FE_all = percent("FE_all", r"\mathrm{FE}_{\mathrm{Mg}}'", label="Without the correction",
                 meaning="the same, if all serum magnesium were taken for filtered")
per_creatinine = Quantity("per_creatinine", r"U_{\mathrm{Mg}}/U_{\mathrm{cr}}", label="Magnesium per creatinine",
                          meaning="mmol of magnesium in urine for each mmol of creatinine")
filtered_cr = Quantity("filtered_cr", r"P_{\mathrm{cr}}'", unit="mmol/L", meaning="serum creatinine in urine's unit")

whole = q(100, "percent")

EXCRETION = Model(
    "Fractional excretion of magnesium",
    inputs=[U_Mg, P_Mg, U_cr, P_cr, free],
    outputs={
        filtered_cr: P_cr * q(1e-3, "mmol/µmol"),
        FE_all: whole * U_Mg * filtered_cr / (P_Mg * U_cr),
        FE: FE_all * whole / free,
        per_creatinine: U_Mg / U_cr,
    },
    source="Elisaf1997",
    assumptions=(
        "Blood and urine were taken at about the same time, and neither changes quickly.",
        "All creatinine that is filtered leaves with urine, and no more than that.",
        "Seventy percent of serum magnesium is filtered. That is an average: albumin and pH move it.",
    ),
    limits=(
        "After magnesium by vein or a tablet the kidney lets go what is too much: then it says nothing.",
        "Where the kidneys filter little, the share that leaves rises though nothing is wrong with the tubule.",
        "A cut-off is meant for low serum magnesium; at a normal one a normal kidney excretes what was eaten.",
    ),
    omitted=("Creatinine that the tubule adds of its own.",),
)

NORMAL, OUTSIDE, KIDNEY = (0.5, 4.0), (0.5, 2.7), (4.0, 48.0)
"""Ranges of the fractional excretion (percent) in 142 people with normal magnesium, and in 74 with low magnesium that
was lost outside the kidney, or through it: as quoted from Elisaf et al. (1997)."""
