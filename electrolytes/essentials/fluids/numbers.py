"""Numbers of the page chapters/essentials/fluids.md, each asked of the model."""

from __future__ import annotations

from electrolytes.essentials.fluids.compartments import BODY, SALT_MASS


def swelling_percent(**exchange: float) -> float:
    """By how many percent the cells swell (negative: shrink)."""
    at = BODY.evaluate(**exchange)
    return 100 * float(at["into_cells"]) / float(at["W_I0"])


def share_into_cells_percent(**exchange: float) -> float:
    """How many percent of the water gained ends up inside the cells."""
    at = BODY.evaluate(**exchange)
    return 100 * float(at["into_cells"]) / float(at["dW"])


def salt_per_liter() -> float:
    """Grams of sodium chloride that hold one liter outside the cells at 140 mmol/L."""
    return 140.0 * SALT_MASS / 1000


def sodium_share_percent() -> float:
    """Sodium's percent of the positive charge in plasma: 140, 4.2, 2 × 1.2 and 2 × 0.55 mEq/L of Na, K, Ca and Mg."""
    charges = (140.0, 4.2, 2 * 1.2, 2 * 0.55)
    return 100 * charges[0] / sum(charges)


def gain_outside(**exchange: float) -> float:
    """Liters that the water outside the cells has gained."""
    at = BODY.evaluate(**exchange)
    return float(at["W_E"]) - float(at["W_E0"])


def gain_of_plasma(**exchange: float) -> float:
    """Liters that the plasma has gained."""
    at = BODY.evaluate(**exchange)
    return float(at["plasma"]) - float(at["plasma_share"]) * float(at["W_E0"])


def sodium_fall(glucose: float) -> float:
    """How far the sodium concentration falls (mmol/L) when glucose outside the cells rises a little (mmol/L).

    Glucose that cannot enter cells draws their water. Of the particles added, each liter outside holds its share, the
    cells give up ``W_I / W`` of the water that would balance it, and sodium is thinned by as much.
    """
    at = BODY.evaluate()
    return float(at["Na_0"] * at["W_I0"] / (at["W_0"] * at["Omega_0"])) * glucose


def missing_outside(**exchange: float) -> float:
    """Liters that the water outside the cells has lost."""
    return -gain_outside(**exchange)
