"""Functions beyond exp and log: right in both languages and to 50 digits over their whole range, slopes too."""

import mpmath
import numpy as np
import pytest
import sympy
from sympy import (
    Mod,
    Rational,
    acos,
    acosh,
    asin,
    asinh,
    atan,
    atan2,
    atanh,
    ceiling,
    cot,
    coth,
    csc,
    csch,
    erf,
    erfc,
    sec,
    sech,
    tanh,
)

from electrolytes.model import Model, ModelError, Quantity, hypot, q, signed_power

x = Quantity("x", default=0.5)
y = Quantity("y", default=0.25)
value, slope, other_slope = Quantity("value"), Quantity("slope"), Quantity("other_slope")

WIDE = [sign * size for size in (*(10.0**power for power in range(-300, 301, 50)), 1e-8, 1e-3, 0.1, 0.3, 0.5, 0.7, 1.0,
                                 1.5, 3.0, 5.0, 8.0, 20.0, 300.0) for sign in (1, -1)]
WITHIN_ONE = [point for point in WIDE if abs(point) < 1] + [s * (1 - 10.0**-k) for k in (3, 6, 10, 15) for s in (1, -1)]
ABOVE_ONE = [1 + 10.0**-k for k in (15, 10, 6, 3)] + [point for point in WIDE if point > 1]
TURNS = [point for point in WIDE if 1e-100 <= abs(point) <= 300]
BELL = [point for point in WIDE if 1e-150 <= abs(point) <= 26] + [0.01 * k for k in (*range(-620, -40, 7),
                                                                                      *range(40, 620, 7))]
FAR = [point for point in WIDE if 1e-150 <= abs(point) <= 340]

def square(number):
    return number * number


def one_minus_square(number):
    return (1 - number) * (1 + number)


mp = mpmath
FUNCTIONS = {  # with what they should be, and what their slopes should be
    "sec": (sec, mp.sec, lambda v: mp.sec(v) * mp.tan(v), TURNS),
    "csc": (csc, mp.csc, lambda v: -mp.csc(v) * mp.cot(v), TURNS),
    "cot": (cot, mp.cot, lambda v: -square(mp.csc(v)), TURNS),
    "sech": (sech, mp.sech, lambda v: -mp.sech(v) * mp.tanh(v), FAR),
    "csch": (csch, mp.csch, lambda v: -mp.csch(v) * mp.coth(v), FAR),
    "coth": (coth, mp.coth, lambda v: -square(mp.csch(v)), FAR),
    "tanh": (tanh, mp.tanh, lambda v: square(mp.sech(v)), FAR),
    "asinh": (asinh, mp.asinh, lambda v: 1 / mp.hypot(1, v), WIDE),
    "acosh": (acosh, mp.acosh, lambda v: 1 / mp.sqrt(-one_minus_square(v)), ABOVE_ONE),
    "atanh": (atanh, mp.atanh, lambda v: 1 / one_minus_square(v), WITHIN_ONE),
    "asin": (asin, mp.asin, lambda v: 1 / mp.sqrt(one_minus_square(v)), WITHIN_ONE),
    "acos": (acos, mp.acos, lambda v: -1 / mp.sqrt(one_minus_square(v)), WITHIN_ONE),
    "atan": (atan, mp.atan, lambda v: 1 / (1 + square(v)), TURNS),
    "erf": (erf, mp.erf, lambda v: 2 / mp.sqrt(mp.pi) * mp.exp(-square(v)), BELL),
    "erfc": (erfc, mp.erfc, lambda v: -2 / mp.sqrt(mp.pi) * mp.exp(-square(v)), BELL),
    "root with a sign": (lambda v: signed_power(v, Rational(1, 2)), lambda v: mp.sign(v) * mp.sqrt(abs(v)),
                         lambda v: 1 / (2 * mp.sqrt(abs(v))), WIDE),
    "hypotenuse": (lambda v: hypot(v, 3), lambda v: mp.hypot(v, 3), lambda v: v / mp.hypot(v, 3), WIDE),
}


def slope_of(expr, symbol):
    """The derivative as the package takes it for Jacobians."""
    from electrolytes.model.code.slopes import partial

    return partial(expr, symbol)


def in_every_way(model, javascript, points):
    """Results as arrays, one by one as plain floats, and in JavaScript: each of shape (points, results)."""
    function = model.function()
    columns = np.array(points, dtype=float).T
    arrays = np.array(function(*np.atleast_2d(columns))).T
    floats = [function(*map(float, np.atleast_1d(point))) for point in points]
    compiled = javascript.evaluate(model.javascript(), [list(map(float, np.atleast_1d(point))) for point in points])
    return {"arrays": arrays, "floats": floats, "JavaScript": compiled}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_each_function_and_its_slope_to_the_last_digits(name, javascript):
    function, exact, rising, points = FUNCTIONS[name]
    model = Model(name, inputs=[x], outputs={value: function(x), slope: slope_of(function(x), x)})
    ways = in_every_way(model, javascript, points)
    with mpmath.workdps(50):
        for i, point in enumerate(points):
            at = mpmath.mpf(point)
            true, rise = exact(at), rising(at)
            # how much half a unit in the last place of x moves the slope: exp(-x²) has no more digits than x² has
            blurred = abs(rising(at * (1 + mpmath.mpf(2) ** -53)) / rise - 1) if rise else 0
            for way, found in ways.items():
                assert float(found[i][0]) == pytest.approx(float(true), rel=1.5e-15, abs=1e-300), (way, point)
                assert float(found[i][1]) == pytest.approx(float(rise), rel=3e-15 + 2 * float(blurred), abs=1e-300), (
                    way, point)


