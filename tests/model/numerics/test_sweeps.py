"""Many settings at once: as one by one, as SciPy, and as the page; what cannot go on is named and is NaN."""

import warnings

import numpy as np
import pytest
from support.stiff import (
    HIRES,
    HIRES_AT,
    LATCH,
    PUMP_LEAK,
    ROBERTSON,
    ROBERTSON_AT,
    ROBERTSON_DAE,
    SMOOTH,
    load,
    per_second,
    run,
)

from electrolytes.model import Model, ModelError, ModelWarning, Quantity, over_time, q
from electrolytes.model.numerics import rosenbrock

c = Quantity("c", unit="mM", default=2.0, range=(0, 10), domain=(0, None), label="concentration")
k = Quantity("k", unit="1/h", default=0.5, domain=(0, None))
inflow = Quantity("inflow", unit="mM/h", default=0.0)
half = Quantity("half", unit="mM")
DECAY = Model("decay", inputs=[k, inflow], outputs={half: c / 2}, states={c: inflow - k * c})

grown = Quantity("grown", default=1.0)
faster = Quantity("faster", unit="1/s", default=1.0)
EXPLODES = Model("explodes", inputs=[faster], outputs={Quantity("same"): grown}, states={grown: faster * grown**2})


def test_the_method_is_that_of_the_page(javascript):
    load(javascript)
    page = javascript.run("() => rosenbrock.RODAS4")
    assert page["gamma"] == rosenbrock.GAMMA and rosenbrock.ALPHA.tolist() == page["alpha"]
    assert rosenbrock.D.tolist() == page["d"]
    for ours, theirs in ((rosenbrock.A, page["a"]), (rosenbrock.C, page["c"]), (rosenbrock.DENSE, page["dense"])):
        assert ours.tolist() == [row + [0.0] * (6 - len(row)) for row in theirs]


def test_the_last_axis_is_time_and_the_others_are_the_settings():
    times = np.linspace(0, 3, 7)
    course = DECAY.simulate(times, k=[[0.2], [0.7]], c=[1.0, 2.0, 3.0])
    assert course["c"].shape == course["half"].shape == (2, 3, 7) and course["t"].shape == (7,)
    assert course["k"].shape == (2, 1, 1) and course["inflow"] == 0
    exact = np.array([1, 2, 3])[:, None] * np.exp(-np.array([0.2, 0.7])[:, None, None] * times)
    assert course["c"] == pytest.approx(exact, rel=1e-7) and course["half"] == pytest.approx(course["c"] / 2, rel=1e-15)
    assert len(course.to_frame()) == 42


def test_one_setting_in_an_array_is_a_sweep_of_one():
    course = DECAY.simulate([0, 1], k=[0.7], method="Rosenbrock")
    assert course["c"].shape == (1, 2)
    assert DECAY.simulate([0, 1], k=0.7, method="Rosenbrock")["c"] == pytest.approx(course["c"][0], rel=1e-14)


@pytest.mark.parametrize(("model", "times", "swept"), [
    (LATCH, np.linspace(0, 60, 31), {"k1": [0.02, 0.3, 1.9]}),
    (PUMP_LEAK, np.linspace(0, 3600, 61), {"p": [0.0, 0.1, 0.5, 1.0]}),
    (HIRES, np.linspace(0, 50, 26), {"h1": [0.5, 1.0]}),
    (SMOOTH, np.linspace(0, 10, 41), {"x": [1.0, 0.5]}), (ROBERTSON, np.geomspace(1e-3, 1e5, 30), {"y1": [1.0, 0.5]}),
    (ROBERTSON_DAE, np.geomspace(1e-3, 1e5, 30), {"y1": [1.0, 0.5]})],
    ids=lambda value: value.name if isinstance(value, Model) else "")
def test_courses_are_those_of_scipy_and_of_the_page(model, times, swept, javascript):
    load(javascript)
    (name, values), = swept.items()
    together = model.simulate(times, swept, method="Rosenbrock", rtol=1e-8, atol=1e-10)
    for i, value in enumerate(values):
        scipy = model.simulate(times, {name: value}, method="LSODA", rtol=1e-11, atol=1e-13)
        page = run(javascript, model, times, {name: value}, rtol=1e-8, atol=1e-10, limit=100_000)
        for column, quantity in enumerate((*model.states, *model.unknowns)):
            size = np.abs(scipy[quantity]).max()
            assert np.abs(together[quantity][i] - scipy[quantity]).max() <= 1e-6 * size, quantity.name
            assert np.abs(together[quantity][i] - page["states"][:, column]).max() <= 1e-6 * size, quantity.name
        for quantity in model.outputs:
            size = np.abs(scipy[quantity]).max()
            assert np.abs(together[quantity][i] - scipy[quantity]).max() <= 1e-6 * size, quantity.name


