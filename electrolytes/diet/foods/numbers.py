"""Numbers of the page chapters/diet/foods.md, each asked of the model."""

from __future__ import annotations

from electrolytes.diet.foods.table import MOLAR_MASS, amount, foods, in_measure
from electrolytes.model import ModelError


def change_percent(before: float, after: float, nutrient: str = "magnesium", measure: str = "100 g") -> float:
    """How much more (or, negative, less) of a nutrient the second food holds than the first, in percent."""
    return 100 * (amount(after, nutrient, measure) / amount(before, nutrient, measure) - 1)


def times(before: float, after: float, nutrient: str = "magnesium", measure: str = "100 g") -> float:
    """How many times as much of a nutrient the second food holds as the first."""
    return amount(after, nutrient, measure) / amount(before, nutrient, measure)


def number_of_foods() -> float:
    """How many foods the table holds."""
    return float(len(foods()))


def foods_changed() -> float:
    """How many of them have other values in the younger of two releases of the source, 2012 and 2015."""
    return float((~foods()["sources"].str.contains("USDASR28")).sum())


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


def millimoles(milligrams: float, mineral: str) -> float:
    """Milligrams of a mineral as millimoles."""
    if mineral not in MOLAR_MASS:
        raise ModelError(f"no molar mass of {mineral!r}; there are {', '.join(MOLAR_MASS)}")
    return milligrams / MOLAR_MASS[mineral]
