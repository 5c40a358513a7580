"""Bindings: which part of a Matplotlib picture follows which quantity of the model.

A binding names an artist and the SymPy expressions that place it. Python draws the artist once, at the default
settings; the page's script (script/draw.js) then moves that very artist, with the same expressions compiled. Lines that
sweep a quantity are in curves.py, everything that is placed by the values of the moment in marks.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, TypeAlias

from matplotlib.artist import Artist
from matplotlib.axes import Axes

from electrolytes.live.plan import Frame, Plan, Spec
from electrolytes.model import ModelError

Expression: TypeAlias = Any
"""A SymPy expression over the model's quantities, or a number."""


class Binding:
    """One artist that follows the model. ``plan`` files its expressions, ``draw`` sets the artist from their values."""

    kind: ClassVar[str]

    def __init__(self, artist: Artist) -> None:
        self.artist = artist
        if artist.axes is None:
            raise ModelError(f"the {self.kind} {artist} is in no axes; draw it with an axes' method first")

    @property
    def axes(self) -> Axes:
        """The axes that the artist stands in."""
        assert isinstance(self.artist.axes, Axes)
        return self.artist.axes

    def plan(self, plan: Plan) -> Mapping[str, object]:
        """Files the binding's expressions; returns what the script needs beside the artist (see contract.py)."""
        raise NotImplementedError

    def draw(self, spec: Spec, frame: Frame) -> None:
        """Sets the artist from the values, as far as the page's picture holds it (picture.py adds the rest)."""
        raise NotImplementedError

    def finish(self, spec: Spec, frame: Frame, home: Frame) -> None:
        """Where no page draws, in a file: what ``draw`` leaves to the page; ``home`` is the frame at the defaults."""
