"""The notebooks outside JupyterLab: in Notebook 7, in Voilà, as one exported page, and a figure as a file."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import nbformat
import pytest
from PIL import Image
from support.chapters import ROOT
from support.lab import IDLE, READY, started

from electrolytes.lab.exporter import LiveExporter
from electrolytes.lab.mathml import mathml, split

SITE = ROOT / "_build" / "html" / "chapters"
SHORT, LONG = "mechanism/index", "mechanism/pump"
OURS = os.environ | {"PYTHONPATH": str(ROOT)}
SET = "element => { element.value = element.max; element.dispatchEvent(new Event('input', { bubbles: true })); }"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two notebooks of the book alone in a folder."""
    if not (SITE / f"{LONG}.ipynb").exists():
        pytest.fail("the book is not built: run `make book`")
    for name in (SHORT, LONG):
        shutil.copy(SITE / f"{name}.ipynb", tmp_path)
    return tmp_path


@contextmanager
def opened(chromium: Any) -> Iterator[tuple[Any, list[str], list[str]]]:
    """A page of a browser for which there is this machine alone; what it asked others for, and what went wrong."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(90_000)
    asked: list[str] = []
    wrong: list[str] = []

    def gate(route: Any) -> None:
        address = urlsplit(route.request.url)
        if address.scheme in ("http", "https") and address.hostname != "127.0.0.1":
            asked.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    page.route("**/*", gate)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page, asked, wrong
    page.close()


def moved(page: Any) -> None:
    """The first slider of the first figure goes to its end, and the figure says another sentence."""
    figure = page.locator(READY).first
    sentence = figure.locator("output.explorable-sentence")
    before = sentence.inner_text()
    figure.locator('[data-control] input[type="range"]').first.evaluate(SET)
    page.wait_for_function("([said, before]) => said.textContent !== before", arg=[sentence.element_handle(), before])


def test_an_exported_page_lives_without_a_network(folder: Path, chromium: Any) -> None:
    command = [sys.executable, "-m", "jupyter", "nbconvert", "--to", "electrolytes.lab.exporter.LiveExporter"]
    done = subprocess.run([*command, "--execute", "pump.ipynb"], cwd=folder, env=OURS, capture_output=True, text=True,
                          check=False)
    assert done.returncode == 0, done.stderr
    text = (folder / "pump.html").read_text("utf8")
    assert "widget-view+json" not in text and "mathjax" not in text.lower() and "require.min.js" not in text
    with opened(chromium) as (page, asked, wrong):
        page.goto((folder / "pump.html").as_uri())
        figures = page.locator(READY)
        assert figures.count() == 5
        moved(page)
        assert page.locator("math").count() > 50
        said = page.locator("main").inner_text()
        assert "Garrahan" in said, "sources read as authors and year"
        assert "$" not in said and r"\frac" not in said, "no formula is left as it is typed"
        assert asked == [] and wrong == []


def test_a_page_exported_before_it_is_run_shows_its_pictures(folder: Path) -> None:
    text, _ = LiveExporter().from_filename(str(folder / "pump.ipynb"))
    assert text.count("<img") == 5 and text.count("This is its usual state") == 5
    assert "<script" not in text


FORMULAS = [r"\frac{v_1 + v_2}{2}",
            r"\begin{aligned} K &= \begin{cases} 1 & \text{for}\: s = 0 \\ 2 & \text{otherwise}"
            r"\end{cases} \\ L &= 2 K \end{aligned}",
            r"\displaystyle \left[\begin{matrix}a & b\\c & d\end{matrix}\right]"]


@pytest.mark.parametrize("tex", FORMULAS)
def test_a_formula_becomes_mathml(tex: str) -> None:
    root = ElementTree.fromstring(mathml(tex, block=True))
    assert root.tag == "math" and root.get("display") == "block"
    assert "\\" not in "".join(root.itertext())


def test_a_formula_that_cannot_be_read_stays_as_it_is() -> None:
    assert mathml(r"\begin{nothing") == r"<code>\begin{nothing</code>"


def test_formulas_are_cut_where_no_brace_is_open() -> None:
    assert split(r"a & b{c & d} \\ \begin{x} 1 & 2 \end{x} & 3", "&") == [
        "a ", r" b{c & d} \\ \begin{x} 1 & 2 \end{x} ", " 3"]


def test_every_formula_of_the_book_can_be_read() -> None:
    notebooks = [json.loads(file.read_text("utf8")) for file in SITE.glob("**/*.ipynb")]
    exporter = LiveExporter()
    for notebook in notebooks:
        for cell in notebook["cells"]:
            if cell["cell_type"] == "markdown" and "$" in cell["source"]:
                html = exporter.markdown2html({}, cell["source"])
                assert r"<code>\begin" not in html and r"<code>\frac" not in html, cell["source"]


def test_notebook_seven_shows_a_live_figure(folder: Path, chromium: Any) -> None:
    with (started("notebook", folder, [], folder) as address,
          opened(chromium) as (page, asked, wrong)):
        page.goto(f"{address}notebooks/index.ipynb")
        page.wait_for_function(IDLE.replace("jupyterapp", "globalThis.jupyterapp?", 1))
        page.evaluate("() => jupyterapp.commands.execute('notebook:run-all-cells')")
        page.wait_for_selector(READY)
        moved(page)
        assert asked == [] and wrong == []


def test_voila_shows_a_live_figure_without_a_network(folder: Path, chromium: Any) -> None:
    """Voilà's own page asks a network for a font of icons, and for nothing else; it does without."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    work = {name: str(folder / name.lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR")}
    log = (folder / "log").open("w")
    command = [sys.executable, "-m", "voila", "--no-browser", f"--port={port}", "index.ipynb"]
    server = subprocess.Popen(command, cwd=folder, env=OURS | work, stdout=log, stderr=log)
    try:
        _answering(f"http://127.0.0.1:{port}/voila/static/nothing", server, folder / "log")
        with opened(chromium) as (page, asked, wrong):
            page.goto(f"http://127.0.0.1:{port}/")
            page.wait_for_selector(READY)
            moved(page)
            assert wrong == []
            assert all("fontawesome" in address for address in asked), asked
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def _answering(address: str, server: subprocess.Popen[Any], log: Path) -> None:
    deadline = time.monotonic() + 60
    while True:
        assert server.poll() is None and time.monotonic() < deadline, log.read_text()
        try:
            urllib.request.urlopen(address, timeout=5)
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return


def test_a_plain_script_saves_a_figure(tmp_path: Path) -> None:
    script = ("from electrolytes.mechanism.pump.diagram import pump_cycle\n"
              "figure = pump_cycle()\nfigure.Na_i = 20\n"
              "figure.save('pump.svg')\nfigure.save('pump.png')\nprint(figure)\n")
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=OURS, check=True, capture_output=True,
                          text=True)
    assert "Na_i = 20 mM" in done.stdout and "19.3" in done.stdout, "printed, a figure says what it shows"
    assert "19.3" in ElementTree.parse(tmp_path / "pump.svg").getroot().find(".//{*}description").text  # type: ignore
    with Image.open(tmp_path / "pump.png") as picture:
        assert picture.width > 600


def test_the_notebooks_are_valid(folder: Path) -> None:
    for file in folder.glob("*.ipynb"):
        nbformat.validate(json.loads(file.read_text("utf8")))
