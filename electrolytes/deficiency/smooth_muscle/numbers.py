"""Numbers of the page chapters/deficiency/smooth_muscle.md, each asked of the model."""

from __future__ import annotations

from electrolytes.deficiency.smooth_muscle.cell import MUSCLE
from electrolytes.deficiency.smooth_muscle.channels import Ca_o
from electrolytes.deficiency.smooth_muscle.quantities import Ca_i
from electrolytes.model import default_of


def after(minutes: float, of: str, **settings: float) -> float:
    """A quantity of the cell some minutes after its settings changed, from the published rest state."""
    return float(MUSCLE.simulate([0, max(minutes, 1e-6)], settings, method="BDF")[of][-1])


def gained(minutes: float, of: str, **settings: float) -> float:
    """By how much a quantity differs from that of an unchanged cell, as many minutes later."""
    return after(minutes, of, **settings) - after(minutes, of)


def thousands_of_times() -> float:
    """How many thousand times more free calcium there is outside the resting cell than inside."""
    return default_of(Ca_o) / default_of(Ca_i) / 1000


def gained_without_exchanger(minutes: float, **settings: float) -> float:
    """The same for cells without an exchanger, changed and unchanged: calcium gained (nM)."""
    return after(minutes, "calcium", exchanger=0, **settings) - after(minutes, "calcium", exchanger=0)


def through_the_exchanger_percent(minutes: float, **settings: float) -> float:
    """How much (percent) of the rise of calcium is gone when the exchanger is taken out."""
    return 100 * (1 - gained_without_exchanger(minutes, **settings) / gained(minutes, "calcium", **settings))


def peak_uM(minutes: float, **settings: float) -> float:
    """Highest calcium (µM) within some minutes after a change, looked at every second."""
    import numpy as np

    times = np.linspace(0, minutes, round(60 * minutes) + 1)
    return float(MUSCLE.simulate(times, settings, method="BDF", rtol=1e-6)["calcium"].max()) / 1000
