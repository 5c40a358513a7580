"""From squeeze to resistance and stiffness: a small artery whose wall pulls itself together."""

from electrolytes.deficiency.latch_bridge.bridge import Ca_i
from electrolytes.deficiency.vessel.numbers import artery_at
from electrolytes.deficiency.vessel.wall import MYOGENIC, VESSEL, wall_alone

__all__ = ["MYOGENIC", "VESSEL", "Ca_i", "artery_at", "wall_alone"]
