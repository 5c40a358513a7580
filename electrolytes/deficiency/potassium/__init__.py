"""Potassium in the whole body, and what magnesium does to it in the kidney: where it settles, and how it gets there."""

from electrolytes.deficiency.potassium.course import COURSE
from electrolytes.deficiency.potassium.meal import MEAL
from electrolytes.deficiency.potassium.plug import PLUG
from electrolytes.deficiency.potassium.settled import SETTLED
from electrolytes.deficiency.potassium.sodium import TIE

__all__ = ["COURSE", "MEAL", "PLUG", "SETTLED", "TIE"]
