"""The situations of ions and voltage do what their names say."""

from __future__ import annotations

from support.figures import each_situation

from electrolytes.essentials.membrane.diagram import membrane_cell
from electrolytes.essentials.membrane.figures import squid_axon


def test_the_named_situations_move_the_voltage_the_way_they_are_known_to() -> None:
    shown = membrane_cell()
    voltage = {}
    for situation in each_situation(shown):
        voltage[situation] = float(shown.result["V_m"])
    rest = voltage["resting cell"]
    assert voltage["high potassium"] > rest > voltage["low potassium"]
    assert abs(voltage["low sodium"] - rest) < 1
    assert voltage["sodium channels open"] > 30
    assert voltage["potassium channels only"] < voltage["low potassium"]


def test_the_impulse_of_the_squid_follows_sodium_and_its_rest_does_not() -> None:
    shown = squid_axon()
    full = shown.result
    shown.Na_e = 220
    half = shown.result
    assert full["V_peak"] - half["V_peak"] > 10
    assert 0 < full["V_rest"] - half["V_rest"] < 5
