"""The whole book as one document to print: cover, contents, every page, solutions at the end of each chapter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from html import escape
from itertools import groupby
from pathlib import Path
from posixpath import dirname, normpath

import attrs
import lxml.html
import segno
from lxml.html import HtmlElement, builder

from electrolytes.book.page import STYLE
from electrolytes.book.paper.pages import PICTURE, Page
from electrolytes.book.publish.addresses import Addresses
from electrolytes.book.publish.cards import MARK

HERE = Path(__file__).parent
EXTERNAL = re.compile(r"[a-z][a-z0-9+.-]*:|//")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SHOWN = re.compile(rf'<img {PICTURE}="(\d+)"[^>]*>')


@attrs.frozen
class Entry:
    """A line of the contents: where it leads, its words, how deep it is, and the words of the running head there."""

    anchor: str
    title: str
    level: int


@attrs.frozen
class Cover:
    """What a cover says beside title and author: the book's sign, its notice, its version."""

    mark: str = MARK
    notice: str = ""
    version: str = ""


@attrs.frozen
class Document:
    """What is printed: the HTML without page numbers in its contents, and the entries that they belong to."""

    html: str
    entries: list[Entry]

    def numbered(self, numbers: Mapping[str, int]) -> str:
        """The HTML with the number of the page of each entry in the contents."""
        return re.sub(r'<span class="leaf" data-of="([\w-]+)">\d*</span>',
                      lambda match: f'<span class="leaf" data-of="{match[1]}">{numbers.get(match[1], "")}</span>',
                      self.html)


def document(title: str, author: str, pages: Sequence[Page], addresses: Addresses, static: str,
             cover: Cover | None = None) -> Document:
    """Put the pages together.

    Parameters
    ----------
    static : where the style sheets of the book are, as seen from the document
    cover : what the cover says beside title and author
    """
    places = {page.name: f"p{number}" for number, page in enumerate(pages)}
    entries, parts, heads = [], [], []
    for chapter, group in groupby(pages, key=lambda page: dirname(page.name)):
        members = list(group)
        for page in members:
            anchor = places[page.name]
            inner = chapter != "chapters" and page is not members[0] and not chapter.endswith("/reference")
            entries.append(Entry(anchor, page.title, 2 if inner else 1))
            heads.append((anchor, page.title))
            parts.append(_section(page, anchor, inner, places, addresses))
        if any(page.solutions for page in members):
            anchor = f"{places[members[0].name]}-solutions"
            words = f"Solutions: {members[0].title}"
            entries.append(Entry(anchor, words, 2))
            heads.append((anchor, words))
            parts.append(_solutions(members, anchor, words, places))
    running = "".join(f'@page {anchor} {{ @top-left {{ content: "{_css(words)}"; }} }}\n'
                      f"#{anchor} {{ page: {anchor}; }}\n" for anchor, words in heads)
    listed = "".join(f'<li class="level{entry.level}"><a href="#{entry.anchor}"><span>{escape(entry.title)}</span>'
                     f'<span class="leaf" data-of="{entry.anchor}">0</span></a></li>\n' for entry in entries)
    html = (f'<!DOCTYPE html>\n<html lang="en" data-theme="light">\n<head><meta charset="utf-8">'
            f"<title>{escape(title)}</title>\n<meta name=\"author\" content=\"{escape(author)}\">\n"
            f'<link rel="stylesheet" href="{static}/{STYLE}">\n'
            f"<style>{(HERE / 'print.css').read_text('utf8')}\n{running}</style></head>\n<body>\n"
            f"{_cover(title, author, addresses, cover or Cover())}\n"
            f'<section class="listed"><p class="listed-title">Contents</p>\n<ul>\n{listed}</ul></section>\n'
            f"{''.join(parts)}\n</body></html>\n")
    return Document(html, entries)


def _css(words: str) -> str:
    return words.replace("\\", "\\\\").replace('"', '\\"')


