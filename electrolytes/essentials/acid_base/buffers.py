"""What buffers do: the same strong acid in salt water, in sealed plasma, and in plasma that can breathe out.

All three start at pH 7.40. Salt water has nothing that takes up hydrogen ions. In sealed plasma bicarbonate takes them
up and turns into carbon dioxide, which stays. In plasma that is in touch with the lungs the carbon dioxide leaves.
"""

from __future__ import annotations

from sympy import Expr, log

from electrolytes.essentials.acid_base.plasma import (
    ASSUMPTIONS,
    a_1,
    albumin,
    bicarbonate,
    hydrogen,
    p_1,
    pCO2,
    pH,
    pH_seen,
    phosphate,
    phosphates,
    pK,
    proteins,
    s_CO2,
    single,
)
from electrolytes.model import Model, Quantity, log10, q

pH_0 = Quantity("pH_0", r"\mathrm{pH}_0", default=7.4, meaning="pH before any acid", source="modelling choice",
                evidence="modelling choice")
pCO2_0 = pCO2.with_(name="pCO2_0", latex=r"p_{CO_2,0}", range=None, label="CO₂ at the start",
                    meaning="pressure of carbon dioxide before any acid")
acid = Quantity("acid", r"n", unit="mEq/L", default=0.0, range=(0.0, 25.0), domain=(0, None),
                label="Strong acid added", meaning="hydrogen ions added with a strong anion, for each liter",
                source="modelling choice", evidence="modelling choice")
seen = pH_seen.with_(range=(5.62, 7.8))
breathed = pCO2.with_(label="CO₂ that breathing leaves", meaning="pressure of carbon dioxide after the acid, where it "
                      "can leave")
found = pH.with_(source="", evidence="")
pH_open = found.with_(name="pH_open", latex=r"\mathrm{pH}_{open}", range=(6.0, 7.8), label="pH of breathing plasma",
                      default=7.2, meaning="pH where carbon dioxide can leave")
pH_sealed = found.with_(name="pH_sealed", latex=r"\mathrm{pH}_{sealed}", default=6.8, range=(4.0, 7.6),
                        label="pH of sealed plasma", meaning="pH where carbon dioxide stays")
pH_water = found.with_(name="pH_water", latex=r"\mathrm{pH}_{water}", default=2.0, range=(1.0, 7.6),
                       label="pH of salt water", meaning="pH where nothing takes up hydrogen ions")
HCO3_0 = Quantity("HCO3_0", r"[\mathrm{HCO_3^-}]_0", unit="mM", substance="bicarbonate",
                  label="Bicarbonate at the start",
                  meaning="bicarbonate before any acid")
carbon = Quantity("carbon", r"C", unit="mM", meaning="carbon dioxide and bicarbonate together, kept if sealed")
H_0 = Quantity("H_0", r"[\mathrm{H}^+]_0", unit="mEq/L", meaning="hydrogen ions before any acid")
H_open = Quantity("H_open", r"[\mathrm{H}^+]_{open}", unit="mEq/L", meaning="hydrogen ions where carbon dioxide leaves")
protein_share = Quantity("protein_share", r"\varphi", unit="percent", meaning="share of albumin and phosphate in the "
                         "first of the acid that is taken up")
HCO3_open = Quantity("HCO3_open", r"[\mathrm{HCO_3^-}]_{open}", unit="mM", substance="bicarbonate",
                     meaning="bicarbonate that is left there")


def kept(at: Expr) -> Expr:
    """Bicarbonate (mM) at a pH where no carbon dioxide can leave."""
    return (bicarbonate(pH_0, pCO2_0) + s_CO2 * pCO2_0) / (1 + 10 ** (pK - at))


def breathing(at: Expr) -> Expr:
    """Bicarbonate (mM) at a pH where breathing sets the carbon dioxide."""
    return bicarbonate(at, breathed)


def taken_up(at: Expr, left: Expr) -> Expr:
    """Acid (mEq/L) that brings plasma from its start to a pH at which bicarbonate ``left`` is left."""
    weak = proteins(pH_0) - proteins(at) + phosphates(pH_0) - phosphates(at)
    return single * (bicarbonate(pH_0, pCO2_0) - left) + weak + hydrogen(at) - hydrogen(pH_0)


fixed = a_1 * albumin + p_1 * phosphate  # what albumin and phosphate take up for a unit of pH
BUFFERS = Model(
    "Acid in plasma and in salt water",
    inputs=[acid, breathed, albumin, phosphate, seen],
    residuals={
        pH_open: acid - taken_up(pH_open, breathing(pH_open)),
        pH_sealed: acid - taken_up(pH_sealed, kept(pH_sealed)),
    },
    outputs={
        pH_water: 3 - log10((acid + hydrogen(pH_0)) / q(1, "mEq/L")),
        HCO3_0: bicarbonate(pH_0, pCO2_0),
        carbon: HCO3_0 + s_CO2 * pCO2_0,
        H_0: hydrogen(pH_0),
        H_open: hydrogen(pH_open),
        HCO3_open: breathing(pH_open),
        protein_share: q(100, "percent") * fixed / (fixed + log(10) * single * HCO3_0),
    },
    source="Corey2005; Figge1992",
    assumptions=(
        *ASSUMPTIONS[:1],
        "The acid is strong: all of its hydrogen ions come off.",
        "Where plasma breathes, the pressure of carbon dioxide is what the lungs make it. Sealed plasma keeps all of "
        "its carbon dioxide and bicarbonate.",
    ),
    limits=("The charge of albumin is a straight line fitted near pH 7.4; far below it is a guess.",),
    omitted=("Hemoglobin, cells and bone, which take up a large part of an acid load in the body.",
             "The kidneys, which carry acid out of the body within hours to days."),
)


def still_free_per_million(acid: float = 10.0) -> float:
    """How many of a million added hydrogen ions stay free where plasma breathes as before."""
    at = BUFFERS.evaluate(acid=acid)
    return float(1e6 * (at["H_open"] - at["H_0"]) / acid)
