"""The book for e-readers: ``python -m electrolytes.book.paper.epub`` writes ``_build/paper/book.epub``.

EPUB 3: each page a file of XHTML with its equations as MathML, each figure a picture (SVG) with its description, and
below it the sentence that says what it shows. Solutions stand at the end of each chapter, as on paper.
"""

from __future__ import annotations

import re
import sys
import uuid
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from html import escape
from itertools import groupby
from pathlib import Path
from posixpath import dirname
from typing import Any

import attrs
from lxml import etree
from lxml.html import HtmlElement, builder

from electrolytes.book.paper.document import EXTERNAL, place
from electrolytes.book.paper.pages import PICTURE, NotBuiltError, Page, pages
from electrolytes.book.publish.addresses import Addresses, read
from electrolytes.book.publish.cards import MARK, alt, icon
from electrolytes.book.settings import settings, version_of
from electrolytes.live.still import standalone

HERE = Path(__file__).parent
XHTML, MATHML = "http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML"
DAY = "2000-01-01T00:00:00Z"  # a fixed day, so that two builds of one book are alike
CLOCK = (2000, 1, 1, 0, 0, 0)
BOXES = {"output": "p", "fieldset": "div", "legend": "p"}
OLD = re.compile(r"^(?:data-.*|border|valign|tabindex|aria-live|aria-sort|autocomplete|title)$")


@attrs.frozen
class File:
    """A file of the e-book: its name, what it holds, and for the list of files its kind and properties."""

    name: str
    content: bytes
    kind: str = "application/xhtml+xml"
    properties: str = ""
    title: str = ""
    level: int = 0


def files(title: str, members: Sequence[Page], addresses: Addresses) -> list[File]:
    """Every file of the book's text and pictures, in reading order."""
    places = {page.name: f"p{number}" for number, page in enumerate(members)}
    made: list[File] = []
    for chapter, group in groupby(members, key=lambda page: dirname(page.name)):
        of_chapter = list(group)
        for page in of_chapter:
            anchor = places[page.name]
            content = deepcopy(page.content)
            place(content, page.name, anchor, places)
            content.tag = "section"
            content.set("id", anchor)
            made += _pictures(content, page, anchor)
            inner = chapter not in ("chapters", "chapters/reference") and page is not of_chapter[0]
            made.append(_text(f"{anchor}.xhtml", page.title, content, 2 if inner else 1))
        if any(page.solutions for page in of_chapter):
            made += _solutions(of_chapter, places)
    homes = {found: file.name for file in made if file.kind.endswith("xhtml+xml")
             for found in re.findall(r'\sid="([^"]+)"', file.content.decode())}
    return [_led(file, homes) for file in made]


def _led(file: File, homes: Mapping[str, str]) -> File:
    """A file whose links lead to the files in which their targets are."""
    if not file.kind.endswith("xhtml+xml"):
        return file

    def lead(link: re.Match[str]) -> str:
        home = homes.get(link[1])
        return f'href="{home}#{link[1]}"' if home else f'href="{homes[link[1].partition("-")[0]]}"'

    text = re.sub(r'href="#([^"]+)"', lead, file.content.decode())
    return attrs.evolve(file, content=text.encode())


def _pictures(content: HtmlElement, page: Page, anchor: str) -> list[File]:
    """Make each figure of a page an ``img``; the files of the pictures."""
    made = []
    for number, image in enumerate(content.cssselect(f"img[{PICTURE}]")):
        svg = page.pictures[int(image.attrib.pop(PICTURE))]
        name = f"pictures/{anchor}-{number}.svg"
        drawing = standalone(svg)
        image.set("src", name)
        image.set("alt", re.sub(r"<[^>]+>", "", alt(svg)).replace("&amp;", "&") or page.title)
        made.append(File(name, _as_xml(drawing), "image/svg+xml"))
    return made


def _as_xml(svg: str) -> bytes:
    """A picture as a document by itself."""
    root = etree.fromstring(svg.encode())
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))


def _solutions(members: Iterable[Page], places: Mapping[str, str]) -> list[File]:
    first = next(iter(members))
    anchor, title = f"{places[first.name]}-solutions", f"Solutions: {first.title}"
    section = builder.SECTION(builder.H1(title), id=anchor)
    made: list[File] = []
    for page in members:
        if not page.solutions:
            continue
        part = builder.SECTION(builder.H2(page.title))
        for solution in page.solutions:
            part.append(builder.DIV(builder.P(builder.STRONG(solution.title)), *deepcopy(solution.content)))
        own = f"{places[page.name]}-s"
        place(part, page.name, own, places)
        made += _pictures(part, page, own)
        section.append(part)
    return [*made, _text(f"{anchor}.xhtml", title, section, 2)]


def _text(name: str, title: str, content: HtmlElement, level: int) -> File:
    """A page as XHTML."""
    _strict(content)
    root = _renamed(content, XHTML)
    math = root.find(f".//{{{MATHML}}}math") is not None
    body = etree.tostring(root, encoding="unicode")
    text = (f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns="{XHTML}" lang="en" xml:lang="en">'
            f'<head><title>{escape(title)}</title><link rel="stylesheet" type="text/css" href="book.css"/></head>'
            f"<body>{body}</body></html>\n")
    return File(name, text.encode(), properties="mathml" if math else "", title=title, level=level)


def _strict(content: HtmlElement) -> None:
    """Leave off what only a browser's page has, and what XHTML of e-books does not know."""
    for element in content.iter():
        if not isinstance(element.tag, str):
            continue
        element.tag = BOXES.get(element.tag, element.tag)
        for key in list(element.attrib):
            if OLD.match(key) or (key == "role" and element.tag in ("table", "thead", "tbody", "tr", "th", "td")):
                del element.attrib[key]
    for comment in list(content.iter(etree.Comment)):
        comment.drop_tree()
    for link in content.cssselect("a[href]"):
        if not EXTERNAL.match(link.get("href", "")) and not link.get("href", "").startswith("#"):
            link.drop_tag()


