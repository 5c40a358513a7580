"""What moves by itself: the main thread's time for one frame of it.

The figure of the built book with the most moving parts (arrows with beads, parts that turn, shapes that beat) is
brought into sight, and so many frames are awaited: first as it moves, then held still by its own button, which costs
what the waiting costs. Then it is scrolled out of sight and the page is left alone. All is the processor time of the
main thread, style, layout and drawing included, as Chromium counts it (``TaskDuration``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.browser import SLOWER, settled
from benchmarks.tables import table

FRAMES = 120
ALONE = 2.0
"""Seconds that the page is left alone."""
SETTLING = 2500
"""Milliseconds until a page has done what follows a scroll."""
BUDGET = {1: 4, SLOWER: 12}
"""Milliseconds that a frame may cost, by how many times the processor is slowed."""

SPEC = re.compile(r'<script type="application/json">(.*?)</script>', re.DOTALL)
AWAIT = """async (frames) => {
  for (let i = 0; i < frames; i++) await new Promise(requestAnimationFrame);
}"""


@dataclass
class Frames:
    """Milliseconds of the main thread: for a frame as it moves and held still, for a second out of sight."""

    moving: float
    still: float
    away: float


def busiest(pages: dict[str, Path]) -> tuple[str, str, int]:
    """The page and the figure with the most moving parts, and how many."""
    found = [
        (moves(spec), name, str(spec["slug"]))
        for name, file in pages.items()
        for spec in map(json.loads, SPEC.findall(file.read_text("utf-8")))
        if "bindings" in spec
    ]
    most, name, slug = max(found)
    return name, slug, most


def moves(spec: dict[str, Any]) -> int:
    """How many parts of a figure move by themselves."""
    kinds = [binding["kind"] for binding in spec["bindings"]]
    beating = spec["beat"]["axes"] if spec.get("beat") else None
    swung = [b for b in spec["bindings"] if b["axes"] == beating and b["kind"] in ("bar", "circle", "polygon")]
    return kinds.count("arrow") + kinds.count("turn") + len(swung)


def measure(chromium: Any, file: Path, slug: str, slower: int) -> Frames:
    """One figure of a page, with the processor slowed so many times."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(file.as_uri(), wait_until="load")
    settled(page)
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})

    def spent(waiting: Callable[[], None]) -> float:
        before = _busy(session)
        waiting()
        return _busy(session) - before

    def frames() -> None:
        page.evaluate(AWAIT, FRAMES)

    root = f'[data-explorable="{slug}"]'
    page.locator(f"{root} .explorable-stage").scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    frames()  # until the engine has compiled what it will compile
    moving = spent(frames) / FRAMES
    page.evaluate(f"""() => document.querySelector('{root} [data-action="still"]').click()""")
    page.wait_for_timeout(200)
    still = spent(frames) / FRAMES
    page.evaluate(f"""() => document.querySelector('{root} [data-action="still"]').click()""")
    page.evaluate("() => { document.body.style.paddingBottom = '200vh'; scrollTo(0, document.body.scrollHeight); }")
    page.wait_for_timeout(SETTLING)
    away = spent(lambda: page.wait_for_timeout(1000 * ALONE)) / ALONE
    context.close()
    return Frames(moving, still, away)


def _busy(session: Any) -> float:
    """Processor time of the main thread so far, ms."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))


def report(chromium: Any, pages: dict[str, Path], note: Callable[[str], None]) -> str:
    """The table: plain and slowed."""
    name, slug, most = busiest(pages)
    note(f"Frames of {slug} on {name}")
    rows = []
    for slower, budget in BUDGET.items():
        got = measure(chromium, pages[name], slug, slower)
        rows.append([f"slowed {slower}×" if slower > 1 else "plain", f"{got.moving:.2f}", f"{got.still:.2f}",
                     f"{budget}", f"{got.away:.1f}"])
    return table([f"{most} moving parts of `{slug}`, {name}", "main thread per frame, ms", "held still", "budget",
                  "out of sight, ms per second"], rows)
