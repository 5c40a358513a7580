"""``python -m electrolytes.lab``: JupyterLab on copies of the chapters, which may be changed, broken and renewed.

The copies are the notebooks that the book's build makes, in the folder ``workspace``; it is never built nor committed.
A copy that nobody changed follows the book; one that somebody changed is theirs, until it is asked to be renewed: it is
then put aside, not thrown away.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
from datetime import datetime
from importlib import resources
from pathlib import Path

RECORD = ".copies.json"
ASIDE = "put aside"


def fill(site: Path, workspace: Path) -> tuple[int, int]:
    """Copy the notebooks of a built book; returns how many were written, and how many changed ones were left.

    Parameters
    ----------
    site : Path
        The built book, with ``chapters/**/*.ipynb``.
    workspace : Path
        Made if it does not exist.
    """
    workspace.mkdir(parents=True, exist_ok=True)
    record = workspace / RECORD
    known = json.loads(record.read_text("utf8")) if record.exists() else {}
    written = left = 0
    for notebook in sorted(site.glob("chapters/**/*.ipynb")):
        name = notebook.relative_to(site / "chapters").as_posix()
        copy, fresh = workspace / name, _digest(notebook)
        if copy.exists() and _digest(copy) not in (known.get(name), fresh):
            left += 1
            continue
        if not copy.exists() or _digest(copy) != fresh:
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(notebook, copy)
            written += 1
        known[name] = fresh
    record.write_text(json.dumps(known, indent=1), "utf8")
    return written, left


def reset(site: Path, workspace: Path) -> Path | None:
    """Renew every copy; those that were changed are moved into a folder of the day, which is returned."""
    record = workspace / RECORD
    known = json.loads(record.read_text("utf8")) if record.exists() else {}
    aside = workspace / ASIDE / f"{datetime.now():%Y-%m-%d %H.%M.%S}"
    for copy in sorted(workspace.glob("**/*.ipynb")):
        name = copy.relative_to(workspace).as_posix()
        if name in known and _digest(copy) != known[name]:
            (aside / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.move(copy, aside / name)
    fill(site, workspace)
    return aside if aside.exists() else None


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def settings(folder: Path, author: bool) -> Path:
    """JupyterLab's settings for the book, written into a folder: a click opens a chapter as a notebook.

    Learners' notebooks are plain Markdown, which jupyterlab-myst would read in its own way; it is for authors.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("overrides.json", "page_config.json"):
        text = resources.files("electrolytes.lab").joinpath("settings", name).read_text("utf8")
        (folder / name).write_text("{}" if author and name == "page_config.json" else text, "utf8")
    return folder


def options(book: Path, author: bool) -> list[str]:
    """What JupyterLab is started with."""
    built = book / "_build" / "lab"
    shared = [f"--LabApp.app_settings_dir={settings(built / ('author' if author else 'learner'), author)}"]
    if author:
        return [*shared, f"--ServerApp.root_dir={book}",
                "--ServerApp.contents_manager_class=electrolytes.lab.originals.Originals",
                "--ContentsManager.checkpoints_class=electrolytes.lab.originals.Checkpoints"]
    return [*shared, f"--ServerApp.root_dir={book / 'workspace'}"]


def main() -> int:
    """Read the command line, fill the workspace, and start JupyterLab."""
    parser = argparse.ArgumentParser(prog="python -m electrolytes.lab", description="The chapters in JupyterLab.")
    parser.add_argument("--book", type=Path, default=Path.cwd(), help="the folder of the book, built")
    parser.add_argument("--author", action="store_true", help="open the chapters themselves, not copies")
    parser.add_argument("--reset", action="store_true", help="renew the copies, then stop")
    asked, more = parser.parse_known_args()
    book = asked.book.resolve()
    site, workspace = book / "_build" / "html", book / "workspace"
    if not asked.author and not (site / "chapters").exists():
        sys.exit("The workspace is a copy of the built book, and the book is not built: run `make book` first.")
    if asked.reset:
        aside = reset(site, workspace)
        print("Every notebook in the workspace is as in the book." +
              (f" What you had changed is kept in {aside}." if aside else ""))
        return 0
    start = book / "chapters" / "index.md"
    if not asked.author:
        _, left = fill(site, workspace)
        start = workspace / "index.ipynb"
        if left:
            print(f"{left} notebook{'s' if left > 1 else ''} you have changed stay{'' if left > 1 else 's'} as "
                  "you left them; `make lab-reset` renews them and keeps yours aside.")
    command = [sys.executable, "-m", "jupyter", "lab", *options(book, asked.author), *more]
    return subprocess.call([*command, str(start)] if start.exists() else command)
