"""Curves written by their steps are the same curves."""

from __future__ import annotations

import re
from itertools import accumulate

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from electrolytes.book.lines import LONG, by_steps

place = st.floats(-5000, 5000).map(lambda value: round(value, 2))


@given(st.lists(st.tuples(place, place), min_size=LONG, max_size=300), st.booleans())
def test_no_point_of_a_line_moves_by_more_than_a_twentieth(points: list[tuple[float, float]], closed: bool) -> None:
    d = "M " + " L ".join(f"{x} {y}" for x, y in points) + (" z" if closed else "")
    stepped = by_steps(f'<path d="{d}" fill="none" />')
    start, steps = re.search(r'd="M([^l]*)l([^z"]*)', stepped).groups()
    pairs = np.reshape([float(number) for number in f"{start} {steps}".split()], (-1, 2))
    again = np.array([list(accumulate(pairs[:, side])) for side in (0, 1)]).T
    np.testing.assert_allclose(again, points, atol=0.0501)
    assert stepped.endswith(f'{"z" if closed else ""}" fill="none" />')


def test_other_shapes_stay_as_they_are() -> None:
    for shape in ('<path d="M 0 0 L 10 0 L 10 5 z" />', '<path d="M 0 0 C 1 2 3 4 5 6" />', 'no path: d="M"'):
        assert by_steps(shape) == shape


def test_a_line_gets_lighter() -> None:
    line = f'<path d="M 0 0 {" ".join(f"L {x * 1.23:.2f} {x * x * 0.01:.2f}" for x in range(200))}" />'
    assert len(by_steps(line)) < 0.8 * len(line)
