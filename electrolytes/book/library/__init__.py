"""The models as a library: a page for each, with everything of it to take along.

==========  ========================================================================
`found`     which models there are, where they are defined, and which pages use them
`files`     a model's files: LaTeX, JavaScript, Python, CSV, SBML, CellML, OMEX
`pages`     the page of a model, and the rows of the list
`miniature` a model that moves on its page, and a page that takes its module
==========  ========================================================================

``{library}`` in a page prints the list of all models. The pages and files of models are written beside the book's
chapters, into ``models/``; only when a model has changed, or what shows it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

import electrolytes
from electrolytes.book import citations, mathematics
from electrolytes.book.library import files, found, miniature, pages

SCRIPT = "library.js"
HERE, PACKAGE = Path(__file__).parent, Path(electrolytes.__file__).parent
FOLDER = "models"


def _digest() -> str:
    """A hash over everything that a model, or its page, depends on: the science, its tables, what a model is."""
    whole = hashlib.sha256()
    folders = [HERE, *(PACKAGE / name for name in (*found.CHAPTERS, "data", "model"))]
    kinds = (".py", ".csv", ".js")
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in kinds):
        whole.update(path.relative_to(PACKAGE).as_posix().encode() + path.read_bytes())
    return whole.hexdigest()


def _lists(env: BuildEnvironment) -> dict[str, str]:
    """Page with a list of the models → the digest it was made with; kept with the environment."""
    known: dict[str, str] = env.__dict__.setdefault("book_libraries", {})
    return known


def _outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """Pages that list the models, if any model has changed."""
    return [name for name, digest in _lists(env).items() if name in env.found_docs and digest != _digest()]


def _merge(app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    _lists(env).update({name: _lists(other)[name] for name in docnames if name in _lists(other)})


def _forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    _lists(env).pop(docname, None)


class Library(SphinxDirective):
    """``{library}``: all models in a list, folded by chapter, that can be filtered."""

    def run(self) -> list[nodes.Node]:
        """Print the list."""
        _lists(self.env)[self.env.docname] = _digest()
        entries = found.entries()
        up = "../" * self.env.docname.count("/")
        return [nodes.raw("", pages.filters(entries), format="html"), *pages.parts(entries, f"{up}{FOLDER}/")]


def _equations(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have the models' equations typeset with those of the pages."""
    if not _lists(env):
        return []
    digest = _digest()
    if env.__dict__.get("book_library_digest") != digest:
        equations = {equation for entry in found.entries() for equation in pages.equations(entry.model)}
        mathematics.also(env, FOLDER, sorted(equations))
        env.book_library_digest = digest  # type: ignore[attr-defined]
    return []


def _pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The pages and files of the models, unless all of them stand there as they would be written now."""
    env, out = app.env, Path(app.outdir, FOLDER)
    if not _lists(env) or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    cited = citations.cited(env)
    titles = {name: title.astext() for name, title in env.titles.items()}
    names = hashlib.sha256(f"{sorted(titles.items())} {sorted(map(str, cited.items()))}".encode()).hexdigest()
    shown = (f"{_digest()} {names} {getattr(env, 'book_static', '')} {app.config.book_writing} "
             f"{app.config.book_published}")
    mark = Path(app.doctreedir, "library.txt")
    entries = found.entries_or_none(out, mark, shown)
    if entries is None:
        return
    for entry in entries:
        made = files.of(entry)
        folder = out / entry.slug
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in made.written.items():
            (folder / name).write_bytes(content)
        (folder / f"{entry.slug}.js").write_text(miniature.script(entry.model), "utf8")
        yield (f"{FOLDER}/{entry.slug}", {
            "title": entry.model.name, "body": pages.page(entry, made, cited, mathematics.known, titles),
            "meta": {"description": f"{entry.model.name}: equations, parameters, sources, and files to take along."},
            "parents": [], "toc": ""}, "page.html")
    mark.write_text(shown, "utf8")


def setup(app: Sphinx) -> None:
    """Register the directive and the writing."""
    app.add_directive("library", Library)
    app.add_js_file(SCRIPT, loading_method="defer")
    app.add_js_file("miniature.js", loading_method="defer")
    app.connect("env-get-outdated", _outdated)
    app.connect("env-purge-doc", _forget)
    app.connect("env-merge-info", _merge)
    app.connect("env-updated", _equations, priority=400)  # before the equations of the book are typeset
    app.connect("html-collect-pages", _pages)
