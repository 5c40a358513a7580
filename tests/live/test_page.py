"""The explorable in a real browser: it takes over the picture that stands there, and every control moves it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from support.browser import opened

FIRST = '[data-explorable="first"]'


SHAPES = """() => [...document.querySelectorAll('[data-explorable="first"] [data-artist]')].map((part) =>
  [...part.querySelectorAll('path, use, ellipse, text')].filter((e) => !e.closest('defs, marker'))
    .map((e) => e.cloneNode(true).outerHTML))"""


def shapes(page: Any) -> list[list[str]]:
    """Every bound part of the first figure, as it stands in the picture."""
    return page.evaluate(SHAPES)


def numbers(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+\.?\d*", text)]


def set_number(page: Any, name: str, value: str) -> None:
    page.fill(f'{FIRST} [data-control="{name}"] .explorable-number input', value)


def test_script_draws_what_matplotlib_drew(chromium: Any, gallery_page: Path, live: Any) -> None:
    """At the default, every part the script sets stands within a twentieth of a unit of Matplotlib's own drawing."""
    with opened(chromium, gallery_page.as_uri(), java_script_enabled=False) as plain:
        assert plain.locator(f"{FIRST} [data-artist]").count() == 12
    before = Path(gallery_page).read_text(encoding="utf-8")
    curve = re.search(r'data-artist="0"><path d="([^"]+)"', before).group(1)
    after = live.get_attribute(f'{FIRST} [data-artist="0"] path', "d")
    assert numbers(after) == pytest.approx(numbers(curve), abs=0.05)


def test_same_node_before_and_after(chromium: Any, gallery_page: Path) -> None:
    """The picture is adopted: the very node that stood in the HTML is the one that moves."""
    context = chromium.new_context()
    page = context.new_page()
    page.add_init_script(
        """new MutationObserver((_, observer) => {
          const svg = document.querySelector('[data-explorable="first"] svg');
          if (svg) { window.early = svg; observer.disconnect(); }
        }).observe(document, {childList: true, subtree: true})"""
    )
    page.goto(gallery_page.as_uri())
    page.wait_for_selector(f'{FIRST}[data-ready="true"]')
    assert page.evaluate(f"window.early === document.querySelector('{FIRST} svg')")
    assert page.evaluate("performance.getEntriesByName('explorable-ready:first').length") == 1
    context.close()


@pytest.mark.parametrize(("name", "value"), [("L", "20"), ("K", "9")])
def test_number_box_slider_and_picture_go_together(live: Any, name: str, value: str) -> None:
    before = shapes(live)
    set_number(live, name, value)
    slider = live.locator(f'{FIRST} [data-control="{name}"] input[type=range]')
    assert slider.get_attribute("aria-valuetext").startswith(f"{value} millimolar")
    changed = [old != new for old, new in zip(before, shapes(live), strict=True)]
    assert sum(changed) >= 8
    live.click(f"{FIRST} [data-action=reset]")
    assert shapes(live) == before


def test_menu_changes_the_figure(live: Any) -> None:
    before = shapes(live)
    live.select_option(f'{FIRST} [data-control="kind"] .explorable-menu', "1")
    assert shapes(live) != before


def test_sentence_follows_and_is_announced_at_rest(live: Any) -> None:
    sentence = live.locator(f"{FIRST} output.explorable-sentence")
    set_number(live, "L", "8")
    assert sentence.inner_text() == "At 8.00 mM, 80 % is bound, more than half."
    assert sentence.get_attribute("aria-busy") == "true"
    live.wait_for_selector(f"{FIRST} output.explorable-sentence:not([aria-busy])", timeout=2000)


def test_arrow_turns_around(live: Any) -> None:
    arrow = live.locator(f'{FIRST} [data-artist="7"] path').first
    assert arrow.get_attribute("marker-start")
    set_number(live, "L", "50")
    assert arrow.get_attribute("marker-end")
    assert not arrow.get_attribute("marker-start")


def test_presets_show_where_we_are(live: Any) -> None:
    usual, plenty = (live.locator(f'{FIRST} [data-preset="{i}"]') for i in (0, 1))
    assert usual.get_attribute("aria-pressed") == "true"
    plenty.click()
    assert (usual.get_attribute("aria-pressed"), plenty.get_attribute("aria-pressed")) == ("false", "true")
    assert live.input_value(f'{FIRST} [data-control="L"] .explorable-number input') == "50"


def test_laboratory_units_change_the_number_not_the_state(live: Any) -> None:
    before = shapes(live)
    box = f'{FIRST} [data-control="L"] .explorable-number input'
    live.select_option(f'{FIRST} [data-control="L"] .explorable-unit select', "1")
    assert live.input_value(box) == "2.43"
    assert live.inner_text(f'{FIRST} [data-control="L"] output') == "normal 1.22–4.86 · 1 mM"
    assert shapes(live) == before
    live.fill(box, "24.305")
    assert live.inner_text(f"{FIRST} .explorable-sentence").startswith("At 10.0 mM")
    live.fill(box, "9999")
    assert "at most 243 mg/dL" in live.inner_text(f"{FIRST} .explorable-notice")
    live.click(f"{FIRST} [data-action=reset]")
    assert live.input_value(box) == "1"


