"""The cell's situations do what their names say, and there are marks for all its ions."""

import pytest
from support.figures import each_situation

from electrolytes.mechanism.cell.cells_diagram import IONS, PER_ION
from electrolytes.mechanism.cell.diagram import A_MARK, AMOUNT, SLOTS
from electrolytes.mechanism.cell.figures import cell_at_rest
from electrolytes.mechanism.cell.magnesium import MAGNESIUM_CELL
from electrolytes.mechanism.cell.pump_leak import CELL


def test_the_settled_cell_is_drawn_in_every_situation() -> None:
    shown = cell_at_rest()
    sodium = {}
    for situation in each_situation(shown):
        sodium[situation] = float(shown.result["Na_own"])
    assert sodium["healthy cell"] < sodium["a quarter lost"] < sodium["half lost"] < sodium["nine tenths lost"]
    assert sodium["halved free magnesium"] - sodium["healthy cell"] == pytest.approx(0.05, abs=0.01)


def test_there_are_marks_for_all_ions_of_a_full_cell_and_for_the_trapped_ones() -> None:
    course = CELL.simulate([0, 60, 163], pumping=0)
    for ion, amount in AMOUNT.items():
        marks = course[amount] * 6.022e8 / A_MARK
        assert max(marks) <= SLOTS[ion] + 0.5, ion
    assert course["X"][0] * 6.022e8 / A_MARK == pytest.approx(SLOTS["trapped"], rel=0.02)


@pytest.mark.parametrize("setting", [{}, {"Mg_i": 0.001}, {"pumps_left": 0}, {"leak_Na": 3, "K_e": 6}])
def test_sodium_and_potassium_share_the_places_of_the_pumped_cell(setting: dict[str, float]) -> None:
    """What one loses the other gains, so that no place of the picture is ever empty or asked for twice."""
    course = MAGNESIUM_CELL.simulate([0, 20, 60], **setting)
    assert (course["Na_i"] + course["K_i"]) / PER_ION == pytest.approx(IONS - 0.5, abs=0.5)
