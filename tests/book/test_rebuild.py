"""A build reads and writes what changed, says so in one line a page, and hides no fault of an earlier one."""

from __future__ import annotations

import re
from typing import Any

from electrolytes.book.contents import chapters


def pages(built: Any, what: str) -> list[str]:
    """The pages that a build says it has read, or has written without reading them."""
    assert built.returncode == 0, built.stderr
    return sorted(re.findall(rf"^{what} +\d+ of \d+  (\S+)  [\d.]+ s$", built.stdout, re.MULTILINE))


def test_only_what_changed_is_read_and_written(small_book: Any) -> None:
    small_book.write("chapters/one.md", "# One\n\n(place)=\n## Place\n\nText.\n\n$$ a = b $$ (law)\n")
    small_book.write("chapters/two.md", "# Two\n\nSee [](place) and {eq}`law`.\n")
    all_pages = ["chapters/bibliography", "chapters/index", "chapters/one", "chapters/two"]
    first = small_book.build()
    assert pages(first, "read") == all_pages
    assert pages(first, "write") == [], "what was read is not named a second time"
    assert first.stderr == ""

    again = small_book.build()
    assert pages(again, "read") == pages(again, "write") == []
    assert len(again.stdout.splitlines()) == 1

    one = small_book.folder / "chapters" / "one.md"
    one.write_text(one.read_text() + "\nMore text.\n")
    text = small_book.build()
    assert pages(text, "read") == ["chapters/one"]
    assert pages(text, "write") in ([], ["chapters/index"]), "the front page is always written with others"
    assert "More text." in small_book.page("one")

    one.write_text(one.read_text().replace("## Place", "## Another place"))
    label = small_book.build()
    assert pages(label, "read") == ["chapters/one"]
    assert "chapters/two" in pages(label, "write"), "it shows the heading of the other page"
    assert "Another place" in small_book.page("two")

    one.write_text(one.read_text().replace("# One", "# First", 1))
    assert set(pages(small_book.build(), "write")) == set(all_pages) - {"chapters/one"}
    assert "First" in small_book.page("bibliography"), "every page shows the contents"


def test_a_fault_stays_until_it_is_mended(small_book: Any) -> None:
    small_book.write("chapters/good.md", "# Good\n\nText.\n")
    small_book.write("chapters/bad.md", "# Bad\n\nSee [](nowhere).\n")
    for _ in range(2):
        built = small_book.build()
        assert built.returncode != 0
        assert "nowhere" in built.stderr
    small_book.write("chapters/bad.md", "# Bad\n\nSee nothing.\n")
    mended = small_book.build()
    assert mended.returncode == 0
    assert "chapters/bad" in pages(mended, "read")
    assert pages(small_book.build(), "read") == []


def test_a_page_that_left_the_contents_leaves_the_book(small_book: Any) -> None:
    small_book.write("chapters/gone.md", "# Gone\n\nText.\n")
    assert small_book.build().returncode == 0
    (small_book.folder / "chapters" / "gone.md").unlink()
    assert small_book.build().returncode == 0
    assert not (small_book.folder / "_build" / "html" / "chapters" / "gone.html").exists()


def test_the_pages_are_those_of_the_contents(small_book: Any) -> None:
    small_book.write("_toc.yml", """
        format: jb-book
        root: chapters/index
        parts:
        - caption: First
          chapters:
          - file: chapters/a/index
            sections:
            - file: chapters/a/b.md
        - chapters:
          - file: chapters/c
          - url: https://example.org
        """)
    small_book.write("chapters/.ipynb_checkpoints/c-checkpoint.md", "# Left by an editor\n")
    assert chapters(small_book.folder) == ["chapters/index", "chapters/a/index", "chapters/a/b", "chapters/c"]