def test_where_a_function_has_no_value_both_languages_say_the_same(javascript):
    model = Model("edges", inputs=[x], outputs={Quantity(f"f{i}"): f for i, f in enumerate(
        (coth(x), csc(x), cot(x), csch(x), acosh(x), atanh(x), erf(x), erfc(x), signed_power(x, 2)))})
    edges = [0.0, 1.0, -1.0, 1e308, -1e308]
    ways = in_every_way(model, javascript, edges)
    for way in ("floats", "JavaScript"):
        assert np.array_equal(np.array(ways[way], dtype=float), ways["arrays"], equal_nan=True) or np.allclose(
            np.array(ways[way], dtype=float), ways["arrays"], rtol=1e-15, equal_nan=True), way
    assert ways["arrays"][0][:4].tolist() == [np.inf] * 4 and ways["arrays"][3][0] == 1 and ways["arrays"][4][0] == -1
    assert ways["arrays"][1][5] == np.inf and np.isnan(ways["arrays"][0][4])


def test_the_rest_of_a_division_has_the_sign_of_the_divisor(javascript):
    model = Model("rest", inputs=[x, y], outputs={value: Mod(x, y), slope: slope_of(Mod(x, y), x),
                                                  other_slope: slope_of(Mod(x, y), y)})
    points = [(7.5, 2.0), (-7.5, 2.0), (7.5, -2.0), (-7.5, -2.0), (6.0, 3.0), (-6.0, 3.0), (1e-9, 24.0), (-1e-9, 24.0),
              (1e17, 3.0), (0.0, 5.0), (5.0, 1e308)]
    for way, found in in_every_way(model, javascript, points).items():
        for (a, b), (rest, by_x, by_y) in zip(points, found, strict=True):
            assert rest == a % b, (way, a, b)
            assert by_x == 1 and by_y == pytest.approx(-np.floor(a / b), rel=1e-12), (way, a, b)
    hours = Quantity("hours", unit="h", default=30.0)
    clock = Model("clock", inputs=[hours], outputs={Quantity("o", unit="h"): Mod(hours, q(24, "h"))})
    assert clock.evaluate()["o"] == 6 and clock.evaluate(hours=-1)["o"] == 23
    with pytest.raises(ModelError, match="units differ"):
        Model("m", inputs=[hours], outputs={Quantity("o", unit="h"): Mod(hours, q(24, "min"))})


def test_the_angle_of_a_point_is_right_all_around(javascript):
    model = Model("angle", inputs=[y, x], outputs={value: atan2(y, x), slope: slope_of(atan2(y, x), y),
                                                   other_slope: slope_of(atan2(y, x), x)})
    points = [(np.sin(a) * r, np.cos(a) * r) for a in np.linspace(-3.1, 3.1, 23) for r in (1e-100, 1.0, 1e100)]
    for way, found in in_every_way(model, javascript, points).items():
        for (down, along), (angle, by_y, by_x) in zip(points, found, strict=True):
            with mpmath.workdps(50):
                a, b = mpmath.mpf(down), mpmath.mpf(along)
                size = a**2 + b**2
                assert float(angle) == pytest.approx(float(mpmath.atan2(a, b)), rel=1e-15), way
                assert float(by_y) == pytest.approx(float(b / size), rel=2e-15), way
                assert float(by_x) == pytest.approx(float(-a / size), rel=2e-15), way


def test_slopes_of_steps_are_zero_and_a_root_with_a_sign_keeps_units():
    assert slope_of(ceiling(3 * x), x) == 0
    flow, pressure = Quantity("flow", unit="L/min"), Quantity("pressure", unit="mmHg", default=-4.0)
    law = Model("orifice", inputs=[pressure], outputs={
        flow: q(1, "L/min/mmHg**0.5") * signed_power(pressure, Rational(1, 2))})
    assert law.evaluate(pressure=[-4.0, 4.0])["flow"].tolist() == [-2, 2]
    with pytest.raises(ModelError, match="unit"):
        Model("m", inputs=[pressure], outputs={flow: q(1, "L/min/mmHg") * signed_power(pressure, Rational(1, 2))})
    with pytest.raises(ValueError, match="above 0"):
        signed_power(x, -1)


@pytest.mark.parametrize(("expression", "instead"), [
    (sympy.LambertW(x), "an unknown w with the residual"), (sympy.acot(x), r"atan\(1/x\)"),
    (sympy.Integral(sympy.exp(-x**2), x), "a state whose rate"), (sympy.DiracDelta(x), "a short pulse"),
    (sympy.gamma(x), "its value as a number"), (sympy.frac(x), r"Mod\(x, 1\)")])
def test_what_is_refused_is_refused_by_name_with_what_to_write_instead(expression, instead):
    name = type(expression).__name__
    with pytest.raises(ModelError, match=rf"{name}.*no counterpart.*Instead of {name} write {instead}"):
        Model("m", inputs=[x], outputs={value: expression})
