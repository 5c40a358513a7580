"""What buffers do with a strong acid, and the three figures of the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.parity import check_parity

from electrolytes.essentials.acid_base.buffers import BUFFERS, still_free_per_million
from electrolytes.essentials.acid_base.figures import acid_buffers, strong_ions
from electrolytes.essentials.acid_base.gamblegram import ANIONS, CATIONS, TURNED, gamblegram
from electrolytes.essentials.acid_base.plasma import HELD_SID, PLASMA, K, Mg, Na
from electrolytes.live import Explorable

FIGURES = [
    (gamblegram, "pH 7.40, normal. The strong ions differ by 42.7 mEq/L"),
    (acid_buffers, "pH 7.40 where CO₂ is breathed out, 7.40 where it is sealed in, 7.4 in salt water"),
    (strong_ions, "42.7 mEq/L, as in health; pH 7.400, normal. Magnesium: as in health."),
]


@given(st.floats(0, 20))
def test_breathing_plasma_is_plasma_with_a_smaller_strong_ion_difference(acid: float) -> None:
    start = float(HELD_SID.evaluate(SID=38.876861227817884)["H"])
    held = HELD_SID.evaluate(SID=38.876861227817884 - acid - 3.98e-5)
    assert start == pytest.approx(3.98e-5, rel=1e-3)
    assert float(BUFFERS.evaluate(acid=acid)["pH_open"]) == pytest.approx(float(held["pH"]), abs=1e-6)


@given(st.floats(0.1, 25), st.floats(10, 60))
def test_salt_water_falls_most_and_plasma_that_breathes_least(acid: float, albumin: float) -> None:
    at = BUFFERS.evaluate(acid=acid, albumin=albumin)
    assert at["pH_water"] < at["pH_sealed"] < at["pH_open"] < 7.4


@given(st.floats(0, 25))
def test_sealed_plasma_keeps_its_carbon_dioxide(acid: float) -> None:
    """What bicarbonate lost is carbon dioxide now, and Henderson and Hasselbalch hold for the two."""
    at = BUFFERS.evaluate(acid=acid)
    lost = acid - 44 * 0.123 * (7.4 - at["pH_sealed"]) - 1.15 * 0.309 * (7.4 - at["pH_sealed"])
    lost -= 10 ** (3 - at["pH_sealed"]) - 10 ** (3 - 7.4)
    left = float(at["HCO3_0"] - lost)
    assert float(at["pH_sealed"]) == pytest.approx(6.1 + np.log10(left / (float(at["carbon"]) - left)), abs=1e-9)


def test_without_acid_nothing_happens() -> None:
    at = BUFFERS.evaluate(acid=0)
    assert [float(at[name]) for name in ("pH_open", "pH_sealed", "pH_water")] == pytest.approx([7.4] * 3, abs=1e-12)


def test_breathing_harder_brings_ph_up() -> None:
    assert float(BUFFERS.evaluate(acid=10, pCO2=26)["pH_open"]) == pytest.approx(7.37, abs=0.005)


def test_two_of_a_million_hydrogen_ions_stay_free() -> None:
    assert still_free_per_million() == pytest.approx(2.3, abs=0.1)


def test_every_language_gives_the_same_buffers(javascript: Any) -> None:
    check_parity(BUFFERS, javascript, examples=80)


@pytest.mark.parametrize(("figure", "words"), FIGURES)
def test_the_sentence_in_health(figure: Callable[[], Explorable], words: str) -> None:
    assert words in figure()._spec["said"]


@pytest.mark.parametrize("figure", [figure for figure, _ in FIGURES])
def test_every_situation_is_one_the_model_can_compute(figure: Callable[[], Explorable]) -> None:
    shown = figure()
    assert not shown._spec["presets"][0]["values"]
    for situation in shown._spec["presets"]:
        shown.reset()
        for name, value in situation["values"].items():
            setattr(shown, name, value)
        assert shown.result.to_frame().notna().all(axis=None), situation["name"]


corners = st.fixed_dictionaries(
    {q.name: st.sampled_from(q.range) for q in PLASMA.inputs if q.range is not None and q.name != "pH_seen"}
)


@given(corners)
def test_both_columns_are_equal_at_every_corner_of_the_controls(corner: dict[str, float]) -> None:
    tops = {"left": sum(slice.charge for slice in CATIONS) + TURNED, "right": sum(slice.charge for slice in ANIONS)}
    inputs = [PLASMA.quantity(name) for name in corner]
    left, right = PLASMA.function(tops, inputs)(*corner.values())
    assert float(left) == pytest.approx(float(right), abs=1e-8)
    assert 0 < float(left) < 192


def test_the_thin_slices_are_in_their_own_charges() -> None:
    assert [slice.charge for slice in CATIONS][:2] == [Na, K] and CATIONS[3].charge == 2 * Mg
