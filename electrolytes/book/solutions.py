"""Worked solutions, and any other box of class ``dropdown``, as native ``<details>``.

sphinx-exercise writes a solution as a box and leaves the folding to a script of another extension. The browser can
fold by itself: closed without scripts too, opened by keyboard, found by the page's own search.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator


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
    app.add_node(folded, html=(_open_folded, _close_folded))
    app.add_node(summary, html=(_open_summary, _close_summary))
