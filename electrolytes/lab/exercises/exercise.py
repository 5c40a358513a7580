"""One exercise: what is asked, what is right, and what to say to an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from electrolytes.live.wording import format_number
from electrolytes.model import ModelError, Quantity
from electrolytes.model.quantities.values import magnitude

Numbers = NDArray[np.float64]
POWERS = (1, 2, 3, 6, 9)
TIMES = {60.0: "Minutes and seconds, or hours and minutes?", 24.0: "Days and hours?", 1440.0: "Days and minutes?"}


@dataclass(frozen=True)
class Said:
    """Words that a notebook shows; true if an answer is right."""

    words: str
    right: bool = False

    def __bool__(self) -> bool:
        return self.right

    def __repr__(self) -> str:
        return self.words


@dataclass(frozen=True)
class Exercise:
    """An exercise of a page.

    Parameters
    ----------
    label : str
        Its label on the page.
    asked : str
        What the answer is, in words.
    unit : str
        What plain numbers are in; ``"1"`` for a plain number.
    truth : function
        The right answer, one number or several in order, computed by the page's model.
    hint : str
        A step on the way.
    relative, absolute : float
        How near an answer has to be.
    mistakes : mapping of words to function
        What to say of an answer that comes out of a usual mistake.
    """

    label: str
    asked: str
    unit: str
    truth: Callable[[], float | Sequence[float]]
    hint: str
    relative: float = 0.01
    absolute: float = 0.0
    mistakes: Mapping[str, Callable[[], float | Sequence[float]]] = field(default_factory=dict)

    def check(self, answer: Any) -> Said:
        """Right, or what is wrong."""
        if answer is None or answer is Ellipsis or (isinstance(answer, str) and not answer.strip()):
            return Said(f"No answer yet. Asked is {self.asked}{self._in_unit}; put it where the three dots are.")
        if callable(answer):
            return Said("This is a function; call it, and check what it gives back.")
        try:
            given = np.asarray(magnitude(self._quantity, _plain(answer)), dtype=float)
        except ModelError as error:
            return Said(f"This cannot be read as an answer: {error}")
        truth = np.asarray(self.truth(), dtype=float)
        if given.size != truth.size:
            return Said(f"Asked {_are(truth.size)}: {self.asked}. Here {_are(given.size)}.")
        given = given.reshape(truth.shape)
        if not np.all(np.isfinite(given)):
            return Said("Not yet: a value is missing or not a finite number (NaN). Look for a step that divides by "
                        "zero or takes the root or logarithm of a negative number.")
        if np.all(self._near(given, truth)):
            return Said(f"Right: {self._shown(truth)}.", right=True)
        return Said(f"Not yet. {self._fault(given, truth)} hint({self.label!r}) shows a step on the way.")

    @property
    def _quantity(self) -> Quantity:
        return Quantity("answer", "A", unit=self.unit, label=self.asked, source="modelling choice")

    @property
    def _in_unit(self) -> str:
        return "" if self.unit in ("", "1") else f", in {self._quantity.unit_text}"

    def _near(self, given: Numbers, truth: Numbers) -> Any:
        return np.abs(given - truth) <= np.maximum(self.absolute, self.relative * np.abs(truth))

    def _shown(self, truth: Numbers) -> str:
        values = [format_number(float(value), ".3g") for value in np.atleast_1d(truth)]
        return ", ".join(values) + self._quantity.spaced_unit

    def _fault(self, given: Numbers, truth: Numbers) -> str:
        """What is wrong, the likeliest first."""
        for words, mistaken in self.mistakes.items():
            if np.all(self._near(given, np.asarray(mistaken(), dtype=float))):
                return words
        if np.all(self._near(-given, truth)):
            return "The size is right, the sign is not: which way does it go?"
        for power in POWERS:
            for factor, way in ((10.0**power, "large"), (10.0**-power, "small")):
                if np.all(self._near(given / factor, truth)):
                    return (f"It is {10**power:,} times too {way}"
                            + (": a share of one where percent are meant, or the other way?" if power == 2 else
                               f": is it in another unit than asked{self._in_unit}?"))
        for times, question in TIMES.items():
            if np.all(self._near(given / times, truth)) or np.all(self._near(given * times, truth)):
                return f"It is off by a factor of {times:g}. {question}"
        with np.errstate(divide="ignore"):
            if np.all(self._near(1 / given, truth)):
                return "It is upside down: divide the other way."
        if truth.ndim == 0:
            return f"The answer is {'smaller' if given > truth else 'larger'} than that{self._in_unit}."
        if np.all(self._near(np.sort(given), np.sort(truth))):
            return "The numbers are right; their order is not."
        wrong = np.flatnonzero(~self._near(given, truth))
        first = int(wrong[0])
        way = "smaller" if given[first] > truth[first] else "larger"
        return (f"{truth.size - wrong.size} of {truth.size} are right. Number {first + 1} has to be {way}"
                f"{self._in_unit}.")


def _plain(answer: Any) -> Any:
    """A pandas Series or a set as a list; everything else as it is."""
    return answer.to_list() if hasattr(answer, "to_list") else sorted(answer) if isinstance(answer, set) else answer


def _are(many: int) -> str:
    return "is one number" if many == 1 else f"are {many} numbers"
