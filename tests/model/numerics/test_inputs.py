"""Inputs that change in time, steps that are not jumped over, and options that are checked."""

import numpy as np
import pytest
from sympy import And, Piecewise

from electrolytes.model import Model, ModelError, Quantity, over_time, q, registry

c = Quantity("c", unit="mM", default=0.0, range=(0, 10), domain=(0, None), label="concentration")
k = Quantity("k", unit="1/h", default=0.5, domain=(0, None))
inflow = Quantity("inflow", unit="mM/h", default=0.0, domain=(-10, 10))
which = Quantity("which", default="still", choices=("still", "quick"))
double = Quantity("double", unit="mM/h")
TANK = Model("tank", inputs=[k, inflow, which], outputs={double: 2 * inflow},
             states={c: inflow - k * c * Piecewise((1, which < 0.5), (2, True))})
t = Quantity("t", unit="h", default=0.0)
PULSE = Model("pulse", inputs=[k], outputs={Quantity("o", unit="mM"): c}, time=t, states={
    c: Piecewise((q(100, "mM/h"), And(t >= q(5, "h"), t < q(5.01, "h"))), (q(0, "mM/h"), True)) - k * c})
METHODS = [None, "LSODA", "Radau", "BDF", "Rosenbrock"]


def filled(times, begin, end, rate, k=0.5):
    """Course of a tank that an inflow fills from one time to another."""
    during = rate / k * (1 - np.exp(-k * np.clip(times - begin, 0, end - begin)))
    return during * np.exp(-k * np.clip(times - end, 0, None))


@pytest.mark.parametrize("method", METHODS)
def test_a_step_is_met_wherever_it_lies(method):
    times = np.linspace(0, 100, 11)
    course = TANK.simulate(times, inflow=over_time([50, 50, 50.01, 50.01], [0, 9, 9, 0]), k=0.02, method=method)
    assert course["c"] == pytest.approx(filled(times, 50, 50.01, 9, 0.02), rel=1e-6, abs=1e-8)
    assert course["c"].max() > 0.07


@pytest.mark.parametrize("method", METHODS)
def test_straight_lines_between_points(method):
    times = np.linspace(0, 4, 9)
    course = TANK.simulate(times, inflow=over_time([0, 1, 3], [0, 2, 0]), k=0.0, method=method)
    assert course["c"] == pytest.approx([0, 0.25, 1, 1.875, 2.5, 2.875, 3, 3, 3], rel=1e-7)
    assert course["inflow"].tolist() == np.interp(times, [0, 1, 3], [0, 2, 0]).tolist()
    assert course["double"] == pytest.approx(2 * course["inflow"])


@pytest.mark.parametrize("method", METHODS)
def test_a_function_of_time(method):
    times = np.linspace(0, 6, 13)
    course = TANK.simulate(times, inflow=lambda at: 1 + np.sin(at), k=1.0, method=method, rtol=1e-9)
    exact = 1 - np.exp(-times) + (np.sin(times) - np.cos(times) + np.exp(-times)) / 2
    assert course["c"] == pytest.approx(exact, abs=1e-6)
    assert "inflow [mM/h]" in course.to_frame().columns


def test_at_a_step_results_are_as_from_then_on():
    course = TANK.simulate([0, 1, 2], inflow=over_time([1, 1], [3, 7]))
    assert course["inflow"].tolist() == [3, 7, 7] and course["double"].tolist() == [6, 14, 14]


def test_points_before_and_after_the_run_and_one_alone():
    assert TANK.simulate([5, 6], inflow=over_time([0, 10], [0, 1]), k=0)["inflow"].tolist() == [0.5, 0.6]
    assert TANK.simulate([0, 1], inflow=over_time([3], [2]), k=0)["c"][-1] == pytest.approx(2, rel=1e-8)
    stepped = over_time([3, 3, 4, 4], [2, 3, 3, 1])
    assert TANK.simulate([4, 5], inflow=stepped, k=0)["c"][-1] == pytest.approx(1, rel=1e-8)


def test_units_and_choices_over_time():
    ureg = registry()
    track = over_time(np.array([0, 60]) * ureg.minute, np.array([0.0, 2000.0]) * ureg.uM / ureg.hour)
    assert TANK.simulate([0, 1], inflow=track, k=0)["c"][-1] == pytest.approx(1, rel=1e-7)
    switched = TANK.simulate([0, 1, 2], c=1.0, k=1.0, which=over_time([1, 1], [0, 1]))
    assert switched["c"] == pytest.approx([1, np.exp(-1), np.exp(-3)], rel=1e-7)


def test_what_changes_may_be_a_constant_of_the_model():
    drain = Quantity("drain", unit="mM/h", default=0.0)
    model = Model("drained", outputs={double: 2 * drain}, states={c: inflow - drain})
    assert model.simulate([0, 2], c=5.0, drain=lambda at: at)["c"][-1] == pytest.approx(3, rel=1e-7)


