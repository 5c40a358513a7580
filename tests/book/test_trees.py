"""What a screen reader finds of each figure is what was found when somebody last read it (``tests/book/trees``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.browser import opened
from support.chapters import chapters
from support.trees import place, trees

ROOT = Path(__file__).parent.parent.parent
PAGES = [str(path.relative_to(ROOT).with_suffix("")) for path in chapters()]


@pytest.mark.parametrize("name", PAGES)
def test_a_figure_is_heard_as_it_was_read(chromium: Any, site: Path, name: str) -> None:
    """If the change is meant: ``PYTHONPATH=tests python -m support.trees``, and read the difference."""
    known = place(name).read_text(encoding="utf-8") if place(name).exists() else ""
    with opened(chromium, (site / f"{name}.html").as_uri()) as page:
        assert trees(page) == known
