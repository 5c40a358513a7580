"""Curves in a page's pictures by their steps from point to point, in tenths: half the weight of a page of figures.

A curve of two hundred points is written by Matplotlib with absolute places of two decimals, no two alike. Steps are
short and repeat, so that compression finds them; in whole tenths they add up without drifting.
"""

from __future__ import annotations

import re
from itertools import pairwise

LONG = 12
"""Points from which on a line is rewritten; a shape of few corners stays as it is."""

_LINE = re.compile(r' d="M ([-\d. L]+?)( z)?"')


def by_steps(html: str) -> str:
    """HTML with the long lines of its pictures written by their steps."""
    return _LINE.sub(_stepped, html)


def _stepped(path: re.Match[str]) -> str:
    points = [[round(10 * float(place)) for place in point.split()] for point in path[1].split(" L ")]
    if len(points) < LONG:
        return path[0]
    steps = " ".join(_pair(x - x0, y - y0) for (x0, y0), (x, y) in pairwise(points))
    return f' d="M{_pair(*points[0])}l{steps}{"z" if path[2] else ""}"'


def _pair(*tenths: int) -> str:
    x, y = (f"{tenth / 10:.1f}".removesuffix(".0") for tenth in tenths)
    return f"{x} {y}"
