"""Magnesium's hooks: what they were fitted to, what they take from the pump's page, and what they do to calcium."""

from __future__ import annotations

import pytest

from electrolytes.deficiency.smooth_muscle.cell import MUSCLE
from electrolytes.deficiency.smooth_muscle.magnesium import MAGNESIUM_MUSCLE
from electrolytes.deficiency.smooth_muscle.rest import (
    MAGNESIUM_SETTLED,
    SETTLED,
    answer,
    current_gained_percent,
    gained_by_magnesium,
    pump_lost_percent,
    through_the_channel_percent,
    times_more,
    with_magnesium,
)
from electrolytes.mechanism.pump.magnesium_limit import loss_percent


def current(**magnesium: float) -> float:
    return 1 + current_gained_percent(**magnesium) / 100


def test_at_normal_magnesium_nothing_is_hooked_on() -> None:
    at = MAGNESIUM_MUSCLE.evaluate(t=0)
    assert float(at["pump_factor"]) == pytest.approx(1, rel=1e-12)
    assert float(at["L_factor"]) == pytest.approx(1, rel=1e-12)
    assert MAGNESIUM_SETTLED.evaluate()["calcium"] == pytest.approx(SETTLED.evaluate()["calcium"], rel=1e-9)
    plain, hooked = (model.simulate([0, 60], pumping=50, method="BDF") for model in (MUSCLE, MAGNESIUM_MUSCLE))
    assert hooked["calcium"][-1] == pytest.approx(plain["calcium"][-1], rel=1e-5)


def test_block_from_inside_fits_heart_cells() -> None:
    """−64 ± 2.8 % from 0.2 to 1.8 mM (Wang 2004), and +36 % for halved magnesium."""
    assert current(Mg_i=1.8) / current(Mg_i=0.2) == pytest.approx(0.36, abs=0.028)
    assert current_gained_percent(Mg_i=0.4) == pytest.approx(36.4, abs=0.1)


def test_weak_block_fits_channels_without_phosphate() -> None:
    """−25 ± 3.4 % from 0.2 to 1.8 mM."""
    assert current(Mg_i=1.8, K_inner=4.6) / current(Mg_i=0.2, K_inner=4.6) == pytest.approx(0.75, abs=0.005)


def test_block_from_outside_fits_heart_cells() -> None:
    """−45 % from 1.2 to 9.6 mM; about +6 % for 1.2 to 0.6 mM."""
    assert current(Mg_o=9.6) / current(Mg_o=1.2) == pytest.approx(0.55, abs=0.005)
    assert current(Mg_o=0.6) / current(Mg_o=1.2) == pytest.approx(1.06, abs=0.005)


@pytest.mark.parametrize("account", [0, 1, 2])
def test_the_pump_follows_the_accounts_of_its_own_page(account: int) -> None:
    assert pump_lost_percent(Mg_i=0.4, account=account) == pytest.approx(loss_percent(account, after=0.4), rel=1e-9)
    assert pump_lost_percent(Mg_i=0.4, account=3) == 0


def test_less_magnesium_inside_lets_more_calcium_in() -> None:
    by_channel = gained_by_magnesium(Mg_i=0.4, account=3)
    by_pump = gained_by_magnesium(Mg_i=0.4, inner=0)
    around = gained_by_magnesium(Mg_o=0.3)
    assert by_channel > 5 * around > 20 * by_pump > 0


def test_every_step_down_raises_calcium() -> None:
    for name, steps in (("Mg_i", (2.4, 1.6, 0.8, 0.4, 0.2)), ("Mg_o", (2.5, 1.2, 0.6, 0.3, 0.1))):
        levels = [with_magnesium("calcium", **{name: step}) for step in steps]
        assert levels == sorted(levels)


def test_with_tone_the_channel_counts_more_than_the_pump() -> None:
    assert times_more(5) == pytest.approx(1, abs=0.1)
    assert 4 < times_more(25) < 5
    assert answer("opening") > 0 > answer("pumping")
    assert through_the_channel_percent() < 40 < 70 < through_the_channel_percent(K_o=25)
