"""Chapter 1 at a glance: five ions, outside and inside a cell."""

from electrolytes.essentials.overview.sides import OVERVIEW

__all__ = ["OVERVIEW"]
