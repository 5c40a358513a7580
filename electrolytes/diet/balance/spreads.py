"""What is not known of the stores: how slow the slow pool is, which the long experiment only bounds from below.

Nobody published a spread; the range is ours, a factor of three round the choice of a thousand days.
"""

from __future__ import annotations

from electrolytes.diet.balance.stores import percent_of_blood, tau_S
from electrolytes.model.uncertain import Spread

SLOW = Spread(tau_S, "even by logarithm", 300.0, 3000.0, "with a faster pool blood would not fall as far as in people")
AT = {"low": 0.025, "middle": 0.5, "high": 0.975}


def turnover_days(end: str = "middle") -> float:
    """The slow pool's turnover time (days), as drawn: an end or the middle of 95 % of its values."""
    return float(SLOW.at(AT[end]))


def blood_after_lack(end: str = "middle", day: float = 150.0) -> float:
    """Blood (percent of the reference) after so many days of 10 mg of magnesium a day.

    It falls as the pool slows, without a turn, so that the ends of the one are the ends of the other.
    """
    other = {"low": "high", "middle": "middle", "high": "low"}[end]
    return percent_of_blood(day, turnover_days(other))
