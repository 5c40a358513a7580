"""Models as SBML: libSBML finds no fault, libRoadRunner and an independent reader get our numbers."""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np
import pytest
import roadrunner
import sympy
from support.models import algebraic, every_model, in_time, leaving
from support.reading import Read

from electrolytes.model import FormatError, Model, Quantity, expm1, exprel, hypot, log1p, signed_power
from electrolytes.model.formats.names import RESERVED, safe
from electrolytes.model.formats.omex import run_length
from electrolytes.model.quantities.quantity import typical_size

roadrunner.Logger.setLevel(roadrunner.Logger.LOG_ERROR)
SETTINGS, POINTS = 5, 50


def ids(model: Model) -> dict[str, str]:
    return safe(quantity.name for quantity in model if quantity not in model.clocks)


def drawn(model: Model, chance: random.Random, inner: float = 1.0) -> dict[Quantity, float]:
    """One value for each setting with a slider, from the middle share `inner` of it."""
    found = {}
    for quantity in model.settings:
        if quantity.range is None:
            continue
        low, high = quantity.range
        if quantity.choices is not None:
            found[quantity] = float(chance.randint(int(low), int(high)))
            continue
        middle = quantity.default if quantity.default is not None else 0.5 * (low + high)
        found[quantity] = middle + inner * (chance.uniform(low, high) - middle)
    return found


@pytest.mark.parametrize("name", leaving())
def test_libsbml_finds_no_fault_units_included(name: str) -> None:
    assert Read(every_model()[name].to_sbml()).faults() == []


@pytest.mark.parametrize("name", algebraic())
def test_an_independent_reader_of_the_file_gets_our_outputs(name: str) -> None:
    model = algebraic()[name]
    file, names, chance = Read(model.to_sbml()), ids(model), random.Random(4)
    sliders = [quantity for quantity in model.settings if quantity.range is not None]
    ours = model.function(None, sliders)
    for _ in range(POINTS):
        settings = drawn(model, chance)
        theirs = file.at({names[quantity.name]: value for quantity, value in settings.items()})
        for output, value in zip(model.outputs, ours(*(settings[slider] for slider in sliders)), strict=True):
            if not np.isfinite(value):
                continue
            assert theirs(names[output.name]) == pytest.approx(float(value), rel=1e-9, abs=1e-11), (output, settings)


def courses(model: Model, longest: float) -> Iterator[tuple[dict[Quantity, float], np.ndarray, np.ndarray]]:
    """At random settings: our course and libRoadRunner's, of each state, shape (times, states)."""
    simulator = roadrunner.RoadRunner(model.to_sbml())
    names, chance = ids(model), random.Random(7)
    until = 0.05 * run_length(model)
    for key, value in {"relative_tolerance": 1e-11, "absolute_tolerance": 1e-14, "maximum_num_steps": 200_000,
                       "maximum_time_step": longest, "stiff": True}.items():
        simulator.integrator.setValue(key, value)
    for _ in range(SETTINGS):
        settings = drawn(model, chance, inner=0.3)
        simulator.resetAll()
        for quantity, value in settings.items():
            simulator.setValue(names[quantity.name], value)
        simulator.selections = ["time", *(names[state.name] for state in model.states)]
        theirs = np.array(simulator.simulate(0, until, 6))[:, 1:]
        ours = model.simulate(np.linspace(0, until, 6), settings, rtol=1e-11, atol=1e-13)
        yield settings, np.stack([ours[state] for state in model.states], axis=-1), theirs


@pytest.mark.parametrize("name", in_time())
def test_libroadrunner_follows_our_course_to_a_millionth_of_each_state(name: str) -> None:
    model = in_time()[name]
    for settings, ours, theirs in courses(model, model.longest_step or 0.0):
        size = np.maximum(np.abs(ours).max(axis=0), [typical_size(state) for state in model.states])
        assert (np.abs(ours - theirs) / size).max() < 1e-6, settings


def test_names_that_programs_take_for_something_else_are_changed_and_the_symbol_is_kept() -> None:
    odd_names = ("log", "Time", "pi_", "avogadro", "lambda_")
    names = [Quantity(name, default=float(i + 2)) for i, name in enumerate(odd_names)]
    odd = Model("Odd", inputs=names, outputs={Quantity("pi"): names[0] + names[1] + names[2] + names[3] + names[4]})
    file = Read(odd.to_sbml())
    assert file.faults() == [] and not RESERVED & {name.lower() for name in file.given}
    assert file.at({})(ids(odd)["pi"]) == 20
    assert 'name="log"' in odd.to_sbml()


def test_what_the_format_cannot_carry_is_refused_by_name() -> None:
    implicit = every_model()["electrolytes.deficiency.pressure:PRESSURE"]
    with pytest.raises(FormatError, match="P_ma, P_gh"):
        implicit.to_sbml()
    x = Quantity("x", default=1.0)
    with pytest.raises(FormatError, match="erf"):
        Model("Bell", inputs=[x], outputs={Quantity("y"): sympy.erf(x)}).to_sbml()


def test_functions_that_other_programs_do_not_know_are_written_out() -> None:
    x = Quantity("x", default=0.5, range=(-2, 2))
    outputs = {"a": expm1(x), "b": exprel(x), "c": hypot(x, 3), "d": signed_power(x, sympy.Rational(1, 2)),
               "e": sympy.Mod(x, 1), "f": sympy.sign(x), "g": sympy.Max(x, 0, -x / 2), "h": log1p(x**2),
               "i": sympy.Heaviside(x, sympy.Rational(1, 2)), "j": sympy.Min(x, 1, x**2)}
    model = Model("All", inputs=[x], outputs={Quantity(name): expr for name, expr in outputs.items()})
    file, names = Read(model.to_sbml()), ids(model)
    assert file.faults() == []
    for value in (-1.7, -1e-9, 0.0, 1e-9, 0.3, 2.0):
        theirs, ours = file.at({"x": value}), model.evaluate(x=value)
        for name in outputs:
            assert theirs(names[name]) == pytest.approx(ours[name], rel=1e-12, abs=1e-18)