def _cover(title: str, author: str, addresses: Addresses, cover: Cover) -> str:
    living = f'<p><a href="{escape(addresses.site)}">{escape(addresses.site)}</a></p>' if addresses.site else ""
    return (f'<section class="cover"><svg viewBox="0 0 16 16" aria-hidden="true">'
            f'{cover.mark}</svg><p class="cover-title">{escape(title)}</p>'
            '<p class="cover-under">An interactive textbook, on paper. Its figures show their usual state; in the '
            f"living book they move.</p>{living}<p>Version {cover.version}. {escape(author)}.</p>"
            f"<p>{escape(cover.notice)}</p></section>")


def _section(page: Page, anchor: str, inner: bool, places: Mapping[str, str], addresses: Addresses) -> str:
    content = deepcopy(page.content)
    content.tag = "section"
    place(content, page.name, anchor, places)
    content.set("id", anchor)
    content.set("class", "leafed")
    if inner:
        lower(content)
    for figure in content.cssselect("[data-explorable]"):
        slug = figure.attrib.pop("data-explorable")
        if addresses.site:
            _living(figure, f"{addresses.site}{page.name}.html#{slug}")
    return drawn(lxml.html.tostring(content, encoding="unicode"), page)


def drawn(html: str, page: Page) -> str:
    """A page with the pictures of its figures in their places."""
    return SHOWN.sub(lambda match: page.pictures[int(match[1])], html)


def _solutions(members: Iterable[Page], anchor: str, title: str, places: Mapping[str, str]) -> str:
    section = builder.SECTION(builder.H2(title), id=anchor)
    section.set("class", "solutions")
    texts = []
    for page in members:
        if not page.solutions:
            continue
        part = builder.SECTION(builder.H3(page.title))
        for solution in page.solutions:
            box = builder.DIV(builder.P(builder.STRONG(solution.title)), *deepcopy(solution.content))
            box.set("class", "solution")
            part.append(box)
        place(part, page.name, f"{places[page.name]}-s", places)
        texts.append(drawn(lxml.html.tostring(part, encoding="unicode"), page))
    whole = str(lxml.html.tostring(section, encoding="unicode"))
    return whole.removesuffix("</section>") + "".join(texts) + "</section>"


def place(content: HtmlElement, name: str, anchor: str, places: Mapping[str, str]) -> None:
    """Make the ids of a page its own in the whole, and let its links lead within the whole.

    A link to what the whole does not hold gives way to its words.
    """
    held: set[str] = set()
    for element in content.cssselect("[id]"):
        own = element.get("id", "")
        if own in held or own in ("exercise-content", "solution-content"):
            del element.attrib["id"]
        else:
            held.add(own)
            element.set("id", f"{anchor}-{safe(own)}")
    base = anchor.removesuffix("-s")
    for link in content.cssselect("a[href]"):
        address = link.get("href", "")
        if EXTERNAL.match(address):
            continue
        file, _, fragment = address.partition("#")
        target = normpath(f"{dirname(name)}/{file}").removesuffix(".html") if file else name
        fragment = fragment.partition("?")[0]
        if target not in places:
            link.drop_tag()
            continue
        there = base if target == name else places[target]
        link.set("href", f"#{there}-{safe(fragment)}" if fragment else f"#{there}")


def safe(name: str) -> str:
    """An id that XML and style sheets take."""
    return re.sub(r"[^\w-]", "-", name)


def lower(content: HtmlElement, by: int = 1) -> None:
    """Make every heading one of a lower rank."""
    for heading in content.iter(*HEADINGS):
        heading.tag = f"h{min(6, int(heading.tag[1]) + by)}"


def _living(figure: HtmlElement, address: str) -> None:
    """Below a figure: where it moves, as a link and as a code for a phone."""
    code = segno.make(address, error="m").svg_inline(scale=1, border=0, omitsize=True)
    box = lxml.html.fragment_fromstring(
        f'<p class="living"><a href="{escape(address)}">{escape(address.partition("://")[2])}</a></p>')
    holder = builder.SPAN()
    holder.set("class", "code-of")
    holder.append(lxml.html.fragment_fromstring(code))
    box.insert(0, holder)
    figure.append(box)
