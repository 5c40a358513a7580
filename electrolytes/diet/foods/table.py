"""What is on the plate: foods, their minerals, and the day that they add up to.

Amounts are the food table's of the US Department of Agriculture, for 100 g of what is eaten; nothing is fitted.
Minerals are in milligrams, energy in kilocalories. Sodium and potassium are weighed, not counted: a gram of sodium
holds 1.7 times as many ions as a gram of potassium.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from electrolytes import data
from electrolytes.model import SUBSTANCES, ModelError

if TYPE_CHECKING:
    import pandas as pd

NUTRIENTS = ("magnesium", "potassium", "sodium", "calcium", "energy")
MEASURES = {"portion": "one portion", "100 g": "100 g", "100 kcal": "100 kcal"}
LEAST_ENERGY = 5.0
"""kcal in 100 g below which amounts for 100 kcal mean nothing (water, salt, coffee)."""
MOST_PORTIONS = 10.0
"""Portions of one food that a day may hold."""


@cache
def foods() -> pd.DataFrame:
    """The food table, by food number (text of five digits, as the source has it).

    Columns: ``food``, ``group``, ``vegan`` and ``dairy`` (true or false, by the usual recipe), ``portion`` (in words),
    ``grams`` of a portion, the five of ``NUTRIENTS`` for 100 g, and ``sources`` (bibliography keys).
    """
    import pandas as pd

    table = pd.read_csv(data.file("foods.csv"), dtype={"number": str}, index_col="number")
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


MOLAR_MASS = {name: SUBSTANCES[name].molar_mass for name in ("magnesium", "potassium", "sodium", "calcium")}
"""Grams in a mole."""
