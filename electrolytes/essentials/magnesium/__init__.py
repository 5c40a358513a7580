"""How much of a cell's ATP carries magnesium: the binding polynomial of MgATP."""

from electrolytes.essentials.magnesium.binding import MGATP

__all__ = ["MGATP"]
