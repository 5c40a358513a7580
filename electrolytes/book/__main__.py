"""Build the book: ``python -m electrolytes.book [--workers 2] [--all]``.

Jupyter Book 1 turns ``_config.yml`` and ``_toc.yml`` into a Sphinx configuration; Sphinx itself is then started
directly, because only so can pages be read (and their code run) side by side. Only what changed is read and written
again (`electrolytes.book.rebuild`). Warnings are errors. What a build that failed has taken on is done again by the
next one, so that the fault cannot hide in a second, unchanged build; what cells computed stays cached.
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

from electrolytes.book.rebuild import JOURNAL


def configure(book: Path) -> None:
    """Write Sphinx's ``conf.py`` from ``_config.yml``, unless that was done before.

    Jupyter Book checks the settings against a schema, which takes longer than all else of an unchanged build.
    """
    settings = (book / "_config.yml").read_bytes() + version("jupyter-book").encode() + str(book).encode()
    mark = f"# made from {hashlib.sha256(settings).hexdigest()}\n"
    conf = book / "conf.py"
    if conf.exists() and conf.read_text("utf8").endswith(mark):
        return
    from jupyter_book.cli.main import main as jupyter_book

    with contextlib.redirect_stdout(io.StringIO()):
        jupyter_book(["config", "sphinx", str(book)], standalone_mode=False)
    conf.write_text(conf.read_text("utf8") + mark, "utf8")


def quiet_kernels(folder: Path) -> None:
    """Let kernels start with the book's settings instead of the reader's own, and say only what went wrong.

    They would warn, once a page, that their socket on this machine is not encrypted.
    """
    profile = folder / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "ipython_kernel_config.py").write_text('get_config().IPKernelApp.log_level = "ERROR"\n', "utf8")
    os.environ["IPYTHONDIR"] = str(folder)


def build(book: Path, workers: int, everything: bool) -> int:
    """Build the book in folder `book` into its ``_build/html``; the exit status is 0 when there was no warning."""
    started = time.monotonic()
    # jsonschema would load a grammar for addresses, two seconds of every build, of which notebooks make no use
    sys.modules.setdefault("rfc3987_syntax", cast(ModuleType, None))
    configure(book)
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
    """Read the command line and build."""
    parser = argparse.ArgumentParser(prog="python -m electrolytes.book", description="Build the book.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path.cwd(), help="where _config.yml stands")
    parser.add_argument("--workers", type=int, default=2, help="pages read side by side")
    parser.add_argument("--all", action="store_true", help="read every page again (cells stay cached)")
    asked = parser.parse_args()
    return build(asked.folder.resolve(), asked.workers, asked.all)


if __name__ == "__main__":
    sys.exit(main())
