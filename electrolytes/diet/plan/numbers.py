"""Numbers of the page chapters/diet/plan.md, each asked of the model."""

from __future__ import annotations

from electrolytes.diet.foods.intakes import goals
from electrolytes.diet.foods.plate import DAYS
from electrolytes.diet.plan.planning import AIMS, TABLES, Changes, Wish, plan
from electrolytes.model import ModelError


def _wish(day: str, reader: str, aim: float, table: float, keep: float, low: float, high: float, most: float) -> Wish:
    if day not in DAYS:
        raise ModelError(f"there is no day {day!r}; there are {', '.join(DAYS)}")
    return Wish(DAYS[day], reader, AIMS[int(aim)], TABLES[int(table)], bool(keep), low, high, most)


def portions_changed(
    day: str = "a day from packets", reader: str = "woman, 19–30 years", table: float = 0, low: float = 1600,
    high: float = 2400, most: float = 2,
) -> float:
    """The fewest portions to change in one of the days to start from; :class:`ModelError` where nothing helps."""
    cost = plan(_wish(day, reader, 0, table, 0, low, high, most)).cost
    if cost is None:
        raise ModelError("no change makes this day work")
    return cost


def least_energy(
    reader: str = "woman, 19–30 years", day: str = "empty plate", keep: float = 0, table: float = 0, most: float = 2
) -> float:
    """The least kcal that meet a reader's references, from any foods of the table."""
    cost = plan(_wish(day, reader, 1, table, keep, 0, 4000, most)).cost
    if cost is None:
        raise ModelError("no day is enough")
    return cost


def finer_changes(
    limit: float = 2300, day: str = "a day from packets", reader: str = "woman, 19–30 years"
) -> float:
    """The fewest portions to change when portions may have any size and sodium a limit of one's own, in mg."""
    start, slope = Changes(Wish(DAYS[day], reader)).line(limit)
    return start + slope * limit


def price_of_sodium(limit: float = 2300, day: str = "a day from packets") -> float:
    """Portions of change that 100 mg more sodium would spare, in portions of any size, for a woman of 19–30 years."""
    return -100 * Changes(Wish(DAYS[day])).line(limit)[1]


def slack_percent(nutrient: str = "sodium") -> float:
    """How far the plan of the exercise's salty breakfast stays from a reference, in percent of it."""
    breakfast = {"18069": 3.0, "01145": 2.0, "07029": 3.0, "01009": 2.0, "14209": 2.0}
    wish = Wish(breakfast, "man, 31–50 years", energy_low=800, energy_high=1500)
    return abs(100 * (plan(wish).totals[nutrient] / goals(wish.reader)[nutrient] - 1))
