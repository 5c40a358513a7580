"""Numbers of the page chapters/essentials/magnesium.md, each asked of the model."""

from __future__ import annotations

from electrolytes.essentials.magnesium.binding import MGATP


def bound_percent(**cell: float) -> float:
    """How many percent of the ATP carry magnesium."""
    return 100 * MGATP.number("fraction", **cell)


def potassium_factor(binding_set: float) -> float:
    """How many times more free magnesium half of the ATP needs, by one set, because potassium competes."""
    with_potassium, without = (MGATP.evaluate(binding_set=binding_set, **cell)["K_d"] for cell in ({}, {"K_i": 0.0}))
    return float(with_potassium / without)
