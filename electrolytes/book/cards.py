"""What the book asks, as cards: its questions, its sentences, its numerical tasks, its words.

They are gathered while pages are read, and go out in three ways: the page *Review* (`review`), a deck for Anki and
banks for learning systems (`decks`). A card's id is permanent as long as its page and its first words are: whoever has
learned with it keeps the schedule.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, TypedDict

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from electrolytes.book import actions, questions, search, widgets
from electrolytes.book.contents import chapters
from electrolytes.book.explains import Explainer
from electrolytes.book.practice import practice_sheet
from electrolytes.book.search import text_of
from electrolytes.model.tables import typeset
from electrolytes.practice import Label, Numerical, Order, Pictured, Task, WhichCurve, sheets
from electrolytes.practice.marking import Rule

ID_WORDS = 8
said = partial(text_of, math=True)


class Choice(TypedDict):
    """An answer to choose, and the word on it."""

    text: str
    right: bool
    feedback: str


class Variant(TypedDict):
    """A numerical question with its numbers, its key and its solution."""

    ask: str
    key: float
    solution: str


class Card(TypedDict):
    """A question and its answer in plain text; ``kind`` is choice, number, order, label, curve, fact or term.

    ``see`` is the end of the page's address that shows the figure in the state that explains it; ``figure`` is the
    file of that figure's picture, ``picture`` of one that belongs to the question, ``alt`` what it shows; ``equation``
    is LaTeX; ``labels`` say how sure the answer is.
    """

    id: str
    kind: str
    page: str
    title: str
    anchor: str
    front: str
    back: str
    choices: list[Choice]
    variants: list[Variant]
    rule: Rule | None
    see: str
    figure: str
    picture: str
    alt: str
    equation: str
    labels: list[str]


EQUATION = 240  # signs of LaTeX that a card may hold
VARIANTS = 12


def kept(env: BuildEnvironment) -> dict[str, list[Card]]:
    """Page → its cards; kept with the environment."""
    known: dict[str, list[Card]] = env.__dict__.setdefault("electrolytes_cards", {})
    return known


def pictures(env: BuildEnvironment) -> dict[str, dict[str, str]]:
    """Page → the pictures of its cards, by file name; kept with the environment."""
    known: dict[str, dict[str, str]] = env.__dict__.setdefault("electrolytes_card_pictures", {})
    return known


def _named(page: str, kind: str, words: str) -> str:
    start = " ".join(words.split()[:ID_WORDS])
    return f"{page.removeprefix('chapters/')}:{kind}:{nodes.make_id(start)}"


def cards_of(doctree: nodes.document, page: str, module: str | None, explainer: Explainer) -> Iterator[Card]:
    """The cards of one page, in reading order; those of its tasks last."""
    title = text_of([next(doctree.findall(nodes.title))]) if next(doctree.findall(nodes.title), None) else page

    def card(kind: str, front: str, back: str, anchor: str = "", name: str = "", **more: Any) -> Card:
        return {"id": name or _named(page, kind, front), "kind": kind, "page": page, "title": title, "anchor": anchor,
                "front": front, "back": back, "choices": [], "variants": [], "rule": None,
                "see": "", "figure": "", "picture": "", "alt": "", "equation": "", "labels": [], **more}  # type: ignore[typeddict-item]

    for node in doctree.findall(nodes.Element):
        if isinstance(node, questions.question):
            asked = said([next(node.findall(questions.question_text))])
            choices: list[Choice] = [
                {"text": said([each.children[0]]), "right": each["right"], "feedback": said(each.children[1:])}
                for each in node.findall(questions.choice)]
            back = next(each["text"] for each in choices if each["right"])
            see, slug = explainer.of_question(node, f"{asked} {back} " + " ".join(each["feedback"] for each in choices))
            yield card("choice", asked, back, _section_of(node), choices=choices, see=see, labels=_labels(node),
                       figure=slug and explainer.file(slug))
        elif isinstance(node, nodes.Admonition) and "sentence" in node["classes"]:
            yield card("fact", f"{title}: what is the page's one sentence?", said(node.children[1:]),
                       labels=_labels(node), figure=next((explainer.file(slug) for slug in explainer.pictures), ""))
    for record in search.sections(doctree) if page == "chapters/reference/glossary" else ():
        if record["kind"] == "term":
            yield card("term", f"What is meant by “{record['title']}”?", record["text"], record["id"],
                       name=f"term:{record['id']}")
    if module and next(doctree.findall(practice_sheet), None):
        for task in sheets.tasks_of(module):
            anchor, name = f"practice-{task.name}", f"task:{task.name}"
            see, slug = explainer.of_task(task)
            own = {"picture": explainer.file(task.name), "alt": task.alt} if isinstance(task, Pictured) else {}
            if isinstance(task, Numerical):
                paper = task.on_paper()
                tries = [paper, *(task.fresh(seed) for seed in range(1, VARIANTS))]
                variants: list[Variant] = [{"ask": each.text, "key": each.keys[0], "solution": each.solution}
                                           for each in tries]
                yield card("number", paper.text, paper.solution, anchor, name, variants=variants, rule=task.rule,
                           see=see, figure=slug and explainer.file(slug), equation=equation(task))
            elif isinstance(task, Order):
                front = f"{task.ask} " + " ".join(f"({'abcdefgh'[i]}) {task.steps[place]}"
                                                  for i, place in enumerate(task.shuffled))
                right = ", ".join("abcdefgh"[task.shuffled.index(place)] for place in range(len(task.steps)))
                yield card("order", front, f"{right}. {task.solution}", anchor, name)
            elif isinstance(task, Label):
                where = " ".join(f"({letter}) {seen}" for letter, seen in zip(task.letters, task.places.values(),
                                                                              strict=True))
                front = f"{task.ask} {where}. Names: {'; '.join(task.names)}."
                yield card("label", front, f"{task.right}. {task.solution}", anchor, name, **own)
            elif isinstance(task, WhichCurve):
                letters = zip(task.letters, task.candidates, strict=True)
                choices = [{"text": f"Curve {letter}", "right": letter == task.right, "feedback": each.words}
                           for letter, each in letters]
                back = f"Curve {task.right}. {task.solution}"
                yield card("curve", task.ask, back, anchor, name, choices=choices, **own)


def equation(task: Numerical) -> str:
    """The model's equation for what a task asks, in LaTeX; empty where it has none of its own, or a long one."""
    asked = task.expressions["e0"]
    found = task.model.equations.get(asked)
    text = f"{asked.latex} = {typeset(found)}" if found is not None else ""
    return text if len(text) <= EQUATION else ""


