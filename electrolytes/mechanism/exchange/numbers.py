"""Numbers of the page chapters/mechanism/exchange.md, each asked of the model."""

from __future__ import annotations

from electrolytes.mechanism.exchange.exchanger import EXCHANGE, I_NCX, Ca_i, Ca_o


def calcium_ratio_thousands() -> float:
    """How many thousand times more concentrated calcium is outside than inside the resting cell."""
    at = EXCHANGE.evaluate()
    return float(at[Ca_o] / at[Ca_i]) / 1000


def more_after_a_squeeze() -> float:
    """How many times its resting current the exchanger runs at −50 mV and 500 nM of calcium."""
    return float(EXCHANGE.evaluate(V_m=-50, Ca_nM=500)[I_NCX] / EXCHANGE.evaluate()[I_NCX])
