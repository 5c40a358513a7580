"""The whole chain, from magnesium in the blood to blood pressure, through the models of the pages before."""

from electrolytes.deficiency.chain.links import CHAIN, COUPLINGS

__all__ = ["CHAIN", "COUPLINGS"]
