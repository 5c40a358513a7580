"""Two sodiums, one magnesium: what a change of magnesium does to sodium in the cell, and not to sodium in the blood."""

from electrolytes.preface.sodiums import TWO_SODIUMS

__all__ = ["TWO_SODIUMS"]
