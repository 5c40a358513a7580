"""One person through the book: tables that fit the book, faults in them, and a person from page to page."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.browser import until

from electrolytes.book import people
from electrolytes.diet.foods.day import CAUTIONS
from electrolytes.diet.foods.intakes import readers
from electrolytes.diet.foods.plate import DAYS
from electrolytes.diet.foods.table import totals

AWAY = "() => !document.querySelector('aside.person')"
SET = """(slug, name) => {
  const figure = document.querySelector(`[data-explorable="${slug}"]`);
  return [figure.explorable.state().settings[name], figure.querySelector('.explorable-person')?.textContent ?? ''];
}"""


def book(*, low: float = 0, high: float = 1000) -> dict[str, dict[str, dict[str, Any]]]:
    """Figures that have every control that the table sets, all of one range."""
    known: dict[str, dict[str, dict[str, Any]]] = {}
    for row in people.rows():
        figure = known.setdefault(row.page, {}).setdefault(row.figure, {"controls": [], "presets": []})
        figure["controls"].append({"name": row.quantity, "min": low, "max": high})
        if named := people.SITUATION.fullmatch(row.source):
            figure["presets"].append({"name": named[1], "values": {row.quantity: row.value}})
    return known


def test_a_word_sets_what_the_figures_own_situation_sets() -> None:
    thiazide = people.sets(["thiazide"])
    assert thiazide["chapters/diet/balance", "stores", "lowered"] == 0.018
    assert [thiazide["chapters/deficiency/tubule", "nephron", name]
            for name in ("ncc", "trpm6", "flow")] == [20, 35, 95]
    assert people.sets(["digoxin", "thiazide"])["chapters/mechanism/exchange", "exchange-experiment", "pumping"] == 50


def test_what_was_measured_goes_before_what_is_computed() -> None:
    chain = "chapters/deficiency/chain", "whole-body", "S"
    assert people.sets(["woman-of-74"])[chain] == 0.52                                     # of the ward
    assert 0.82 < people.sets(["thiazide"])[chain] < 0.85                                  # by the balance
    assert chain not in people.sets(["loop-diuretic"])                                     # which makes up for this one
    assert people.blood(("weak-kidneys",)).keys() == {"serum"}                             # potassium: no model
    assert people.blood(("gitelman", "thiazide")) == {}


def test_the_day_of_a_person_is_the_nearest_of_the_pages_days() -> None:
    """By what the word is about; of days with food, since an empty plate is near to nobody's."""
    weight = {"sodium": 22.99, "potassium": 39.10, "magnesium": 1.0}                       # mg in a mmol; food is in mg
    eaten = {"refined-food": ("magnesium", 180), "little-potassium": ("potassium", 40), "much-salt": ("sodium", 362.88),
             "little-salt": ("sodium", 50)}
    for word, (mineral, amount) in eaten.items():
        off = {name: abs(totals(day)[mineral] / weight[mineral] - amount) for name, day in DAYS.items() if day}
        for place in (("chapters/diet/foods", "day", "day"), ("chapters/diet/plan", "plan", "day")):
            assert off[list(DAYS)[int(people.sets([word])[place])]] < min(off.values()) + 0.5
    both = people.sets(["refined-food", "little-salt"])
    assert ("chapters/diet/foods", "day", "day") not in both                               # no day here is both


def test_a_persons_age_and_kidneys_reach_the_plate() -> None:
    names = {"woman-19-30": "woman, 19–30 years", "man-31-50": "man, 31–50 years",
             "woman-of-74": "woman, over 70 years", "man-of-52": "man, 51–70 years",
             "woman-of-67": "woman, 51–70 years", "student-of-22": "woman, 19–30 years",
             "man-of-78": "man, over 70 years", "woman-of-31": "pregnant woman, 31–50 years"}
    for word, name in names.items():
        assert list(readers())[int(people.sets([word])["chapters/diet/plan", "plan", "reader"])] == name
    warned = {word for word in people.words() if ("chapters/diet/foods", "day", "caution") in people.sets([word])}
    assert warned == {"weak-kidneys", "ace-inhibitor", "woman-of-31"} and CAUTIONS[1] == "potassium is held back"
    starved = people.sets(["man-of-52"])
    assert not list(DAYS.values())[int(starved["chapters/diet/foods", "day", "day"])]
    assert ("chapters/diet/plan", "plan", "day") not in starved                            # nobody's meals to plan


