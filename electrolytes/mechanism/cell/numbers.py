"""Numbers of the page chapters/mechanism/cell.md, each asked of the model."""

from __future__ import annotations

from typing import Any

from electrolytes.mechanism.cell.pump_leak import CELL, N_K, N_Na, V, carried, charge, p, r_0, w
from electrolytes.model import default_of


def after(minutes: float, of: str, **settings: float) -> float:
    """A quantity of the cell some minutes after its settings changed."""
    return float(CELL.simulate([0, minutes], settings)[of][-1])


def at_rest(of: str, **settings: float) -> float:
    """A quantity of the cell once it has settled."""
    return float(CELL.steady_state(**settings)[of])


def first_second_mV() -> float:
    """By how much the voltage falls in the first second without the pump (mV)."""
    return after(1 / 60, "V", pumping=0) - default_of(V)


def sodium_renewed_seconds() -> float:
    """In how many seconds as much sodium passes through the resting cell as it holds."""
    at = CELL.evaluate()
    return 60 * default_of(N_Na) / float(3 * at[p] * at[carried])


def potassium_renewed_minutes() -> float:
    """In how many minutes as much potassium passes through the resting cell as it holds."""
    at = CELL.evaluate()
    return default_of(N_K) / float(2 * at[p] * at[carried])


def full_after_minutes(**settings: float) -> float:
    """After how many minutes the cell has filled its membrane."""
    course = CELL.simulate(range(181), settings)
    return _crossing(course["t"], course["radius"] - default_of(r_0))


def sodium_passes_potassium_minutes(**settings: float) -> float:
    """After how many minutes the cell holds more sodium than potassium."""
    course = CELL.simulate(range(181), settings)
    return _crossing(course["t"], course["Na_i"] - course["K_i"])


def sodium_gradient_mV(minutes: float) -> float:
    """How strongly sodium is driven into a cell (mV), some minutes after its pump has stopped."""
    course = CELL.simulate([0, max(minutes, 1e-6)], pumping=0)
    return float(course["E_Na"][-1] - course["V"][-1]) if minutes else float(course["E_Na"][0] - course["V"][0])


def _crossing(times: Any, rising: Any) -> float:
    """Where a rising course passes zero."""
    import numpy as np

    return float(np.interp(0.0, rising, times))


def negative_charge_uM() -> float:
    """The negative charge on the inside of the membrane, as a concentration in the cell (µM)."""
    at = CELL.evaluate()
    return -1000 * float(at[charge] / at[w])


def gained_percent(**settings: float) -> float:
    """By how many percent the settled cell is larger than at rest."""
    return at_rest("swelling", **settings) - 100


def least_pumping_percent() -> float:
    """The share of its normal pumping (percent) at which the cell settles just at its full size."""
    from scipy.optimize import brentq

    return float(brentq(lambda share: at_rest("radius", pumping=share) - default_of(r_0), 2, 50, xtol=1e-9))
