"""What is not known of calcium where magnesium is low: the gland's cliff, and how strongly gut and bone answer.

No spreads were published for this model. The ranges are ours; where the gland falls silent leans on patients.
"""

from __future__ import annotations

from electrolytes.deficiency.calcium.body import F_Ca, a_Ca, a_CaD, calcium_eaten, cliff, m, m_cliff, make_max
from electrolytes.deficiency.calcium.settled import SETTLED, P_percent, c_percent, held
from electrolytes.model import Quantity, default_of
from electrolytes.model.uncertain import Spread, Uncertain, end_of

MODELS = "a rat's model; taken to be right within a factor of 1.5"
SPREADS = (
    Spread(cliff, "even by logarithm", 4.0, 50.0, "from a power that proteins have to the published cliff"),
    Spread(m_cliff, "even", 0.25, 0.5, "patients whose gland failed: 0.41 mmol/L in all serum, about 0.3 of it free"),
    Spread.within(F_Ca, 1.5, MODELS),
    Spread.within(make_max, 1.5, MODELS),
    Spread.within(a_Ca, 1.5, MODELS),
    Spread.within(a_CaD, 1.5, MODELS),
)


def _of_usual(of: Quantity, magnesium_percent: float, end: str, eaten: float) -> float:
    """A quantity with magnesium held, in percent of what the same draw has at the usual magnesium and diet."""
    low, usual = (Uncertain(SETTLED, of, SPREADS, {held: default_of(m) * share / 100, calcium_eaten: food}).draws()
                  for share, food in ((magnesium_percent, eaten), (100.0, 100.0)))
    return end_of(100 * low / usual, end)


def calcium_percent(end: str = "middle", magnesium_percent: float = 45.45, eaten: float = 100.0) -> float:
    """Calcium in blood, percent of usual, with magnesium held at so many percent: an end or the middle of the draws."""
    return _of_usual(c_percent, magnesium_percent, end, eaten)


def hormone_percent(end: str = "middle", magnesium_percent: float = 45.45, eaten: float = 100.0) -> float:
    """PTH in blood, the same way."""
    return _of_usual(P_percent, magnesium_percent, end, eaten)


def falls_silent(end: str = "middle") -> float:
    """Free magnesium (mmol/L) at which half of the gland is silent, as drawn."""
    return float(SPREADS[1].at({"low": 0.0, "middle": 0.5, "high": 1.0}[end]))
