"""Practice of the page chapters/diet/balance.md."""

from __future__ import annotations

from electrolytes.diet.balance.absorption import ABSORPTION
from electrolytes.diet.balance.serum import BALANCE
from electrolytes.diet.balance.stores import STORES
from electrolytes.diet.balance.stores_diagram import stores_in_time
from electrolytes.model import q
from electrolytes.practice import Candidate, Goal, Label, Mistake, Numerical, SetFigure, WhichCurve, drawn

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
    WhichCurve(
        "balance-curve-of-portions", ABSORPTION, dose, (absorbed, "absorbed, mg"), span=(10, 800),
        ask="The gray curve is what is absorbed of the magnesium in one meal. The same magnesium is now spread over "
            "four meals. Which curve is it?",
        right=Candidate({parts: 4}, "Each small meal finds the carrier nearly empty, so that more is absorbed of the "
                                    "same magnesium."),
        wrong=[Candidate({ABSORPTION["active"]: 30}, "That would be a gut with less than a third of its carriers: less "
                                                     "of a small meal, about as much more with each added milligram "
                                                     "of a large one."),
               Candidate({ABSORPTION["bound"]: 60}, "That would be food that holds on to its magnesium: less at each "
                                                    "dose.")]),
    Label(
        "balance-places", stores_in_time,
        {"gut": "where food and tablets arrive", "blood and fluid": "the small store that all others trade with",
         "fast tissue": "the store with about seven times as much, which follows within days",
         "slow tissue, bone": "the largest store, which follows within years",
         "kidney": "where what is not needed leaves"},
        ask="Magnesium's stores. Put the names to their places.", others=["gall bladder"],
        solution="The blood that is tested holds little more than a hundredth of it all."),
    SetFigure(
        "balance-tablets-and-thiazide", "stores", STORES, [Goal(STORES["gained"], -1, 1, "gained in a year", "mmol",
                                                                ".1f", at="end")],
        start={STORES["lowered"]: 0.018, STORES["timing"]: 3}, move=[STORES["supplement"]],
        way={STORES["supplement"]: 105},
        ask="A thiazide lets the kidney hold less magnesium ([set it so](do:stores?lowered=0.018&timing=3), with "
            "tablets between meals). How much a day keeps the body's magnesium within 1 mmol over a year?",
        solution="A little more than 100 mg a day. More than is needed leaves with urine."),
)
