"""Where serum magnesium settles: what is absorbed in a day against what the kidney lets go."""

from electrolytes.diet.balance.serum import BALANCE

__all__ = ["BALANCE"]
