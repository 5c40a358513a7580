"""What is asked of a model that is not known well, and the answer as a picture shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from electrolytes.live.wording import format_number
from electrolytes.model import ModelError, unit_text
from electrolytes.model.uncertain import SEED, Spread, Uncertain, interval

BINS = 44


@dataclass(frozen=True)
class Beside:
    """A measured value that the draws are held against, with its own 95 % interval."""

    label: str
    middle: float
    low: float
    high: float


@dataclass(frozen=True)
class Question:
    """A number of a model with all that is not known about it.

    Parameters
    ----------
    name : str
        In the menu.
    asked : Uncertain
    lead : str
        How the sentence begins, up to the numbers.
    axis : (float, float)
        What the picture's axis spans; draws beyond are counted, not drawn.
    ticks : sequence of float
    names : mapping
        What a reader is told of each spread: quantity's name → a few words.
    beside : Beside, optional
    """

    name: str
    asked: Uncertain
    lead: str
    axis: tuple[float, float]
    ticks: Sequence[float]
    names: Mapping[str, str]
    beside: Beside | None = None
    form: str = field(default=".1f")

    def __post_init__(self) -> None:
        missing = [spread.quantity.name for spread in self.asked.spreads if spread.quantity.name not in self.names]
        if missing:
            raise ModelError(f"the question {self.name!r} has no words for {', '.join(missing)}")

    @property
    def unit(self) -> str:
        """The unit of what is asked, as text."""
        return unit_text(self.asked.of.unit)

    def spread_words(self, spread: Spread) -> str:
        """A spread in words: from where to where, and whose range it is."""
        quantity = spread.quantity
        if quantity.choices:
            return f"any of {spread.high - spread.low + 1:.0f} accounts"
        unit = "%" if quantity.unit == "percent" else unit_text(quantity.unit)
        ends = " to ".join(_short(end).replace("-", "−") for end in (spread.low, spread.high))
        return f"{ends} {unit}".strip()

    def answer(self, known: Sequence[str] = (), seed: int = SEED) -> dict[str, Any]:
        """What the picture shows: interval, bins, draws beyond the axis and inside what is beside, and the swings."""
        held = [spread for spread in self.asked.spreads if spread.quantity.name in known]
        values = self.asked.draws(held, seed=seed)
        kept = values[np.isfinite(values)]
        low, middle, high = interval(kept)
        start, end = self.axis
        places = np.floor((kept - start) / (end - start) * BINS).astype(int)
        bins = np.bincount(places[(places >= 0) & (places < BINS)], minlength=BINS)
        inside = 0.0 if self.beside is None else float(np.mean((kept >= self.beside.low) & (kept <= self.beside.high)))
        return {
            "low": low, "middle": middle, "high": high, "bins": bins.tolist(), "beyond": int(len(kept) - bins.sum()),
            "none": int(len(values) - len(kept)), "inside": inside, "swings": [list(ends) for ends in
                                                                               self.asked.swings(held)],
        }

    def order(self, swings: Sequence[Sequence[float]]) -> list[int]:
        """The spreads from the widest swing to the narrowest."""
        return sorted(range(len(swings)), key=lambda i: -abs(swings[i][1] - swings[i][0]))

    def said(self, answer: Mapping[str, Any], known: int = 0) -> str:
        """The answer as a sentence; the page's script words it alike."""
        low, middle, high = (format_number(answer[name], self.form) for name in ("low", "middle", "high"))
        words = f"{self.lead} {low} to {high} {self.unit} in 95 of 100 draws, {middle} in the middle."
        if self.beside is not None:
            found, least, most = (format_number(value, self.form) for value in
                                  (self.beside.middle, self.beside.low, self.beside.high))
            words += (f" {self.beside.label} {found}, from {least} to {most}: "
                      f"{format_number(100 * answer['inside'], '.0f')} % of the draws lie in there.")
        widest = self.order(answer["swings"])[0]
        if known < len(self.asked.spreads):
            words += f" Widest bar: {self.names[self.asked.spreads[widest].quantity.name].lower()}."
        if known:
            words += f" {known} of {len(self.asked.spreads)} are held as known."
        if answer["none"]:
            words += f" {answer['none']} draws have no answer in the model and are left out."
        return words


def _short(value: float) -> str:
    return f"{value:.2g}" if abs(value) < 10 else f"{value:.3g}"
