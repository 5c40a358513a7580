"""The gain audit: its gains are the models', its sum is near the full chain, and the gap stays open."""

from typing import Any

import pytest

from electrolytes.deficiency.chain.audit import (
    AUDIT,
    PARTS,
    as_in_trials,
    audited,
    by_the_full_chain,
    by_the_published_account,
    gains,
    in_trials,
    mean_in_trials,
)
from electrolytes.diet.balance.numbers import serum, serum_rise
from electrolytes.model import default_of


@pytest.mark.parametrize(("name", "gain"), gains().items())
def test_the_gains_are_those_of_the_models(name: str, gain: float) -> None:
    assert default_of(AUDIT.quantity(name)) == pytest.approx(gain, rel=2e-4)


@pytest.mark.parametrize("timing", [0, 1, 2, 3])
@pytest.mark.parametrize("supplement", [0, 100, 368, 600])
def test_the_rise_is_that_of_the_balance(supplement: float, timing: int) -> None:
    at = AUDIT.evaluate(supplement=supplement, timing=timing)
    assert float(at["S_before"]) == pytest.approx(serum(), rel=1e-12)
    assert float(at["rise"]) == pytest.approx(serum_rise(supplement=supplement, timing=timing), abs=1e-12)


def test_the_sum_is_near_the_full_chain() -> None:
    """The chain bends, so the sum is a little larger; less so for a small supplement."""
    full, little = by_the_full_chain(), {"supplement": 60.0}
    assert full < audited("total") < 1.07 * full
    assert audited("total", **little) / by_the_full_chain(**little) < audited("total") / full


def test_the_parts_make_the_sum_and_the_rest_makes_the_trials() -> None:
    at = AUDIT.evaluate()
    assert sum(float(at[part]) for part in PARTS) == pytest.approx(float(at["total"]), rel=1e-12)
    assert float(at["total"] + at["rest"]) == pytest.approx(mean_in_trials(), rel=1e-6)


def test_the_trials_in_mean_pressure() -> None:
    assert mean_in_trials() == pytest.approx(1.85, abs=0.005)
    assert mean_in_trials("high") == pytest.approx(0.63, abs=0.005)
    assert mean_in_trials("low") == pytest.approx(3.07, abs=0.005)


def test_our_links_explain_two_fifths_or_all_by_the_rise_of_serum() -> None:
    assert audited("rise") == pytest.approx(0.014, abs=0.0005)
    assert 40 < audited("explained") < 44
    assert 140 < in_trials("explained") < 148
    assert audited("explained", share=0) < 10
    assert audited("fall_salt") == pytest.approx(0.11, abs=0.005)
    assert audited("fall_pump") < 0.001


def test_unmeasured_numbers_could_close_the_gap() -> None:
    assert as_in_trials() == pytest.approx(3.5, abs=0.05)
    assert in_trials("total") > mean_in_trials()
    assert in_trials("total", share=50, g_cell=0.5) < 0.55 * mean_in_trials()


def test_the_published_account_gives_less_than_ours() -> None:
    """0.05 mmol/L more lower pressure by 0.3 mmHg; its calcium and PTH take back most of what a deep lack does."""
    assert by_the_published_account(0.05) == pytest.approx(0.30, abs=0.01)
    assert by_the_published_account(0.05, hormones=True) == pytest.approx(0.28, abs=0.01)
    assert by_the_published_account(0.05) < mean_in_trials("high")
    assert -by_the_published_account(-0.45) == pytest.approx(3.4, abs=0.1)
    assert -by_the_published_account(-0.45, hormones=True) == pytest.approx(0.2, abs=0.1)


def test_no_part_is_negative_within_the_sliders() -> None:
    for supplement in (0, 600):
        for end in (0, 1):
            settings = {quantity.name: quantity.range[end] for quantity in AUDIT.inputs
                        if quantity.range and not quantity.choices and quantity.name not in ("supplement", "food")}
            at = AUDIT.evaluate(supplement=supplement, **settings)
            assert all(float(at[part]) >= -1e-12 for part in PARTS)


def test_javascript_and_numpy_agree_on_every_part(javascript: Any) -> None:
    inputs = list(AUDIT.inputs)
    shown = {quantity.name: quantity for quantity in (*PARTS, AUDIT.quantity("rise"), AUDIT.quantity("rest"))}
    numpy, code = AUDIT.function(shown, inputs), AUDIT.javascript(shown, inputs)
    sliders = [quantity.range for quantity in inputs]
    points = [[low + (high - low) * part for low, high in sliders] for part in (0.05, 0.3, 0.7, 1.0)]
    place = [quantity.name for quantity in inputs].index("timing")
    points = [[*point[:place], float(timing), *point[place + 1:]] for point in points for timing in range(4)]
    for point, row in zip(points, javascript.evaluate(code, points), strict=True):
        assert row == pytest.approx([float(value) for value in numpy(*point)], rel=1e-9, abs=1e-12), point
