"""What the first cell of a notebook says, in a kernel with the package, without it, and with another version."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from IPython.core.inputtransformer2 import TransformerManager

from electrolytes import __version__
from electrolytes.book.notebooks import FIRST


def said(folder: Path, version: str = __version__, before: str = "", *options: str) -> str:
    """What the cell prints in a new Python."""
    source = FIRST.format(package="electrolytes", version=version, source="")
    cell = TransformerManager().transform_cell(source)  # with %pip as Python
    done = subprocess.run([sys.executable, *options, "-c", f"{before}\n{cell}"], cwd=folder, capture_output=True,
                          text=True, check=True)
    return " ".join(done.stdout.split())


def test_a_kernel_without_the_package_says_what_to_do(tmp_path: Path) -> None:
    text = said(tmp_path, __version__, "", "-I", "-S")
    assert "is not here" in text and "Put its wheel (electrolytes-*.whl) beside the notebook" in text
    assert sys.executable in text, "it names the Python that runs the notebook"


def test_a_wheel_beside_the_notebook_is_installed(tmp_path: Path) -> None:
    (tmp_path / "electrolytes-9.9-py3-none-any.whl").touch()
    pip = ("class pip:\n    def run_line_magic(self, *line): print(*line)\n"
           "def get_ipython(): return pip()\n")
    assert "electrolytes-9.9-py3-none-any.whl" in said(tmp_path, __version__, pip, "-I", "-S")


@pytest.mark.parametrize(("version", "words"), [(__version__, "The book's package is here"),
                                                ("99.1.0", "was made for version 99.1.0")])
def test_the_version_is_told(tmp_path: Path, version: str, words: str) -> None:
    assert words in said(tmp_path, version)

