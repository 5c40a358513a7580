"""Models as CellML: libCellML finds no fault, and Myokit gets our rates and our numbers."""

from __future__ import annotations

import random
from typing import Any

import libcellml
import myokit
import numpy as np
import pytest
from myokit.formats.cellml import CellMLImporter
from support.models import every_model, in_time, leaving

from electrolytes.model import FormatError, Model
from electrolytes.model.formats.names import safe


def analysed(text: str) -> tuple[list[str], str]:
    """What libCellML finds wrong, and what kind of system of equations it finds."""
    parser = libcellml.Parser(True)
    model = parser.parseModel(text)
    validator, analyser = libcellml.Validator(), libcellml.Analyser()
    validator.validateModel(model)
    analyser.analyseModel(model)
    faults = [each.issue(i).description() for each in (parser, validator) for i in range(each.issueCount())]
    faults += [analyser.error(i).description() for i in range(analyser.errorCount())]
    return faults, str(libcellml.AnalyserModel.typeAsString(analyser.analyserModel().type()))


@pytest.mark.parametrize("name", leaving())
def test_libcellml_finds_no_fault_and_the_right_kind_of_system(name: str) -> None:
    model = every_model()[name]
    assert analysed(model.to_cellml()) == ([], "ode" if model.states else "algebraic")


def imported(model: Model, tmp_path: Any) -> myokit.Model:
    path = tmp_path / "model.cellml"
    path.write_text(model.to_cellml(), "utf8")
    return CellMLImporter().model(str(path))


@pytest.mark.parametrize("name", in_time())
def test_myokit_computes_our_rates(name: str, tmp_path: Any) -> None:
    model = in_time()[name]
    theirs = imported(model, tmp_path)
    names = safe(quantity.name for quantity in (*model.settings, *model.states, *model.outputs, model.clock))
    order = [state.name() for state in theirs.states()]
    rates = model.function({state.name: rate for state, rate in model.rates.items()}, [*model.states, *model.clocks])
    chance = random.Random(3)
    for _ in range(5):
        point = {state: float(state.default or 0) * (1 + 0.05 * chance.random()) for state in model.states}
        by_name = {names[state.name]: value for state, value in point.items()}
        found = dict(zip(order, theirs.evaluate_derivatives([by_name[each] for each in order]), strict=True))
        ours = dict(zip(model.states, rates(*point.values(), *(0.0 for _ in model.clocks)), strict=True))
        for state, rate in ours.items():
            assert found[names[state.name]] == pytest.approx(float(rate), rel=1e-8, abs=1e-11)


def test_myokit_runs_a_cell_to_our_course(tmp_path: Any) -> None:
    model = in_time()["electrolytes.mechanism.cell:CELL"]
    try:
        run = myokit.Simulation(imported(model.replace(defaults={"pumping": 40}), tmp_path))
    except myokit.CompilationError:
        pytest.skip("Myokit needs a C compiler and SUNDIALS")
    run.set_tolerance(1e-12, 1e-11)
    log = run.run(30.0001, log_times=[0, 10, 20, 30])
    ours = model.simulate([0, 10, 20, 30], pumping=40, rtol=1e-11, atol=1e-13)
    for state in model.states:
        assert np.array(log[f"main.{state.name}"]) == pytest.approx(ours[state], rel=1e-6)


def test_what_the_format_cannot_carry_is_refused_by_name() -> None:
    with pytest.raises(FormatError, match="P_ma, P_gh"):
        every_model()["electrolytes.deficiency.pressure:PRESSURE"].to_cellml()
    for name in every_model().keys() - leaving().keys():
        with pytest.raises(FormatError):
            every_model()[name].to_cellml()
