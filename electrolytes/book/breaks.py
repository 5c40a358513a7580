"""Where a line may not break: between a number and its unit. Else a phone's short lines begin with a percent sign."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

UNIT = r"(?:%|°C|[mnµ]?M|mmol(?:/L)?|mEq(?:/L)?|mOsm/L|mL|L|mV|mmHg|kPa|[mk]?g|kcal|nm|µm)(?!\w)"
INSIDE, FIRST = re.compile(rf"(?<=\d)[ \n](?={UNIT})"), re.compile(rf"^[ \n](?={UNIT})")
NO_BREAK = "\u00a0"


def held(text: str, before: str) -> str:
    """Text whose numbers keep their units on the line; `before` is what stands before it, where a number may end."""
    text = INSIDE.sub(NO_BREAK, text)
    return FIRST.sub(NO_BREAK, text) if before[-1:].isdigit() else text


def _text(self: HTML5Translator, node: nodes.Text) -> None:
    before = next((part for part in reversed(self.body) if part), "")
    start = len(self.body)
    HTML5Translator.visit_Text(self, node)
    if not isinstance(node.parent, nodes.literal | nodes.literal_block):
        self.body[start:] = [held("".join(self.body[start:]), before)]


def _nothing(self: HTML5Translator, node: nodes.Text) -> None:
    """A text has no end of its own."""


def setup(app: Sphinx) -> None:
    """Have the pages' text written so."""
    app.add_node(nodes.Text, override=True, html=(_text, _nothing))  # type: ignore[arg-type]  # it takes any node's class
