"""Simultaneous equations: the same roots one by one, over arrays and in JavaScript, in a handful of steps."""

import numpy as np
import pytest
from support.examples import MIXED, STEWART

from electrolytes.model import Model, Quantity
from electrolytes.model.code.solving import solve, solve_scalar

a = Quantity("a", default=2.0, range=(0.5, 50.0))
x = Quantity("x", default=1.0, range=(0.1, 10.0), domain=(0, None))
y = Quantity("y", default=1.0, range=(0.1, 10.0), domain=(0, None))
CUBE = Model("cube root", inputs=[a], outputs={Quantity("twice"): 2 * x}, residuals={x: x**3 - a})
PAIR = Model("sum and product", inputs=[a], outputs={Quantity("total"): x + y},
             residuals={x: x * y - a, y: x - a * y})


def counted(values):
    """A residual x³ - a for an array a, and how often it was asked for."""
    asked = []

    def residual(at):
        asked.append(at)
        return (at**3 - values,), ((3 * at**2,),)

    return residual, asked


def test_an_array_needs_as_many_steps_as_its_slowest_element():
    values = np.linspace(0.5, 50, 1000)
    residual, asked = counted(values)
    (found,) = solve(residual, [(1.0,)], [(0.1, 10.0, 0.0, np.inf)], (values,))
    assert found == pytest.approx(np.cbrt(values), rel=3e-16 * 4)
    assert len(asked) < 20, "two for the bracket and a Newton step each, not the hundred that are allowed"


def test_elements_without_a_solution_do_not_keep_the_others_waiting():
    values = np.array([8.0, -1.0, np.nan])
    residual, asked = counted(values)
    (found,) = solve(residual, [(1.0,)], [(0.1, 10.0, 0.0, np.inf)], (values,))
    assert found[0] == pytest.approx(2, rel=1e-15) and np.isnan(found[1:]).all()
    assert len(asked) < 2 * 60 + 20, "the search for a bracket, then a few steps"


def test_several_unknowns_are_evaluated_once_per_step():
    asked = []

    def residual(u, v):
        asked.append((float(u), float(v)))
        return (u * v - 2.0, u - 2.0 * v), ((v, u), (1.0, -2.0))

    found = solve(residual, [(5.0, 0.3)], [(0.1, 10.0, 0.0, np.inf)] * 2, (2.0,))
    assert found == pytest.approx((2, 1), rel=1e-15)
    assert len(asked) <= len(set(asked)) + 1, "only where the last step is too small to go anywhere"


@pytest.mark.parametrize("model", [CUBE, PAIR, STEWART], ids=lambda model: model.name)
def test_one_by_one_as_arrays_and_in_javascript(model, javascript):
    given = model.inputs[0]
    settings = np.linspace(*given.range, 41)
    together = model.evaluate({given: settings})
    code = model.javascript({unknown.name: unknown for unknown in model.unknowns}, [given])
    compiled = np.array(javascript.evaluate(code, [[setting] for setting in settings])).T
    for unknown, in_javascript in zip(model.unknowns, compiled, strict=True):
        alone = [model.evaluate({given: float(setting)})[unknown] for setting in settings]
        assert together[unknown] == pytest.approx(alone, rel=4e-15)
        assert together[unknown] == pytest.approx(in_javascript, rel=4e-15)


@pytest.mark.parametrize(("value", "root"), [(1.0, 1.0), (1e-12, 1e-4), (1e9, 1e3), (-1.0, np.nan)])
def test_a_bracket_is_widened_to_the_physical_limits_and_no_further(value, root):
    def residual(at):
        return (at**3 - value,), ((3 * at**2,),)

    place = (0.1, 10.0, 0.0, np.inf)
    for way in (solve, solve_scalar):
        (found,) = way(residual, [(1.0,)], [place], (value,))
        assert float(found) == pytest.approx(root, rel=1e-14, abs=1e-15, nan_ok=True), way.__name__


def test_a_slope_of_zero_is_met_with_bisection():
    def residual(at):
        return (at**3 - 2 * at + 2,), ((3 * at**2 - 2 if at != 0.0 else 0.0,),)

    for way in (solve, solve_scalar):
        (found,) = way(residual, [(0.0,)], [(-3.0, 4.0, -np.inf, np.inf)], ())
        assert float(found) == pytest.approx(-1.7692923542386314, rel=1e-14), way.__name__


def test_conditions_and_kinks_are_the_same_for_floats_and_arrays():
    V = np.linspace(-80, 40, 25)
    together = MIXED.evaluate(V=V)
    for i, at in enumerate(V):
        alone = MIXED.evaluate(V=float(at))
        for output in MIXED.outputs:
            assert alone[output] == pytest.approx(np.broadcast_to(together[output], V.shape)[i], rel=1e-14), output
