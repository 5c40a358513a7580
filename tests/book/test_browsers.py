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


MINIATURE = """async () => {
  const place = document.querySelector('.miniature');
  const slider = place?.querySelector('input[type=range]');
  if (!slider) return place ? ['the miniature has no slider'] : [];
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  await drawn();
  const before = place.innerHTML;
  slider.value = slider.value > 0.5 ? 0.25 : 0.75;
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  await drawn();
  return [place.innerHTML === before && 'nothing moves', /NaN|Infinity/.test(place.innerHTML) && 'not a number']
    .filter(Boolean);
}"""


def test_every_model_of_the_library_moves_on_its_page(engine: Any, site: Path) -> None:
    pages = sorted((site / "models").glob("*.html"))
    assert len(pages) > 80
    faults = {}
    for path in pages:
        engine.open(path.as_uri())
        engine.wait("() => document.readyState === 'complete'")
        if found := [*engine.run(MINIATURE), *engine.complaints()]:
            faults[path.name] = found
    assert faults == {}
