"""Numbers of the page chapters/mechanism/summary.md, each asked of the model."""

from __future__ import annotations

from electrolytes.mechanism.exchange import cell as exchange_cell
from electrolytes.mechanism.summary.accounts import SODIUM_BY_ACCOUNT


def gained(of: str, before: float = 0.8, after: float = 0.4, **cell: float) -> float:
    """By how much sodium (mM) or calcium (nM) of the settled cell rises when its free magnesium falls (mM)."""
    changed = SODIUM_BY_ACCOUNT.evaluate(Mg_i=after, Mg_ref=before, **cell)
    rest = SODIUM_BY_ACCOUNT.evaluate(Mg_i=before, Mg_ref=before, **cell)
    return float(changed[of] - rest[of])


def gained_percent(of: str, before: float = 0.8, after: float = 0.4, **cell: float) -> float:
    """The same, as a share (percent) of what the cell held."""
    rest = SODIUM_BY_ACCOUNT.evaluate(Mg_i=before, Mg_ref=before, **cell)
    return 100 * gained(of, before, after, **cell) / float(rest[of])


def lowered(of: str) -> float:
    """By how much a quantity falls when free magnesium doubles, from 0.8 to 1.6 mM."""
    return -gained(of, after=1.6)


def sodium_for_percent(lost: float) -> float:
    """By how much sodium (mM) rises in the muscle cell that loses so many percent of its pumps."""
    return exchange_cell.settled("Na_w", pumping=100 - lost) - exchange_cell.settled("Na_w")


def percent_for_one() -> float:
    """How many percent of its pumps the muscle cell must lose for 1 mM more sodium."""
    from scipy.optimize import brentq

    return float(brentq(lambda lost: sodium_for_percent(lost) - 1, 1, 40, xtol=1e-9))
