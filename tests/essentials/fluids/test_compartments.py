"""What is true of the body's two compartments: reference values, what is conserved, and where water goes."""

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.parity import check_parity

from electrolytes.essentials.fluids import numbers
from electrolytes.essentials.fluids.compartments import BALANCE, BODY, RACE, saline

# --- reference values -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("volume", "percent", "osmolality", "outside", "inside"),
    [(2, 3, 313.94, 19.027, 24.973), (1, 0.9, 280.65, 15.065, 27.935)],
)
def test_saline_as_in_the_reference(
    volume: float, percent: float, osmolality: float, outside: float, inside: float
) -> None:
    at = BODY.evaluate(V_in=volume, Na_in=saline(percent))
    assert at["Omega"] == pytest.approx(osmolality, abs=0.0051)
    assert at["W_E"] == pytest.approx(outside, abs=0.00051)
    assert at["W_I"] == pytest.approx(inside, abs=0.00051)


def test_the_load_of_two_liters_of_three_percent_saline() -> None:
    at = BODY.evaluate(V_in=2, Na_in=saline(3))
    assert 2 * at["dNa"] == pytest.approx(2053.4, abs=0.051)


def test_a_textbook_that_rounds_the_load_to_2051_gets_its_own_answer() -> None:
    at = BODY.evaluate(V_in=2, Na_in=2051 / 4)
    assert [round(float(at[name]), 2) for name in ("W_E", "W_I")] == [19.02, 24.98]
    assert at["Omega"] == pytest.approx(313.9, abs=0.051)


# --- laws -------------------------------------------------------------------------------------------------------------

exchanges = st.fixed_dictionaries(
    {quantity.name: st.floats(*quantity.range) for quantity in BODY.inputs if quantity.range is not None}
)


@given(exchanges)
def test_water_and_salt_are_conserved_and_osmolality_is_one(body: dict[str, float]) -> None:
    at = BODY.evaluate(**body)
    assert at["W_E"] + at["W_I"] == pytest.approx(body["W_E0"] + body["W_I0"] + body["V_in"] - body["V_out"], rel=1e-13)
    outside = 2 * (body["Na_0"] * body["W_E0"] + at["dNa"])  # mOsm that are on the outside, counted on their own
    assert outside / at["W_E"] == pytest.approx(float(at["Omega"]), rel=1e-10)
    assert 2 * body["Na_0"] * body["W_I0"] / at["W_I"] == pytest.approx(float(at["Omega"]), rel=1e-12)


@given(exchanges)
def test_sodium_concentration_is_half_of_the_osmolality(body: dict[str, float]) -> None:
    at = BODY.evaluate(**body)
    assert at["Na_p"] == pytest.approx(at["Omega"] / 2, rel=1e-10)


@given(st.floats(0.01, 6))
def test_water_spreads_over_all_cells_and_two_thirds_of_it_go_in(liters: float) -> None:
    assert numbers.share_into_cells_percent(V_in=liters) == pytest.approx(200 / 3, rel=1e-9)


@given(st.floats(0.01, 5))
def test_a_fluid_like_plasma_comes_and_goes_outside_the_cells_alone(liters: float) -> None:
    """Isotonic gain or loss leaves the cells and the concentration as they were."""
    for exchange in ({"V_in": liters, "Na_in": 140}, {"V_out": liters, "Na_out": 140}):
        at = BODY.evaluate(**exchange)
        assert at["into_cells"] == pytest.approx(0, abs=1e-12)
        assert at["Na_p"] == pytest.approx(140, rel=1e-12)
        assert abs(at["W_E"] - 14) == pytest.approx(liters, rel=1e-9)


@given(st.floats(0.01, 2), st.floats(150, 520))
def test_stronger_salt_than_the_bodys_draws_water_out_of_cells(liters: float, sodium: float) -> None:
    at = BODY.evaluate(V_in=liters, Na_in=sodium)
    assert at["into_cells"] < 0
    assert at["W_E"] - 14 > liters


def test_the_same_sweat_gives_high_or_low_sodium_depending_on_what_is_drunk() -> None:
    """Content is equal, and concentration is not: the marathon of the page."""
    dry, drunk = BODY.evaluate(V_out=4), BODY.evaluate(V_out=4, V_in=6)
    assert dry["content"] == drunk["content"]
    assert dry["Na_p"] > 150 > 131 > drunk["Na_p"]


@given(st.floats(0, 8), st.floats(0, 6), st.floats(0, 75), st.floats(0, 60))
def test_a_drink_thinner_than_blood_never_raises_sodium(drunk: float, sweat: float, salty: float, drink: float) -> None:
    """More of a drink below the runner's own concentration brings it down, or leaves it."""
    at = RACE.evaluate(drunk=drunk, sweat=sweat, Na_sweat=salty, Na_drink=drink)
    more = RACE.evaluate(drunk=drunk + 0.5, sweat=sweat, Na_sweat=salty, Na_drink=drink)
    assert more["Na_p"] < at["Na_p"]


def test_less_water_helps_a_runner_more_than_a_sports_drink() -> None:
    sports, less = RACE.evaluate(Na_drink=18), RACE.evaluate(drunk=4)
    assert RACE.evaluate()["Na_p"] < sports["Na_p"] < 135 < less["Na_p"]


@given(st.floats(-600, 1200))
def test_when_water_follows_sodium_the_volume_outside_goes_with_the_content(salt: float) -> None:
    at = BALANCE.evaluate(salt_gained=salt, water_gained=salt / 140)
    assert at["Na_p"] == pytest.approx(140, rel=1e-12)
    assert at["W_I"] == pytest.approx(28, rel=1e-12)
    assert at["W_E"] == pytest.approx(at["content"] / 140, rel=1e-12)


def test_low_sodium_concentration_goes_with_too_much_and_with_too_little_sodium() -> None:
    edema = BALANCE.evaluate(salt_gained=700, water_gained=7)
    diarrhea = BALANCE.evaluate(salt_gained=-420, water_gained=-1)
    assert edema["Na_p"] < 135 and diarrhea["Na_p"] < 135
    assert edema["content"] > 1.3 * 1960 and diarrhea["content"] < 0.8 * 1960
    assert edema["W_E"] > 19 and diarrhea["W_E"] < 12


def test_sodium_is_the_main_cation_outside_cells() -> None:
    assert numbers.sodium_share_percent() > 90


@pytest.mark.parametrize("model", [BODY, BALANCE, RACE])
def test_every_corner_of_the_sliders_is_a_body(model: Any) -> None:
    corners = np.array(list(itertools.product(*(quantity.range for quantity in model.inputs)))).T
    at = model.evaluate(**{quantity.name: corner for quantity, corner in zip(model.inputs, corners, strict=True)})
    for name in ("W", "W_E", "W_I", "Omega", "content", "Na_p"):
        assert np.all(np.isfinite(at[name])) and np.all(at[name] > 0), name


@pytest.mark.parametrize("model", [BODY, BALANCE, RACE])
def test_every_language_gives_the_same_body(model: Any, javascript: Any) -> None:
    check_parity(model, javascript)
