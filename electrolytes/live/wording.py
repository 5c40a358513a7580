"""Words about numbers, in one form that both Python and the page's script can fill in.

A :class:`Sentence` is a template whose fields are SymPy expressions over a model's quantities::

    Sentence("The pump turns {v:.1f} times a second, {how}.", v=v_pump, how=Choice((v_pump > 8, "fast"), "slowly"))

Formats: ``.2f`` (decimals), ``.3g`` (significant digits, never an exponent), each with ``+`` before it for a sign that
is always shown. Minus is the real minus sign. The script rounds the same way (script/format.js).
"""

from __future__ import annotations

import math
import re
import string
from collections.abc import Callable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

import sympy

from electrolytes.live.contract import Piece
from electrolytes.model import ModelError

FINEST = 12
"""Decimals at most; what is smaller is written as zero."""

_FORMAT = re.compile(r"^(\+?)\.(\d)([fg])$")


def format_number(value: float, form: str) -> str:
    """A number as the book writes it; halves round away from zero, as in JavaScript.

    Parameters
    ----------
    value : float
    form : str
        ``[+].<digits>f`` or ``[+].<digits>g``.
    """
    match = _FORMAT.match(form)
    if not match:
        raise ModelError(f"the number format {form!r} is not known; allowed are .2f, .3g, +.2f, +.3g")
    plus, digits, kind = match.group(1), int(match.group(2)), match.group(3)
    if not math.isfinite(value):
        return "–"
    if kind == "g":
        rounded = Context(prec=max(1, digits), rounding=ROUND_HALF_UP).plus(Decimal(value))
        digits = min(FINEST, max(0, digits - 1 - rounded.adjusted())) if value else 0
    text = format(Decimal(value).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP), "f")
    if not text.strip("-0."):
        text = text.lstrip("-")
    elif value > 0 and plus:
        text = "+" + text
    return text.replace("-", "−")


class Choice:
    """One of several wordings: ``Choice((condition, text), ..., otherwise)``; a text may be a :class:`Sentence`."""

    def __init__(self, *options: tuple[sympy.Basic | bool, str | Sentence] | str | Sentence) -> None:
        *cases, otherwise = options
        if isinstance(otherwise, tuple):
            raise ModelError("a Choice ends with the wording for all other cases, without a condition")
        self.conditions: list[Any] = [case[0] for case in cases if isinstance(case, tuple)]
        self.wordings: list[str | Sentence] = [case[1] for case in cases if isinstance(case, tuple)] + [otherwise]
        if len(self.conditions) != len(cases):
            raise ModelError("each case of a Choice but the last is (condition, wording)")

    @property
    def number(self) -> sympy.Expr:
        """The index of the wording that holds, as an expression."""
        cases = [(sympy.Integer(i), condition) for i, condition in enumerate(self.conditions)]
        return sympy.Piecewise(*cases, (sympy.Integer(len(cases)), True))


class Sentence:
    """A template with named fields, each a SymPy expression or a :class:`Choice`."""

    def __init__(self, template: str, **fields: Any) -> None:
        self.template = template
        self.fields = fields
        for _, name, form, _ in string.Formatter().parse(template):
            if name is None:
                continue
            if name not in fields:
                raise ModelError(
                    f"the sentence {template!r} has a field {name!r} that is not given; "
                    f"given are {', '.join(fields) or 'none'}"
                )
            if not isinstance(fields[name], Choice):
                format_number(0.0, form or "")

    @classmethod
    def when(cls, *options: tuple[Any, Sentence | str] | Sentence | str) -> Sentence:
        """Whole sentences to choose from: ``Sentence.when((condition, Sentence(...)), ..., Sentence(...))``."""
        return cls("{chosen}", chosen=Choice(*options))

    def numbers(self) -> Iterator[tuple[Any, str]]:
        """Every number that it can say, with its format, through all wordings of its choices."""
        for _, name, form, _ in string.Formatter().parse(self.template):
            field = self.fields[name] if name is not None else None
            if isinstance(field, Choice):
                for wording in field.wordings:
                    yield from as_sentence(wording).numbers()
            elif name is not None:
                yield field, form or ""

    def plan(self, index: Callable[[Any], int]) -> list[Piece]:
        """The sentence as pieces; ``index`` files an expression and says under which number its value comes."""
        pieces: list[Piece] = []
        for text, name, form, _ in string.Formatter().parse(self.template):
            if text:
                pieces.append(text)
            if name is None:
                continue
            field = self.fields[name]
            if isinstance(field, Choice):
                of = [as_sentence(wording).plan(index) for wording in field.wordings]
                pieces.append({"choose": index(field.number), "of": of})
            else:
                pieces.append({"e": index(field), "f": form})
        return pieces


def as_sentence(wording: str | Sentence) -> Sentence:
    """Plain text as a sentence without fields."""
    return wording if isinstance(wording, Sentence) else Sentence(wording.replace("{", "{{").replace("}", "}}"))


def compose(pieces: Sequence[Piece], values: Sequence[float]) -> str:
    """The words, filled in with the expressions' values."""
    out = []
    for piece in pieces:
        if isinstance(piece, str):
            out.append(piece)
        elif "choose" in piece:
            out.append(compose(piece["of"][round(values[piece["choose"]])], values))
        else:
            out.append(format_number(float(values[piece["e"]]), piece["f"]))
    return "".join(out)
