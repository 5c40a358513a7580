"""One body at five depths shows the whole chain's own numbers, and what has to balance does."""

from __future__ import annotations

import pytest
from support.chapters import ROOT

from electrolytes.deficiency.chain.body import (
    DOORS,
    LEAST,
    MARKED,
    MOST,
    MOST_PRESSURE,
    TO_THE_CHAIN,
    five_depths,
    whole_body,
)
from electrolytes.deficiency.chain.links import CHAIN

FIGURE = five_depths()
"""Made once; each test sets it anew."""


@pytest.mark.parametrize("settings", [{}, {"S": 0.6}, {"S": 0.6, "share": 100.0}, {"S": 1.1, "account": 1}])
def test_every_number_is_the_chains_and_salt_that_comes_leaves(settings: dict[str, float]) -> None:
    FIGURE.reset()
    for name, value in settings.items():
        setattr(FIGURE, name, value)
    chain, shown = CHAIN.evaluate(**settings), FIGURE.result
    for name in ("Na_i", "calcium", "Mg_in", "diameter", "flow", "P_ma", "C_sod",
                 "potassium_blood", "calcium_blood", "opened_K"):
        assert float(shown[name]) == pytest.approx(float(chain[name]), rel=1e-12)
    assert float(shown["Phi_una"]) == pytest.approx(float(shown["Phi_sodin"]), rel=1e-6)
    assert f"{float(chain['calcium']):.0f} nM calcium" in FIGURE.sentence


def test_there_are_marks_enough_for_every_state() -> None:
    """At the ends of every control the marks in the cell still count all there is."""
    for ends in ({"S": 0.4, "share": 100.0}, {"S": 1.2}, {"S": 0.4, "account": 2}):
        state = CHAIN.evaluate(**ends)
        for ion, name in (("sodium", "Na_i"), ("calcium", "calcium"), ("magnesium", "Mg_in")):
            assert float(state[name]) / MARKED[ion] <= MOST[ion], (ends, ion)


@pytest.mark.parametrize("settings", [
    {"S": 0.4, "share": 100.0, "account": 2, "by_salt": 1, "by_hormone": 1},
    {"S": 1.2, "share": 100.0, "account": 2, "by_salt": 1, "by_hormone": 1},
])
def test_the_column_holds_the_pressure_of_every_state(settings: dict[str, float]) -> None:
    assert LEAST < float(CHAIN.evaluate(**settings)["P_ma"]) < MOST_PRESSURE


def test_the_page_of_the_chain_shows_the_front_pages_body_by_the_same_program() -> None:
    chain = whole_body()
    assert chain._core == FIGURE._core
    assert 'data-door="deficiency/pressure"' in chain._html and 'data-door="deficiency/chain"' not in chain._html
    drawn = [[(bound["kind"], bound["at"]) for bound in shown._spec["bindings"]] for shown in (chain, FIGURE)]
    assert drawn[0] == drawn[1]


def test_every_part_is_a_door_to_a_page_that_there_is() -> None:
    html = FIGURE._repr_mimebundle_()[0]["text/html"]
    doors = (*DOORS, TO_THE_CHAIN)
    assert html.count('class="explorable-door"') == len(doors) == 10
    for *_, page, name in doors:
        assert f'data-door="{page}" data-name="{name}"' in html
        assert (ROOT / "chapters" / f"{page}.md").exists()
