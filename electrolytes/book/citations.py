"""Citations as ``[@Pan2020]`` or ``[@Pan2020; @Apell2017]``: readable anywhere, linked in the built book.

The form is the one that Pandoc and JupyterLab readers know. It works in prose and in the Markdown that a cell
prints (a model prints its sources so), because the text of the finished page is looked at, not its source. What
becomes of a citation is sphinxcontrib-bibtex's business; a key that is not in ``references.bib`` fails the build.
"""

from __future__ import annotations

import re
from typing import Any, cast

import attrs
from docutils import nodes
from pybtex.backends.plaintext import Backend as PlainText
from pybtex.database import Entry
from pybtex.plugin import register_plugin
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.util.logging import getLogger
from sphinx.writers.html5 import HTML5Translator
from sphinxcontrib.bibtex.citation_target import CitationTarget
from sphinxcontrib.bibtex.domain import BibtexDomain
from sphinxcontrib.bibtex.roles import CitationRef

logger = getLogger(__name__)
VERBATIM = (nodes.literal, nodes.literal_block, nodes.raw, nodes.math, nodes.math_block)
CITATION = re.compile(r"\[(@[\w:.-]+(?:\s*;\s*@[\w:.-]+)*)\]")


_CITED = re.compile(r'(<a class="reference internal" href="([^"]*#[^"]+)") title="[^"]*"(?=>)')


class Citations(SphinxTransform):
    """Replace each bracket by a reference for sphinxcontrib-bibtex to resolve, as its own role would do."""

    default_priority = 400

    def apply(self, **kwargs: Any) -> None:
        """Find the citations of one page; code is left as it is."""
        for element in list(self.document.findall(nodes.TextElement)):
            _join(element)
        for text in list(self.document.findall(nodes.Text)):
            if "[@" in text and not isinstance(text.parent, VERBATIM):
                parts = CITATION.split(text.astext())
                if any("[@" in part for part in parts[::2]):
                    logger.warning("a citation reads [@Key] or [@Key; @Other]: %s", text.astext()[:80],
                                   location=text.parent, type="citation")
                new = [self._cite(part) if i % 2 else nodes.Text(part) for i, part in enumerate(parts) if part]
                text.parent.replace(text, new)

    def _cite(self, bracket: str) -> nodes.Node:
        keys = re.findall(r"[\w:.-]+", bracket.replace("@", " "))
        node = addnodes.pending_xref(
            bracket, nodes.inline("", bracket), refdomain="cite", reftype="p", reftarget=",".join(keys),
            refdoc=self.env.docname, refexplicit=False, refwarn=True)
        self.document.note_explicit_target(node, node)
        domain = cast(BibtexDomain, self.env.get_domain("cite"))
        domain.citation_refs.append(CitationRef(
            citation_ref_id=node["ids"][0], docname=self.env.docname, line=0,
            targets=[CitationTarget(key=key, pre="", post="") for key in keys]))
        return node


def _join(element: nodes.TextElement) -> None:
    """Lines of a paragraph come as texts of their own; a citation may run over two."""
    if "[@" not in element.astext() or isinstance(element, VERBATIM):
        return
    children: list[nodes.Node] = []
    for child in element.children:
        if isinstance(child, nodes.Text) and children and isinstance(children[-1], nodes.Text):
            children[-1] = nodes.Text(children[-1].astext() + child.astext())
        else:
            children.append(child)
    element.children = []
    element.extend(children)


@attrs.frozen
class Cited:
    """A source as the text cites it, and its place in the bibliography."""

    name: str
    place: str


def cited(env: BuildEnvironment) -> dict[str, Cited]:
    """Source's key → how pages that are not written in Markdown cite it: "Skou, 1957", "Pan et al., 2020"."""
    domain = cast(BibtexDomain, env.get_domain("cite"))
    return {each.key: Cited(_short(each.entry), each.citation_id) for each in domain.citations}


def _short(entry: Entry) -> str:
    names = [" ".join(str(part) for part in (*one.rich_prelast_names, *one.rich_last_names))
             for one in entry.persons.get("author", [])]
    first = f"{names[0]} et al." if len(names) > 2 else " and ".join(names)
    return ", ".join(part for part in (first, entry.fields.get("year", "")) if part)


def _open_entry(self: HTML5Translator, node: nodes.citation) -> None:
    """An entry of the bibliography, without the number that nothing refers to, and without a role now deprecated."""
    node.children = [child for child in node.children if not isinstance(child, nodes.label)]
    self.body.append(self.starttag(node, "div", CLASS="citation"))


def _close_entry(self: HTML5Translator, node: nodes.citation) -> None:
    self.body.append("</div>\n")


def told_once(body: str) -> str:
    """A page whose links tell their source in full at the first place only; ``book.js`` lends it to the others.

    A table of parameters may cite one paper in a hundred rows.
    """
    told: set[str] = set()

    def once(link: re.Match[str]) -> str:
        if link[2] not in told:
            told.add(link[2])
            return link[0]
        return link[1]

    return _CITED.sub(once, body)


def setup(app: Sphinx) -> None:
    """Register the transform, and how an entry is written."""
    # else pybtex looks through all installed packages for it at each of a thousand citations, 10 ms each
    register_plugin("pybtex.backends", "plaintext", PlainText)
    app.add_transform(Citations)
    app.add_node(nodes.citation, override=True, html=(_open_entry, _close_entry))
