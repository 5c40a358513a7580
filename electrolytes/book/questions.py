"""*Guess first* and *check yourself*: a question, answers to choose from, and a word on each.

::

    :::{admonition} Free magnesium falls by half. How much slower does the pump turn?
    :class: predict dropdown
    - [ ] It all but stops.
      Tempting, because without magnesium it cannot work at all. But ...
    - [x] By a percent or so.
      Right: nearly all ATP still has its magnesium.
    :::

The first line of an item is the answer, the rest the feedback; ``[x]`` marks what is right. The form is plain MyST, so
in JupyterLab the question is a box that opens. In the page it becomes native radio buttons in a fieldset; the feedback
of the chosen answer is shown by the style sheet alone, so it works without scripts, from disk, by keyboard, and is
announced to a screen reader. On paper all feedback is shown. The class ``check`` is the same with another heading.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

KINDS = {"predict": "Guess first", "check": "Check yourself"}
MARKS = {"[ ] ": False, "[x] ": True, "[X] ": True}


class question(nodes.General, nodes.Element):  # noqa: N801 (docutils names a node's visitors after its class)
    """The fieldset: a legend first, then whatever explains the question, then the choices."""


class question_text(nodes.General, nodes.TextElement):  # noqa: N801
    """The question itself, the legend of the fieldset."""


class choice(nodes.General, nodes.Element):  # noqa: N801
    """One answer (its first child) and its feedback (the rest)."""


class answer(nodes.General, nodes.TextElement):  # noqa: N801
    """What stands beside the radio button."""


class Questions(SphinxTransform):
    """Turn each box of class ``predict`` or ``check`` into a question."""

    default_priority = 300

    def apply(self, **kwargs: Any) -> None:
        """Find the questions of one page; one that is not well formed fails the build."""
        for box in list(self.document.findall(nodes.admonition)):
            kind = next((kind for kind in KINDS if kind in box["classes"]), None)
            if kind:
                try:
                    box.replace_self(self._question(box, kind))
                except ValueError as fault:
                    logger.warning("question: %s", fault, location=box, type="electrolytes", subtype="question")

    def _question(self, box: nodes.admonition, kind: str) -> question:
        title, *before, answers = box.children
        if not isinstance(answers, nodes.bullet_list):
            raise ValueError("it has to end with a list of answers, '- [ ] ...' or '- [x] ...'")
        name = f"question-{self.env.new_serialno('question')}"
        choices = [self._choice(item, f"{name}-{i}") for i, item in enumerate(answers.children)]
        if not any(c["right"] for c in choices):
            raise ValueError("no answer is marked right with [x]")
        asked = question_text("", "", *title.children, kind=KINDS[kind])
        return question("", asked, *before, *choices, group=name, classes=[kind])

    def _choice(self, item: nodes.Node, name: str) -> choice:
        """Take an item apart: mark, answer (the first line), feedback."""
        first, *feedback = item.children
        text = first.children[0].astext() if first.children else ""
        if text[:4] not in MARKS:
            raise ValueError(f"the answer {first.astext()[:40]!r} does not start with '[ ]' or '[x]'")
        line, rest = self._split(first.children)
        if rest:
            feedback = [nodes.paragraph("", "", *rest), *feedback]
        if not feedback:
            raise ValueError(f"the answer {first.astext()[4:44]!r} has no feedback")
        return choice("", answer("", "", *line), *feedback, name=name, right=MARKS[text[:4]])

    @staticmethod
    def _split(inline: Sequence[nodes.Node]) -> tuple[list[nodes.Node], list[nodes.Node]]:
        """The inline nodes of a paragraph before and after its first line break, without the mark."""
        inline = [nodes.Text(inline[0].astext()[4:]), *inline[1:]]
        for i, node in enumerate(inline):
            before, newline, after = node.astext().partition("\n") if isinstance(node, nodes.Text) else ("", "", "")
            if newline:
                return [*inline[:i], nodes.Text(before)], [nodes.Text(after), *inline[i + 1:]]
        return inline, []


def _open_question(self: HTML5Translator, node: question) -> None:
    self.body.append(self.starttag(node, "fieldset", CLASS="question"))


def _close_question(self: HTML5Translator, node: question) -> None:
    self.body.append("</fieldset>\n")


def _open_text(self: HTML5Translator, node: question_text) -> None:
    self.body.append(f'<legend><span class="kind">{node["kind"]}</span> ')


def _close_text(self: HTML5Translator, node: question_text) -> None:
    self.body.append("</legend>\n")


def _open_choice(self: HTML5Translator, node: choice) -> None:
    self.body.append(f'<div class="choice {"right" if node["right"] else "wrong"}">')


def _close_choice(self: HTML5Translator, node: choice) -> None:
    self.body.append("</div></div></div>\n")


def _open_answer(self: HTML5Translator, node: answer) -> None:
    group, name = node.parent.parent["group"], node.parent["name"]
    self.body.append(f'<input type="radio" name="{group}" id="{name}" autocomplete="off"><label for="{name}">')


def _close_answer(self: HTML5Translator, node: answer) -> None:
    mark, meaning = ("✓", "Right") if node.parent["right"] else ("✗", "Not quite")
    self.body.append('</label><div aria-live="polite"><div class="feedback">'
                     f'<span class="verdict" role="img" aria-label="{meaning}">{mark}</span>\n')


def setup(app: Sphinx) -> None:
    """Register the transform and how its nodes are written."""
    app.add_transform(Questions)
    app.add_node(question, html=(_open_question, _close_question))
    app.add_node(question_text, html=(_open_text, _close_text))
    app.add_node(choice, html=(_open_choice, _close_choice))
    app.add_node(answer, html=(_open_answer, _close_answer))
