"""Tables of facts, a source on each row, and the ledger of what the book claims."""

from __future__ import annotations

from importlib.resources import files
from io import StringIO


def file(name: str) -> StringIO:
    """A table of this package, opened to be read: ``pandas.read_csv(data.file("foods.csv"))``.

    FileNotFoundError if there is none of that name.
    """
    return StringIO((files(__name__) / name).read_text("utf8"))
