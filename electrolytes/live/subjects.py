"""Whose body or which cell a figure shows: a line in its head, which leads to the book's table of resting states.

The numbers of a resting cell differ from model to model, because the cells do. Each place here is an anchor of
``chapters/reference/cells.md``, where the numbers stand side by side, with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Subject:
    """What a model stands for: some words, and its anchor among the resting states."""

    words: str
    place: str


RAT_ARTERY = Subject("this cell: muscle of a rat's small artery, 20 °C", "cell-rat-artery")
RAT_ARTERY_TONE = Subject("this cell: muscle of a rat's small artery, with tone, 20 °C", "cell-rat-artery")
HEART = Subject("this cell: heart muscle, 37 °C", "cell-heart")
TEACHING_CELL = Subject("this cell: a small cell made for teaching, 25 °C", "cell-teaching")
FIBER = Subject("this cell: like a muscle fiber at rest, 37 °C", "cell-fiber")
SQUID = Subject("this cell: the squid's giant axon, 18 °C", "cell-squid")
AXON = Subject("this cell: the squid's giant axon, 6.3 °C", "cell-squid")
FROG = Subject("this cell: the end of a frog's nerve", "cell-frog")
TUBULE = Subject("this kidney: a male rat's, in part our choice", "cell-tubule")
BRIDGES = Subject("this muscle: an artery's", "cell-artery")
SMALL_ARTERY = Subject("this vessel: a small artery of the brain", "cell-artery")
ADULT = Subject("this body: a round-number adult", "body-adult")
MAN = Subject("this body: a man, as modeled", "body-man")
RAT = Subject("this body: a male rat", "body-rat")
