"""How sure the claims' numbers are: an interval for each that a model makes, or the reason why it has none.

The table ``electrolytes/data/intervals.csv`` (claim, what, address, form, unit, of, over, why_not) holds no interval
but the address of a function that answers with its ends, as in `computed`, and the ledger asks it while the book is
built. ``of`` says whose interval it is: of draws, of trials, or a range that was chosen.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from electrolytes.book.computed import ask
from electrolytes.live.wording import format_number

TABLE = Path(__file__).parent.parent / "data" / "intervals.csv"
KINDS = {"draws": "in 95 of 100 draws", "trials": "by the trials' own 95 % interval",
         "range": "in the range that we draw from"}
CHAPTERS = ("mechanism", "deficiency", "diet")
"""Whose claims have to have an interval for each number that a model makes."""
NAMES = re.compile(r"NKCC2|TRPM6|Kv1\.1|claudin-\d+")
NUMBERS = re.compile(r"\d|\b(half|halve[sd]|thirds?|quarters?|fourth|fifths?|two|three|four|five|six|seven|eleven|"
                     r"twice|doubled?|few)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Interval:
    """A row of the table."""

    claim: str
    what: str
    address: str
    form: str
    unit: str
    of: str
    over: str
    why_not: str

    def __post_init__(self) -> None:
        if self.address and (not self.what or not self.form or self.of not in KINDS):
            raise ValueError(f"{TABLE.name}: {self.claim} needs words, a form, and one of {', '.join(KINDS)}")
        if bool(self.address) == bool(self.why_not):
            raise ValueError(f"{TABLE.name}: {self.claim} needs an address or the reason why not, and not both")

    def asked(self, end: str) -> str:
        """The address of an end, "low" or "high", as a page writes it."""
        return f"model:{self.address}{'&' if '?' in self.address else '?'}end={end}"

    def ends(self) -> tuple[str, str]:
        """Lower and upper end as the models now say, written in the row's form."""
        low, high = (format_number(ask(self.asked(end), "electrolytes", None), self.form) for end in ("low", "high"))
        return low, high

    @property
    def words(self) -> str:
        """The interval, or the reason why there is none, as a sentence."""
        if self.why_not:
            return f"No interval: {self.why_not}."
        low, high = self.ends()
        over = f"; drawn: {self.over}" if self.over else ""
        return f"{self.what[0].upper()}{self.what[1:]}: {low} to {high} {self.unit} {KINDS[self.of]}{over}."


@cache
def intervals(path: Path = TABLE) -> tuple[Interval, ...]:
    """All rows, in the order of the table."""
    with path.open(encoding="utf8", newline="") as table:
        return tuple(Interval(**{key: value.strip() for key, value in row.items()}) for row in csv.DictReader(table))


def of_claim(number: str) -> list[Interval]:
    """The rows of a claim."""
    return [row for row in intervals() if row.claim == number]


def holds_a_number(claim: str) -> bool:
    """Whether a claim's text holds a number, in digits or in words; names of proteins are none."""
    return bool(NUMBERS.search(NAMES.sub("", claim)))
