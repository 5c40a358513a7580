"""The cell's figures say what is true: their sentences at rest and in each situation, and their pictures."""

from collections.abc import Callable

import pytest

from electrolytes.live import Explorable
from electrolytes.mechanism.cell.diagram import A_MARK, AMOUNT, SLOTS, cell_in_time
from electrolytes.mechanism.cell.figures import cell_at_rest, magnesium_cell
from electrolytes.mechanism.cell.magnesium import MAGNESIUM_CELL
from electrolytes.mechanism.cell.pump_leak import CELL
from electrolytes.model import Model

AT_REST = [
    (cell_in_time, "17 mM sodium and 133 mM potassium inside, −94 mV, 100 % of the resting volume."),
    (cell_at_rest, "settles at 16.7 mM sodium and 100 % of its volume if the pump's rate is fixed, at 16.7 mM"),
    (magnesium_cell, "turns 6.37 times a second, and the cell holds 16.71 mM sodium at −94.1 mV; as much is"),
]


@pytest.mark.parametrize(("figure", "words"), AT_REST)
def test_the_sentence_at_rest(figure: Callable[[], Explorable], words: str) -> None:
    assert words in figure()._spec["said"]


@pytest.mark.parametrize("figure", [figure for figure, _ in AT_REST])
def test_every_figure_begins_with_the_healthy_cell_and_is_described(figure: Callable[[], Explorable]) -> None:
    shown = figure()
    assert 4 <= len(shown._spec["presets"]) <= 5
    assert not shown._spec["presets"][0]["values"]
    assert 'role="img"' in shown._html and "aria-label" in shown._html


@pytest.mark.parametrize(
    ("figure", "model", "minutes"), [(cell_in_time, CELL, 180), (magnesium_cell, MAGNESIUM_CELL, 60)]
)
def test_every_situation_is_one_the_model_can_follow(
    figure: Callable[[], Explorable], model: Model, minutes: float
) -> None:
    shown = figure()
    assert shown._spec["clock"] == "t"
    for situation in shown._spec["presets"]:
        course = model.simulate([0, minutes / 2, minutes], situation["values"])
        assert course.to_frame().notna().all(axis=None), situation["name"]


def test_the_settled_cell_is_drawn_in_every_situation() -> None:
    shown = cell_at_rest()
    sodium = {}
    for situation in shown._spec["presets"]:
        shown.reset()
        for name, value in situation["values"].items():
            setattr(shown, name, value)
        sodium[situation["name"]] = float(shown.result["Na_own"])
    assert sodium["healthy cell"] < sodium["a quarter lost"] < sodium["half lost"] < sodium["nine tenths lost"]
    assert sodium["halved free magnesium"] - sodium["healthy cell"] == pytest.approx(0.05, abs=0.01)


def test_there_are_marks_for_all_ions_of_a_full_cell_and_for_the_trapped_ones() -> None:
    course = CELL.simulate([0, 60, 163], pumping=0)
    for ion, amount in AMOUNT.items():
        marks = course[amount] * 6.022e8 / A_MARK
        assert max(marks) <= SLOTS[ion] + 0.5, ion
    assert course["X"][0] * 6.022e8 / A_MARK == pytest.approx(SLOTS["trapped"], rel=0.02)
