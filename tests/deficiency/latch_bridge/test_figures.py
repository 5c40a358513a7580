"""The latch bridge's figures say what is true: their sentences at rest, and in each situation."""

from collections.abc import Callable

import pytest

from electrolytes.deficiency.latch_bridge.bridge import LATCH
from electrolytes.deficiency.latch_bridge.diagram import PLACES, latch_in_time
from electrolytes.deficiency.latch_bridge.figures import calcium_force, latch_economy
from electrolytes.live import Explorable

AT_REST = [
    (latch_in_time, "After 30 s, 38 % of the bridges carry a phosphate and 75 % are attached, 46 % as latch bridges"),
    (latch_economy, "75.9 % are attached. A hundred bridges spend 22 ATP a second: one for each attached bridge every"),
    (calcium_force, "At 190 nM of calcium 19 % of the bridges carry a phosphate and 34 % are attached: the latch"),
]


@pytest.mark.parametrize(("figure", "words"), AT_REST)
def test_the_sentence_at_rest(figure: Callable[[], Explorable], words: str) -> None:
    shown = figure()
    assert words in shown._spec["said"]
    assert not shown._spec["presets"][0]["values"]
    assert 'role="img"' in shown._html and "aria-label" in shown._html


def test_every_situation_is_one_the_model_can_follow() -> None:
    shown = latch_in_time()
    assert shown._spec["clock"] == "t" and len(PLACES) == 4
    for situation in shown._spec["presets"]:
        assert LATCH.simulate([0, 120, 240], situation["values"]).to_frame().notna().all(axis=None)


def test_without_a_latch_the_same_kinase_holds_little() -> None:
    shown = latch_economy()
    shown.k_7 = 10.0
    assert float(shown.result["force"]) < 0.2


def test_little_calcium_is_not_one_for_one() -> None:
    """At 50 nM both are within a percent, but force is more than twice phosphorylation; they meet near 440."""
    shown = calcium_force()
    for calcium, least, most in ((50.0, 2.0, 3.0), (440.0, 0.95, 1.05), (500.0, 0.9, 0.95)):
        shown.Ca_i = calcium
        assert least < float(shown.result["force"]) / float(shown.result["phosphorylation"]) < most


def test_how_long_force_lags_depends_on_the_latch() -> None:
    """A minute or more with the first figure's latch, some seconds with that of a small artery."""
    for latch, least, most in ((0.01, 60.0, 120.0), (0.1, 5.0, 15.0)):
        course = LATCH.simulate([120.0 + lag for lag in (-120.0, 0.0, least, most)], {"k_7": latch})["force"]
        assert course[3] < course[1] / 2 < course[2]
