"""The search page, over the built book: what a reader would type, and what should come first."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from electrolytes.book import search

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "electrolytes" / "book" / "theme" / "static"


@pytest.fixture(scope="module")
def find(site: Path, javascript: Any) -> Any:
    """Runs a query over the index of the built book; answers the records, best first."""
    library = (ROOT / "node_modules" / "minisearch" / "dist" / "umd" / "index.js").read_text("utf8")
    index = (site / "_static" / search.INDEX).read_text("utf8").removeprefix("window.bookIndex=").rstrip("; \n")
    script = (STATIC / search.SCRIPT).read_text("utf8")
    javascript.run("(library, script, index) => { const module = {exports: {}}, exports = module.exports;"
                   " (new Function('module', 'exports', library))(module, exports);"
                   " globalThis.MiniSearch = module.exports; (0, eval)(script); globalThis.book = JSON.parse(index);"
                   " globalThis.shelf = bookSearch.library(book.records); }", library, script, index)
    return lambda query: javascript.run(
        "(query) => bookSearch.find(shelf, book.records, book.synonyms, query).slice(0, 12)", query)


FIRST = {
    "osmosis": "osmosis",
    "low sodium": "hyponatremia",
    "hyponatremia": "hyponatremia",
    "hyponatermia": "hyponatremia",          # a slip of the finger
    "aldosterone escape": "aldosterone escape",
    "renin": "renin",
    "MgATP": "MgATP",
    "tonicity": "tonicity",
}


@pytest.mark.parametrize(("query", "title"), FIRST.items())
def test_a_term_is_found_first_in_the_glossary(find: Any, query: str, title: str) -> None:
    best = find(query)[0]
    assert best["kind"] == "term"
    assert best["title"].startswith(title)


@pytest.mark.parametrize(("query", "page"), {
    "what does the pump cost": "chapters/mechanism/pump",
    "marathon": "chapters/essentials/fluids",
    "DASH": "chapters/diet/trials",
    "water pill": "chapters/",
    "leg cramps": "chapters/",
}.items())
def test_a_section_is_found_with_its_place(find: Any, query: str, page: str) -> None:
    found = find(query)
    assert found
    assert any(record["url"].startswith(page) for record in found[:4])
    assert all(record["title"] and record["text"] for record in found[:4])


def test_every_address_of_the_index_leads_somewhere(site: Path) -> None:
    text = (site / "_static" / search.INDEX).read_text("utf8").removeprefix("window.bookIndex=").rstrip("; \n")
    pages: dict[str, str] = {}
    for record in json.loads(text)["records"]:
        page, _, anchor = record["url"].partition("#")
        pages.setdefault(page, (site / page).read_text("utf8"))
        assert not anchor or f'id="{anchor}"' in pages[page], record["url"]


def test_lay_words_are_written_once() -> None:
    with (ROOT / "electrolytes" / "data" / "synonyms.csv").open(encoding="utf8") as rows:
        said = [row["said"] for row in csv.DictReader(rows)]
    assert said == sorted(set(said), key=str.lower)
