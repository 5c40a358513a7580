"""A model answers by name, refuses what has no meaning, and shows itself."""

import subprocess
import sys

import numpy as np
import pytest
import sympy
from support.examples import GOLDMAN, MIXED, STEWART, V, dose
from sympy import LambertW, Piecewise

from electrolytes.model import Model, ModelError, Quantity, q

a = Quantity("a", unit="mM", default=2.0, range=(0, 10), domain=(0, None), normal=(1, 3), source="Pan2020",
             evidence="established", meaning="what goes in")
k = Quantity("k", unit="1/s", default=0.5, source="modelling choice")
rate = Quantity("rate", unit="mM/s", meaning="what comes out")
SIMPLE = Model("simple", inputs=[a], outputs={rate: k * a}, source="Tosteson1960; Kay2017", limits="Beyond 10 mM.",
               assumptions=["First order."], omitted=("Everything else.",))


def test_values_are_found_by_name_and_by_quantity():
    result = SIMPLE.evaluate(a=4)
    assert result["rate"] == result[rate] == 2.0 and result["a"] == 4 and result["k"] == 0.5
    assert SIMPLE.evaluate({a: 6}, k=1)["rate"] == 6
    assert "rate" in result and rate in result and isinstance(result["rate"], float)
    with pytest.raises(ModelError, match="Did you mean 'rate'"):
        result["rat"]


def test_arrays_broadcast_and_become_a_table_with_units():
    result = SIMPLE.evaluate(a=np.array([[1.0], [2.0]]), k=np.array([1.0, 2.0, 3.0]))
    assert result["rate"].tolist() == [[1, 2, 3], [2, 4, 6]]
    frame = result.to_frame()
    assert list(frame.columns) == ["a [mM]", "k [1/s]", "rate [mM/s]"] and len(frame) == 6
    assert frame["rate [mM/s]"].tolist() == [1, 2, 3, 2, 4, 6]
    assert SIMPLE.evaluate().to_frame().shape == (1, 2)


@pytest.mark.parametrize(("given", "told"), [
    ({"b": 1}, "no quantity.*named 'b'"), ({"A": 1}, "Did you mean 'a'"), ({"rate": 1}, "computed by the model"),
    ({"a": -1}, "a .*-1 mM.*0 mM and above"), ({"a": [1, -2]}, "-2 mM"), ({"a": float("nan")}, "nan"),
    ({"a": "much"}, "numbers in mM")])
def test_what_cannot_be_is_refused(given, told):
    with pytest.raises(ModelError, match=told):
        SIMPLE.evaluate(given)


def test_choices_are_given_by_name_or_number():
    assert MIXED.evaluate(salt="oxide")["uptake"] == MIXED.evaluate(salt=0)["uptake"] == 0.04 * 200
    with pytest.raises(ModelError, match="Did you mean 'oxide'"):
        MIXED.evaluate(salt="oxid")
    with pytest.raises(ModelError, match="no choice"):
        MIXED.evaluate(salt=3)


def test_a_quantity_of_another_model_is_not_mistaken_for_its_namesake():
    with pytest.raises(ModelError, match="another quantity than the a"):
        SIMPLE.evaluate({a.with_(unit="M"): 1})


@pytest.mark.parametrize(("build", "told"), [
    (lambda: Model("m", outputs={}), "no outputs"),
    (lambda: Model("m", outputs={rate: sympy.Symbol("z") * a}), "bare symbol"),
    (lambda: Model("m", outputs={rate: rate}), "computed later or by itself"),
    (lambda: Model("m", outputs={rate: k * (a + a.with_(default=3))}), "two different quantities named a"),
    (lambda: Model("m", inputs=[a, a], outputs={rate: k * a}), "twice"),
    (lambda: Model("m", inputs=[rate], outputs={rate: k * a}), "twice"),
    (lambda: Model("m", outputs={rate: Quantity("c", unit="mM/s")}), "needs a default"),
    (lambda: Model("m", outputs={rate: k * a * LambertW(a / q(1, "mM"))}), "LambertW.*no counterpart"),
    (lambda: Model("m", outputs={rate: Piecewise((k * a, a > q(1, "mM")))}), "last branch"),
    (lambda: Model("m", outputs={rate: sympy.I * k * a}), "no counterpart"),
    (lambda: Model("m", outputs={rate: a > k}), "not a number-valued"),
    (lambda: Model("m", outputs={"rate": a * k}), "not a Quantity")])
