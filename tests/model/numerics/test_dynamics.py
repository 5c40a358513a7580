"""Models in time, in Python: exact solutions, conserved amounts, states of rest, and clear refusals."""

import numpy as np
import pytest
from support.parity import check_parity
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
    per_second,
)

from electrolytes.model import Model, ModelError, Quantity, q, registry
from electrolytes.model.numerics.system import eliminated

c = Quantity("c", unit="mM", default=2.0, range=(0, 10), domain=(0, None), label="concentration")
k = Quantity("k", unit="1/h", default=0.5, domain=(0, None))
inflow = Quantity("inflow", unit="mM/h", default=0.0)
half = Quantity("half", unit="mM")
DECAY = Model("decay", inputs=[k, inflow], outputs={half: c / 2}, states={c: inflow - k * c})


def test_decay_is_exponential():
    course = DECAY.simulate([0, 1, 3], k=0.7)
    assert course["c"] == pytest.approx(2 * np.exp(-0.7 * np.array([0, 1, 3])), rel=1e-7)
    frame = course.to_frame()
    assert frame.index.name == "t [h]" and list(frame.columns) == ["c [mM]", "half [mM]"]
    assert course["half"] == pytest.approx(course["c"] / 2) and course["t"].tolist() == [0, 1, 3] and course["k"] == 0.7


def test_times_and_initial_values_may_carry_units():
    minutes = DECAY.simulate(np.array([0, 60]) * registry().minute, c=500 * registry().uM)
    assert minutes["t"].tolist() == [0, 1] and minutes["c"][-1] == pytest.approx(0.5 * np.exp(-0.5), rel=1e-7)


@pytest.mark.parametrize("method", ["Radau", "BDF"])
def test_stiff_problems_have_their_known_answers(method):
    for model in (ROBERTSON, ROBERTSON_DAE):
        course = model.simulate([0, *ROBERTSON_AT], method=method, rtol=1e-8, atol=1e-15)
        for i, exact in enumerate(ROBERTSON_AT.values(), start=1):
            found = [course[name][i] for name in ("y1", "y2", "y3")]
            assert found == pytest.approx(exact, rel=1e-5), (model.name, method)
    time, exact = HIRES_AT
    course = HIRES.simulate([0, time], method=method, rtol=1e-9, atol=1e-12)
    assert [course[state][-1] for state in HIRES.states] == pytest.approx(exact, rel=1e-6)
    course = VAN_DER_POL.simulate([0, 2], method=method, rtol=1e-9)
    assert [course[state][-1] for state in VAN_DER_POL.states] == pytest.approx(VAN_DER_POL_AT_2, rel=1e-5)


def test_the_latch_bridge():
    first = LATCH.simulate([0, 5])
    assert first["phosphorylation"][-1] == pytest.approx(0.52106, abs=1e-5)
    assert first["stress"][-1] == pytest.approx(0.45748, abs=1e-5)
    later = LATCH.simulate([5, 10], {state: first[state][-1] for state in LATCH.states}, k1=0.3)
    assert later["phosphorylation"][-1] == pytest.approx(0.37768, abs=1e-5)
    assert later["stress"][-1] == pytest.approx(0.61998, abs=1e-5)


def test_time_and_an_unknown_at_once():
    times = np.linspace(0, 5, 11)
    course = SMOOTH.simulate(times, rtol=1e-10)
    assert course["x"] == pytest.approx(np.exp(np.sin(times)), rel=1e-7)
    assert course["u"] == pytest.approx(course["x"] ** 2, rel=1e-12)
    with pytest.raises(ModelError, match="depends on time itself"):
        SMOOTH.steady_state()


def test_rest_keeps_what_is_conserved():
    rest = LATCH.steady_state(k1=0.3)
    assert rest["stress"] == pytest.approx(0.759375, rel=1e-12) and rest.stable
    assert sum(rest[state] for state in LATCH.states) == pytest.approx(1, rel=1e-12)
    smaller = LATCH.steady_state(k1=0.3, M=0.5)
    assert smaller["stress"] == pytest.approx(0.759375 / 2, rel=1e-12)


@pytest.mark.parametrize(("pump", "Na", "K", "Cl", "V", "swelling"), [
    (0.5, 16.705, 133.286, 3.844, -94.132, 0.3421), (0.25, 106.870, 43.125, 11.134, -66.810, 0.3600)])
def test_the_cell_rests_where_pump_and_leak_balance(pump, Na, K, Cl, V, swelling):
    rest = PUMP_LEAK.steady_state(p=pump)
    assert (rest["Na"], rest["K"], rest["Cl"]) == pytest.approx((Na, K, Cl), rel=1e-3)
    assert rest["V"] == pytest.approx(V, rel=1e-4) and rest["w"] / 0.5235987756 == pytest.approx(swelling, rel=1e-3)
    assert rest["J_Na"] / rest["J_K"] == pytest.approx(-3 / 2, rel=1e-9), "leaks stand as 3 to 2"
    assert rest["J_Cl"] == pytest.approx(0, abs=1e-10), "chloride is at equilibrium"
    assert rest.stable and rest.eigenvalues.shape == (3,)


