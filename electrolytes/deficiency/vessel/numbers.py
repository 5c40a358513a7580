"""Numbers of the page chapters/deficiency/vessel.md, each asked of the model."""

from __future__ import annotations

from electrolytes.deficiency.vessel.wall import MYOGENIC, VESSEL, most_held, wall_alone


def artery_at(of: str, **settings: float) -> float:
    """A quantity of the vessel in balance."""
    return VESSEL.number(of, **settings)


def myogenic_at(of: str, **settings: float) -> float:
    """A quantity of the vessel that answers to pressure."""
    return MYOGENIC.number(of, **settings)


def more_resistance_percent(**settings: float) -> float:
    """By how many percent resistance is higher than at 190 nM and 4 kPa."""
    return 100 * (artery_at("resistance", **settings) - 1)


def elasticity(**settings: float) -> float:
    """By how many percent resistance rises with one percent more calcium."""
    import math

    Ca = settings.pop("Ca_i", 190.0)
    up, down = (artery_at("resistance", Ca_i=Ca * factor, **settings) for factor in (1.001, 0.999))
    return math.log(up / down) / math.log(1.001 / 0.999)


def calcium_for(resistance: float, P_T: float = 4.0) -> float:
    """The calcium (nM) at which the artery has a resistance (times normal)."""
    from scipy.optimize import brentq

    return float(brentq(lambda Ca: artery_at("resistance", Ca_i=Ca, P_T=P_T) - resistance, 20, 1000))


def narrowing_per_nM() -> float:
    """By how many percent of its diameter the artery narrows with one more nM of calcium, at normal tone."""
    less, more = (artery_at("diameter", Ca_i=calcium) for calcium in (189.5, 190.5))
    return 100 * (less - more) / artery_at("diameter")


def narrower_percent(**settings: float) -> float:
    """By how many percent the artery is narrower than at 190 nM and 4 kPa."""
    return 100 * (1 - artery_at("diameter", **settings) / artery_at("diameter"))


def tone_percent() -> float:
    """By how many percent the artery with normal tone is narrower than the relaxed one."""
    return 100 * (1 - artery_at("diameter") / artery_at("diameter", Ca_i=0.0))


def myogenic_flow(**settings: float) -> float:
    """Flow (times normal) through the artery that answers, if what drives it rises with the pressure inside."""
    at = MYOGENIC.evaluate(**settings)
    return float(at["flow"] * at["P_T"] / at["P_ref"]) / 100


def published_limit(P_T: float = 4.0) -> float:
    """The calcium (nM) below which the published wall, without collagen, has no balance."""
    from scipy.optimize import brentq

    return float(brentq(lambda Ca: most_held(Ca) - P_T, 60, 190))


def published_limit_radius() -> float:
    """The radius (µm) at which the published wall holds the most at that calcium."""
    at = wall_alone(published_limit(), sigma_0=0.0)
    return float(at["r"][at["P_wall"].argmax()])
