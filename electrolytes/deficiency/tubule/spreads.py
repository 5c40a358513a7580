"""What is not known of magnesium in the tubule: what arrives, how much voltage, how open the wall.

The published table that our strengths are fitted to gives no spreads; the ranges are ours.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from electrolytes.deficiency.tubule.distal import V_lum, blocked_V, e_K, ncc, w_K
from electrolytes.deficiency.tubule.first_stretch import F, Mg_b
from electrolytes.deficiency.tubule.nephron import NEPHRON, OUT
from electrolytes.deficiency.tubule.thick_limb import Mg_c, Q, V_made0, beta, doors, p_Mg, slow
from electrolytes.model import Quantity, default_of
from electrolytes.model.uncertain import Spread, Uncertain, end_of

FITTED = "fitted to one published table; taken to be right within a factor of 1.5"
OPEN_WALL = Spread.within(p_Mg, 1.5, FITTED)
SPREADS = (
    Spread(NEPHRON.quantity("after_thin_Mg"), "even", 65.0, 85.0, "of what is filtered; ours, round the table's 77"),
    Spread.within(NEPHRON.quantity("Q_0"), 1.3, "fluid in the thick limb: within a factor of 1.3"),
    OPEN_WALL,
    Spread.within(V_made0, 1.5, FITTED),
    Spread.within(beta, 1.5, FITTED),
    Spread(V_lum, "even", 60.0, 80.0, "72 mV in cultured cells; our range"),
    Spread.within(blocked_V, 1.5, "one study of cultured cells; taken to be right within a factor of 1.5"),
    Spread.within(e_K, 1.5, "a fit to mice; taken to be right within a factor of 1.5"),
    Spread(w_K, "even", 0.4, 1.0, "our range"),
)


@cache
def _asked(of: Quantity, working: float) -> Uncertain:
    return Uncertain(NEPHRON, of, SPREADS, {ncc: working})


def _drawn(of: Quantity, working: float = 100.0) -> Any:
    """A quantity of the nephron at each draw, with so many percent of NCC at work; all from the same draws."""
    return _asked(of, working).draws()


def without_voltage_percent(end: str = "middle") -> float:
    """Of what the cortical limb takes back of magnesium, how much (percent) would cross if its lumen stood at 0 mV."""
    blood = default_of(Mg_b)
    ease = _asked(Q, 100.0).values_of(OPEN_WALL) * _drawn(doors) * _drawn(slow)
    left = (blood + (_drawn(Mg_c) - blood) * np.exp(-ease)) * _drawn(Q)
    came, went = _drawn(F["Mg"]["m"]), _drawn(F["Mg"]["c"])
    return end_of(100 * (came - left) / (came - went), end)


def times_blood(end: str = "middle") -> float:
    """Magnesium where the cortical limb begins, as a multiple of the blood's free magnesium."""
    return end_of(_drawn(Mg_c) / default_of(Mg_b), end)


def times_without_ncc(end: str = "middle", working: float = 20.0) -> float:
    """How many times the usual magnesium leaves when so many percent of NCC work and nothing else changes."""
    return end_of(_drawn(OUT["Mg"], working) / _drawn(OUT["Mg"]), end)
