"""What WCAG 2.2 AA asks beyond what axe sees: room for fingers, large letters, focus in sight, more contrast."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.browser import opened
from support.chapters import chapters

ROOT = Path(__file__).parent.parent.parent
PAGES = [f"{path.relative_to(ROOT).with_suffix('')}.html" for path in chapters()] + ["search.html"]
TARGETS = (ROOT / "tests" / "support" / "targets.js").read_text(encoding="utf-8")
PUMP = "chapters/mechanism/pump.html"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "reduced_motion": "reduce"}
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPEN = """() => {
  for (const fold of document.querySelectorAll('details')) fold.open = true;
  for (const answer of document.querySelectorAll('.choice:first-of-type input')) answer.checked = true;
}"""
COVERED = """() => {
  const focused = document.activeElement;
  if (focused === document.body || focused.closest(".skip")) return "";
  const box = focused.getBoundingClientRect();
  const shares = [0.1, 0.5, 0.9];
  const places = shares.flatMap((x) => shares.map((y) => [box.left + x * box.width, box.top + y * box.height]));
  const through = focused.matches(".explorable-reader"); // it lets a pointer through to the picture
  const label = through ? focused.parentElement : focused.labels?.[0];
  const own = (hit) => hit && (focused.contains(hit) || hit.contains(focused) || label?.contains(hit));
  return places.some(([x, y]) => own(document.elementFromPoint(x, y))) ? "" : focused.outerHTML.slice(0, 120);
}"""


def address(site: Path, name: str) -> str:
    return (site / name).as_uri()


@pytest.mark.parametrize("name", PAGES)
def test_a_finger_hits_what_it_means(chromium: Any, site: Path, name: str) -> None:
    """At 320 px it is 24 px large or has as much room to itself; letters of twice the size push nothing aside."""
    size = {"width": 320, "height": 800}
    with opened(chromium, address(site, name), viewport=size, is_mobile=True, has_touch=True) as page:
        page.evaluate(OPEN)
        assert page.evaluate(TARGETS) == []
    with opened(chromium, address(site, name), viewport={"width": 640, "height": 800}) as page:
        page.evaluate(OPEN)
        page.evaluate("() => { document.documentElement.style.fontSize = '212.5%'; }")
        assert page.evaluate(SIDEWAYS) == 0


@pytest.mark.parametrize("keys", ["Tab", "Shift+Tab"])
def test_what_has_the_focus_is_in_sight_on_a_phone(chromium: Any, site: Path, keys: str) -> None:
    """Neither the bar nor the picture that stays in sight hides it."""
    with opened(chromium, address(site, PUMP), **PHONE) as page:
        if keys == "Shift+Tab":
            page.evaluate("() => document.querySelector('.foot a').focus()")
        hidden = []
        for _ in range(70):
            page.keyboard.press(keys)
            hidden.append(page.evaluate(COVERED))
        assert list(filter(None, hidden)) == []


def test_more_contrast_leaves_no_pale_words(chromium: Any, site: Path) -> None:
    with opened(chromium, address(site, PUMP), contrast="more") as page:
        colors = page.evaluate("""() => ['.foot p', '.explorable-notice', '.explorable-unit', 'article p']
          .map((words) => getComputedStyle(document.querySelector(words)).color)""")
        assert len(set(colors)) == 1


def test_forced_colors_keep_tracks_and_pressed_buttons_apart(chromium: Any, site: Path) -> None:
    with opened(chromium, address(site, PUMP), forced_colors="active") as page:
        track = "getComputedStyle(document.querySelector('.explorable-track'), '::before').borderTopWidth"
        assert page.evaluate(f"() => {track}") != "0px"
        pressed, free = page.evaluate("""() => {
          const [one, other] = document.querySelectorAll('[data-action="preset"]');
          one.click();
          return [one, other].map((button) => getComputedStyle(button).backgroundColor);
        }""")
        assert pressed != free


def test_whatever_is_dragged_can_be_set_without_dragging(chromium: Any, site: Path) -> None:
    """A finger on a picture moves a control; that control stands beside it, and has a box to type in and keys."""
    for name in PAGES[:-1]:
        if "data-explorable" not in (site / name).read_text(encoding="utf-8"):
            continue
        with opened(chromium, address(site, name)) as page:
            lost = page.evaluate("""() => [...document.querySelectorAll('[data-explorable]')].flatMap((root) => {
              const spec = JSON.parse(root.querySelector('script[type="application/json"]').textContent);
              const dragged = (spec.axes ?? []).flatMap(({ drag }) => Object.values(drag));
              return dragged.filter((name) => !root.querySelector(`[data-control="${name}"] input[type="range"]`)
                || !root.querySelector(`[data-control="${name}"] .explorable-number input`));
            })""")
            assert lost == [], name


def test_where_the_font_does_not_come_equations_stand_all_the_same(chromium: Any, site: Path) -> None:
    with opened(chromium, "about:blank") as page:
        page.route("**/*.woff2", lambda route: route.abort())
        page.goto(address(site, PUMP))
        page.evaluate(OPEN)
        sizes = page.evaluate("""() => [...document.querySelectorAll("math")].map((equation) => {
          const { width, height } = equation.getBoundingClientRect();
          return Math.min(width, height);
        })""")
        assert min(sizes) > 4
        assert page.evaluate("() => document.querySelectorAll('[data-explorable]:not([data-ready])').length") == 0
        refused = [words for words in page.complaints if "ERR_FAILED" not in words]
        page.complaints[:] = refused
