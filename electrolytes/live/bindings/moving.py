"""What moves by itself, as the model computes: a part that shows where one turn stands, and a beat around the model."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.artist import Artist
from matplotlib.axes import Axes

from electrolytes.live.bindings.base import Expression
from electrolytes.live.bindings.marks import _Placed
from electrolytes.live.plan import Frame, Spec
from electrolytes.model import Quantity


class Turn(_Placed):
    """A part that shows only while what is followed through a cycle is in one of its states; without motion, never.

    Parameters
    ----------
    artist : Artist
    start, share : expression
        Where in the cycle the state begins, and how much of the cycle it lasts, 0 to 1.
    rate : expression
        Cycles a second on the screen, backward where it is negative; one and the same for all parts of a figure.
    """

    kind = "turn"

    def __init__(self, artist: Artist, start: Expression, share: Expression, rate: Expression) -> None:
        super().__init__(artist, start=start, share=share, rate=rate)

    def draw(self, spec: Spec, frame: Frame) -> None:
        """Hidden in the picture itself (picture.py)."""

    def finish(self, spec: Spec, frame: Frame, home: Frame) -> None:
        self.artist.set_alpha(0)


@dataclass(frozen=True)
class Beat:
    """The shapes on some axes swing around where they stand, as the model has them while a control swings.

    The model answers at once, as if it were at rest at each moment. A control is never led beyond its ends.

    Parameters
    ----------
    over : Quantity
        The control that swings, as a sine.
    by : float
        How far it swings to either side, in its unit.
    axes : Axes
        Whose circles, bars and polygons swing; words, curves and dots keep to the model's own value.
    rate : float
        Beats a second.
    """

    over: Quantity
    by: float
    axes: Axes
    rate: float = 1.0
