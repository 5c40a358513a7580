"""The Review page with a thousand cards, all of them known and a third due: until it asks, and from answer to answer.

A copy of the built page gets as many cards as are wanted, made from the book's own, and a reader's storage that knows
them. Live: from the start of navigation to the page's own mark. Answer: from the press of a grade to the next card.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.browser import SLOWER
from benchmarks.tables import table

PAGE = Path("chapters/reference/review.html")
CARDS = Path("_static/review-cards.js")
HEAD = "globalThis.bookCards="
DAY = 86400000

STORED = """([ids, day]) => {
  const at = (days) => new Date(Date.now() + days * day).toISOString();
  const cards = Object.fromEntries(ids.map((id, i) => [id, { due: at((i % 30) - 10), last_review: at(-10),
    stability: 5 + (i % 40), difficulty: 1 + (i % 9), elapsed_days: 3, scheduled_days: 10, learning_steps: 0,
    reps: 4, lapses: 0, state: 2 }]));
  localStorage.setItem("review", JSON.stringify({ version: 1, cards, fresh: {} }));
}"""
ANSWER = """async () => {
  const card = document.querySelector('[data-part="card"]');
  card.querySelector("button").click();
  if (!card.querySelector(".grades button")) throw new Error("nothing was asked");
  const start = performance.now();
  card.querySelector(".grades button").click();
  const inside = performance.now() - start;
  await new Promise((done) => requestAnimationFrame(done));
  return inside;
}"""


def copied(site: Path, folder: Path, count: int) -> list[str]:
    """The page and what it loads, with so many cards; returns their ids."""
    shutil.copytree(site / "_static", folder / "_static")
    (folder / PAGE).parent.mkdir(parents=True)
    shutil.copy(site / PAGE, folder / PAGE)
    own = json.loads((site / CARDS).read_text("utf-8").removeprefix(HEAD).rstrip(";\n"))
    cards = [{**own[i % len(own)], "id": f"{own[i % len(own)]['id']}#{i // len(own)}"} for i in range(count)]
    (folder / CARDS).write_text(f"{HEAD}{json.dumps(cards, ensure_ascii=False)};\n", encoding="utf-8")
    return [card["id"] for card in cards]


def measure(chromium: Any, site: Path, folder: Path, rounds: int, note: Callable[[str], None],
            count: int = 1000) -> str:
    """Open the page often, at both speeds of the processor; returns the table."""
    ids = copied(site, folder, count)
    lines = []
    for slower in (1, SLOWER):
        live, answers = [], []
        for turn in range(rounds + 1):
            note(f"Review page, processor slowed {slower} times, round {turn} of {rounds}")
            context = chromium.new_context()
            page = context.new_page()
            page.goto((folder / PAGE).as_uri())
            page.evaluate(STORED, [ids, DAY])
            context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
            page.goto((folder / PAGE).as_uri() + "?again", wait_until="load")
            mark = page.evaluate("() => performance.getEntriesByName('review-ready')[0].startTime")
            took = [page.evaluate(ANSWER) for _ in range(10)]
            if turn:  # the first only warms the machine up
                live.append(mark)
                answers += took
            context.close()
        lines.append([f"{slower} times", f"{median(live):.0f}", f"{max(live):.0f}", f"{median(answers):.1f}"])
    heads = ["Processor slowed", "live, ms", "slowest, ms", "from answer to next card, ms"]
    return f"## The Review page with {count:,} cards\n\n{table(heads, lines)}"
