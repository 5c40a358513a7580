"""What flows, moves: beads along the arrows, in proportion to the flow; and stands still where motion is not wanted."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from support.browser import opened, until

from electrolytes.live import parts
from electrolytes.live.script import runtime

FIRST = '[data-explorable="first"]'
MOTION = """() => {
  const [beads] = document.querySelectorAll('[data-explorable="first"] .explorable-beads');
  const [motion] = beads.getAnimations();
  const [from, to] = motion.effect.getKeyframes().map(({ strokeDashoffset }) => parseFloat(strokeDashoffset));
  return { speed: Math.sign(from - to) * motion.playbackRate, running: motion.playState === "running",
           seen: beads.getClientRects().length > 0 && getComputedStyle(beads).visibility === "visible" };
}"""


def arrow_width(ligand: float, constant: float) -> float:
    """As the gallery draws its arrow: six times the balance."""
    return 6 * (ligand - constant) / (ligand + constant)


def set_number(page: Any, name: str, value: str) -> None:
    page.fill(f'{FIRST} [data-control="{name}"] .explorable-number input', value)


def running(page: Any, wanted: bool) -> dict[str, Any]:
    until(page, f"() => ({MOTION})().running === {str(wanted).lower()}")
    return page.evaluate(MOTION)


def test_beads_run_as_fast_as_the_flow_and_turn_with_it(live: Any) -> None:
    assert running(live, True)["speed"] == pytest.approx(5 * arrow_width(1, 2))
    set_number(live, "L", "20")
    assert running(live, True) == {"speed": pytest.approx(5 * arrow_width(20, 2)), "running": True, "seen": True}
    set_number(live, "L", "2")
    assert not running(live, False)["seen"]


def test_all_figures_of_a_page_are_held_still_by_one_button_and_let_go(live: Any) -> None:
    running(live, True)
    live.click('[data-explorable="second"] [data-action="still"]')
    assert running(live, False)["seen"]
    assert live.get_attribute(f'{FIRST} [data-action="still"]', "aria-pressed") == "true"
    live.click(f'{FIRST} [data-action="still"]')
    live.evaluate("() => scrollTo(0, 0)")
    running(live, True)


def test_out_of_sight_nothing_runs(live: Any) -> None:
    live.evaluate("() => document.body.append(document.createElement('p'))")
    live.evaluate("() => { document.body.lastChild.style.height = '3000px'; scrollTo(0, 1e6); }")
    running(live, False)
    live.evaluate("() => scrollTo(0, 0)")
    running(live, True)


def test_where_motion_is_not_wanted_the_arrows_alone_tell_the_flow(chromium: Any, gallery_page: Path) -> None:
    with opened(chromium, gallery_page.as_uri(), reduced_motion="reduce") as page:
        page.wait_for_selector('[data-explorable="second"][data-ready="true"]')
        assert running(page, False)["seen"] is False
        assert not page.locator(f'{FIRST} [data-action="still"]').is_visible()
        page.emulate_media(reduced_motion="no-preference")
        assert running(page, True)["seen"]
        page.emulate_media(reduced_motion="no-preference", media="print")
        assert page.evaluate(MOTION)["seen"] is False


def test_beads_are_in_no_trace_and_no_file(live: Any) -> None:
    live.click(f'{FIRST} [data-action="pin"]')
    assert live.locator(f"{FIRST} .explorable-pinned").count() > 0
    assert live.locator(f"{FIRST} :is(.explorable-pinned, .explorable-ghost) .explorable-beads").count() == 0
    with live.expect_download() as file:
        live.click(f'{FIRST} [data-action="svg"]')
    assert "explorable-beads" not in Path(file.value.path()).read_text("utf-8")


def test_python_and_the_page_space_beads_alike() -> None:
    assert float(re.search(r"SPACING = (\d+);", runtime())[1]) == parts.BEADS
