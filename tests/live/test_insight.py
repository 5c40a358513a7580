"""On a phone: the picture stays in sight while a control is dragged, and a row of buttons shows that it goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.browser import opened

FIRST = '[data-explorable="first"]'
PHONE = {"viewport": {"width": 360, "height": 640}, "is_mobile": True, "has_touch": True}
BOX = "e => { const { top, bottom } = e.getBoundingClientRect(); return [top, bottom]; }"


@pytest.fixture
def phone(chromium: Any, gallery_page: Path) -> Iterator[Any]:
    """The gallery on a small phone."""
    with opened(chromium, gallery_page.as_uri(), **PHONE) as page:
        page.wait_for_selector('[data-explorable="second"][data-ready="true"]')
        yield page


def touch(page: Any, kind: str, x: float = 0, y: float = 0) -> None:
    """One event of a finger, as the browser itself would make it."""
    if not hasattr(page, "fingers"):
        page.fingers = page.context.new_cdp_session(page)
    points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
    page.fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def test_the_sentence_comes_right_after_the_picture_and_then_the_situations(phone: Any) -> None:
    tops = [phone.locator(f"{FIRST} .explorable-{part}").bounding_box()["y"]
            for part in ("stage", "sentence", "presets", "controls", "tools")]
    assert tops == sorted(tops)


def test_the_picture_is_in_sight_at_every_step_of_a_drag(phone: Any) -> None:
    slider = phone.locator(f'{FIRST} [data-control="K"] input[type=range]')
    stage = phone.locator(f"{FIRST} .explorable-stage")
    slider.evaluate("e => scrollBy(0, e.getBoundingClientRect().top - innerHeight / 2)")
    assert stage.evaluate(BOX)[0] < 0, "idle, it scrolls away like anything else"
    place = slider.bounding_box()
    x, y = place["x"] + place["width"] / 3, place["y"] + place["height"] / 2
    before = slider.input_value()
    touch(phone, "touchStart", x, y)
    for step in range(12):
        touch(phone, "touchMove", x + 8 * step, y)
        top, bottom = stage.evaluate(BOX)
        assert 0 <= top < bottom <= 640
    touch(phone, "touchEnd")
    assert slider.input_value() != before
    assert slider.evaluate(BOX)[0] >= stage.evaluate(BOX)[1], "nor is the control covered by it"


def test_it_is_let_go_once_the_figure_is_left(phone: Any) -> None:
    phone.focus(f'{FIRST} [data-control="K"] input[type=range]')
    assert phone.locator(FIRST).get_attribute("data-in-use") is not None
    phone.evaluate("scrollTo(0, document.body.scrollHeight)")
    phone.wait_for_selector(f"{FIRST}:not([data-in-use])")


def test_a_row_that_goes_on_shows_it(phone: Any) -> None:
    row = phone.locator(f"{FIRST} .explorable-tools")
    assert row.evaluate("e => e.scrollWidth > e.clientWidth")
    assert row.get_attribute("data-more") is not None
    assert "gradient" in row.evaluate("e => getComputedStyle(e).maskImage")
    row.evaluate("e => { e.scrollLeft = e.scrollWidth; }")
    phone.wait_for_selector(f"{FIRST} .explorable-tools[data-before]:not([data-more])")
    assert len({button.bounding_box()["y"] for button in row.locator("> *").all()}) == 1, "one row"
    for button in row.locator("button").all():
        assert button.bounding_box()["height"] >= 24
