"""The chapters in a real JupyterLab: every cell runs, every figure moves by key and pointer, and nothing is damaged."""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from support.chapters import ROOT, with_code
from support.lab import READY, Lab, started

from electrolytes.lab.workspace import fill, settings

NAMES = [path.relative_to(ROOT / "chapters").with_suffix("").as_posix() for path in with_code()]
SITE = ROOT / "_build" / "html"
SECOND_VIEW = """async () => {
  const notebook = jupyterapp.shell.currentWidget.content;
  notebook.activeCellIndex = notebook.widgets.findLastIndex(cell => cell.node.querySelector('[data-explorable]'));
  await jupyterapp.commands.execute('notebook:create-output-view');
}"""

END_OF_VIEWS = """async () => {
  const notebook = jupyterapp.shell.currentWidget;
  for (const widget of [...jupyterapp.shell.widgets('main')]) if (widget !== notebook) widget.dispose();
  await notebook.sessionContext.shutdown();
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace, and the chapters themselves beside it."""
    if not any(SITE.glob("chapters/**/*.ipynb")):
        pytest.fail("the book is not built: run `make book`")
    folder = tmp_path_factory.mktemp("book")
    fill(SITE, folder / "workspace")
    shutil.copytree(ROOT / "chapters", folder / "chapters", ignore=shutil.ignore_patterns(".*"))
    return folder


