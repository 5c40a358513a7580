"""Numbers that the page on the ward tells, out of its models."""

from __future__ import annotations

from electrolytes.deficiency.ward.excretion import EXCRETION, FE, FE_all
from electrolytes.deficiency.ward.excretion_figure import CASES
from electrolytes.deficiency.ward.infusion import INFUSION
from electrolytes.deficiency.ward.synapse import SYNAPSE, release


def excretion_of(case: str) -> float:
    """Fractional excretion (percent) of one of the page's people, by the name of the situation."""
    return float(EXCRETION.evaluate(CASES[case])[FE])


def uncorrected_of(case: str) -> float:
    """The same without the correction for what is on protein."""
    return float(EXCRETION.evaluate(CASES[case])[FE_all])


def set_free(serum: float, calcium: float = 1.2) -> float:
    """What a nerve impulse sets free (percent of normal)."""
    return float(SYNAPSE.evaluate(serum=serum, calcium=calcium)[release])


def calcium_that_restores(serum: float, percent: float = 100.0) -> float:
    """Free calcium (mM) that brings what a nerve sets free back to so many percent of normal."""
    from scipy.optimize import brentq

    return float(brentq(lambda calcium: set_free(serum, calcium) - percent, 0.5, 20))


def after(of: str, hours: float, **settings: float) -> float:
    """A quantity of the infusion some hours after it began."""
    return float(INFUSION.simulate([0, hours], settings)[of][-1])


def highest(**settings: float) -> float:
    """The highest serum magnesium (mmol/L) within two days."""
    import numpy as np

    return float(np.max(INFUSION.simulate(np.linspace(0, 48, 481), settings)["S_now"]))
