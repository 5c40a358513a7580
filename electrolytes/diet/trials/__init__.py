"""What trials of sodium, potassium and magnesium find on blood pressure, with their intervals."""

from electrolytes.diet.trials.effects import FOREST, trials

__all__ = ["FOREST", "trials"]
