"""Calcium, magnesium, parathyroid hormone and calcitriol: the loop that holds calcium, and where magnesium cuts it."""

from electrolytes.deficiency.calcium.absorption import ABSORBED
from electrolytes.deficiency.calcium.course import COURSE
from electrolytes.deficiency.calcium.gland import GLAND
from electrolytes.deficiency.calcium.settled import SETTLED

__all__ = ["ABSORBED", "COURSE", "GLAND", "SETTLED"]
