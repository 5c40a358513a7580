"""Where the book speaks of a word: an index of the glossary's terms (``{where}``), and a line in each term's entry.

Both are made while building, from the text that the search knows: a section counts by how often a term stands in it,
and more when its heading has it. Sections that many pages have, such as exercises, are left out. Nothing is marked in
the text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import groupby
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from electrolytes.book import search
from electrolytes.book.contents import chapters
from electrolytes.book.terms import EVERYDAY, GLOSSARY, meanings
from electrolytes.evidence import EVIDENCE

PLACE = "<div data-index></div>"
IN_TITLE = 4  # as good as so many times in the text
SECTIONS, PAGES = 6, 3  # shown of a term in the index, and in its entry
OFTEN = 3  # so many times an everyday word has to stand in a section
MANY = 4  # a heading on more pages than this says nothing of the section


@dataclass(frozen=True)
class Spot:
    """A section where a term stands."""

    page: str
    section: str
    title: str
    score: int


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest))})(?:s|es)?(?![\w-])", re.IGNORECASE)


def _counted(text: str, pattern: re.Pattern[str], entries: dict[str, str]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for match in pattern.finditer(text):
        found[entries[match[1].lower()]] += 1
    return found


def spots(app: Sphinx) -> dict[str, list[Spot]]:
    """Entry of the glossary → the sections that speak of it, in the order of the book."""
    entries = {word: entry for word, (entry, _) in meanings(app).items() if word not in EVIDENCE}
    if not entries:
        return {}
    pattern = _pattern(tuple(sorted(entries)))
    everyday = {entries[word] for word in entries if word in EVERYDAY}
    found: dict[str, list[Spot]] = defaultdict(list)
    headings = Counter(record["title"] for records in search.records(app.env).values() for record in records)
    for page in chapters(app.srcdir):
        if page.startswith("chapters/reference/"):
            continue
        for record in search.records(app.env).get(page, []):
            if headings[record["title"]] > MANY:
                continue
            said, headed = (_counted(record[part], pattern, entries) for part in ("text", "title"))
            for entry in said.keys() | headed.keys():
                score = said.get(entry, 0) + IN_TITLE * headed.get(entry, 0)
                if entry not in everyday or score >= OFTEN:
                    section = "" if record["kind"] == "page" else record["id"]
                    found[entry].append(Spot(page, section, record["title"] if section else "", score))
    return dict(found)


def best(found: list[Spot], most: int) -> list[Spot]:
    """The spots with the highest scores, in the order of the book."""
    chosen = sorted(range(len(found)), key=lambda place: -found[place].score)[:most]
    return [found[place] for place in sorted(chosen)]


class Where(SphinxDirective):
    """The place of the index; it is written once all pages have been read."""

    def run(self) -> list[nodes.Node]:
        """A mark that `_show` replaces."""
        return [nodes.raw("", PLACE, format="html")]


def _title(app: Sphinx, page: str) -> str:
    return search.text_of([app.env.titles[page]])


def _index(app: Sphinx, pagename: str, found: dict[str, list[Spot]]) -> Iterator[str]:
    """The terms by letter, each with its sections."""
    names = {record["id"]: record["title"] for record in search.records(app.env).get(GLOSSARY, [])
             if record["kind"] == "term"}
    listed = sorted((name, entry) for entry, name in names.items() if found.get(entry))
    by_letter = groupby(sorted(listed, key=lambda each: each[0].casefold()), key=lambda each: each[0][0].upper())
    glossary = app.builder.get_relative_uri(pagename, GLOSSARY)
    for letter, terms in by_letter:
        yield f"<h2>{letter}</h2><ul>"
        for name, entry in terms:
            pages = groupby(best(found[entry], SECTIONS), key=lambda spot: spot.page)
            links = "; ".join(_links(app, pagename, page, list(places)) for page, places in pages)
            yield f'<li><a href="{glossary}#{entry}">{escape(name)}</a>: {links}</li>'
        yield "</ul>"


def _links(app: Sphinx, pagename: str, page: str, places: list[Spot]) -> str:
    """A page, and its sections behind it."""
    address = escape(app.builder.get_relative_uri(pagename, page))
    titled = [spot for spot in places if spot.title]
    sections = ", ".join(f'<a href="{address}#{spot.section}">{escape(spot.title)}</a>' for spot in titled)
    return f'<a href="{address}">{escape(_title(app, page))}</a>' + (f" ({sections})" if sections else "")


def _entries(app: Sphinx, body: str, found: dict[str, list[Spot]]) -> str:
    """The glossary with a line in each entry: the pages that speak most of it."""
    for entry, places in found.items():
        start = body.find(f'id="{entry}"')
        end = body.find("</dd>", start)
        if start < 0 or end < 0:
            continue
        pages: dict[str, int] = defaultdict(int)
        for spot in places:
            pages[spot.page] += spot.score
        chosen = best([Spot(page, "", "", score) for page, score in pages.items()], PAGES)
        links = ", ".join(_links(app, GLOSSARY, spot.page, []) for spot in chosen)
        body = f'{body[:end]}<p class="where">In this book: {links}.</p>{body[end:]}'
    return body


def _show(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    body = context.get("body", "")
    if PLACE in body:
        listed = "".join(_index(app, pagename, spots(app)))
        context["body"] = body.replace(PLACE, f'<div class="index">{listed}</div>')
    elif pagename == GLOSSARY:
        context["body"] = _entries(app, body, spots(app))


def _note(app: Sphinx, doctree: nodes.document) -> None:
    if any(node.astext() == PLACE for node in doctree.findall(nodes.raw)):
        known(app.env).add(app.env.docname)


def known(env: BuildEnvironment) -> set[str]:
    """The pages that show the index; kept with the environment."""
    found: set[str] = env.__dict__.setdefault("electrolytes_where", set())
    return found


def _merge(app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    known(env).update(known(other) & docnames)


def _again(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """What shows where words stand is written again when other words stand somewhere."""
    now = {entry: [(spot.page, spot.section, spot.title) for spot in best(found, SECTIONS)]
           for entry, found in spots(app).items()}
    if getattr(env, "electrolytes_spots", None) == now:
        return []
    env.electrolytes_spots = now  # type: ignore[attr-defined]
    return sorted((known(env) | {GLOSSARY}) & env.found_docs)


def setup(app: Sphinx) -> None:
    """Register the directive, and the lines in the glossary."""
    app.add_directive("where", Where)
    app.connect("doctree-read", _note, priority=910)
    app.connect("env-merge-info", _merge)
    app.connect("env-updated", _again, priority=500)
    app.connect("html-page-context", _show, priority=860)
