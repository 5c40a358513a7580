"""Practice of the page chapters/deficiency/potassium.md."""

from __future__ import annotations

from electrolytes.deficiency.potassium.course import COURSE
from electrolytes.deficiency.potassium.plug import PLUG
from electrolytes.deficiency.potassium.settled import SETTLED
from electrolytes.deficiency.potassium.sodium import TIE
from electrolytes.model import q
from electrolytes.practice import Candidate, Goal, Mistake, Numerical, Order, SetFigure, WhichCurve, drawn

Mg_i, V_a, free, K_V, pull = (PLUG[name] for name in ("Mg_i", "V_a", "free", "K_V", "pull"))
K_lost, TBW, Na_after, shed, replaced = (TIE[name] for name in ("K_lost", "TBW", "Na_after", "shed", "replaced"))
PERCENT = q(100, "percent")

TASKS = (
    Numerical(
        "potassium-free-channels", PLUG, free, unit="percent", draw={Mg_i: drawn(0.1, 1, 0.1, paper=0.3),
                                                                     V_a: drawn(-55, -20, 5, paper=-40)},
        ask="At {V_a} half the channels are plugged by {K} of magnesium inside. Which share is free at {Mg_i}?",
        show={"K": (K_V, "mM")},
        mistakes=[Mistake(100 - free, "That is the share that is plugged."),
                  Mistake(100 * (1 - Mg_i / K_V), "It is no straight line: divide by 1 plus the ratio.")],
        solution="1 / (1 + {Mg_i!b} / {K!b}) = {answer}."),
    Numerical(
        "potassium-pull", PLUG, pull, unit="mV", draw={V_a: drawn(-60, -10, 5, paper=-30)},
        ask="The cell's wall toward the urine stands at {V_a}. Potassium is 130 mM inside and 10 mM in the urine; "
            "RT/F is 26.7 mV. How strongly is potassium pushed out, the voltage plus 26.7 × ln(inside / outside)?",
        mistakes=[Mistake(pull - 2 * V_a, "The inside is negative and holds potassium back: add the voltage with its "
                                          "sign."),
                  Mistake(V_a - (pull - V_a), "Inside over outside: potassium's own gradient pushes it out.")],
        solution="26.7 × ln(130 / 10) + ({V_a!b}) = {answer}.", log=True, relative=0.03),
    Numerical(
        "potassium-sodium-tie", TIE, Na_after, unit="mmol/L", draw={K_lost: drawn(50, 500, 50, paper=300),
                                                                    TBW: drawn(30, 50, 5, paper=40)},
        ask="Somebody with {TBW} of body water and 140 mmol/L of sodium loses {K_lost} of potassium and no water. To "
            "what does sodium in blood fall, if it follows 1.03 × (sodium + potassium) / water − 23.8?",
        mistakes=[Mistake(140 + q(1.03, "1") * K_lost / TBW, "What is lost lowers the sum, and sodium in blood with "
                                                             "it."),
                  Mistake(140 - K_lost / 14, "You spread the loss over the water outside the cells; it counts over "
                                             "all water."),
                  Mistake(q(140, "1"), "Sodium is not lost, but its concentration follows: potassium holds water in "
                                       "the cells.")],
        solution="140 − 1.03 × {K_lost!b} / {TBW!b} = {answer}.", relative=0.004),
    SetFigure(
        "potassium-let-water-go", "tie", TIE, [Goal(Na_after, 139, 141, "sodium in blood", "mmol/L")],
        start={K_lost: 300}, move=[shed, replaced], way={shed: 0, replaced: 100},
        ask="300 mmol of potassium are lost ([set it so](do:tie?K_lost=300)) and sodium in blood is low. Bring it "
            "back to between 139 and 141 mmol/L in the two ways that a body has: sodium kept, water let go.",
        solution="All of it by one way, or more than half by each. Potassium given does the same, and is what is "
                 "missing."),
    SetFigure(
        "potassium-eat-enough", "eating", SETTLED, [Goal(SETTLED["K_p"], 4.1, 4.3, "potassium in blood", "mmol/L")],
        start={SETTLED["Mg_i"]: 0.3}, move=[SETTLED["eaten"]], way={SETTLED["eaten"]: 95},
        ask="Magnesium in the cells of the collecting duct is low ([set it so](do:eating?Mg_i=0.3)), and potassium "
            "is lost. How much must be eaten to hold 4.1 to 4.3 mmol/L?",
        solution="About 95 mmol a day instead of 70. As long as the magnesium is low, a part of what is given runs "
                 "out again."),
    Order(
        "potassium-chain", "From magnesium to potassium. Put the chain in order.",
        ["Magnesium in the cells of the collecting duct falls.", "The plug of the potassium channels comes out more "
                                                                 "often.",
         "More potassium leaves into the urine.", "Potassium in blood falls, and the cells give up theirs.",
         "Potassium that is given is lost again, until magnesium is given too."],
        "The plug alone makes little: where more sodium arrives or aldosterone is high, it counts."),
    WhichCurve(
        "potassium-curve-of-both", COURSE, COURSE["t"], COURSE["K_p"], given={COURSE["Mg_i"]: 0.17}, usual=False,
        ask="Two months of too little magnesium have drained potassium. On day 60 something is given, for a month. "
            "Which curve is that of potassium and magnesium together?",
        right=Candidate({COURSE["given"]: 3}, "Magnesium closes the leak, and the potassium that is given stays."),
        wrong=[Candidate({COURSE["given"]: 1}, "That is potassium alone: it rises while it is given, and runs out "
                                               "through the open channels."),
               Candidate({COURSE["given"]: 2}, "That is magnesium alone: the leak is closed, and food makes good the "
                                               "loss, slowly."),
               Candidate({COURSE["given"]: 0}, "That is nothing at all.")]),
)
