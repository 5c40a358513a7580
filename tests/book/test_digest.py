"""What a page stands on: found without importing anything of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from electrolytes.book.digest import digest_of_page, files_behind, imports_of_page, module_of_page

FILES = {
    "body/__init__.py": "",
    "body/base/__init__.py": "from .deep import depth\n",
    "body/base/deep.py": "depth = 1\n",
    "body/base/script.js": "// moves figures\n",
    "body/organs/__init__.py": "",
    "body/organs/heart.py": "from body.base import depth\n\ndef f():\n    from ..helper import table\n",
    "body/organs/liver.py": "raise RuntimeError('never imported here')\n",
    "body/helper.py": "NAME = 'beats.csv'\ntable = NAME\n",
    "body/data/beats.csv": "1\n",
    "body/data/foods.csv": "2\n",
}


@pytest.fixture
def body(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package on disk; its name is its folder's, so that no other test's modules are found in its place."""
    package = f"body_{abs(hash(tmp_path))}"
    for name, text in FILES.items():
        path = tmp_path / name.replace("body", package, 1)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("from body", f"from {package}"), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path / package


def cell(code: str) -> str:
    return f"# Page\n\n```{{code-cell}} python\n:tags: [remove-input]\n{code}\n```\n"


def test_a_page_is_backed_by_the_module_of_its_name(body: Path) -> None:
    assert module_of_page(body.name, "chapters/organs/heart") == f"{body.name}.organs.heart"
    assert module_of_page(body.name, "chapters/organs/spleen") is None
    assert module_of_page(body.name, "chapters/index") is None


def test_imports_are_read_from_cells_and_numbers_not_from_prose(body: Path) -> None:
    name = body.name
    text = f"from {name}.organs import liver\n\n[1](model:helper/table)\n" + cell(f"import {name}.base.deep as d, math")
    assert imports_of_page(name, "chapters/x/y", text) == {f"{name}.base.deep", f"{name}.helper"}
    assert f"{name}.organs.liver" in imports_of_page(name, "chapters/x/y", cell(f"from {name}.organs import liver"))


def test_a_page_does_not_stand_on_what_is_not_run_for_it(body: Path) -> None:
    text = cell(f"from {body.name}.organs import liver").replace("remove-input", "skip-execution")
    assert imports_of_page(body.name, "chapters/x/y", text) == set()


def test_everything_behind_a_module_is_found(body: Path) -> None:
    """Modules imported inside functions and relatively, scripts beside a module, tables that a module names."""
    behind = {str(path.relative_to(body)) for path in files_behind({f"{body.name}.organs.heart"})}
    assert behind == {"__init__.py", "base/__init__.py", "base/deep.py", "base/script.js", "data/beats.csv",
                      "helper.py", "organs/__init__.py", "organs/heart.py"}


def test_the_digest_changes_with_a_table_and_only_with_its_own(body: Path) -> None:
    def digest() -> str:
        return digest_of_page(body.name, "chapters/organs/heart", "# Heart\n")

    before = digest()
    (body / "data" / "foods.csv").write_text("3\n")
    assert digest() == before
    (body / "data" / "beats.csv").write_text("3\n")
    assert digest() != before


def test_a_page_without_modules_has_no_digest() -> None:
    assert digest_of_page("nothing", "chapters/x/y", "# Text\n") == ""


@pytest.mark.parametrize("code", [
    "from NAME.organs import (\n    liver,\n    heart,\n)",
    "%matplotlib inline\nx = 1; from NAME.organs import liver, heart",
    "if True:\n    from NAME.organs import liver as l, \\\n        heart",
])
def test_an_import_is_found_however_it_is_written(body: Path, code: str) -> None:
    """Over several lines, behind options and magics, inside other statements."""
    found = imports_of_page(body.name, "chapters/x/y", cell(code.replace("NAME", body.name)))
    assert found == {f"{body.name}.organs", f"{body.name}.organs.liver", f"{body.name}.organs.heart"}


def test_a_cell_that_is_no_python_or_has_other_options_stops_nothing(body: Path) -> None:
    broken = cell("from NAME.organs import (")
    whole = f"```{{code-cell}} python\n---\ntags: [a]\n---\nimport {body.name}.base\n```\n"
    assert imports_of_page(body.name, "chapters/x/y", broken + whole) == {f"{body.name}.base"}


def test_nothing_is_imported_to_find_out(body: Path) -> None:
    import sys

    (body / "__init__.py").write_text("raise RuntimeError('imported')\n", encoding="utf-8")
    (body / "organs" / "__init__.py").write_text("raise RuntimeError('imported')\n", encoding="utf-8")
    assert files_behind({f"{body.name}.organs.heart"})
    assert body.name not in sys.modules
