"""Ways through the book: ``{routes}`` lists them with honest times, and each page knows the question of the next.

The ways stand in ``data/routes.csv`` of the book's package.

A time is measured, not guessed: the words of a page's core at 220 a minute, a minute for each figure in it, half a one
for each question; on the way with Python a quarter of an hour for each exercise in Jupyter. Which way somebody goes and
what was read stays in the reader's browser (``routes.js``): a thin bar says where one is, what is next and how long is
left; ``progress.js`` takes it along as a file. Without scripts the ways are lists of links.
"""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, TypedDict

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from electrolytes.book import questions, widgets
from electrolytes.book.digest import table
from electrolytes.book.search import text_of
from electrolytes.book.solutions import DEEPER

WORDS_A_MINUTE, FIGURE_MINUTES, QUESTION_MINUTES, EXERCISE_MINUTES = 220, 1.0, 0.5, 15
TABLE, SCRIPT, DATA = "routes.csv", "routes.js", "routes-data.js"
IN_JUPYTER = "In Jupyter:"
LISTED = '<div data-routes></div>'


@dataclass(frozen=True)
class Route:
    """A way through: its name in storage, what it is called, whom it serves, its pages.

    ``notebooks``: whether it goes by the pages' exercises in Jupyter, whose notebooks it offers.
    """

    name: str
    title: str
    serves: str
    pages: tuple[str, ...]
    notebooks: bool = False

    def minutes(self, page: Measured) -> float:
        """How long a page takes on this way."""
        return page["minutes"] + (EXERCISE_MINUTES * page["exercises"] if self.notebooks else 0)


def routes(package: str) -> tuple[Route, ...]:
    """The ways through a book, by its package; none if it has no table of them."""
    path = table(package, TABLE)
    if path is None:
        return ()
    with path.open(encoding="utf8", newline="") as rows:
        return tuple(Route(row["name"], row["title"], row["serves"],
                           tuple(f"chapters/{page.strip()}" for page in row["pages"].split(";")),
                           notebooks=row.get("notebooks") == "yes")
                     for row in csv.DictReader(rows))


class Measured(TypedDict):
    """A page: minutes of its core, the question it opens with, its exercises in Jupyter."""

    minutes: float
    question: str
    exercises: int


def kept(env: BuildEnvironment) -> dict[str, Measured]:
    """Page → what was measured; kept with the environment."""
    known: dict[str, Measured] = env.__dict__.setdefault("electrolytes_routes", {})
    return known


def measured(doctree: nodes.document) -> Measured:
    """The minutes of a page's core, and its opening question: the first in bold, before the first section."""
    page = next(iter(doctree.findall(nodes.section)), None)
    if page is None:
        return {"minutes": 0.0, "question": "", "exercises": 0}
    core = [child for child in page.children
            if not (isinstance(child, nodes.section) and child.children[0].astext() == DEEPER)]
    texts = [text_of([part]) for part in core]
    texts += [text_of(section.children) for part in core for section in part.findall(nodes.section)]
    words = sum(len(text.split()) for text in texts)
    figures = sum(len(widgets.ROOT.findall(raw.astext())) for part in core for raw in part.findall(nodes.raw))
    asked = sum(1 for part in core for _ in part.findall(questions.question))
    bold = (strong.astext() for part in core if not isinstance(part, nodes.section)
            for strong in part.findall(nodes.strong))
    opening = next((" ".join(words.split()) for words in bold if words.rstrip().endswith("?")), "")
    minutes = words / WORDS_A_MINUTE + FIGURE_MINUTES * figures + QUESTION_MINUTES * asked
    exercises = sum(1 for title in page.findall(nodes.TextElement) if title.astext().startswith(IN_JUPYTER))
    return {"minutes": round(minutes, 1), "question": opening, "exercises": exercises}


def whole(minutes: float) -> str:
    """A time to plan with: to five minutes below an hour, then in hours and quarters."""
    five = max(5, 5 * round(minutes / 5))
    if five < 60:
        return f"{five} minutes"
    quarters = round(minutes / 15)
    hours, rest = divmod(quarters, 4)
    return f"{hours}{('', ' ¼', ' ½', ' ¾')[rest]} hour{'s' if quarters > 4 else ''}".replace(" ¼", "¼").replace(
        " ½", "½").replace(" ¾", "¾")


