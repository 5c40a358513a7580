"""A live part that shows how sure a computed number is: draws, their interval, and what makes it wide."""

from electrolytes.live.doubt.doubt import Doubt
from electrolytes.live.doubt.question import Beside, Question

__all__ = ["Beside", "Doubt", "Question"]
