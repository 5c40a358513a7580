"""Blood pressure over minutes to weeks: circulation, kidney, hormones and water joined into one closed loop."""

from electrolytes.deficiency.pressure.regulation import PRESSURE, SETTLED

__all__ = ["PRESSURE", "SETTLED"]
