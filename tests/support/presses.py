"""The words of the text that set a figure, by the figure that they set; read from the sources, without a build."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from electrolytes.book.actions import ADDRESS, resolve
from electrolytes.live import Explorable
from electrolytes.live.settings import limits
from support.chapters import ROOT, chapters
from support.figures import every_figure

WORD = re.compile(r'(?<!`)\[(?P<words>[^\]]*)\]\((?P<address>do:[^)\s"]*)(?:\s+"(?P<see>[^"]*)")?\)')
CELL = re.compile(r"^```\{code-cell\}.*?^```$", re.MULTILINE | re.DOTALL)
SHOWN = re.compile(r"^(\w+)\(\)$", re.MULTILINE)


@dataclass(frozen=True)
class Press:
    """A word that sets a figure: where it stands, what it is, and what the figure's sentence has to say then.

    ``page`` and ``slug`` are the figure's: without a slug in its address a word means the figure right above it.
    """

    where: str
    words: str
    address: str
    see: str
    page: str
    slug: str

    def said(self, shown: Explorable) -> list[str]:
        """The figure's sentence after the press; where it runs in time, that at the end of its time as well."""
        known = {self.page: {self.slug: dict(shown._spec)}}
        _, _, values = resolve(known, self.page, [self.slug], self.address, self.words)
        shown.reset()
        for name, value in values.items():
            setattr(shown, name, value)
        found = [shown.sentence]
        clock = shown._spec["clock"]
        if clock and self.see not in found[0]:
            setattr(shown, clock, limits(shown.model.quantity(clock))[1])
            found.append(shown.sentence)
        return found


@cache
def presses() -> tuple[Press, ...]:
    """All such words of the book, in reading order."""
    return tuple(press for path in chapters() for press in _of_page(path))


@cache
def figures_of(path: Path) -> dict[str, str]:
    """The figures of a page in order: slug → function that makes it."""
    return {slug_of(name): name for cell in CELL.findall(path.read_text(encoding="utf-8")) for name in _made_in(cell)}


@cache
def slug_of(name: str) -> str:
    """The slug that a figure's function gives it, as its source says."""
    source = ast.parse((ROOT / f"{every_figure()[name].replace('.', '/')}.py").read_text(encoding="utf-8"))
    function = next(node for node in source.body if isinstance(node, ast.FunctionDef) and node.name == name)
    made = next(call for call in ast.walk(function) if isinstance(call, ast.Call)
                and ast.unparse(call.func) == "Explorable")
    return str(ast.literal_eval(made.args[0]))


def _of_page(path: Path) -> Iterator[Press]:
    text, here = path.read_text(encoding="utf-8"), str(path.relative_to(ROOT).with_suffix(""))
    cells = list(CELL.finditer(text))
    for word in WORD.finditer(text):
        above = [slug_of(name) for cell in cells if cell.end() < word.start() for name in _made_in(cell[0])]
        address = ADDRESS.match(word["address"])
        assert address, f"{here}: {word[0]}"
        page = f"chapters/{address['page']}" if address["page"] else here
        slug = address["slug"] or (above or list(figures_of(path)))[-1 if above else 0]
        where = f"{here}:{text.count(chr(10), 0, word.start()) + 1}"
        yield Press(where, word["words"], word["address"], word["see"] or "", page, slug)


def _made_in(cell: str) -> list[str]:
    """The figures that a cell shows, by the functions that make them."""
    return [] if "skip-execution" in cell else [name for name in SHOWN.findall(cell) if name in every_figure()]
