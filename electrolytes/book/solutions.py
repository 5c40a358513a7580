"""What opens at a click, as native ``<details>``: solutions, boxes of class ``dropdown``, and what goes deeper.

The core of a page reads in some minutes. All else stands below a heading *Going deeper*: each section there is folded
under its own heading, so that Jupyter shows an ordinary notebook and the page a list of questions to open.

sphinx-exercise writes a solution as a box and leaves the folding to a script of another extension. The browser can
fold by itself: closed without scripts too, opened by keyboard, found by the page's own search.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

DEEPER = "Going deeper"


class folded(nodes.General, nodes.Element):  # noqa: N801 (docutils names a node's visitors after its class)
    """A box that opens at a click; its first child is the summary."""


class summary(nodes.General, nodes.TextElement):  # noqa: N801
    """What is seen of a closed box."""


class FoldBoxes(SphinxPostTransform):
    """Replace the boxes once sphinx-exercise has written their titles."""

    default_priority = 900
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Fold the boxes of one page; a link in a title gives way to its text, for the title is a control now."""
        for box in list(self.document.findall(nodes.Element)):
            if isinstance(box, nodes.Admonition) and "dropdown" in box["classes"]:
                title, *content = box.children
                head = summary("", title.astext())
                box.replace_self(folded("", head, *content, ids=box["ids"], classes=box["classes"]))


class deeper(nodes.section):  # noqa: N801
    """A section of *Going deeper*: its heading is the summary that opens it."""


class end_of_summary(nodes.Structural, nodes.Element):  # noqa: N801
    """Where the heading of a folded section ends."""


class FoldDeeper(SphinxPostTransform):
    """Fold each section below the heading *Going deeper*."""

    default_priority = 901
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Every child section of that section, with all that it holds."""
        for section in list(self.document.findall(nodes.section)):
            if section.children and section.children[0].astext() == DEEPER:
                for inner in [child for child in section.children if isinstance(child, nodes.section)]:
                    title, *content = inner.children
                    inner.replace_self(deeper("", title, end_of_summary(), *content, **inner.attributes))


def _open_deeper(self: HTML5Translator, node: deeper) -> None:
    self.section_level += 1
    self.body.append(self.starttag(node, "details", CLASS="deeper") + "<summary>")


def _close_deeper(self: HTML5Translator, node: deeper) -> None:
    self.section_level -= 1
    self.body.append("</details>\n")


def _close_summary_heading(self: HTML5Translator, node: end_of_summary) -> None:
    self.body.append("</summary>\n")


def _nothing(self: HTML5Translator, node: nodes.Node) -> None:
    """Nothing is written when the node is left."""


def _open_folded(self: HTML5Translator, node: folded) -> None:
    self.body.append(self.starttag(node, "details"))


def _close_folded(self: HTML5Translator, node: folded) -> None:
    self.body.append("</details>\n")


def _open_summary(self: HTML5Translator, node: summary) -> None:
    self.body.append("<summary>")


def _close_summary(self: HTML5Translator, node: summary) -> None:
    self.body.append("</summary>\n")


def setup(app: Sphinx) -> None:
    """Register the transform and how its nodes are written."""
    app.add_post_transform(FoldBoxes)
    app.add_post_transform(FoldDeeper)
    app.add_node(deeper, html=(_open_deeper, _close_deeper))
    app.add_node(end_of_summary, html=(_close_summary_heading, _nothing))
    app.add_node(folded, html=(_open_folded, _close_folded))
    app.add_node(summary, html=(_open_summary, _close_summary))
