"""The JavaScript of a model stands alone, is strict, and says only what is needed."""

import json

import pytest
from support.examples import FLUX, GOLDMAN, MIXED, STEWART
from sympy import Min

from electrolytes.model import Model, Quantity, q

x = Quantity("x", default=2.0)


def description(javascript, code):
    return javascript.run(f"() => {{ const m = {code}; return {{...m, evaluate: typeof m.evaluate}}; }}")


def test_it_describes_itself(javascript):
    told = description(javascript, GOLDMAN.javascript({"V": GOLDMAN.quantity("V_m")}, ["K_e", "Na_i"]))
    assert told == {"name": GOLDMAN.name, "version": "1", "inputs": ["K_e", "Na_i"], "outputs": ["V"],
                    "defaults": [4.2, 12], "evaluate": "function"}
    everything = description(javascript, GOLDMAN.javascript())
    assert everything["inputs"] == [quantity.name for quantity in GOLDMAN.variables]


def test_it_is_an_expression_in_strict_mode_that_leaves_no_trace(javascript):
    code = STEWART.javascript()
    assert code.startswith("(") and code.endswith(")") and '"use strict"' in code
    assert javascript.run(f"() => {{ const before = Object.keys(globalThis).length; const y = [0, 0]; "
                          f"const back = ({code}).evaluate([38.877, 40, 44, 1.15], y); "
                          f"return [back === undefined, Object.keys(globalThis).length - before]; }}") == [True, 0]


def test_the_text_is_the_same_every_time_and_brings_only_what_it_calls():
    assert FLUX.javascript() == FLUX.javascript() and "_exprel" in FLUX.javascript()
    assert "_root" not in FLUX.javascript() and "_exprel" not in GOLDMAN.javascript()
    only = STEWART.javascript({"charge at pH 7": STEWART.quantity("SID")})
    assert "_root" not in only and "p_CO2 =" not in only, "no solving for what does not need it"


def test_names_that_mean_something_in_javascript_are_safe(javascript):
    words = ["new", "var", "x", "y", "Math", "Infinity", "f"]
    names = [Quantity(word, default=float(i)) for i, word in enumerate(words)]
    total = Quantity("function")
    model = Model("keywords", inputs=names, outputs={total: sum(names) + Min(*names[:2])})
    assert javascript.evaluate(model.javascript(), [[float(i) for i in range(7)]]) == [[21.0]]
    assert model.evaluate()["function"] == 21


def test_a_hostile_name_stays_a_string(javascript):
    name = 'evil"}; throw 1; //\u2028\\'
    model = Model(name, inputs=[x], outputs={Quantity("z"): x})
    assert description(javascript, model.javascript())["name"] == name


def test_conditions_count_as_one_and_nought(javascript):
    V, dose = MIXED.quantity("V"), MIXED.quantity("dose")
    low, rich = q(-10, "mV") > V, dose >= q(300, "mg")
    code = MIXED.javascript({"low": low, "both": low & rich, "either": low | rich, "not": ~low}, [V, dose])
    assert javascript.evaluate(code, [[-60, 100], [20, 300], [-60, 300]]) == [[1, 0, 1, 0], [0, 0, 1, 1], [1, 1, 1, 0]]


def test_numbers_keep_every_digit(javascript):
    third = Quantity("third", default=0.1 + 0.2)
    model = Model("digits", inputs=[x], outputs={Quantity("z"): third * x})
    assert javascript.evaluate(model.javascript(inputs=[x]), [[1.0]]) == [[0.1 + 0.2]]
    assert json.dumps(0.1 + 0.2) in model.javascript(inputs=[x])


def test_small_powers_are_products(javascript):
    model = Model("powers", inputs=[x], outputs={Quantity("z"): x**2 + 1 / x**3 + (1 + x) ** 4 + x**0.5})
    assert "Math.pow" not in model.javascript()
    assert javascript.evaluate(model.javascript(), [[2.0]])[0][0] == pytest.approx(4 + 1 / 8 + 81 + 2**0.5, rel=1e-15)


def test_without_a_solution_the_answer_is_not_a_number(javascript):
    answer = javascript.evaluate(STEWART.javascript(), [[-500, 40, 44, 1.15]])[0]
    assert all(value != value for value in answer)
