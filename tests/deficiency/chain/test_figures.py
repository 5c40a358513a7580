"""The chain's figures say what is true, at rest and in each situation, and hold what they show."""

from collections.abc import Callable

import pytest

from electrolytes.deficiency.chain.audit_figure import MOST, gain_audit
from electrolytes.deficiency.chain.figures import ROWS, octaves, whole_chain
from electrolytes.deficiency.chain.links import CHAIN
from electrolytes.live import Explorable

AT_REST = [
    (whole_chain, "2.02 times normal; the kidney's own vessels are spared. Mean pressure settles at 100.5 mmHg, 0.1"),
    (gain_audit, "shared among the meals, raise serum magnesium by 0.014 mmol/L. Our links multiply to a fall of mean"),
]


@pytest.mark.parametrize(("figure", "words"), AT_REST)
def test_the_sentence_at_rest(figure: Callable[[], Explorable], words: str) -> None:
    shown = figure()
    assert words in shown._spec["said"]
    assert not shown._spec["presets"][0]["values"]
    assert 'role="img"' in shown._html and "aria-label" in shown._html


@pytest.mark.parametrize(("figure", "_"), AT_REST)
def test_every_situation_is_one_the_model_can_solve(figure: Callable[[], Explorable], _: str) -> None:
    shown = figure()
    for situation in shown._spec["presets"]:
        shown.reset()
        for name, value in situation["values"].items():
            setattr(shown, name, value)
        assert shown.result.to_frame().notna().all(axis=None), situation["name"]


def test_no_bar_leaves_the_picture() -> None:
    shown = CHAIN.function({row.name: octaves(row) for row in ROWS}, list(CHAIN.inputs))
    for serum, account in ((0.4, 2), (1.2, 2)):
        bars = shown(serum, 100, 0, account, 1, 1, 100, 1, 1)
        assert all(abs(float(bar)) < 2 for bar in bars)


def test_the_audits_bars_hold_the_trials_interval() -> None:
    assert MOST > 3.1