def test_models_without_meaning_are_not_built(build, told):
    with pytest.raises(ModelError, match=told):
        build()


def test_functions_of_any_expression_and_any_inputs():
    V_m = GOLDMAN.quantity("V_m")
    volts, half = GOLDMAN.function({"V": V_m / 1000, "deep": V_m < q(-60, "mV")}, ["K_e"])([4.2, 40.0])
    assert volts == pytest.approx(GOLDMAN.evaluate(K_e=[4.2, 40])["V_m"] / 1000) and half.tolist() == [1, 0]
    with pytest.raises(ModelError, match="cannot be an input"):
        GOLDMAN.function(inputs=["V_m"])
    with pytest.raises(ModelError, match="LambertW"):
        GOLDMAN.function({"x": LambertW(GOLDMAN.quantity("V_T"))})
    with pytest.raises(ModelError, match="no quantity"):
        GOLDMAN.function({"x": dose})
    with pytest.raises(TypeError, match="expected 1 argument"):
        GOLDMAN.function(inputs=["K_e"])(1, 2)


def test_the_reader_sees_equations_parameters_sources_and_limits():
    text = SIMPLE._repr_markdown_()
    row = "| $a$ | what goes in | 2 | mM | 0 – 10 | 1 – 3 | [@Pan2020] | established |"
    for part in (r"\begin{aligned}", r"\mathrm{rate} &= a k", row, "[@Tosteson1960; @Kay2017]", "First order.",
                 "Beyond 10 mM.", "Everything else.",
                 "modelling choice", "what comes out"):
        assert part in text
    assert SIMPLE.citations == ("Tosteson1960", "Kay2017", "Pan2020")
    assert SIMPLE.latex == [r"\mathrm{rate} = a k"]


def test_the_parameter_table_holds_everything():
    table = STEWART.parameters
    assert table.loc["SID", "unit"] == "mEq/L" and table.loc["pH", "role"] == "unknown"
    assert list(table.columns)[:4] == ["symbol", "name", "meaning", "value"]


def test_the_jacobian_is_the_derivative():
    (slope,) = SIMPLE.jacobian
    assert slope == k
    assert STEWART.jacobian.shape == (1, 1)
    pH = STEWART.quantity("pH")
    assert (STEWART.jacobian[0, 0] - sympy.diff(STEWART.residuals[pH].subs(dict(STEWART.equations)), pH)).expand() == 0


def test_numbers_are_typeset_short_and_exact():
    from electrolytes.model.tables import number_text, typeset

    assert number_text(1.698244e-4) == "0.0001698244"
    assert number_text(3.9e-13) == "3.9 × 10⁻¹³" and number_text(6.022e8) == "6.022 × 10⁸"
    assert number_text(-0.055) == "−0.055" and number_text(30630.0) == "30630"
    assert typeset(1.5 * V) == "1.5 V" and typeset(q(2, "1/mM") * V) == r"2\,\mathrm{mM^{-1}} V"


def test_importing_a_model_brings_in_no_plots_and_no_heavy_solvers():
    code = ("import sys, electrolytes.model; from support import examples; "
            "heavy = {'scipy.integrate', 'scipy.optimize', 'pandas', 'matplotlib', 'anywidget'} & set(sys.modules); "
            "sys.exit(str(heavy) if heavy else 0)")
    from pathlib import Path

    tests = Path(__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tests.parent,
                          env={"PYTHONPATH": f"{tests}:{tests.parent}"})
    assert done.returncode == 0, done.stderr
