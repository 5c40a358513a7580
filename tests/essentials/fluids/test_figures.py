"""The figures of the page on water and sodium say what is true, at rest and in each situation."""

from collections.abc import Callable

import pytest

from electrolytes.essentials.fluids.compartments import BALANCE
from electrolytes.essentials.fluids.diagram import two_compartments
from electrolytes.essentials.fluids.figures import (
    content_and_concentration,
    one_liter_rule,
    osmolality_formulas,
    water_for_concentration,
    water_for_volume,
)
from electrolytes.essentials.fluids.race import marathon
from electrolytes.live import Explorable

AT_FIRST = [
    (two_compartments, "1960 mmol of sodium in 14.0 L make 140 mmol/L"),
    (content_and_concentration, "140 mmol/L of sodium, normal. There are 14.0 L outside the cells, about as much"),
    (osmolality_formulas, "Bedside 290, best validated 293 mOsm/L. The pull on cells is 285"),
    (marathon, "With 6.0 L drunk for 4.0 L of sweat, the runner is 2.0 kg heavier and has 130 mmol/L"),
    (one_liter_rule, "bring it to 123.0 by the multiplied rule, 123.0 by exact mixing"),
]


def set_to(shown: Explorable, name: str) -> dict[str, float]:
    """The figure's numbers in a named situation."""
    situation = next(preset for preset in shown._spec["presets"] if preset["name"] == name)
    shown.reset()
    for control, value in situation["values"].items():
        setattr(shown, control, value)
    return {quantity.name: float(shown.result[quantity.name]) for quantity in shown._model_shown.outputs}


@pytest.mark.parametrize(("figure", "words"), AT_FIRST)
def test_the_sentence_at_first(figure: Callable[[], Explorable], words: str) -> None:
    assert words in figure()._spec["said"]


@pytest.mark.parametrize("figure", [figure for figure, _ in AT_FIRST])
def test_every_situation_is_one_the_model_can_compute(figure: Callable[[], Explorable]) -> None:
    shown = figure()
    assert not shown._spec["presets"][0]["values"]
    for situation in shown._spec["presets"]:
        set_to(shown, situation["name"])
        assert shown.result.to_frame().notna().all(axis=None), situation["name"]


def test_situations_of_the_two_boxes_are_what_they_are_called() -> None:
    shown = two_compartments()
    assert set_to(shown, "a liter of water")["into_cells"] > 0.6
    assert abs(set_to(shown, "a liter of 0.9 % saline")["into_cells"]) < 0.1
    assert set_to(shown, "two liters of 3 % saline")["into_cells"] < -3
    assert set_to(shown, "four liters of sweat")["Na_p"] > 145
    assert set_to(shown, "sweat, then six liters of water")["Na_p"] < 135
    assert set_to(shown, "a liter of plasma lost")["Na_p"] == pytest.approx(140)


def test_situations_of_the_map_are_what_they_are_called() -> None:
    shown = content_and_concentration()
    assert set_to(shown, "salty meals, not drunk yet")["Na_p"] > 145
    assert set_to(shown, "salty meals, then water")["Na_p"] == pytest.approx(140)
    heart, gut = set_to(shown, "heart failure, swollen legs"), set_to(shown, "diarrhea, drinking only water")
    assert max(heart["Na_p"], gut["Na_p"]) < 135 and heart["W_E"] > 19 and gut["W_E"] < 12
    siadh = set_to(shown, "holding on to water (SIADH)")
    assert siadh["Na_p"] < 130 and abs(siadh["W_E"] - 14) < 0.5
    assert set_to(shown, "nothing to drink")["Na_p"] > 145


@pytest.mark.parametrize("salt", [-500.0, 0.0, 900.0])
def test_the_lines_of_the_map_are_where_the_model_says(salt: float) -> None:
    """The lines are solved for water by hand; put back into the model they give their own number."""
    at = {quantity: quantity.default for quantity in BALANCE.inputs} | {BALANCE.quantity("salt_gained"): salt}
    at[BALANCE.quantity("W_0")] = 42.0
    for value in (120.0, 140.0, 160.0):
        water = float(_number(water_for_concentration(value), at))
        assert BALANCE.evaluate(salt_gained=salt, water_gained=water)["Na_p"] == pytest.approx(value, rel=1e-12)
    for value in (10.0, 14.0, 18.0, 22.0):
        water = float(_number(water_for_volume(value), at))
        assert BALANCE.evaluate(salt_gained=salt, water_gained=water)["W_E"] == pytest.approx(value, rel=1e-12)


def _number(expression: object, at: dict[object, float]) -> float:
    from electrolytes.model import Literal

    literals = {literal: literal.value for literal in expression.atoms(Literal)}  # type: ignore[attr-defined]
    return float(expression.xreplace(literals | at))  # type: ignore[attr-defined]
