"""The index, and the lines in the glossary: what they say is where they lead."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path


def words_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).casefold().split())


def test_each_line_of_the_index_leads_to_a_section_that_has_the_word(site: Path) -> None:
    html = (site / "chapters/reference/terms.html").read_text(encoding="utf-8")
    index = html[html.index('<div class="index">'):]
    lines = re.findall(r'<li><a href="glossary\.html#(term-[^"]+)">([^<]+)</a>: (.*?)</li>', index)
    assert len(lines) > 80
    assert [name.casefold() for _, name, _ in lines] == sorted(name.casefold() for _, name, _ in lines)
    pages: dict[str, tuple[set[str], str]] = {}
    for _, name, links in lines:
        known = [re.sub(r"\s*\(.*?\)", "", each).casefold() for each in unescape(name).split(", ")]
        for address, section in set(re.findall(r'href="\.\./([^"#]+)(?:#([^"]+))?"', links)):
            if address not in pages:
                text = (site / "chapters" / address).read_text(encoding="utf-8")
                pages[address] = (set(re.findall(r'id="([^"]+)"', text)), words_of(text))
            ids, words = pages[address]
            assert not section or section in ids, (name, section)
            assert any(each in words for each in known), (name, address)


def test_a_term_s_entry_says_where_else(site: Path) -> None:
    html = (site / "chapters/reference/glossary.html").read_text(encoding="utf-8")
    entry = html[html.index('id="term-renin"'):]
    entry = entry[: entry.index("</dd>")]
    assert "In this book:" in entry and "deficiency/hormones.html" in entry and "REE-nin" in entry
    assert 1 <= entry.count('href="../') <= 3
