"""Only what changed is built again.

A page is *read* again when its text or a module behind it changed (`digest`). It is *written* again when it was read,
or when something changed that pages show of one another or of the book: titles and their order, numbers, labels,
citations, the files that every page loads.

What a build has taken on is noted in a journal beside the pages, and struck out when the build has ended well. A build
that failed, or was stopped, leaves its journal; the next one reads and writes those pages again, so that no fault hides
in a second, unchanged build.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError

from electrolytes.book import actions, numbering, search, terms
from electrolytes.book.progress import READING, WRITING
from electrolytes.book.settings import version_of

JOURNAL = "unfinished.txt"  # in the folder of the pages as they were read


def _journal(app: Sphinx) -> Path:
    return Path(app.doctreedir, JOURNAL)


def _note(app: Sphinx, what: str, docnames: Iterable[str]) -> None:
    """Write down what a build takes on, before it does so."""
    with _journal(app).open("a", encoding="utf8") as journal:
        journal.writelines(f"{what} {docname}\n" for docname in docnames)


def _left(app: Sphinx, what: str) -> set[str]:
    """The pages that an earlier build took on and did not end well with."""
    path = _journal(app)
    lines = path.read_text("utf8").splitlines() if path.exists() else []
    return {line.removeprefix(f"{what} ") for line in lines if line.startswith(f"{what} ")}


def _outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """The pages that an unfinished build has read."""
    return sorted(_left(app, "read") & env.found_docs)


def _begin(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    _note(app, "read", docnames)


def common(env: BuildEnvironment) -> str:
    """A digest of everything that any page may show of another page or of the book."""
    standard, citations = env.domaindata["std"], env.domaindata.get("cite", {}).get("citations", [])
    slugs = {name: {slug: (place, text) for slug, (_, place, text) in data["myst_slugs"].items()}
             for name, data in env.metadata.items() if "myst_slugs" in data}
    return _digest([
        sorted((name, title.pformat()) for name, title in env.titles.items()),
        sorted(env.toctree_includes.items()),
        sorted(env.toc_secnumbers.items()),
        # equations are numbered by their own domain, below
        sorted((name, kind, each) for name, kinds in env.toc_fignumbers.items() for kind, each in kinds.items()
               if kind != "displaymath"),
        [sorted(standard.get(kind, {}).items(), key=repr) for kind in ("labels", "anonlabels", "objects")],
        sorted(env.domaindata["math"].get("objects", {}).items()),
        sorted((each.key, each.citation_id, each.bibliography_key.docname, repr(each.entry)) for each in citations),
        sorted(slugs.items()),
        search.records(env).get(terms.GLOSSARY, []),  # meanings at hand
        getattr(env, "book_static", ""),  # what pages load: see `page`
        version_of(env.config.book_package),
    ])


def _digest(parts: Any) -> str:
    return hashlib.sha256(json.dumps(parts, default=repr, sort_keys=True).encode()).hexdigest()


def _pages_set(env: BuildEnvironment) -> dict[str, list[str]]:
    """Page → other pages whose figures its words set, kept with the environment from build to build."""
    found: dict[str, list[str]] = env.__dict__.setdefault("book_pages_set", {})
    return found


def _note_words(app: Sphinx, doctree: nodes.document) -> None:
    words = [actions.ADDRESS.match(link.get("refuri", "")) for link in doctree.findall(nodes.reference)]
    pages = {f"chapters/{word['page']}" for word in words if word and word["page"]}
    _pages_set(app.env)[app.env.docname] = sorted(pages)


def _forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    _pages_set(env).pop(docname, None)


def _merge(app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    """Take over what another process has noted of the pages it read."""
    _pages_set(env).update({name: _pages_set(other)[name] for name in docnames if name in _pages_set(other)})


def _to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages to write beside those that were read, for what they show of others."""
    shared, figures = common(env), actions.figures(env)
    now = {name: _digest([shared, [figures.get(page) for page in _pages_set(env).get(name, [])]])
           for name in env.found_docs}
    before: dict[str, str] = getattr(env, "book_shown", {})
    docnames = {name for name in now if now[name] != before.get(name)} | (_left(app, "write") & env.found_docs)
    if docnames:
        _note(app, "write", sorted(docnames))  # the environment is saved before anything is written
        env.book_shown = now  # type: ignore[attr-defined]
    _lighten(env)
    return sorted(docnames)


def _lighten(env: BuildEnvironment) -> None:
    """Let sphinx-exercise's register hold its exercises alone; each holds on to the whole page that it stands on.

    Without that, three quarters of what is loaded at the start of every build are these pages.
    """
    register = getattr(env, "sphinx_exercise_registry", {})
    for label, entry in register.items():
        register[label] = {**entry, "node": _alone(entry["node"])}


def _alone(element: nodes.Element) -> nodes.Element:
    """A copy of an element that knows of no document, and neither do the elements among its attributes."""
    copy = element.deepcopy()
    for node in copy.findall():
        node.document = None  # type: ignore[assignment]
    for key, value in copy.attlist():
        if isinstance(value, nodes.Element):
            copy[key] = _alone(value)
    return copy


class BookBuilder(StandaloneHTMLBuilder):
    """The HTML builder, which notes and says what it writes."""

    def prepare_writing(self, docnames: set[str]) -> None:
        """Note the pages that are about to be written, and drop what was written of pages that are no more."""
        numbering.pages_only(self.env)  # the environment is saved by now
        _note(self.app, "write", sorted(docnames))
        self.to_write, self.begun = set(docnames), time.time()
        WRITING.start(docnames - READING.pages)
        shutil.rmtree(Path(self.outdir, "_static"), ignore_errors=True)  # all of it is copied again
        for path in Path(self.outdir, "chapters").rglob("*"):
            name = path.relative_to(self.outdir).with_suffix("").as_posix()
            if path.suffix in (".html", ".ipynb") and name not in self.env.found_docs:
                path.unlink()
        super().prepare_writing(docnames)

    def write_doc(self, docname: str, doctree: Any) -> None:
        """Write a page."""
        with WRITING.page(docname):
            super().write_doc(docname, doctree)

    def finish(self) -> None:
        """See that every page was written: of pages written side by side Sphinx loses what went wrong with some."""
        files = {name: Path(self.get_outfilename(name)) for name in getattr(self, "to_write", ())}
        lost = [name for name, path in files.items() if not path.exists() or path.stat().st_mtime < self.begun - 2]
        if lost:
            raise SphinxError(f"These pages could not be written: {', '.join(sorted(lost))}. "
                              "Build with --workers 1 to see why.")
        super().finish()


def setup(app: Sphinx) -> None:
    """Register the builder and connect to the reading of pages."""
    app.add_builder(BookBuilder, override=True)
    app.connect("env-get-outdated", _outdated)
    app.connect("env-before-read-docs", _begin, priority=900)
    app.connect("doctree-read", _note_words)
    app.connect("env-purge-doc", _forget)
    app.connect("env-merge-info", _merge)
    app.connect("env-updated", _to_write, priority=900)  # once citations are numbered and static files gathered
