"""Practice of the page chapters/essentials/acid_base.md."""

from __future__ import annotations

from electrolytes.essentials.acid_base.plasma import CHARGES, PLASMA
from electrolytes.model import q
from electrolytes.practice import Goal, Mistake, Numerical, SetFigure, drawn

Na, Cl, Mg, Ca, pCO2, pH, albumin, lactate = (
    CHARGES[name] for name in ("Na", "Cl", "Mg", "Ca", "pCO2", "pH", "albumin", "lactate"))
H_nM = CHARGES["H"] * q(1e6, "nmol/mEq")

TASKS = (
    Numerical(
        "acid-base-strong-ions", CHARGES, CHARGES["SID_a"], unit="mEq/L",
        draw={Na: drawn(130, 150, 2, paper=140), Cl: drawn(95, 115, 2, paper=105), Mg: drawn(0.4, 1.2, 0.2, paper=0.6)},
        ask="Plasma holds, in mmol/L, sodium {Na!b}, potassium 4.2, free calcium 1.2, free magnesium {Mg!b}, "
            "chloride {Cl!b} and lactate 1. What is the strong ion difference?",
        mistakes=[Mistake(CHARGES["SID_a"] - Ca - Mg, "Calcium and magnesium carry two charges each: count them "
                                                      "twice."),
                  Mistake(CHARGES["SID_a"] + lactate, "Lactate is a strong ion too, and negative."),
                  Mistake(Na - Cl, "Potassium, calcium, magnesium and lactate count too.")],
        solution="{Na!b} + 4.2 + 2 × 1.2 + 2 × {Mg!b} − {Cl!b} − 1 = {answer}.", relative=0.005),
    Numerical(
        "acid-base-bicarbonate", CHARGES, CHARGES["HCO3"], unit="mM",
        draw={pH: drawn(7.1, 7.6, 0.05, paper=7.3), pCO2: drawn(20, 70, 5, paper=30)},
        ask="A blood gas finds pH {pH!b} and {pCO2} of carbon dioxide. How much bicarbonate is there? The pK is 6.1, "
            "and 0.0307 mmol/L dissolve for each mmHg.",
        mistakes=[Mistake(CHARGES["HCO3"] / q(0.0307, "mmol/(L mmHg)"), "Multiply the pressure by what dissolves: "
                                                                        "0.0307 for each mmHg."),
                  Mistake(10**(CHARGES["pK"] - pH) * pCO2 * q(0.0307, "mmol/(L mmHg)"),
                          "You turned the exponent around: pH less pK."),
                  Mistake(q(0.0307, "mmol/(L mmHg)") * pCO2, "That is the dissolved carbon dioxide, not the "
                                                             "bicarbonate.")],
        solution="0.0307 × {pCO2!b} × 10 to the power of ({pH!b} − 6.1) = {answer}.", relative=0.03),
    Numerical(
        "acid-base-hydrogen", CHARGES, H_nM, unit="nmol/L", draw={pH: drawn(6.9, 7.7, 0.05, paper=7.2)},
        ask="How many hydrogen ions, in nmol/L, are free in plasma of pH {pH!b}?",
        mistakes=[Mistake(q(1e9, "nmol/L") * (10 ** (-pH * q(1.0, "1") / 2.302585)),
                          "pH is a decimal logarithm: ten to the power of −pH, not e."),
                  Mistake(q(80.0, "nmol/L") - H_nM, "A lower pH means more hydrogen ions.")],
        solution="10 to the power of (9 − {pH!b}) = {answer}; healthy plasma has 40.", relative=0.03),
    Numerical(
        "acid-base-gap", CHARGES, CHARGES["AG_c"], unit="mEq/L",
        draw={Cl: drawn(92, 108, 2, paper=100), albumin: drawn(16, 40, 4, paper=20)},
        ask="Sodium is 140, chloride {Cl!b}, bicarbonate {b!b:.1f} mmol/L and albumin {albumin}. What is the anion "
            "gap, corrected for albumin (0.25 mEq/L for each g/L below 44)?",
        show={"b": (CHARGES["HCO3"], "mM")},
        mistakes=[Mistake(CHARGES["AG"], "That is the gap without the correction: little albumin hides other anions."),
                  Mistake(2 * CHARGES["AG"] - CHARGES["AG_c"], "Add the correction: the missing albumin made the gap "
                                                               "smaller."),
                  Mistake(CHARGES["AG_c"] + CHARGES["K"], "This book leaves potassium out of the gap.")],
        solution="140 − {Cl!b} − {b!b:.1f} + 0.25 × (44 − {albumin!b}) = {answer}.", relative=0.02),
    SetFigure(
        "acid-base-weak-breathing", "gamblegram", PLASMA, [Goal(PLASMA["pH"], 7.38, 7.42, "the pH", form=".2f")],
        start={PLASMA["pCO2"]: 60}, move=[PLASMA["Cl"]], way={PLASMA["Cl"]: 92},
        ask="Weak breathing has let carbon dioxide rise to 60 mmHg ([set it so](do:gamblegram?pCO2=60)). The kidney "
            "answers with the one strong ion that it can let go. Bring the pH to between 7.38 and 7.42 with chloride "
            "alone.",
        solution="Less chloride widens the strong ion difference, and bicarbonate fills it. Over days the kidney "
                 "does just this, though not all the way."),
)
