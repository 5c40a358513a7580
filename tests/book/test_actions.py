"""Words that set a figure: what they mean, and what is refused."""

from __future__ import annotations

import pytest

from electrolytes.book.actions import NothingToDoError, resolve

CONTROLS = [{"name": "p", "min": 0, "max": 2, "choices": None},
            {"name": "account", "min": 0, "max": 1, "choices": ["bystander", "blocks"]}]
CELL = {"controls": CONTROLS, "presets": [{"name": "pump off", "values": {"p": 0.0}}]}
PUMP = {"controls": [{"name": "Na_i", "min": 1, "max": 50, "choices": None}],
        "presets": [{"name": "loaded", "values": {"Na_i": 20.0}}, {"name": "pump off", "values": {"Na_i": 1.0}}]}
KNOWN = {"chapters/cell": {"pump": PUMP, "cell-in-time": CELL}, "chapters/mechanism/pump": {"pump": PUMP}}
HERE = "chapters/cell"


@pytest.mark.parametrize(("address", "words", "above", "meant"), [
    ("do:", "pump off", ["pump", "cell-in-time"], ("cell-in-time", {"p": 0.0})),       # the nearest above
    ("do:", "Pump  off", ["pump"], ("pump", {"Na_i": 1.0})),                           # case and spaces do not count
    ("do:", "loaded", ["pump", "cell-in-time"], ("pump", {"Na_i": 20.0})),             # the nearest that has it
    ("do:pump", "pump off", ["pump", "cell-in-time"], ("pump", {"Na_i": 1.0})),        # the one that is named
    ("do:?p=0.5", "half the pumps", ["pump", "cell-in-time"], ("cell-in-time", {"p": 0.5})),
    ("do:?account=blocks", "if it blocks", ["cell-in-time"], ("cell-in-time", {"account": 1.0})),
])
def test_a_word_means_a_figure_and_a_state(address: str, words: str, above: list[str],
                                           meant: tuple[str, dict[str, float]]) -> None:
    assert resolve(KNOWN, HERE, above, address, words) == (HERE, *meant)


def test_a_word_can_mean_a_figure_of_another_page() -> None:
    assert resolve(KNOWN, HERE, [], "do:mechanism/pump/pump?Na_i=3", "little sodium") == (
        "chapters/mechanism/pump", "pump", {"Na_i": 3.0})


@pytest.mark.parametrize(("address", "words", "why"), [
    ("do:", "pump on", "situation"),
    ("do:nowhere", "pump off", "no such figure"),
    ("do:?p=3", "three times", "outside 0 to 2"),
    ("do:?q=1", "q", "no control 'q'"),
    ("do:?p=much", "much", "takes a number"),
    ("do:?p=nan", "nan", "outside"),
    ("do:what is this", "x", "the form is"),
])
def test_nonsense_is_named(address: str, words: str, why: str) -> None:
    with pytest.raises(NothingToDoError, match=why):
        resolve(KNOWN, HERE, ["cell-in-time"], address, words)
