"""What moves renin, angiotensin and aldosterone, and by how much: drugs, the loop's gain, and magnesium."""

from electrolytes.deficiency.hormones.loop import HORMONES, LOOP, MAGNESIUM

__all__ = ["HORMONES", "LOOP", "MAGNESIUM"]
