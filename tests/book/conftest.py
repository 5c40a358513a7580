"""The built book, and small books that are built to see what the extension does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built book."""
    built = ROOT / "_build" / "html"
    if not (built / "index.html").exists():
        pytest.fail("the book is not built: run `make book`")
    return built


@dataclass
class SmallBook:
    """A book with the real settings and pages of its own, and a package `tiny` in place of `electrolytes`."""

    folder: Path

    def write(self, name: str, text: str) -> None:
        """A file of the book, its text without the indentation it has in the test."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text).lstrip("\n"), encoding="utf-8")

    def chapter(self, name: str, text: str) -> None:
        """A page that is a notebook."""
        front = "---\njupytext:\n  text_representation: {extension: .md, format_name: myst}\n" \
                "kernelspec: {name: python3, display_name: Python 3, language: python}\nreviewed: 2026-01-02\n---\n"
        self.write(f"chapters/{name}.md", front + textwrap.dedent(text).lstrip("\n"))

    def build(self) -> subprocess.CompletedProcess[str]:
        """Build it; what it said is in ``stdout`` and ``stderr``."""
        pages = sorted(path.relative_to(self.folder).with_suffix("") for path in self.folder.glob("chapters/**/*.md"))
        contents = {"format": "jb-book", "root": "chapters/index",
                    "chapters": [{"file": str(page)} for page in pages if page != Path("chapters/index")]}
        self.write("_toc.yml", yaml.safe_dump(contents))
        environment = os.environ | {"PYTHONPATH": f"{self.folder}{os.pathsep}{ROOT}"}
        command = [sys.executable, "-m", "electrolytes.book", str(self.folder), "--workers", "1"]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    def page(self, name: str) -> str:
        """The HTML of a built page."""
        return (self.folder / "_build" / "html" / "chapters" / f"{name}.html").read_text(encoding="utf-8")


@pytest.fixture
def small_book(tmp_path: Path) -> SmallBook:
    """A book with a front page and a bibliography; every other file below ``chapters`` becomes a page."""
    settings = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    settings["sphinx"]["config"] |= {"book_package": "tiny", "node_modules": str(ROOT / "node_modules")}
    book = SmallBook(tmp_path)
    book.write("_config.yml", yaml.safe_dump(settings))
    book.write("tiny/__init__.py", "")
    book.write("chapters/index.md", "# Front page\n\nSee [@Pan2020].\n")
    book.write("chapters/bibliography.md", "# Bibliography\n\n```{bibliography}\n```\n")
    shutil.copy(ROOT / "references.bib", tmp_path)
    return book
