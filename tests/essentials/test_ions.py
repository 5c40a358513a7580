"""Laboratory units: one amount, whatever it is reported in."""

from __future__ import annotations

import pytest

from electrolytes.essentials.ions import laboratory_units
from electrolytes.model import ModelError


@pytest.mark.parametrize(
    ("ion", "unit", "factor"),
    [
        ("magnesium", "mEq/L", 2.0),  # 1 mmol Mg = 2 mEq = 24.305 mg
        ("magnesium", "mg/dL", 2.4305),
        ("calcium", "mg/dL", 4.0078),
        ("sodium", "mEq/L", 1.0),
        ("chloride", "mEq/L", 1.0),
    ],
)
def test_factors(ion: str, unit: str, factor: float) -> None:
    assert {u.name: u.factor for u in laboratory_units(ion)}[unit] == pytest.approx(factor)


def test_unknown_ion() -> None:
    with pytest.raises(ModelError, match="magnesium"):
        laboratory_units("iron")
