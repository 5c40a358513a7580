"""The pages of the book: those that ``_toc.yml`` names, and no other file that lies about.

A folder of chapters also holds what editors leave there (``.ipynb_checkpoints``); whoever asks for "all chapters"
means the contents.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml


def chapters(book: Path) -> list[str]:
    """All pages in reading order, by name without suffix: ``chapters/index``, ``chapters/mechanism/pump``, ...

    Parameters
    ----------
    book : Path
        The folder in which ``_toc.yml`` stands. A page's text is in ``book / f"{name}.md"``.
    """
    return list(_named(yaml.safe_load((book / "_toc.yml").read_text("utf8"))))


def _named(entry: Any) -> Iterator[str]:
    """The pages of an entry of the contents and of all below it."""
    if isinstance(entry, list):
        for part in entry:
            yield from _named(part)
    elif isinstance(entry, dict):
        for key, value in entry.items():
            if key in ("root", "file"):
                yield str(value).removesuffix(".md")
            else:
                yield from _named(value)
