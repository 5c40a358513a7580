"""What a reader takes hold of: a drawn thing that is dragged where it stands, and moves the quantity behind it."""

from __future__ import annotations

import sympy
from matplotlib.artist import Artist

from electrolytes.live.bindings.base import Binding, Expression
from electrolytes.live.plan import Frame, Plan, Spec
from electrolytes.model import ModelError, Quantity

SIDES = ("x", "y")


class Handle(Binding):
    """A grip on a drawn thing: dragged along one side of its axes, it sets a control.

    The script looks for the value at which the thing stands nearest to the finger (script/handles.js). Where the place
    is a linear function of the quantity alone it is read off, otherwise it is searched with the compiled model.

    Parameters
    ----------
    artist : Artist
        What is held.
    quantity : Quantity
        The control that it moves: a number, not a menu.
    x, y : expression
        Where it stands, in data units.
    side : str, optional
        ``"x"`` or ``"y"``: along which side it moves; by default the one whose place is an expression.
    """

    kind = "handle"

    def __init__(
        self, artist: Artist, quantity: Quantity, *, x: Expression, y: Expression, side: str | None = None
    ) -> None:
        super().__init__(artist)
        self.quantity, self.place = quantity, {"x": sympy.sympify(x), "y": sympy.sympify(y)}
        self.side = side or self._moving()
        if self.side not in SIDES:
            raise ModelError(f"a handle moves along the side 'x' or 'y', not {self.side!r}")
        if quantity.choices:
            raise ModelError(f"a handle moves a number, and {quantity.name} is a menu")

    def _moving(self) -> str:
        """The side along which the place is the quantity itself, or else the only one with an expression."""
        moving = [side for side in SIDES if self.place[side] == self.quantity]
        moving = moving or [side for side in SIDES if self.place[side].free_symbols]
        if len(moving) != 1:
            raise ModelError(f"along which side does the handle of {self.quantity.name} move? Give side='x' or 'y'")
        return moving[0]

    def plan(self, plan: Plan) -> Spec:
        spec: Spec = {side: plan.scalar(self.place[side]) for side in SIDES}
        spec |= {"side": self.side, "of": self.quantity.name}
        place = self.place[self.side]
        slope = place.diff(self.quantity) if place.free_symbols == {self.quantity} else None
        if slope is not None and slope.is_number:
            return spec | {"map": [float(place.subs(self.quantity, 0)), float(slope)]}
        if plan.clock is not None:
            raise ModelError(
                f"the handle of {self.quantity.name} stands at {place}; in a figure in time it has to stand at a "
                "linear function of its quantity, because each other place would take a course of its own"
            )
        return spec

    def draw(self, spec: Spec, frame: Frame) -> None:
        """Nothing: the artist has a binding of its own, and the grip is drawn where it can be used."""
