"""Glossary terms at hand: the first use on each page is a link that shows the meaning.

Nothing is written in the text for it: the words of the glossary are looked for in the paragraphs of a page. On hover,
focus or tap a small script shows the meaning, which stands in the page; without scripts the word leads to its entry.
A word that usually means something else in plain English is left alone unless the text itself links it with
``{term}``; those links show their meaning as well.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from electrolytes.book import search
from electrolytes.book.actions import act
from electrolytes.evidence import EVIDENCE

GLOSSARY = "chapters/reference/glossary"
EVERYDAY = frozenset([
    "balance", "base", "cell", "channel", "claim", "content", "drive", "force", "gate", "gland", "interval",
    "label", "leak", "level", "load", "mean", "model", "normal", "point", "pool", "pressure", "pump", "range",
    "rate", "resistance", "rest", "sample", "setting", "signal", "state", "store", "tone", "trial", "turn",
    "unit", "weight",
])
NOT_INSIDE = (nodes.reference, act, nodes.title, nodes.literal, nodes.math, nodes.raw, nodes.caption,
              nodes.entry, nodes.Admonition)


def meanings(app: Sphinx) -> dict[str, tuple[str, str]]:
    """Term in lower case → the id of its entry and its meaning."""
    found = {}
    for record in search.records(app.env).get(GLOSSARY, []):
        if record["kind"] == "term":
            for term in record["title"].split(", "):
                found[re.sub(r"\s*\(.*?\)", "", term).lower()] = (record["id"], record["text"])
    return found


@cache
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(terms, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest))})(s?)(?![\w-])", re.IGNORECASE)


class Terms(SphinxPostTransform):
    """Link the first use of each term on a page."""

    default_priority = 20
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Walk the paragraphs in reading order."""
        known = meanings(self.app)
        if self.env.docname.startswith("chapters/reference/") or not known:
            return
        left = EVERYDAY | EVIDENCE.keys()
        pattern = _pattern(tuple(sorted(term for term in known if term not in left and len(term) > 2)))
        seen: set[str] = set()
        for paragraph in list(self.document.findall(nodes.paragraph)):
            if not self._inside(paragraph):
                texts = [text for text in paragraph.findall(nodes.Text) if isinstance(text.parent, nodes.TextElement)]
                for text in [text for text in texts if not self._inside(text, paragraph)]:
                    self._link(text, pattern, known, seen)

    @staticmethod
    def _inside(node: nodes.Node, stop: nodes.Node | None = None) -> bool:
        parent = node.parent
        while parent is not None and parent is not stop:
            if isinstance(parent, NOT_INSIDE):
                return True
            parent = parent.parent
        return False

    def _link(self, text: nodes.Text, pattern: re.Pattern[str], known: dict[str, tuple[str, str]],
              seen: set[str]) -> None:
        words, parts, at = text.astext(), [], 0
        for match in pattern.finditer(words):
            entry, _ = known[match[1].lower()]
            if entry in seen:
                continue
            seen.add(entry)
            address = f"{self.app.builder.get_relative_uri(self.env.docname, GLOSSARY)}#{entry}"
            parts += [nodes.Text(words[at: match.start()]),
                      nodes.reference("", match[0], internal=True, refuri=address, classes=["term"])]
            at = match.end()
        if parts:
            text.parent.replace(text, [*parts, nodes.Text(words[at:])])


LINK = re.compile(r'href="[^"]*#(term-[^"]+)"')


def _tips(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """The meanings of the terms that a page links, hidden at its end."""
    body = context.get("body", "")
    if doctree is None or pagename == GLOSSARY:
        return
    by_id = dict(meanings(app).values())
    used = [entry for entry in dict.fromkeys(LINK.findall(body)) if entry in by_id]
    if used:
        tips = "".join(f'<p id="tip-{escape(entry)}" role="tooltip">{escape(by_id[entry])}</p>' for entry in used)
        context["body"] = f'{body}<div class="tips" hidden>{tips}</div>\n'


def setup(app: Sphinx) -> None:
    """Register the transform and the meanings at the foot of a page."""
    app.add_post_transform(Terms)
    app.connect("html-page-context", _tips, priority=880)
