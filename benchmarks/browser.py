"""What one fresh load of a page costs, in a real Chromium, from disk, with the network refused.

Live: from the start of navigation to the page's own performance mark.

Work per event: one slider is moved by an event of its own kind (``input`` for a native slider, an arrow or page key
for the sliders of Bokeh and of ipywidgets); the time inside the event plus the callbacks of the next animation frame.

Main thread: all the processor time of the page's main thread for one event, layout and drawing included, as Chromium
counts it (``TaskDuration``), less that of the same call without an event.

Bytes: every file that the page asked for, as it is on disk and after ``gzip -6``.
"""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median
from typing import Any
from urllib.parse import unquote, urlparse

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9", "--proxy-bypass-list=<-loopback>"]
SLOWER = 4
STILL = 12  # times that nothing is moved
REST = 600  # ms until what a page puts off is done
EMPTY = "<!doctype html><title>empty</title>"

LIVE = """() => performance.getEntriesByType("mark").filter((mark) => /^(live$|explorable-ready:)/.test(mark.name))
  .map((mark) => mark.startTime).sort((a, b) => a - b)"""
# asked within the page: Playwright's own waiting evaluates text, which the policy of the book's pages refuses
ALL_LIVE = f"""async () => {{
  const busy = () => document.querySelector('[data-explorable]:not([data-ready="true"]), [aria-busy="true"]')
    || !({LIVE})().length;
  for (const end = performance.now() + 30000; busy(); await new Promise((done) => setTimeout(done, 5)))
    if (performance.now() > end) throw new Error("no figure became live");
}}"""

# Bokeh's sliders and canvases stand in shadow trees
FIND = """const find = (selector, root = document) => [...root.querySelectorAll("*")].flatMap((element) =>
  [...(element.matches(selector) ? [element] : []), ...(element.shadowRoot ? find(selector, element.shadowRoot) : [])]);
"""

SHOWN = f"""() => {{ {FIND}
  const shown = find('svg, canvas, input:not([type="range"])');
  return shown.map((it) => it.toDataURL?.() ?? it.value ?? it.outerHTML).join();
}}"""

MOVE = f"async ([pick, place, moving]) => {{ {FIND}" + """
  const sliders = find('input[type="range"], .noUi-handle');
  const slider = sliders[Math.floor(pick * sliders.length)];
  const keys = ["ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End"];
  function move() {
    if (slider.matches(".noUi-handle")) {
      const key = keys[Math.floor(place * keys.length)];
      slider.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    } else {
      slider.value = String(+slider.min + (slider.max - slider.min) * place);
      for (const kind of ["input", "change"]) slider.dispatchEvent(new Event(kind, { bubbles: true }));
    }
  }
  let frame = 0; // asked for first, so that it runs before what the event puts off
  requestAnimationFrame(() => { frame = performance.now(); });
  const start = performance.now();
  if (moving) move();
  for (let tick = 0; tick < 50; tick++) await null; // some callbacks are promised: Bokeh's are
  const inside = performance.now() - start;
  await new Promise((done) => requestAnimationFrame(done));
  const work = inside + performance.now() - frame;
  const rest = (ms) => new Promise((done) => setTimeout(done, ms));
  do await rest(30); while (document.querySelector('[data-explorable][aria-busy="true"]'));
  return work;
}"""


@dataclass
class Loads:
    """What several loads of one page gave; times in ms."""

    first_live: list[float] = field(default_factory=list)
    all_live: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    main_thread: list[float] = field(default_factory=list)
    kilobytes: float = 0.0
    kilobytes_gzipped: float = 0.0
    html_kilobytes: float = 0.0
    elements: int = 0


def chromium_path() -> str | None:
    """An installed Chromium; None lets Playwright take its own."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if (found := shutil.which(name))), None)


def measure(chromium: Any, files: Mapping[str, Path], empty: Path, rounds: int, events: int,
            note: Any) -> dict[tuple[str, int], Loads]:
    """Load every page once per round and processor speed; the first round only warms the machine up.

    Returns the loads by name of the page and by how many times the processor was slowed. The order turns from round
    to round, so that a slow spell of the machine hits all pages alike.
    """
    empty.write_text(EMPTY, encoding="utf-8")
    cases = [(name, slower) for slower in (1, SLOWER) for name in files]
    results = {case: Loads() for case in cases}
    for turn in range(rounds + 1):
        note(f"round {turn} of {rounds}, {len(cases)} loads")
        for place in range(len(cases)):
            name, slower = cases[(place + turn) % len(cases)]
            loads = results[name, slower] if turn else Loads()
            load(chromium, files[name], empty, slower, events, loads)
    return results


def load(chromium: Any, file: Path, empty: Path, slower: int, events: int, loads: Loads) -> None:
    """One load in a fresh context, and its events; what was measured is added to `loads`."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(empty.as_uri())  # a process of its own before the clock starts, and for the throttle to hold on to
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri(), wait_until="load")
    settled(page)
    live = page.evaluate(LIVE)
    loads.first_live.append(live[0])
    loads.all_live.append(live[-1])
    before = page.evaluate(SHOWN)
    page.wait_for_timeout(REST)
    moved = _moves(session, page, events, moving=True)
    assert page.evaluate(SHOWN) != before, f"the sliders of {file} move nothing"
    page.wait_for_timeout(REST)
    still = median(busy for _, busy in _moves(session, page, STILL, moving=False))
    loads.work += [work for work, _ in moved]
    loads.main_thread += [busy - still for _, busy in moved]
    hosts = [url for url in asked if not url.startswith(("file:", "data:", "blob:"))]
    assert not hosts, f"{file} asked for {hosts}"
    contents = [Path(path).read_bytes() for path in {unquote(urlparse(url).path) for url in asked
                                                     if url.startswith("file:")}]
    loads.kilobytes = sum(map(len, contents)) / 1000
    loads.html_kilobytes = file.stat().st_size / 1000
    loads.elements = page.evaluate("() => document.querySelectorAll('*').length")
    loads.kilobytes_gzipped = sum(len(gzip.compress(content, 6)) for content in contents) / 1000
    context.close()


def settled(page: Any) -> None:
    """Wait until all figures of a page are live and at rest."""
    page.evaluate(ALL_LIVE)


def _moves(session: Any, page: Any, count: int, *, moving: bool) -> list[tuple[float, float]]:
    """Work of each of `count` events, and all that the main thread did meanwhile, ms."""

    def main_thread() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return 1000 * float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))

    chance = Random(1)
    moves = []
    for _ in range(count):
        before = main_thread()
        work = page.evaluate(MOVE, [chance.random(), chance.random(), moving])
        moves.append((work, main_thread() - before))
    return moves
