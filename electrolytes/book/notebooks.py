"""Each page as a notebook that opens anywhere: ``pump.html`` has a ``pump.ipynb`` beside it.

Its Markdown is plain (see `plain`), its figures are there before anything is run, as pictures, and its first cell
finds the package or says how to get it. Nothing is run for it: what the cells show comes from the build's own
execution. The workspace of ``make lab`` is a copy of these notebooks.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote

from docutils import nodes
from pybtex.backends.markdown import Backend as Markdown
from pybtex.backends.plaintext import Backend as Plaintext
from sphinx.application import Sphinx
from sphinxcontrib.bibtex.domain import BibtexDomain

from electrolytes.book import claims
from electrolytes.book.plain import Cell, Part, Plain, anchor
from electrolytes.book.settings import version_of
from electrolytes.book.terms import meanings
from electrolytes.live.still import still

Notebook = dict[str, Any]
FIRST = """# Finds the book's package, or installs it. Then Run > Run All Cells brings every figure to life.
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

needed, source = "{version}", "{source}"
if not find_spec("{package}"):
    wheels = sorted(map(str, Path().glob("{package}-*.whl")))
    where = wheels[-1] if wheels else source
    if where:
        print("Installing the book's package from", where)
        %pip install --quiet {{where}}
if not find_spec("{package}"):
    print("The book's package, {package}, is not here, and this notebook does not know where to get it. Put its "
          "wheel ({package}-*.whl) beside the notebook and run this cell again, or install it into the Python that "
          "runs this notebook:", sys.executable)
elif (found := getattr(import_module("{package}"), "__version__", "")).split(".")[:2] != needed.split(".")[:2]:
    print("This notebook was made for version", needed, "of the package {package}, and", found, "is installed. "
          "Some cells may fail: get the notebook and the package of the same version.")
else:
    print("The book's package is here: {package}", found)
"""
ALIVE = "<p>This is its usual state. Run &gt; Run All Cells brings the figure to life.</p>"


def notebook(app: Sphinx, docname: str, doctree: nodes.document) -> Notebook:
    """The notebook of one page."""
    sources = _sources(app, docname)
    book = _Book(app, docname)
    folded: set[int] = set()

    def code(index: int) -> str:
        folded.add(index)
        return joined(sources[index]["source"])

    plain = Plain(book.link, book.hover, code, book.number)
    parts = plain.page(doctree)
    shown = {part.index for part in parts if isinstance(part, Cell)} | folded
    cells: list[Notebook] = []
    done = 0
    for part in _gathered(parts):
        if isinstance(part, str):
            cells.append(_markdown(part))
            continue
        # cells that the page does not show at all (tag remove-cell) stand before the next that it does
        hidden = [i for i in range(done, part.index) if i not in shown and sources[i]["cell_type"] == "code"]
        cells += [_code(sources[i], []) for i in hidden]
        cells.append(_code(sources[part.index], _outputs(part.shown, plain)))
        done = part.index + 1
    if done:
        cells.insert(1, _first(app))
    if book.cited:
        entries = "\n".join(f"- {anchor('ref-' + key)}{book.entry(key)}" for key in sorted(book.cited))
        cells.append(_markdown(f"### Sources of this notebook\n\n{entries}"))
    for i, cell in enumerate(cells):
        cell["id"] = hashlib.sha256(f"{docname} {i}".encode()).hexdigest()[:12]
    metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "language_info": {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"},
        "electrolytes": {"page": docname, "version": version_of(app.config.book_package)},
    }
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def _gathered(parts: list[Part]) -> list[Part]:
    """Blocks of a section joined: a Markdown cell begins at each heading and after each code cell."""
    gathered: list[Part] = []
    for part in parts:
        before = gathered[-1] if gathered else None
        heading = isinstance(part, str) and re.search(r"^#{1,6} ", part, re.MULTILINE)
        if isinstance(part, str) and isinstance(before, str) and not heading:
            gathered[-1] = f"{before}\n\n{part}"
        else:
            gathered.append(part)
    return gathered


def _sources(app: Sphinx, docname: str) -> list[Notebook]:
    """The cells of a page, with their source and tags; none if it has no code."""
    file = Path(app.env.mystnb_config.output_folder) / f"{docname}.ipynb"  # type: ignore[attr-defined]
    return list(json.loads(file.read_text("utf8"))["cells"]) if file.exists() else []


def joined(text: str | list[str]) -> str:
    """Text of a notebook's file, which may be kept as a list of lines."""
    return text if isinstance(text, str) else "".join(text)


def _markdown(text: str) -> Notebook:
    return {"cell_type": "markdown", "metadata": {}, "source": text.strip()}


def _first(app: Sphinx) -> Notebook:
    package = app.config.book_package or "electrolytes"
    source = FIRST.format(package=package, version=version_of(package), source=app.config.package_source)
    return {"cell_type": "code", "metadata": {"jupyter": {"source_hidden": True}}, "execution_count": None,
            "source": source.strip(), "outputs": [_printed("Run > Run All Cells brings every figure to life.\n")]}


def _printed(text: str) -> Notebook:
    return {"output_type": "stream", "name": "stdout", "text": text}


