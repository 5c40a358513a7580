"""Numbers of the page chapters/index.md, each asked of the model."""

from __future__ import annotations

from electrolytes.mechanism.pump.turnover import Na_e
from electrolytes.preface.sodiums import SALT, TWO_SODIUMS, W_body, W_cells, cell_water, strength, taken_up


def water_to_reach(sodium: float) -> float:
    """The water (L) that, gained and not passed, brings healthy sodium in the blood to ``sodium`` (mM)."""
    at = TWO_SODIUMS.evaluate()
    return float(at[W_body]) * (float(at[Na_e]) / sodium - 1)


def slowing(**cell: float) -> float:
    """By how many percent the pump is slower at the same sodium."""
    return 100 - TWO_SODIUMS.number(strength, **cell)


def gain(**cell: float) -> float:
    """By how many percent the pump is faster at the same sodium."""
    return -slowing(**cell)


def swelling(**cell: float) -> float:
    """By how many percent the water inside cells has grown."""
    at = TWO_SODIUMS.evaluate(**cell)
    return 100 * (float(at[cell_water]) / float(at[W_cells]) - 1)


def water_lost_at(sodium: float) -> float:
    """The water (L) whose loss brings sodium in the blood up to ``sodium`` (mM)."""
    return -water_to_reach(sodium)


def salt_taken_up(**cell: float) -> float:
    """The table salt (g) that holds as much sodium as all cells together have taken up."""
    return SALT * TWO_SODIUMS.number(taken_up, **cell) / 1000
