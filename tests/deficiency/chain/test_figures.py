"""The chain's figures hold what they show."""

from electrolytes.deficiency.chain.audit_figure import MOST
from electrolytes.deficiency.chain.figures import ROWS, octaves
from electrolytes.deficiency.chain.links import CHAIN
from electrolytes.diet.trials.effects import effect


def test_no_bar_leaves_the_picture() -> None:
    shown = CHAIN.function({row.name: octaves(row) for row in ROWS}, list(CHAIN.inputs))
    for serum, account in ((0.4, 2), (1.2, 2)):
        bars = shown(serum, 100, 0, account, 1, 1, 100, 1, 1, 1, 0)
        assert all(abs(float(bar)) < 2 for bar in bars)


def test_the_audits_bars_hold_the_trials_interval() -> None:
    assert -effect("zhang", "mean", "low") < MOST
