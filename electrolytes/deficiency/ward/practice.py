"""Practice of the page chapters/deficiency/ward.md."""

from __future__ import annotations

from electrolytes.deficiency.ward.excretion import EXCRETION
from electrolytes.deficiency.ward.infusion import INFUSION
from electrolytes.deficiency.ward.synapse import SYNAPSE
from electrolytes.model import q
from electrolytes.practice import Goal, Mistake, Numerical, SetFigure, drawn

U_Mg, P_Mg, U_cr, P_cr, FE, FE_all = (EXCRETION[name] for name in ("U_Mg", "P_Mg", "U_cr", "P_cr", "FE", "FE_all"))
serum, calcium, release, held, held_0 = (SYNAPSE[name] for name in ("serum", "calcium", "release", "held", "held_0"))

TASKS = (
    Numerical(
        "ward-fractional-excretion", EXCRETION, FE, unit="percent",
        draw={U_Mg: drawn(0.5, 5, 0.5, paper=3), P_Mg: drawn(0.4, 0.9, 0.1, paper=0.5), U_cr: drawn(4, 14, 1, paper=8),
              P_cr: drawn(60, 140, 10, paper=80)},
        ask="Urine: magnesium {U_Mg}, creatinine {U_cr}. Blood: magnesium {P_Mg}, creatinine {P_cr}. Which share of "
            "the filtered magnesium leaves, if 70 % of that in blood can be filtered?",
        mistakes=[Mistake(FE_all, "You used the total, not the part that can be filtered: divide by 0.7."),
                  Mistake(FE_all * 0.7, "Divide by 0.7: less is filtered, so the share is larger."),
                  Mistake(10000 / FE, "Turn it around: urine over blood for magnesium, blood over urine for "
                                      "creatinine."),
                  Mistake(1000 * FE, "Mind the units: creatinine in blood is in µmol/L, in urine in mmol/L.")],
        solution="({U_Mg!b} × {P_cr!b} / 1000) / (0.7 × {P_Mg!b} × {U_cr!b}) = {answer}.", relative=0.03),
    Numerical(
        "ward-grams-to-millimoles", EXCRETION, U_Mg * q(246.47, "mg/mmol") * q(2, "L") * q(0.001, "g/mg"), unit="g",
        draw={U_Mg: drawn(2, 15, 1, paper=4)},
        ask="Two liters of urine with {U_Mg} of magnesium have been lost. How much magnesium sulfate heptahydrate "
            "(246.5 g/mol) holds as much? A question of units: what to give does not follow from it.",
        mistakes=[Mistake(U_Mg * 2 * 0.024305, "That is the weight of the magnesium alone."),
                  Mistake(U_Mg * 0.24647, "There were two liters."),
                  Mistake(U_Mg * 4 * 0.24647, "A millimole of the salt holds one millimole of magnesium. You counted "
                                              "equivalents.")],
        solution="{U_Mg!b} mmol/L × 2 L × 246.5 mg/mmol = {answer}."),
    Numerical(
        "ward-nerve-ending", SYNAPSE, release, unit="percent", draw={serum: drawn(1.5, 5, 0.5, paper=3)},
        ask="At {serum} of magnesium a share of {h!b} of the sites at a nerve's ending holds calcium, where it is "
            "{h0!b} in health. What the nerve sets free goes with the fourth power. How much is that, in percent of "
            "normal?",
        show={"h": (held, "1"), "h0": (held_0, "1")},
        mistakes=[Mistake(100 * held / held_0, "It goes with the fourth power."),
                  Mistake(100 - release, "That is what is missing."),
                  Mistake(100 * (held / held_0) ** 2, "The fourth power, not the second.")],
        solution="({h!b} / {h0!b})⁴ = {answer}.", relative=0.04),
    SetFigure(
        "ward-calcium-against-magnesium", "synapse", SYNAPSE, [Goal(release, 95, 105, "what is set free", "percent")],
        start={serum: 3}, move=[calcium], way={calcium: 1.7},
        ask="A magnesium infusion has brought serum to 3 mmol/L, and reflexes are weak ([set it "
            "so](do:synapse?serum=3)). How much free calcium brings the model's nerve back to 95 to 105 %?",
        solution="About 1.7 mM in the model, which is a frog's. In people calcium works at once, and only for a "
                 "while; the magnesium has to leave."),
    SetFigure(
        "ward-kidney-or-gut", "excretion", EXCRETION, [Goal(FE, 1.9, 2.1, "the share that leaves", "percent", ".2f")],
        start={P_Mg: 0.5}, move=[U_Mg], way={U_Mg: 0.9},
        ask="Serum magnesium is 0.5 mmol/L ([set it so](do:excretion?P_Mg=0.5)). Which magnesium in urine would mean "
            "that the kidney lets go 2 %, 1.9 to 2.1?",
        solution="About 0.9 mmol/L. Less than that, and the kidney saves: the loss is elsewhere."),
    SetFigure(
        "ward-slow-infusion", "infusion", INFUSION,
        [Goal(INFUSION["S_now"], 0.7, 1.1, "the highest serum magnesium", "mmol/L", at="highest"),
         Goal(INFUSION["kept_share"], 60, 100, "what the body keeps of it", "percent", at="end")],
        start={INFUSION["start"]: 0.45}, move=[INFUSION["lasting"]], way={INFUSION["lasting"]: 10},
        ask="The stores are empty ([set it so](do:infusion?start=0.45)), and the dose in one hour lifts serum above "
            "the normal range. How long must it run for serum to stay at most at 1.1 mmol/L, and for 60 % or more to "
            "be kept?",
        solution="Six hours or longer. What lifts serum above the threshold leaves with urine at once."),
)
