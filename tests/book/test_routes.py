"""Ways through the book: honest times, pages that exist, and a bar that knows where one is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docutils import nodes
from docutils.utils import new_document
from support.chapters import chapters

from electrolytes.book.routes import measured, routes, whole
from electrolytes.book.solutions import DEEPER

ROOT = Path(__file__).parents[2]


def test_every_page_of_a_way_is_in_the_book_and_all_of_it_is_all() -> None:
    pages = [str(path.relative_to(ROOT).with_suffix("")) for path in chapters()]
    ways = routes("electrolytes")
    for route in ways:
        assert set(route.pages) <= set(pages), route.name
        assert [page for page in pages if page in route.pages] == list(route.pages), f"{route.name} is out of order"
    assert list(ways[-1].pages) == [page for page in pages if "/reference/" not in page]


@pytest.mark.parametrize(("minutes", "words"), [
    (2, "5 minutes"), (22, "20 minutes"), (54, "55 minutes"), (62, "1 hour"), (76, "1¼ hours"), (170, "2¾ hours"),
    (183, "3 hours"),
])
def test_times_are_rounded_to_plan_with(minutes: float, words: str) -> None:
    assert whole(minutes) == words


def test_a_page_is_measured_by_all_words_of_its_core() -> None:
    page = new_document("")
    inner = nodes.section("", nodes.title("", "Part"), nodes.paragraph("", "word " * 219))
    deeper = nodes.section("", nodes.title("", DEEPER), nodes.paragraph("", "word " * 999))
    opening = nodes.paragraph("", "", nodes.Text("word " * 217), nodes.strong("", "Why so?"))
    page += nodes.section("", nodes.title("", "Page"), opening, inner, deeper)
    assert measured(page) == {"minutes": 2.0, "question": "Why so?"}


def test_the_bar_goes_along_and_what_was_read_is_marked(engine: Any, site: Path) -> None:
    engine.open((site / "chapters/index.html").as_uri())
    engine.run("() => localStorage.clear()")
    first = engine.run("() => document.querySelector('[data-route=cell] a').href")
    engine.wait("() => globalThis.bookRoutes")
    engine.run("() => document.querySelector('[data-route=cell] a').click()")
    engine.wait(f"() => location.href.split('#')[0] === {first!r} && document.querySelector('nav.route')")
    assert "The cell, page 2 of" in engine.run("() => document.querySelector('nav.route').innerText")
    engine.run("() => document.querySelector('.sentence').scrollIntoView()")
    engine.wait("() => 'chapters/essentials/membrane' in JSON.parse(localStorage.getItem('read') || '{}')")
    engine.reload()
    engine.wait("() => document.querySelector('nav.route')")
    assert engine.run("() => document.querySelectorAll('.contents a.read').length") == 1
    engine.run("() => document.querySelector('nav.route button').click()")
    assert engine.run("() => localStorage.getItem('route')") is None
    engine.run("() => localStorage.clear()")
    assert engine.complaints() == []


def test_a_page_ends_with_the_question_of_the_next(site: Path) -> None:
    html = (site / "chapters/mechanism/index.html").read_text(encoding="utf-8")
    foot = html[html.index('<nav class="turn"'):]
    assert "Is that what happens?" in foot[: foot.index("</nav>")]
