"""The figures on the tubule say what is true, at rest and in each situation."""

from collections.abc import Callable

import pytest

from electrolytes.deficiency.tubule import ALONG, NEPHRON
from electrolytes.deficiency.tubule.cell_diagram import distal_cell
from electrolytes.deficiency.tubule.diagram import nephron
from electrolytes.deficiency.tubule.figures import thick_limb
from electrolytes.live import Explorable

AT_REST = [
    (nephron, "5.1 % of the sodium, 17 % of the potassium, 5.7 % of the calcium and 0.60 % of the magnesium leave: as"),
    (thick_limb, "At 50 % of the way the lumen holds 101 mM sodium and stands at +9.2 mV, of which transport makes"),
    (distal_cell, "The cell holds 12.0 mM sodium and 0.50 mM free magnesium; 72 mV pull magnesium in."),
]


@pytest.mark.parametrize(("figure", "words"), AT_REST)
def test_the_sentence_at_rest(figure: Callable[[], Explorable], words: str) -> None:
    shown = figure()
    assert words in shown._spec["said"]
    assert not shown._spec["presets"][0]["values"]
    assert 'role="img"' in shown._html and "aria-label" in shown._html


def test_the_situations_move_the_ions_as_their_names_say() -> None:
    at = {situation["name"]: NEPHRON.evaluate(situation["values"]) for situation in nephron()._spec["presets"]}
    left = {ion: {name: float(found[f"out_{ion}"]) for name, found in at.items()} for ion in ("Na", "K", "Ca", "Mg")}
    rest = {ion: shares["healthy"] for ion, shares in left.items()}
    for name in ("loop diuretic", "thiazide, for weeks", "Gitelman", "TRPM6 lost"):
        assert left["Mg"][name] > 1.5 * rest["Mg"], name
    assert left["Mg"]["Bartter"] < left["Mg"]["Gitelman"]  # the paradox: little is wasted where most is carried
    assert left["Ca"]["thiazide, for weeks"] < rest["Ca"] < left["Ca"]["loop diuretic"]
    assert left["K"]["loop diuretic"] > rest["K"]


def test_the_limb_carries_less_where_its_situations_say_so() -> None:
    at = {situation["name"]: ALONG.evaluate({**situation["values"], "x": 100})
          for situation in thick_limb()._spec["presets"]}
    end = {name: float(found["Mg_x"] * found["Q"]) for name, found in at.items()}
    assert all(end[name] > end["healthy"] for name in end if name != "healthy")
    assert at["NKCC2 shut"]["V_x"] == pytest.approx(0, abs=1e-9)  # nothing taken, nothing diluted


def test_the_cell_in_its_situations() -> None:
    at = {situation["name"]: NEPHRON.evaluate(situation["values"]) for situation in distal_cell()._spec["presets"]}
    out = {name: float(found["out_Mg"]) for name, found in at.items()}
    assert out["thiazide, first dose"] < out["healthy"] < out["pump at half"] < out["thiazide, fewer channels"]
    assert out["Kv1.1 lost"] > 2 * out["healthy"] < out["short distal tubule"]
