"""Practice of the page chapters/deficiency/hormones.md."""

from __future__ import annotations

from electrolytes.deficiency.hormones.diagram import cascade_in_time
from electrolytes.deficiency.hormones.loop import LOOP, MAGNESIUM
from electrolytes.model import q
from electrolytes.practice import Goal, Label, Mistake, Numerical, Order, SetFigure, drawn

drive, feedback, gain, renin, renin_open = (LOOP[name] for name in ("drive", "feedback", "loop_gain", "renin_set",
                                                                    "renin_open"))
S, slope, xi = MAGNESIUM["S"], MAGNESIUM["slope_Mg"], MAGNESIUM["xi_Mg"]
PERCENT = q(100, "percent")

TASKS = (
    Numerical(
        "hormones-brake", LOOP, PERCENT * LOOP["closed"], unit="percent", draw={feedback: drawn(0.2, 1, 0.1, paper=1)},
        ask="Angiotensin II holds renin back with a loop gain of {g!b}. Of a small push, how much is left once the "
            "loop has settled?",
        show={"g": (gain, "1")},
        mistakes=[Mistake(100 * gain / (1 + gain), "That is what the brake takes back."),
                  Mistake(100 * (1 - gain), "The brake answers to what is left, not to the whole push: divide by 1 "
                                            "plus the gain.")],
        solution="1 / (1 + {g!b}) = {answer}."),
    Numerical(
        "hormones-taken-back", LOOP, PERCENT * (renin_open - renin) / (renin_open - PERCENT), unit="percent",
        draw={drive: drawn(1.5, 4, 0.25, paper=2)},
        ask="Asked for {drive!b} times the renin, the kidney would make {o} of its renin at rest if the brake stood "
            "still, and makes {c}. How much of the added renin does the brake take back?",
        show={"o": (renin_open, "percent"), "c": (renin, "percent")},
        mistakes=[Mistake(100 * (renin_open - renin) / renin_open, "Compare with what was added, not with the whole."),
                  Mistake(100 * (renin - 100) / (renin_open - 100), "That is what is left.")],
        solution="({o!b} − {c!b}) / ({o!b} − 100) = {answer}."),
    Numerical(
        "hormones-six-men", MAGNESIUM, PERCENT * (xi - 1), unit="percent", draw={S: drawn(0.5, 1.15, 0.05, paper=0.6)},
        ask="By the law of the six men the secretion of aldosterone goes as e to the power of −1.1 × the change of "
            "serum magnesium in mmol/L. By how many percent does it change from 0.85 to {S}?",
        mistakes=[Mistake(-100 * (xi - 1), "Less magnesium, more aldosterone: mind the sign."),
                  Mistake(100 * xi, "That is the new secretion in percent of the old; take 100 from it."),
                  Mistake(100 * (10 ** (-1.1 * (S - 0.85)) - 1), "The law is written with e, not with ten.")],
        solution="e to the power of (−1.1 × ({S!b} − 0.85)), less 1: {answer}.", relative=0.04, absolute=0.3),
    SetFigure(
        "hormones-same-renin", "loop-gain", LOOP, [Goal(renin, 195, 205, "renin", "percent")],
        start={drive: 3}, move=[feedback], way={feedback: 0.6},
        ask="The kidney is asked for three times its renin ([set it so](do:loop-gain?drive=3)). How strong must the "
            "brake be for renin to settle at 195 to 205 % of rest?",
        solution="About six tenths of its usual strength."),
    Order(
        "hormones-cascade", "From little salt to salt kept. Put the steps in order.",
        ["Less sodium passes the kidney's sensor.", "The kidney lets renin go.",
          "Renin makes angiotensin I from its parent protein.",
         "The converting enzyme makes angiotensin II.", "The adrenal gland lets aldosterone go, and the tubule keeps "
                                                        "sodium."],
        "Angiotensin II also holds back renin: the loop's brake."),
    Label(
        "hormones-places", cascade_in_time,
        {"angiotensinogen": "what the liver gives to the blood", "angiotensin I": "what renin makes of it",
         "converting enzyme": "what works on that in the lungs", "angiotensin II": "what comes of it",
         "adrenal gland": "the organ that it calls", "brake": "the line back to renin"},
        ask="From the liver to the kidney: put the names to their places.", others=["bradykinin", "thyroid gland"],
        solution="The same messenger calls aldosterone and holds renin back."),
)
