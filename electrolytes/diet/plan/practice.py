"""Practice of the page chapters/diet/plan.md."""

from __future__ import annotations

from electrolytes.diet.plan.price import PRICE
from electrolytes.model import q
from electrolytes.practice import Goal, Mistake, Numerical, SetFigure, drawn

limit, changed, price = PRICE["Na_limit"], PRICE["changed"], PRICE["price"]

TASKS = (
    Numerical(
        "plan-next-step", PRICE, price * q(100, "mg"), unit="1", draw={limit: drawn(1000, 4000, 100, paper=2300)},
        ask="At a limit of {Na_limit} of sodium one mg less costs {p!b} of a portion. How many more portions must "
            "change for 100 mg less?",
        show={"p": (price, "1/mg")}, mistakes=[Mistake(price, "That is for one mg.")],
        solution="{p!b} × 100 = {answer}.", form=".2g", relative=0.04),
    Numerical(
        "plan-salt", PRICE, limit * q(58.44 / 22.99 / 1000, "g/mg"), unit="g", draw={limit: drawn(1000, 4000, 100,
        paper=2300)},
        ask="A plan allows {Na_limit} of sodium. How many grams of table salt are that? A mole of salt weighs 58.44 "
            "g, one of sodium 22.99 g.",
        mistakes=[Mistake(limit * 22.99 / 58.44 / 1000, "Turn it around: salt is heavier than the sodium in it."),
                  Mistake(limit / 1000, "That is the sodium alone.")],
        solution="{Na_limit!b} × 58.44 / 22.99 / 1000 = {answer}."),
    Numerical(
        "plan-millimoles", PRICE, limit / q(22.99, "mg/mmol"), unit="mmol", draw={limit: drawn(1000, 4000, 100,
        paper=1500)},
        ask="How many millimoles are {Na_limit} of sodium (22.99 g/mol)?",
        mistakes=[Mistake(limit * 22.99, "Divide by the molar mass."), Mistake(limit / 58.44,
            "That is the molar mass of salt."),
                  Mistake(limit / 24.305, "That is the molar mass of magnesium.")],
        solution="{Na_limit!b} / 22.99 = {answer}."),
    SetFigure(
        "plan-four-portions", "plan-price", PRICE, [Goal(changed, 2.9, 3.3, "portions that change")], move=[limit],
        way={limit: 3000},
        ask="Which sodium limit can be reached by changing about three portions of the day from packets, 2.9 to 3.3?",
        solution="About 3,000 mg. The first changes bring most: the curve becomes steeper the lower the limit."),
)