def test_a_table_that_does_not_fit_the_book_is_faulted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(people.faults(book(low=-60), {}, [("thiazide",)])) == []
    one = people.rows()[0]

    def said(*more: people.Row, **ranges: float) -> str:
        monkeypatch.setattr(people, "rows", lambda: (*original, *more))
        return " / ".join(people.faults(known, {one.page: {one.figure: "t"}}, [("much-salt",), (one.word,)]))

    original, known = people.rows(), book(low=-60)
    assert "has no figure nowhere" in said(replace(one, figure="nowhere"))
    assert "has no figure two-days with a control width" in said(replace(one, quantity="width"))
    known["chapters/diet/index"]["two-days"]["controls"].append({"name": "t", "min": 0, "max": 9})
    assert "t is time" in said(replace(one, quantity="t"))
    assert "thiazide and digoxin want a different ncc" in said(replace(
        next(row for row in original if row.word == "thiazide" and row.quantity == "ncc"), word="digoxin", value=50.0))
    lowered = next(row for row in original if row.quantity == "lowered")
    assert "has no situation 'thiazide' with lowered = 0.02" in said(replace(lowered, value=0.02))
    known = book(low=-60, high=300)
    assert "much-salt: salt of pressure on chapters/deficiency/pressure is 362.88, not -60 to 300" in said()


def test_the_tables_of_the_book_fit_its_figures(site: Path) -> None:
    """The build asks for each control and value; here that the pages hold the figures, and the script has all rows."""
    data = (site / "_static/person-data.js").read_text(encoding="utf-8")
    table = json.loads(data.removeprefix("globalThis.bookPeople=").removesuffix(";\n"))
    assert sum(map(len, table["pages"].values())) == len(people.rows())
    for page, sets in table["pages"].items():
        html = (site / f"{page}.html").read_text(encoding="utf-8")
        assert [figure for _, figure, *_ in sets if f'data-explorable="{figure}"' not in html] == []


def test_a_person_goes_along_and_away_again(engine: Any, site: Path) -> None:
    page = (site / "chapters/reference/person.html").as_uri()
    engine.open(page)
    engine.run("() => localStorage.clear()")
    engine.open(page)
    engine.wait("() => document.querySelector('form[data-people]:not([hidden])')")
    engine.run("""() => {
      const form = document.querySelector('form[data-people]');
      form.querySelector('[name=salt]').value = 'much-salt';
      form.querySelector('[value=thiazide]').checked = true;
      form.querySelector('[type=submit]').click();
    }""")
    assert "much salt, a thiazide" in engine.run("() => document.querySelector('aside.person').innerText")

    engine.open((site / "chapters/deficiency/pressure.html").as_uri())
    engine.wait("() => document.querySelector('.explorable-person')")
    value, line = engine.run(SET, "pressure", "salt")
    assert value == 362.88 and "Sodium eaten 363" in line and "twice the sodium" in line
    assert "sets 3 figures of this page" in engine.run("() => document.querySelector('aside.person').innerText")
    engine.run("() => document.querySelector('[data-explorable=pressure] .explorable-person button').click()")
    assert engine.run(SET, "pressure", "salt")[0] == 181.44                                # healthy
    engine.run("() => document.querySelector('[data-explorable=pressure] [data-action=reset]').click()")
    assert engine.run(SET, "pressure", "salt")[0] == 362.88                                # Reset is the person's state

    engine.open((site / "chapters/diet/summary.html").as_uri())
    engine.wait("() => document.querySelector('[data-explorable=one-person] .explorable-person')")
    assert engine.run(SET, "one-person", "drive_K")[0] == 2
    assert "This body" in engine.run(
        "() => document.querySelector('[data-explorable=one-person] .explorable-sentence').textContent")
    engine.run("() => [...document.querySelectorAll('aside.person button')].pop().click()")
    engine.wait(AWAY)
    assert engine.run(SET, "one-person", "drive_K") == [1, ""]
    assert engine.run("() => localStorage.getItem('person')") is None
    assert engine.complaints() == []


