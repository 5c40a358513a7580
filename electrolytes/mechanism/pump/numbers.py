"""Numbers of the page chapters/mechanism/pump.md, each asked of the model."""

from __future__ import annotations

import math

from electrolytes.essentials.magnesium.binding import MgATP
from electrolytes.mechanism.pump.turnover import (
    G_ATP_0,
    PUMP,
    RT,
    A_pump,
    D_e,
    K_e,
    Ke_r,
    MgADP,
    Na_i,
    half_saturation,
    m,
    v_pump,
)


def half_saturating_potassium() -> float:
    """Potassium outside (mM) at which the pump turns half as fast as it can."""
    return half_saturation(K_e)


def half_saturating_MgATP() -> float:
    """MgATP (mM) at which the pump turns half as fast as it can."""
    return half_saturation(MgATP)


def sodium_to_make_up(loss: float) -> float:
    """The sodium (mM) at which a cell that lost ``loss`` percent of its pumping pumps as much as it did at rest.

    At rest the pump balances a leak; if the leak stays as it is, this is where sodium settles.
    """
    from scipy.optimize import brentq

    turnover = PUMP.function({"v": v_pump}, inputs=[Na_i])
    needed = turnover(Na_i.default)[0] / (1 - loss / 100)
    return float(brentq(lambda sodium: turnover(sodium)[0] - needed, 1.0, 1e4, xtol=1e-12))


def percent_in_state(state: float, **cell: float) -> float:
    """How many percent of the pumps are in a state (1 to 4)."""
    return 100 * PUMP.number(f"p_{state:.0f}", **cell)


def percent_of_closed_with_MgATP() -> float:
    """How many percent of the resting pumps that are closed around potassium hold MgATP."""
    at = PUMP.evaluate()
    return 100 * float(at[m] / (1 + at[m]))


def percent_of_open_with_potassium() -> float:
    """How many percent of the resting pumps that are open to the outside hold two potassium ions."""
    at = PUMP.evaluate()
    return 100 * float(at[Ke_r] ** 2 / at[D_e])


def gain_percent(**cell: float) -> float:
    """By how many percent the pump turns faster than at rest."""
    return 100 * (PUMP.number("v_pump", **cell) / PUMP.number("v_pump") - 1)


def loss_percent(**cell: float) -> float:
    """By how many percent the pump turns slower than at rest."""
    return -gain_percent(**cell)


def stalling_ratio() -> float:
    """The ratio MgATP : MgADP at which the resting pump stands still, all else unchanged."""
    at = PUMP.evaluate()
    return float(at[MgATP] / at[MgADP]) / math.exp(float(at[A_pump] / at[RT]))


def standard_payment(pH: float) -> float:
    """What splitting one MgATP pays (kJ/mol) at a given pH with all other species at 1 M."""
    at = PUMP.evaluate()
    return -float(at[G_ATP_0]) + float(at[RT]) * math.log(10) * pH


def MgATP_for(turnover: float, **cell: float) -> float:
    """The MgATP (mM) at which the pump of a given cell turns ``turnover`` times a second."""
    from scipy.optimize import brentq

    return float(brentq(lambda MgATP: PUMP.evaluate(MgATP=MgATP, **cell)["v_pump"] - turnover, 1e-4, 20))
