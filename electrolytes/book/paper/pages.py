"""The pages of the built book as paper wants them: nothing to click, all that is folded open, solutions by themselves.

A page is read as it was built. Figures stay as the pictures and sentences that they are at rest. Questions become lists
with letters; which answer is right, and why, moves to the solutions of the chapter, with those of practice and of
exercises.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import attrs
import lxml.html
from lxml.html import HtmlElement, builder

from electrolytes.book.contents import chapters
from electrolytes.live.still import WHOLE

SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
ARTICLE = re.compile(r"<article>(.*)</article>", re.DOTALL)
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
# of a live figure, what needs a hand; of a page, what needs a click
DROPPED = (".headerlink, script, noscript, template, .tips, .explorable-presets, .explorable-controls,"
           " .explorable-tools, .explorable-clock, .explorable-reading, .explorable-pace, .explorable-notice,"
           " .explorable-still, .explorable-hairline, .explorable-beads, details.hide, .day-fold, .day-wish,"
           " .day-menus, button, input, select, form")
LOADED = re.compile(r'<img src="[^"]*/_static/(practice/[\w-]+\.svg)" alt="([^"]*)"[^>]*>')
PICTURE = "picture"  # the attribute of what stands for a figure's SVG while a page is taken apart


class NotBuiltError(FileNotFoundError):
    """The book has not been built, or not all of it."""


@attrs.frozen
class Solution:
    """What an exercise or a question of a page comes to, with its heading."""

    title: str
    content: list[HtmlElement]


@attrs.frozen
class Page:
    """A page, taken apart.

    Parameters
    ----------
    name : as in the contents, such as ``chapters/mechanism/pump``
    title : its heading with its number, as plain text
    content : its section; each figure's picture is an ``img`` whose attribute `PICTURE` counts into `pictures`
    pictures : the SVG of each figure, as it stands in the page
    solutions : of its questions and exercises
    """

    name: str
    title: str
    content: HtmlElement
    pictures: list[str]
    solutions: list[Solution]


def pages(book: Path) -> Iterator[Page]:
    """All pages of a built book in reading order.

    Raises
    ------
    NotBuiltError
        If a page is not there.
    """
    for name in chapters(book):
        path = book / "_build" / "html" / f"{name}.html"
        if not path.exists():
            raise NotBuiltError(f"{path} is not there: build the book first, with make book.")
        yield page(name, _with_pictures(path.read_text("utf8"), book / "_build" / "html" / "_static"))


def _with_pictures(html: str, static: Path) -> str:
    """The pictures of a page's tasks, which the page loads from files, in their places."""
    def put(image: re.Match[str]) -> str:
        svg = (static / image[1]).read_text("utf8")
        return svg.replace(WHOLE, f'{WHOLE} role="img" aria-label="{image[2]}"', 1)

    return LOADED.sub(put, html)


def page(name: str, html: str) -> Page:
    """One page, taken apart."""
    article, title = ARTICLE.search(html), TITLE.search(html)
    if not article or not title:
        raise NotBuiltError(f"{name} is no page of the book")
    pictures: list[str] = []

    def put_aside(svg: re.Match[str]) -> str:
        pictures.append(svg[0])
        return f'<img {PICTURE}="{len(pictures) - 1}">'

    content = lxml.html.fragment_fromstring(SVG.sub(put_aside, article[1]), create_parent="div")
    for name_of_column in content.cssselect("th > button"):  # by which a table is sorted
        name_of_column.drop_tag()
    for dropped in content.cssselect(DROPPED):
        dropped.drop_tree()
    heading = unescape(title[1]).rpartition(" – ")[0] or unescape(title[1])
    solutions = [*_guesses(content), *_questions(content), *_practice(content), *_exercises(content)]
    _open(content)
    _plain_links(content)
    for label in content.cssselect("label"):  # of what was typed into
        label.tag = "span"
        label.attrib.pop("for", None)
    return Page(name, " ".join(heading.split()), content, pictures, solutions)


def _questions(content: HtmlElement) -> list[Solution]:
    """Make each question a list with letters; its answers, with what is said of each."""
    solutions = []
    for number, box in enumerate(content.cssselect("fieldset.question"), 1):
        legend = box.cssselect("legend")[0]
        kind = legend.cssselect(".kind")[0]
        question = builder.P(builder.STRONG(f"{kind.text_content().strip()} ({number}). "))
        kind.drop_tree()
        question.append(builder.SPAN(*_inside(legend)))
        choices = builder.OL(type="a")
        answers = builder.OL(type="a")
        for choice in box.cssselect(".choice"):
            choices.append(builder.LI(*_inside(choice.cssselect("label")[0])))
            right = "right" in choice.get("class", "")
            said = builder.LI(builder.STRONG("Right. " if right else "No. "))
            for each in choice.cssselect(".feedback > :not(.verdict)"):
                said.append(each)
            answers.append(said)
        rights = [string.ascii_lowercase[i] for i, choice in enumerate(box.cssselect(".choice"))
                  if "right" in choice.get("class", "")]
        name = f"Question {number}: {' and '.join(rights)}"
        solutions.append(Solution(name, [answers]))
        new = builder.DIV(question, choices)
        new.set("class", "question")
        new.tail = box.tail
        box.getparent().replace(box, new)
    return solutions


def _inside(element: HtmlElement) -> list[str | HtmlElement]:
    """The words and elements in an element."""
    return [element.text or "", *(child for child in element)]


def _guesses(content: HtmlElement) -> list[Solution]:
    """Take the answers out of the figures on which one guesses first."""
    solutions = []
    for fold in content.cssselect("details.explorable-answer"):
        fold.cssselect("summary")[0].drop_tree()
        asked = fold.getparent().cssselect(".explorable-asked > span")
        words = (asked[0].tail or "").strip() if asked else ""
        solutions.append(Solution(f"Guess first: {words}", list(fold)))
        fold.drop_tree()
    return solutions


def _practice(content: HtmlElement) -> list[Solution]:
    """Take the solutions out of the tasks that mark themselves; each task begins with its name."""
    solutions = []
    for task in content.cssselect(".practice .task"):
        kind = task.cssselect(".kind")[0]
        name = kind.text_content().strip()
        for fold in task.cssselect("details"):
            fold.cssselect("summary")[0].drop_tree()
            solutions.append(Solution(name, list(fold)))
            fold.drop_tree()
        kind.set("class", "fold-title")
    return solutions


def _exercises(content: HtmlElement) -> list[Solution]:
    """Take the solutions of exercises out of a page."""
    solutions = []
    for fold in content.cssselect("details.solution"):
        title = fold.cssselect("summary")[0]
        words = " ".join(title.text_content().split()).removeprefix("Solution to ")
        title.drop_tree()
        solutions.append(Solution(words, list(fold)))
        fold.drop_tree()
    return solutions


def _open(content: HtmlElement) -> None:
    """Make each fold a section under its heading."""
    for fold in content.cssselect("details"):
        summary = fold.cssselect("summary")[0]
        heading = summary.cssselect("h2, h3, h4")
        fold.tag = "section" if heading else "div"
        if heading:
            summary.drop_tag()
        else:
            summary.tag = "p"
            summary.set("class", "fold-title")


def _plain_links(content: HtmlElement) -> None:
    """Words that set a figure, and links to files that paper does not have, are words."""
    for link in content.cssselect("a.do, a.person-link, a[download]"):
        link.drop_tag()
    for link in content.cssselect("a[title]"):
        del link.attrib["title"]
