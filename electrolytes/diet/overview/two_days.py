"""Chapter 4 at a glance: from a day out of packets to a day of whole foods, and what blood makes of it.

Nothing here is new: the two days are those of the page on foods (``plate.py``), the reference intakes are its own
(``intakes.py``), and where blood settles follows from the balance of the next page (``balance.py``).
"""

from __future__ import annotations

from sympy import Eq, Expr, Float, Piecewise

from electrolytes.diet.balance.absorption import food, supplement, timing
from electrolytes.diet.balance.serum import BALANCE, GFR
from electrolytes.diet.foods.intakes import goals
from electrolytes.diet.foods.plate import day_total
from electrolytes.essentials.magnesium.serum import S
from electrolytes.mechanism.cell.magnesium import needed_for, put_in
from electrolytes.model import Model, Quantity, default_of, q

FROM, TO = "a day from packets", "a day of whole foods"
"""The two ends of the slider, by their names in ``plate.DAYS``."""
READERS = ("woman, 19–30 years", "man, 31–50 years")
"""Whom the day is held against, in the order of the choice ``reader``."""
MINERALS = ("magnesium", "potassium", "sodium")
SYMBOLS = {"magnesium": "Mg", "potassium": "K", "sodium": "Na", "energy": "kcal"}

whole = Quantity(
    "whole", "w", unit="percent", default=0.0, range=(0.0, 100.0), domain=(0, 100), source="modelling choice",
    evidence="modelling choice", label="Share of whole foods",
    meaning="how much of the day is the day of whole foods; the rest is the day from packets",
)
reader = Quantity(
    "reader", "g", default=0, choices=READERS, label="Reader", source="IOM1997; NASEM2019", evidence="established",
    meaning="whose reference intakes the day is held against",
)


def _held(name: str) -> Quantity:
    unit = "kcal/d" if name == "energy" else "mg/d"
    return Quantity(f"{name}_day", rf"D_{{\mathrm{{{SYMBOLS[name]}}}}}", unit=unit, label=name.capitalize(),
                    meaning=f"{name} in the day")


held = {name: _held(name) for name in (*MINERALS, "energy")}
"""Mineral, or energy → what the day holds of it."""
goal = {
    name: Quantity(f"{name}_goal", rf"G_{{\mathrm{{{SYMBOLS[name]}}}}}", unit="mg/d",
                   meaning=f"the reader's reference for {name}: {'a limit' if name == 'sodium' else 'to be reached'}")
    for name in MINERALS
}
percent = {
    name: Quantity(f"{name}_percent", rf"\%_{{\mathrm{{{SYMBOLS[name]}}}}}", unit="percent",
                   label=f"{name.capitalize()}, of the reference",
                   meaning=f"{name} in the day, in percent of the reference")
    for name in MINERALS
}


def _mixed(name: str) -> Expr:
    """The amount in a day between the two."""
    unit = "kcal/d" if name == "energy" else "mg/d"
    ends = [q(round(day_total(day, name), 6), unit) for day in (FROM, TO)]
    return ends[0] + whole / q(100, "percent") * (ends[1] - ends[0])


def _goal(name: str) -> Expr:
    first, second = (q(goals(person)[name], "mg/d") for person in READERS)
    return Piecewise((first, Eq(reader, 0)), (second, True))


TWO_DAYS = Model(
    "Between two days",
    inputs=[whole, reader],
    outputs={
        **{held[name]: _mixed(name) for name in held},
        **{goal[name]: _goal(name) for name in MINERALS},
        **{percent[name]: q(100, "percent") * held[name] / goal[name] for name in MINERALS},
        **put_in(
            needed_for(BALANCE, S),
            {food: held["magnesium"], supplement: q(Float(0), "mg/d"), timing: Float(0)},
        ),
    },
    source="USDASR25; IOM1997; NASEM2019",
    assumptions=(
        "Every food of one day is replaced in the same measure by the foods of the other.",
        "Blood is shown where it settles when every day is like this one.",
    ),
    limits=(
        "Two days that were made up for this book; they are nobody's real days.",
        "The balance behind the blood value is stiffer than what trials find; see the page on it.",
        "References are for the mean of many days, not for one.",
    ),
    omitted=("All other nutrients.", "Oxalate and phytate, which hold some of the magnesium of whole foods."),
)

# --- numbers for the text -----------------------------------------------------------------------------------------


def settled_with_kidneys(filtering: float = 100, **day: float) -> float:
    """Serum magnesium (mmol/L) where it settles if the kidneys filter so many percent of what healthy ones do.

    A first guess: each bit of filter that is left takes back as before, so that the threshold stays.
    """
    return BALANCE.number(S, GFR=default_of(GFR) * filtering / 100, **day)
