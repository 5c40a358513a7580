"""Numbers of the page chapters/deficiency/chain.md, each asked of the model."""

from __future__ import annotations

from electrolytes.deficiency.chain.links import CHAIN, S_normal
from electrolytes.model import default_of

LOW = 0.6
"""Serum magnesium (mmol/L) that the page calls low."""


def along(of: str, **settings: float) -> float:
    """A quantity of the settled chain, at the low magnesium that the page is about unless another is given."""
    return CHAIN.number(of, **{"S": LOW, **settings})


def against_normal(of: str, **settings: float) -> float:
    """By how many percent a quantity differs from that at normal serum magnesium, all switches alike."""
    return 100 * (along(of, **settings) / along(of, **{**settings, "S": default_of(S_normal)}) - 1)


def chain_calcium_lower_by(**settings: float) -> float:
    """By how many percent free calcium in blood is lower."""
    return 100 - along("calcium_blood", **settings)


def lower_by(of: str, **settings: float) -> float:
    """The same, counted downward."""
    return -against_normal(of, **settings)
