"""The tubule: what a nephron takes back of sodium, potassium, calcium and magnesium, and where."""

from electrolytes.deficiency.tubule.along import ALONG
from electrolytes.deficiency.tubule.nephron import NEPHRON

__all__ = ["ALONG", "NEPHRON"]
