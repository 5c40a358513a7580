"""Every page in Chromium, Firefox and WebKit: its figures live and move, its links, questions and search work."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGES = [str(path.relative_to(ROOT).with_suffix(".html")) for path in sorted(ROOT.glob("chapters/**/*.md"))]
MOVING = (ROOT / "tests" / "support" / "moving.js").read_text(encoding="utf-8")
READY = "() => document.readyState === 'complete' && !document.querySelector('[data-explorable]:not([data-ready])')"
PUMP = "chapters/mechanism/pump.html"


@pytest.mark.parametrize("name", PAGES)
def test_every_control_moves_its_figure(engine: Any, site: Path, name: str) -> None:
    """And nothing is ever not a number, reset leads back, and the console has nothing to say."""
    engine.open((site / name).as_uri())
    engine.wait(READY)
    assert engine.run(MOVING) == []
    assert engine.complaints() == []


def test_a_link_opens_a_figure_as_it_says(engine: Any, site: Path) -> None:
    engine.open((site / PUMP).as_uri() + "#pump-cycle?Na_i=25")
    engine.wait(READY)
    number = "() => document.querySelector('[data-explorable=\"pump-cycle\"] [data-control=\"Na_i\"] input').value"
    assert engine.run(number) == "25"
    assert engine.complaints() == []


def test_an_answer_shows_its_feedback(engine: Any, site: Path) -> None:
    engine.open((site / PUMP).as_uri())
    shown = """() => [...document.querySelectorAll('fieldset.question:first-of-type .feedback')]
      .filter((words) => words.checkVisibility()).length"""
    engine.run("() => { for (const fold of document.querySelectorAll('details')) fold.open = true; }")
    assert engine.run(shown) == 0
    engine.run("() => document.querySelector('fieldset.question input').focus()")
    engine.press("Space")
    assert engine.run(shown) == 1
    engine.press("ArrowDown")
    assert engine.run(shown) == 1
    assert engine.complaints() == []


def test_search_finds_pages(engine: Any, site: Path) -> None:
    """Asked from a page's own field, by a form, from disk."""
    engine.open((site / PUMP).as_uri())
    engine.run("() => document.querySelector('.top input[type=search]').focus()")
    engine.write("magnesium")
    engine.press("Enter")
    engine.wait("() => document.querySelectorAll('.search-found li a').length > 1")
    assert "search.html?q=magnesium" in engine.run("() => location.href")
    assert engine.complaints() == []
    engine.run("() => document.querySelector('.search-found li a').click()")
    engine.wait("() => location.href.includes('/chapters/')")
