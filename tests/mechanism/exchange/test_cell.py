"""Calcium of a muscle cell against its sodium, and two cells, one of them without exchangers."""

import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.parity import check_parity

from electrolytes.mechanism.exchange import cell as exchange_cell
from electrolytes.mechanism.exchange.cell import CALCIUM, EXPERIMENT, settled
from electrolytes.mechanism.exchange.figures import calcium_against_sodium, experiment

# the whole cell of 27 states, four hours after its pumps were slowed: share in percent, sodium in mM, calcium in nM
WHOLE_CELL = [(100, 8.379, 68.17), (90, 8.938, 71.15), (75, 9.996, 77.29), (50, 12.847, 96.08)]


@pytest.mark.parametrize(("pumping", "sodium", "calcium"), WHOLE_CELL)
def test_it_settles_where_the_whole_cell_does(pumping: float, sodium: float, calcium: float) -> None:
    assert settled("Na_w", pumping=pumping) == pytest.approx(sodium, rel=3e-3)
    assert settled("Ca_w", pumping=pumping) == pytest.approx(calcium, rel=3e-3)


def test_sodium_rises_as_fast_as_in_the_whole_cell() -> None:
    course = EXPERIMENT.simulate([0, 1, 5, 20], pumping=50)
    assert list(course["Na_w"][1:]) == pytest.approx([9.64, 12.03, 12.97], rel=0.01)
    assert list(course["Ca_w"][1:]) == pytest.approx([79.3, 89.3, 93.4], rel=0.05)  # its voltage gives way at first


def test_both_cells_begin_at_rest_and_stay_there() -> None:
    course = EXPERIMENT.simulate([0, 30])
    for state in EXPERIMENT.states:
        assert course[state.name][-1] == pytest.approx(state.default, rel=1e-6)


def test_without_the_exchanger_calcium_does_not_follow_sodium() -> None:
    for pumping in (75, 50, 25):
        course = EXPERIMENT.simulate([0, 5, 30], pumping=pumping)
        assert course["Na_w"][-1] > course["Na_w"][0] and course["Na_x"][-1] > course["Na_x"][0]
        assert course["Ca_w"][-1] > 1.1 * course["Ca_w"][0]
        assert course["Ca_x"] == pytest.approx(course["Ca_x"][0], rel=1e-6)


def test_at_rest_the_exchanger_brings_sodium_in() -> None:
    assert settled("Na_w") > settled("Na_x")
    assert exchange_cell.sodium_bill_percent() == pytest.approx(5.5, abs=0.05)


def test_only_when_a_third_of_the_pumps_is_lost_does_it_carry_sodium_out() -> None:
    assert exchange_cell.pumps_lost_at_the_turn_percent() == pytest.approx(30.5, abs=0.1)
    assert settled("Na_w", pumping=50) < settled("Na_x", pumping=50)
    assert exchange_cell.sodium_expelled_percent(pumping=50) == pytest.approx(6.7, abs=0.05)


def test_up_to_the_turn_the_leak_alone_brings_calcium_in() -> None:
    turn = exchange_cell.turning_sodium()
    assert turn == pytest.approx(10.48, abs=0.01)
    for sodium in (5, 8.4, 10, turn - 0.01):
        at = CALCIUM.evaluate(Na_i=sodium)
        assert at["I_Ca_NCX"] > 0 and at["I_leak"] == pytest.approx(1.7252827, rel=1e-9)
    assert CALCIUM.evaluate(Na_i=turn)["Ca_rest"] == pytest.approx(CALCIUM.evaluate()["Ca_none"], rel=1e-6)
    assert exchange_cell.imported(Na_i=2 * 8.3764429) > 0


@settings(max_examples=40, deadline=None)
@given(Na_i=st.floats(3, 30), exchangers=st.floats(0, 200), calcium_pumps=st.floats(70, 200),
       calcium_leak=st.floats(50, 150))
def test_calcium_lies_between_the_exchanger_alone_and_none(**given: float) -> None:
    at = CALCIUM.evaluate(**given)
    low, high = sorted((float(at["Ca_eq"]), float(at["Ca_none"])))
    assert low * (1 - 1e-9) <= at["Ca_rest"] <= high * (1 + 1e-9)
    assert at["I_leak"] == pytest.approx(float(at["I_PMCA"] + at["I_Ca_NCX"]), rel=1e-9)


def test_every_corner_of_the_sliders_can_be_followed() -> None:
    for pumping, sodium_leak, calcium_leak in itertools.product((25, 150), (50, 150), (50, 150)):
        course = EXPERIMENT.simulate([0, 30], pumping=pumping, sodium_leak=sodium_leak, calcium_leak=calcium_leak)
        assert course.to_frame().notna().all(axis=None)
        assert course["Na_x"][-1] < 140 and course["Ca_w"][-1] < 1000


def test_parity(javascript: Any) -> None:
    check_parity(CALCIUM, javascript, examples=40, tolerance=1e-10)
    check_parity(EXPERIMENT, javascript, examples=40)


def test_the_figures_say_what_is_true() -> None:
    assert "calcium settles at 68 nM" in calcium_against_sodium()._spec["said"]
    assert "the exchanger carries out 11 % of it" in calcium_against_sodium()._spec["said"]
    assert "brings in 0.28 pA of sodium" in experiment()._spec["said"]
    for figure in (calcium_against_sodium(), experiment()):
        assert len(figure._spec["presets"]) == 5 and not figure._spec["presets"][0]["values"]
