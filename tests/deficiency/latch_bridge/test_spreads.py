"""The slope from calcium to force with all rates within a factor of two."""

from __future__ import annotations

import pytest

from electrolytes.deficiency.latch_bridge import numbers
from electrolytes.deficiency.latch_bridge.spreads import RATES, gained_percent
from electrolytes.model import default_of


def test_a_fifth_more_calcium_makes_a_sixth_to_half_more_force() -> None:
    """The defaults lie inside; the third power alone would give 73 %, so the slope cannot be steeper than that."""
    at_default = 100 * (numbers.percent_at("force", Ca_i=228) / numbers.percent_at("force", Ca_i=190) - 1)
    assert gained_percent("low") < at_default < gained_percent("high") < 100 * (1.2**3 - 1)
    assert gained_percent() == pytest.approx(at_default, abs=4)


def test_every_range_is_ours() -> None:
    for spread in RATES:
        assert not spread.published
        assert spread.low < default_of(spread.quantity) < spread.high
