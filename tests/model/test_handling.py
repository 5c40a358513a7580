"""A model can be copied, sent to another process, changed into another, asked and read."""

import copy
import inspect
import multiprocessing
import pickle
import warnings

import numpy as np
import pytest
import sympy
from IPython.core.completer import provisionalcompleter
from IPython.core.interactiveshell import InteractiveShell
from support.decay import DECAY
from support.examples import BINDING, GOLDMAN, MIXED, STEWART

from electrolytes.model import Model, ModelError, ModelWarning, Quantity, q

a = Quantity("a", unit="mM", default=2.0, range=(0, 10), domain=(0, None), meaning="what goes in")
b = Quantity("b", unit="mM", default=1.0)
k = Quantity("k", unit="1/s", default=0.5)
rate = Quantity("rate", unit="mM/s", meaning="what comes out")
doubled = Quantity("doubled", unit="mM/s")
SIMPLE = Model("simple", inputs=[a], outputs={rate: k * a}, source="Kay2017", assumptions=["First order."])
RATIO = Model("ratio", inputs=[a, b], outputs={Quantity("share"): a / b, Quantity("log_of"): sympy.log(a / q(1, "mM"))})


# copies

@pytest.mark.parametrize("model", [SIMPLE, GOLDMAN, STEWART, BINDING, MIXED], ids=lambda model: model.name)
def test_a_copy_computes_the_same(model):
    model.evaluate()
    for twin in (copy.copy(model), copy.deepcopy(model), pickle.loads(pickle.dumps(model))):
        assert twin.evaluate() == model.evaluate()
        assert (twin.equations, twin.residuals, twin.inputs) == (model.equations, model.residuals, model.inputs)
        with pytest.raises(TypeError):
            twin.equations[a] = 0


def test_a_copy_runs_in_time_as_its_original():
    assert pickle.loads(pickle.dumps(DECAY)).simulate([0, 1, 3]) == DECAY.simulate([0, 1, 3])


def test_another_process_computes_the_same():
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        there = pool.map(GOLDMAN.evaluate, [{"K_e": 4.2}, {"K_e": 40.0}])
        turned = pool.apply(DECAY.simulate, ([0.0, 1.0],), {"k": 2.0})
    assert there == [GOLDMAN.evaluate(K_e=4.2), GOLDMAN.evaluate(K_e=40.0)]
    assert turned == DECAY.simulate([0, 1], k=2)


def test_an_error_crosses_between_processes():
    for build in (lambda: SIMPLE.evaluate(b=3), lambda: SIMPLE.evaluate(a=-1)):
        with pytest.raises(ModelError) as told:
            build()
        twin = pickle.loads(pickle.dumps(told.value))
        assert type(twin) is type(told.value) and str(twin) == str(told.value)


# asking

def test_quantities_are_found_by_name():
    assert SIMPLE["a"] is a and SIMPLE[rate] is rate and "k" in SIMPLE and rate in SIMPLE and "z" not in SIMPLE
    assert list(SIMPLE) == [a, k, rate] and SIMPLE._ipython_key_completions_() == ["a", "k", "rate"]
    with pytest.raises(ModelError, match="Did you mean 'rate'"):
        SIMPLE["rat"]


def test_a_number_is_a_float():
    assert SIMPLE.number("rate", a=4) == SIMPLE.number(rate, {"a": 4}) == 2.0
    assert type(SIMPLE.number("rate")) is float and SIMPLE.number("k") == 0.5
    assert STEWART.number("pH", SID="40 mEq/L") == STEWART.evaluate(SID=40)["pH"]
    with pytest.raises(ModelError, match=r"rate is an array of shape \(2,\)"):
        SIMPLE.number("rate", a=[1, 2])
    with pytest.raises(ModelError, match="Did you mean 'rate'"):
        SIMPLE.number("rat")


@pytest.mark.parametrize("given", [20, [1, 2], np.array([1.0]), "a", 2.5])
def test_values_without_a_name_are_refused(given):
    with pytest.raises(ModelError, match="by name, as in a="):
        SIMPLE.evaluate(given)


@pytest.mark.parametrize(("values", "named"), [({"a": 1}, {"a": 2}), ({a: 1, "a": 1}, {}), ({a: 1}, {"a": 1})])
def test_a_name_is_given_once(values, named):
    with pytest.raises(ModelError, match="a is given twice: 1 and"):
        SIMPLE.evaluate(values, **named)


