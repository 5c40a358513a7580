"""What is not known of potassium where magnesium is low: which channels are plugged, and if the gut's warning lasts.

Nobody published a spread of either, so both ranges are ours.
"""

from __future__ import annotations

from functools import cache

from electrolytes.deficiency.potassium.body import FF, K_p, adapts, eaten, opened, steep
from electrolytes.deficiency.potassium.diagram import SEVERE
from electrolytes.deficiency.potassium.plug import Mg_i, plug
from electrolytes.deficiency.potassium.settled import SETTLED, needed
from electrolytes.model import Quantity
from electrolytes.model.uncertain import Spread, Uncertain, end_of

PLUGGED = "a fifth to four fifths of the channels plugged at normal magnesium: nobody counted them in people"
SPREADS = (
    Spread(plug, "even", 20.0, 80.0, PLUGGED),
    Spread(adapts, "even", 0.0, 100.0, "the gut's warning wears off on a steady diet not at all to wholly: unknown"),
    Spread.within(FF, 1.5, "fitted by the model's authors; taken to be right within a factor of 1.5"),
    Spread.within(steep, 1.5, "the model's; taken to be right within a factor of 1.5"),
)
MOST = 1000.0
"""Potassium (mmol a day) that stands for an intake which no one can keep up."""


@cache
def _asked(of: Quantity, food: float) -> Uncertain:
    return Uncertain(SETTLED, of, SPREADS, {Mg_i: SEVERE, eaten: food})


def opened_times(end: str = "middle") -> float:
    """What the loss of two thirds of the magnesium makes of secretion: an end or the middle of 95 % of the draws."""
    return end_of(_asked(opened, 70.0).draws(), end)


def settles_at(end: str = "middle", food: float = 70.0) -> float:
    """Potassium in blood (mmol/L) that settles with little magnesium, at so much potassium eaten (mmol/d)."""
    return end_of(_asked(K_p, food).draws(), end)


def must_be_eaten(end: str = "middle") -> float:
    """Potassium (mmol/d) that would hold 4.2 mmol/L with little magnesium; `MOST` where no amount does."""
    return min(MOST, end_of(_asked(needed, 70.0).draws(), end))


def plugged_percent(end: str = "middle") -> float:
    """Channels (percent) that are plugged at the usual magnesium, as drawn."""
    return float(SPREADS[0].at({"low": 0.0, "middle": 0.5, "high": 1.0}[end]))
