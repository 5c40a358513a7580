"""A JupyterLab or Notebook with the project's settings, and what a learner does in it by keys and pointer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

QUIET = ["--no-browser", "--allow-root", "--ip=127.0.0.1", "--port=0", "--IdentityProvider.token=",
         "--ServerApp.disable_check_xsrf=True"]
READY = '[data-explorable][data-ready="true"]'
IDLE = "() => jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
# the notebook's scroll position, selected cell and number of cells: what keys in a figure must not touch
PLACE = """() => {
  const notebook = jupyterapp.shell.currentWidget.content;
  const scroller = notebook.node.querySelector('.jp-WindowedPanel-outer') ?? notebook.node;
  return [Math.round(scroller.scrollTop), notebook.activeCellIndex, notebook.widgets.length];
}"""
# the control gets the focus in the middle of what is in sight, so that no key has to bring it there
FOCUS = f"""element => {{
  element.scrollIntoView({{ block: 'center', behavior: 'instant' }});
  element.focus({{ preventScroll: true }});
  return ({PLACE})();
}}"""
LEFT = f"element => [({PLACE})(), element.getAttribute('aria-pressed') ?? element.value]"
FAULTS = """() => jupyterapp.shell.currentWidget.content.model.sharedModel.cells
  .flatMap(cell => cell.toJSON().outputs ?? [])
  .filter(output => output.output_type === 'error' || output.name === 'stderr')"""
OPEN = """async ([path, kernel]) => {
  const options = { path, factory: 'Notebook' };
  if (kernel) options.kernel = { id: kernel };
  const widget = await jupyterapp.commands.execute('docmanager:open', options);
  await widget.context.ready;
  await widget.sessionContext.ready;
  return widget.sessionContext.session?.kernel?.id;
}"""
RUN = """async () => {
  await jupyterapp.commands.execute('notebook:run-all-cells');
}"""
RUN_FIGURE = """async () => {
  const notebook = jupyterapp.shell.currentWidget.content;
  const isFigure = cell => JSON.stringify(cell.model.toJSON()).includes('brings the figure to life');
  notebook.activeCellIndex = notebook.widgets.findLastIndex(isFigure);
  await jupyterapp.commands.execute('notebook:run-cell');
}"""
ALIVE = """n => document.querySelectorAll(
  '.jp-NotebookPanel:not(.lm-mod-hidden) [data-explorable][data-ready="true"]').length >= n"""
SAY = """async code => {
  let said = '';
  const future = jupyterapp.shell.currentWidget.sessionContext.session.kernel.requestExecute({ code });
  future.onIOPub = message => { if (message.header.msg_type === 'stream') said += message.content.text; };
  await future.done;
  return said;
}"""
STATES = """
import json
from ipywidgets.widgets.widget import _instances
print(json.dumps({w.slug: w.values for w in list(_instances.values()) if hasattr(w, 'values')}))
"""


@contextmanager
def started(application: str, folder: Path, options: list[str], work: Path) -> Iterator[str]:
    """Run ``jupyter lab`` or ``jupyter notebook`` on a folder; gives its address.

    Parameters
    ----------
    folder : Path
        What it serves.
    options : list of str
        Beside those of every test.
    work : Path
        Where it keeps what it would otherwise keep in the user's home.
    """
    environment = os.environ | {
        "JUPYTER_CONFIG_DIR": str(work / "config"),
        "JUPYTER_DATA_DIR": str(work / "data"),
        "JUPYTER_RUNTIME_DIR": str(work / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(work / "user-settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(work / "workspaces"),
    }
    command = [sys.executable, "-m", "jupyter", application, *QUIET, f"--ServerApp.root_dir={folder}",
               "--LabApp.expose_app_in_browser=True", "--JupyterNotebookApp.expose_app_in_browser=True", *options]
    log = work / "server.log"
    with log.open("w") as out:
        server = subprocess.Popen(command, env=environment, stdout=out, stderr=out)
    try:
        deadline = time.monotonic() + 120
        while not (found := list((work / "runtime").glob("jpserver-*.json"))):
            assert server.poll() is None, log.read_text()
            assert time.monotonic() < deadline, f"jupyter {application} did not start in two minutes"
            time.sleep(0.2)
        yield json.loads(found[0].read_text(encoding="utf-8"))["url"]
    finally:
        server.terminate()
        server.wait(60)


class Lab:
    """A page of a browser with JupyterLab in it.

    Parameters
    ----------
    page : a Playwright page
    address : str
        Where JupyterLab opens.
    """

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.kernel: str | None = None
        page.set_default_timeout(120_000)
        page.on("console", lambda m: m.type == "error" and self.complaints.append(m.text))
        page.on("pageerror", lambda error: self.complaints.append(f"exception: {error}"))
        page.goto(address)
        page.wait_for_function("() => globalThis.jupyterapp?.shell?.currentWidget")

    def open(self, path: str) -> None:
        """Open a file as a notebook, with the kernel that the one before had."""
        self.kernel = self.page.evaluate(OPEN, [path, self.kernel])
        self.wait()

    def wait(self) -> None:
        """Until the kernel has nothing to do; what JupyterLab is told before its kernel is there is lost."""
        self.page.wait_for_function(IDLE)

    def run_all(self) -> None:
        """Run every cell, until all have run."""
        self.page.evaluate(RUN)
        self.wait()

    def run_figure(self) -> None:
        """Run the cell of the last figure, and no other."""
        self.page.evaluate(RUN_FIGURE)
        self.wait()

    def alive(self, figures: int) -> None:
        """Until so many figures of the notebook in sight are live."""
        self.page.wait_for_function(ALIVE, arg=figures)

    def figures(self) -> list[Any]:
        """The live figures of the notebook in sight, in order."""
        found: list[Any] = self.page.locator(f".jp-NotebookPanel:visible {READY}").all()
        return found

    def faults(self) -> list[dict[str, Any]]:
        """Outputs that are errors or warnings."""
        found: list[dict[str, Any]] = self.page.evaluate(FAULTS)
        return found

    def ask(self, code: str) -> str:
        """What the kernel prints."""
        return str(self.page.evaluate(SAY, code))

    def states(self) -> dict[str, dict[str, float]]:
        """What the kernel says that the controls of each figure stand at."""
        return dict(json.loads(self.ask(STATES)))

    def close(self) -> None:
        """Save, and close the notebook."""
        self.page.evaluate("async () => { await jupyterapp.commands.execute('docmanager:save'); }")
        self.page.evaluate("async () => { await jupyterapp.commands.execute('application:close'); }")

    def place(self) -> list[int]:
        """Scroll position, selected cell, number of cells."""
        found: list[int] = self.page.evaluate(PLACE)
        return found

    def press(self, control: Any, *keys: str) -> str:
        """Give a control in sight the focus, press keys as a hand does; its value afterwards.

        The notebook has to stay where it is. (A browser itself brings a box into sight when one types into it.)
        """
        place = control.evaluate(FOCUS)
        for key in keys:
            self.page.keyboard.press(key)
        after, value = control.evaluate(LEFT)
        assert after == place, f"{keys} moved the notebook"
        return str(value)
