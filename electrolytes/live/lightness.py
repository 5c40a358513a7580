"""Matplotlib's SVG without what says nothing: boxes around single parts, an invisible background, digits nobody sees.

A page holds several pictures, and each element of them costs a browser time and memory before anything moves.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
PLACED = ("x", "y", "width", "height", "transform", "points")
USUAL = {"text-anchor": "start", "stroke-dasharray": "none", "font-weight": "400", "opacity": "1"}

_NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
_UNTURNED = re.compile(r"rotate\(-?0(?:\.0*)?(?:[ ,][^)]*)?\)\s*")


def lighten(root: ElementTree.Element) -> None:
    """Take out of a picture what neither shows nor is needed by the script."""
    _unwrap(root)
    for element in root.iter():
        for name in PLACED:
            if name in element.attrib:
                element.set(name, _NUMBER.sub(_shorter, element.attrib[name]))
        turned = _UNTURNED.sub("", element.attrib.pop("transform", ""))
        if turned:
            element.set("transform", turned)
        for name, value in USUAL.items():
            if element.attrib.get(name) == value and "data-artist" not in element.attrib:
                del element.attrib[name]
        if "d" in element.attrib:
            element.set("d", _NUMBER.sub(_shorter, " ".join(element.attrib["d"].split())))


def _unwrap(parent: ElementTree.Element) -> None:
    kept: list[ElementTree.Element] = []
    for child in parent:
        _unwrap(child)
        if child.tag == f"{SVG}g" and not child.attrib:
            kept.extend(child)  # a group that says nothing of its parts
        elif not _unseen(child):
            kept.append(child)
    parent[:] = kept


def _unseen(element: ElementTree.Element) -> bool:
    """A shape without color and without a part in anything: Matplotlib's ground of a transparent figure or axes."""
    if element.tag == f"{SVG}g":
        return not len(element) and "data-artist" not in element.attrib
    colored = element.get("fill") != "none" or "stroke" in element.attrib
    return element.tag == f"{SVG}path" and not colored and "id" not in element.attrib


def _shorter(match: re.Match[str]) -> str:
    short = f"{float(match.group()):.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short