def test_every_setting_takes_the_steps_that_the_page_takes(javascript):
    load(javascript)
    count = """(x, end) => { const m = %s, z = new Float64Array(m.massMatrix.length); m.start(x, z);
        const run = rosenbrock.integrate(m, x, 0, end, z, {rtol: 1e-6, atol: 1e-9}); return run.times; }"""
    pumps = [0.0, 0.2, 0.9]
    together = PUMP_LEAK.simulate([0, 3600], p=pumps, method="Rosenbrock", rtol=1e-6, atol=1e-9)
    for i, pump in enumerate(pumps):
        x = [float(pump if quantity.name == "p" else quantity.default) for quantity in PUMP_LEAK.variables]
        times = javascript.run(count % PUMP_LEAK.javascript(), x, 3600)
        alone = run(javascript, PUMP_LEAK, [0, 3600], {"p": pump}, rtol=1e-6, atol=1e-9)
        assert len(times) > 20
        assert together["V"][i, -1] == pytest.approx(alone["states"][-1][2], rel=1e-10), "the same steps to rounding"


@pytest.mark.parametrize("model", [ROBERTSON, ROBERTSON_DAE], ids=["ODE", "DAE"])
def test_robertson_at_its_reference_values(model):
    course = model.simulate([0, *ROBERTSON_AT], y1=[1.0, 1.0], method="Rosenbrock", rtol=1e-8, atol=1e-16)
    for i, exact in enumerate(ROBERTSON_AT.values(), start=1):
        for name, value in zip(("y1", "y2", "y3"), exact, strict=True):
            assert course[name][:, i] == pytest.approx(value, rel=1e-6)
    assert course["total"] == pytest.approx(1, abs=1e-12), "what is conserved stays"


def test_hires_at_its_own():
    time, exact = HIRES_AT
    course = HIRES.simulate([0, time], h1=[1.0], method="Rosenbrock", rtol=1e-8, atol=1e-11)
    assert [course[state][0, -1] for state in HIRES.states] == pytest.approx(exact, rel=1e-5)


def test_unknowns_fit_their_equations_between_the_steps_too():
    course = SMOOTH.simulate(np.linspace(0, 5, 101), x=[1.0, 1.0], method="Rosenbrock", rtol=1e-6)
    assert course["u"] == pytest.approx(course["x"] ** 2, rel=1e-14)
    dae = ROBERTSON_DAE.simulate(np.geomspace(1e-3, 1e4, 50), y1=[1.0, 0.5], method="Rosenbrock", rtol=1e-6)
    assert dae["y1"] + dae["y2"] + dae["y3"] == pytest.approx(1, abs=1e-15)


def test_the_order_is_four_in_a_sweep_too():
    errors = []
    for longest in (0.02, 0.01, 0.005):
        course = SMOOTH.simulate([0, 2], x=[1.0], method="Rosenbrock", rtol=0.5, atol=10, longest_step=longest)
        errors.append(abs(course["x"][0, -1] - np.exp(np.sin(2))))
    assert np.log2(np.array(errors[:-1]) / errors[1:]) == pytest.approx(4, abs=0.25)


def test_settings_with_different_ends_do_not_disturb_each_other():
    slow, quick = (DECAY.simulate([0, 1], k=[k], method="Rosenbrock")["c"] for k in (1e-6, 1e4))
    both = DECAY.simulate([0, 1], k=[1e-6, 1e4, 1e-6], method="Rosenbrock")["c"]
    assert both == pytest.approx(np.vstack([slow, quick, slow]), rel=1e-14)


@pytest.mark.parametrize(("method", "why"), [
    ("Rosenbrock", "at 1 s the model cannot be continued"), (None, "cannot proceed beyond 0.9 s, where grown = 10: "),
    ("LSODA", "cannot proceed beyond 0.9 s, where grown = 10: no step is short enough at 1"),
    ("Radau", "cannot proceed beyond 0.9 s"), ("BDF", "cannot proceed beyond 0.9 s")])
def test_a_setting_that_cannot_go_on_is_nan_from_there_and_named(method, why):
    times = [0, 0.4, 0.9, 2.5]
    with pytest.warns(ModelWarning, match=rf"at 2 of 3 settings.*hold NaN. At faster = 1: .*{why}") as told:
        course = EXPLODES.simulate(times, faster=[0.1, 1.0, 2.0], method=method)
    assert len(told) == 1 and told[0].filename == __file__
    assert np.isnan(course["grown"]).tolist() == [[False] * 4, [False] * 3 + [True], [False] * 2 + [True] * 2]
    assert np.isnan(course["same"]).tolist() == np.isnan(course["grown"]).tolist()
    assert course["grown"][0] == pytest.approx(1 / (1 - 0.1 * np.array(times)), rel=1e-6)


@pytest.mark.parametrize("method", ["Rosenbrock", "LSODA", "Radau"])
def test_a_setting_that_leaves_its_domain_is_nan_from_there_and_named(method):
    with pytest.warns(ModelWarning, match=r"1 of 2 settings.*inflow = -1: c \(concentration\) leaves its physical dom"):
        course = DECAY.simulate([0, 1, 10], inflow=[0.0, -1.0], method=method)
    assert np.isnan(course["c"]).tolist() == [[False] * 3, [False, False, True]]


