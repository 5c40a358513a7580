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
from electrolytes.practice.marking import Rule, Verdict, close, judged

Numbers = NDArray[np.float64]


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
        said = self._judged(np.atleast_1d(given), np.atleast_1d(truth))
        if all(one.right for one in said):
            return Said(f"Right: {self._shown(truth)}.", right=True)
        return Said(f"{self._fault(said, given, truth)} hint({self.label!r}) shows a step on the way.")

    @property
    def _quantity(self) -> Quantity:
        return Quantity("answer", "A", unit=self.unit, label=self.asked, source="modelling choice")

    @property
    def _in_unit(self) -> str:
        return "" if self.unit in ("", "1") else f", in {self._quantity.unit_text}"

    @property
    def _rule(self) -> Rule:
        return {"unit": self._quantity.unit_text, "relative": self.relative, "absolute": self.absolute, "log": False,
                "form": "", "mistakes": list(self.mistakes)}

    def _judged(self, given: Numbers, truth: Numbers) -> list[Verdict]:
        """Each number by itself, as the page's practice is marked."""
        mistaken = [np.atleast_1d(np.asarray(function(), dtype=float)) for function in self.mistakes.values()]
        return [judged(float(given[i]), self._rule, [float(truth[i]), *(float(wrong[i]) for wrong in mistaken)])
                for i in range(truth.size)]

    def _shown(self, truth: Numbers) -> str:
        values = [format_number(float(value), ".3g") for value in np.atleast_1d(truth)]
        return ", ".join(values) + self._quantity.spaced_unit

    def _fault(self, said: list[Verdict], given: Numbers, truth: Numbers) -> str:
        """What to say of all numbers together."""
        if len({one.words for one in said}) == 1:
            return said[0].words
        if all(close(float(one), float(right), self._rule)
               for one, right in zip(np.sort(given), np.sort(truth), strict=True)):
            return "The numbers are right; their order is not."
        right = sum(one.right for one in said)
        first = next(i for i, one in enumerate(said) if not one.right)
        return f"{right} of {len(said)} are right. Number {first + 1}: {said[first].words}"


def _plain(answer: Any) -> Any:
    """A pandas Series or a set as a list; everything else as it is."""
    return answer.to_list() if hasattr(answer, "to_list") else sorted(answer) if isinstance(answer, set) else answer


def _are(many: int) -> str:
    return "is one number" if many == 1 else f"are {many} numbers"
