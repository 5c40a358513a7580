"""The ward's three models: what a kidney lets go, what a nerve sets free, what a vein gives back."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.parity import check_parity

from electrolytes.deficiency.ward import EXCRETION, INFUSION, SYNAPSE
from electrolytes.deficiency.ward.excretion import KIDNEY, OUTSIDE
from electrolytes.deficiency.ward.excretion_figure import CASES, fractional_excretion
from electrolytes.deficiency.ward.numbers import (
    after,
    calcium_that_restores,
    excretion_of,
    highest,
    set_free,
    uncorrected_of,
)
from electrolytes.mechanism.exchange.cell import EXPERIMENT

laboratory = st.fixed_dictionaries({
    "U_Mg": st.floats(0.1, 15), "P_Mg": st.floats(0.2, 2), "U_cr": st.floats(0.5, 30), "P_cr": st.floats(30, 800),
    "free": st.floats(50, 100)})

# --- fractional excretion ---------------------------------------------------------------------------------------------


@given(laboratory)
def test_the_share_is_what_is_excreted_over_what_is_filtered(values: dict[str, float]) -> None:
    """For any volume of urine: creatinine says how much plasma was filtered."""
    urine = 1.7  # L
    filtered_plasma = values["U_cr"] * urine / (values["P_cr"] / 1000)
    filtered = filtered_plasma * values["P_Mg"] * values["free"] / 100
    assert EXCRETION.evaluate(values)["FE"] == pytest.approx(100 * values["U_Mg"] * urine / filtered, rel=1e-12)


def test_leaving_out_the_share_on_protein_makes_it_too_small_by_three_tenths() -> None:
    for case in CASES:
        assert uncorrected_of(case) == pytest.approx(0.7 * excretion_of(case), rel=1e-12)


def test_each_person_points_to_the_gate_where_magnesium_is_lost() -> None:
    for case in ("three ions low", "nine days without food", "a tired student"):
        assert KIDNEY[0] < excretion_of(case) < KIDNEY[1]
    for case in ("a day after feeding", "hands in cramp"):
        assert OUTSIDE[0] < excretion_of(case) < OUTSIDE[1]


def test_without_the_correction_one_of_them_would_be_missed() -> None:
    assert uncorrected_of("nine days without food") < KIDNEY[0] < excretion_of("nine days without food")


def test_with_kidneys_that_filter_little_the_figure_does_not_read_the_number() -> None:
    shown = fractional_excretion()
    shown.P_Mg, shown.P_cr = 0.5, 400
    assert "the number misleads" in shown.sentence and "lost there" not in shown.sentence


# --- nerve and muscle -------------------------------------------------------------------------------------------------


@given(st.floats(0.2, 10), st.floats(0.6, 3))
def test_places_are_held_by_calcium_by_magnesium_or_by_nothing(serum: float, calcium: float) -> None:
    at = SYNAPSE.evaluate(serum=serum, calcium=calcium)
    empty = 1 / (1 + calcium / 1.1 + 0.7 * serum / 3.0)
    assert at["held"] + at["blocked"] + empty == pytest.approx(1, rel=1e-12)


def test_little_calcium_goes_with_the_fourth_power() -> None:
    """In the frog, on double logarithmic paper, a straight line with a slope of nearly four (3.78 ± 0.2)."""
    low, less = set_free(0.0, 0.02), set_free(0.0, 0.01)
    assert np.log(low / less) / np.log(2) == pytest.approx(3.95, abs=0.05)
    steep = np.log(set_free(0.85, 0.22) / set_free(0.85, 0.2)) / np.log(1.1)
    assert 3.3 < steep < 4


def test_magnesium_weakens_the_nerve_and_its_lack_makes_it_jumpy() -> None:
    assert set_free(0.85) == pytest.approx(100)
    assert set_free(0.4) > 115
    assert 30 < set_free(4.1) < 40  # about where the knee reflex goes
    assert set_free(6) < 20


def test_calcium_takes_its_places_back() -> None:
    for serum in (3, 4.1, 6):
        needed = calcium_that_restores(serum)
        assert needed > 1.2
        assert set_free(serum, needed) == pytest.approx(100, rel=1e-9)
    assert calcium_that_restores(6) == pytest.approx(2.40, abs=0.01)
    # calcium and the sum 1 + magnesium have to rise together
    assert calcium_that_restores(4.1) == pytest.approx(1.2 * (1 + 0.7 * 4.1 / 3) / (1 + 0.7 * 0.85 / 3), rel=1e-9)


# --- into a vein ------------------------------------------------------------------------------------------------------


@given(st.fixed_dictionaries({"given": st.floats(10, 1000), "lasting": st.floats(0.25, 24),
                              "start": st.floats(0.3, 0.9), "kidneys": st.floats(0, 100)}))
def test_what_is_given_is_in_the_body_lost_or_yet_to_come(settings: dict[str, float]) -> None:
    hours = np.array([0, settings["lasting"], 30.0])
    run = INFUSION.simulate(hours, settings)
    in_body = run["outside"] + run["tissue"] + run["lost"]
    dose = settings["given"] / 100 * 17 * 0.83823421
    assert in_body[1:] == pytest.approx(np.array([dose, dose]), rel=1e-4)


def test_most_of_it_leaves_within_a_day_as_in_women_with_pre_eclampsia() -> None:
    """Published: 90 % within 24 hours; a volume of 0.25 to 0.44 liters for each kilogram."""
    assert after("lost_share", 24) == pytest.approx(95, abs=1)
    assert after("lost_share", 24, lasting=24) > 80
    volume = 17 + 0.1 * 100 / 0.83823421
    assert 0.25 < volume / 70 < 0.442


def test_empty_stores_keep_what_full_ones_let_go() -> None:
    lost = [after("lost_share", 48, start=start) for start in (0.84, 0.6, 0.45)]
    assert lost[0] > 95 > lost[1] > 55 > lost[2]
    assert after("lost_share", 48, start=0.45, lasting=24) < after("lost_share", 48, start=0.45) - 5


def test_a_normal_serum_magnesium_rises_far_above_normal_within_minutes() -> None:
    assert after("S_now", 0.25, given=60, lasting=0.25) > 1.25


def test_kidneys_that_hardly_filter_let_it_pile_up() -> None:
    assert highest(given=800, lasting=24) < 1.8
    assert highest(given=800, lasting=24, kidneys=10) > 3.5
    assert after("lost", 24, given=800, lasting=24, kidneys=0) == 0


def test_without_anything_running_in_nothing_changes() -> None:
    assert after("S_now", 48, given=1e-6) == pytest.approx(0.84, abs=1e-6)


# --- what the page says besides ---------------------------------------------------------------------------------------


def test_the_magpie_trial_by_its_own_numbers() -> None:
    assert pytest.approx(0.58, abs=0.005) == 1 - 0.8 / 1.9


def test_half_a_pump_fills_the_cell_with_calcium() -> None:
    """What digoxin does: fewer pumps, more sodium, and with an exchanger in the membrane more calcium."""
    rest, slowed = (float(EXPERIMENT.simulate([0, 30], {"pumping": pumps})["Ca_w"][-1]) for pumps in (100, 50))
    assert slowed > 1.3 * rest


def test_every_language_gives_the_same_ward(javascript: Any) -> None:
    check_parity(EXCRETION, javascript, examples=40)
    check_parity(SYNAPSE, javascript, examples=40)
    check_parity(INFUSION, javascript, examples=40)
