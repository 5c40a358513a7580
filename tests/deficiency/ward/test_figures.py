"""The figures of the ward say what is true, at rest and in each situation."""

from collections.abc import Callable

import pytest

from electrolytes.deficiency.ward.excretion_figure import fractional_excretion
from electrolytes.deficiency.ward.infusion_figure import infusion_in_time
from electrolytes.deficiency.ward.synapse_figure import nerve_and_muscle
from electrolytes.live import Explorable

AT_REST = [
    (fractional_excretion, "2.0 % of the filtered magnesium leaves with urine"),
    (nerve_and_muscle, "a nerve impulse sets free 100 % of the normal amount. A normal magnesium."),
    (infusion_in_time, "After 24 hours serum magnesium is 0.85 mmol/L. Of what is given 95 % has left with urine"),
]


@pytest.mark.parametrize(("figure", "words"), AT_REST)
def test_the_sentence_at_rest(figure: Callable[[], Explorable], words: str) -> None:
    shown = figure()
    assert words in shown._spec["said"]
    assert not shown._spec["presets"][0]["values"]
    assert 5 <= len(shown._spec["presets"]) <= 6
    assert 'role="img"' in shown._html and "aria-label" in shown._html


def test_laboratory_units_are_the_same_amounts() -> None:
    units = {control["name"]: control["units"] for control in fractional_excretion()._spec["controls"]}
    factor = {name: {unit["name"]: unit["factor"] for unit in offered} for name, offered in units.items()}
    assert 0.85 * factor["P_Mg"]["mg/dL"] == pytest.approx(2.07, abs=0.005)
    assert 88.4 * factor["P_cr"]["mg/dL"] == pytest.approx(1.0, abs=0.001)  # 1 mg/dL of creatinine is 88.4 µmol/L
    assert 8.84 * factor["U_cr"]["mg/dL"] == pytest.approx(100, abs=0.1)
