"""Which figure, in which state, explains the answer to a question: for those who have got it wrong.

A link in the question's own feedback says it. Otherwise the states that the page's text sets (its ``do:`` words), and
those that are guessed on its figures, are held against the question: the one whose words share most with the question
and its answer is taken, rare words counting more. A numerical task leads to the figure of its own model, at its
numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from docutils import nodes

from electrolytes.book import actions, widgets
from electrolytes.live.still import SVG, standalone
from electrolytes.practice import Numerical, SetFigure, Task

WORD = re.compile(r"[a-z]{4,}")
USUAL = frozenset(re.findall(r"\w+", """that this with what from have which does there when than then more less most
they their them into will would about only same after before because between where through without other each"""))
ENOUGH = 3
"""So many words a state has to share with a question to be worth showing."""


@dataclass(frozen=True)
class State:
    """A figure of the page in a state, and the words that lead there."""

    slug: str
    values: Mapping[str, float]
    words: str

    @property
    def address(self) -> str:
        """The end of the page's address."""
        query = "&".join(f"{name}={value:.10g}" for name, value in self.values.items())
        return f"{self.slug}?{quote(query, '=&-.')}"


def stems(text: str) -> set[str]:
    """The words of a text that mean something, without their endings."""
    return {re.sub(r"(ies|es|s|ed|ing)$", "", word) for word in WORD.findall(text.casefold()) if word not in USUAL}


class Explainer:
    """The states of one page, and the pictures of its figures.

    Parameters
    ----------
    doctree : the page as it was read
    page : its name
    book : what the book's pictures are called in a collection of several books
    specs : the specs of its figures
    known : what the figures can be set to, as `actions.figures` keeps it
    """

    def __init__(self, doctree: nodes.document, page: str, book: str, specs: Iterable[dict[str, Any]],
                 known: dict[str, dict[str, Any]]) -> None:
        self.page, self.book, self.known = page, book, known
        self.pictures: dict[str, str] = {}
        self.states: list[State] = []
        self.above: dict[int, tuple[str, ...]] = {}
        self.models: dict[str, list[str]] = {}
        here = known.get(page, {})
        passed: list[str] = []
        for node in doctree.findall():
            if isinstance(node, nodes.raw):
                for slug in widgets.ROOT.findall(node.astext()):
                    svg = SVG.search(node.astext())
                    if slug in here and slug not in passed and svg:
                        self.pictures[slug] = standalone(svg[0])
                        passed.append(slug)
            self.above[id(node)] = tuple(passed)
            if isinstance(node, nodes.reference) and node.get("refuri", "").startswith("do:"):
                self.states += self._state(node)
        for spec in specs:
            if spec.get("slug") in here:
                self.models.setdefault(spec.get("model", {}).get("name", ""), []).append(spec["slug"])
                guess = spec.get("guess")
                if guess:
                    usual = {control["name"]: control["value"] for control in spec["controls"]}
                    changed = {name: value for name, value in guess["settings"].items() if usual.get(name) != value}
                    self.states.append(State(spec["slug"], changed, guess["question"]))

    def _state(self, link: nodes.reference) -> list[State]:
        """Where a word that does leads to, if that is a figure of this page."""
        above = [slug for slug in self.above[id(link)] if slug in self.known.get(self.page, {})]
        try:
            page, slug, values = actions.resolve(self.known, self.page, above, link["refuri"], link.astext())
        except (actions.NothingToDoError, ValueError):
            return []
        paragraph = link.parent
        while paragraph.parent is not None and not isinstance(paragraph, nodes.Body):
            paragraph = paragraph.parent
        return [State(slug, values, paragraph.astext())] if page == self.page else []

    def file(self, name: str) -> str:
        """The file name of a picture, for good: decks keep it."""
        return f"{self.book}-{self.page.removeprefix('chapters/').replace('/', '-')}-{name}.svg"

    def of_question(self, node: nodes.Node, text: str) -> tuple[str, str]:
        """Address of a state, and slug, for a question that stands on the page; empty where the page has no figure."""
        for link in node.findall(nodes.reference):
            if link.get("refuri", "").startswith("do:") and (own := self._state(link)):
                return own[0].address, own[0].slug
        best = self._nearest(text)
        if best is not None:
            return best.address, best.slug
        slug = (*self.above[id(node)][-1:], *self.pictures, "")[0]
        return (f"{slug}?", slug) if slug else ("", "")

    def _nearest(self, text: str) -> State | None:
        asked = stems(text)
        words = [stems(state.words) for state in self.states]
        often = Counter(word for each in words for word in each)
        scores = [(sum(1 / often[word] for word in each & asked), -place) for place, each in enumerate(words)
                  if len(each & asked) >= ENOUGH]
        return self.states[-max(scores)[1]] if scores else None

    def of_task(self, task: Task) -> tuple[str, str]:
        """The figure of a task's model at the task's numbers, or the figure that it sets."""
        if isinstance(task, SetFigure):
            return "", task.figure
        if not isinstance(task, Numerical):
            return "", ""
        slugs: Sequence[str] = self.models.get(task.model.name, [])
        for slug in slugs:
            controls = {control["name"]: control for control in self.known[self.page][slug]["controls"]}
            values = {name: value for name, value in task.paper.items()
                      if name in controls and controls[name]["min"] <= value <= controls[name]["max"]}
            if len(values) == len(task.paper):
                return State(slug, values, "").address, slug
        return (f"{slugs[0]}?", slugs[0]) if slugs else ("", "")
