"""How much of the magnesium in a meal is taken up: a part that saturates, and a part that does not.

The form is that of Fine, Santa Ana, Porter & Fordtran (1991): a hyperbola plus a straight line, for each meal. They
print the linear part; the other two numbers are a fit of this book to what was absorbed at both ends of their doses.
Magnesium that oxalate or phytate holds is not dissolved, and does not take part.
"""

from __future__ import annotations

from functools import partial

from sympy import Eq, Expr, Piecewise

from electrolytes.model import SUBSTANCES, Model, Quantity, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
in_meal = partial(Quantity, unit="mEq")
share = partial(Quantity, unit="percent")

# --- what a reader can change -------------------------------------------------------------------------------------

dose = chosen("dose", "D", unit="mg", substance="magnesium",
              default=120.0, range=(10.0, 1000.0), domain=(0, None), scale="log",
              label="Magnesium in the meal", meaning="all magnesium in one meal, from food or tablet")
parts = chosen("parts", latex="k", default=1.0, range=(1.0, 6.0), domain=(1, None), label="Eaten in how many parts",
               meaning="over how many meals the amount is spread, in equal parts")
active = chosen("active", r"\alpha", unit="percent", default=100.0, range=(10.0, 100.0), domain=(0, None),
                label="Active uptake, share of normal", meaning="how much is left of the part of uptake that saturates")
bound = chosen("bound", r"\beta", unit="percent", default=0.0, range=(0.0, 80.0), domain=(0, 100),
               label="Held by oxalate or phytate",
               meaning="share of the magnesium in food that is held in compounds the gut cannot dissolve")

# --- constants ----------------------------------------------------------------------------------------------------

A = chosen("A", "A", unit="mEq", default=3.5, domain=(0, None),
           meaning="most that the saturable part takes up from one meal")
B = chosen("B", "B", unit="mEq", default=5.0, domain=(0, None), meaning="meal at which it takes up half of that")
linear = Quantity("linear", r"\lambda", default=0.07, domain=(0, 1), source="Fine1991", evidence="supported",
                  meaning="share of every meal that is taken up besides, however large the meal")
m_Mg = Quantity("m_Mg", "m", unit="mg/mmol", default=SUBSTANCES["magnesium"].molar_mass, domain=(0, None),
                meaning="mass of magnesium")
z_Mg = Quantity("z_Mg", "z", unit="mEq/mmol", default=SUBSTANCES["magnesium"].charge,
                meaning="charges of a magnesium ion")

# --- the law ------------------------------------------------------------------------------------------------------


def soluble(food: Expr) -> Expr:
    """The part of an amount in food that no oxalate or phytate holds, in the same unit."""
    return food * (1 - bound / q(100, "percent"))


def milliequivalents(milligrams: Expr) -> Expr:
    """An amount in mEq (or mEq/d) from mg (or mg/d)."""
    return milligrams / m_Mg * z_Mg


def milligrams(milliequivalents: Expr) -> Expr:
    """An amount in mg (or mg/d) from mEq (or mEq/d)."""
    return milliequivalents * m_Mg / z_Mg


def saturable(meal: Expr) -> Expr:
    """What the saturable part takes up (mEq) from a meal (mEq)."""
    return active / q(100, "percent") * A * meal / (B + meal)


def taken_up(meal: Expr) -> Expr:
    """All that is taken up (mEq) from a meal (mEq)."""
    return saturable(meal) + linear * meal


I_meal = in_meal("I_meal", "I", meaning="dissolved magnesium in one of the parts")
a_saturable = Quantity("a_saturable", "a_s", unit="mg", label="By the saturable part",
                       meaning="what the saturable part takes up, from all parts together")
a_linear = Quantity("a_linear", r"a_\ell", unit="mg", label="By the linear part",
                    meaning="what is taken up in proportion, from all parts together")
absorbed = Quantity("absorbed", "a", unit="mg", substance="magnesium", label="Magnesium absorbed",
                    meaning="all that is taken up")
left = Quantity("left", r"\ell", unit="mg", label="Not absorbed", meaning="what stays in the gut")
fraction = share("fraction", "f", label="Share absorbed", meaning="share of the dose that is taken up")

