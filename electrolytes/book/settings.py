"""The settings of a book: its own ``_config.yml`` laid over ``defaults.yml``, which every book of this kind shares."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

DEFAULTS = Path(__file__).with_name("defaults.yml")


class NoBookError(FileNotFoundError):
    """A folder that holds no book."""


def settings(book: Path) -> dict[str, Any]:
    """All settings of the book in a folder; `NoBookError` if there is no ``_config.yml``."""
    path = book / "_config.yml"
    if not path.exists():
        raise NoBookError(f"There is no _config.yml in {book}. `python -m electrolytes.book new FOLDER` begins a book.")
    return _over(yaml.safe_load(DEFAULTS.read_text("utf8")), yaml.safe_load(path.read_text("utf8")) or {})


def _over(shared: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """The shared settings with a book's own over them; a list takes the place of a list."""
    inner = {key: _over(shared[key], value) for key, value in own.items()
             if isinstance(value, dict) and isinstance(shared.get(key), dict)}
    return {**shared, **own, **inner}


def own(book: Path, name: str) -> str:
    """One of the extension's own settings (``sphinx: config:``) as text; empty if the book does not say it."""
    return str(settings(book)["sphinx"]["config"].get(name, ""))


def version_of(package: str) -> str:
    """The version that the book's package says of itself; empty if it says none, or there is no package."""
    return str(getattr(import_module(package), "__version__", "")) if package else ""
