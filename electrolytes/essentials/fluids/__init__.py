"""Water follows sodium: the body's water in two compartments, inside and outside the cells."""

from electrolytes.essentials.fluids.compartments import BALANCE, BODY, RACE

__all__ = ["BALANCE", "BODY", "RACE"]
