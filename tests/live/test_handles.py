"""A drawn thing is taken where it stands, by mouse, finger and keys; the slider follows it, and it the slider."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.browser import opened
from support.decay import decay
from support.gallery import CONTROLS, KIND, SATURATION, K, L, bound

from electrolytes.live import Explorable, Handle, Sentence, figure, palette, parts
from electrolytes.model import ModelError

FIRST = '[data-explorable="first"]'
DOT, BAR = (f"{FIRST} .explorable-handle >> nth={place}" for place in (0, 1))
STATE = """() => {
  const root = document.querySelector('[data-explorable="first"]');
  const box = (name) => root.querySelector(`[data-control="${name}"] .explorable-number input`);
  return ["L", "K"].map((name) => Number(box(name).value));
}"""
MIDDLE = "e => { const { x, y, width, height } = e.getBoundingClientRect(); return [x + width / 2, y + height / 2]; }"
PHONE = {"viewport": {"width": 390, "height": 700}, "is_mobile": True, "has_touch": True}


def middle(page: Any, which: str) -> list[float]:
    """Where on the screen a grip stands."""
    return page.locator(which).evaluate(MIDDLE)


def drag(page: Any, which: str, right: float, down: float) -> None:
    """Takes a grip a little beside its middle, and leads it by so many pixels."""
    x, y = middle(page, which)
    page.mouse.move(x + 4, y - 3)
    page.mouse.down()
    page.mouse.move(x + 4 + right / 2, y - 3 + down, steps=2)
    page.mouse.move(x + 4 + right, y - 3 + down)
    page.mouse.up()


def touch(page: Any, kind: str, x: float = 0, y: float = 0) -> None:
    """One event of a finger, as the browser itself would make it."""
    points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
    page.fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def test_a_mouse_drags_a_dot_and_a_bars_end_and_the_sliders_follow(live: Any) -> None:
    x, y = middle(live, DOT)
    drag(live, DOT, 40, 30)
    ligand, constant = live.evaluate(STATE)
    assert ligand > 2 and constant == 2, "it goes along its own side alone"
    assert middle(live, DOT) == pytest.approx([x + 40, middle(live, DOT)[1]], abs=1)
    live.click(f'{FIRST} [data-action="reset"]')
    x, y = middle(live, BAR)
    drag(live, BAR, 10, -8)  # its height is (L − K) / (L + K): K is searched
    assert live.evaluate(STATE)[1] < 2
    assert middle(live, BAR) == pytest.approx([x, y - 8], abs=1)
    live.fill(f'{FIRST} [data-control="K"] .explorable-number input', "2")
    assert middle(live, BAR) == pytest.approx([x, y], abs=0.1), "and it follows the slider"


def test_beyond_what_can_be_set_a_handle_stays_at_the_end(live: Any) -> None:
    drag(live, DOT, 900, 0)
    assert live.evaluate(STATE)[0] == 100
    drag(live, DOT, -900, 0)
    assert live.evaluate(STATE)[0] == 0.01
    live.click(f'{FIRST} [data-action="reset"]')
    drag(live, BAR, 0, 400)
    assert live.evaluate(STATE)[1] == 10
    drag(live, BAR, 0, -400)
    assert live.evaluate(STATE)[1] == 0.5


def test_while_it_is_held_the_number_stands_beside_it_and_its_slider_is_lit(live: Any) -> None:
    x, y = middle(live, BAR)
    note = live.locator(f"{FIRST} .explorable-held")
    assert not note.is_visible()
    live.mouse.move(x, y)
    live.mouse.down()
    live.mouse.move(x, y - 8)
    assert note.inner_text() == f"Half-saturation: {live.evaluate(STATE)[1]:g} mM"
    assert live.locator(f'{FIRST} [data-control="K"]').get_attribute("data-held") is not None
    live.mouse.up()
    assert not note.is_visible()
    live.focus(f'{FIRST} [data-control="L"] input[type=range]')
    assert live.locator(DOT).get_attribute("data-lit") is not None


def test_a_finger_on_a_handle_drags_it_and_beside_it_scrolls_the_page(chromium: Any, gallery_page: Path) -> None:
    with opened(chromium, gallery_page.as_uri(), **PHONE) as page:
        page.wait_for_selector('[data-explorable="second"][data-ready="true"]')
        page.fingers = page.context.new_cdp_session(page)
        box = page.locator(BAR).bounding_box()
        assert min(box["width"], box["height"]) >= 24
        x, y = middle(page, BAR)
        touch(page, "touchStart", x, y)
        for step in range(1, 6):
            touch(page, "touchMove", x, y - 2 * step)
        held = page.locator(f"{FIRST} .explorable-held").bounding_box()
        assert held["y"] + held["height"] < y - 30, "the finger does not hide the number"
        touch(page, "touchEnd")
        assert page.evaluate(STATE)[1] < 2
        assert page.evaluate("scrollY") == 0
        touch(page, "touchStart", x + 60, y)
        for step in range(1, 12):
            touch(page, "touchMove", x + 60, y - 12 * step)
        touch(page, "touchEnd")
        assert page.evaluate("scrollY") > 30


IN_EVERY_BROWSER = """() => {
  const root = document.querySelector('[data-explorable="first"]');
  const grip = root.querySelectorAll(".explorable-handle")[1];
  grip.setPointerCapture = () => {}; // an event that no hand has made has no pointer to capture
  const { x, y, width, height } = grip.getBoundingClientRect();
  const at = (dy) => ({ clientX: x + width / 2, clientY: y + height / 2 + dy, pointerId: 1, button: 0, bubbles: true });
  const events = [["pointerdown", 0], ["pointermove", -8], ["pointerup", -8]];
  for (const [kind, dy] of events) grip.dispatchEvent(new PointerEvent(kind, at(dy)));
  const moved = grip.getBoundingClientRect();
  return [y - moved.y, document.activeElement === grip, getComputedStyle(grip).touchAction];
}"""


SAID = """() => ["role", "aria-label", "aria-valuetext", "aria-valuenow", "tabindex"]
  .map((name) => document.activeElement.getAttribute(name))"""


def test_pointer_and_keys_move_it_in_every_browser(engine: Any, gallery_page: Path) -> None:
    engine.open(gallery_page.as_uri())
    engine.wait("() => document.querySelector('[data-explorable=\"second\"][data-ready]')")
    up, focused, action = engine.run(IN_EVERY_BROWSER)
    assert up == pytest.approx(8, abs=1) and focused and action == "none"
    before = engine.run(STATE)[1]
    assert 0.5 < before < 2
    engine.press("ArrowUp", "ArrowRight", "ArrowLeft")
    assert engine.run(STATE)[1] == pytest.approx(before + 0.01)
    engine.press("PageUp")
    assert engine.run(STATE)[1] == pytest.approx(before + 0.96)
    engine.press("End")
    assert engine.run(STATE)[1] == 10
    engine.press("ArrowUp")
    assert engine.run(STATE)[1] == 10
    engine.press("Home")
    assert engine.run(STATE)[1] == 0.5
    assert engine.run(SAID) == ["slider", "Half-saturation, in the picture", "0.5 millimolar", "0.5", "0"]
    assert engine.complaints() == []


SEEK = """const [of, track, wanted, now] = data;
const place = { hill: (x) => x * (4 - x), line: (x) => 3 - 2 * x, capped: (x) => Math.min(2, x) }[of];
return soughtOn(sampled({ low: track[0], high: track[1] }, place), place, wanted, now);"""


@pytest.mark.parametrize(("of", "wanted", "now", "found"), [
    ("line", 1.0, 0.2, 1.0),
    ("line", -99.0, 0.2, 4.0),  # beyond its end
    ("hill", 3.0, 0.5, 1.0),    # twice there: the nearer one
    ("hill", 3.0, 3.5, 3.0),
    ("hill", 5.0, 0.5, 2.0),    # never there: the top
    ("capped", 2.5, 3.0, 3.0),  # as near all along: it stays
])  # fmt: skip
def test_a_value_is_found_for_each_place(
    scripts: Callable[..., Any], of: str, wanted: float, now: float, found: float
) -> None:
    assert scripts(SEEK, [of, [0, 4], wanted, now]) == pytest.approx(found, abs=1e-3)


def shown(*bindings: Any, fig: Any) -> Explorable:
    return Explorable("held", fig, SATURATION, title="T", description="D", controls=CONTROLS, bindings=bindings,
                      sentence=Sentence("x"))  # fmt: skip


def test_a_handle_stands_where_its_part_is_naturally_held() -> None:
    with figure() as fig:
        ax = fig.subplots()
        bar = parts.bar(ax, 3, 1, palette.sodium, height=2 * K)
        lying = parts.bar(ax, 3, 1, palette.sodium, width=bound, base=1)
        handles = [parts.handle(bar, K), parts.handle(lying, L)]
    upright, flat = shown(bar, lying, *handles, fig=fig)._spec["bindings"][2:]
    assert (upright["side"], upright["map"]) == ("y", [0.0, 2.0]), "a place linear in the quantity is read off"
    assert flat["side"] == "x" and "map" not in flat


def test_what_cannot_be_held_is_refused() -> None:
    with figure() as fig:
        ax = fig.subplots()
        dot = parts.dot(ax, L, bound, palette.sodium)
        shape = parts.polygon(ax, parts.box(0, 1, 0, bound), palette.sodium)
        with pytest.raises(ModelError, match="Give x and y"):
            parts.handle(shape, L)
        with pytest.raises(ModelError, match="Give side"):
            parts.handle(dot, K)
        with pytest.raises(ModelError, match="is a menu"):
            parts.handle(dot, KIND, side="x")
        with pytest.raises(ModelError, match="no control"):
            shown(dot, Handle(dot.artist, bound, x=bound, y=0), fig=fig)
    timed = decay()
    with pytest.raises(ModelError, match="in a figure in time"):
        parts.handle(shape, L, x=0, y=L**2).plan(timed._drawing.plan)
