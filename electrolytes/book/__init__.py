"""The Sphinx side of the book: everything a chapter may use beyond plain MyST, each in a module of its own.

===============  =====================================================================================
`digest`         a page is read and run again when a module that it stands on has changed
`widgets`        live figures: one script for the page, a small state, nothing in the page that would be dead
`computed`       ``[7.74](model:PUMP.v_pump?Na_i=15)``: a number in the text, checked against the model
`claims`         ``[contested](claim:M4)``: an evidence badge, and the ledger of what the book claims
`citations`      ``[@Pan2020]``, in prose and in what cells print
`questions`      *predict first* and *check yourself*: answers with feedback, without a script
`solutions`      worked solutions, and what goes deeper: all that opens at a click, without a script
`actions`        ``[pump off](do:)``: words in the text that set a figure
`mathematics`    equations typeset by KaTeX while the book is built
`terms`          the first use of a glossary term on a page shows its meaning
`search`         what the search page looks words up in
`notebooks`      each page as a notebook that opens anywhere, its text in plain Markdown (`plain`)
`page`           the look: the theme, what each page loads, its foot
===============  =====================================================================================

``python -m electrolytes.book`` builds it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from electrolytes.book import (
    actions,
    citations,
    claims,
    computed,
    digest,
    mathematics,
    notebooks,
    page,
    questions,
    search,
    solutions,
    terms,
    widgets,
)


def _digest(folder: Path) -> str:
    """A hash over all files of a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


PARTS = (digest, widgets, actions, computed, claims, citations, questions, solutions, mathematics, search, terms,
         notebooks, page)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register every part; all of them keep what they know with the page, so pages may be read side by side."""
    app.add_config_value("book_package", "electrolytes", "env", str)
    # a change of the extension or its theme reads every page again; their cells are not run again for that
    app.add_config_value("book_extension", _digest(Path(__file__).parent), "env", str)
    # loaded by sphinx_external_toc; it does not say that pages may be read side by side, but they may
    if numbering := app.extensions.get("sphinx_multitoc_numbering"):
        numbering.parallel_read_safe = True
    for part in PARTS:
        part.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
