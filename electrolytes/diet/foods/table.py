"""What is on the plate: foods, their minerals, and the day that they add up to.

Amounts are the food table's of the US Department of Agriculture, for 100 g of what is eaten; nothing is fitted.
Minerals are in milligrams, energy in kilocalories. Sodium and potassium are weighed, not counted: a gram of sodium
holds 1.7 times as many ions as a gram of potassium.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from electrolytes.model import ModelError

if TYPE_CHECKING:
    import pandas as pd

NUTRIENTS = ("magnesium", "potassium", "sodium", "calcium", "energy")
UNITS = {"magnesium": "mg", "potassium": "mg", "sodium": "mg", "calcium": "mg", "energy": "kcal"}
MEASURES = {"portion": "one portion", "100 g": "100 g", "100 kcal": "100 kcal"}
LEAST_ENERGY = 5.0
"""kcal in 100 g below which amounts for 100 kcal mean nothing (water, salt, coffee)."""
MOST_PORTIONS = 10.0
"""Portions of one food that a day may hold."""

DATA = Path(__file__).parent.parent / "data"


@cache
def foods() -> pd.DataFrame:
    """The food table, by food number (text of five digits, as the source has it).

    Columns: ``food``, ``group``, ``vegan`` and ``dairy`` (true or false, by the usual recipe), ``portion`` (in words),
    ``grams`` of a portion, the five of ``NUTRIENTS`` for 100 g, and ``sources`` (bibliography keys).
    """
    import pandas as pd

    table = pd.read_csv(DATA / "foods.csv", dtype={"number": str}, index_col="number")
    for flag in ("vegan", "dairy"):
        table[flag] = table[flag].map({"yes": True, "no": False})
    return table


def food(number: str | float) -> pd.Series:
    """One row of the table; :class:`ModelError` when there is no such food. ``11458`` and ``"11458"`` are the same."""
    key = f"{int(number):05d}" if str(number).replace(".0", "").isdigit() else str(number)
    if key not in foods().index:
        raise ModelError(f"there is no food with the number {number!r} in the table of {len(foods())} foods")
    row: pd.Series = foods().loc[key]  # type: ignore[assignment]
    return row


@cache
def in_measure(measure: str) -> pd.DataFrame:
    """Every food's nutrients in ``portion``, ``100 g`` or ``100 kcal``; not-a-number without energy to speak of."""
    if measure not in MEASURES:
        raise ModelError(f"{measure!r} is no measure; there are {', '.join(MEASURES)}")
    table = foods()
    amounts = table[list(NUTRIENTS)].astype(float)
    if measure == "portion":
        return amounts.mul(table["grams"], axis=0) / 100
    if measure == "100 kcal":
        return amounts.mul(100 / table["energy"].where(table["energy"] >= LEAST_ENERGY), axis=0)
    return amounts


def amount(food_number: float, nutrient: str = "magnesium", measure: str = "portion", portions: float = 1) -> float:
    """What some portions (or once 100 g, or 100 kcal) of a food hold, in mg (energy: kcal)."""
    food(food_number)
    return float(in_measure(measure)[nutrient][f"{int(food_number):05d}"]) * portions


def sodium_to_potassium(food_number: float) -> float:
    """Milligrams of sodium for each milligram of potassium in a food."""
    return amount(food_number, "sodium") / amount(food_number, "potassium")


def change_percent(before: float, after: float, nutrient: str = "magnesium", measure: str = "100 g") -> float:
    """How much more (or, negative, less) of a nutrient the second food holds than the first, in percent."""
    return 100 * (amount(after, nutrient, measure) / amount(before, nutrient, measure) - 1)


def times(before: float, after: float, nutrient: str = "magnesium", measure: str = "100 g") -> float:
    """How many times as much of a nutrient the second food holds as the first."""
    return amount(after, nutrient, measure) / amount(before, nutrient, measure)


def totals(portions: Mapping[str, float]) -> dict[str, float]:
    """What a day holds: nutrient → mg (energy: kcal), for food number → portions.

    Raises :class:`ModelError` for an unknown food, and for portions below 0 or above ``MOST_PORTIONS``.
    """
    for number, count in portions.items():
        if not 0 <= count <= MOST_PORTIONS:
            raise ModelError(f"{food(number).food}: a day holds 0 to {MOST_PORTIONS:g} portions, not {count:g}")
    return {
        name: float(sum(amount(float(number), name) * count for number, count in portions.items()))
        for name in NUTRIENTS
    }


def number_of_foods() -> float:
    """How many foods the table holds."""
    return float(len(foods()))


def foods_changed() -> float:
    """How many of them have other values in the younger of two releases of the source, 2012 and 2015."""
    return float((~foods()["sources"].str.contains("USDASR28")).sum())


def foods_with_more_sodium() -> float:
    """How many foods hold more sodium than potassium, by weight."""
    return float((foods()["sodium"] > foods()["potassium"]).sum())


def median_of_group(group: str, nutrient: str = "magnesium", measure: str = "100 kcal") -> float:
    """The median amount in the foods of a group."""
    rows = foods()["group"] == group
    if not rows.any():
        raise ModelError(f"there is no group {group!r}; there are {', '.join(foods()['group'].unique())}")
    return float(in_measure(measure).loc[rows, nutrient].median())


def foods_with_less_sodium() -> float:
    """How many foods hold less sodium than potassium, by weight."""
    return float((foods()["sodium"] < foods()["potassium"]).sum())


def loss_percent(before: float, after: float, nutrient: str = "magnesium", measure: str = "100 g") -> float:
    """How much less of a nutrient the second food holds than the first, in percent."""
    return -change_percent(before, after, nutrient, measure)


def times_in_tens(before: float, after: float, nutrient: str = "magnesium", measure: str = "100 g") -> float:
    """The same as :func:`times`, to two digits, for a ratio of which the smaller number is known to one digit only."""
    return float(f"{times(before, after, nutrient, measure):.2g}")


MOLAR_MASS = {"magnesium": 24.305, "potassium": 39.10, "sodium": 22.99, "calcium": 40.08}
"""Grams in a mole."""


def millimoles(milligrams: float, mineral: str) -> float:
    """Milligrams of a mineral as millimoles."""
    if mineral not in MOLAR_MASS:
        raise ModelError(f"no molar mass of {mineral!r}; there are {', '.join(MOLAR_MASS)}")
    return milligrams / MOLAR_MASS[mineral]
