"""The table of findings: every row can be asked for, verdicts are what the numbers say, misses are counted."""

from __future__ import annotations

import math
from typing import Any

import attrs
import pytest
from support.parity import check_parity

from electrolytes.book import validation
from electrolytes.book.validation import MISS, NOT, PASS, Finding, compared, findings, unlisted
from electrolytes.deficiency.chain.forearm import FOREARM
from electrolytes.deficiency.pressure.loads import SALT_LOADED, WATER_LOAD
from electrolytes.deficiency.smooth_muscle.rest import MAGNESIUM_TONED
from electrolytes.deficiency.vessel import VESSEL
from electrolytes.deficiency.vessel.pressurized import PRESSURIZED
from electrolytes.model import Model


def test_every_finding_has_a_verdict_that_its_numbers_bear_out() -> None:
    for each in compared():
        if each.finding.why_not:
            assert each.verdict == NOT
            continue
        assert each.ours is not None and each.finding.source
        inside = float(each.finding.low) <= each.ours <= float(each.finding.high)
        assert each.verdict == (PASS if inside else MISS) and (each.off == 0) == inside


def test_misses_stay_in_the_table() -> None:
    """The artery that narrows too little, blood that falls too little, the limb that leaves too much magnesium."""
    missed = " ".join(each.finding.what for each in compared() if each.verdict == MISS)
    for word in ("Narrowing for each nanomolar", "two men", "cortical thick limb", "without potassium", "forearm",
                 "at 60 mmHg", "1500 mEq", "drink of water", "asked at 300", "Days on a drug"):
        assert word in missed


def test_what_is_computed_beside_measurements_begins_where_its_models_do() -> None:
    """At rest each is the model it was taken from, and the drink's water is all taken up."""
    assert FOREARM.number("calcium") == pytest.approx(MAGNESIUM_TONED.number("calcium"), rel=1e-6)
    assert PRESSURIZED.number("diameter", felt=50) == pytest.approx(
        VESSEL.number("diameter", P_T=60 * 0.133322 / 2, Ca_i=190), rel=1e-6)
    assert SALT_LOADED.number("rise", eaten=10) == pytest.approx(0, abs=1e-5)
    dry, drunk = (WATER_LOAD.simulate([0, 1 / 60], drink=liters, taken_up=5) for liters in (0, 1))
    gained = drunk["V_ecf"][-1] - dry["V_ecf"][-1]  # in a minute, before thirst and kidney have answered
    assert gained == pytest.approx(1 - math.exp(-1 / 5), rel=0.02)
    assert dry["urine"][-1] == pytest.approx(dry["urine"][0], rel=1e-3)


@pytest.mark.parametrize("model", [FOREARM, PRESSURIZED, SALT_LOADED], ids=lambda model: model.name)
def test_javascript_finds_the_same(model: Model, javascript: Any) -> None:
    shown = {unknown.name: unknown for unknown in model.unknowns}
    check_parity(model, javascript, examples=3, expressions=shown)


def test_a_model_is_either_held_against_something_or_listed() -> None:
    free = {entry.slug for entry in unlisted()}
    assert "mechanism-pump-pump" not in free and "essentials-fluids-race" in free


@pytest.mark.parametrize("change", [{"kind": "rumor"}, {"address": "", "why_not": ""}, {"low": "", "why_not": ""}])
def test_a_row_that_says_too_little_is_refused(change: dict[str, str]) -> None:
    whole = next(each for each in findings() if each.address and not each.why_not)
    given = {field: getattr(whole, field) for field in Finding.__dataclass_fields__} | change
    with pytest.raises(ValueError, match=validation.TABLE.name):
        Finding(**given)


def test_a_comparison_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        compared()[0].ours = 1.0  # type: ignore[misc]
