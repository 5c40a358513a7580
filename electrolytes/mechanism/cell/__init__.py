"""A cell that stays the same only because it pumps: the pump–leak model with volume."""

from electrolytes.mechanism.cell.pump_leak import CELL, FLOWS, J_K, J_Cl, J_Na

__all__ = ["CELL", "FLOWS", "J_K", "J_Cl", "J_Na"]
