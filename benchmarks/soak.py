"""Half an hour of random moves: does a page keep its memory and its speed?

The heaviest page of the built book is opened once; sliders, situations, pins and folds are moved at random. At the
beginning and at the end: the JavaScript heap after a collection, nodes and listeners that the browser holds, and the
work of an event (inside the event, and in the next frame).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from benchmarks.browser import settled
from benchmarks.tables import table

WINDOW = 200
"""Events over which the work at the beginning and at the end is taken."""
WARM = 100
"""Events until the engine has compiled what it will compile."""

MOVE = """async ([pick, place, kind]) => {
  const figures = [...document.querySelectorAll("[data-explorable]")];
  const root = figures[Math.floor(pick * figures.length)];
  const any = (selector) => {
    const found = [...root.querySelectorAll(selector)];
    return found[Math.floor(place * found.length)];
  };
  let frame = 0;
  requestAnimationFrame(() => { frame = performance.now(); });
  const start = performance.now();
  const slider = kind < 0.8 && any('.explorable-track input[type="range"]');
  if (slider) {
    slider.value = String(+slider.min + (slider.max - slider.min) * ((place * 977) % 1));
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  } else if (kind < 0.9) any('[data-action="preset"]')?.click();
  else if (kind < 0.96) any('[data-action="pin"]')?.click();
  else if (kind < 0.98) any('[data-action="reset"]')?.click();
  else {
    const folds = [...document.querySelectorAll("details")];
    folds[Math.floor(place * folds.length)].toggleAttribute("open");
  }
  const inside = performance.now() - start;
  await new Promise((done) => requestAnimationFrame(done));
  return inside + performance.now() - frame;
}"""


@dataclass
class State:
    """What a page holds at one moment, and how long the events around it took, ms."""

    heap: float
    elements: int
    listeners: int
    work: list[float] = field(default_factory=list)


def heaviest(pages: dict[str, Path]) -> str:
    """The page with the most figures; of several the largest."""
    return max(pages, key=lambda name: (pages[name].read_text("utf-8").count(" data-explorable="),
                                        pages[name].stat().st_size))


def soak(chromium: Any, file: Path, minutes: float, note: Callable[[str], None]) -> tuple[State, State, int]:
    """Move at random for so long; returns the state at the beginning and at the end, and the number of events."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(file.as_uri(), wait_until="load")
    settled(page)
    session = context.new_cdp_session(page)
    chance = Random(1)

    def move() -> float:
        return float(page.evaluate(MOVE, [chance.random(), chance.random(), chance.random()]))

    for _ in range(WARM):
        move()
    began = _state(session, [])
    works: list[float] = []
    end, told = time.monotonic() + 60 * minutes, time.monotonic()
    while time.monotonic() < end:
        works.append(move())
        if time.monotonic() - told > 60:
            told = time.monotonic()
            note(f"{len(works)} events, {(end - told) / 60:.0f} minutes to go")
    ended = _state(session, works[-WINDOW:])
    began.work = works[:WINDOW]
    context.close()
    return began, ended, len(works)


def _state(session: Any, work: list[float]) -> State:
    session.send("Performance.enable")
    session.send("HeapProfiler.enable")
    for _ in range(2):
        session.send("HeapProfiler.collectGarbage")
    metrics = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
    return State(metrics["JSHeapUsedSize"] / 1e6, int(metrics["Nodes"]), int(metrics["JSEventListeners"]), work)


def report(name: str, began: State, ended: State, events: int) -> str:
    """The table."""

    def row(when: str, state: State) -> list[str]:
        middle, late = np.percentile(state.work, [50, 95])
        return [when, f"{state.heap:.2f}", str(state.elements), str(state.listeners), f"{middle:.1f} / {late:.1f}"]

    columns = [f"{name}, {events} random moves", "heap, MB", "nodes held", "listeners", "work per event, ms: p50 / p95"]
    return table(columns, [row("at the beginning", began), row("at the end", ended)])
