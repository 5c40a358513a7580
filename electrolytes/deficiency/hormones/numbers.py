"""Numbers of the page chapters/deficiency/hormones.md, each asked of the model."""

from __future__ import annotations

from electrolytes.deficiency.hormones.cascade import CASCADE
from electrolytes.deficiency.hormones.loop import AFTER, BEFORE, HORMONES, LITTLE_SALT, LOOP, MAGNESIUM, xi_Mg
from electrolytes.model import Quantity


def settled_percent(of: str, **settings: float) -> float:
    """A hormone once settled (percent of rest), with the loop as set."""
    return LOOP.number(of, **settings)


def with_drug(of: str, minutes: float = 480.0, **settings: float) -> float:
    """A quantity of the cascade some minutes after its settings have changed."""
    return float(HORMONES.simulate([0, minutes], settings)[of][-1])


def elasticity(of: str, to: str, **settings: float) -> float:
    """Percent change of one quantity of the settled cascade for one percent more of another."""
    return float(CASCADE.sensitivity(of, **settings).loc[to, "elasticity"])


def taken_back_percent(doubling: float = 2.0) -> float:
    """How many percent of the renin that was asked for the brake takes back."""
    return 100 - 100 * (settled_percent("renin_set", drive=doubling) - 100) / (100 * doubling - 100)


def men_percent(of: float) -> float:
    """By how many percent aldosterone (1) or renin activity (2) of the six men changed during the infusion."""
    return 100 * (AFTER[int(of)] / BEFORE[int(of)] - 1)


def slope_of_men() -> float:
    """How steeply their aldosterone fell (L/mmol), as the logarithm per mmol/L of serum magnesium."""
    from math import log

    return log(BEFORE[1] / AFTER[1]) / (AFTER[0] - BEFORE[0])


def slope_at_equal_renin() -> float:
    """The same, had their renin not risen: with what the cascade makes of that renin counted out (L/mmol)."""
    from math import log

    lift = elasticity("xi_at", "N_rs", feedback=0.0) * log(AFTER[2] / BEFORE[2])
    return slope_of_men() + lift / (AFTER[0] - BEFORE[0])


def hook_percent(serum: float) -> float:
    """By how many percent the book lets aldosterone secretion change at a serum magnesium (mmol/L)."""
    return 100 * MAGNESIUM.number(xi_Mg, S=serum) - 100


def renin_on_little_salt() -> float:
    """Renin (percent of rest) after eight hours of what 50 mmol of sodium a day make of sensor, nerves and pressure."""
    return with_drug("renin_rel", **_named(LITTLE_SALT))


def aldosterone_on_little_salt() -> float:
    """Aldosterone at the same time (percent of rest)."""
    return with_drug("aldo_rel", **_named(LITTLE_SALT))


def block_with_the_renin_of_little_salt() -> float:
    """The share of AT1 (percent) that a drug must block for the same renin."""
    from scipy.optimize import brentq

    wanted = renin_on_little_salt()
    return float(brentq(lambda share: with_drug("renin_rel", block_AT1=share) - wanted, 0, 95, xtol=1e-4))


def aldosterone_of_that_block() -> float:
    """Aldosterone under that block (percent of rest)."""
    return with_drug("aldo_rel", block_AT1=block_with_the_renin_of_little_salt())


def _named(settings: dict[Quantity, float]) -> dict[str, float]:
    return {quantity.name: value for quantity, value in settings.items()}
