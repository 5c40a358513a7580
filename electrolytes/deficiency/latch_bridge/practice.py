"""Practice of the page chapters/deficiency/latch_bridge.md."""

from __future__ import annotations

from electrolytes.deficiency.latch_bridge.bridge import CALCIUM_FORCE, LATCH, LATCH_STEADY
from electrolytes.deficiency.latch_bridge.diagram import latch_in_time
from electrolytes.model import q
from electrolytes.practice import Goal, Label, Mistake, Numerical, Order, SetFigure, drawn

k_1, k_7, AMp, AM, Mp, force, ATP_use = (
    LATCH_STEADY[name] for name in ("k_1", "k_7", "AMp", "AM", "Mp", "force", "ATP_use"))
Ca_i, kinase = CALCIUM_FORCE["Ca_i"], CALCIUM_FORCE["k_1"]
PERCENT = q(100, "percent")

TASKS = (
    Numerical(
        "latch-force", LATCH_STEADY, PERCENT * force, unit="percent", draw={k_1: drawn(0.02, 0.5, 0.04, paper=0.1)},
        ask="The kinase works at {k_1}. Of all bridges {p} are attached with a phosphate, {l} attached without, {d} "
            "detached with one. Which share makes force?",
        show={"p": (PERCENT * AMp, "percent"), "l": (PERCENT * AM, "percent"), "d": (PERCENT * Mp, "percent")},
        mistakes=[Mistake(100 * (AMp + Mp), "Those carry a phosphate. Force comes from all that are attached, with "
                                            "or without it."),
                  Mistake(100 * AMp, "The latch bridges, attached without a phosphate, hold as well.")],
        solution="{p!b} + {l!b} = {answer}."),
    Numerical(
        "latch-price", LATCH_STEADY, force / ATP_use, unit="s", draw={k_1: drawn(0.02, 0.5, 0.04, paper=0.3)},
        ask="With the kinase at {k_1} a share of {f!b} of the bridges is attached, and each bridge of the muscle "
            "spends {a!b} ATP a second. For how long does one ATP hold an attached bridge?",
        show={"f": (force, "1"), "a": (ATP_use, "1/s")},
        mistakes=[Mistake(1 / ATP_use, "Only the attached bridges hold: count their share."),
                  Mistake(ATP_use / force, "That is ATP per second and attached bridge; asked is seconds per ATP.")],
        solution="{f!b} / {a!b} = {answer}."),
    Numerical(
        "latch-kinase", CALCIUM_FORCE, kinase, unit="1/s", draw={Ca_i: drawn(100, 400, 20, paper=200)},
        ask="The kinase's rate rises with the third power of calcium: 17 per second at 1 µM. What is it at {Ca_i}?",
        mistakes=[Mistake(17 * Ca_i / 1000, "It rises with the third power, not in proportion."),
                  Mistake(17 * (Ca_i / 1000) ** 2, "The third power, not the second.")],
        solution="17 × ({Ca_i!b} / 1000)³ = {answer}.", relative=0.03),
    Numerical(
        "latch-calcium-more", CALCIUM_FORCE, PERCENT * (kinase / q(17 * 0.19**3, "1/s") - 1), unit="percent",
        draw={Ca_i: drawn(195, 250, 5, paper=210)},
        ask="Calcium rises from 190 to {Ca_i}. By how many percent does the kinase become faster, if it goes with "
            "the third power?",
        mistakes=[Mistake(100 * (Ca_i / 190 - 1), "That is by how much calcium rises; the kinase takes its third "
                                                  "power."),
                  Mistake(300 * (Ca_i / 190 - 1), "Three times the percent is near enough only for small changes."),
                  Mistake(100 * (Ca_i / 190) ** 3, "That is the new rate in percent of the old; take 100 from it.")],
        solution="({Ca_i!b} / 190)³ − 1 = {answer}.", relative=0.02),
    SetFigure(
        "latch-cheap-force", "latch-economy", LATCH_STEADY,
        [Goal(force, 0.6, 0.7, "the attached share"), Goal(ATP_use, 0, 0.03, "ATP a second and bridge", "1/s")],
        move=[k_1, k_7], way={k_1: 0.022, k_7: 0.003},
        ask="Let 60 to 70 % of the bridges hold, for at most 0.03 ATP a second and bridge (3 for a hundred).",
        solution="A weak kinase and a firm latch: bridges that let go slowly hold without spending."),
    Order(
        "latch-squeeze", "From calcium to a held force. Put the steps in order.",
        ["Calcium rises and switches on the kinase.", "The kinase puts a phosphate on the bridges.",
         "The bridges attach, cycle and pull.", "A phosphatase takes the phosphate off bridges that are attached.",
         "They stay attached for long, as latch bridges, and hold without spending."],
        "The latch is what is left of a squeeze when the signal has become weak."),
    Label(
        "latch-states", latch_in_time,
        {"free": "away from the thin filament, no phosphate", "free, phosphate": "away from it, with a phosphate",
         "attached, phosphate": "on the thin filament, with a phosphate",
         "attached: latch": "on the thin filament, no phosphate"},
        ask="The four states of a bridge. Put the names to them.", others=["rigor"],
        hide=["attached: force"],
        solution="Both that are attached make force; the latch makes it at hardly any cost."),
    SetFigure(
        "latch-weak-signal", "latch-bridge", LATCH,
        [Goal(LATCH["force"], 0.55, 0.7, "the attached share after two minutes", at=120),
         Goal(LATCH["ATP_use"], 0, 0.015, "ATP a second and bridge then", "1/s", at=120)],
        move=[LATCH["k_hold"]], way={LATCH["k_hold"]: 0.05},
        ask="After the squeeze the kinase may become weaker. How weak, so that after two minutes at least 55 % of the "
            "bridges hold, for at most 0.015 ATP a second and bridge?",
        solution="Near 0.05 a second, a sixth of the usual: three quarters of the force for a third of the ATP."),
)
