"""The chapters of the book, as files."""

from __future__ import annotations

from pathlib import Path

from electrolytes.book import contents

ROOT = Path(__file__).parent.parent.parent


def chapters(folder: Path = ROOT) -> list[Path]:
    """All pages that the contents name, in reading order."""
    return [folder / f"{name}.md" for name in contents.chapters(folder)]


def with_code() -> list[Path]:
    """The pages that are notebooks."""
    return [path for path in chapters() if "{code-cell}" in path.read_text(encoding="utf-8")]