def test_dragging_moves_the_control(live: Any) -> None:
    """A finger on the picture moves the marker's own quantity; elsewhere it does nothing."""
    box = live.locator(f"{FIRST} svg").bounding_box()
    live.mouse.move(box["x"] + 0.2 * box["width"], box["y"] + 0.2 * box["height"])
    live.mouse.down()
    first = float(live.input_value(f'{FIRST} [data-control="L"] .explorable-number input'))
    live.mouse.move(box["x"] + 0.4 * box["width"], box["y"] + 0.2 * box["height"], steps=4)
    live.mouse.up()
    second = float(live.input_value(f'{FIRST} [data-control="L"] .explorable-number input'))
    assert 0.01 <= first < second <= 100


def test_reading_off_by_keyboard(live: Any) -> None:
    reader = live.locator(f"{FIRST} .explorable-reader").first
    reader.focus()
    live.keyboard.press("Home")
    for _ in range(50):
        live.keyboard.press("ArrowRight")
    assert reader.get_attribute("aria-valuetext") == "Ligand (mM): 1.00; Bound: 0.333"
    assert live.inner_text(f"{FIRST} .explorable-reading") == "Ligand (mM): 1.00\nBound: 0.333"
    live.keyboard.press("Escape")
    assert live.locator(f"{FIRST} .explorable-reading").is_hidden()


def test_pin_and_ghost(live: Any) -> None:
    ghost = live.locator(f"{FIRST} .explorable-ghost").first
    assert ghost.evaluate("e => getComputedStyle(e).display") == "none"
    set_number(live, "L", "20")
    assert ghost.evaluate("e => getComputedStyle(e).display") != "none"
    live.click(f"{FIRST} [data-action=pin]")
    pinned = live.locator(f"{FIRST} .explorable-pinned use").first
    at = pinned.get_attribute("x")
    set_number(live, "L", "2")
    assert pinned.get_attribute("x") == at
    live.click(f"{FIRST} [data-action=reset]")
    assert live.locator(f"{FIRST} .explorable-pinned").count() == 0


def test_curve_that_leaves_is_marked(live: Any) -> None:
    edge = live.locator(f'{FIRST} [data-artist="11"] > path').last
    assert edge.get_attribute("d") == ""
    live.select_option(f'{FIRST} [data-control="kind"] .explorable-menu', "1")
    for ligand in ("5", "100"):  # leaves at the top; is above the axes all the way
        set_number(live, "L", ligand)
        assert edge.get_attribute("d").count("M") == 1


@pytest.mark.parametrize(
    ("query", "value", "told"),
    [
        ("L=20&kind=1", "20", ""),
        ("L=1e99", "1", "usual state"),
        ("L=1&x=<img src=x onerror=alert(1)>", "1", "usual state"),
    ],
)
def test_links(chromium: Any, gallery_page: Path, query: str, value: str, told: str) -> None:
    with opened(chromium, f"{gallery_page.as_uri()}#first?{query}") as page:
        page.wait_for_selector(f'{FIRST}[data-ready="true"]')
        assert page.input_value(f'{FIRST} [data-control="L"] .explorable-number input') == value
        assert told in page.inner_text(f"{FIRST} .explorable-notice")
        assert page.locator("img").count() == 0


@pytest.mark.parametrize(
    ("action", "name", "words"),
    [("csv", "first.csv", "setting,L,1,mM"), ("svg", "first.svg", "33 % is bound")],
)
def test_what_can_be_taken_along(live: Any, action: str, name: str, words: str) -> None:
    with live.expect_download() as download:
        live.click(f"{FIRST} [data-action={action}]")
    assert download.value.suggested_filename == name
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert words in text
    assert "var(" not in text
    assert "color-mix" not in text


def test_without_scripts_and_in_print(chromium: Any, gallery_page: Path, live: Any) -> None:
    with opened(chromium, gallery_page.as_uri(), java_script_enabled=False) as plain:
        assert plain.locator(f"{FIRST} svg").bounding_box()["height"] > 200
        assert plain.locator(f"{FIRST} .explorable-sentence").is_visible()
        assert plain.locator(f"{FIRST} .explorable-still").is_visible()
        assert not plain.locator(f"{FIRST} .explorable-controls").is_visible()
    live.emulate_media(media="print")
    assert live.locator(f"{FIRST} svg").bounding_box()["height"] > 200
    assert not live.locator(f"{FIRST} .explorable-tools").is_visible()
