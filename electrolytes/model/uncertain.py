"""How sure a computed number is: a spread for each quantity that is not known well, and draws from all of them.

A spread is declared once, beside the model. A draw gives every such quantity a value of its own; what the model makes
of many draws is as wide as our ignorance. The draws come from a generator of counters, so that draw 17 of the third
quantity is the same number wherever and in whatever order it is asked: here by arrays, in a page (``draws.js``) in
slices. Quantities are drawn independently of each other.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import numpy as np

from electrolytes.evidence import EVIDENCE
from electrolytes.model import store
from electrolytes.model.errors import ModelError
from electrolytes.model.model import Model
from electrolytes.model.quantities.quantity import Quantity, default_of

Array = np.ndarray[Any, np.dtype[np.float64]]
Shape = Literal["even", "even by logarithm", "normal", "normal by logarithm", "one of"]

COUNT = 10_000
SEED = 1808
"""How many draws the book shows, and which: another seed gives others, equally good."""
ENDS = ("low", "middle", "high")
APART = 2**20
"""Places in the stream between one quantity's draws and the next one's: no more draws than this."""
Z = 1.959963984540054
"""Standard deviations from the middle of a normal distribution to 97.5 %."""


@dataclass(frozen=True)
class Spread:
    """What a quantity may be.

    Parameters
    ----------
    quantity : Quantity
    shape : str
        ``even``, ``even by logarithm``: as likely anywhere between the ends. ``normal``, ``normal by logarithm``: 95 %
        lie between the ends. ``one of``: each whole number from end to end as likely, for a choice.
    low, high : float
        The ends.
    why : str
        Where they come from, in a few words.
    source : str
        Bibliography key of a published spread, or "modelling choice" for a range that is ours.
    """

    quantity: Quantity
    shape: Shape
    low: float
    high: float
    why: str
    source: str = "modelling choice"

    def __post_init__(self) -> None:
        name = self.quantity.name
        floor, ceiling = self.quantity.domain
        inside = (floor is None or self.low >= floor) and (ceiling is None or self.high <= ceiling)
        if not self.low < self.high:
            raise ModelError(f"the spread of {name} goes from {self.low:g} to {self.high:g}; its low end has to be the "
                             "lower one")
        if not inside:
            raise ModelError(f"the spread of {name}, {self.low:g} to {self.high:g}, leaves what the quantity can be")
        if self.shape.endswith("by logarithm") and self.low * self.high <= 0:
            raise ModelError(f"the spread of {name} is one of factors, so both its ends lie on one side of 0")
        if self.shape == "one of" and (self.low % 1 or self.high % 1):
            raise ModelError(f"the spread of {name} is one of whole numbers")

    @classmethod
    def within(cls, quantity: Quantity, factor: float, why: str) -> Spread:
        """A quantity that is right within a factor, either way, in 95 of 100 draws: a range of our choice."""
        low, high = sorted((default_of(quantity) / factor, default_of(quantity) * factor))
        return cls(quantity, "normal by logarithm", low, high, why)

    @property
    def published(self) -> bool:
        """Whether the spread itself was published; otherwise it is a range of our choice."""
        return self.source not in EVIDENCE

    def at(self, share: Any) -> Array:
        """The value below which a share (0 to 1) of all values lies; an array for an array."""
        u = np.asarray(share, dtype=float)
        low, high = self.low, self.high
        if self.shape == "one of":
            return low + np.floor(u * (high - low + 1))
        logs = self.shape.endswith("by logarithm")
        sign = -1.0 if logs and low < 0 else 1.0
        start, end = (np.log(sign * low), np.log(sign * high)) if logs else (low, high)
        part = (start + end) / 2 + (end - start) / (2 * Z) * normal(u) if self.shape.startswith("normal") \
            else start + (end - start) * u
        return np.asarray(sign * np.exp(part) if logs else part)

    def spec(self) -> dict[str, Any]:
        """The spread as ``draws.js`` takes it."""
        return {"shape": self.shape, "low": self.low, "high": self.high}


def normal(share: Any) -> Array:
    """The standard normal distribution's value at a share (0 to 1), by Wichura's rational functions (AS 241, 1988)."""
    u = np.asarray(share, dtype=float)
    q = u - 0.5
    middle = 0.180625 - q * q
    tail = np.sqrt(-np.log(np.minimum(u, 1 - u))) - 1.6
    inside, outside = _ratio(middle, MIDDLE) * q, np.sign(q) * _ratio(tail, TAIL)
    return np.asarray(np.where(np.abs(q) <= 0.425, inside, outside))


MIDDLE = (
    (2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
     13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608),
    (5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
     5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1.0),
)
TAIL = (
    (7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
     3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734),
    (1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
     0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1.0),
)
"""Coefficients, highest power first: above and below the line. The tail holds to 10⁻¹¹, beyond any draw."""


def _ratio(x: Array, coefficients: tuple[Sequence[float], Sequence[float]]) -> Array:
    above, below = (np.zeros_like(x), np.zeros_like(x))
    for over, under in zip(*coefficients, strict=True):
        above, below = above * x + over, below * x + under
    return np.asarray(above / below)


def shares(column: int, count: int = COUNT, seed: int = SEED) -> Array:
    """`count` numbers between 0 and 1, even and independent, of a column of the stream that belongs to a seed.

    A counter with a step of the golden ratio, its bits mixed by multiplying and shifting (as MurmurHash3 ends).
    """
    if not 0 < count <= APART:
        raise ModelError(f"from 1 to {APART} draws can be made, not {count}")
    place = np.arange(1, count + 1, dtype=np.uint64) + np.uint64(column * APART)
    x = (np.uint64(seed) + place * np.uint64(0x9E3779B9)) & np.uint64(0xFFFFFFFF)
    x ^= x >> np.uint64(16)
    x = (x * np.uint64(0x85EBCA6B)) & np.uint64(0xFFFFFFFF)
    x ^= x >> np.uint64(13)
    x = (x * np.uint64(0xC2B2AE35)) & np.uint64(0xFFFFFFFF)
    x ^= x >> np.uint64(16)
    return np.asarray((x.astype(float) + 0.5) / 2**32)


@dataclass(frozen=True)
class Uncertain:
    """A quantity of a model, and what else may be true than the model's defaults.

    Parameters
    ----------
    model : Model
    of : Quantity
        An output.
    spreads : sequence of Spread
        Of inputs or constants of the model, each once.
    given : mapping, optional
        Quantities held at other values than their defaults.
    """

    model: Model
    of: Quantity
    spreads: tuple[Spread, ...]
    given: Mapping[Quantity, float]

    def __post_init__(self) -> None:
        quantities = [spread.quantity for spread in self.spreads]
        for quantity in (self.of, *quantities, *self.given):
            self.model.quantity(quantity.name)
        if len({*quantities, *self.given}) < len(quantities) + len(self.given):
            raise ModelError(f"of what {self.of.name} depends on, something has two spreads, or is given as well")

    @property
    def inputs(self) -> list[Quantity]:
        """What the program takes: the uncertain quantities, then those that are given."""
        return [*(spread.quantity for spread in self.spreads), *self.given]

    @cached_property
    def _made(self) -> dict[tuple[object, ...], Array]:
        """Draws that were asked for already."""
        return {}

    @cached_property
    def _function(self) -> Any:
        return self.model.function({self.of.name: self.of}, self.inputs)

    def javascript(self) -> str:
        """The program, as `Model.javascript` gives it."""
        return self.model.javascript({self.of.name: self.of}, self.inputs)

    def known(self, spread: Spread) -> float:
        """What a quantity is held at when it counts as known: the middle of its spread, or the default of a choice."""
        return default_of(spread.quantity) if spread.shape == "one of" else float(spread.at(0.5))

    def at_shares(self, columns: Sequence[Any]) -> Array:
        """The output where each quantity in order stands at a share (0 to 1) of its spread; columns of one length."""
        values = [spread.at(column) for spread, column in zip(self.spreads, columns, strict=True)]
        return self._at(values, len(values[0]))

    def draws(self, known: Sequence[Spread] = (), count: int = COUNT, seed: int = SEED) -> Array:
        """The output at `count` draws; what is known does not vary. NaN where the model has no answer."""
        held = [spread in known for spread in self.spreads]
        key = (*held, count, seed)
        if key not in self._made:
            columns = [np.full(count, self.known(spread)) if held[i] else self.values_of(spread, count, seed)
                       for i, spread in enumerate(self.spreads)]
            if (count, seed) == (COUNT, SEED):  # as figures first show them: kept from kernel to kernel
                drawn: list[float] = store.kept("draws", self._key(held), lambda: self._at(columns, count).tolist())
                self._made[key] = np.array(drawn)
            else:
                self._made[key] = self._at(columns, count)
            self._made[key].flags.writeable = False
        return self._made[key]

    def values_of(self, spread: Spread, count: int = COUNT, seed: int = SEED) -> Array:
        """What one of the uncertain quantities is at each draw."""
        return spread.at(shares(self.spreads.index(spread), count, seed))

    def _key(self, held: Sequence[bool]) -> str:
        """Everything that draws depend on: the program's text, the spreads, and what is given."""
        spreads = [(spread.quantity.name, spread.shape, spread.low, spread.high) for spread in self.spreads]
        given = {quantity.name: float(value) for quantity, value in self.given.items()}
        return json.dumps([self.javascript(), spreads, given, list(held), COUNT, SEED])

    def _at(self, columns: Sequence[Any], count: int) -> Array:
        (values,) = self._function(*columns, *(np.full(count, float(value)) for value in self.given.values()))
        return np.array(np.broadcast_to(values, (count,)), dtype=float)

    def swings(self, known: Sequence[Spread] = ()) -> list[tuple[float, float]]:
        """For each spread the output at its low and high 2.5 % (a choice: first and last), all others held as known."""
        ends: list[list[float]] = store.kept("swings", self._key([spread in known for spread in self.spreads]),
                                             lambda: self._swings(known))
        return [(low, high) for low, high in ends]

    def _swings(self, known: Sequence[Spread]) -> list[list[float]]:
        rows = []
        for moved in self.spreads:
            for share in (0.025, 0.975):
                rows.append([float(spread.at(share)) if spread == moved and spread not in known else self.known(spread)
                             for spread in self.spreads])
        values = self._at([np.array(column) for column in zip(*rows, strict=True)], len(rows))
        return [[float(values[2 * i]), float(values[2 * i + 1])] for i in range(len(self.spreads))]


def interval(values: Any, level: float = 95.0) -> tuple[float, float, float]:
    """Lower end, middle and upper end of the values: `level` percent of them lie between the ends. NaN is left out."""
    kept = np.asarray(values, dtype=float)
    kept = kept[np.isfinite(kept)]
    if not len(kept):
        raise ModelError("no draw has an answer: nothing can be said of the number")
    outside = (100 - level) / 2
    low, middle, high = np.percentile(kept, [outside, 50, 100 - outside])
    return float(low), float(middle), float(high)


def end_of(values: Any, end: str = "middle") -> float:
    """One of the three numbers of `interval`: "low", "middle" or "high"."""
    return interval(values)[ENDS.index(end)]
