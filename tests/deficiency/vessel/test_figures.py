"""The artery stays in its picture."""

from electrolytes.deficiency.vessel.diagram import ROUND, SCALE, TOP
from electrolytes.deficiency.vessel.wall import VESSEL


def test_the_widest_artery_fits_its_picture() -> None:
    widest = VESSEL.evaluate(Ca_i=50, P_T=12, k_7=10, sigma_0=1.5)
    room = min(ROUND[0], ROUND[1], TOP - ROUND[1])
    assert float(widest["r"] + widest["h"]) * SCALE < room
