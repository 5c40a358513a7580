"""Search that works from disk: sections with excerpts, the glossary first, lay words, and a typo forgiven.

While the book is built the text of every section is kept with the environment; at the end all of it is written as one
script for the search page alone, which looks it up with MiniSearch (npm ``minisearch``). Sphinx's own index is not made
(it knows pages only, and fetches what it shows).
"""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from electrolytes.book.digest import table

INDEX, LIBRARY, SCRIPT = "search-index.js", "minisearch.js", "search.js"
SKIPPED = (nodes.raw, nodes.literal_block, nodes.math, nodes.math_block, nodes.comment, nodes.system_message)
Record = dict[str, str]


def records(env: BuildEnvironment) -> dict[str, list[Record]]:
    """Page → what can be found on it, kept with the environment."""
    known: dict[str, list[Record]] = env.__dict__.setdefault("electrolytes_search", {})
    return known


def text_of(nodes_: Sequence[nodes.Node], math: bool = False) -> str:
    r"""Plain text, without pictures, code, set equations and inner sections that have a heading, on one line.

    ``math`` keeps formulas in the line as ``\(LaTeX\)``.
    """
    parts: list[str] = []

    def walk(node: nodes.Node) -> None:
        if math and isinstance(node, nodes.math):
            parts.append(rf"\({node.astext().strip()}\)")
            return
        if isinstance(node, SKIPPED) or (isinstance(node, nodes.section) and _heading(node) is not None):
            return
        if isinstance(node, nodes.Text):
            parts.append(node.astext())
            return
        for child in node.children:
            walk(child)
        if isinstance(node, (nodes.Body, nodes.title)):
            parts.append(" ")

    for node in nodes_:
        walk(node)
    return " ".join("".join(parts).split())


def _heading(section: nodes.section) -> nodes.title | None:
    """The heading of a section; the inside of an exercise is a section without one."""
    first = section.children[0] if section.children else None
    return first if isinstance(first, nodes.title) else None


def sections(doctree: nodes.document) -> Iterator[Record]:
    """The sections of a page in order, the page itself first; a term of the glossary is one of its own."""
    kind = "page"
    for section in doctree.findall(nodes.section):
        heading = _heading(section)
        if heading is None:
            continue
        words = [child for child in section.children[1:] if not isinstance(child, addnodes.glossary)]
        yield {"kind": kind, "id": section["ids"][0], "title": text_of([heading]), "text": text_of(words)}
        kind = "section"
    for item in (item for listed in doctree.findall(addnodes.glossary)
                 for item in listed.findall(nodes.definition_list_item)):
        terms = list(item.findall(nodes.term))
        meaning = [part for part in item.children if isinstance(part, nodes.definition)]
        yield {"kind": "term", "id": terms[0]["ids"][0], "title": ", ".join(text_of([term]) for term in terms),
               "text": text_of(meaning)}


def _note(app: Sphinx, doctree: nodes.document) -> None:
    records(app.env)[app.env.docname] = list(sections(doctree))


def _merge(app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    records(env).update({name: records(other)[name] for name in docnames if name in records(other)})


def _purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    records(env).pop(docname, None)


def synonyms(package: str) -> dict[str, str]:
    """What readers say → what the book calls it: ``data/synonyms.csv`` of its package, if it has one."""
    path = table(package, "synonyms.csv")
    if path is None:
        return {}
    with path.open(encoding="utf8", newline="") as rows:
        return {row["said"]: row["meant"] for row in csv.DictReader(rows)}


def index(app: Sphinx) -> dict[str, Any]:
    """Everything that the search page needs: records with their address and page, and the lay words."""
    listed: list[dict[str, Any]] = []
    for docname, found in sorted(records(app.env).items()):
        address = app.builder.get_target_uri(docname)
        page = text_of([app.env.titles[docname]]) if docname in app.env.titles else docname
        last = docname.endswith("bibliography")
        for record in found:
            anchor = f"#{record['id']}" if record["id"] and record["kind"] != "page" else ""
            listed.append({"id": len(listed), "kind": "source" if last else record["kind"], "url": address + anchor,
                           "title": record["title"], "page": page, "text": record["text"]})
    return {"records": listed, "synonyms": synonyms(app.config.book_package)}


def _without_sphinx(app: Sphinx) -> None:
    """Sphinx's own search is neither collected nor written."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        app.builder.search = False


def _page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    yield "search", {"title": "Search"}, "search.html"


def _write(app: Sphinx, fault: Exception | None) -> None:
    """The index, and the library that reads it, beside the other static files."""
    if fault is not None or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    static = Path(app.outdir) / "_static"
    text = json.dumps(index(app), ensure_ascii=False, separators=(",", ":"))
    (static / INDEX).write_text(f"window.bookIndex={text};\n", encoding="utf-8")
    shutil.copy(Path(app.config.node_modules) / "minisearch" / "dist" / "umd" / "index.js", static / LIBRARY)


def setup(app: Sphinx) -> None:
    """Register the collecting of text and the search page."""
    app.connect("builder-inited", _without_sphinx)
    app.connect("doctree-read", _note, priority=900)
    app.connect("env-merge-info", _merge)
    app.connect("env-purge-doc", _purge)
    app.connect("html-collect-pages", _page)
    app.connect("build-finished", _write)
