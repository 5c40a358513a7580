"""The built notebooks as a folder to push to a branch: ``python -m electrolytes.book.publish.branch FOLDER``.

Colab, Binder and a hub open notebooks from a repository, and the repository holds pages, not notebooks. So the branch
that ``site.yml`` names holds what the build has made of them, the package that they need, and ``.binder/``.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

BESIDE = (".binder", "Dockerfile", ".dockerignore", "pyproject.toml", "README.md", "LICENSE", "CITATION.cff",
          "electrolytes")
NOT_COPIED = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "*.pyc")


class NotBuiltError(FileNotFoundError):
    """The book has no notebooks yet."""


def lay(book: Path, folder: Path) -> list[Path]:
    """Copy the notebooks of a built book, and what runs them, into a new folder; the notebooks, by their paths there.

    Raises
    ------
    NotBuiltError
        If the book has not been built.
    FileExistsError
        If the folder holds something already.
    """
    site = book / "_build" / "html"
    notebooks = sorted(path.relative_to(site) for path in site.glob("chapters/**/*.ipynb"))
    if not notebooks:
        raise NotBuiltError(f"There are no notebooks below {site}: build the book first, with make book.")
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty: give a new folder.")
    for name in BESIDE:
        source, target = book / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=NOT_COPIED)
        else:
            shutil.copy(source, target)
    for path in notebooks:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(site / path, folder / path)
    return notebooks


def main() -> int:
    """Read the command line and copy."""
    if len(sys.argv) != 2:
        print("python -m electrolytes.book.publish.branch FOLDER", file=sys.stderr)
        return 2
    try:
        notebooks = lay(Path.cwd(), Path(sys.argv[1]))
    except OSError as fault:
        print(fault, file=sys.stderr)
        return 1
    print(f"{len(notebooks)} notebooks are in {sys.argv[1]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
