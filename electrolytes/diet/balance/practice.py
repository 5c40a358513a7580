"""Practice of the page chapters/diet/balance.md."""

from __future__ import annotations

from electrolytes.diet.balance.absorption import ABSORPTION
from electrolytes.diet.balance.serum import BALANCE
from electrolytes.model import q
from electrolytes.practice import Goal, Mistake, Numerical, SetFigure, drawn

dose, parts, absorbed, I_meal = (ABSORPTION[name] for name in ("dose", "parts", "absorbed", "I_meal"))
food, S, U, filtered, stool = (BALANCE[name] for name in ("food", "S", "U", "filtered", "stool"))
PERCENT = q(100, "percent")

TASKS = (
    Numerical(
        "balance-absorbed", ABSORPTION, absorbed, unit="mg", draw={dose: drawn(60, 500, 20, paper=200)},
        ask="A meal holds {dose} of magnesium, that is {m}. Of these the carrier takes 3.5 × m / (5 + m) mEq, and 7 "
            "% of all pass beside it. How many mg are absorbed? A milliequivalent weighs 12.15 mg.",
        show={"m": (I_meal, "mEq")},
        mistakes=[Mistake(ABSORPTION["a_saturable"], "You left out what passes beside the carrier."),
                  Mistake(ABSORPTION["a_linear"], "You left out the carrier."),
                  Mistake(absorbed * 2, "A milliequivalent of magnesium is half a millimole: 12.15 mg."),
                  Mistake(dose - absorbed, "That is what stays in the gut.")],
        solution="(3.5 × {m!b} / (5 + {m!b}) + 0.07 × {m!b}) × 12.15 = {answer}.", relative=0.02),
    Numerical(
        "balance-share", ABSORPTION, PERCENT * absorbed / dose, unit="percent", draw={dose: drawn(60, 500, 20,
        paper=340)},
        ask="Of {dose} of magnesium in one meal {a} are absorbed. Which share is that?",
        show={"a": (absorbed, "mg")},
        mistakes=[Mistake(100 * (1 - absorbed / dose), "That is the share that stays in the gut."),
                  Mistake(100 * dose / absorbed, "Turn it around: absorbed over eaten.")],
        solution="{a!b} / {dose!b} = {answer}. The larger the dose, the smaller the share."),
    Numerical(
        "balance-taken-back", BALANCE, PERCENT * (1 - U / filtered), unit="percent", draw={food: drawn(150, 600, 50,
        paper=350)},
        ask="On {food} of magnesium the kidneys filter {f}, and {u} leave with urine. Which share do they take back?",
        show={"f": (filtered, "mg/d"), "u": (U, "mg/d")},
        mistakes=[Mistake(100 * U / filtered, "That is the share that leaves.")],
        solution="({f!b} − {u!b}) / {f!b} = {answer}.", relative=0.004),
    Numerical(
        "balance-stool", BALANCE, stool, unit="mg/d", draw={food: drawn(200, 600, 50, paper=400)},
        ask="Somebody in balance eats {food} of magnesium, and {u} leave with urine. How much leaves with stool?",
        show={"u": (U, "mg/d")},
        mistakes=[Mistake(BALANCE["a_day"], "That is what is absorbed. In balance all that is eaten leaves, one way "
                                            "or the other."),
                  Mistake(food, "A part leaves with urine."), Mistake(food - BALANCE["a_day"],
                                                                      "The gut also gives back some of what was "
                                                                      "absorbed.")],
        solution="{food!b} − {u!b} = {answer}.", relative=0.01),
    SetFigure(
        "balance-absorb-a-hundred", "meal", ABSORPTION, [Goal(absorbed, 105, 115, "what is absorbed", "mg")],
        start={dose: 350}, move=[parts], way={parts: 3},
        ask="A tablet of 350 mg in one meal brings 61 mg ([set it so](do:meal?dose=350)). Absorb 105 to 115 mg of "
            "the same 350 mg.",
        solution="In three parts: the carrier is never as full as with one."),
)