class Routes(SphinxDirective):
    """The place of the list; it is written once all pages have been measured."""

    def run(self) -> list[nodes.Node]:
        """A mark that `_list` replaces."""
        if path := table(self.config.book_package, TABLE):
            self.env.note_dependency(str(path))
        return [nodes.raw("", LISTED, format="html")]


def _pages(app: Sphinx, route: Route) -> list[str]:
    return [page for page in route.pages if page in kept(app.env)]


def _list(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """Put the list in its place, and the question of the next page at the foot."""
    following = getattr(app.builder, "relations", {}).get(pagename, [None, None, None])[2]
    context["next_question"] = kept(app.env)[following]["question"] if following in kept(app.env) else ""
    body = context.get("body", "")
    if LISTED in body:
        ways = [route for route in routes(app.config.book_package) if len(_pages(app, route)) > 1]
        items = "".join(_item(app, pagename, route) for route in ways)
        tools = ('<p data-part="due"></p><p class="tools" data-part="tools" hidden>What you have read stays in this '
                 'browser. <button type="button" data-part="export">Export</button> '
                 '<label class="file">Import <input type="file" accept="application/json,.json" '
                 'data-part="import"></label> <button type="button" data-part="forget">Forget what I have read, and '
                 'whom I took along</button></p><p data-part="notice" role="status"></p>')
        data = context["pathto"](f"_static/{DATA}", resource=True)
        book = nodes.make_id(app.config.html_title)
        context["body"] = body.replace(LISTED, f'<div class="routes" data-book="{book}" data-code="{data}">'
                                               f"<ul>{items}</ul>{tools}</div>")


def _item(app: Sphinx, pagename: str, route: Route) -> str:
    pages = _pages(app, route)
    minutes = whole(sum(route.minutes(kept(app.env)[page]) for page in pages))
    begin = pages[1] if pages[0] == pagename else pages[0]
    address = app.builder.get_relative_uri(pagename, begin)
    return (f'<li data-route="{route.name}"><a href="{escape(address)}">{escape(route.title)}</a>: '
            f'{escape(route.serves)}. {len(pages)} pages, about {minutes}. {_notebooks(app, pagename, route)}'
            '<span data-part="done"></span></li>')


def _notebooks(app: Sphinx, pagename: str, route: Route) -> str:
    """The notebooks of a way that goes by them, to take along."""
    if not route.notebooks:
        return ""
    links = ", ".join(
        f'<a href="{escape(app.builder.get_relative_uri(pagename, page).removesuffix(".html"))}.ipynb" download>'
        f"{escape(app.env.titles[page].astext())}</a>" for page in _pages(app, route))
    return f"<details><summary>Its notebooks</summary>{links}</details> "


def _short(app: Sphinx, page: str) -> str:
    """A page's name where there is little room."""
    return str(app.env.metadata.get(page, {}).get("short") or app.env.titles[page].astext())


def _write(app: Sphinx, fault: Exception | None) -> None:
    """The pages of each way, with their titles and times, for the script."""
    if fault is not None or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    pages = {page: {"url": app.builder.get_target_uri(page), "title": _short(app, page),
                    "minutes": found["minutes"], "exercises": found["exercises"]}
             for page, found in sorted(kept(app.env).items()) if page in app.env.titles}
    ways = {route.name: {"title": route.title, "pages": _pages(app, route)}
            | ({"exercise": EXERCISE_MINUTES} if route.notebooks else {}) for route in routes(app.config.book_package)}
    text = json.dumps({"routes": ways, "pages": pages}, ensure_ascii=False, separators=(",", ":"))
    (Path(app.outdir) / "_static" / DATA).write_text(f"globalThis.bookRoutes={text};\n", encoding="utf-8")


def _note(app: Sphinx, doctree: nodes.document) -> None:
    page = app.env.docname
    if re.match(r"chapters/(?!reference/)", page):
        kept(app.env)[page] = measured(doctree)


def _merge(app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    kept(env).update({name: kept(other)[name] for name in docnames if name in kept(other)})


def _purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    kept(env).pop(docname, None)


def setup(app: Sphinx) -> None:
    """Register the directive; measure each page as it is read."""
    app.add_directive("routes", Routes)
    app.connect("doctree-read", _note, priority=910)
    app.connect("env-merge-info", _merge)
    app.connect("env-purge-doc", _purge)
    app.connect("html-page-context", _list, priority=860)
    app.connect("build-finished", _write)
