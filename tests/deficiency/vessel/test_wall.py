"""A small artery: reference values, and the laws of Laplace, Poiseuille and Bramwell–Hill at any setting."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.parity import check_parity

from electrolytes.deficiency.vessel import numbers
from electrolytes.deficiency.vessel.wall import MYOGENIC, STRETCHED, VESSEL

# --- reference values -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("calcium", "force", "radius"), [(190, 0.3424, 21.56), (220, 0.4359, 19.56),
                                                          (347, 0.6758, 16.04)])
def test_radius_at_a_calcium(calcium: float, force: float, radius: float) -> None:
    at = VESSEL.evaluate(Ca_i=calcium)
    assert at["force"] == pytest.approx(force, abs=6e-5)
    assert at["r"] == pytest.approx(radius, abs=6e-3)


def test_the_relaxed_vessel_is_about_1_6_times_as_wide() -> None:
    relaxed = VESSEL.evaluate(Ca_i=0)
    assert relaxed["r"] == pytest.approx(34.1, abs=0.05)
    assert relaxed["r"] / VESSEL.evaluate()["r"] == pytest.approx(1.58, abs=0.01)


def test_without_collagen_a_relaxed_wall_has_no_balance() -> None:
    """A saddle-node: below 128 nM the most that the published wall can hold is less than 4 kPa."""
    assert numbers.published_limit() == pytest.approx(128, abs=0.6)
    assert numbers.published_limit_radius() == pytest.approx(38.5, abs=0.1)


def test_collagen_leaves_the_narrow_vessel_as_published() -> None:
    for calcium in (190, 220, 347):
        stiff, soft = (VESSEL.evaluate(Ca_i=calcium, sigma_0=value) for value in (10.0, 1.0))
        assert stiff["r"] == pytest.approx(float(soft["r"]), rel=1e-13)


def test_more_calcium_means_more_resistance() -> None:
    """The claim of the page, and its size: one percent more calcium, three percent more resistance."""
    at = VESSEL.evaluate(Ca_i=np.linspace(50, 500, 91))
    assert np.all(np.diff(at["resistance"]) > 0)
    assert 2.8 < numbers.elasticity() < 3.1
    assert numbers.more_resistance_percent(Ca_i=220) == pytest.approx(47.9, abs=0.5)


def test_calcium_of_the_measured_working_range_takes_the_vessel_from_wide_to_narrow() -> None:
    wide, narrow = (float(VESSEL.evaluate(Ca_i=calcium)["r"]) for calcium in (124, 347))
    relaxed = float(VESSEL.evaluate(Ca_i=0)["r"])
    assert 0.85 < wide / relaxed < 1
    assert narrow / relaxed < 0.5


def test_tone_stiffens_a_slack_wall_and_softens_a_taut_one() -> None:
    """Pulse speed over calcium first falls, because collagen lets go, then rises, because muscle takes over."""
    relaxed, slackest, tone, tight = (numbers.artery_at("pulse_speed", Ca_i=calcium) for calcium in (50, 130, 190, 347))
    assert slackest < relaxed and slackest < tone < tight
    stiff_collagen = numbers.artery_at("pulse_speed", Ca_i=50, sigma_0=10.0)
    assert stiff_collagen > relaxed


def test_less_calcium_softens_or_stiffens_by_what_carries_the_load() -> None:
    """Whatever lowers calcium, as magnesium may, slows the pulse at one pressure and speeds it at another."""
    low = [numbers.artery_at("pulse_speed", Ca_i=150, P_T=pressure) / numbers.artery_at("pulse_speed", P_T=pressure)
           for pressure in (4.0, 8.0)]
    assert low[0] < 0.8 and low[1] > 1.4
    high = [numbers.artery_at("pulse_speed", Ca_i=228, P_T=pressure) / numbers.artery_at("pulse_speed", P_T=pressure)
            for pressure in (4.0, 8.0)]
    assert high[0] > 1.2 and high[1] < 0.7


def test_numbers_of_the_text() -> None:
    assert numbers.artery_at("resistance", Ca_i=numbers.calcium_for(2.0)) == pytest.approx(2, rel=1e-9)
    assert numbers.narrower_percent(Ca_i=190.0 * 1.01) == pytest.approx(0.72, abs=0.01)
    assert numbers.tone_percent() == pytest.approx(36.7, abs=0.1)
    assert numbers.narrowing_per_nM() == pytest.approx(0.385, abs=0.005)
    assert numbers.more_resistance_percent(Ca_i=228) == pytest.approx(61, abs=0.5)
    assert numbers.myogenic_flow(P_T=8.0, gain=0.0) > 6 * numbers.myogenic_flow(P_T=8.0)


# --- exact laws -------------------------------------------------------------------------------------------------------

arteries = st.fixed_dictionaries({"Ca_i": st.floats(50, 500), "P_T": st.floats(1, 12), "k_7": st.floats(0.01, 10),
                                  "sigma_0": st.floats(1, 10)})


@settings(max_examples=60)
@given(arteries)
def test_laws_of_the_wall(values: dict[str, float]) -> None:
    at = VESSEL.evaluate(**values)
    r, h = float(at["r"]), float(at["h"])
    assert (r + h) ** 2 - r**2 == pytest.approx(23**2 - 20**2, rel=1e-11)  # the wall's area
    assert at["sigma"] == pytest.approx(values["P_T"] * r / h, rel=1e-9)  # Laplace
    assert at["tension"] == pytest.approx(values["P_T"] * r, rel=1e-9)
    assert at["resistance"] * at["flow"] == pytest.approx(100, rel=1e-12)  # Poiseuille
    assert at["pulse_speed"] ** 2 == pytest.approx(1e5 / (1060 * float(at["distensibility"])), rel=1e-9)


@settings(max_examples=25)
@given(arteries)
def test_distensibility_is_the_slope_of_the_pressure_diameter_curve(values: dict[str, float]) -> None:
    step = 1e-4
    more, less = (VESSEL.evaluate({**values, "P_T": values["P_T"] + way * step}) for way in (1, -1))
    widening = 100 * np.log((more["r"] / less["r"]) ** 2) / (2 * step)
    at = VESSEL.evaluate(**values)
    near_the_corner = abs(float(at["r"]) - 26) < 0.01
    assert near_the_corner or at["distensibility"] == pytest.approx(float(widening), rel=1e-4)


def test_there_is_one_radius_for_each_pressure() -> None:
    """What the wall holds rises with the radius, up to pressures beyond the slider's, for every force and collagen."""
    radius = np.linspace(8, 60, 1301)
    for sigma_0 in (1.0, 2.5, 10.0):
        for force in np.linspace(0, 0.8, 17):
            held = STRETCHED.evaluate(r=radius, force=force, sigma_0=sigma_0)["P_wall"]
            first_fall = np.flatnonzero((np.diff(held) < 0) & (held[:-1] > 0))
            ceiling = held[first_fall].min() if len(first_fall) else held[-1]
            assert ceiling > 12, (sigma_0, force, ceiling)


