"""The situations of water and sodium are what they are called, and the map's lines are true."""

import pytest
from support.figures import set_to

from electrolytes.essentials.fluids.compartments import BALANCE
from electrolytes.essentials.fluids.diagram import two_compartments
from electrolytes.essentials.fluids.figures import (
    content_and_concentration,
    water_for_concentration,
    water_for_volume,
)
from electrolytes.live import Explorable


def numbers_in(shown: Explorable, name: str) -> dict[str, float]:
    """The figure's numbers in a named situation."""
    set_to(shown, name)
    return {quantity.name: float(shown.result[quantity.name]) for quantity in shown.model.outputs}


def test_situations_of_the_two_boxes_are_what_they_are_called() -> None:
    shown = two_compartments()
    assert numbers_in(shown, "a liter of water")["into_cells"] > 0.6
    assert abs(numbers_in(shown, "a liter of 0.9 % saline")["into_cells"]) < 0.1
    assert numbers_in(shown, "two liters of 3 % saline")["into_cells"] < -3
    assert numbers_in(shown, "four liters of sweat")["Na_p"] > 145
    assert numbers_in(shown, "sweat, then six liters of water")["Na_p"] < 135
    assert numbers_in(shown, "a liter of plasma lost")["Na_p"] == pytest.approx(140)


def test_situations_of_the_map_are_what_they_are_called() -> None:
    shown = content_and_concentration()
    assert numbers_in(shown, "salty meals, not drunk yet")["Na_p"] > 145
    assert numbers_in(shown, "salty meals, then water")["Na_p"] == pytest.approx(140)
    heart, gut = numbers_in(shown, "heart failure, swollen legs"), numbers_in(shown, "diarrhea, drinking only water")
    assert max(heart["Na_p"], gut["Na_p"]) < 135 and heart["W_E"] > 19 and gut["W_E"] < 12
    siadh = numbers_in(shown, "holding on to water (SIADH)")
    assert siadh["Na_p"] < 130 and abs(siadh["W_E"] - 14) < 0.5
    assert numbers_in(shown, "nothing to drink")["Na_p"] > 145


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
