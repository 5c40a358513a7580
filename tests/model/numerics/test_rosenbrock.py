"""The integrator that runs in the page: its order, stiff problems with known answers, and how it ends."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.stiff import (
    HIRES,
    HIRES_AT,
    LATCH,
    PUMP_LEAK,
    ROBERTSON,
    ROBERTSON_AT,
    ROBERTSON_DAE,
    SMOOTH,
    VAN_DER_POL,
    VAN_DER_POL_AT_2,
    load,
    per_second,
    run,
)

from electrolytes.model import Model, Quantity, q


@pytest.fixture(scope="module", autouse=True)
def integrator_in_the_engine(javascript):
    load(javascript)


@pytest.fixture(scope="module")
def method(javascript):
    """The coefficients in the usual form: alpha, beta = alpha + gamma, weights, and the embedded weights."""
    given = javascript.run("() => rosenbrock.RODAS4")
    a, c = (np.array([row + [0.0] * (6 - len(row)) for row in given[name]]) for name in "ac")
    gamma = np.linalg.inv(np.eye(6) / given["gamma"] - c)
    alpha = a @ gamma
    last = a[5]
    return alpha, alpha + gamma, (last + np.eye(6)[5]) @ gamma, last @ gamma, given


def test_order_conditions_up_to_four(method):
    """Hairer & Wanner II, table IV.7.1: the eight conditions of order 4 for the solution, four for the embedded one."""
    alpha, beta, weights, embedded, _ = method
    a, b = alpha.sum(axis=1), beta.sum(axis=1)
    for row, order in ((weights, 4), (embedded, 3)):
        conditions = [row.sum() - 1, row @ b - 1 / 2, row @ a**2 - 1 / 3, row @ beta @ b - 1 / 6]
        if order == 4:
            conditions += [row @ a**3 - 1 / 4, (row * a) @ alpha @ b - 1 / 8, row @ beta @ a**2 - 1 / 12,
                           row @ beta @ beta @ b - 1 / 24]
        assert np.max(np.abs(conditions)) < 1e-14
    assert abs(embedded @ a**3 - 1 / 4) > 1e-3, "the embedded solution is of lower order, so it estimates an error"


def test_stiffly_accurate_with_the_abscissas_as_written(method):
    alpha, beta, weights, _, given = method
    assert np.allclose(beta[5], weights, atol=1e-14)
    assert np.allclose(alpha.sum(axis=1), given["alpha"], atol=1e-14)
    assert np.allclose((beta - alpha).sum(axis=1), given["d"], atol=1e-14)


def test_the_stability_function_vanishes_at_infinity_and_never_exceeds_one_on_the_left(method):
    _, beta, weights, _, _ = method
    for angle in np.linspace(math.pi / 2, math.pi, 15):
        for radius in np.geomspace(1e-3, 1e9, 60):
            z = radius * np.exp(1j * angle)
            growth = 1 + z * weights @ np.linalg.solve(np.eye(6) - z * beta, np.ones(6))
            assert abs(growth) <= 1 + 1e-12
    assert abs(growth) < 1e-6


def test_measured_order_with_time_and_an_algebraic_equation(javascript):
    steps = np.array([64, 128, 256, 512])
    errors, between = [], []
    for count in steps:
        times = np.linspace(0, 2, 5 * count + 1)
        answer = run(javascript, SMOOTH, times, step=2 / int(count))
        assert answer["ok"]
        exact = np.exp(np.sin(times))
        errors.append(np.abs(answer["states"][-1] / [exact[-1], exact[-1] ** 2] - 1).max())
        between.append(np.abs(answer["states"] / np.array([exact, exact**2]).T - 1).max())
    order = np.log2(np.array(errors[:-1]) / errors[1:])
    assert np.all(order[1:] > 3.8) and errors[-1] < 1e-10, (order, errors)
    dense = np.log2(np.array(between[:-1]) / between[1:])
    assert np.all(dense > 2.9), (dense, between)


@pytest.mark.parametrize("model", [ROBERTSON, ROBERTSON_DAE], ids=["ODE", "DAE"])
def test_robertson(model, javascript):
    answer = run(javascript, model, [0, *ROBERTSON_AT], rtol=1e-8, atol=1e-16)
    assert answer["ok"] and answer["count"] == 3
    for row, exact in zip(answer["states"][1:], ROBERTSON_AT.values(), strict=True):
        assert row == pytest.approx(exact, rel=1e-6)
    assert answer["outputs"][:, 0] == pytest.approx(1, abs=1e-12), "what is conserved stays"


def test_van_der_pol(javascript):
    answer = run(javascript, VAN_DER_POL, [0, 2], rtol=1e-9, limit=40000)
    assert answer["ok"] and answer["states"][-1] == pytest.approx(VAN_DER_POL_AT_2, rel=1e-6)


def test_hires(javascript):
    time, exact = HIRES_AT
    answer = run(javascript, HIRES, [0, time], rtol=1e-9, atol=1e-12)
    assert answer["ok"] and answer["states"][-1] == pytest.approx(exact, rel=1e-6)


@pytest.mark.parametrize(("model", "times"), [
    (LATCH, np.linspace(0, 60, 31)), (PUMP_LEAK, np.linspace(0, 3600, 61)), (HIRES, np.linspace(0, 50, 26)),
    (VAN_DER_POL, np.linspace(0, 2, 21)), (SMOOTH, np.linspace(0, 10, 41)),
    (ROBERTSON_DAE, np.geomspace(1e-3, 1e5, 30))],
    ids=lambda value: value.name if isinstance(value, Model) else "")
def test_trajectories_are_those_of_scipy(model, times, javascript):
    scipy = model.simulate(times, rtol=1e-11, atol=1e-13)
    answer = run(javascript, model, times, rtol=1e-9, atol=1e-11, limit=40000)
    assert answer["ok"]
    for column, quantity in enumerate((*model.states, *model.unknowns)):
        size = np.abs(scipy[quantity]).max()
        assert np.abs(answer["states"][:, column] - scipy[quantity]).max() <= 1e-6 * size, quantity.name
    for column, quantity in enumerate(model.outputs):
        size = np.abs(scipy[quantity]).max()
        assert np.abs(answer["outputs"][:, column] - scipy[quantity]).max() <= 1e-6 * size, quantity.name


def test_a_tighter_tolerance_gives_a_smaller_error(javascript):
    time, exact = HIRES_AT
    errors = [np.abs(run(javascript, HIRES, [0, time], rtol=rtol, atol=rtol * 1e-3)["states"][-1] / exact - 1).max()
              for rtol in (1e-4, 1e-6, 1e-8)]
    assert errors[0] > 5 * errors[1] > 25 * errors[2]


def test_time_runs_backward_too(javascript):
    there = run(javascript, LATCH, [0, 3], rtol=1e-10)["states"][-1]
    start = dict(zip(("M", "Mp", "AMp", "AM"), there, strict=True))
    back = run(javascript, LATCH, [3, 1.5, 0], start, rtol=1e-10)
    assert back["ok"] and back["states"][-1] == pytest.approx([1, 0, 0, 0], abs=1e-7)


grown = Quantity("grown", default=1.0)
EXPLODES = Model("explodes", outputs={Quantity("same"): grown}, states={grown: per_second(1) * grown**2})


def test_a_run_that_cannot_go_on_says_so_and_keeps_what_it_has(javascript):
    answer = run(javascript, EXPLODES, [0, 0.5, 0.9, 2])
    assert not answer["ok"] and "Stopped at t = 1 s" in answer["message"] and answer["count"] == 3
    assert answer["states"][:3, 0] == pytest.approx([1, 2, 10], rel=1e-4) and math.isnan(answer["states"][3, 0])


def test_a_step_limit_ends_a_run_with_a_plain_message(javascript):
    answer = run(javascript, VAN_DER_POL, [0, 2], limit=50)
    assert not answer["ok"] and "after 50 steps" in answer["message"] and "t = " in answer["message"]


def test_without_consistent_initial_values_there_is_a_message(javascript):
    low = Quantity("low", default=0.1, domain=(0, 1), range=(0, 1))
    s = Quantity("s", default=5.0)
    model = Model("none", outputs={Quantity("o"): low}, states={s: -per_second(1) * s}, residuals={low: low**2 - s})
    answer = run(javascript, model, [0, 1])
    assert not answer["ok"] and "no initial value for low" in answer["message"] and answer["count"] == 0


def test_a_rate_without_a_value_is_named(javascript):
    answer = run(javascript, PUMP_LEAK, [0, 1], {"N_Na": 0})
    assert not answer["ok"] and "equation for N_Na gives no number at t = 0 s" in answer["message"]


def test_degenerate_requests_are_harmless(javascript):
    assert run(javascript, LATCH, [0])["ok"] and run(javascript, LATCH, [0])["count"] == 1
    assert javascript.run(f"() => rosenbrock.simulate({LATCH.javascript()}, [1,1,0,0,0], [])")["count"] == 0
    assert run(javascript, LATCH, [2, 2])["states"].tolist() == [[1, 0, 0, 0]] * 2
    assert not javascript.run(f"() => rosenbrock.simulate({LATCH.javascript()}, [1,1,0,0,0], [0, NaN])")["ok"]


@settings(max_examples=40, database=None)
@given(st.floats(0, 1), st.floats(0.1, 200), st.floats(0.1, 200), st.floats(-110, 20))
def test_any_cell_ends_in_numbers_or_in_a_message(javascript_shared, pump, sodium, potassium, voltage):
    values = {"p": pump, "N_Na": sodium, "N_K": potassium, "V": voltage}
    answer = run(javascript_shared, PUMP_LEAK, [0, 10, 1e4], values, limit=2000)
    assert answer["ok"] or answer["message"]
    assert np.all(np.isfinite(answer["states"][: answer["count"]]))


@pytest.fixture(scope="module")
def javascript_shared(javascript):
    return javascript


def test_the_printed_jacobian_is_the_derivative(javascript):
    for model in (PUMP_LEAK, HIRES, ROBERTSON_DAE, SMOOTH):
        columns = [*model.states, *model.unknowns]
        point = [quantity.default or 0.3 for quantity in columns]
        point = [value or -20.0 for value in point]
        place = dict(zip(columns, point, strict=True)) | {model.clock: 0.7}
        place |= {quantity: quantity.default for quantity in model.settings}
        expected = np.array(model.jacobian.subs(place).evalf(), dtype=float)
        printed = javascript.run(f"(z, x) => {{ const m = {model.javascript()}; const n = z.length; "
                                 "const J = new Float64Array(n * n); m.jac(0.7, z, x, J); return J; }",
                                 point, [float(quantity.default) for quantity in model.variables])
        assert np.allclose(np.reshape(printed, expected.shape), expected, rtol=1e-12, atol=0)


def test_sliders_may_set_initial_values_and_leave_the_rest_alone(javascript):
    code = LATCH.javascript({"bound": LATCH.quantity("AM") + LATCH.quantity("AMp")}, [LATCH.quantity("M")])
    told = javascript.run(f"() => {{ const m = {code}; const z = new Float64Array(4); m.start([0.25], z); "
                          "return [m.inputs, m.states, m.unknowns, m.initial, m.massMatrix, m.timeUnit, m.outputs, z, "
                          "rosenbrock.simulate(m, [0.25], [0, 1]).ok]; }")
    assert told == [["M"], ["M", "Mp", "AMp", "AM"], [], [1, 0, 0, 0], [1, 1, 1, 1], "s", ["bound"],
                    [0.25, 0, 0, 0], True]


def test_units_of_time_are_told(javascript):
    slow = Quantity("slow", unit="mM", default=1.0)
    model = Model("slow", outputs={Quantity("o", unit="mM"): slow}, states={slow: -slow / q(3, "min")})
    assert javascript.run(f"() => ({model.javascript()}).timeUnit") == "min"