def test_shapes_that_do_not_fit_are_told_by_name():
    with pytest.raises(ModelError, match=r"a \(2,\), k \(3,\)"):
        SIMPLE.evaluate(a=[1, 2], k=[1, 2, 3])
    with pytest.raises(ModelError, match=r"K_e \(2, 2\), Na_e \(3,\)"):
        GOLDMAN.evaluate(K_e=np.ones((2, 2)), Na_e=[1, 2, 3])


@pytest.mark.parametrize(("values", "told"), [
    ({"b": 0}, r"'ratio' has no finite value of share \(inf\).*first at b = 0"),
    ({"a": 0, "b": 0}, r"share \(nan\), log_of \(-inf\).*a = 0, b = 0"),
    ({"b": [1, 0, 2, 0]}, "share.*in 2 of 4 values.*b = 0"), ({"a": 0}, "log_of")])
def test_a_division_by_zero_is_said(values, told):
    with pytest.warns(ModelWarning, match=told) as said:
        at = RATIO.evaluate(values)
    assert not np.isfinite(at["share"]).all() or not np.isfinite(at["log_of"]).all()
    assert said[0].filename == __file__, "at the line that asked"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        RATIO.evaluate(a=1, b=2)
        with pytest.raises(ModelWarning):
            RATIO.number("share", values if np.ndim(values.get("b", 0)) == 0 else {"b": 0})


def test_it_is_said_of_a_run_in_time_too():
    c, t = Quantity("c", unit="mM", default=1.0), Quantity("t", unit="s", default=0.0)
    model = Model("clock", states={c: -c / q(1, "s")}, outputs={Quantity("per", unit="1/s"): 1 / t}, time=t)
    with pytest.warns(ModelWarning, match=r"per \(inf\), in 1 of 2"):
        model.simulate([0, 1])


method = Quantity("method", default=2.0)
rtol = Quantity("rtol", default=3.0)
x = Quantity("x", unit="mM", default=1.0)
CLASHING = Model("clashing", inputs=[method, rtol], states={x: -x * method / q(1, "s")},
                 outputs={Quantity("shown"): rtol})


def test_a_quantity_named_like_an_option_goes_through_the_mapping():
    run = CLASHING.simulate([0, 1], {"method": 1.0, "rtol": 5.0})
    assert run["x"][-1] == pytest.approx(np.exp(-1), rel=1e-6) and run.shown.tolist() == [5, 5]
    with pytest.warns(ModelWarning, match=r"option method.*quantity method too.*\{'method': …\}"):
        assert CLASHING.simulate([0, 1], method="BDF").x[-1] == pytest.approx(np.exp(-2), rel=1e-6)
    assert CLASHING.evaluate(method=1, rtol=7).shown == 7, "evaluate() has no such option"
    assert "rtol" in inspect.signature(CLASHING.evaluate).parameters


# changing

def test_other_defaults_make_another_model():
    other = SIMPLE.replace(defaults={"a": "3 mM", k: 2}, name="other")
    assert other.number("rate") == 6 and other.name == "other" and other.source == "Kay2017"
    assert SIMPLE.number("rate") == 1 and SIMPLE["a"].default == 2, "the first one stays"
    assert DECAY.replace(defaults={"c": 5}).simulate([0, 1]).c[0] == 5
    assert STEWART.replace(defaults={"SID": 30}).number("pH") == STEWART.number("pH", SID=30)


def test_other_equations_make_another_model():
    assert SIMPLE.replace(equations={"rate": 2 * k * a}).number("rate") == 2
    more = SIMPLE.replace(equations={doubled: 2 * rate})
    assert more.number("doubled") == 2 and more.outputs == (rate, doubled)
    turned = more.replace(equations={rate: doubled / 4, doubled: k * a})
    assert turned.outputs == (doubled, rate) and turned.number("rate") == 0.25, "each after what it uses"
    assert more.replace(equations={"doubled": None}).outputs == (rate,)
    slower = DECAY.replace(equations={"c": -DECAY["k"] * DECAY["c"] / 2})
    assert slower.simulate([0, 2], k=1).c[-1] == pytest.approx(np.exp(-1), rel=1e-6)


def test_other_inputs_and_quantities_make_another_model():
    assert SIMPLE.replace(inputs=["k", a]).inputs == (k, a) and SIMPLE.replace(inputs=[]).constants == (a, k)
    wider = SIMPLE.replace(quantities={"a": a.with_(name="amount", range=(0, 100))})
    assert wider.inputs[0].name == "amount" and wider.number("rate", amount=50) == 25