@pytest.fixture(scope="module")
def lab(chromium: Any, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab in a browser, as learners have it, but with an author's way of saving."""
    work = tmp_path_factory.mktemp("lab")
    options = [f"--LabApp.app_settings_dir={settings(work / 'settings', author=False)}",
               "--ServerApp.contents_manager_class=electrolytes.lab.originals.Originals",
               "--ContentsManager.checkpoints_class=electrolytes.lab.originals.Checkpoints"]
    with started("lab", folder, options, work) as address:
        page = chromium.new_page(viewport={"width": 1300, "height": 900})
        yield Lab(page, f"{address}lab?reset")
        page.close()


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_runs_and_its_figures_move_by_key_and_pointer(lab: Lab, folder: Path, name: str) -> None:
    file = folder / "workspace" / f"{name}.ipynb"
    before = json.loads(file.read_text("utf8"))
    expected = sum("brings the figure to life" in json.dumps(cell) for cell in before["cells"][2:])
    lab.open(f"workspace/{name}.ipynb")
    lab.run_all()
    assert lab.faults() == []
    lab.alive(expected)
    figures = lab.figures()
    assert len(figures) == expected
    for figure in figures:
        figure.scroll_into_view_if_needed()
        _keys(lab, figure)
    moved = {figure.get_attribute("data-explorable"): _by_pointer(lab, figure) for figure in figures}
    for slug, states in lab.states().items():
        for control, value in moved.get(slug, {}).items():
            assert states[control] == pytest.approx(value, rel=5e-3), (slug, control)
    lab.close()
    after = json.loads(file.read_text("utf8"))
    nbformat.validate(after)
    assert [(cell["id"], _text(cell)) for cell in after["cells"]] == [(cell["id"], _text(cell))
                                                                      for cell in before["cells"]]
    assert lab.complaints == []


def _text(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def _keys(lab: Lab, figure: Any) -> None:
    """Arrows, Home, End, letters and Enter do in a figure what they do everywhere, and nothing to the notebook."""
    figure.locator(".explorable-title").click()  # the cell that has the focus is the selected one
    place = lab.place()
    if (sliders := figure.locator('input[type="range"]:visible')).count():
        slider = sliders.first
        least, most = (float(slider.get_attribute(name) or "nan") for name in ("min", "max"))
        now = float(slider.input_value())
        key = "ArrowLeft" if now >= most else "ArrowRight"
        assert float(lab.press(slider, key)) != now, "an arrow moves a slider"
        assert float(lab.press(slider, "Home")) == pytest.approx(least)
        step = float(slider.get_attribute("step") or "nan")
        last = least + math.floor((most - least) / step + 1e-6) * step  # a slider goes in whole steps
        assert float(lab.press(slider, "End")) == pytest.approx(last)
        lab.press(slider, "b", "x", "PageUp")
    if (menus := figure.locator("select:visible")).count():
        menu = menus.first
        was = menu.input_value()
        keys = ["ArrowUp"] if lab.press(menu) == menu.locator("option").last.get_attribute("value") else ["ArrowDown"]
        assert lab.press(menu, *keys) != was, "an arrow chooses in a menu"
        lab.press(menu, "b", "Escape")
    if (boxes := figure.locator('[data-control] input:not([type="range"]):visible')).count():
        box = boxes.first
        text = box.input_value()
        assert lab.press(box, "ControlOrMeta+a", *text, "Enter") == text, "what is typed stands in the box"
    buttons = figure.locator('[data-action="preset"]:visible')
    if buttons.count() > 1:
        assert lab.press(buttons.nth(1), "Enter") == "true", "Enter presses a button"
        assert lab.press(buttons.first, "Space") == "true", "and so does the space bar"
    assert lab.place()[1:] == place[1:], "the same cell is selected, and there are as many"


def _by_pointer(lab: Lab, figure: Any) -> dict[str, float]:
    """Press reset, then press far right on the first slider; what its number box says."""
    reset = figure.locator('[data-action="reset"]')
    reset.scroll_into_view_if_needed()
    reset.click()
    control = figure.locator("[data-control]:has(input[type=range]):visible").first
    if not control.count():
        return {}
    slider = control.locator('input[type="range"]')
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    slider.click(position={"x": box["width"] * 0.8, "y": box["height"] / 2})
    number = control.locator('input:not([type="range"])').input_value()
    return {str(control.get_attribute("data-control")): float(number.replace("−", "-"))}


@pytest.mark.parametrize("name", ["mechanism/pump", "deficiency/index"])
def test_a_chapter_opened_run_moved_and_saved_keeps_its_text(lab: Lab, folder: Path, name: str) -> None:
    file = folder / "chapters" / f"{name}.md"
    before = file.read_bytes()
    lab.open(f"chapters/{name}.md")
    lab.run_all()
    lab.page.wait_for_selector('.jp-NotebookPanel:visible [data-explorable][data-ready="true"]')
    _by_pointer(lab, lab.figures()[0])
    lab.close()
    assert file.read_bytes() == before
    assert not list(folder.glob("chapters/**/.*")), "checkpoints lie elsewhere"
    lab.complaints.clear()  # of what is not plain Markdown, in the chapters themselves


def test_a_figure_lives_though_no_cell_above_it_was_run(lab: Lab) -> None:
    lab.open("workspace/mechanism/index.ipynb")
    lab.run_figure()
    lab.alive(1)
    lab.close()
    assert lab.complaints == []


def test_two_views_of_a_figure_are_one_state_and_a_restarted_kernel_is_no_end(lab: Lab) -> None:
    lab.kernel = None  # one of its own, since it ends in the middle
    lab.open("workspace/mechanism/index.ipynb")
    lab.run_all()
    lab.alive(1)
    lab.page.evaluate(SECOND_VIEW)
    lab.page.wait_for_function("n => document.querySelectorAll(n).length === 2", arg=READY)
    first, second = (lab.page.locator(READY).nth(i) for i in range(2))
    moved = _by_pointer(lab, first)
    (control, value), = moved.items()
    there = second.locator(f'[data-control="{control}"] input:not([type="range"])')
    assert float(there.input_value().replace("−", "-")) == value, "the second view follows the first"
    ids = lab.page.evaluate("s => [...document.querySelectorAll(`${s} [id]`)].map(e => e.id)", READY)
    assert len(ids) == len(set(ids)), "no name stands twice on the page"
    assert lab.complaints == []

    lab.page.evaluate("async () => { await jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart(); }")
    lab.wait()
    lab.complaints.clear()  # JupyterLab itself tells that its debugger's question was cut off
    _by_pointer(lab, first)  # without what was run, the figure still moves
    lab.run_all()
    lab.alive(1)
    assert _by_pointer(lab, lab.figures()[0])
    assert lab.complaints == []
    lab.page.evaluate(END_OF_VIEWS)
    lab.kernel = None
    lab.close()
    lab.complaints.clear()
