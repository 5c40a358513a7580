"""Carriers that live on sodium's gradient: which way they take it, and where they would turn."""

from typing import Any

import pytest
from support.parity import check_parity

from electrolytes.mechanism.exchange.carriers import CARRIERS, sodium_without_drive
from electrolytes.mechanism.exchange.carriers_diagram import carriers

DRIVES = ("push", "drive_NHE", "drive_NKCC")


def test_at_rest_the_pump_turns_at_its_resting_speed() -> None:
    assert CARRIERS.evaluate()["speed"] == pytest.approx(1, rel=1e-7)


def test_carriers_bring_sodium_in_and_only_the_pump_makes_up_for_it() -> None:
    rest, more = CARRIERS.evaluate(), CARRIERS.evaluate(Na_i=9.2)
    for drive in DRIVES:
        assert 0 < more[drive] < rest[drive]
    assert more["speed"] > rest["speed"]


def test_an_acid_cell_takes_more_sodium_in() -> None:
    assert CARRIERS.evaluate(pH_i=6.6)["drive_NHE"] > CARRIERS.evaluate()["drive_NHE"]


@pytest.mark.parametrize(("drive", "sodium"), [("push", 9.92), ("drive_NHE", 279.3), ("drive_NKCC", 23.10)])
def test_where_each_would_turn(drive: str, sodium: float) -> None:
    turn = sodium_without_drive(drive)
    assert turn == pytest.approx(sodium, rel=1e-3)
    assert CARRIERS.evaluate(Na_i=turn)[drive] == pytest.approx(0, abs=1e-9)


def test_sodium_hydrogen_exchange_would_turn_at_the_ratio_of_acid() -> None:
    assert sodium_without_drive("drive_NHE") == pytest.approx(140 * 10**0.3, rel=1e-9)


def test_parity(javascript: Any) -> None:
    check_parity(CARRIERS, javascript, examples=40)


def test_the_figure_begins_at_rest() -> None:
    shown = carriers()
    assert "Sodium–calcium exchange takes sodium in (13 mV)" in shown._spec["said"]
    assert not shown._spec["presets"][0]["values"]