# --- the vessel that answers to pressure ------------------------------------------------------------------------------


def test_a_vessel_that_does_not_answer_is_the_plain_vessel() -> None:
    for pressure in (1.0, 4.0, 9.0):
        plain, deaf = VESSEL.evaluate(P_T=pressure), MYOGENIC.evaluate(P_T=pressure, gain=0)
        assert deaf["r"] == pytest.approx(float(plain["r"]), rel=1e-12)


def test_an_answer_of_the_measured_size_holds_the_diameter() -> None:
    pressures = np.linspace(3, 10, 15)
    with_answer = MYOGENIC.evaluate(P_T=pressures)["r"]
    without = MYOGENIC.evaluate(P_T=pressures, gain=0)["r"]
    assert np.ptp(with_answer) < 0.6
    assert np.ptp(without) > 15


def test_measured_calcium_lies_on_a_straight_line() -> None:
    """119 nM at 10 mmHg, 245 at 100 (Knot & Nelson): a line through these two meets the third, 190 at 60."""
    per_mmHg = (245 - 119) / 90
    assert 119 + 50 * per_mmHg == pytest.approx(190, abs=2)
    assert per_mmHg / 0.133322 == pytest.approx(10.5, abs=0.01)


# --- in the page ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", [VESSEL, MYOGENIC, STRETCHED], ids=lambda model: model.name)
def test_every_language_gives_the_same_vessel(model: Any, javascript: Any) -> None:
    check_parity(model, javascript, examples=40)
