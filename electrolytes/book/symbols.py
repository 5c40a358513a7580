"""Equations that point: a symbol knows the quantity of the page's figures that it stands for.

Each quantity that a figure of the page sets or reports is typeset by itself; where the same MathML stands in an
equation on a line of its own, it is given the quantity's name (``data-q``), an attribute and nothing more. The page's
script then says, at the symbol, what it is and how large it is now, and lights up its slider; and the other way round.

An equation of a figure's model that is a sum is found on the page by its left side and its terms, in any order. It is
told which figures can say what each term comes to (``data-sum``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any
from xml.etree import ElementTree

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from electrolytes.book import widgets

SCRIPTED = {"msub", "msup", "msubsup", "munder", "mover", "munderover"}
"""What carries a script: a part of it is no symbol by itself, but for what a power is of."""
Shape = tuple[object, ...]
Term = tuple[int, tuple[Shape, ...]]
"""A sign, and the shapes of what stands behind it."""
Sums = dict[tuple[tuple[Shape, ...], frozenset[Term]], list[tuple[str, list[Term]]]]
"""Left side and terms of a sum → where it is computed, ``figure:number``, with its terms in that order."""
MINUS, PLUS = "−", "+"


def of_page(env: BuildEnvironment) -> dict[str, dict[str, str]]:
    """Page → LaTeX of the quantities of its figures → their names; kept with the environment."""
    known: dict[str, dict[str, str]] = env.__dict__.setdefault("book_symbols", {})
    return known


def sums_of_page(env: BuildEnvironment) -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """Page → the sums of its figures: where each is computed, and how it is printed; kept with the environment."""
    known: dict[str, list[tuple[str, dict[str, Any]]]] = env.__dict__.setdefault("book_sums", {})
    return known


def merge(env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    """Take over what another process has noted of the pages it read."""
    of_page(env).update({name: of_page(other)[name] for name in docnames if name in of_page(other)})
    sums_of_page(env).update({name: sums_of_page(other)[name] for name in docnames if name in sums_of_page(other)})


def forget(env: BuildEnvironment, docname: str) -> None:
    """Drop what was noted of a page."""
    of_page(env).pop(docname, None)
    sums_of_page(env).pop(docname, None)


def note(app: Sphinx, docname: str) -> list[str]:
    """Keep what the figures of a page just read set, report and add up; their LaTeX, which has to be typeset."""
    found: dict[str, str] = {}
    sums = []
    for spec in widgets.specs(app, docname):
        for name, latex in spec.get("symbols", {}).items():
            found.setdefault(latex, name)
        sums += [(f"{spec['slug']}:{number}", each) for number, each in enumerate(spec.get("sums", []))]
    of_page(app.env)[docname] = found
    sums_of_page(app.env)[docname] = sums
    return list(dict.fromkeys([*found, *(latex for _, each in sums for latex in (each["left"], *each["terms"]))]))


def typeset_sums(env: BuildEnvironment, docname: str, html_of: Callable[[str], str | None]) -> Sums:
    """The sums of a page's figures by what they look like; `html_of` gives the ``<math>`` of some LaTeX."""
    found: Sums = {}
    for where, each in sums_of_page(env).get(docname, []):
        left, *terms = (html_of(latex) for latex in (each["left"], *each["terms"]))
        if left is None or None in terms:
            continue
        ordered = [(sign * own, shapes) for sign, (own, shapes) in
                   zip(each["signs"], (_signed(_looks(str(term))) for term in terms), strict=True)]
        found.setdefault((_looks(left), frozenset(ordered)), []).append((where, ordered))
    return found


def marked(html: str, symbols: Mapping[str, str], sums: Sums | None = None) -> str:
    """An equation whose symbols are named.

    Parameters
    ----------
    html : str
        ``<math>`` with one equation.
    symbols : mapping
        Name of a quantity → ``<math>`` with its symbol alone. A symbol that is no one thing (a product) is passed over.
    sums : mapping, optional
        What `typeset_sums` gives.
    """
    shapes: dict[Shape, str] = {}
    for name, alone in symbols.items():
        shape = _alone(alone)
        if shape is not None:
            shapes.setdefault(shape, name)
    tree = ElementTree.fromstring(html)
    summed = _mark_sums(tree, sums) if sums else False
    if not _mark(tree, shapes) and not summed:
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


def _mark_sums(tree: ElementTree.Element, sums: Sums) -> bool:
    """Tell each row that is a sum of a figure which one, and in which order its terms stand; whether there was any."""
    any_found = False
    for row in list(tree.iter("mtr")) or [_inner(tree)]:
        parts = [part for cell in row for part in cell] if row.tag == "mtr" else list(row)
        equal = [place for place, part in enumerate(parts) if part.tag == "mo" and part.text == "="]
        if len(equal) != 1:
            continue
        left, right = parts[: equal[0]], parts[equal[0] + 1 :]
        terms = [_signed(tuple(map(_shape, term))) for term in _terms(right)]
        places = sums.get((tuple(map(_shape, left)), frozenset(terms)), [])
        if places and len(terms) > 1:
            row.set("data-sum", " ".join(f"{where}:{','.join(str(order.index(term)) for term in terms)}"
                                         for where, order in places))
            any_found = True
    return any_found


def _inner(tree: ElementTree.Element) -> ElementTree.Element:
    """What holds the parts of an equation: Temml puts several into a row of their own."""
    return tree[0] if len(tree) == 1 and tree[0].tag == "mrow" else tree


@cache
def _looks(html: str) -> tuple[Shape, ...]:
    """The shapes of an equation's parts."""
    return tuple(map(_shape, _inner(ElementTree.fromstring(html))))


def _terms(parts: Sequence[ElementTree.Element]) -> list[list[ElementTree.Element]]:
    """The parts of a sum, cut before each sign."""
    terms: list[list[ElementTree.Element]] = []
    for part in parts:
        if not terms or (part.tag == "mo" and part.text in (PLUS, MINUS)):
            terms.append([])
        terms[-1].append(part)
    return terms


def _signed(shapes: tuple[Shape, ...]) -> Term:
    """A term without its sign, be it an operator or the number's own, and the sign."""
    if not shapes:
        return 1, shapes
    tag, text, *rest = shapes[0]
    if tag == "mo" and text in (PLUS, MINUS):
        return (-1 if text == MINUS else 1), shapes[1:]
    if tag == "mn" and str(text).startswith(MINUS):
        return -1, ((tag, str(text)[1:], *rest), *shapes[1:])
    return 1, shapes