@pytest.mark.parametrize(("change", "told"), [
    ({"defaults": {"a": -1}}, "a .*-1 mM.*0 mM and above"), ({"defaults": {"a": 50}}, "outside its range 0 to 10 mM"),
    ({"defaults": {"rate": 1}}, "rate is computed"), ({"defaults": {"b": 1}}, "no quantity"),
    ({"equations": {"rate": k}}, "mM/s.*1/s"), ({"equations": {"a": k}}, "a is given to the model"),
    ({"equations": {rate: None}}, "no outputs"), ({"equations": {doubled: rate, rate: doubled}}, "computed later"),
    ({"equations": {"nothing": k}}, "no quantity"), ({"inputs": ["nothing"]}, "no quantity"),
    ({"nme": "x"}, "Did you mean 'name'"), ({"quantities": {"a": 3}}, "is a Quantity, not 3"),
    ({"quantities": {"a": a.with_(unit="M")}}, "1000 times")])
def test_a_changed_model_is_checked_again(change, told):
    with pytest.raises(ModelError, match=told):
        SIMPLE.replace(**change)


# reading

def test_a_model_is_shown_as_a_short_table():
    assert repr(SIMPLE).splitlines() == ["Model 'simple': 1 input, 1 constant, 1 output", "  a  2 mM  0 to 10 mM",
                                         "  gives rate"]
    shown = repr(MIXED)
    assert "salt  citrate  oxide or citrate or chloride" in shown and "3 inputs" in shown
    from electrolytes.mechanism.pump import PUMP

    assert len(repr(PUMP).splitlines()) < 15 and len(repr(PUMP)) < 800 and "54 outputs" in repr(PUMP)
    assert "initial value" in repr(DECAY)


def test_the_summary_holds_every_quantity():
    table = SIMPLE.summary()
    assert table.loc["a", ["role", "default", "unit", "range"]].tolist() == ["input", "2 mM", "mM", "0 to 10 mM"]
    assert table.loc["rate", "role"] == "output" and table.loc["rate", "meaning"] == "what comes out"
    assert set(DECAY.summary()["role"]) == {"input", "state", "output"}


def test_signatures_name_the_quantities():
    parameters = inspect.signature(SIMPLE.evaluate).parameters
    assert list(parameters) == ["values", "a", "k"]
    assert parameters["a"].default == 2 and parameters["a"].annotation == "mM"
    assert inspect.signature(MIXED.evaluate).parameters["salt"].default == "citrate"
    assert {"t", "method", "k", "level"} <= set(inspect.signature(DECAY.simulate).parameters)
    assert {"of", "a"} <= set(inspect.signature(SIMPLE.number).parameters)
    assert "a = 2 mM: what goes in" in SIMPLE.evaluate.__doc__ and "Raises" in SIMPLE.evaluate.__doc__
    assert inspect.signature(Model.evaluate).parameters["named"].kind is inspect.Parameter.VAR_KEYWORD
    assert SIMPLE.evaluate == SIMPLE.evaluate and "simple" in repr(SIMPLE.evaluate)


def test_a_compiled_function_says_what_it_is():
    function = SIMPLE.function(inputs=["a"])
    assert function.__name__ == "simple" and list(inspect.signature(function).parameters) == ["a"]
    assert "rate of the model 'simple'" in function.__doc__ and "a [mM]" in function.__doc__
    assert function(4)[0] == 2


@pytest.fixture(scope="module")
def shell():
    shell = InteractiveShell()
    shell.user_ns.update(SIMPLE=SIMPLE, DECAY=DECAY, at=SIMPLE.evaluate(), Quantity=Quantity)
    return shell


@pytest.mark.parametrize("jedi", [True, False])
@pytest.mark.parametrize(("typed", "offered"), [
    ("SIMPLE.evaluate(a", "a="), ("DECAY.simulate([0, 1], lev", "level="),
    ("DECAY.simulate([0, 1], k=2, met", "method="),
    ("SIMPLE['ra", "rate"), ("at['ra", "rate"), ("at.ra", "rate"), ("Quantity('x', dom", "domain="),
    ("SIMPLE.number('rate', k", "k=")])
def test_a_notebook_completes_names(shell, jedi, typed, offered):
    shell.Completer.use_jedi = jedi
    with provisionalcompleter():
        texts = [completion.text.lstrip(".") for completion in shell.Completer.completions(typed, len(typed))]
    assert offered in texts


def test_the_jacobian_is_worked_out_once():
    model = pickle.loads(pickle.dumps(GOLDMAN))
    assert model.jacobian is model.jacobian
    with pytest.raises(TypeError):
        model.jacobian[0, 0] = 0
