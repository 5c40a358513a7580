"""The words of a question, with numbers of the moment in them."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from electrolytes.model import ModelError
from electrolytes.practice.marking import shown


class FieldSpec(TypedDict):
    """A number in the words: its place among all numbers of the question, how it is written, and its unit."""

    of: int
    form: str
    unit: str


@dataclass(frozen=True)
class Text:
    """Words in Markdown with fields: ``{K_e}`` is a number and its unit, ``{K_e!b}`` the bare number, ``{E:.1f}`` a
    form.

    Parameters
    ----------
    pieces : text, or a field
    """

    pieces: tuple[str | FieldSpec, ...]

    @classmethod
    def of(cls, words: str, places: Mapping[str, int], units: Sequence[str], answer: str = "") -> Text:
        """Read the words; a field that is not known is a ModelError. ``answer`` is the form of a field of this name."""
        pieces: list[str | FieldSpec] = []
        for text, name, form, conversion in string.Formatter().parse(" ".join(words.split())):
            if text:
                pieces.append(text)
            if name is None:
                continue
            if name not in places:
                raise ModelError(f"the question shows {name!r}, which it does not know; known are {', '.join(places)}")
            place = places[name]
            pieces.append({"of": place, "form": form or (answer if name == "answer" else ""),
                           "unit": "" if conversion == "b" else units[place]})
        return cls(tuple(pieces))

    def write(self, field: Callable[[FieldSpec], str]) -> str:
        """The words, each field written by a function."""
        return "".join(piece if isinstance(piece, str) else field(piece) for piece in self.pieces)

    def filled(self, values: Sequence[float]) -> str:
        """The words with their numbers."""
        return self.write(lambda field: shown(values[field["of"]], field["form"], field["unit"]))
