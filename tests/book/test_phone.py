"""The pages on a phone: how long their core is, what the bar says, what is seen of figures, tables and the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from support.browser import opened, until
from support.chapters import ROOT, chapters

NAMES = [str(path.relative_to(ROOT / "chapters").with_suffix("")) for path in chapters()]
READ = [name for name in NAMES if not name.startswith("reference/")]
SCREENS = 8
CORE = """() => {
  const end = document.getElementById("going-deeper") ?? document.querySelector("main").nextElementSibling;
  return (end.getBoundingClientRect().top + scrollY) / innerHeight;
}"""
FIRST_PICTURE = """() => {
  const picture = document.querySelector("[data-explorable] svg")?.getBoundingClientRect();
  return picture ? picture.top + scrollY : null;
}"""


@contextmanager
def phone(chromium: Any, site: Path, name: str, width: int = 390, height: int = 844) -> Iterator[Any]:
    """A page of the book on a phone."""
    options = {"viewport": {"width": width, "height": height}, "is_mobile": True, "has_touch": True}
    with opened(chromium, (site / "chapters" / f"{name}.html").as_uri(), **options) as page:
        yield page


@pytest.mark.parametrize("name", READ)
def test_the_core_of_a_page_takes_few_screens(chromium: Any, site: Path, name: str) -> None:
    """Folds closed, up to what goes deeper."""
    with phone(chromium, site, name) as page:
        until(page, "() => !document.querySelector('[data-explorable]:not([data-ready])')")
        assert page.evaluate(CORE) <= SCREENS


@pytest.mark.parametrize("name", ["index", "essentials/membrane", "mechanism/cell", "deficiency/chain", "diet/balance"])
def test_a_page_opens_with_its_figure_on_the_first_screen(chromium: Any, site: Path, name: str) -> None:
    with phone(chromium, site, name) as page:
        assert page.evaluate(FIRST_PICTURE) < 844 - 200


def test_the_bar_names_the_page_and_the_section_and_leads_to_any(chromium: Any, site: Path) -> None:
    with phone(chromium, site, "essentials/membrane") as page:
        bar = page.locator("button.here")
        assert bar.inner_text().split("\n") == ["Ions and voltage", "On this page"]
        assert not page.locator(".top .title").is_visible()
        bar.click()
        contents = page.locator("#onpage")
        assert contents.is_visible()
        contents.get_by_role("link", name="Three of potassium").click()
        assert not contents.is_visible()
        until(page, "() => document.querySelector('[data-section]').textContent.startsWith('Three of potassium')")


def test_the_pages_contents_open_what_is_folded(chromium: Any, site: Path) -> None:
    with phone(chromium, site, "essentials/membrane") as page:
        fold = page.locator("details.deeper").nth(1)
        name = fold.locator("summary").inner_text()
        assert not fold.evaluate("e => e.open")
        page.click("button.here")
        page.locator("#onpage").get_by_role("link", name=name).click()
        until(page, "() => document.querySelectorAll('details.deeper')[1].open")


def test_a_line_says_how_much_of_the_core_is_read(chromium: Any, site: Path) -> None:
    read = "() => Number(document.querySelector('.top .read').style.getPropertyValue('--read'))"
    with phone(chromium, site, "essentials/membrane") as page:
        page.evaluate("scrollTo({ top: 1, behavior: 'instant' })")
        until(page, f"() => ({read})() < 0.01")
        page.evaluate("document.getElementById('going-deeper').scrollIntoView({ behavior: 'instant' })")
        until(page, f"() => ({read})() === 1")


@pytest.mark.parametrize(("width", "height"), [(390, 844), (360, 640)])
def test_the_drawing_stays_while_a_finger_drags_a_control_below_it(chromium: Any, site: Path, width: int,
                                                                  height: int) -> None:
    with phone(chromium, site, "essentials/membrane", width, height) as page:
        until(page, "() => document.querySelector('[data-explorable][data-ready]')")
        figure = page.locator("[data-explorable]").first
        slider = figure.locator('[data-control="K_e"] input[type=range]')
        low = "e => scrollBy({ top: e.getBoundingClientRect().top - innerHeight * 0.8, behavior: 'instant' })"
        slider.evaluate(low)
        place, fingers = slider.bounding_box(), page.context.new_cdp_session(page)
        share = slider.evaluate("e => (e.value - e.min) / (e.max - e.min)")
        x, y = place["x"] + 11 + share * (place["width"] - 22), place["y"] + place["height"] / 2  # the thumb
        room = place["x"] + place["width"] - x

        def touch(kind: str, *points: dict[str, float]) -> None:
            fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

        before = figure.locator(".explorable-sentence").inner_text()
        touch("touchStart", {"x": x, "y": y})
        for step in range(1, 16):
            touch("touchMove", {"x": x + room * step / 16, "y": y})
            box = figure.locator(".explorable-stage svg").bounding_box()
            assert box["y"] >= page.locator(".top").bounding_box()["height"] - 1
            assert box["y"] + box["height"] <= height
        touch("touchEnd")
        assert figure.locator(".explorable-sentence").inner_text() != before


def test_a_button_that_the_drawing_would_cover_is_pressed_all_the_same(chromium: Any, site: Path) -> None:
    with phone(chromium, site, "essentials/membrane") as page:
        until(page, "() => document.querySelector('[data-explorable][data-ready]')")
        preset = page.locator("[data-explorable]").first.locator('[data-action="preset"]').nth(1)
        preset.evaluate("e => scrollBy({ top: e.getBoundingClientRect().top - 120, behavior: 'instant' })")
        box = preset.bounding_box()
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_timeout(100)
        assert preset.get_attribute("aria-pressed") == "true"
        assert preset.bounding_box()["y"] > page.locator(".explorable-stage").first.bounding_box()["y"] + 200


def test_the_ledger_is_cards_on_a_phone_and_whole_on_a_wide_screen(chromium: Any, site: Path) -> None:
    with phone(chromium, site, "reference/claims") as page:
        box = page.locator(".table-box:has(.ledger)")
        assert box.evaluate("e => e.scrollWidth <= e.clientWidth")
        row = page.locator(".ledger tbody tr").first
        assert all(cell.bounding_box()["x"] >= 0 for cell in row.locator("td").all())
        assert row.locator("td").nth(5).inner_text()
    wide = {"width": 1280, "height": 800}
    with opened(chromium, (site / "chapters/reference/claims.html").as_uri(), viewport=wide) as page:
        assert page.locator(".table-box:has(.ledger)").evaluate("e => e.scrollWidth <= e.clientWidth")


def test_what_goes_on_sideways_shows_it(chromium: Any, site: Path) -> None:
    with phone(chromium, site, "diet/trials", 320, 640) as page:
        page.eval_on_selector_all("details", "all => all.forEach(d => d.open = true)")
        page.wait_for_timeout(200)
        wide = page.locator(":is(.table-box, .text_html, .math.scroll)[tabindex]")
        assert wide.count() > 0
        for box in wide.all():
            assert "gradient" in box.evaluate("e => getComputedStyle(e).backgroundImage")
