"""The same chapters in Jupyter: every cell runs, and in a real JupyterLab a moved slider moves the kernel's value."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jupytext
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parent.parent.parent
CHAPTERS = [path for path in sorted(ROOT.glob("chapters/**/*.md")) if "{code-cell}" in path.read_text(encoding="utf-8")]
# the page's own figure once more, under a name that the kernel can be asked for
ASK = """

```{code-cell} python
from electrolytes.mechanism.pump.diagram import pump_cycle

moved = pump_cycle()
moved
```

```{code-cell} python
print("the kernel has", moved.Na_i)
```
"""


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_every_cell_of_a_chapter_runs(path: Path) -> None:
    """Exercises for Jupyter too, which the built book leaves out."""
    notebook = jupytext.read(path)
    where = {"metadata": {"path": path.parent}}
    NotebookClient(notebook, timeout=180, kernel_name="python3", resources=where).execute()
    printed = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert printed
    assert not [output for output in printed if output.get("name") == "stderr"]


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A JupyterLab with the project's settings on a copy of the page; its address."""
    folder = tmp_path_factory.mktemp("lab")
    page = (ROOT / "chapters" / "mechanism" / "pump.md").read_text(encoding="utf-8")
    (folder / "pump.md").write_text(page + ASK, encoding="utf-8")
    settings = folder / "share" / "jupyter" / "lab" / "settings"
    settings.mkdir(parents=True)
    shutil.copy(ROOT / "electrolytes" / "book" / "lab.json", settings / "overrides.json")
    environment = os.environ | {
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_DATA_DIR": str(folder / "data"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(folder / "user-settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
    }
    options = ["--no-browser", "--allow-root", "--ip=127.0.0.1", "--port=0", "--IdentityProvider.token=",
               f"--ServerApp.root_dir={folder}", f"--LabApp.app_settings_dir={settings}",
               "--LabApp.expose_app_in_browser=True"]
    server = subprocess.Popen([sys.executable, "-m", "jupyter", "lab", *options], env=environment,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while not (found := list((folder / "runtime").glob("jpserver-*.json"))):
            assert server.poll() is None, "JupyterLab did not start"
            assert time.monotonic() < deadline, "JupyterLab did not start in a minute"
            time.sleep(0.2)
        yield json.loads(found[0].read_text(encoding="utf-8"))["url"]
    finally:
        server.terminate()
        server.wait(20)


def test_a_slider_moved_in_jupyterlab_moves_the_kernel(chromium: Any, lab: str) -> None:
    context = chromium.new_context(viewport={"width": 1500, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{lab}lab?reset")
    page.wait_for_selector('.jp-DirListing-item:has-text("pump.md")')
    page.dblclick('.jp-DirListing-item:has-text("pump.md")')
    page.wait_for_selector(".jp-NotebookPanel .jp-CodeCell")
    page.wait_for_function(KERNEL_IDLE)  # what JupyterLab is told before its kernel is there is lost
    page.evaluate("() => { jupyterapp.commands.execute('notebook:run-all-cells'); }")
    page.wait_for_function(f"({SAID})().includes('the kernel has 10')", polling=500)
    live = page.locator('.jp-CodeCell [data-explorable][data-ready="true"]')
    figure = live.last
    figure.scroll_into_view_if_needed()
    assert figure.locator("svg").first.bounding_box()["height"] > 40
    figure.locator('[data-control="Na_i"] input[type="number"]').fill("20")
    page.keyboard.press("Tab")
    figure.locator("output:not([for])", has_text="19.3").wait_for()
    for _ in range(30):  # the value may still be on its way when the cell first asks
        page.evaluate(RUN, 1)
        page.wait_for_timeout(1000)
        if "the kernel has 20" in page.evaluate(SAID):
            break
    assert "the kernel has 20" in page.evaluate(SAID)
    context.close()


KERNEL_IDLE = "() => jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
# what the last cell has printed
SAID = """() => {
  const cells = jupyterapp.shell.currentWidget.content.model.sharedModel.cells;
  return JSON.stringify(cells.at(-1).toJSON().outputs);
}"""
# run one cell, counted from the end
RUN = """fromEnd => {
  const notebook = jupyterapp.shell.currentWidget.content;
  notebook.activeCellIndex = notebook.widgets.length - fromEnd;
  jupyterapp.commands.execute('notebook:run-cell');
}"""
