"""The muscle cell's figures stay physical at the ends of their sliders."""

from __future__ import annotations

import itertools
import math

import pytest

from electrolytes.deficiency.smooth_muscle.magnesium import MAGNESIUM_MUSCLE
from electrolytes.deficiency.smooth_muscle.rest import MAGNESIUM_TONED


def test_every_corner_of_the_magnesium_figure_is_physical() -> None:
    ends: dict[str, tuple[float, ...]] = {
        "Mg_i": (0.2, 2.4), "Mg_o": (0.1, 2.5), "account": (0, 2), "inner": (0, 1), "K_o": (3, 40), "K_inner": (0.5, 6),
    }
    for corner in itertools.product(*ends.values()):
        at = MAGNESIUM_TONED.evaluate(**dict(zip(ends, corner, strict=True)))
        assert 20 < float(at["calcium"]) < 2000, corner
        assert -100 < float(at["V"]) < 0, corner


@pytest.mark.parametrize("corner", [
    {"pumping": 20.0, "opening": 150.0, "K_o": 40.0, "Mg_i": 0.2},
    {"pumping": 20.0, "opening": 25.0, "K_o": 3.0, "Mg_i": 2.4, "exchanger": 0.0},
    {"pumping": 150.0, "opening": 150.0, "K_o": 3.0, "NE": 3.0},
    {"pumping": 20.0, "K_o": 40.0, "NE": 3.0, "NO": 1000.0, "exchanger": 0.0},
    {"pumping": 20.0, "opening": 150.0, "K_o": 40.0, "Mg_i": 0.2, "NE": 3.0, "exchanger": 0.0},
])
def test_every_course_arrives(corner: dict[str, float]) -> None:
    run = MAGNESIUM_MUSCLE.simulate([0, 1, 60], corner, method="BDF", rtol=1e-5)
    for name in ("calcium", "Na_i", "K_i", "Cl_i", "V", "Ca_u"):
        assert math.isfinite(run[name][-1]), name
    assert run["Na_i"].max() < 80
    assert run["K_i"].min() > 20
