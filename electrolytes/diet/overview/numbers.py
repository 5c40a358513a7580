"""Numbers of the page chapters/diet/index.md, each asked of the model."""

from __future__ import annotations

from electrolytes.diet.balance.serum import a_day
from electrolytes.diet.foods.plate import day_total
from electrolytes.diet.overview.two_days import FROM, TO, TWO_DAYS, percent, settled_with_kidneys
from electrolytes.essentials.magnesium.serum import S


def share_for(mineral: str, of_reader: float = 0) -> float:
    """The share of whole foods (percent) at which a mineral is just at its reference."""
    ends = TWO_DAYS.evaluate(whole=[0.0, 100.0], reader=of_reader)[percent[mineral]]
    return 100 * float((100 - ends[0]) / (ends[1] - ends[0]))


def added_by_tablets(filtering: float = 100, supplement: float = 350) -> float:
    """By how much tablets (mg a day, with one meal) raise serum magnesium (mmol/L) with such kidneys."""
    return settled_with_kidneys(filtering, supplement=supplement) - settled_with_kidneys(filtering)


def blood_rises_percent() -> float:
    """By how many percent magnesium in blood is higher on the day of whole foods."""
    ends = TWO_DAYS.evaluate(whole=[0.0, 100.0])[S]
    return 100 * float(ends[1] / ends[0] - 1)


def more_magnesium_percent() -> float:
    """By how many percent there is more magnesium in the day of whole foods."""
    return 100 * (day_total(TO) / day_total(FROM) - 1)


def absorbed_percent_more() -> float:
    """By how many percent more magnesium is absorbed on the day of whole foods."""
    ends = TWO_DAYS.evaluate(whole=[0.0, 100.0])[a_day]
    return 100 * float(ends[1] / ends[0] - 1)