ABSORPTION = Model(
    "Absorption of magnesium from a meal",
    inputs=[dose, parts, active, bound],
    outputs={
        I_meal: milliequivalents(soluble(dose)) / parts,
        a_saturable: milligrams(parts * saturable(I_meal)),
        a_linear: milligrams(parts * linear * I_meal),
        absorbed: a_saturable + a_linear,
        left: dose - absorbed,
        fraction: q(100, "percent") * absorbed / dose,
    },
    source="Fine1991",
    assumptions=(
        "Each meal is absorbed by itself: the next one comes when the gut has done with it.",
        "A tablet dissolves, and counts like the magnesium of food.",
        "What oxalate or phytate holds is not taken up at all, the rest as if it were alone.",
    ),
    limits=(
        "The numbers A and B are a fit of this book to published fractions at both ends; in between, measurements with "
        "tracers lie on both sides (48 % of 70 mg, 32 % of 63 mg).",
        "Below about 10 mg we know of no measurement; the fraction there is where the formula leads.",
        "Large amounts at once also loosen the bowel, and then less is absorbed.",
    ),
    omitted=("Which salt the tablet holds, age, vitamin D, fiber and other minerals in the meal.",),
)


def held_for(kept: float, dose: float) -> float:
    """The share held back (percent) that leaves so many percent of what a dose (mg) would give by itself."""
    from scipy.optimize import brentq

    whole = ABSORPTION.number("absorbed", dose=dose)
    wanted = whole * kept / 100
    return float(brentq(lambda b: ABSORPTION.number("absorbed", dose=dose, bound=b) - wanted, 0, 99))


# --- a day of meals and a supplement ------------------------------------------------------------------------------

food = chosen("food", "D_f", unit="mg/d", substance="magnesium", default=350.0, range=(0.0, 800.0), domain=(0, None),
              label="Magnesium in food", meaning="all magnesium in a day's food and drink")
supplement = chosen("supplement", "D_s", unit="mg/d", substance="magnesium",
                    default=0.0, range=(0.0, 800.0), domain=(0, None),
                    label="Supplement", meaning="magnesium from tablets in a day")
TIMINGS = ("all with one meal", "shared among the meals", "one dose, apart from meals", "three doses, apart from meals")
"""When a supplement is taken, in the order of the choice ``timing``."""
timing = Quantity("timing", r"\theta", default=0, choices=TIMINGS, label="Supplement is taken",
                  source="modelling choice", evidence="modelling choice",
                  meaning="whether a supplement adds to a meal or comes by itself")
meals = chosen("meals", "n", unit="1/d", default=3.0, domain=(1, None), meaning="meals a day, all alike")
DAY = q(1, "d")


meal = in_meal("meal", "I_m", meaning="dissolved magnesium in one meal")
tablets = in_meal("tablets", "I_s", meaning="magnesium in a day's tablets")
portion = in_meal("portion", "I_p", meaning="what is in the gut together when a tablet is taken")
portions = Quantity("portions", "n_p", unit="1/d", meaning="how often that is in a day")
plain = Quantity("plain", "n_m", unit="1/d", meaning="meals without a tablet in a day")
a_day = Quantity("a_day", r"a_{\mathrm{day}}", unit="mg/d", substance="magnesium", label="Magnesium absorbed",
                 meaning="magnesium that is taken up in a day")


def by_timing(with_one: Expr, shared: Expr, one_dose: Expr, three_doses: Expr) -> Expr:
    """One of four expressions, by when the supplement is taken."""
    return Piecewise((with_one, Eq(timing, 0)), (shared, Eq(timing, 1)), (one_dose, Eq(timing, 2)), (three_doses, True))


UPTAKE = {
    meal: milliequivalents(soluble(food)) / meals,
    tablets: milliequivalents(supplement) * DAY,
    portion: by_timing(meal + tablets, meal + tablets / (meals * DAY), tablets, tablets / 3),
    portions: by_timing(1 / DAY, meals, 1 / DAY, 3 / DAY),
    plain: by_timing(meals - 1 / DAY, 0 / DAY, meals, meals),
    a_day: milligrams(plain * taken_up(meal) + portions * taken_up(portion)),
}
"""What is taken up in a day from food and supplement: each meal and each dose by itself."""
