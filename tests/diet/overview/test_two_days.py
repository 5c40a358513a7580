"""The two days of the chapter's first page: each mineral against its reference, and blood that hardly moves."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.parity import check_parity

from electrolytes.diet.balance import serum as balance
from electrolytes.diet.foods.intakes import goals
from electrolytes.diet.foods.plate import day_total
from electrolytes.diet.overview import numbers
from electrolytes.diet.overview import two_days as overview
from electrolytes.diet.overview.figures import MOST, PACKETS, UNIT, WHOLE, two_days
from electrolytes.diet.overview.two_days import MINERALS, READERS, TWO_DAYS, held, percent


@pytest.mark.parametrize(("whole", "day"), [(0, overview.FROM), (100, overview.TO)])
def test_the_ends_are_the_two_days(whole: float, day: str) -> None:
    at = TWO_DAYS.evaluate(whole=whole)
    for name, quantity in held.items():
        assert at[quantity] == pytest.approx(day_total(day, name), rel=1e-6)


@pytest.mark.parametrize("reader", [0, 1])
def test_a_mineral_is_at_its_reference_where_the_text_says(reader: int) -> None:
    for mineral in MINERALS:
        at = TWO_DAYS.evaluate(whole=numbers.share_for(mineral, reader), reader=reader)
        assert at[percent[mineral]] == pytest.approx(100)
        assert at[held[mineral]] == pytest.approx(goals(READERS[reader])[mineral])


@given(st.floats(0, 100))
def test_blood_is_where_the_balance_puts_it_and_within_the_normal_band(whole: float) -> None:
    at = TWO_DAYS.evaluate(whole=whole)
    assert at["S"] == pytest.approx(balance.serum(food=float(at[held["magnesium"]])), rel=1e-9)
    assert 0.70 < at["S"] < 1.10


def test_the_plate_changes_more_than_threefold_and_blood_by_three_percent() -> None:
    assert numbers.more_magnesium_percent() > 200
    assert numbers.absorbed_percent_more() == pytest.approx(90, abs=3)
    assert numbers.blood_rises_percent() == pytest.approx(2.6, abs=0.3)


def test_weak_kidneys_hold_back_what_tablets_add() -> None:
    healthy = numbers.added_by_tablets()
    assert 0 < healthy < 0.02
    for filtering in (50, 25, 10):
        assert numbers.added_by_tablets(filtering) == pytest.approx(healthy * 100 / filtering)
    assert overview.settled_with_kidneys(10) < 1.10 < overview.settled_with_kidneys(10, supplement=350)


@pytest.mark.parametrize(("foods", "day"), [(PACKETS, overview.FROM), (WHOLE, overview.TO)])
def test_as_many_marks_lie_on_the_plate_as_the_day_holds(foods: Any, day: str) -> None:
    for name, unit in UNIT.items():
        on_plate = sum(marks.get(name, 0) for *_, marks in foods)
        assert on_plate == math.ceil(day_total(day, name) / unit) <= MOST, name


def test_the_verdict_says_how_many_are_right() -> None:
    figure = two_days()
    assert "All three are off." in figure._html


def test_the_browser_computes_the_same(javascript: Any) -> None:
    check_parity(TWO_DAYS, javascript)
