"""From calcium to force: the cross-bridges of smooth muscle, which may let go of their phosphate and still hold on."""

from electrolytes.deficiency.latch_bridge.bridge import (
    AM,
    CALCIUM_FORCE,
    LATCH,
    STATES,
    AMp,
    M,
    Mp,
    k_1,
    k_2,
    k_3,
    k_4,
    k_5,
    k_7,
    ring,
)
from electrolytes.deficiency.latch_bridge.numbers import price

__all__ = [
    "AM",
    "CALCIUM_FORCE",
    "LATCH",
    "STATES",
    "AMp",
    "M",
    "Mp",
    "k_1",
    "k_2",
    "k_3",
    "k_4",
    "k_5",
    "k_7",
    "price",
    "ring",
]
