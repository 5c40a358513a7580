"""Every figure of the book, found where it is made, and the situations that a reader can choose in it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import electrolytes
from electrolytes.live import Explorable

SCIENCE = ("preface", "essentials", "mechanism", "deficiency", "diet")


@cache
def every_figure() -> dict[str, str]:
    """Function that makes a figure → its module: all public functions that return an :class:`Explorable`."""
    root = Path(electrolytes.__file__).parent
    found: dict[str, str] = {}
    for path in sorted(path for room in SCIENCE for path in (root / room).rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.returns and ast.unparse(node.returns) == "Explorable":
                assert node.name not in found, f"two figures are made by a function named {node.name}"
                found[node.name] = ".".join(("electrolytes", *path.relative_to(root).with_suffix("").parts))
    return found


def made(name: str) -> Explorable:
    """The figure of a function's name."""
    maker: Callable[[], Explorable] = getattr(import_module(every_figure()[name]), name)
    return maker()


def each_situation(shown: Explorable) -> Iterator[str]:
    """Sets a figure to each of its situations, one after the other, and says which."""
    for situation in shown._spec["presets"]:
        shown.reset()
        for name, value in situation["values"].items():
            setattr(shown, name, value)
        yield situation["name"]


def set_to(shown: Explorable, name: str) -> None:
    """Sets a figure to one of its situations."""
    assert any(name == situation for situation in each_situation(shown)), f"{shown.slug} has no situation {name!r}"
