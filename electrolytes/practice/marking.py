"""Marks an answer: right, wrong in one of the usual ways, or unreadable; ``script/marking.js`` marks the same.

What is said stands in ``words.json`` for both. The key and what each usual mistake leads to are computed by the
model at the numbers of the moment; nothing is stored.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import TypedDict

from electrolytes.live.wording import format_number
from electrolytes.practice.typed import convert, read_number

WORDS: dict[str, str] = json.loads(
    resources.files("electrolytes.practice").joinpath("words.json").read_text(encoding="utf-8"))
POWERS = (1, 2, 3, 6, 9)
"""Powers of ten by which a prefix is usually missed."""
UNTRIED = ("unread", "no unit", "other unit")
"""Verdicts that cost no try."""
RIGHT = ("right", "set", "ordered", "labeled", "picked")


class Rule(TypedDict):
    """How an answer is marked.

    ``unit`` is as it is shown; within ``absolute`` (in this unit) or ``relative`` of the key is right; ``log``: whether
    a logarithm stands in the way to it; ``mistakes``: what to say of each; ``form``: how the answer is written.
    """

    unit: str
    relative: float
    absolute: float
    log: bool
    form: str
    mistakes: list[str]


@dataclass(frozen=True)
class Verdict:
    """What an answer is (``right``, ``mistake``, ``sign`` ...), and what to say of it."""

    kind: str
    words: str

    @property
    def right(self) -> bool:
        """Whether the answer is right."""
        return self.kind in RIGHT

    @property
    def counts(self) -> bool:
        """Whether it was a try: what cannot be read costs none."""
        return self.kind not in UNTRIED


def shown(value: float, form: str, unit: str = "") -> str:
    """A number as questions show it: by its form, or with four digits and no zeros at its end; its unit behind it."""
    text = format_number(value, form or ".4g")
    if not form and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text + (f"\u00a0{unit}" if unit else "")


def close(value: float, to: float, rule: Rule) -> bool:
    """Whether a number is as good as another."""
    return abs(value - to) <= max(rule["absolute"], rule["relative"] * abs(to))


def mark(text: str, rule: Rule, values: Sequence[float]) -> Verdict:
    """Mark what was typed; the first of ``values`` is the key, then what each mistake leads to."""
    typed = read_number(text)
    if typed is None:
        return Verdict("unread", WORDS["unread"])
    if not typed.unit and rule["unit"] not in ("", "%"):
        return Verdict("no unit", WORDS["no unit"].format(unit=rule["unit"]))
    by = convert(typed.unit, rule["unit"]) if typed.unit else 1.0
    if math.isnan(by):
        return Verdict("other unit", WORDS["other unit"].format(unit=rule["unit"] or "a plain number"))
    return judged(typed.value * by, rule, values)


def judged(value: float, rule: Rule, values: Sequence[float]) -> Verdict:
    """Mark a number in the unit of the rule."""
    key, *wrong = values
    if close(value, key, rule):
        return Verdict("right", WORDS["right"].format(answer=shown(key, rule["form"], rule["unit"])))
    for said, mistaken in zip(rule["mistakes"], wrong, strict=True):
        if math.isfinite(mistaken) and close(value, mistaken, rule):
            return Verdict("mistake", said)
    return _usual(value, key, rule)


def _usual(value: float, key: float, rule: Rule) -> Verdict:
    """What is wrong with a number that no mistake of the question's own explains."""
    if close(-value, key, rule):
        return Verdict("sign", WORDS["sign"])
    way = WORDS["large" if abs(value) > abs(key) else "small"]
    for power in POWERS:
        if close(value / 10**power, key, rule) or close(value * 10**power, key, rule):
            return Verdict("factor", WORDS["factor"].format(times=f"{10**power:,}", way=way))
    if rule["log"] and (close(value / math.log(10), key, rule) or close(value * math.log(10), key, rule)):
        return Verdict("log", WORDS["log"])
    if key == 0 or value == 0:
        return Verdict("away", WORDS["away"])
    if value * key < 0:
        return Verdict("other side", WORDS["other side"].format(side=WORDS["positive" if key > 0 else "negative"]))
    times = max(value / key, key / value)
    if times < 1.15:
        return Verdict("near", WORDS["near"].format(way=way))
    return Verdict("far", WORDS["far"].format(times=format_number(times, ".2g"), way=way))