def _code(cell: Notebook, outputs: list[Notebook]) -> Notebook:
    """A code cell with what it showed when the book was built."""
    hidden = "hide-output" in cell["metadata"].get("tags", [])
    metadata = {"collapsed": True, "jupyter": {"outputs_hidden": True}} if hidden else {}
    return {"cell_type": "code", "metadata": metadata, "execution_count": None, "source": joined(cell["source"]),
            "outputs": outputs}


def _outputs(shown: tuple[nodes.Node, ...], plain: Plain) -> list[Notebook]:
    """What the page shows below a cell, as a notebook keeps it."""
    return [output for node in shown if (output := _output(node, plain))]


def _output(node: nodes.Node, plain: Plain) -> Notebook | None:
    if isinstance(node, nodes.literal_block) and "stream" in node.get("classes", []):
        return _printed(node.astext() + "\n")
    text = "\n\n".join(map(str, plain.blocks([node])))
    raw = next(iter(node.findall(nodes.raw)), None)
    if not text:
        return None
    if raw is not None and 'data-explorable="' in raw.astext():
        picture, words = still(raw.astext())
        data = {"text/html": picture + ALIVE, "text/plain": words}
    elif raw is not None:
        data = {"text/html": text, "text/plain": raw.astext() and "a table"}
    elif isinstance(node, nodes.literal_block):
        data = {"text/plain": node.astext()}
    elif isinstance(node, nodes.math_block):
        data = {"text/latex": text, "text/plain": node.astext()}
    else:
        data = {"text/markdown": text, "text/plain": node.astext()[:80]}
    return {"output_type": "display_data", "data": data, "metadata": {}}


class _Book:
    """What the pages know of each other: addresses, sources, meanings, claims."""

    def __init__(self, app: Sphinx, docname: str) -> None:
        self.app, self.docname = app, docname
        self.cited: set[str] = set()
        self.shown: set[str] = set()
        self.meanings = dict(meanings(app).values())

    def link(self, address: str) -> str:
        """Where a link of the page leads in the notebook: to another notebook, or a place in this one."""
        page, _, place = address.partition("#")
        if re.match(r"[a-z]+:", address):
            return address
        if page.startswith("?"):  # who goes along through the built book (`people`) goes no further
            return ""
        if key := _keys(self.app).get(place):
            self.cited.add(key)
            return f"#ref-{key}"
        if page.endswith(".html") and "../models/" not in page:  # models have pages, and no notebooks
            page = page[: -len("html")] + "ipynb"
        return f"{page}#{place}" if place else page

    def hover(self, address: str) -> str:
        """What is shown on hover: a source, the meaning of a term, a claim."""
        place = unquote(address.partition("#")[2])
        if key := _keys(self.app).get(place):
            first = key not in self.shown  # the same at every mention would make a notebook half as long again
            self.shown.add(key)
            return _plainly(self.app)[key] if first else ""
        if place in self.meanings and place not in self.shown:
            self.shown.add(place)
            return self.meanings[place]
        if place.startswith("claim-"):
            ledger = claims.of(self.app.config.book_package).values()
            claim = next((c for c in ledger if f"claim-{c.id.lower()}" == place), None)
            return f"Claim {claim.id}: {claim.claim}" if claim else ""
        return ""

    def entry(self, key: str) -> str:
        """A source as the bibliography has it."""
        return _entries(self.app).get(key, key)

    def number(self, node: nodes.Element) -> str:
        """"Exercise 3", as the page numbers it."""
        for kind, numbers in self.app.env.toc_fignumbers.get(self.docname, {}).items():
            for name in node["ids"]:
                if name in numbers:
                    return str(self.app.config.numfig_format.get(kind, "%s")) % ".".join(map(str, numbers[name]))
        return ""


@cache
def _citations(app: Sphinx) -> list[Any]:
    return list(cast(BibtexDomain, app.env.get_domain("cite")).citations)


@cache
def _keys(app: Sphinx) -> Mapping[str, str]:
    """Place in the bibliography → key of the source."""
    return {citation.citation_id: citation.key for citation in _citations(app)}


@cache
def _entries(app: Sphinx) -> Mapping[str, str]:
    """Key → the source as Markdown."""
    return {c.key: re.sub(r"\\([^*_`\\])", r"\1", " ".join(c.formatted_entry.text.render(Markdown()).split()))
            for c in _citations(app)}


@cache
def _plainly(app: Sphinx) -> Mapping[str, str]:
    """Key → the source in plain words."""
    return {c.key: " ".join(c.formatted_entry.text.render(Plaintext()).split()) for c in _citations(app)}


def _write(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Write the notebook beside the page, and tell the template."""
    if doctree is None:
        return
    path = Path(app.outdir, f"{pagename}.ipynb")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook(app, pagename, doctree), ensure_ascii=False, indent=1) + "\n", "utf8")
    context["notebook"] = path.name


def setup(app: Sphinx) -> None:
    """Register the setting and the writing."""
    app.add_config_value("package_source", "", "html", str)
    app.connect("html-page-context", _write, priority=850)
