"""Numbers that the page on the tubule tells, out of its models."""

from __future__ import annotations

from electrolytes.deficiency.tubule.first_stretch import Mg_b
from electrolytes.deficiency.tubule.nephron import NEPHRON
from electrolytes.deficiency.tubule.thick_limb import p_Mg
from electrolytes.model import default_of


def _flow(of: str, place: str, **settings: float) -> float:
    return float(NEPHRON.evaluate(**settings)[f"F_{of}_{place}"])


def share(of: str = "Mg", at: str = "d", **settings: float) -> float:
    """Percent of the filtered load of an ion that is left at a place (p, t, m, c or d; see ``first_stretch``)."""
    return 100 * _flow(of, at, **settings) / _flow(of, "f", **settings)


def taken(of: str, before: str, after: str, **settings: float) -> float:
    """Percent of the filtered load of an ion that a stretch takes back."""
    return share(of, before, **settings) - share(of, after, **settings)


def times(of: str = "Mg", **settings: float) -> float:
    """How many times as much (of an ion's filtered share) leaves the distal tubule as at rest."""
    return share(of, "d", **settings) / share(of)


def without_voltage(**settings: float) -> float:
    """Percent of the filtered magnesium that would leave the cortical limb if its lumen stood at 0 mV throughout."""
    from math import exp

    at = NEPHRON.evaluate(**settings)
    blood = settings.get("Mg_b", default_of(Mg_b))
    ease = default_of(p_Mg) * float(at["doors"] * at["slow"])
    end = blood + (float(at["Mg_c"]) - blood) * exp(-ease)
    return 100 * end * float(at["Q"]) / float(at["F_Mg_f"])


def rounds_of_potassium() -> float:
    """How often each potassium ion that reaches the thick limb would go round if NKCC2 took up all of its sodium."""
    return (_flow("Na", "t") - _flow("Na", "c")) / _flow("K", "t")


def channels_for(leaving: float, **settings: float) -> float:
    """At which share of TRPM6 channels (percent) so many percent of the filtered magnesium leave."""
    from scipy.optimize import brentq

    return float(brentq(lambda share_left: share("Mg", "d", trpm6=share_left, **settings) - leaving, 2, 200))


def blood_in_balance(**settings: float) -> float:
    """Magnesium in blood (mM) at which a changed tubule loses as much in an hour as the healthy one at 0.48 mM."""
    from scipy.optimize import brentq

    usual = _flow("Mg", "d")
    return float(brentq(lambda blood: _flow("Mg", "d", Mg_b=blood, **settings) - usual, 0.01, 0.9))


def percent_error(of: str, at: str, published: float, **settings: float) -> float:
    """By how many percent the small model's share lies above the published one."""
    return 100 * (share(of, at, **settings) / published - 1)


def taken_before_the_loop(of: str = "Mg") -> float:
    """Percent of the filtered load of an ion that the proximal tubule takes back."""
    return 100 - share(of, "p")


def off(of: str, at: str, published: float, **settings: float) -> float:
    """By how many percent the small model's share falls short of the published one."""
    return -percent_error(of, at, published, **settings)


def wrong(of: str, at: str, published: float, **settings: float) -> float:
    """By how many percent the small model's share differs from the published one."""
    return abs(percent_error(of, at, published, **settings))


def more_fluid(**settings: float) -> float:
    """By how many percent more fluid enters the thick limb than at rest."""
    return 100 * (float(NEPHRON.evaluate(**settings)["Q"]) / float(NEPHRON.evaluate()["Q"]) - 1)


def grown(**settings: float) -> float:
    """How many times its length the distal tubule needs so that no more magnesium leaves than at rest."""
    from scipy.optimize import brentq

    usual = share()
    return float(brentq(lambda times_long: share("Mg", "d", length=100 * times_long, **settings) - usual, 1, 2))


def spared(**settings: float) -> float:
    """How many percent less fluid must enter the loop so that no more magnesium leaves than at rest."""
    from scipy.optimize import brentq

    usual = share()
    return float(brentq(lambda less: share("Mg", "d", flow=100 - less, **settings) - usual, 0, 49))
