"""Equations that point: a symbol knows the quantity of the page's figures that it stands for.

Each quantity that a figure of the page sets or reports is typeset by itself; where the same MathML stands in an
equation on a line of its own, it is given the quantity's name (``data-q``), an attribute and nothing more. The page's
script then says, at the symbol, what it is and how large it is now, and lights up its slider; and the other way round.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from xml.etree import ElementTree

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from electrolytes.book import widgets

SCRIPTED = {"msub", "msup", "msubsup", "munder", "mover", "munderover"}
"""What carries a script: a part of it is no symbol by itself, but for what a power is of."""
Shape = tuple[object, ...]


def of_page(env: BuildEnvironment) -> dict[str, dict[str, str]]:
    """Page → LaTeX of the quantities of its figures → their names; kept with the environment."""
    known: dict[str, dict[str, str]] = env.__dict__.setdefault("book_symbols", {})
    return known


def merge(env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    """Take over what another process has noted of the pages it read."""
    of_page(env).update({name: of_page(other)[name] for name in docnames if name in of_page(other)})


def note(app: Sphinx, docname: str) -> list[str]:
    """Keep what the figures of a page that was just read set and report; their LaTeX, which has to be typeset."""
    found: dict[str, str] = {}
    for spec in widgets.specs(app, docname):
        for name, latex in spec.get("symbols", {}).items():
            found.setdefault(latex, name)
    of_page(app.env)[docname] = found
    return list(found)


def marked(html: str, symbols: Mapping[str, str]) -> str:
    """An equation whose symbols are named.

    Parameters
    ----------
    html : str
        ``<math>`` with one equation.
    symbols : mapping
        Name of a quantity → ``<math>`` with its symbol alone. A symbol that is no one thing (a product) is passed over.
    """
    shapes: dict[Shape, str] = {}
    for name, alone in symbols.items():
        shape = _alone(alone)
        if shape is not None:
            shapes.setdefault(shape, name)
    tree = ElementTree.fromstring(html)
    if not _mark(tree, shapes):
        return html
    return ElementTree.tostring(tree, encoding="unicode", short_empty_elements=False)


@cache
def _alone(html: str) -> Shape | None:
    """The shape of a symbol, the same for all equations of the book; None if it is no one thing."""
    inner = list(ElementTree.fromstring(html))
    return _shape(inner[0]) if len(inner) == 1 else None


def _shape(element: ElementTree.Element) -> Shape:
    """What an element looks like, comparable."""
    return (element.tag, element.text or "", tuple(sorted(element.attrib.items())), *map(_shape, element))


def _mark(parent: ElementTree.Element, shapes: Mapping[Shape, str]) -> bool:
    """Name what stands for a symbol, from the outside in; whether there was any."""
    any_found = False
    for place, element in enumerate(parent):
        if parent.tag in SCRIPTED and (place or parent.tag != "msup"):
            continue
        name = shapes.get(_shape(element))
        if name is None and element.tag == "msubsup":  # a power of a symbol with an index
            base, index, _ = element
            name = shapes.get(("msub", "", (), _shape(base), _shape(index)))
        if name is not None:
            element.set("data-q", name)
            any_found = True
        elif _mark(element, shapes):
            any_found = True
    return any_found
