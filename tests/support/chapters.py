"""The chapters of the book: every page once, and nothing that an editor has left beside them."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def chapters(folder: Path = ROOT) -> list[Path]:
    """All pages in order; files in hidden folders, such as Jupyter's checkpoints, are none."""
    return [path for path in sorted(folder.glob("chapters/**/*.md"))
            if not any(part.startswith(".") for part in path.relative_to(folder).parts)]


def with_code() -> list[Path]:
    """The pages that are notebooks."""
    return [path for path in chapters() if "{code-cell}" in path.read_text(encoding="utf-8")]
