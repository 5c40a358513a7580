"""The chapter's overview says what the page on ions and voltage says."""

from __future__ import annotations

import pytest
from support.parity import check_parity

from electrolytes.essentials.membrane.voltage import MEMBRANE
from electrolytes.essentials.overview.figures import ACROSS, BOTTOM, LEFT, PER_MARK, TOP, where_ions_are
from electrolytes.essentials.overview.sides import OVERVIEW, SIDES
from electrolytes.live import MARKS


@pytest.mark.parametrize(("ion", "names"), [(0, ("Na_e", "Na_i")), (1, ("K_e", "K_i")), (2, ("Cl_e", "Cl_i"))])
def test_same_cell_as_the_page(ion: int, names: tuple[str, str]) -> None:
    there, here = MEMBRANE.evaluate(), OVERVIEW.evaluate(ion=ion)
    assert [here["outside"], here["inside"]] == [there[name] for name in names]


def test_calcium_is_kept_ten_thousandfold_apart_and_magnesium_is_not() -> None:
    factors = dict(zip(SIDES, OVERVIEW.evaluate(ion=[0, 1, 2, 3, 4])["factor"], strict=True))
    assert factors["calcium"] > 1e4
    assert factors["magnesium"] < 1.2
    assert factors["sodium"] > 10 < factors["potassium"]


@pytest.mark.parametrize("ion", SIDES)
def test_marks_are_as_many_on_either_side_as_there_are_ions(ion: str) -> None:
    """The cell of the picture, and the fluid around it above the table, hold what the model has."""
    marks = [line for line in where_ions_are().figure.axes[0].lines if line.get_marker() == MARKS[ion]]
    places = [(x, y) for line in marks for x, y in line.get_xydata() if y > BOTTOM - 20]
    within = sum(LEFT < x < LEFT + ACROSS and BOTTOM < y < TOP for x, y in places)
    there = OVERVIEW.evaluate(ion=list(SIDES).index(ion))
    assert within == pytest.approx(there["inside"] / PER_MARK[ion], abs=0.5)
    assert len(places) - within == pytest.approx(there["outside"] / PER_MARK[ion], abs=0.5)


def test_parity(javascript) -> None:
    check_parity(OVERVIEW, javascript)
