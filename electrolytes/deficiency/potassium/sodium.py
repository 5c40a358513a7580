"""What a loss of potassium does to sodium: in the body, and in the blood.

Edelman's relation, in the form of Nguyen & Kurtz (2005): sodium in plasma follows exchangeable sodium *plus
potassium*, over all body water. So potassium that is lost counts like sodium that is lost. What the kidney puts in its
place, and what becomes of the water, are the reader's to set: nobody has one number for them.
"""

from __future__ import annotations

from functools import partial

from sympy import Expr

from electrolytes.essentials.fluids.formulas import offset, slope
from electrolytes.model import Model, Quantity, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
amount = partial(Quantity, unit="mmol")
share = partial(Quantity, unit="percent")

K_lost = chosen("K_lost", r"\Delta \mathrm{K}", unit="mmol", default=0.0, range=(0.0, 700.0), domain=(0, 3000),
                label="Potassium lost", meaning="potassium that the body, nearly all of it the cells, has lost")
replaced = chosen("replaced", r"\rho", unit="percent", default=0.0, range=(-50.0, 100.0), domain=(-200, 200),
                  label="Replaced by sodium kept",
                  meaning="sodium that the kidney keeps, in percent of the potassium lost; below 0 sodium is lost too")
shed = chosen("shed", r"\omega", unit="percent", default=0.0, range=(0.0, 100.0), domain=(0, 100),
              label="Spare water let go",
              meaning="share of the water that is now too much which the kidney lets go; 0 if thirst and vasopressin "
                      "hold it")
TBW = chosen("TBW", r"W_0", unit="L", default=42.0, range=(25.0, 55.0), domain=(1, None), label="Body water",
             meaning="all water of the body, before")
Na_0 = chosen("Na_0", r"[\mathrm{Na}^+]_0", unit="mmol/L", default=140.0, domain=(0, None), normal=(135, 145),
              meaning="sodium concentration in plasma, before")
K_0 = chosen("K_0", r"\mathrm{K}_0", unit="mmol", default=3170.0, domain=(0, None),
             meaning="potassium of the body, before, as in the model of the whole body")

before = amount("before", r"E_0", meaning="exchangeable sodium and potassium before")
Na_kept = amount("Na_kept", r"\Delta \mathrm{Na}", label="Sodium kept", meaning="sodium that the body has gained")
after = amount("after", r"E", label="Sodium and potassium", meaning="exchangeable sodium and potassium after")
spare = Quantity("spare", r"\Delta W^{0}", unit="L", label="Spare water",
                 meaning="water that would have to go to keep the concentration as it was")
water = Quantity("water", "W", unit="L", label="Body water, after", meaning="all water of the body, after")
Na_after = Quantity("Na_after", r"[\mathrm{Na}^+]", unit="mmol/L", label="Sodium in blood",
                    meaning="sodium concentration in plasma, after")
Na_e = amount("Na_e", r"\mathrm{Na}_e", label="Sodium", meaning="exchangeable sodium after")
K_e = amount("K_e", r"\mathrm{K}_e", label="Potassium", meaning="exchangeable potassium after")


def plasma_sodium(cations: Expr, liters: Expr) -> Expr:
    """Sodium in plasma (mmol/L) from exchangeable sodium and potassium (mmol) and body water (L)."""
    return slope * cations / liters - offset


TIE = Model(
    "Sodium and potassium, over water",
    inputs=[K_lost, replaced, shed, TBW],
    outputs={
        before: (Na_0 + offset) * TBW / slope,
        Na_kept: K_lost * replaced / q(100, "percent"),
        after: before - K_lost + Na_kept,
        spare: TBW * (1 - after / before),
        water: TBW - spare * shed / q(100, "percent"),
        Na_after: plasma_sodium(after, water),
        Na_e: before - K_0 + Na_kept,
        K_e: K_0 - K_lost,
    },
    source="Edelman1958; NguyenKurtz2005",
    assumptions=(
        "Sodium in plasma follows exchangeable sodium plus potassium over body water, by one line for all people.",
        "It does not matter where the sodium goes: into the cells in place of potassium, or outside them.",
    ),
    limits=(
        "The line was found in hospital patients by regression; single people scatter around it.",
        "What the kidney keeps and what becomes of the water are set by hand: they are what decides.",
    ),
    omitted=("Time, pressure, and the hormones that set both shares.", "Sugar, and sodium bound in bone and skin."),
)
