"""The gland by itself, the share absorbed, and the equation that is refused."""

from typing import Any

import numpy as np
import pytest
from support.parity import check_parity

from electrolytes.deficiency.calcium import numbers
from electrolytes.deficiency.calcium.absorption import ABSORBED
from electrolytes.deficiency.calcium.course import STEADY
from electrolytes.deficiency.calcium.gland import GLAND
from electrolytes.deficiency.calcium.refused import as_published, mended
from electrolytes.model import ModelError


def test_the_less_calcium_the_louder_the_call() -> None:
    assert np.all(np.diff(GLAND.evaluate(c=np.linspace(0.4, 2, 20))["relative"]) < 0)


def test_a_little_less_magnesium_makes_it_louder_and_far_less_mute() -> None:
    at = GLAND.evaluate(m=[1.2, 0.65, 0.5, 0.3], c=0.9)["relative"]
    assert at[0] < at[1] < at[2] > 3 * at[3]


def test_without_magnesium_it_does_not_hear_calcium_any_more() -> None:
    at = GLAND.evaluate(c=[0.5, 2.0], m=0.25)["relative"]
    assert at[0] == pytest.approx(float(at[1]), rel=1e-6)


def test_the_cliff_is_a_twentieth_of_a_millimole_wide() -> None:
    width = numbers.magnesium_where_able(90) - numbers.magnesium_where_able(10)
    assert 0.03 < width < 0.05
    assert numbers.spoken(magnesium=0.4, of="able_percent") == pytest.approx(50, rel=1e-12)
    assert numbers.spoken(0.9, 0.3, cliff=4) > 1.5 * numbers.spoken(0.9, 0.3)


def test_the_gland_alone_is_the_gland_of_the_body() -> None:
    rest = STEADY.steady_state(magnesium_eaten=60)
    at = GLAND.evaluate(c=float(rest["c"]), m=float(rest["m"]), D=float(rest["D"]))
    assert at["P"] == pytest.approx(float(rest["P"]), rel=1e-8)
    assert at["g"] == pytest.approx(float(rest["g"]), rel=1e-8)


# --- more than all ----------------------------------------------------------------------------------------------------


def test_the_share_absorbed_passes_all_there_is() -> None:
    assert numbers.absorbed_percent(60) == pytest.approx(106, abs=0.5)
    assert numbers.absorbed_percent(20) == pytest.approx(156, abs=0.5)
    assert 65 < numbers.all_absorbed() < 70
    at = ABSORBED.evaluate(magnesium_eaten=np.linspace(5, 200, 30))
    assert np.all(np.diff(at["whole"]) < 0)
    assert at["whole"] == pytest.approx(np.asarray(at["between"] + at["carried"] + at["by_D"]), rel=1e-12)


def test_the_share_is_that_of_the_whole_body() -> None:
    rest = STEADY.steady_state(magnesium_eaten=40)
    share = numbers.share_at(40, float(rest["D"]))
    assert share == pytest.approx(100 * float(rest["share_Mg"]), rel=1e-10)


# --- units ------------------------------------------------------------------------------------------------------------


def test_the_published_equation_is_refused_for_its_units() -> None:
    with pytest.raises(ModelError, match=r"needs mmol per unit of time, but the right side has mmol/l/min"):
        as_published()


def test_mended_it_passes_and_runs_a_hundred_times_slower() -> None:
    model = mended()
    (state,) = model.states
    slow = float(model.function({"rate": model.rates[state]}, [state])(0.005)[0])
    fast = slow / 0.01  # what the refused equation would give
    assert fast == pytest.approx(100 * slow, rel=1e-12)
    at = model.steady_state()
    assert at["m"] == pytest.approx(0.65, rel=0.01)


def test_every_language_gives_the_same(javascript: Any) -> None:
    check_parity(GLAND, javascript, examples=20)
    check_parity(ABSORBED, javascript, examples=20)
