"""Numbers of the page chapters/diet/balance.md, each asked of the model."""

from __future__ import annotations

from electrolytes.diet.balance.absorption import ABSORPTION
from electrolytes.diet.balance.serum import BALANCE, E_f, S_ref, U_min, serum
from electrolytes.essentials.magnesium.serum import SERUM
from electrolytes.model import default_of


def absorbed_percent(mEq: float) -> float:
    """Share (percent) absorbed of so much magnesium in one meal (mEq)."""
    return ABSORPTION.number("fraction", dose=f"{mEq} mEq")


def reabsorbed_percent() -> float:
    """Share (percent) of what is filtered that the kidney takes back, on 350 mg a day."""
    at = BALANCE.evaluate()
    return 100 * (1 - float(at["U"] / at["filtered"]))


def serum_rise(**settings: float) -> float:
    """By how much serum magnesium (mmol/L) settles higher than on 350 mg a day from food."""
    return serum(**settings) - serum()


def shift_for(low_before: float, low_after: float) -> float:
    """By how much (mmol/L) a bell curve of serum values must move down for the share of low ones (percent) to rise so.

    The curve is as wide as the American survey's (``SERUM``).
    """
    from scipy.special import ndtri

    return float((ndtri(low_after / 100) - ndtri(low_before / 100)) * SERUM.evaluate()["spread"])


def least_absorbed() -> float:
    """What must be absorbed in a day (mg) to make up for the losses that cannot be shut off."""
    return default_of(U_min) + default_of(E_f)


def least_food() -> float:
    """The magnesium in food (mg/d) from which so much is absorbed."""
    from scipy.optimize import brentq

    return float(brentq(lambda mg: BALANCE.number("a_day", food=mg) - least_absorbed(), 0, 350))


def rise_for(mg: float) -> float:
    """By how much serum (mmol/L) must rise above the threshold to excrete so many mg a day more."""
    return mg / BALANCE.number("sigma")


def hidden_percent(limit: float) -> float:
    """By how many percent all stores are lower, in the long run, when serum is at a limit (mmol/L)."""
    return 100 * (1 - limit / default_of(S_ref))