DAY = """(slug) => {
  const day = document.querySelector(`[data-explorable="${slug}"]`);
  const { reader, day: plate, caution } = day.explorable.state().settings;
  const warned = !day.querySelector('[data-caution]').hidden;
  return [day.querySelector('[data-reader]').value, reader, plate, caution, warned];
}"""
SAID = "() => document.querySelector('[data-explorable=plan] .explorable-sentence').textContent"
LINE = "(slug) => document.querySelector(`[data-explorable=${slug}] .explorable-person`)?.textContent ?? ''"


def test_a_person_sits_down_to_the_day_and_the_planner(engine: Any, site: Path) -> None:
    """By mouse and by keys; the reader guesses first in the planner, whoever goes along."""
    foods, planner = ((site / f"chapters/diet/{name}.html").as_uri() for name in ("foods", "plan"))
    engine.open(foods)
    engine.run("() => localStorage.clear()")
    follow(engine, foods, "man-31-50,much-salt,ace-inhibitor")
    engine.wait("() => document.querySelector('.explorable-person')")
    assert engine.run(DAY, "day") == ["m31", 7, 1, 1, True]
    line = engine.run(LINE, "day")
    assert "Set by the person: Reference intakes: man, 31–50 years; Day: packets and a salt shaker; Warning:" in line
    assert "the nearest to 363 mmol of sodium: 346 mmol (modelling choice)" in line
    engine.run("() => document.querySelector('[data-explorable=day] [data-preset=\"2\"]').click()")
    assert engine.run(DAY, "day") == ["m31", 7, 2, 1, True]                                # moved by hand
    engine.run("() => document.querySelector('[data-explorable=day] [data-action=reset]').focus()")
    engine.press("Enter")
    assert engine.run(DAY, "day") == ["m31", 7, 1, 1, True]                                # Reset is the person's day
    engine.run("() => document.querySelector('.explorable-person button').focus()")
    engine.press("Enter")
    assert engine.run(DAY, "day") == ["f19", 1, 0, 0, False]                               # healthy
    engine.run("() => document.querySelectorAll('.explorable-person button')[1].click()")
    assert engine.run(DAY, "day") == ["m31", 7, 1, 1, True]

    engine.open(planner)
    engine.wait("() => document.querySelector('[data-explorable=plan] .explorable-person')")
    assert engine.run(DAY, "plan") == ["m31", 7, 1, 1, True]
    assert engine.run("() => document.querySelector('[data-explorable=plan]').hasAttribute('data-covered')")
    engine.run("() => document.querySelector('[data-explorable=plan] [data-action=show]').click()")
    engine.wait(f"() => /for a man, 31–50 years|search was stopped/.test(({SAID})())", seconds=60)  # by a slow machine

    engine.open((site / "chapters/diet/summary.html").as_uri())
    engine.wait("() => document.querySelector('[data-explorable=one-person] .explorable-person')")
    assert ("On the plate of this person: packets and a salt shaker, held against the reference of a man, 31–50 years, "
            "with the warning that potassium is held back (What is on the plate).") in engine.run(LINE, "one-person")

    engine.open(planner)
    engine.wait("() => document.querySelector('[data-explorable=plan] .explorable-person')")
    engine.run("() => [...document.querySelectorAll('aside.person button')].pop().focus()")
    engine.press("Enter")
    engine.wait(AWAY)
    assert engine.run(DAY, "plan") == ["f19", 1, 0, 0, False]
    assert engine.run(LINE, "plan") == ""
    assert engine.complaints() == []


