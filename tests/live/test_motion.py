"""What flows, moves: beads along the arrows, in proportion to the flow; and stands still where motion is not wanted."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from matplotlib.patches import Circle as CirclePatch
from support.browser import opened, until
from support.decay import decay
from support.gallery import SATURATION, K, L, bound, written

from electrolytes.live import Beat, Circle, Explorable, Sentence, Turn, figure, palette, parts
from electrolytes.live.script import runtime
from electrolytes.model import ModelError

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


# --- what turns, and what beats ---------------------------------------------------------------------------------------

SCALE, SWING = 10, 0.5
"""Of the vessel below: data units for a millimole, and how far its control swings, mM."""
WATCHED = """async () => {
  const [disk, ...flags] = ["[data-artist] ellipse", ".explorable-turn", ".explorable-turn >> 1"].map((which) => {
    const [selector, place] = which.split(" >> ");
    return document.querySelectorAll(`.explorable-stage svg ${selector}`)[place ?? 0];
  });
  const radii = [], shown = [[], []];
  for (const end = performance.now() + 1300; performance.now() < end;) {
    await new Promise(requestAnimationFrame);
    radii.push(Number(disk.getAttribute("rx")));
    flags.forEach((flag, i) => shown[i].push(Number(flag.getAttribute("opacity"))));
  }
  return { low: Math.min(...radii), high: Math.max(...radii), shown, seen: flags[0].getClientRects().length > 0 };
}"""


def pulsing() -> Explorable:
    """A vessel that beats, as wide as K, and two flags, up as long as the ligand is bound, and as it is free."""
    with figure(200) as fig:
        ax = fig.subplots()
        ax.set(xlim=(0, 220), ylim=(0, 100))
        disk = ax.add_patch(CirclePatch((60, 50), 20, fc=palette.water))
        flags = [ax.plot([150 + 30 * i], [50], "o", color=palette.sodium)[0] for i in range(2)]
    return Explorable(
        "pulsing", fig, SATURATION, title="T", description="D", controls=[L, K], sentence=Sentence("{k:.1f}", k=K),
        bindings=[Circle(disk, radius=SCALE * K), Turn(flags[0], 0, bound, 2), Turn(flags[1], bound, 1 - bound, 2)],
        pace="Twice a second.", beat=Beat(K, SWING, ax, rate=2),
    )


def test_a_vessel_beats_around_the_models_value_and_a_turn_goes_on_through_its_states(
    chromium: Any, tmp_path: Path
) -> None:
    address = written(tmp_path / "page.html", pulsing()).as_uri()
    with opened(chromium, address) as page:
        page.wait_for_selector('[data-ready="true"]')
        moving = page.evaluate(WATCHED)
        page.wait_for_timeout(130)
        page.click('[data-action="pin"]')
        pinned = float(page.locator(".explorable-pinned ellipse, ellipse.explorable-pinned").get_attribute("rx"))
        page.click('[data-action="still"]')
        still = page.evaluate(WATCHED)
        here = still["high"]
        assert pinned == here, "nor is it pinned in the middle of a beat"
        assert still["low"] == here, "held still, it stands where the model has it"
        unit = here / (SCALE * 2)
        assert moving["low"] == pytest.approx(here - unit * SCALE * SWING, rel=0.02)
        assert moving["high"] == pytest.approx(here + unit * SCALE * SWING, rel=0.02)
        up = [sum(each) / len(each) for each in moving["shown"]]
        assert up == pytest.approx([1 / 3, 2 / 3], abs=0.12), "as long as the model has it in that state"
        assert [len(set(each)) for each in still["shown"]] == [1, 1] and still["seen"]
        assert page.inner_text(".explorable-sentence") == "2.0", "words do not beat"
        page.click('[data-action="still"]')
        page.fill('[data-control="K"] .explorable-number input', "0.5")  # its least: it cannot swing below
        least = page.evaluate(WATCHED)
        assert least["low"] == pytest.approx(here / 4, rel=0.01) and least["high"] > 1.5 * least["low"]
        page.emulate_media(reduced_motion="reduce")
        unwanted = page.evaluate(WATCHED)
        assert unwanted["low"] == unwanted["high"] and not unwanted["seen"]


def test_what_cannot_beat_is_refused() -> None:
    with figure() as fig:
        ax = fig.subplots()
    told = {"title": "T", "description": "D", "sentence": Sentence("x"), "bindings": []}
    with pytest.raises(ModelError, match="no control here"):
        Explorable("beats", fig, SATURATION, controls=[L], beat=Beat(K, 1, ax), **told)
    timed = decay()
    with pytest.raises(ModelError, match="no beat beside it"):
        Explorable("beats", fig, timed.model, controls=[], beat=Beat(K, 1, ax), **told)
