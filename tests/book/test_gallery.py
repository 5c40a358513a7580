"""All figures of the book on one sheet."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from electrolytes.book.contents import chapters
from electrolytes.book.gallery import figures, sheet


def test_the_sheet_shows_every_figure_of_the_book_twice_with_names_of_its_own(site: Path) -> None:
    names = chapters(site.parent.parent)
    standing = sum((site / f"{name}.html").read_text("utf8").count('data-explorable="') for name in names)
    shown = figures(site, names)
    assert len(shown) == standing > 60
    page = sheet(shown)
    assert page.count("<figure>") == 2 * standing
    assert [name for name, count in Counter(re.findall(r'\bid="([^"]+)"', page)).items() if count > 1] == []
    for name in re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', page):
        assert f'id="{name[0] or name[1]}"' in page
