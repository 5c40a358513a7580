"""A chapter that Jupytext has read and written anew keeps its text byte for byte, but for what was changed."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

import jupytext
import pytest
from support.chapters import chapters

from electrolytes.lab.originals import kept

every_chapter = pytest.mark.parametrize("path", chapters(), ids=lambda path: f"{path.parent.name}/{path.stem}")


def in_lab(text: str) -> Any:
    """A chapter as JupyterLab has it in hand after its cells were run and its figures moved."""
    notebook = jupytext.reads(text, fmt="md:myst")
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    notebook.metadata["language_info"] = {"name": "python", "pygments_lexer": "ipython3", "version": "3.11.2"}
    notebook.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {"a": {"model": 1}}}}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.execution_count = 1
            cell.metadata["trusted"] = True
    return notebook


def saved(notebook: Any, text: str) -> str:
    return kept(text, jupytext.writes(notebook, fmt="md:myst"))


@every_chapter
def test_a_chapter_that_was_only_run_is_the_same_file(path: Path) -> None:
    text = path.read_text("utf8")
    assert jupytext.writes(in_lab(text), fmt="md:myst") != text, "without help it would be another"
    assert saved(in_lab(text), text) == text


@every_chapter
def test_any_page_becomes_a_notebook_by_hand(path: Path) -> None:
    notebook = jupytext.reads(path.read_text("utf8"), fmt="md:myst")
    assert '"cells"' in jupytext.writes(notebook, fmt="ipynb")


TEXT = """---
kernelspec: {name: python3, display_name: Python 3, language: python}
reviewed: "2026-11-22"
---

# A page

Some words.

```{code-cell} python
:tags: [remove-input]
1 + 1
```

More words.

+++

And more.

```{code-cell} python
2 + 2
```
"""


def changes(text: str, after: str) -> list[str]:
    """The lines taken out and put in."""
    lines = difflib.unified_diff(text.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[:2] not in ("--", "++", "@@")]


def test_a_changed_cell_is_saved_and_nothing_else() -> None:
    notebook = in_lab(TEXT)
    notebook.cells[-1].source = "1 + 3"
    assert changes(TEXT, saved(notebook, TEXT)) == ["-2 + 2", "+1 + 3"]


def test_a_new_cell_is_called_as_the_others_are() -> None:
    notebook = in_lab(TEXT)
    notebook.cells.append(notebook.cells[-1].copy())
    notebook.cells[-1].source = "3 + 3"
    after = saved(notebook, TEXT)
    assert "ipython3" not in after
    assert changes(TEXT, after) == ["+", "+```{code-cell} python", "+3 + 3", "+```"]


def test_a_deleted_cell_leaves_its_neighbors_apart() -> None:
    notebook = in_lab(TEXT)
    del notebook.cells[1]
    sources = [cell.source for cell in jupytext.reads(saved(notebook, TEXT), fmt="md:myst").cells]
    assert sources == [cell.source for cell in notebook.cells]


def test_cells_that_change_places_are_all_kept() -> None:
    notebook = in_lab(TEXT)
    notebook.cells = [notebook.cells[i] for i in (0, 4, 2, 3, 1)]
    after = jupytext.reads(saved(notebook, TEXT), fmt="md:myst")
    assert [cell.source for cell in after.cells] == [cell.source for cell in notebook.cells]


def test_a_page_without_front_matter_gets_none() -> None:
    assert saved(in_lab("# A page\n\nWords.\n"), "# A page\n\nWords.\n") == "# A page\n\nWords.\n"