def _labels(node: nodes.Node) -> list[str]:
    """The evidence labels in a box."""
    return [badge.astext() for badge in node.findall(nodes.inline) if "evidence" in badge["classes"]]


def _section_of(node: nodes.Node) -> str:
    """The id of the section that a node stands in."""
    parent = node.parent
    while parent is not None and not isinstance(parent, nodes.section):
        parent = parent.parent
    return str(parent["ids"][0]) if parent is not None and parent["ids"] else ""


def every(app: Sphinx) -> list[Card]:
    """All cards, in the order of the book."""
    order = {name: place for place, name in enumerate(chapters(app.srcdir))}
    pages = sorted(kept(app.env), key=lambda page: order.get(page, len(order)))
    found: dict[str, Card] = {}
    for page in pages:
        for each in kept(app.env)[page]:
            found.setdefault(each["id"], each)
    return list(found.values())


def _note(app: Sphinx, doctree: nodes.document) -> None:
    from electrolytes.book.digest import module_of_page

    page = app.env.docname
    module = module_of_page(app.config.book_package, page)
    book = nodes.make_id(app.config.html_title)
    explainer = Explainer(doctree, page, book, widgets.specs(app, page), actions.figures(app.env))
    found = kept(app.env)[page] = list(cards_of(doctree, page, module, explainer))
    drawn = {explainer.file(slug): svg for slug, svg in explainer.pictures.items()}
    tasks: tuple[Task, ...] = sheets.tasks_of(module) if module and any(card["picture"] for card in found) else ()
    drawn |= {explainer.file(task.name): task.picture for task in tasks if isinstance(task, Pictured)}
    used = {name for card in found for name in (card["figure"], card["picture"])}
    pictures(app.env)[page] = {name: svg for name, svg in drawn.items() if name in used}


def _merge(app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    for known in (kept, pictures):
        known(env).update({name: known(other)[name] for name in docnames if name in known(other)})


def _purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    kept(env).pop(docname, None)
    pictures(env).pop(docname, None)


def setup(app: Sphinx) -> None:
    """Gather the cards of each page as it is read."""
    app.connect("doctree-read", _note, priority=910)
    app.connect("env-merge-info", _merge)
    app.connect("env-purge-doc", _purge)
