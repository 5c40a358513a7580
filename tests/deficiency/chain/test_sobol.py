"""Sobol's indices: those of a case that can be worked out on paper, and the audit's."""

from __future__ import annotations

import numpy as np
import pytest
from sympy import pi, sin

from electrolytes.deficiency.chain.sobol import indices, shared_out
from electrolytes.deficiency.chain.spreads import SUPPLEMENT
from electrolytes.model import Model, Quantity
from electrolytes.model.uncertain import Spread, Uncertain

ANGLES = [Quantity(f"x{i}", f"x_{i}", default=0.0, source="modelling choice") for i in (1, 2, 3)]
wave = Quantity("wave", "f")


def test_ishigamis_function_has_the_indices_of_theory() -> None:
    """Ishigami and Homma's test function, a = 7 and b = 0.1, whose variance can be split by integrals."""
    x, y, z = ANGLES
    model = Model("Ishigami", inputs=ANGLES, outputs={wave: sin(x) + 7 * sin(y) ** 2 + 0.1 * z**4 * sin(x)})
    spreads = tuple(Spread(angle, "even", -float(pi), float(pi), "") for angle in ANGLES)
    found = indices(Uncertain(model, wave, spreads, {}))
    a, b, p = 7.0, 0.1, np.pi
    first, second, mixed = (1 + b * p**4 / 5) ** 2 / 2, a**2 / 8, 8 * b**2 * p**8 / 225
    whole = first + second + mixed
    assert found["S1"] == pytest.approx([first / whole, second / whole, 0], abs=0.03)
    assert found["ST"] == pytest.approx([(first + mixed) / whole, second / whole, mixed / whole], abs=0.03)


def test_the_kidneys_vessels_make_most_of_the_variance() -> None:
    found = indices(SUPPLEMENT)
    names = [spread.quantity.name for spread in SUPPLEMENT.spreads]
    assert names[int(np.argmax(found["ST"]))] == "share"
    assert 0.6 < found["S1"].sum() < 1
    assert found["ST"].sum() > 1
    assert shared_out().index[0] == "Kidney's vessels take part"
