"""Functions of plain floats give what NumPy gives, infinities and NaN too, and results share no memory."""

import math

import numpy as np
import pytest
from sympy import Max, Piecewise, exp, log, sinh, sqrt

from electrolytes.model import Model, Quantity
from electrolytes.model.code.program import program
from electrolytes.model.code.python import staged, staged_floats

x = Quantity("x", default=1.0)
y = Quantity("y", default=2.0)
out = [Quantity(f"out{i}") for i in range(7)]
EDGY = Model("edgy", inputs=[x], outputs=dict(zip(out, (
    1 / x, exp(1000 * x), log(x), sqrt(x), sinh(1000 * x), x**-1.5, Piecewise((log(x), x > 0), (0, True))),
    strict=True)))


@pytest.mark.parametrize("value", [0.0, -0.0, 1.0, -1.0, 0.3, 1e-320, 1e300, -1e300])
def test_floats_overflow_and_divide_as_arrays_do(value):
    alone, together = EDGY.function()(value), EDGY.function()(np.array([value, 1.0]))
    for quantity, one, many in zip(out, alone, together, strict=True):
        assert one == pytest.approx(many[0], rel=1e-15, nan_ok=True), quantity.name


def test_one_setting_gives_plain_floats():
    for given in (0.5, np.float64(0.5), np.array(0.5), 1, True):
        assert all(type(value) is float for value in EDGY.function()(given))


def test_results_are_arrays_of_their_own():
    same = Model("same", inputs=[x, y], outputs={out[0]: x, out[1]: x, out[2]: x * y, out[3]: x * y, out[4]: y})
    given = np.ones(3)
    results = same.function()(given, 2.0)
    for i, result in enumerate(results):
        result += 10 * i
    assert given.tolist() == [1, 1, 1]
    assert [result[0] for result in results] == [1, 11, 22, 32, 42]


def test_a_constant_of_zero_divides_to_infinity():
    model = Model("zero", inputs=[x], outputs={out[0]: x / y})
    assert model.function(inputs=[x])(1.0) == (0.5,)
    empty = Model("zero", inputs=[x], outputs={out[0]: x / Quantity("y", default=0.0)})
    assert empty.function(inputs=[x])(1.0) == (math.inf,)
    assert empty.function(inputs=[x])(np.array([1.0, -1.0]))[0].tolist() == [math.inf, -math.inf]


@pytest.mark.parametrize("make", [staged, staged_floats])
def test_what_depends_on_settings_alone_is_computed_once(make):
    parts = program([x], {}, {}, (), (), {"value": x * exp(y), "most": Max(x, y**2)})
    stage = make(parts, [y])
    inner = stage(3.0)
    assert inner(2.0) == pytest.approx((2 * math.exp(3), 9))
    assert "exp" not in inner.__code__.co_names
    assert stage(0.0)(2.0) == pytest.approx((2, 2)), "each setting has its own"


def test_a_stage_that_cannot_be_computed_in_floats_is_computed_in_numpy():
    parts = program([x], {}, {}, (), (), {"value": x + log(y), "chosen": Piecewise((x / y, x > 0), (x, True))})
    inner = staged_floats(parts, [y])(0.0)
    assert inner(1.0) == (-math.inf, math.inf) and inner(-1.0) == (-math.inf, -1.0)
