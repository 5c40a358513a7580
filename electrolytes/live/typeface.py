"""The typeface of the figures: as wide as the page will draw it, so that words fit the boxes around them.

The build of a book cuts a font (`electrolytes.book.fonts`), lets Matplotlib know of it here, and says in the
environment where it is, for the kernels of the pages. Elsewhere, in Jupyter above all, letters are Matplotlib's own.
"""

from __future__ import annotations

import os
from pathlib import Path

from matplotlib.font_manager import fontManager

NAME = "Book Text"
PLACE = "BOOK_TYPE"
"""The variable of the environment that says in which folder the font is."""
ALIKE = "Arial, Liberation Sans, sans-serif"
"""Families that a picture by itself asks a system for, since no font can come with it: as wide as the book's."""
FAMILIES = ["DejaVu Sans"]
"""The families in which figures are set, the first first; it changes when a font is put to use."""


def files() -> list[Path]:
    """The font's files; none where Matplotlib's own is in use."""
    return sorted(Path(os.environ[PLACE]).glob("*.ttf")) if PLACE in os.environ else []


def version() -> str:
    """What tells this font from others, and from none."""
    return Path(os.environ.get(PLACE, "")).name


def use(folder: Path) -> None:
    """Set all figures from here on in the font of a folder, those of processes that are started later too."""
    files = sorted(folder.glob("*.ttf"))
    known = {entry.fname for entry in fontManager.ttflist}
    for path in files:
        if str(path) not in known:
            fontManager.addfont(path)
    if files:
        FAMILIES[:] = [NAME, "DejaVu Sans"]
        os.environ[PLACE] = str(folder)


if PLACE in os.environ:
    use(Path(os.environ[PLACE]))
