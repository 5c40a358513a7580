"""What is on the plate: foods, their minerals, and the day that they add up to."""

from electrolytes.diet.foods.table import MEASURES, food, foods, in_measure, totals

__all__ = ["MEASURES", "food", "foods", "in_measure", "totals"]
