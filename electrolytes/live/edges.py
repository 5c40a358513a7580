"""Marks that stay in the picture when the model leaves it: held at the edge, with the value written out."""

from __future__ import annotations

from sympy import Expr, Max, Min

from electrolytes.live import Choice, Sentence


def held(value: Expr, low: float, high: float) -> Expr:
    """The value where it is on the axis, the nearer edge where it is not."""
    return Max(low, Min(high, value))


def beyond(value: Expr, low: float, high: float, unit: str = "") -> Sentence:
    """Nothing (a space) while the value is on the axis; beyond it, an arrow and the value."""
    return Sentence(
        "{off}",
        off=Choice(
            (value > high, Sentence(f"↑ {{v:.0f}}{unit}", v=value)),
            (value < low, Sentence(f"↓ {{v:.0f}}{unit}", v=value)),
            "\u00a0",
        ),
    )
