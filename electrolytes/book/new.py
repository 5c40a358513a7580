"""Begin a book: ``python -m electrolytes.book new FOLDER`` copies the example, one page on glucose and insulin."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

import electrolytes

EXAMPLE = Path(electrolytes.__file__).with_name("example")
IGNORED = "_build/\nconf.py\nnode_modules/\n__pycache__/\n"
NEXT = """A book of one page stands in {folder}. To build it (the first time it fetches five packages from npm):

    {python} -m electrolytes.book {folder}

Then open {folder}/_build/html/index.html. To make it yours:

    glucose/minimal.py     the model and its figure
    chapters/minimal.md    the page
    references.bib         the sources
    _config.yml, _toc.yml  title, authors, pages
"""


class NotEmptyError(FileExistsError):
    """A new book would be written over something."""


def write(folder: Path) -> None:
    """Write the example into a folder that is new or empty; `NotEmptyError` otherwise, and nothing is written."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotEmptyError(f"{folder} is not empty: a new book needs a folder of its own")
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    (folder / ".gitignore").write_text(IGNORED, "utf8")


def main(words: list[str]) -> int:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(prog="python -m electrolytes.book new", description="Begin a book.")
    parser.add_argument("folder", type=Path, help="a folder that is new or empty")
    folder = parser.parse_args(words).folder
    try:
        write(folder)
    except OSError as fault:
        print(fault, file=sys.stderr)
        return 1
    print(NEXT.format(folder=folder, python=sys.executable), end="")
    return 0