@pytest.mark.parametrize(("ask", "told"), [
    (lambda: TANK.simulate([0, 1], inflow=over_time([0, 1], [1, 2, 3])), "as many values as times"),
    (lambda: TANK.simulate([0, 1], inflow=over_time([1, 0], [1, 2])), "times in order"),
    (lambda: TANK.simulate([0, 1], inflow=over_time([1, 1, 1], [1, 2, 3])), "at most two"),
    (lambda: TANK.simulate([0, 1], inflow=over_time([0, 1], [1, 20])), "inflow.*20 mM/h is outside"),
    (lambda: TANK.simulate([0, 1], inflow=lambda at: 30 * at), "inflow.*outside its physical domain"),
    (lambda: TANK.simulate([0, 1], inflow=lambda at: [at, at]), "one number at a time"),
    (lambda: TANK.simulate([0, 1], c=lambda at: at), "c cannot be prescribed over time"),
    (lambda: TANK.simulate([0, 1], which=over_time([0, 1], [0, 1])), "only step from one choice"),
    (lambda: TANK.simulate([0, 1], {"inflow": 1}, inflow=lambda at: at), "given twice"),
    (lambda: TANK.simulate([0, 1], inflaw=lambda at: at), "Did you mean 'inflow'"),
    (lambda: TANK.simulate([0, 1], rtol=-1), "rtol.*from 1e-14"),
    (lambda: TANK.simulate([0, 1], rtol="x"), "rtol is one number"),
    (lambda: TANK.simulate([0, 1], rtol=[1, 2]), "rtol is one number"),
    (lambda: TANK.simulate([0, 1], rtol=float("nan")), "rtol is one number"),
    (lambda: TANK.simulate([0, 1], atol=-1), "atol.*0 or more"),
    (lambda: TANK.simulate([0, 1], atol=None), "atol is one number"),
    (lambda: TANK.simulate([0, 1], atol=float("inf")), "atol"),
    (lambda: TANK.simulate([0, 1], method=3), "method named '3'"),
    (lambda: TANK.simulate([0, 1], longest_step=0), "longest_step is a time in h above 0"),
    (lambda: TANK.simulate([0, 1], longest_step=1 * registry().mM), "measured in h"),
    (lambda: TANK.simulate("now"), "t takes numbers in h"), (lambda: TANK.simulate(None), "t cannot be None"),
    (lambda: TANK.simulate(3), "two or more times"),
    (lambda: TANK.simulate([[0, 1]]), "two or more times"),
    (lambda: Model("m", outputs={double: inflow}, states={c: inflow}, longest_step=-1), "above 0.*longest_step")])
def test_what_makes_no_sense_is_refused_by_name(ask, told):
    with pytest.raises(ModelError, match=told):
        ask()


@pytest.mark.parametrize("method", METHODS)
def test_no_step_is_longer_than_the_longest(method):
    seen = PULSE.simulate([0, 6], k=0.0, longest_step=0.005, method=method)["c"][-1]
    assert seen == pytest.approx(1, rel=1e-4), "a pulse of 0.6 minutes after five hours"
    assert PULSE.simulate([0, 6], k=0.0, method=method)["c"][-1] == 0, "which is jumped over otherwise"


def test_a_model_may_know_its_longest_step(javascript):
    from support.stiff import load, run

    load(javascript)
    careful = Model("pulse", inputs=[k], outputs=PULSE.equations, time=t, states=PULSE.rates, longest_step=0.005)
    assert careful.simulate([0, 6], k=0.0)["c"][-1] == pytest.approx(1, rel=1e-4)
    assert careful.simulate([0, 6], k=[0.0, 0.0], method="Rosenbrock")["c"][:, -1] == pytest.approx([1, 1], rel=1e-4)
    in_minutes = careful.simulate([0, 6], k=0.0, longest_step=0.3 * registry().minute)
    assert in_minutes["c"][-1] == pytest.approx(1, rel=1e-4)
    assert run(javascript, careful, [0, 6], {"k": 0.0})["states"][-1][0] == pytest.approx(1, rel=1e-4)
    assert run(javascript, PULSE, [0, 6], {"k": 0.0})["states"][-1][0] == 0
    assert careful.replace(name="the same").longest_step == 0.005
    assert "longestStep: 0.005" in careful.javascript() and "longestStep" not in PULSE.javascript()


def test_when_lsoda_gives_up_radau_is_tried(monkeypatch):
    from electrolytes.model.numerics import dynamics

    asked = []
    kept = dynamics._lsoda

    def lsoda(system, times, z, knots, how):
        asked.append("LSODA")
        return kept(system, times, z, knots, how)[0][:, :1], "it gives up."

    monkeypatch.setattr(dynamics, "_lsoda", lsoda)
    assert TANK.simulate([0, 1], c=1.0)["c"][-1] == pytest.approx(np.exp(-0.5), rel=1e-7) and asked == ["LSODA"]
    with pytest.raises(ModelError, match="beyond 0 h, where c = 1 mM: it gives up"):
        TANK.simulate([0, 1], c=1.0, method="LSODA")
