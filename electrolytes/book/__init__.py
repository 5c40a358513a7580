"""The Sphinx side of the book: everything a chapter may use beyond plain MyST, each in a module of its own.

===============  =====================================================================================
`settings`       what a book says of itself, over what all books share; `new`, a book to begin with
`modules`        what comes from npm
`contents`       which pages there are: `chapters`
`numbering`      numbers by chapter and page
`digest`         a page is read and run again when a module that it stands on has changed
`rebuild`        only what changed is read and written again
`progress`       what a build says
`widgets`        live figures: one script for the page, a small state, nothing in the page that would be dead
`computed`       ``[7.74](model:PUMP.v_pump?Na_i=15)``: a number in the text, checked against the model
`claims`         ``[contested](claim:M4)``: an evidence badge, and the ledger of what the book claims
`citations`      ``[@Pan2020]``, in prose and in what cells print
`questions`      *guess first* and *check yourself*: answers with feedback, without a script
`guesses`        what a reader has guessed, summed up at a chapter's end
`solutions`      worked solutions, and what goes deeper: all that opens at a click, without a script
`practice`       ``{practice}``: tasks that mark themselves, by the page's own models
`cards`          what the book asks, as cards; `review`, the page where they come back after days
`explains`       which figure, in which state, explains the answer to a question
`routes`         ``{routes}``: ways through the book with their times, and the question of the next page
`decks`          the cards as a deck for Anki and as banks, Moodle XML and QTI
`objectives`     ``{objectives}``: what can be done after each page, with the tasks that test it
`people`         one person through the book: ``{person}``, and what of each figure the person sets
`actions`        ``[pump off](do:)``: words in the text that set a figure
`mathematics`    equations as MathML, typeset by Temml while the book is built; `math_font`, their font
`fonts`          the type of text and figures, cut to the signs in use
`symbols`        a symbol in an equation knows its quantity in the page's figures
`library`        ``{library}``: every model with a page and files of its own
`validation`     ``{validation}``: what models say beside what others found, misses counted
`api`            ``{api}``: the package's public names, from their docstrings
`terms`          the first use of a glossary term on a page shows its meaning
`where`          ``{where}``: an index of the terms, and where else the book speaks of each
`breaks`         a number and its unit stay on one line
`search`         what the search page looks words up in
`notebooks`      each page as a notebook that opens anywhere, its text in plain Markdown (`plain`)
`page`           the look: the theme, what each page loads, its foot
`publish`        what makes it a published site: addresses, cards, launch buttons, the book as an app
===============  =====================================================================================

``python -m electrolytes.book`` builds it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from electrolytes.book import (
    actions,
    api,
    breaks,
    cards,
    citations,
    claims,
    computed,
    decks,
    digest,
    fonts,
    guesses,
    library,
    mathematics,
    modules,
    notebooks,
    numbering,
    objectives,
    page,
    people,
    practice,
    progress,
    publish,
    questions,
    rebuild,
    review,
    routes,
    search,
    solutions,
    terms,
    validation,
    where,
    widgets,
)
from electrolytes.book.contents import chapters

__all__ = ["chapters", "setup"]

PARTS = (modules, fonts, numbering, digest, widgets, actions, computed, claims, citations, questions, guesses, practice,
         solutions, mathematics, breaks, search, cards, decks, objectives, people, review, routes, terms, where,
         library, validation, api, notebooks, page, publish, progress, rebuild)
HERE = Path(__file__).parent
# modules of no effect when a page is read (of equations, reading only notes which there are): pages are written again
# for a change of these; for that of any other they are read again, but their cells are not run again
ONLY_WRITING = {"__main__", "breaks", "contents", "fonts", "lines", "math_font", "mathematics", "modules", "new",
                "notebooks", "page", "plain", "progress", "rebuild", "settings", "slim", "solutions", "terms", "valid",
                "watch"}


def _digest(paths: Iterable[Path]) -> str:
    """A hash over files."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(paths))).hexdigest()


def setup(app: Sphinx) -> dict[str, Any]:
    """Register every part; all of them keep what they know with the page, so pages may be read side by side."""
    app.add_config_value("book_package", "", "env", str)
    modules = set(HERE.glob("*.py"))
    reading = {path for path in modules if path.stem not in ONLY_WRITING}
    writing = modules - reading | set((HERE / "publish").glob("*.py")) | set((HERE / "library").glob("*.py"))
    shown = {path for path in HERE.rglob("*") if path.suffix in (".conf", ".css", ".html", ".js")}
    app.add_config_value("book_reading", _digest(reading), "env", str)
    app.add_config_value("book_writing", _digest(writing | shown), "html", str)
    # loaded by sphinx_external_toc; it does not say that pages may be read side by side, but they may
    if numbering := app.extensions.get("sphinx_multitoc_numbering"):
        numbering.parallel_read_safe = True
    for part in PARTS:
        part.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
