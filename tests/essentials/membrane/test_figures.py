"""The figures of ions and voltage say what is true: at rest and in each situation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from electrolytes.essentials.membrane.diagram import membrane_cell
from electrolytes.essentials.membrane.figures import held_away, resting_voltage, squid_axon
from electrolytes.live import Explorable

AT_REST = [
    (membrane_cell, "settles at −80.1 mV. Potassium, whose own voltage is −94 mV, leaves"),
    (resting_voltage, "rests at −80.1 mV, as the healthy cell does"),
    (held_away, "magnesium would settle at 398 times its concentration outside. It is held at 0.91 times"),
    (squid_axon, "rests at −59.2 mV and an impulse peaks at +42.2 mV"),
]
FIGURES = [figure for figure, _ in AT_REST]


@pytest.mark.parametrize(("figure", "words"), AT_REST)
def test_the_sentence_at_rest(figure: Callable[[], Explorable], words: str) -> None:
    assert words in figure()._spec["said"]


@pytest.mark.parametrize("figure", FIGURES)
def test_every_situation_is_one_the_model_can_compute(figure: Callable[[], Explorable]) -> None:
    shown = figure()
    assert not shown._spec["presets"][0]["values"]
    assert 'role="img"' in shown._html and "aria-label" in shown._html
    for situation in shown._spec["presets"]:
        shown.reset()
        for name, value in situation["values"].items():
            setattr(shown, name, value)
        assert shown.result.to_frame().notna().all(axis=None), situation["name"]


def test_the_named_situations_move_the_voltage_the_way_they_are_known_to() -> None:
    shown = membrane_cell()
    voltage = {}
    for situation in shown._spec["presets"]:
        shown.reset()
        for name, value in situation["values"].items():
            setattr(shown, name, value)
        voltage[situation["name"]] = float(shown.result["V_m"])
    rest = voltage["resting cell"]
    assert voltage["high potassium"] > rest > voltage["low potassium"]
    assert abs(voltage["low sodium"] - rest) < 1
    assert voltage["sodium gates open"] > 30
    assert voltage["potassium gates only"] < voltage["low potassium"]


def test_the_impulse_of_the_squid_follows_sodium_and_its_rest_does_not() -> None:
    shown = squid_axon()
    full = shown.result
    shown.Na_e = 220
    half = shown.result
    assert full["V_peak"] - half["V_peak"] > 10
    assert 0 < full["V_rest"] - half["V_rest"] < 5
