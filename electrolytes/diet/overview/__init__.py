"""Chapter 4 at a glance: from a day out of packets to a day of whole foods, and what blood makes of it."""

from electrolytes.diet.overview.two_days import TWO_DAYS, settled_with_kidneys

__all__ = ["TWO_DAYS", "settled_with_kidneys"]
