"""Max and Min of long expressions are taken as they are, and still mean the same."""

from __future__ import annotations

import pytest
from sympy import Max, Min, Rational, symbols

from electrolytes.model import Quantity

a, b, c = (Quantity(name, default=1.0) for name in "abc")


def test_what_is_plain_is_still_seen() -> None:
    positive = symbols("positive", positive=True)
    assert Max(0, positive) == positive
    assert Max(1, 2, Rational(5, 2)) == Rational(5, 2)
    assert Max(a, a) == a
    assert Max(a * b / (1 + c), a * b / (1 + c)) == a * b / (1 + c)


def test_long_ones_are_kept_as_they_are() -> None:
    ratio = (a**2 + b * c + 1) / (1 + a * b + c**3)
    largest = Max(ratio, 2 * ratio, ratio + 1)
    assert set(largest.args) == {ratio, 2 * ratio, ratio + 1}


@pytest.mark.parametrize("at", [{"a": 1.0, "b": 2.0, "c": -0.5}, {"a": -3.0, "b": 0.1, "c": 4.0}])
def test_the_value_is_that_of_the_largest(at: dict[str, float]) -> None:
    values = {quantity: at[quantity.name] for quantity in (a, b, c)}
    terms = [a * b - c**2, (a + b) / (2 + c**2), Min(a, b * c)]
    assert float(Max(*terms).subs(values)) == pytest.approx(max(float(term.subs(values)) for term in terms))
