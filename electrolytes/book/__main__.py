"""Build the book: ``python -m electrolytes.book [--workers 2] [--all]``.

Jupyter Book 1 turns ``_config.yml`` and ``_toc.yml`` into a Sphinx configuration; Sphinx itself is then started
directly, because only so can pages be read (and their code run) side by side. Only what changed is read again, but
every page is written, for each shows the titles of the others. Warnings are errors. A build that failed forgets the
pages it has read, so that the fault cannot hide in a second, unchanged build; what their cells computed stays cached.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import shutil
import sys
from pathlib import Path

from jupyter_book.cli.main import main as jupyter_book
from sphinx.cmd.build import main as sphinx_build


def build(book: Path, workers: int, everything: bool) -> int:
    """Build the book in folder `book` into its ``_build/html``; the exit status is 0 when there was no warning."""
    with contextlib.redirect_stdout(io.StringIO()):
        jupyter_book(["config", "sphinx", str(book)], standalone_mode=False)
    pages, out = book / "_build" / "pages", book / "_build" / "html"
    options = ["--fail-on-warning", "--keep-going", "--quiet", "--jobs", str(workers), "--builder", "html",
               "--write-all", *(["--fresh-env"] if everything else [])]
    status = sphinx_build([*options, "-d", str(pages), str(book), str(out)])
    if status:
        shutil.rmtree(pages, ignore_errors=True)
    else:
        print(f"The book is built: {out / 'index.html'}")
    return status


def main() -> int:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(prog="python -m electrolytes.book", description="Build the book.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path.cwd(), help="where _config.yml stands")
    parser.add_argument("--workers", type=int, default=2, help="pages read side by side")
    parser.add_argument("--all", action="store_true", help="read every page again (cells stay cached)")
    asked = parser.parse_args()
    return build(asked.folder.resolve(), asked.workers, asked.all)


if __name__ == "__main__":
    sys.exit(main())