def test_rest_is_where_the_course_ends():
    rest, course = PUMP_LEAK.steady_state(p=0.4), PUMP_LEAK.simulate([0, 1e6], p=0.4)
    for state in PUMP_LEAK.states:
        assert course[state][-1] == pytest.approx(rest[state], rel=1e-5)


def test_a_cell_whose_pump_is_off_has_no_state_of_rest():
    with pytest.raises(ModelError, match=r"no steady state.*N_Na .* from 62.83 to .* and still changes by"):
        PUMP_LEAK.steady_state(p=0)


def test_what_grows_for_ever_does_not_rest():
    n = Quantity("n", unit="mM", default=1.0, domain=(0, None))
    growth = Model("growth", outputs={half: n}, states={n: n * q(0.1, "1/d")})
    with pytest.raises(ModelError, match="no steady state"):
        growth.steady_state()
    assert growth.simulate([0, 10])["n"][-1] == pytest.approx(np.e, rel=1e-7)


def test_the_stable_of_two_rests_is_chosen_and_the_other_known_for_what_it_is():
    n = Quantity("n", default=0.01, range=(0, 2), domain=(0, None))
    logistic = Model("logistic", outputs={Quantity("o"): n}, states={n: per_second(1) * n * (1 - n)})
    assert logistic.steady_state()["n"] == pytest.approx(1, rel=1e-9) and logistic.steady_state().stable
    nothing = logistic.steady_state(n=0)
    assert nothing["n"] == 0 and not nothing.stable


def test_an_unknown_follows_the_states_to_rest():
    level = Quantity("level", unit="mM", default=1.0, range=(0, 5), domain=(0, None))
    open_ = Quantity("open", default=0.5, range=(0, 1), domain=(0, 1))
    model = Model("gate", outputs={half: level / 2}, states={level: q(1, "mM/s") * open_ - level * per_second(0.5)},
                  residuals={open_: open_ - 1 / (1 + (level / q(1, "mM")) ** 2)})
    rest = model.steady_state()
    assert rest["level"] ** 3 + rest["level"] == pytest.approx(2, rel=1e-10) and rest["level"] == pytest.approx(1)
    assert model.simulate([0, 200])["level"][-1] == pytest.approx(1, rel=1e-6)


@pytest.mark.parametrize(("ask", "told"), [
    (lambda: DECAY.simulate([0]), "two or more times in h"), (lambda: DECAY.simulate([0, 2, 1]), "later than"),
    (lambda: DECAY.simulate([0, 1], kk=1), "Did you mean 'k'"),
    (lambda: DECAY.simulate([0, 1], method="Euler"), "no method named 'Euler'"),
    (lambda: DECAY.simulate([0, 1], c=-1), "physical domain"),
    (lambda: DECAY.simulate(np.array([0, 1]) * registry().mM), "measured in h"),
    (lambda: DECAY.simulate([0, 10], inflow=-1), r"c \(concentration\) leaves its physical domain \(0 mM and above\)"),
    (lambda: PUMP_LEAK.simulate([0, 1], N_K=0), "rate of .* is not a number"),
    (lambda: Model("m", outputs={half: k * c * q(1, "h")}).simulate([0, 1]), "has no states")])
def test_what_cannot_run_says_why(ask, told):
    with pytest.raises(ModelError, match=told):
        ask()


def test_a_run_into_infinity_is_an_error_that_says_where():
    n = Quantity("n", default=1.0)
    model = Model("explodes", outputs={Quantity("o"): n}, states={n: per_second(1) * n**2})
    with pytest.raises(ModelError, match=r"cannot proceed beyond 0\.9 s"):
        model.simulate([0, 0.9, 2])


@pytest.mark.parametrize("model", [LATCH, PUMP_LEAK, HIRES], ids=lambda model: model.name)
def test_rates_in_every_language(model, javascript):
    check_parity(model, javascript, examples=80)


def test_a_model_in_time_shows_its_rates():
    text = DECAY._repr_markdown_()
    assert r"\frac{\mathrm{d} c}{\mathrm{d} t} &= - c k + \mathrm{inflow}" in text
    assert DECAY.parameters.loc["c", "role"] == "state"


def test_expressions_may_use_the_models_own_time(javascript):
    elapsed = DECAY.clock / q(1, "h")
    code = DECAY.javascript({"elapsed": elapsed, "left": c / q(2, "mM")})
    told = javascript.run(f"() => {{ const m = {code}, y = [0, 0]; m.observe(3, [1], [0.5, 0, 2], y); return y; }}")
    assert told == [3, 0.5]


def test_a_few_linear_equations_are_solved_with_rows_exchanged():
    chance = np.random.default_rng(2)
    for n in range(1, 6):
        matrix, right = chance.normal(size=(n, n)), chance.normal(size=n)
        if n > 1:
            matrix[0, 0] = 0
        found = eliminated(matrix.tolist(), right.tolist())
        assert found == pytest.approx(np.linalg.solve(matrix, right), rel=1e-10)
    assert eliminated([[1.0, 2.0], [2.0, 4.0]], [1.0, 1.0]) is None
    assert eliminated([[np.nan]], [1.0]) is None


def test_the_jacobian_is_computed_once():
    assert LATCH.jacobian is LATCH.jacobian and LATCH.jacobian.shape == (4, 4)
