"""Build the book: ``python -m electrolytes.book [FOLDER] [--workers 2] [--all]``.

``python -m electrolytes.book new FOLDER`` begins one (`electrolytes.book.new`).

Jupyter Book 1 turns the settings (`electrolytes.book.settings`) and ``_toc.yml`` into a Sphinx configuration; Sphinx
itself is then started directly, because only so can pages be read (and their code run) side by side. Only what changed
is read and written again (`electrolytes.book.rebuild`). Warnings are errors. What a build that failed has taken on is
done again by the next one, so that the fault cannot hide in a second, unchanged build; what cells computed is kept.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import os
import sys
import time
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import cast

import yaml

from electrolytes.book import new
from electrolytes.book.rebuild import JOURNAL
from electrolytes.book.settings import NoBookError, settings


def configure(book: Path) -> None:
    """Write Sphinx's ``conf.py`` from the settings, unless that was done before.

    Jupyter Book checks the settings against a schema, which takes longer than all else of an unchanged build.
    """
    given = yaml.safe_dump(settings(book))
    made_from = f"{given}{version('jupyter-book')}{book}"
    mark = f"# made from {hashlib.sha256(made_from.encode()).hexdigest()}\n"
    conf = book / "conf.py"
    if conf.exists() and conf.read_text("utf8").endswith(mark):
        return
    from jupyter_book.cli.main import main as jupyter_book

    whole = book / "_build" / "config.yml"
    whole.parent.mkdir(exist_ok=True)
    whole.write_text(given, "utf8")
    with contextlib.redirect_stdout(io.StringIO()):
        jupyter_book(["config", "sphinx", str(book), "--config", str(whole)], standalone_mode=False)
    conf.write_text(whole.with_name("conf.py").read_text("utf8") + mark, "utf8")


def quiet_kernels(folder: Path) -> None:
    """Let kernels start with the book's settings instead of the reader's own, and say only what went wrong.

    They would warn, once a page, that their socket on this machine is not encrypted.
    """
    profile = folder / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "ipython_kernel_config.py").write_text('get_config().IPKernelApp.log_level = "ERROR"\n', "utf8")
    os.environ["IPYTHONDIR"] = str(folder)


def importable(book: Path) -> None:
    """Let the build and the kernels of pages import the package that stands in the book's folder."""
    sys.path.insert(0, str(book))
    os.environ["PYTHONPATH"] = os.pathsep.join([str(book), *filter(None, [os.environ.get("PYTHONPATH")])])


def build(book: Path, workers: int, everything: bool) -> int:
    """Build the book in folder `book` into its ``_build/html``; the exit status is 0 when there was no warning."""
    started = time.monotonic()
    # jsonschema would load a grammar for addresses, two seconds of every build, of which notebooks make no use
    sys.modules.setdefault("rfc3987_syntax", cast(ModuleType, None))
    try:
        configure(book)
    except NoBookError as fault:
        print(fault, file=sys.stderr)
        return 1
    importable(book)
    made = book / "_build"
    quiet_kernels(made / "ipython")
    from sphinx.cmd.build import main as sphinx_build

    pages, out = made / "pages", made / "html"
    status = sphinx_build(["--fail-on-warning", "--keep-going", "--quiet", "--jobs", str(workers), "--builder", "html",
                           *(["--fresh-env"] if everything else []), "-d", str(pages), str(book), str(out)])
    if not status:
        (pages / JOURNAL).unlink(missing_ok=True)
        print(f"The book is built, in {time.monotonic() - started:.0f} s: {out / 'index.html'}")
    return status


def main() -> int:
    """Read the command line and build, or begin a book."""
    if sys.argv[1:2] == ["new"]:
        return new.main(sys.argv[2:])
    parser = argparse.ArgumentParser(prog="python -m electrolytes.book", description="Build the book in a folder.",
                                     epilog="python -m electrolytes.book new FOLDER begins a book.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path.cwd(), help="where _config.yml stands")
    parser.add_argument("--workers", type=int, default=2, help="pages read side by side")
    parser.add_argument("--all", action="store_true", help="read every page again (cells stay cached)")
    asked = parser.parse_args()
    return build(asked.folder.resolve(), asked.workers, asked.all)


if __name__ == "__main__":
    sys.exit(main())
