"""A model's own program, of which the programs of several figures go on: a page loads it once.

Of a large model most of a figure's program is the model, and little what the figure makes of it. Where figures share a
:class:`Core` each has only the little as its own; the core stands in a file by itself, under the hash of its content.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from electrolytes.live.script import filed
from electrolytes.model import Model, ModelError, Quantity


class Core:
    """What a model without states comes to, for all figures that set some of its quantities and show others.

    Parameters
    ----------
    model : Model
    sets : sequence of Quantity
        All that a figure may have as a control; what a figure does not set stands at its default.
    shows : sequence of Quantity
        Outputs and unknowns that a figure's own program may use.
    """

    def __init__(self, model: Model, sets: Sequence[Quantity], shows: Sequence[Quantity]) -> None:
        self.model, self.sets, self.shows = model, tuple(sets), tuple(shows)

    @cached_property
    def filed(self) -> tuple[str, str]:
        """The name of the core, and the script that files it under that name."""
        code = self.model.javascript({quantity.name: quantity for quantity in self.shows}, self.sets)
        return filed(f"function () {{\nreturn {code};\n}}")

    def onward(self, expressions: Mapping[str, Any], controls: Sequence[Quantity]) -> str:
        """A figure's own program in JavaScript; its inputs are the controls and, after them, what the core shows."""
        if others := [quantity.name for quantity in controls if quantity not in self.sets]:
            raise ModelError(f"the core does not set {', '.join(others)}")
        return self.model.onward(expressions, controls, self.shows)
