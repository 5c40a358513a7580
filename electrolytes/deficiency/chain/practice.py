"""Practice of the page chapters/deficiency/chain.md."""

from __future__ import annotations

from electrolytes.deficiency.chain.audit import AUDIT
from electrolytes.model import q
from electrolytes.practice import Goal, Mistake, Numerical, Order, SetFigure, drawn

supplement, times, share = AUDIT["supplement"], AUDIT["times"], AUDIT["share"]
x, g_in, g_channel, g_vessel, g_kidney, R_in, rise, total = (
    AUDIT[name] for name in ("x", "g_in", "g_channel", "g_vessel", "g_kidney", "R_in", "rise", "total"))
PERCENT = q(100, "percent")

TASKS = (
    Numerical(
        "chain-multiply", AUDIT, R_in, unit="percent", draw={supplement: drawn(200, 600, 50, paper=400),
                                                             times: drawn(1, 3, 0.5, paper=2)},
        ask="Magnesium rises by {x}. For one percent of it the calcium current changes by {a!b} %, for one percent "
            "of current calcium by {b!b} %, for one percent of calcium resistance by {c!b} %. By how much does "
            "resistance change?",
        show={"x": (x, "percent"), "a": (g_in, "1"), "b": (g_channel, "1"), "c": (g_vessel, "1")},
        mistakes=[Mistake(-R_in, "The first link is negative: more magnesium, less current, less resistance."),
                  Mistake(x * (g_in + g_channel + g_vessel), "Links multiply: each works on what the one before has "
                                                             "left."),
                  Mistake(x * g_channel * g_vessel, "You left out the first link.")],
        solution="{x!b} × {a!b} × {b!b} × {c!b} = {answer}.", relative=0.03),
    Numerical(
        "chain-pressure", AUDIT, AUDIT["fall_in"], unit="mmHg", draw={share: drawn(10, 100, 10, paper=50),
                                                                      times: drawn(1, 3, 0.5, paper=2)},
        ask="Resistance falls by {R}. {share!b} % of it reach the vessels that lead into the kidney's filters; for "
            "each percent there pressure falls by {g!b} mmHg. By how much does pressure fall?",
        show={"R": (-R_in, "percent"), "g": (g_kidney, "mmHg/percent")},
        mistakes=[Mistake(-R_in * g_kidney, "Only the share that reaches the kidney's vessels counts."),
                  Mistake(-R_in * g_kidney * (1 - share / 100), "That is the share that does not reach them.")],
        solution="{R!b} × {share!b} / 100 × {g!b} = {answer}.", relative=0.03),
    Numerical(
        "chain-explained", AUDIT, AUDIT["explained"], unit="percent", draw={times: drawn(1, 2.5, 0.25, paper=1.5),
                                                                            share: drawn(40, 100, 20, paper=100)},
        ask="Our links make a fall of {t} of mean pressure; the trials find 1.85 mmHg. How much of it do the links "
            "explain?",
        show={"t": (total, "mmHg")},
        mistakes=[Mistake(100 - AUDIT["explained"], "That is what stays unexplained."),
                  Mistake(10000 / AUDIT["explained"], "Turn it around: the links' fall over that of the trials.")],
        solution="{t!b} / 1.85 = {answer}.", relative=0.03),
    SetFigure(
        "chain-as-the-trials", "gain-audit", AUDIT, [Goal(total, 1.7, 2.0, "the fall of pressure", "mmHg")],
        move=[times], way={times: 2.4},
        ask="How many times more would serum magnesium have to rise than our model of the kidney lets it, for the "
            "links to make what the trials find, 1.7 to 2.0 mmHg?",
        solution="Nearly two and a half times. In trials serum does rise more than in our model, though not always so "
                 "much."),
    Order(
        "chain-links", "The chain that this chapter has followed. Put the links in order.",
        ["Serum magnesium falls.", "Free magnesium in the muscle of arteries falls.",
          "More calcium comes in, and calcium in the muscle rises.",
         "Arteries narrow, those of the kidney among them.", "Pressure settles where the kidney is in balance, a "
                                                             "little higher."],
        "A chain is as strong as the product of its links, not as its strongest."),
)
