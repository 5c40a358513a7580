"""What is not known of the slope from calcium to force: every rate within a factor of 2, and the third power as it is.

No spreads were published for these rates, so all ranges are ours.
"""

from __future__ import annotations

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
from electrolytes.model.uncertain import Spread, Uncertain, end_of

WHY = "a rate of the published model, taken to be right within a factor of 2"
RATES = tuple(Spread.within(rate, 2, WHY) for rate in (kinase_gain, k_2, k_3, k_4, k_5, k_7_wall))


def gained_percent(end: str = "middle") -> float:
    """By how many percent force rises for a fifth more calcium: lower end, middle or upper end of 95 % of the draws."""
    before, after = (Uncertain(CALCIUM_FORCE, force, RATES, {Ca_i: calcium}).draws() for calcium in (190.0, 228.0))
    return end_of(100 * (after / before - 1), end)
