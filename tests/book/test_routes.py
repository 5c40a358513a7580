"""Ways through the book: honest times, pages that exist, and a bar that knows where one is."""

from __future__ import annotations

import json
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
    assert measured(page) == {"minutes": 2.0, "question": "Why so?", "exercises": 0}


def test_the_bar_goes_along_and_what_was_read_is_marked(engine: Any, site: Path) -> None:
    engine.open((site / "chapters/index.html").as_uri())
    engine.run("() => localStorage.clear()")
    first = engine.run("() => document.querySelector('[data-route=cell] a').href")
    engine.wait("() => globalThis.bookRoutes")
    engine.run("() => document.querySelector('[data-route=cell] a').click()")
    engine.wait(f"() => location.href.split('#')[0] === {first!r} && document.querySelector('nav.route')")
    assert "The cell, page 2 of" in engine.run("() => document.querySelector('nav.route').innerText")
    onward = engine.run("() => document.querySelector('.onward a').href")
    assert onward == engine.run("() => document.querySelector('nav.route a').href"), "the way goes on at the foot, too"
    engine.run("() => document.querySelector('.sentence').scrollIntoView()")
    engine.wait("() => 'chapters/essentials/membrane' in JSON.parse(localStorage.getItem('read') || '{}')")
    engine.reload()
    engine.wait("() => document.querySelector('nav.route')")
    assert engine.run("() => document.querySelectorAll('.contents a.read').length") == 1
    engine.run("() => document.querySelector('nav.route button').click()")
    assert engine.run("() => localStorage.getItem('route')") is None
    engine.run("() => localStorage.clear()")
    assert engine.complaints() == []


def test_what_was_read_is_taken_along_and_what_is_broken_is_refused(engine: Any, site: Path) -> None:
    """What was here stays when a file is refused; a good one adds to it."""
    engine.open((site / "chapters/index.html").as_uri())
    engine.run("() => { localStorage.clear(); "
               "localStorage.setItem('read', JSON.stringify({'chapters/mechanism/pump': 1})); }")
    engine.reload()
    engine.wait("() => !document.querySelector('[data-part=tools]').hidden")
    assert not engine.run("() => document.querySelector('[data-part=export]').hidden")
    give = """(text) => { const files = new DataTransfer(); files.items.add(new File([text], 'x.json'));
      const box = document.querySelector('[data-part=import]'); box.files = files.files;
      document.querySelector('[data-part=notice]').textContent = ''; box.dispatchEvent(new Event('change')); }"""
    said = "() => document.querySelector('[data-part=notice]').textContent"
    good = {"kind": "sodium-and-magnesium:read", "version": 1, "read": {"chapters/mechanism/cell": 2}, "route": "cell"}
    for text, why in (("{", "cannot be read"), ("[]", "no file of this book"),
                      ('{"version":1,"cards":{}}', "Review page"),
                      (json.dumps(good | {"version": 2}), "another version (2, wanted 1)"),
                      (json.dumps(good | {"read": {"chapters/x": "y"}}), "broken")):
        engine.run(give, text)
        engine.wait(said)
        assert why in engine.run(said) and engine.run(said).endswith("What was here stays as it is.")
        assert json.loads(engine.run("() => localStorage.getItem('read')")) == {"chapters/mechanism/pump": 1}
    engine.run(give, json.dumps(good))
    engine.wait("() => document.querySelector('nav.route')")
    assert set(json.loads(engine.run("() => localStorage.getItem('read')"))) == {
        "chapters/mechanism/pump", "chapters/mechanism/cell"}
    engine.run("() => localStorage.clear()")
    assert engine.complaints() == []


def test_the_way_with_python_offers_its_notebooks(site: Path) -> None:
    html = (site / "chapters/index.html").read_text(encoding="utf-8")
    way = html[html.index('data-route="python"'):]
    way = way[: way.index("</li>")]
    route = next(route for route in routes("electrolytes") if route.notebooks)
    for page in route.pages:
        assert f'href="{page.removeprefix("chapters/")}.ipynb"' in way and (site / f"{page}.ipynb").exists()
        assert "In Jupyter:" in (ROOT / f"{page}.md").read_text(encoding="utf-8"), "a page of this way has an exercise"


def test_a_page_ends_with_the_question_of_the_next(site: Path) -> None:
    html = (site / "chapters/mechanism/index.html").read_text(encoding="utf-8")
    foot = html[html.index('<nav class="turn"'):]
    assert "Is that what happens?" in foot[: foot.index("</nav>")]