def _renamed(element: Any, namespace: str) -> Any:
    """A copy of a tree in its namespaces: XHTML, and MathML below ``math``."""
    inner = MATHML if element.tag == "math" else namespace
    new = etree.Element(f"{{{inner}}}{element.tag}", nsmap={None: inner})
    for key, value in element.attrib.items():
        if ":" not in key:
            new.set(key, value)
    new.text, new.tail = _clean(element.text), _clean(element.tail)
    for child in element:
        if isinstance(child.tag, str):
            new.append(_renamed(child, inner))
    level = new.attrib.pop("scriptlevel", None) if element.tag != "mstyle" else None
    if level is None:
        return new
    style = etree.Element(f"{{{MATHML}}}mstyle", scriptlevel=level)  # in e-books it is the one that has a level
    new.tail, style.tail = None, new.tail
    style.append(new)
    return style


def _clean(text: str | None) -> str | None:
    return text and re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)


def package(title: str, author: str, made: Sequence[File], addresses: Addresses, rights: str, words: str) -> str:
    """The list of files, and what the book is: its rights, and some words about it."""
    name = addresses.site or f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_DNS, title)}"
    texts = [file for file in made if file.level]
    ids = {file.name: f"f{number}" for number, file in enumerate(made)}
    items = "".join(f'<item id="{ids[file.name]}" href="{file.name}" media-type="{file.kind}"'
                    + (f' properties="{file.properties}"' if file.properties else "") + "/>\n" for file in made)
    spine = "".join(f'<itemref idref="{ids[file.name]}"/>\n' for file in texts)
    modes = "".join(f'<meta property="schema:{key}">{value}</meta>\n' for key, value in (
        ("accessMode", "textual"), ("accessMode", "visual"), ("accessModeSufficient", "textual"),
        ("accessibilityFeature", "alternativeText"), ("accessibilityFeature", "MathML"),
        ("accessibilityFeature", "structuralNavigation"), ("accessibilityHazard", "none")))
    return (f'<?xml version="1.0" encoding="utf-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
            f'unique-identifier="id" xml:lang="en" prefix="schema: http://schema.org/">\n'
            f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">{escape(name)}'
            f"</dc:identifier><dc:title>{escape(title)}</dc:title><dc:language>en</dc:language>"
            f"<dc:creator>{escape(author)}</dc:creator><dc:rights>{escape(rights)}</dc:rights>"
            f"<dc:description>{escape(words)}</dc:description>"
            f'<meta property="dcterms:modified">{DAY}</meta>\n{modes}</metadata>\n<manifest>\n'
            f'<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>\n'
            f'<item id="style" href="book.css" media-type="text/css"/>\n'
            f'<item id="cover" href="cover.png" media-type="image/png" properties="cover-image"/>\n{items}</manifest>\n'
            f"<spine>\n{spine}</spine>\n</package>\n")


def contents(title: str, made: Sequence[File]) -> str:
    """The contents, chapter by chapter."""
    listed, depth = "", 0
    for file in (file for file in made if file.level):
        link = f'<a href="{file.name}">{escape(file.title)}</a>'
        if file.level > depth:
            listed += "<ol>" + f"<li>{link}"
        else:
            listed += "</li></ol>" * (depth - file.level) + f"</li><li>{link}"
        depth = file.level
    listed += "</li></ol>" * depth
    return (f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns="{XHTML}" '
            f'xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en"><head><title>{escape(title)}</title>'
            f'</head><body><nav epub:type="toc"><h1>Contents</h1>{listed}</nav></body></html>\n')


def bind(book: Path, target: Path) -> int:
    """Write the e-book of a built book; the number of its texts.

    Raises
    ------
    NotBuiltError
    """
    said, given = settings(book), read(book)
    title, author, own = said["title"], said["author"], said["sphinx"]["config"]
    rights = own.get("book_license", "")
    words = f"Version {version_of(own.get('book_package', ''))}. {own.get('book_notice', '')}"
    made = files(title, list(pages(book)), given)
    container = ('<?xml version="1.0"?>\n<container version="1.0" '
                 'xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
                 '<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>'
                 "</rootfiles></container>\n")
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w") as archive:
        _put(archive, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        _put(archive, "META-INF/container.xml", container.encode())
        _put(archive, "book/package.opf", package(title, author, made, given, rights, words).encode())
        _put(archive, "book/nav.xhtml", contents(title, made).encode())
        _put(archive, "book/book.css", (HERE / "epub.css").read_bytes())
        _put(archive, "book/cover.png", icon(1200, 26, own.get("book_mark", MARK)))
        for file in made:
            _put(archive, f"book/{file.name}", file.content)
    return sum(file.level > 0 for file in made)


def _put(archive: zipfile.ZipFile, name: str, content: bytes, how: int = zipfile.ZIP_DEFLATED) -> None:
    about = zipfile.ZipInfo(name, CLOCK)
    about.compress_type, about.external_attr = how, 0o644 << 16
    archive.writestr(about, content)


def main() -> int:
    """Write the e-book of this folder."""
    book = Path.cwd()
    target = book / "_build" / "paper" / "book.epub"
    try:
        count = bind(book, target)
    except NotBuiltError as fault:
        print(fault, file=sys.stderr)
        return 1
    print(f"The e-book is written, {count} texts in {target.stat().st_size / 1e6:.1f} MB: {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
