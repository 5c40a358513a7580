"""The chain's numbers with all that is not known about them, and which of it matters most."""

from __future__ import annotations

import numpy as np
import pytest

from electrolytes.deficiency.chain.audit import AUDIT, mean_in_trials
from electrolytes.deficiency.chain.doubt_figure import how_sure
from electrolytes.deficiency.chain.links import CHAIN
from electrolytes.deficiency.chain.spreads import (
    ASKED,
    GAINS,
    LACK,
    MEASURED_RISE,
    PREDICTED,
    SUPPLEMENT,
    drawn,
    if_known,
    within_trials,
)
from electrolytes.model import default_of


def test_every_gain_of_the_audit_has_a_spread_that_holds_its_default() -> None:
    spreads = {spread.quantity.name: spread for spread in GAINS}
    left = {"food", "supplement", "timing", "times"}
    assert spreads.keys() == {quantity.name for quantity in AUDIT.inputs} - left
    for spread in spreads.values():
        assert spread.low <= default_of(spread.quantity) <= spread.high, spread.quantity.name
        assert spread.why


def test_the_rise_is_drawn_from_what_trials_measured() -> None:
    assert PREDICTED * np.array([MEASURED_RISE.low, MEASURED_RISE.high]) == pytest.approx([0.03, 0.07])
    assert MEASURED_RISE.published and not GAINS[0].published


def test_all_that_is_not_known_makes_the_fall_a_fifth_to_two_mmHg() -> None:
    assert drawn("supplement", "low") == pytest.approx(0.22, abs=0.03)
    assert drawn("supplement") == pytest.approx(0.68, abs=0.03)
    assert drawn("supplement", "high") == pytest.approx(1.85, abs=0.1)
    assert drawn("supplement", "high") > mean_in_trials("high")
    assert 50 < within_trials() < 60
    assert drawn("own", "high") < mean_in_trials("high")


def test_the_numbers_that_explain_all_are_rare_draws() -> None:
    values = SUPPLEMENT.draws()
    assert np.mean(values >= mean_in_trials()) < 0.05


def test_a_lack_of_magnesium_raises_pressure_by_one_to_ten_mmHg() -> None:
    assert drawn("lack", "low") == pytest.approx(1.3, abs=0.15)
    assert drawn("lack", "high") == pytest.approx(9.5, abs=0.4)


@pytest.mark.parametrize("name", ["tone_power", "vessel_power", "kidney_power", "hormone_power"])
def test_how_strongly_a_link_answers_leaves_the_healthy_state_alone(name: str) -> None:
    switches = {"share": 100.0, "by_hormone": 1, "by_salt": 1}
    usual, low = (CHAIN.number("change", S=S, **switches) for S in (0.85, 0.6))
    assert CHAIN.number("change", S=0.85, **switches, **{name: 0.5}) == pytest.approx(usual, abs=1e-6)
    assert 0 < CHAIN.number("change", S=0.6, **switches, **{name: 0.5}) < low - 0.05


@pytest.mark.parametrize("of", ASKED)
def test_the_kidneys_vessels_matter_most(of: str) -> None:
    asked = ASKED[of]
    widths = {spread.quantity.name: abs(high - low)
              for spread, (low, high) in zip(asked.spreads, asked.swings(), strict=True)}
    assert max(widths, key=lambda name: widths[name]) == "share"
    assert if_known(of, "share") - if_known(of, "share", "low") < drawn(of, "high") - drawn(of, "low")


def test_the_full_chain_has_an_answer_at_every_draw() -> None:
    assert np.isfinite(LACK.draws(count=2000)).all()


def test_the_figure_says_what_the_draws_give() -> None:
    shown = how_sure()
    assert "lowers mean pressure by 0.2 to 1.9 mmHg in 95 of 100 draws, 0.7 in the middle." in shown.sentence
    shown.question = 2
    assert shown.sentence.startswith("At 0.6 mmol/L mean pressure settles higher by")
