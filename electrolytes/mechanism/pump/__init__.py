"""The sodium–potassium pump as a cycle of four states, driven by MgATP."""

from electrolytes.mechanism.pump.turnover import PUMP, backward, forward

__all__ = ["PUMP", "backward", "forward"]
