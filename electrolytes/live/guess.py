"""A guess on the figure: the reader sets a mark or sketches a curve, then the model's answer is laid over it.

::

    Explorable(..., guess=Guess(
        V_m, "Potassium outside rises from 4.2 to 7.2 mM. Where does the voltage settle?", "high potassium", ax, "x",
        because="At rest the membrane is open mostly to potassium."))

A pale mark stands on the axes where the quantity stands in the usual state. It is dragged, or set by a slider or a
number box; *Show* sets the figure to the situation and says the difference. Without scripts the question stands in
words, with the answer behind a fold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from matplotlib.axes import Axes

from electrolytes.live.bindings.base import Binding, Expression
from electrolytes.live.bindings.curves import Curve
from electrolytes.live.contract import GuessSpec, PresetSpec
from electrolytes.live.plan import Frame, Plan, Spec
from electrolytes.live.settings import spoken_unit
from electrolytes.live.wording import Sentence, as_sentence, compose, format_number
from electrolytes.model import ModelError, Quantity, unit_text

CLOSE = 0.1
"""How near is near, as a share of what can be guessed."""


@dataclass(frozen=True)
class Guess:
    """What is guessed, and where on the figure.

    Parameters
    ----------
    of : expression
        A number of the moment; with ``at``, what a curve on the axes shows, to be sketched.
    question : str
        Asked in words; it names the situation.
    situation : str
        The name of the figure's situation that is asked about.
    axes : Axes
    side : str
        ``"x"`` or ``"y"``: along which side of the axes the mark moves.
    across : (float, float), optional
        From where to where the mark reaches on the other side, in data units; over the whole axes by default.
    at : sequence of float
        Of a sketch: places along the x axis, three to six.
    start : float, optional
        Where the mark of a number stands at first; where the number stands in the usual state by default.
    low, high : float, optional
        What can be guessed; what the axes show by default.
    place : ((value, place), (value, place)), optional
        Where two values stand in data units, if they do not stand at themselves: a level in a picture.
    name, unit, form
        What it is called, its unit as the models name it, and how it is written; a quantity brings name and unit.
    close : float, optional
        How far off still counts as near, in the unit; a tenth of what can be guessed by default.
    moment : float, optional
        Where time runs: when, if the situation does not say it.
    because : str or Sentence
        Said after the answer: why it is so. Its numbers are those of the situation.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> from electrolytes.live import Guess
    >>> from electrolytes.mechanism.pump import PUMP
    >>> asked = Guess(PUMP["v_pump"], "Sodium inside doubles. How fast will the pump turn?", "sodium doubled",
    ...               plt.figure().subplots(), because="Three sodium ions bind, one helping the other.")
    """

    of: Expression
    question: str
    situation: str
    axes: Axes
    side: str = "y"
    across: tuple[float, float] | None = None
    at: Sequence[float] = ()
    start: float | None = None
    low: float | None = None
    high: float | None = None
    place: tuple[tuple[float, float], tuple[float, float]] | None = None
    name: str = ""
    unit: str | None = None
    form: str = ".3g"
    close: float | None = None
    moment: float | None = None
    because: str | Sentence = ""

    def plan(self, plan: Plan, bindings: Sequence[Binding]) -> Spec:
        """Files what is guessed, and what is said after it; returns the spec without settings and numbers."""
        if self.side not in ("x", "y"):
            raise ModelError(f"a guess moves along the side 'x' or 'y', not {self.side!r}")
        quantity = self.of if isinstance(self.of, Quantity) else None
        unit = self.unit if self.unit is not None else (quantity.unit if quantity is not None else "1")
        name = self.name or (quantity.label or quantity.meaning or quantity.name if quantity is not None else "value")
        found: Spec = {"e": plan.scalar(self.of)}
        if self.at:
            curve = self._curve(bindings)
            found = {key: value for key, value in curve.plan(plan).items() if key in ("sweep", "x", "y")}
            found["over"] = unit_text(curve.over.unit)
        return {"question": self.question, "name": name, "unit": unit_text(unit), "spoken": spoken_unit(unit),
                "form": self.form, "side": self.side, "because": as_sentence(self.because).plan(plan.scalar),
                "at": [float(place) for place in self.at], **found}

    def _curve(self, bindings: Sequence[Binding]) -> Curve:
        for binding in bindings:
            if isinstance(binding, Curve) and binding.axes is self.axes and binding.y == self.of:
                return binding
        raise ModelError(f"a guess would sketch {self.of}, and no curve on its axes shows that")

    def spec(self, planned: Spec, number: int, presets: Sequence[PresetSpec], defaults: Mapping[str, float],
             home: Frame, clock: str | None) -> GuessSpec:  # fmt: skip
        """What the script needs.

        Parameters
        ----------
        planned : what :meth:`plan` gave
        number : of the axes in the figure
        presets, defaults : the figure's situations, and its controls in the usual state
        home : the frame in the usual state
        clock : the control that is time
        """
        settings = self.settings(presets, defaults)
        if self.moment is not None:
            if clock is None:
                raise ModelError("a guess has a moment, and no time runs in its figure")
            settings[clock] = float(self.moment)
        (v0, p0), (v1, p1) = self.place or ((0.0, 0.0), (1.0, 1.0))
        slope = (p1 - p0) / (v1 - v0)
        ends = sorted(self.axes.get_xlim() if self.side == "x" else self.axes.get_ylim())
        shown = sorted((end - p0 + slope * v0) / slope for end in ends)
        low, high = (shown[i] if end is None else end for i, end in enumerate((self.low, self.high)))
        scale = self.axes.get_xscale() if self.side == "x" else self.axes.get_yscale()
        usual = self.found(planned, home) if self.start is None else [self.start]
        starts = [float(min(high, max(low, value))) for value in usual]
        log = scale == "log" and self.place is None
        spec: Any = {**planned, "axes": number, "across": list(self.across) if self.across else [],
                "map": [p0 - slope * v0, slope], "low": float(low), "high": float(high), "log": log,
                "start": starts, "settings": settings, "situation": self.situation,
                "close": self.close if self.close is not None else CLOSE * (high - low)}
        return cast(GuessSpec, spec)

    def settings(self, presets: Sequence[PresetSpec], defaults: Mapping[str, float]) -> dict[str, float]:
        """All controls in the situation; :class:`ModelError` if the figure has none of that name."""
        for preset in presets:
            if preset["name"] == self.situation:
                return {**defaults, **preset["values"]}
        names = ", ".join(preset["name"] for preset in presets)
        raise ModelError(f"a guess asks about the situation {self.situation!r}; the figure has {names or 'none'}")

    def found(self, planned: Spec, frame: Frame) -> list[float]:
        """The model's answer in a frame: one number, or that of each place of a sketch."""
        if not self.at:
            return [float(frame.values[planned["e"]])]
        columns: Any = frame.sweeps[planned["sweep"]]
        return [float(np.interp(place, columns[planned["x"]], columns[planned["y"]])) for place in self.at]

    def answer(self, planned: Spec, frame: Frame) -> str:
        """The answer in words, for a page without scripts."""
        unit = f" {planned['unit']}" if planned["unit"] else ""
        said = ", ".join(format_number(value, self.form) for value in self.found(planned, frame))
        places = ", ".join(f"{place:g}" for place in self.at)
        where = f" (at {places} {planned['over']})".replace(" )", ")") if self.at else ""
        return f"The model says {said}{unit}{where}. {compose(planned['because'], frame.values)}".strip()
