"""The pages are light: how many elements a browser has to hold."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from statistics import median

MOST, USUAL = 9_000, 5_000


class Counter(HTMLParser):
    """Counts the elements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.elements = 0

    def handle_starttag(self, *_: object) -> None:
        self.elements += 1


def elements(path: Path) -> int:
    counter = Counter()
    counter.feed(path.read_text(encoding="utf-8"))
    return counter.elements


def test_no_page_is_heavy(site: Path) -> None:
    counts = {str(path.relative_to(site)): elements(path) for path in site.glob("chapters/**/*.html")}
    heavy = {name: count for name, count in counts.items() if count > MOST}
    assert median(counts.values()) < USUAL
    assert heavy == {}
