"""Practice of the page chapters/diet/foods.md."""

from __future__ import annotations

from electrolytes.diet.foods.refining import REFINING
from electrolytes.model import q
from electrolytes.practice import Draw, Goal, Mistake, Numerical, SetFigure

step, before, after = REFINING["step"], REFINING["magnesium_before"], REFINING["magnesium_after"]
K = REFINING["potassium_before"]
K_after, Na_after = REFINING["potassium_after"], REFINING["sodium_after"]
STEPS = Draw((0, 1, 2, 4, 5, 7), 0)
PERCENT = q(100, "percent")

TASKS = (
    Numerical(
        "foods-magnesium-lost", REFINING, PERCENT * (1 - after / before), unit="percent", draw={step: STEPS},
        ask="A food holds {b!b} mg of magnesium in 100 g; after refining or cooking {a!b} mg. Which share is lost?",
        show={"b": (before, "1"), "a": (after, "1")},
        mistakes=[Mistake(100 * after / before, "That is the share that is left."),
                  Mistake(100 * (before / after - 1), "You divided by what is left. A loss is a share of what was "
                                                      "there.")],
        solution="({b!b} − {a!b}) / {b!b} = {answer}.", relative=0.03),
    Numerical(
        "foods-millimoles", REFINING, before * q(1 / 24.305, "mmol"), unit="mmol",
        draw={step: Draw((0, 1, 2, 5, 7), 1)},
        ask="How many millimoles are {b!b} mg of magnesium? A mole weighs 24.305 g.",
        show={"b": (before, "1")},
        mistakes=[Mistake(2 * before / 24.305, "Those are milliequivalents: two for each millimole."),
                  Mistake(before * 24.305, "Divide by the molar mass."),
                  Mistake(before / 22.99, "That is the molar mass of sodium.")],
        solution="{b!b} / 24.305 = {answer}."),
    Numerical(
        "foods-potassium-per-sodium", REFINING, (K_after / 39.1) / (Na_after / 22.99), unit="1",
        draw={step: Draw((1, 2, 4, 5, 7), 2)},
        ask="After refining or cooking 100 g of a food hold {k!b} mg of potassium and {n!b} mg of sodium. How many "
            "potassium ions are there for each sodium ion? A mole weighs 39.1 g and 22.99 g.",
        show={"k": (K_after, "1"), "n": (Na_after, "1")},
        mistakes=[Mistake(K_after / Na_after, "You compared milligrams. Potassium is heavier: divide each by its "
                                              "molar mass."),
                  Mistake((Na_after / 22.99) / (K_after / 39.1), "Turn it around: potassium for each sodium.")],
        solution="({k!b} / 39.1) / ({n!b} / 22.99) = {answer}.", relative=0.03),
    SetFigure(
        "foods-most-lost", "foods-refining", REFINING,
        [Goal(PERCENT * (1 - after / before), 78, 100, "magnesium lost", "percent"),
         Goal(PERCENT * (K_after / K - 1), -100, -60, "the change of potassium", "percent")],
        start={step: 4}, move=[step], way={step: 0},
        ask="Find a step that takes more than three quarters of the magnesium and more than 60 % of the potassium "
            "from a food ([begin here](do:foods-refining?step=4)).",
        solution="Milling wheat to white flour: what is sifted off holds the minerals."),
)
