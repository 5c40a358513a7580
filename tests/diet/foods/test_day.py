"""A day on the plate: its sums by hand, its words, and the page's script against Python, in a real browser."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.browser import opened
from support.gallery import written

from electrolytes.diet.foods.day import FoodDay, food_day, reader_key
from electrolytes.diet.foods.intakes import goals, readers
from electrolytes.diet.foods.plate import DAYS, day_sentence, leader
from electrolytes.diet.foods.table import NUTRIENTS, totals
from electrolytes.live.script import style, widget_module
from electrolytes.model import ModelError

ROOT = '[data-explorable="day"]'


def test_totals_of_a_day_by_hand() -> None:
    """Oats 234 g, milk 244 g, banana 118 g, two slices of whole-wheat bread 56 g, spinach 90 g, as sums on paper."""
    day = {"08121": 1, "01077": 1, "09040": 1, "18075": 2, "11458": 0.5}
    assert totals(day) == pytest.approx(
        {
            "magnesium": 63.18 + 24.4 + 31.86 + 45.92 + 78.3,  # 243.66
            "potassium": 163.8 + 322.08 + 422.44 + 138.88 + 419.4,  # 1466.6
            "sodium": 9.36 + 104.92 + 1.18 + 224.0 + 63.0,  # 402.46
            "calcium": 21.06 + 275.72 + 5.9 + 59.92 + 122.4,  # 485.0
            "energy": 166.14 + 148.84 + 105.02 + 138.32 + 20.7,  # 579.02
        }
    )


def test_a_day_of_whole_foods_meets_what_a_day_from_packets_misses() -> None:
    packets, whole = totals(DAYS["a day from packets"]), totals(DAYS["a day of whole foods"])
    assert whole["energy"] < packets["energy"]
    for reader in readers():
        wanted = goals(reader)
        for name in ("magnesium", "potassium"):
            assert packets[name] < wanted[name] <= whole[name]
        assert whole["sodium"] <= wanted["sodium"] < packets["sodium"]


def test_sodium_is_easy_to_come_by_without_a_salt_shaker() -> None:
    day = DAYS["a day from packets"]
    assert not {"02047", "16123"} & set(day)
    assert totals(day)["sodium"] > 1.9 * 2300
    assert leader(day, "sodium") == ("pizza with cheese", pytest.approx(0.2865, abs=1e-3))


def test_words() -> None:
    assert day_sentence({}, "woman, 19–30 years") == day_sentence({"11458": 0}, "woman, 19–30 years")
    vegan = day_sentence(DAYS["a vegan day"], "man, 31–50 years")
    assert "enough magnesium and potassium; sodium within its limit" in vegan
    assert day_sentence(DAYS["a day from packets"], "woman, 19–30 years").startswith(
        "For a woman, 19–30 years: missing: 138 mg of magnesium and 665 mg of potassium; "
        "sodium 2,168 mg over its limit."
    )


def test_in_jupyter() -> None:
    day = food_day()
    day.portions, day.reader = {"11458": 2}, "m31"
    assert day.totals["magnesium"] == pytest.approx(313.2)
    assert day.goals == goals("man, 31–50 years")
    for wrong in ({"99999": 1}, {"11458": 99}):
        with pytest.raises(ModelError):
            day.portions = wrong
    with pytest.raises(ModelError):
        day.reader = "x1"
    assert len({reader_key(name) for name in readers()}) == len(readers())


@pytest.fixture(scope="module")
def day_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("day") / "day.html", FoodDay())


@pytest.fixture
def shown(chromium: Any, day_page: Path) -> Iterator[Any]:
    with opened(chromium, day_page.as_uri(), accept_downloads=True) as page:
        page.wait_for_selector(f'{ROOT}[data-ready="true"]')
        yield page


def read(page: Any) -> dict[str, Any]:
    return page.evaluate("""() => ({
      sentence: document.querySelector('output.explorable-sentence').textContent,
      svg: document.querySelector('.day svg').outerHTML,
      plate: [...document.querySelectorAll('[data-plate] tbody tr')]
        .map((row) => [row.dataset.number, row.querySelector('input').value]),
      table: document.querySelector('[data-foods] tbody').innerText,
    })""")


def test_the_script_changes_nothing_that_stands_there(chromium: Any, day_page: Path, shown: Any) -> None:
    parts = (".day svg", "[data-plate] tbody", "[data-foods] tbody", "output.explorable-sentence")
    with opened(chromium, day_page.as_uri(), java_script_enabled=False) as page:
        before = {part: page.locator(part).inner_html() for part in parts}
    for part in parts:
        assert shown.locator(part).inner_html() == before[part], part


def test_reset_brings_the_first_picture_back(shown: Any) -> None:
    before = read(shown)
    shown.select_option("select[name=measure]", "100 g")
    shown.click("th[data-sort=potassium] button")
    shown.select_option("[data-reader]", "m71")
    shown.click("[aria-label='Add banana']")
    assert read(shown) != before
    shown.click(f"{ROOT} [data-action=reset]")
    assert read(shown) == before


@pytest.mark.parametrize("preset", range(len(DAYS)))
def test_the_script_says_what_python_says(shown: Any, preset: int) -> None:
    shown.click(f'{ROOT} [data-preset="{preset}"]')
    for reader in ("woman, 19–30 years", "man, over 70 years", "pregnant woman, 31–50 years"):
        shown.select_option("[data-reader]", reader_key(reader))
        assert read(shown)["sentence"] == day_sentence(list(DAYS.values())[preset], reader)


def test_adding_changing_and_taking_off(shown: Any) -> None:
    shown.click(f"{ROOT} [data-preset='4']")
    assert read(shown)["plate"] == []
    shown.click("[aria-label='Add spinach, boiled']")
    shown.click("[aria-label='Add spinach, boiled']")
    shown.click("[aria-label='Add lentils, boiled']")
    assert read(shown)["plate"] == [["11458", "2"], ["16070", "1"]]
    shown.fill("[aria-label^='Portions of spinach']", "0.5")
    assert read(shown)["sentence"] == day_sentence({"11458": 0.5, "16070": 1}, "woman, 19–30 years")
    shown.fill("[aria-label^='Portions of spinach']", "1000")
    shown.press("[aria-label^='Portions of spinach']", "Tab")
    assert read(shown)["plate"][0] == ["11458", "10"]
    assert "at most 10 portions: set to 10" in shown.text_content(".explorable-notice")
    shown.click("[aria-label='Take spinach, boiled off the plate']")
    assert read(shown)["plate"] == [["16070", "1"]]


def test_sorting_and_filtering(shown: Any) -> None:
    first = "[data-foods] tbody tr:not([hidden]) th"
    assert shown.locator(first).first.inner_text().startswith("pumpkin seeds, dried")
    shown.click("th[data-sort=sodium] button")
    assert shown.locator(first).first.inner_text().startswith("table salt")
    assert shown.get_attribute("th[data-sort=sodium]", "aria-sort") == "descending"
    shown.click("th[data-sort=food] button")
    assert shown.locator(first).first.inner_text().startswith("acorn squash")
    shown.select_option("select[name=table]", "vegan")
    shown.select_option("select[name=group]", "Milk, cheese, eggs")
    assert shown.text_content("[data-count]") == "0 of 136 foods"
    shown.select_option("select[name=group]", "")
    shown.select_option("select[name=measure]", "100 kcal")
    shown.click("th[data-sort=magnesium] button")
    assert shown.locator(first).first.inner_text().startswith("Swiss chard, boiled")


def test_a_day_can_be_shared(shown: Any, chromium: Any, day_page: Path) -> None:
    address = f"{day_page.as_uri()}#day?for=m31&01077=1.5&11458=2"
    with opened(chromium, address) as page:
        page.wait_for_selector(f'{ROOT}[data-ready="true"]')
        assert read(page)["sentence"] == day_sentence({"11458": 2, "01077": 1.5}, "man, 31–50 years")
        page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
        page.click(f"{ROOT} [data-action=link]")
        assert page.text_content(".explorable-notice").endswith("#day?for=m31&11458=2&01077=1.5")
    with opened(chromium, f"{day_page.as_uri()}#day?day=2") as page:
        page.wait_for_selector(f'{ROOT}[data-ready="true"]')
        assert read(page)["sentence"] == day_sentence(DAYS["a day of whole foods"], "woman, 19–30 years")
    for wrong in ("day=9", "day=length", "99999=1", "11458=-3", "11458=1e9", "for=nobody", "11458=NaN", "__proto__=1"):
        with opened(chromium, f"{day_page.as_uri()}#day?{wrong}") as page:
            page.wait_for_selector(f'{ROOT}[data-ready="true"]')
            assert "usual day" in page.text_content(".explorable-notice")
            assert read(page)["sentence"] == day_sentence(DAYS["a day from packets"], "woman, 19–30 years")


def test_the_front_end_of_jupyter_mounts_it_and_tells_the_kernel(chromium: Any, tmp_path: Path) -> None:
    """anywidget's module, with a stand-in for the kernel's model: what is set on either side reaches the other."""
    widget = food_day()
    state = {name: getattr(widget, name) for name in ("_spec", "_html", "_code", "_style")}
    state |= {"portions": {"11458": 1}, "reader": "m31"}
    module = json.dumps(widget_module()).replace("</", r"<\/")
    path = tmp_path / "lab.html"
    path.write_text(f"""<!doctype html><html><head><style>{style()}</style></head><body><div id="place"></div><script>
      window.state = {json.dumps(state).replace("</", r"<" + chr(92) + "/")};
      const calls = {{}};
      const model = {{ get: (name) => state[name], set: (name, value) => {{ state[name] = value; }},
        save_changes() {{}}, on: (name, call) => {{ (calls[name] ??= []).push(call); }} }};
      window.change = (name, value) => {{ state[name] = value; for (const call of calls[`change:${{name}}`]) call(); }};
      import(URL.createObjectURL(new Blob([{module}], {{ type: "text/javascript" }})))
        .then((loaded) => loaded.default.render({{ model, el: document.getElementById("place") }}));
    </script></body></html>""", encoding="utf-8")
    with opened(chromium, path.as_uri()) as page:
        page.wait_for_selector(f'{ROOT}[data-ready="true"]')
        assert read(page)["sentence"] == day_sentence({"11458": 1}, "man, 31–50 years")
        page.click("[aria-label='Add lentils, boiled']")
        assert page.evaluate("state.portions") == {"11458": 1, "16070": 1}
        page.evaluate("change('reader', 'f19')")
        assert read(page)["sentence"] == day_sentence({"11458": 1, "16070": 1}, "woman, 19–30 years")


def test_a_day_can_be_taken_to_the_planner(chromium: Any, tmp_path: Path) -> None:
    path = written(tmp_path / "foods.html", food_day())
    with opened(chromium, path.as_uri()) as page:
        page.wait_for_selector(f'{ROOT}[data-ready="true"]')
        page.click(f"{ROOT} [data-preset='4']")
        page.click("[aria-label='Add lentils, boiled']")
        assert page.get_attribute("[data-planner]", "href").endswith("/plan.html#plan?for=f19&16070=1")


def test_a_day_can_be_saved(shown: Any) -> None:
    shown.click(f"{ROOT} [data-preset='2']")
    with shown.expect_download() as download:
        shown.click(f"{ROOT} [data-action=csv]")
    rows = list(csv.reader(io.StringIO(Path(download.value.path()).read_text("utf8"))))
    total = next(row for row in rows if row[1:2] == ["sum"])
    held = totals(DAYS["a day of whole foods"])
    assert [float(x) for x in total[5:]] == pytest.approx([held[name] for name in NUTRIENTS], abs=0.01)
    assert len(rows) == 1 + 1 + len(DAYS["a day of whole foods"]) + 2
