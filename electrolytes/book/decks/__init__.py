"""What the book asks, to take along: a deck for Anki, banks for Moodle and for whatever reads QTI.

They are written at the end of a build, from the same cards as the page *Review*, into ``_static/decks``; the page
for teachers offers them. What they say is plain text, with the picture of the figure that a question is about and,
in the deck, the model's equation for MathJax. Each card names its page and, where the site's address is known, links
there.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docutils.nodes import make_id
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from electrolytes.book import cards
from electrolytes.book.decks import anki, moodle, qti

FOLDER, MOODLE, QTI = "decks", "moodle.xml", "qti.zip"


def write(found: list[cards.Card], folder: Path, title: str, site: str, pictures: Mapping[str, str]) -> None:
    """Write the deck and the banks.

    Parameters
    ----------
    title : the book's, from which the deck has its name
    site : the site's address with a slash at its end, or empty
    pictures : SVG of each picture that a card shows, by file name
    """
    folder.mkdir(parents=True, exist_ok=True)
    name = make_id(title)
    anki.write(found, folder / f"{name}.apkg", title, site, pictures)
    (folder / MOODLE).write_text(moodle.bank(found, title, pictures), encoding="utf-8")
    qti.write(found, folder / QTI, name, pictures)


def _write(app: Sphinx, fault: Exception | None) -> None:
    found = cards.every(app)
    if fault is None and isinstance(app.builder, StandaloneHTMLBuilder) and found:
        site: Any = app.config.html_baseurl or ""
        pictures = {name: svg for page in cards.pictures(app.env).values() for name, svg in page.items()}
        write(found, Path(app.outdir) / "_static" / FOLDER, app.config.html_title, site and site.rstrip("/") + "/",
              pictures)


def setup(app: Sphinx) -> None:
    """Write them once all pages are written."""
    app.connect("build-finished", _write)
