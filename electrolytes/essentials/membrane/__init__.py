"""Ions and voltage: what pushes an ion through a membrane, and the voltage at which a membrane comes to rest."""

from electrolytes.essentials.membrane.voltage import HELD, MEMBRANE, V_m

__all__ = ["HELD", "MEMBRANE", "V_m"]
