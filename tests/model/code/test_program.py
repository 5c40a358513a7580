"""Unknowns are solved for in blocks: those that hang together, each block after those it rests on."""

from __future__ import annotations

from typing import Any

import pytest

from electrolytes.model import Model, Quantity
from electrolytes.model.code.program import blocks_of

a = Quantity("a", "a", default=2.0, range=(1.0, 3.0), label="a", meaning="given")
x, y, u, v = (Quantity(name, name, default=1.0, range=(0.1, 10.0), domain=(0, None), meaning="unknown")
              for name in "xyuv")
between = Quantity("between", latex="b", meaning="what the second pair takes from the first")

CHAINED = Model(
    "Two pairs, one resting on the other",
    inputs=[a],
    outputs={between: x + y},
    # the second equation of the first pair stands beside an unknown of the other, as nothing forbids
    residuals={x: x * y - a, u: x - a * y, y: u + v - between, v: u * v - between / 2},
)


def test_unknowns_that_hang_together_are_solved_together_and_in_order() -> None:
    residuals = list(CHAINED.residuals.values())
    blocks = blocks_of(CHAINED.equations, CHAINED.unknowns, residuals)
    assert [{CHAINED.unknowns[i] for i in columns} for _, columns in blocks] == [{x, y}, {u, v}]
    assert [{residuals[i] for i in rows} for rows, _ in blocks] == [set(residuals[:2]), set(residuals[2:])]


def test_the_answer_solves_all_equations(javascript: Any) -> None:
    at = CHAINED.evaluate(a=[1.5, 2.0, 3.0])
    assert at["x"] == pytest.approx(at["a"])
    assert at["y"] == pytest.approx([1.0, 1.0, 1.0])
    assert at["u"] + at["v"] == pytest.approx(at["a"] + 1)
    assert at["u"] * at["v"] == pytest.approx((at["a"] + 1) / 2)
    code = CHAINED.javascript({"u": u, "v": v}, [a])
    assert javascript.evaluate(code, [[2.0]])[0] == pytest.approx([at["u"][1], at["v"][1]], rel=1e-14)


def test_what_is_not_asked_for_is_not_solved() -> None:
    assert "_roots(_at1" in CHAINED.javascript({"u": u}, [a])
    assert "_at1" not in CHAINED.javascript({"x": x}, [a])


def test_equations_without_a_pairing_are_left_in_one_block() -> None:
    every = list(range(2))
    assert blocks_of({}, [x, y], [x - 1, x - 2]) == [(every, every)]
