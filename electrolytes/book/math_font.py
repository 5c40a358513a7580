"""The font of the equations, cut to the signs that the book shows, and the few rules of style that they need.

STIX Two Math (SIL Open Font License) is 400 KB, the part that the book shows a twentieth of it. The font's table MATH
says where scripts, fractions and tall brackets go; it is kept. Temml's rules even out what browsers do differently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

from sphinx.errors import ExtensionError

from electrolytes.book.fonts import cut, kept

PACKAGE = Path("@fontsource") / "stix-two-math"
FILE = Path("files") / "stix-two-math-latin-400-normal.woff2"
STEM, LICENSE = "stix-two-math", "stix-two-math-license.txt"
SIZES = (0, 1, 2, 4, 6)
"""Which of its twelve larger sizes a bracket keeps; a taller one is put together of its parts."""
RADICAL = "√"  # drawn for <msqrt> and <mroot>, though it is not in their text
UPRIGHT = 'mathvariant="normal"'
CLASS = re.compile(r"\.([A-Za-z][\w-]*)")


def characters(html: str) -> str:
    """All that is written in some MathML."""
    return unescape(re.sub(r"<[^>]+>", "", html))


def signs(html: str) -> frozenset[str]:
    """The characters that a browser looks for in the font: a letter alone in an ``<mi>`` is one that leans."""
    leaning = {_leaning(unescape(letter)) for attributes, letter in re.findall(r"<mi([^>]*)>(\w|&#\d+;)</mi>", html)
               if UPRIGHT not in attributes}
    return frozenset(characters(html)) | leaning | {RADICAL}


def _leaning(letter: str) -> str:
    """The mathematical italic form of a letter."""
    if letter == "h":
        return "ℎ"
    for first, last, italic in (("A", "Z", 0x1D434), ("a", "z", 0x1D44E), ("Α", "Ω", 0x1D6E2), ("α", "ω", 0x1D6FC)):
        if first <= letter <= last:
            return chr(italic + ord(letter) - ord(first))
    return {"ϵ": "𝜖", "ϑ": "𝜗", "ϰ": "𝜘", "ϕ": "𝜙", "ϱ": "𝜚", "ϖ": "𝜛", "∂": "𝜕"}.get(letter, letter)


def face(html: str, modules: Path, keep: Path, folder: Path) -> str:
    """Write the font for some MathML into a folder; return the style that names it.

    Parameters
    ----------
    html : str
        All MathML of the book.
    modules : Path
        The folder ``node_modules`` in which the font is installed.
    keep : Path
        Where the font is kept from build to build.
    folder : Path
        Where it is written, with its license beside it.
    """
    package = modules / PACKAGE
    if not (package / FILE).exists():
        raise ExtensionError(f"The font of the equations is not installed in {package}: run `npm install` there")
    wanted = sorted(signs(html))
    made_of = f"{SIZES}{''.join(wanted)}{(package / 'package.json').read_text('utf8')}"
    # without GPOS: kerning, which the short names in formulas do without
    made = kept(keep, STEM, made_of, lambda: cut(package / FILE, wanted, before=_fewer_sizes, drop=["GPOS"]))
    for old in set(keep.glob(f"{STEM}-*")) - {made}:
        old.unlink()
    (folder / made.name).write_bytes(made.read_bytes())
    (folder / LICENSE).write_bytes((package / "LICENSE").read_bytes())
    return (f'@font-face {{ font-family: "STIX Two Math"; src: url({made.name}) format("woff2"); '
            "font-display: swap; }\n")


def _fewer_sizes(font: Any) -> None:
    """Of tall brackets, the sizes that are kept."""
    for tall in font["MATH"].table.MathVariants.VertGlyphConstruction:
        if tall.GlyphAssembly:
            tall.MathGlyphVariantRecord = [size for i, size in enumerate(tall.MathGlyphVariantRecord) if i in SIZES]


def rules_used(html: str, modules: Path) -> str:
    """Those of Temml's rules whose elements and classes occur in some MathML, without the font that it would load."""
    css = (modules / "temml" / "dist" / "Temml-STIX2.css").read_text("utf8")
    classes = frozenset(name for names in re.findall(r'class="([^"]*)"', html) for name in names.split())
    elements = frozenset(re.findall(r"<([a-z]+)", html))
    return "".join(_kept(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL), classes, elements))


def _kept(css: str, classes: frozenset[str], elements: frozenset[str]) -> Iterator[str]:
    for prelude, block in _blocks(css):
        if prelude.startswith(("@supports", "@-moz-document")):
            inner = "".join(_kept(block, classes, elements))
            if inner:
                yield f"{prelude} {{\n{inner}}}\n"
        elif not prelude.startswith("@"):
            used = [one for one in prelude.split(",") if _occurs(one, classes, elements)]
            if used and "flex-wrap" not in block:  # which would break equations into lines at the edge
                yield f"{','.join(used)} {{{block}}}\n"


def _occurs(selector: str, classes: frozenset[str], elements: frozenset[str]) -> bool:
    """Whether a selector can find anything among these classes and elements."""
    plain = re.sub(r":[\w-]+(\([^)]*\))?", "", selector)
    named = set(re.findall(r"(?<![.\w-])[a-z]+", plain))
    return set(CLASS.findall(plain)) <= classes and named <= elements and bool(named or CLASS.search(plain))


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """The top-level rules of a style sheet: what stands before the braces, and what in them."""
    at = 0
    while (opening := css.find("{", at)) >= 0:
        depth, end = 1, opening + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        yield " ".join(css[at:opening].split()), css[opening + 1: end - 1]
        at = end