def test_a_day_from_a_link_stays_and_is_warned_of(engine: Any, site: Path) -> None:
    """Whoever brings a day keeps it; a warning holds for any day, and nonsense sets nothing."""
    page = (site / "chapters/diet/foods.html").as_uri()
    engine.open(page)
    engine.run("() => localStorage.setItem('person', JSON.stringify({version: 1, words: 'little-salt,weak-kidneys'}))")
    engine.run("() => { location.hash = 'day?for=m71&11458=2'; location.reload(); }")
    engine.wait("() => document.querySelector('.explorable-person')")
    assert engine.run(DAY, "day") == ["m71", 9, -1, 1, True]
    engine.run("() => document.querySelector('[data-explorable=day]').explorable.set({reader: 99, day: 'x', other: 1})")
    assert engine.run(DAY, "day") == ["m71", 9, -1, 1, True]
    engine.run("() => document.querySelector('[data-explorable=day] [data-action=reset]').click()")
    assert engine.run(DAY, "day") == ["f19", 1, 2, 1, True]
    engine.run("() => { localStorage.clear(); sessionStorage.clear(); }")
    assert engine.complaints() == []


def follow(engine: Any, page: str, words: str) -> None:
    """Open a page with a person in its address, as a link does."""
    engine.open(page)
    engine.run("(words) => location.assign(`${location.href.split(/[?#]/)[0]}?person=${words}`)", words)


def test_a_link_brings_a_person_and_nonsense_brings_a_plain_line(engine: Any, site: Path) -> None:
    page = (site / "chapters/deficiency/tubule.html").as_uri()
    engine.open(page)
    engine.run("() => localStorage.clear()")
    follow(engine, page, "student-of-22")
    engine.wait("() => document.querySelector('.explorable-person')")
    assert engine.run(SET, "nephron", "ncc")[0] == 0
    assert engine.run("() => JSON.parse(localStorage.getItem('person')).words") == "student-of-22"
    for words in ("%3Cimg%20src=x%20onerror=alert(1)%3E", "student-of-22,thiazide", "constructor", "thiazide," * 50):
        follow(engine, page, words)
        engine.wait("() => document.querySelector('aside.person')?.innerText.includes('this book does not know')")
        assert "Gitelman" in engine.run("() => document.querySelector('aside.person').innerText")  # still there
        assert not engine.run("() => document.querySelector('aside.person img')")
    for stored in ('{"version":0,"words":"thiazide"}', '{"version":1,"words":"thiazide,<b>"}', "null"):
        engine.run("(text) => localStorage.setItem('person', text)", stored)
        engine.open(page)
        engine.wait("() => document.querySelector('aside.person')?.innerText.includes('of another edition')")
        assert engine.run(SET, "nephron", "ncc") == [100, ""]
    engine.run("() => localStorage.clear()")
    assert engine.complaints() == []


def test_where_nothing_is_kept_the_links_carry_the_person(chromium: Any, site: Path) -> None:
    context = chromium.new_context()
    context.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})")
    page = context.new_page()
    page.goto(f"{(site / 'chapters/deficiency/tubule.html').as_uri()}?person=gitelman")
    until(page, "() => document.querySelector('.explorable-person')")
    assert "keeps nothing" in page.locator("aside.person").inner_text()
    page.locator("a[rel=next]").click()
    until(page, "() => document.querySelector('aside.person')")
    assert page.url.endswith("?person=gitelman") and "Gitelman" in page.locator("aside.person").inner_text()
    page.locator("aside.person button").last.click()
    until(page, "() => !document.querySelector('aside.person')")
    assert page.locator("a[href*='person=']").count() == 0
    context.close()
