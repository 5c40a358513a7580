"""At and near a removable singularity both languages are right to the last digit, derivatives too."""

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Rational

from electrolytes.model import Model, Quantity, expit, expm1, exprel, log1p, log10

x = Quantity("x", default=0.5, range=(-700, 700))
y = Quantity("y")
NEAR = [0.0, *(sign * 10.0**power for power in range(-320, 3, 7) for sign in (1, -1)), 1e-8, -1e-8, 3e-5, -3e-5,
        0.1, -0.1, 1.0, -1.0, 5.9, 6.1, -5.9, -6.1, 30.0, -30.0, 700.0, -700.0]


def derivative_exactly(value, order):
    """The n-th derivative of (exp(x) - 1)/x: the integral of s**n exp(s x) over s from 0 to 1."""
    with mpmath.workdps(60):
        return mpmath.hyp1f1(order + 1, order + 2, mpmath.mpf(value)) / (order + 1)


@pytest.mark.parametrize("order", [0, 1, 2, 3])
def test_exprel_and_its_derivatives_are_exact_everywhere(order, javascript):
    program = Model("exprel", inputs=[x], outputs={y: exprel(x).diff(x, order)})
    values = np.array(NEAR)
    (numpy,) = program.function()(values)
    compiled = [row[0] for row in javascript.evaluate(program.javascript(), [[value] for value in NEAR])]
    exact = [derivative_exactly(value, order) for value in NEAR]
    for results in (numpy, compiled):
        errors = [abs(float((mpmath.mpf(float(result)) - true) / true)) for result, true in
                  zip(results, exact, strict=True)]
        worst = int(np.argmax(errors))
        assert max(errors) <= 1e-15 + 4e-16 * order, (NEAR[worst], results[worst], exact[worst])


@settings(max_examples=200)
@given(st.floats(-50, 50))
def test_derivatives_are_those_of_the_integral(value):
    for order in range(4):
        (found,) = Model("exprel", inputs=[x], outputs={y: exprel(x, order)}).function()(value)
        assert found == pytest.approx(float(derivative_exactly(value, order)), rel=3e-15)


def test_exprel_knows_its_values():
    assert exprel(0) == 1 and exprel(x, 0) == exprel(x) and exprel(x, 3).subs(x, 0) == Rational(1, 4)
    assert float(exprel(x).subs(x, 2.0).evalf()) == pytest.approx((np.exp(2) - 1) / 2, rel=1e-15)
    with pytest.raises(ValueError, match="whole number"):
        exprel(x, 0.5)


@pytest.mark.parametrize(("function", "exact"), [
    (expm1, mpmath.expm1), (log1p, mpmath.log1p), (expit, lambda v: 1 / (1 + mpmath.exp(-v))), (log10, mpmath.log10)])
def test_the_other_functions_and_their_derivatives(function, exact, javascript):
    points = [value for value in NEAR if abs(value) > 1e-300 and (value > 0 or function not in (log10, log1p))]
    program = Model("trial", inputs=[x], outputs={y: function(x), Quantity("slope"): function(x).diff(x)})
    numpy = np.array(program.function()(np.array(points))).T
    compiled = javascript.evaluate(program.javascript(), [[value] for value in points])
    with mpmath.workdps(350):
        for value, left, right in zip(points, numpy, compiled, strict=True):
            place = mpmath.mpf(value)
            true = exact(place), mpmath.diff(exact, place, h=place / mpmath.mpf(10) ** 120)
            for results in (left, right):
                assert float(results[0]) == pytest.approx(float(true[0]), rel=1e-15)
                assert float(results[1]) == pytest.approx(float(true[1]), rel=2e-15, abs=1e-300)


def test_a_membrane_at_zero_millivolt_has_a_current(javascript):
    from support.examples import FLUX

    at_zero = FLUX.evaluate(V=0)
    assert at_zero["J_Ca"] == pytest.approx(1e-4 - 1.2, rel=1e-15), "diffusion alone, P (c_i - c_e)"
    (compiled,) = javascript.evaluate(FLUX.javascript(), [[{"V": 0.0}.get(v.name, v.default) for v in FLUX.variables]])
    assert compiled[1] == pytest.approx(at_zero["J_Ca"], rel=1e-15)
    assert at_zero["J_Ca"] == pytest.approx(FLUX.evaluate(V=1e-12)["J_Ca"], rel=1e-12)
