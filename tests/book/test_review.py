"""The Review page's schedule: a simulated year, what is refused, and the page itself with a thousand cards."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PARTS = (ROOT / "node_modules/ts-fsrs/dist/index.umd.js",
         ROOT / "electrolytes/book/theme/static/schedule.js")
CARDS = [{"id": f"c{i}", "page": f"p{i // 10}"} for i in range(60)]
START = 1767258000000  # a morning
DAY = 86400000


@pytest.fixture
def schedule(javascript: Any) -> Any:
    """Runs a few lines beside the schedule."""
    library, own = (path.read_text(encoding="utf-8") for path in PARTS)
    head = f"const self = globalThis; (function (exports, define, module) {{ {library} }}).call(globalThis); {own}"
    return lambda body, *data: javascript.run(f"(...data) => {{ {head}\n{body} }}", *data)


def test_a_year_of_ten_minutes(schedule: Any) -> None:
    """All cards become known; pauses grow; the work of a day stays small; who forgets is asked sooner."""
    days, sure, unsure = schedule("""
      const { empty, queue, rate, NEW_A_DAY } = bookSchedule;
      const [cards, start, day] = data;
      let state = empty();
      const work = [];
      for (let d = 0; d < 365; d++) {
        const now = start + d * day;
        const { due, fresh } = queue(state, cards, () => true, now);
        work.push([due.length, fresh.length]);
        for (const { id } of [...due, ...fresh]) {
          const forgets = Number(id.slice(1)) % 6 === 0 && d % 5 === 0;
          state = rate(state, id, forgets ? "again" : "good", now);
        }
      }
      const of = (rest) => cards.filter((_, i) => (i % 6 === 0) === rest)
        .map(({ id }) => state.cards[id].scheduled_days);
      return [work, of(false), of(true)];""", CARDS, START, DAY)
    assert [fresh for _, fresh in days[:7]] == [10] * 6 + [0]
    assert max(due + fresh for due, fresh in days) <= 40
    assert sum(due for due, _ in days[300:]) / 65 < 6
    assert min(sure) > 60 and max(sure) <= 367  # a year, and a day or two to keep the grades apart
    assert sum(unsure) / len(unsure) < sum(sure) / len(sure)


def test_pauses_grow_and_grades_are_in_order(schedule: Any) -> None:
    found = schedule("""
      const { empty, rate, intervals } = bookSchedule;
      let state = empty(), now = data[0];
      const pauses = [];
      for (let i = 0; i < 6; i++) {
        pauses.push(intervals(state, "a", now));
        state = rate(state, "a", "good", now);
        now = Date.parse(state.cards.a.due);
      }
      return pauses;""", START)
    for each in found:
        assert each["again"] <= each["hard"] <= each["good"] <= each["easy"]
    good = [each["good"] for each in found]
    assert good == sorted(good) and good[-1] > 20 * good[0]


def test_new_cards_come_from_pages_that_were_read(schedule: Any) -> None:
    fresh = schedule("""const { queue, empty } = bookSchedule;
      return queue(empty(), data[0], (page) => page === "p3", data[1]).fresh;""", CARDS, START)
    assert [card["page"] for card in fresh] == ["p3"] * 10


@pytest.mark.parametrize(("text", "why"), [
    ("no json", "cannot be read"), ("[]", "holds no cards"), ("null", "holds no cards"),
    ('{"version": 1}', "holds no cards"),
    ('{"version": 2, "cards": {}}', "another version"), ('{"cards": {}}', "another version"),
    ('{"version": 1, "cards": {"a": {"due": "yesterday", "stability": 1, "difficulty": 5}}}', "broken"),
    ('{"version": 1, "cards": {"a": null}}', "broken"),
])
def test_a_broken_import_is_refused(schedule: Any, text: str, why: str) -> None:
    found = schedule("return bookSchedule.read(data[0]);", text)
    assert found["state"] is None and why in found["fault"]


def test_export_and_import_give_the_same(schedule: Any) -> None:
    before, after = schedule("""
      const { empty, rate, read } = bookSchedule;
      const state = rate(rate(empty(), "a", "good", data[0]), "b", "again", data[0]);
      return [JSON.parse(JSON.stringify(state)), read(JSON.stringify(state)).state];""", START)
    assert before == after


def test_the_page_asks_marks_and_remembers(engine: Any, site: Path) -> None:
    url = (site / "chapters/reference/review.html").as_uri()
    engine.open(url)
    engine.wait("() => document.querySelector('[data-review][data-ready]')")
    engine.run("() => { localStorage.clear(); "
               "localStorage.setItem('read', JSON.stringify({'chapters/mechanism/pump': 1})); }")
    engine.reload()
    engine.wait("() => document.querySelector('[data-review][data-ready]')")
    card = "document.querySelector('[data-part=card]')"
    assert engine.run(f"() => {card}.innerText").startswith("From The sodium")
    assert engine.run("() => document.querySelector('[data-part=due]').textContent") == "0 due, 10 new"
    engine.run(f"() => {card}.querySelector('button').click()")
    engine.wait(f"() => {card}.querySelector('.grades button')")
    engine.run(f"() => {card}.querySelector('.grades button').click()")
    engine.wait("() => document.querySelector('[data-part=due]').textContent === '0 due, 9 new'")
    assert len(json.loads(engine.run("() => localStorage.getItem('review')"))["cards"]) == 1
    engine.run("() => localStorage.clear()")
    assert engine.complaints() == []
