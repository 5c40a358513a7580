"""Numbers of the page chapters/deficiency/latch_bridge.md, each asked of the model."""

from __future__ import annotations

from electrolytes.deficiency.latch_bridge.bridge import CALCIUM_FORCE, LATCH_STEADY, during, k_3, k_4
from electrolytes.model import default_of


def percent_during(seconds: float, of: str, **settings: float) -> float:
    """A share of the bridges some seconds after the stimulus has begun, in percent."""
    return 100 * during(seconds, of, **settings)


def risen_percent(of: str, before: float = 5.0, after: float = 60.0) -> float:
    """By how many percent a quantity has changed from one moment (s) to another."""
    return 100 * (during(after, of) / during(before, of) - 1)


def percent(of: str, **settings: float) -> float:
    """A share of the resting bridges, in percent."""
    return 100 * LATCH_STEADY.number(of, **settings)


def percent_at(of: str, **settings: float) -> float:
    """A share of the bridges at a given calcium, in percent."""
    return 100 * CALCIUM_FORCE.number(of, **settings)


def kinase_for(force: float, k_7: float = 0.01) -> float:
    """The rate of the kinase (1/s) that holds a force."""
    from scipy.optimize import brentq

    return float(brentq(lambda on: LATCH_STEADY.number("force", k_1=on, k_7=k_7) - force, 1e-6, 1e4,
                        xtol=1e-12))


def price(force: float, k_7: float = 0.01) -> float:
    """ATP (1/s, for a hundred bridges) that it costs to hold a force."""
    return 100 * LATCH_STEADY.number("ATP_use", k_1=kinase_for(force, k_7), k_7=k_7)


def phosphate_for(force: float, k_7: float = 0.01) -> float:
    """The share of bridges (percent) that carry a phosphate while a force is held."""
    return percent("phosphorylation", k_1=kinase_for(force, k_7), k_7=k_7)


def times_dearer(force: float, k_7: float = 10.0) -> float:
    """How many times as much ATP a force costs with another latch."""
    return price(force, k_7) / price(force)


def seconds_for_an_ATP(**settings: float) -> float:
    """For how long (s) one attached bridge holds on one ATP."""
    return 1 / LATCH_STEADY.number("cost", **settings)


def phosphate_share_percent() -> float:
    """How much of the ATP (percent) goes into phosphates in the muscle at rest, by the model's own flows."""
    at = LATCH_STEADY.evaluate()
    return 100 * float(at["J_phos"] / at["ATP_use"])


def half_force_calcium() -> float:
    """Calcium (nM) at which the vessel's bridges make half of the most force they can."""
    from scipy.optimize import brentq

    most = default_of(k_3) / (default_of(k_3) + default_of(k_4))
    return float(brentq(lambda Ca: CALCIUM_FORCE.number("force", Ca_i=Ca) - most / 2, 10, 2000))
