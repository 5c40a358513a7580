"""Practice of the page chapters/essentials/fluids.md."""

from __future__ import annotations

from electrolytes.essentials.fluids.compartments import BALANCE, BODY
from electrolytes.essentials.fluids.formulas import OSMOLALITY, PLASMA_SODIUM
from electrolytes.practice import Goal, Mistake, Numerical, SetFigure, drawn

V_in, W_E0, W_0, Na_0 = BODY["V_in"], BODY["W_E0"], BODY["W_0"], BODY["Na_0"]
Na_s, glucose, urea, bedside = (OSMOLALITY[name] for name in ("Na_s", "glucose", "urea", "bedside"))
Na_1, TBW, c_inf, per_liter = (PLASMA_SODIUM[name] for name in ("Na_1", "TBW", "c_inf", "per_liter"))

TASKS = (
    Numerical(
        "fluids-water-drunk", BODY, BODY["Na_p"], unit="mmol/L", draw={V_in: drawn(1, 6, 0.5, paper=3)},
        ask="Somebody with 42 L of body water, 14 L of it outside the cells, and 140 mmol/L of sodium takes up "
            "{V_in} of water and passes none. Where does the sodium concentration settle?",
        mistakes=[Mistake(Na_0 * W_E0 / (W_E0 + V_in),
                          "You kept all the water outside the cells. It spreads over all of the body's water."),
                  Mistake(Na_0 * (W_0 - V_in) / W_0, "You took the share that is added off; the same particles are "
                                                     "spread over a larger volume, so divide by the new volume.")],
        solution="Water spreads over everything: 140 × 42 / (42 + {V_in!b}) = {answer}.", form=".1f", relative=0.006),
    Numerical(
        "fluids-into-cells", BODY, BODY["into_cells"], unit="L", draw={V_in: drawn(1, 6, 0.5, paper=3)},
        ask="Of {V_in} of water that are taken up and not passed, how much ends up inside the cells? They hold 28 of "
            "42 L.",
        mistakes=[Mistake(V_in / 3, "That is the share that stays outside."),
                  Mistake(V_in, "Not all of it: water spreads until both sides are equally dilute."),
                  Mistake(V_in / 2, "The two sides are not equally large.")],
        solution="Each side takes its share of the body's water: {V_in!b} × 28 / 42 = {answer}."),
    Numerical(
        "fluids-osmolality", OSMOLALITY, bedside, unit="mOsm/L",
        draw={Na_s: drawn(120, 155, 5, paper=140), glucose: drawn(4, 30, 2, paper=6), urea: drawn(3, 30, 3, paper=6)},
        ask="A blood test finds {Na_s} of sodium, {glucose} of glucose and {urea} of urea. Which osmolality does the "
            "bedside formula give?",
        mistakes=[Mistake(Na_s + glucose + urea, "Each sodium ion comes with a negative ion: sodium counts twice."),
                  Mistake(2 * Na_s, "Glucose and urea count too."),
                  Mistake(2 * (Na_s + glucose + urea), "Only sodium counts twice: glucose and urea come alone.")],
        solution="2 × {Na_s!b} + {glucose!b} + {urea!b} = {answer}.", relative=0.004),
    Numerical(
        "fluids-one-liter", PLASMA_SODIUM, per_liter, unit="mmol/L",
        draw={Na_1: drawn(105, 125, 5, paper=110), TBW: drawn(25, 45, 5, paper=30)},
        ask="Plasma sodium stands at {Na_1} in somebody with {TBW} of body water. By how much does one liter of 3 % "
            "saline (513 mmol/L) raise it, by the one-liter rule?",
        mistakes=[Mistake((c_inf - Na_1) / TBW, "The liter itself makes the volume larger: divide by the body's "
                                                "water plus one."),
                  Mistake(c_inf / (TBW + PLASMA_SODIUM["V_rule"]), "What counts is by how much the infusion is "
                                                                   "saltier than plasma.")],
        solution="(513 − {Na_1!b}) / ({TBW!b} + 1) = {answer}.", relative=0.01),
    SetFigure(
        "fluids-same-test-more-water", "content-and-concentration", BALANCE,
        [Goal(BALANCE["Na_p"], 139, 141, "sodium in blood", "mmol/L"),
         Goal(BALANCE["W_E"], 16.5, 17.5, "the water outside the cells", "L")],
        move=[BALANCE["salt_gained"], BALANCE["water_gained"]],
        way={BALANCE["salt_gained"]: 420, BALANCE["water_gained"]: 3},
        ask="Swollen legs, and a blood test that is normal: bring the water outside the cells to about 17 L, 3 L too "
            "much, with sodium in blood still between 139 and 141 mmol/L.",
        solution="Salt and water have to come together, 140 mmol with each liter. The concentration tells nothing of "
                 "it."),
)
