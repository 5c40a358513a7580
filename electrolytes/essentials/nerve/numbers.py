"""Numbers of the page chapters/essentials/nerve.md, each asked of the model."""

from __future__ import annotations

from typing import Any

from electrolytes.essentials.membrane.voltage import F
from electrolytes.essentials.nerve.axon import FIRING, IMPULSE, course, least, onset, width
from electrolytes.model import default_of


def _upstrokes(times: Any, voltage: Any) -> list[float]:
    """When the voltage rises through 50 mV."""
    import numpy as np

    up = np.flatnonzero((voltage[:-1] < 50) & (voltage[1:] >= 50))
    return [float(times[i] + (50 - voltage[i]) / (voltage[i + 1] - voltage[i]) * (times[i + 1] - times[i])) for i in up]


def peak(**settings: float) -> float:
    """Highest voltage (mV from rest) of the axon with two pulses."""
    return float(course(IMPULSE, 30, **settings)["v"].max())


def peak_lost_percent(**settings: float) -> float:
    """By how many percent of its height the impulse is lower."""
    return 100 * (1 - peak(**settings) / peak())


def threshold(**settings: float) -> float:
    """The weakest single pulse (µA/cm²) that makes an impulse."""
    until = default_of(onset) + settings.get("width", default_of(width)) + 12

    def fires(strength: float) -> bool:
        return bool(course(IMPULSE, until, pulse=strength, second=0.0, **settings)["v"].max() > 40)

    return least(fires, 0, 60)


def second_threshold(gap: float) -> float:
    """The weakest second pulse (µA/cm²), 1 ms wide, that makes another impulse so long (ms) after the first."""
    def fires(strength: float) -> bool:
        run = course(IMPULSE, 30, gap=gap, second=strength)
        return len(_upstrokes(run["t"], run["v"])) > 1

    return least(fires, 0, 200)


def threshold_charge(width: float) -> float:
    """The least charge (nC/cm²) that makes an impulse: weakest pulse times its width."""
    return width * threshold(width=width)


def sodium_for_one() -> float:
    """Sodium (pmol/cm²) that flows in during one impulse."""
    import numpy as np

    run = course(IMPULSE, 12)
    return float(-np.trapezoid(run["I_Na"] - run["I_Na"][0], run["t"])) * 1e-9 / default_of(F) * 1e12


def one_in_thousands(diameter_mm: float = 0.5) -> float:
    """Thousands of sodium ions in an axon (50 mM) for each that one impulse lets in."""
    held = 50e-6 * diameter_mm / 10 / 4 * 1e12  # pmol/cm²: 50 mM, volume over area of a cylinder in cm
    return held / sodium_for_one() / 1000


def firing_rate(current: float) -> float:
    """Impulses in a second under a steady current (µA/cm²), from the last two in 105 ms; 0 if they stop."""
    run = course(FIRING, 105, steady=current)
    when = _upstrokes(run["t"], run["v"])
    return 1000 / (when[-1] - when[-2]) if len(when) > 2 and when[-1] > 80 else 0.0
