"""Numbers of the page chapters/essentials/acid_base.md, each asked of the model."""

from __future__ import annotations

from electrolytes.essentials.acid_base.plasma import PLASMA, Ca, K, Mg, Na, after_saline
from electrolytes.model import default_of


def saline(liters: float, of: str = "pH", difference: float = 0.0) -> float:
    """A quantity of plasma after ``liters`` of saline (see `after_saline`); ``of`` names it."""
    return PLASMA.number(of, after_saline(liters, difference))


def balanced_difference(liters: float) -> float:
    """Strong ion difference (mEq/L) of a fluid of which ``liters`` leave pH where it is."""
    from scipy.optimize import brentq

    return float(brentq(lambda difference: saline(liters, "pH", difference) - saline(0), 0, 60, xtol=1e-10))


def shift(**changed: float) -> float:
    """By how much pH moves from its healthy value."""
    return PLASMA.number("pH", **changed) - PLASMA.number("pH")


def hydrogen_ions(**changed: float) -> float:
    """Hydrogen ions in plasma in nmol/L."""
    return 1e6 * PLASMA.number("H", **changed)


def hydrogen_height_mm(meters: float) -> float:
    """How tall hydrogen ions stand (mm) if each column of charges is ``meters`` tall."""
    at = PLASMA.evaluate()
    column = sum(default_of(ion) * (2 if ion in (Ca, Mg) else 1) for ion in (Na, K, Ca, Mg))
    return 1000 * meters * float(at["H"]) / column


def acid_over_free(acid: float) -> float:
    """How many times more hydrogen ions ``acid`` (mEq/L) is than are free in healthy plasma."""
    return acid / PLASMA.number("H")


def free_magnesium_change(pH: float, slope: float = -0.1) -> float:
    """Change of free magnesium in percent from pH 7.40, if its decimal logarithm falls by ``slope`` per unit of pH."""
    return 100 * (10 ** (slope * (pH - 7.4)) - 1)


def free_magnesium_change_size(pH: float) -> float:
    """The same without its sign."""
    return abs(free_magnesium_change(pH))


def magnesium_charge(Mg: float = 0.55) -> float:
    """Charge of magnesium (mEq/L)."""
    return 2 * Mg


def pCO2_for(wanted: float = 7.4, **changed: float) -> float:
    """Carbon dioxide (mmHg) at which plasma with these changes has the ``wanted`` pH."""
    from scipy.optimize import brentq

    def miss(pressure: float) -> float:
        return PLASMA.number("pH", pCO2=pressure, **changed) - wanted

    return float(brentq(miss, 1, 200, xtol=1e-10))
