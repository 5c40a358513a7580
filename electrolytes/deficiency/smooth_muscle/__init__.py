"""The smooth-muscle cell of a small artery, whole: 27 states after Kapela, Bezerianos & Tsoukias (2008)."""

from electrolytes.deficiency.smooth_muscle.cell import MUSCLE

__all__ = ["MUSCLE"]
