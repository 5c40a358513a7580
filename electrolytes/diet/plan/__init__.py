"""A day that works: the fewest changes to a day, or the least energy, that meet the reader's reference intakes."""

from electrolytes.diet.plan.planning import Wish, plan

__all__ = ["Wish", "plan"]
