"""Practice of the page chapters/diet/index.md."""

from __future__ import annotations

from electrolytes.diet.overview.two_days import TWO_DAYS
from electrolytes.model import q
from electrolytes.practice import Goal, Mistake, Numerical, SetFigure, drawn

whole, Mg, K, Na, Mg_percent = (TWO_DAYS[name] for name in ("whole", "magnesium_day", "potassium_day", "sodium_day",
                                                            "magnesium_percent"))
PERCENT = q(100, "percent")

TASKS = (
    Numerical(
        "diet-of-what-is-advised", TWO_DAYS, Mg_percent, unit="percent", draw={whole: drawn(0, 100, 10, paper=30)},
        ask="A day holds {m!b} mg of magnesium; a woman of 19 to 30 years is advised 310. How many percent is that?",
        show={"m": (Mg, "mg/d")}, mistakes=[Mistake(31000 / Mg, "Turn it around: what is eaten over what is advised."),
                                            Mistake(100 - Mg_percent, "That is what is missing.")],
        solution="{m!b} / 310 = {answer}."),
    Numerical(
        "diet-salt-of-sodium", TWO_DAYS, Na * q(0.001 * 58.44 / 22.99, "g/mg"), unit="g/d", draw={whole: drawn(0, 100,
        10, paper=0)},
        ask="A day holds {n!b} mg of sodium. How much table salt is that? A mole of salt weighs 58.44 g, one of "
            "sodium 22.99 g.",
        show={"n": (Na, "mg/d")},
        mistakes=[Mistake(Na * 0.001 * 22.99 / 58.44, "Turn it around: salt is heavier than the sodium in it."),
                  Mistake(Na * 0.001, "That is the sodium alone; the chloride weighs more than half of the salt.")],
        solution="{n!b} × 58.44 / 22.99 / 1000 = {answer}."),
    Numerical(
        "diet-ions-per-ion", TWO_DAYS, (K / 39.1) / (Na / 22.99), unit="1", draw={whole: drawn(0, 100, 10, paper=50)},
        ask="A day holds {k!b} mg of potassium and {n!b} mg of sodium. How many potassium ions come with each sodium "
            "ion (39.1 and 22.99 g/mol)?",
        show={"k": (K, "mg/d"), "n": (Na, "mg/d")},
        mistakes=[Mistake(K / Na, "You compared milligrams. Potassium is heavier: divide each by its molar mass."),
                  Mistake((Na / 22.99) / (K / 39.1), "Turn it around: potassium for each sodium.")],
        solution="({k!b} / 39.1) / ({n!b} / 22.99) = {answer}.", relative=0.03),
    SetFigure(
        "diet-all-three", "two-days", TWO_DAYS,
        [Goal(Mg_percent, 100, 200, "magnesium", "percent"), Goal(TWO_DAYS["potassium_percent"], 100, 200,
                                                                  "potassium", "percent"),
         Goal(TWO_DAYS["sodium_percent"], 0, 100, "sodium", "percent")],
        move=[whole], way={whole: 65},
        ask="How much of a day has to come from whole foods for all three to be right: magnesium and potassium at "
            "least 100 %, sodium at most 100 %?",
        solution="About six tenths. Sodium is the last to fall in line, for it has to come down by half."),
)
