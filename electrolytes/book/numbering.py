"""Numbers by chapter and page: 1 is a chapter's opening page, 1.2 its second page, Figure 1.2.3 the third figure there.

Sphinx numbers whatever it meets on the way, so that the sections of an opening page used up the numbers of the pages
that follow. Here the pages come first, and no section within a page is numbered.
"""

from __future__ import annotations

import re

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform

TITLE = '<div class="explorable-title">'
# a section without a number of its own is written with that of its page
BORROWED = re.compile(r'(<h[2-6]>)<span class="section-number">[^<]*</span>')


class PagesFirst(SphinxTransform):
    """The lists of a chapter's pages stand before the sections of its opening page (they are not shown there)."""

    default_priority = 101  # right after sphinx-external-toc has put it at the end

    def apply(self, **kwargs: object) -> None:
        """Move them behind the title, in their order."""
        for section in list(self.document.findall(nodes.section))[:1]:
            lists = [child for child in section.children if _lists_pages(child)]
            for pages in lists:
                section.remove(pages)
            section[1:1] = lists  # the chapters, then the reference, as in the table of contents


def _lists_pages(node: nodes.Node) -> bool:
    return isinstance(node, nodes.compound) and any(isinstance(child, addnodes.toctree) for child in node.children)


def pages_only(env: BuildEnvironment) -> None:
    """No section within a page has a number. For the writing only: Sphinx compares with what it has set itself."""
    for docname, numbers in env.toc_secnumbers.items():
        env.toc_secnumbers[docname] = {anchor: place for anchor, place in numbers.items() if not anchor}
        for entry in env.tocs[docname].findall(nodes.reference):
            if entry.get("anchorname") and "secnumber" in entry:
                del entry["secnumber"]


def figures(app: Sphinx, pagename: str, body: str) -> str:
    """The HTML of a numbered page with a number before the title of each live figure: *Figure 1.2.3*."""
    body = BORROWED.sub(r"\1", body)
    place = app.env.toc_secnumbers.get(pagename, {}).get("", ())
    parts = body.split(TITLE)
    stem = ".".join(map(str, place))
    numbered = (f'{TITLE}<span class="figure-number">Figure {stem}.{i}</span> {part}' for i, part in
                enumerate(parts[1:], 1))
    return "".join([parts[0], *numbered]) if place else body


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(PagesFirst)
