"""What is not known of the slope from calcium to force: every rate within a factor of 2, and the third power as it is.

No spreads were published for these rates, so all ranges are ours.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from electrolytes.deficiency.latch_bridge.bridge import (
    CALCIUM_FORCE,
    Ca_i,
    force,
    k_2,
    k_3,
    k_4,
    k_5,
    k_7_wall,
    kinase_gain,
)
from electrolytes.model import default_of
from electrolytes.model.uncertain import Spread, Uncertain, interval

WHY = "a rate of the published model, taken to be right within a factor of 2"
RATES = tuple(Spread(rate, "normal by logarithm", default_of(rate) / 2, 2 * default_of(rate), WHY)
              for rate in (kinase_gain, k_2, k_3, k_4, k_5, k_7_wall))


@cache
def _gained() -> tuple[float, float, float]:
    before, after = (Uncertain(CALCIUM_FORCE, force, RATES, {Ca_i: calcium}).draws() for calcium in (190.0, 228.0))
    return interval(100 * (np.asarray(after) / before - 1))


def gained_percent(end: str = "middle") -> float:
    """By how many percent force rises for a fifth more calcium: lower end, middle or upper end of 95 % of the draws."""
    return _gained()[("low", "middle", "high").index(end)]
