"""Models from SBML files: small cases with solutions by hand, models that come back, and what is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from support.models import every_model
from support.reading import Read
from support.sbml_cases import CASES, compartment, file, math_of, pair, parameter, species

from electrolytes.model import FormatError, Model

TIMES = np.linspace(0, 3, 7)


@pytest.mark.parametrize("name", CASES)
def test_a_small_case_gives_the_solution_by_hand(name: str) -> None:
    case = CASES[name]
    assert Read(case.text).document.getNumErrors() == 0
    model = Model.from_sbml(case.text)
    found = model.simulate(TIMES, rtol=1e-10, atol=1e-12, longest_step=0.05) if model.states else model.evaluate()
    for quantity in case.solution(0):
        right = [case.solution(t)[quantity] for t in TIMES]
        assert np.broadcast_to(found[quantity], TIMES.shape) == pytest.approx(np.array(right), rel=1e-7, abs=1e-9)


def test_a_file_is_read_by_its_path_too(tmp_path: Path) -> None:
    path = tmp_path / "case.xml"
    path.write_text(next(iter(CASES.values())).text, "utf8")
    assert [state.name for state in Model.from_sbml(path).states] == ["S", "P"]


@pytest.mark.parametrize("name", [
    "electrolytes.essentials.nerve:FIRING", "electrolytes.mechanism.cell:CELL",
    "electrolytes.deficiency.smooth_muscle:MUSCLE", "electrolytes.diet.balance.stores:STORES"])
def test_published_models_come_back_from_their_files(name: str) -> None:
    """The axon of Hodgkin and Huxley, the pump–leak cell, the muscle cell of Kapela, the stores."""
    model = every_model()[name]
    back = Model.from_sbml(model.to_sbml())
    assert {state.name for state in back.states} == {state.name for state in model.states}
    times = np.linspace(0, 3, 5)
    ours, theirs = (each.simulate(times, rtol=1e-10, atol=1e-12) for each in (model, back))
    for state in model.states:
        size = max(np.abs(ours[state]).max(), abs(state.default or 0), 1e-6)
        assert np.abs(theirs[state.name] - ours[state]).max() < 1e-6 * size
        assert model[state].unit == back[state.name].unit or "Eq" in model[state].unit


def wrong(what: str) -> str:
    two = compartment() + pair.format(species("S", 'initialConcentration="1"'), species("P", 'initialAmount="0"'))
    time = "http://www.sbml.org/sbml/symbols/"
    delayed = (f"<apply><csymbol encoding='text' definitionURL='{time}delay'>delay</csymbol><ci>x</ci>"
               "<cn s:units='second'>1</cn></apply>")
    rule = "<listOfRules><assignmentRule variable='x'>{}</assignmentRule></listOfRules>"
    x = f"<listOfParameters>{parameter('x', 1, 'M', 'false')}</listOfParameters>"
    return {
        "no file": "nowhere/model.xml",
        "no xml": "<sbml",
        "another language": "<cellml/>",
        "an old level": '<sbml xmlns="http://www.sbml.org/sbml/level2/version4" level="2" version="4"/>',
        "an event": file(f"{x}<listOfEvents><event id='burst' useValuesFromTriggerTime='true'/></listOfEvents>"),
        "a delay": file(x + rule.format(math_of(delayed))),
        "an algebraic rule": file(
            f"{x}<listOfRules><algebraicRule>{math_of('<ci>x</ci>')}</algebraicRule></listOfRules>"),
        "a function that is not there": file(x + rule.format(math_of("<apply><ci>f</ci><ci>x</ci></apply>"))),
        "an unknown function": file(x + rule.format(math_of("<apply><factorial/><cn>3</cn></apply>"))),
        "no units": file("<listOfParameters><parameter id='bare' value='1' constant='true'/></listOfParameters>"),
        "units that do not fit": file(x + rule.format(math_of("<cn s:units='second'>3</cn>"))),
        "no value": file(f"<listOfParameters>{parameter('lost', None, 'M')}</listOfParameters>"),
        "a circle": file(x + rule.format(math_of("<ci>x</ci>"))),
        "no kinetic law": file(two + "<listOfReactions><reaction id='idle' reversible='false'/></listOfReactions>"),
        "a stranger": file(x + rule.format(math_of("<ci>stranger</ci>"))),
    }[what]


@pytest.mark.parametrize(("what", "named"), [
    ("no file", "nowhere/model.xml"), ("no xml", "no XML"), ("another language", "<cellml>"),
    ("an old level", "Level 2 Version 4"), ("an event", "event 'burst'"), ("a delay", "'delay'"),
    ("an algebraic rule", "algebraicRule"), ("a function that is not there", "function 'f'"),
    ("an unknown function", "'factorial'"), ("no units", "parameter 'bare'"), ("units that do not fit", "x = "),
    ("no value", "lost"), ("a circle", "circle: x"), ("no kinetic law", "reaction 'idle'"),
    ("a stranger", "'stranger'")])
def test_what_is_no_model_here_is_refused_with_the_element_named(what: str, named: str) -> None:
    with pytest.raises(FormatError) as refused:
        Model.from_sbml(wrong(what))
    assert named in str(refused.value) and "\n" not in str(refused.value)