@pytest.mark.parametrize(("method", "why"), [("Rosenbrock", "the equation for N_K.*gives no number at the first time"),
                                             ("LSODA", "The rate of .* is not a number")])
def test_a_setting_without_a_beginning_is_nan_all_along(method, why):
    with pytest.warns(ModelWarning, match=f"N_K = 0: {why}"):
        course = PUMP_LEAK.simulate([0, 1], N_K=[0.0, 15.0], method=method)
    assert np.isnan(course["V"][0]).all() and np.isfinite(course["V"][1]).all()


def test_if_nothing_goes_on_there_is_an_error():
    with pytest.raises(ModelError, match="at any of these settings"):
        EXPLODES.simulate([0, 5], faster=[1.0, 2.0])
    with pytest.raises(ModelError, match="'explodes' cannot be simulated: at 1 s the model cannot be continued"):
        EXPLODES.simulate([0, 5], method="Rosenbrock")


def test_one_by_one_with_scipys_methods_on_request():
    times = np.linspace(0, 3, 7)
    for method in ("LSODA", "Radau", "BDF"):
        alone = DECAY.simulate(times, k=[[0.2], [0.7]], c=[1.0, 2.0], method=method, rtol=1e-9)
        assert alone["c"] == pytest.approx(DECAY.simulate(times, k=[[0.2], [0.7]], c=[1.0, 2.0])["c"], rel=1e-6)


def test_many_settings_are_solved_together_and_few_one_by_one(monkeypatch):
    counted = []
    kept = rosenbrock.integrate
    monkeypatch.setattr(rosenbrock, "integrate", lambda *args, **options: counted.append(1) or kept(*args, **options))
    few = DECAY.simulate([0, 1], k=np.linspace(0.1, 2, 31))["c"]
    assert not counted
    many = DECAY.simulate([0, 1], k=np.linspace(0.1, 2, 33))["c"]
    assert counted == [1]
    assert few[:, -1] == pytest.approx(2 * np.exp(-np.linspace(0.1, 2, 31)), rel=1e-7)
    assert many[:, -1] == pytest.approx(2 * np.exp(-np.linspace(0.1, 2, 33)), rel=1e-7)


def test_shapes_that_do_not_fit_and_empty_arrays_are_told_by_name():
    with pytest.raises(ModelError, match=r"k \(2,\).*inflow \(3,\)"):
        DECAY.simulate([0, 1], k=[1, 2], inflow=[1, 2, 3])
    with pytest.raises(ModelError, match=r"no settings.*k is empty"):
        DECAY.simulate([0, 1], k=[])
    with pytest.raises(ModelError, match="physical domain"):
        DECAY.simulate([0, 1], k=[1, -2])


def test_inputs_over_time_go_with_every_setting():
    times = np.linspace(0, 20, 81)
    steps = over_time([0, 5, 5, 12, 12], [0, 0, 1, 1, 0.5])
    ramp = over_time([0, 10], [0, 2])
    for track in (steps, ramp, lambda t: 1 + np.sin(t)):
        course = DECAY.simulate(times, k=[0.2, 1.5], inflow=track, method="Rosenbrock")
        for i, rate in enumerate((0.2, 1.5)):
            alone = DECAY.simulate(times, k=rate, inflow=track, method="LSODA", rtol=1e-11, atol=1e-13)
            assert course["c"][i] == pytest.approx(alone["c"], rel=2e-6)
        assert course["inflow"] == pytest.approx(alone["inflow"])


def test_no_warning_where_all_is_well():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        DECAY.simulate([0, 1], k=[0.1, 0.2])


def test_rows_are_exchanged_where_a_pivot_is_zero():
    matrices = np.random.default_rng(3).normal(size=(5, 5, 40))
    matrices[0, 0, ::2] = 0
    matrices[1, 1, ::3] = 0
    right = np.random.default_rng(4).normal(size=(5, 40))
    order, possible = rosenbrock.factorize(lu := matrices.copy())
    found = rosenbrock.substitute(lu, order, right.copy())
    exact = np.linalg.solve(np.moveaxis(matrices, 2, 0), right.T[..., None])[..., 0].T
    assert possible.all() and found == pytest.approx(exact, rel=1e-9)
    singular = np.zeros((2, 2, 2))
    singular[:, :, 1] = np.eye(2)
    with np.errstate(all="ignore"):
        assert rosenbrock.factorize(singular)[1].tolist() == [False, True]


def test_a_swept_state_and_a_time_in_the_equations():
    t = Quantity("t", unit="s", default=0.0)
    z = Quantity("z", default=1.0)
    model = Model("forced", outputs={Quantity("o"): z}, time=t, states={z: per_second(1) * (t / q(1, "s") - z)})
    times = np.linspace(0, 4, 9)
    course = model.simulate(times, z=[0.0, 3.0], method="Rosenbrock")
    exact = times - 1 + (np.array([0.0, 3.0])[:, None] + 1) * np.exp(-times)
    assert course["z"] == pytest.approx(exact, abs=1e-7)
