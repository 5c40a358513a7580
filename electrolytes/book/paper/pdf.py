"""The whole book as one PDF: ``python -m electrolytes.book.paper.pdf`` writes ``_build/paper/book.pdf``.

Chromium prints it twice from one document: first to see on which page each part begins, then with these numbers in the
contents. It makes the bookmarks and the tags for screen readers itself; it needs no network and runs no script.
"""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.generic import Destination

from electrolytes.book.paper.document import Cover, Document, document
from electrolytes.book.paper.pages import NotBuiltError, pages
from electrolytes.book.publish.addresses import read
from electrolytes.book.publish.cards import MARK
from electrolytes.book.settings import settings, version_of

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu"]
LIMIT = 15_000_000  # bytes
DAY = "D:20000101000000Z"  # a fixed day, so that two prints of one book are alike


class TooLargeError(ValueError):
    """A PDF that is larger than a reader should have to load."""


def starts(reader: PdfReader, made: Document) -> dict[str, int]:
    """On which page each entry of the contents begins, counted from 1, by where the links to it lead."""
    found = reader.named_destinations
    return {entry.anchor: _page(reader, found[f"/{entry.anchor}"] if f"/{entry.anchor}" in found
                                else found[entry.anchor]) for entry in made.entries}


def _page(reader: PdfReader, place: Destination) -> int:
    number = reader.get_destination_page_number(place)
    return (number if number is not None else -1) + 1


def print_book(book: Path, target: Path) -> int:
    """Print a built book; the number of its pages.

    Raises
    ------
    NotBuiltError, TooLargeError
    """
    given = settings(book)
    own = given["sphinx"]["config"]
    cover = Cover(own.get("book_mark", MARK), own.get("book_notice", ""), version_of(own.get("book_package", "")))
    target.parent.mkdir(parents=True, exist_ok=True)
    static = (book / "_build" / "html" / "_static").resolve().as_uri()
    made = document(given["title"], given["author"], list(pages(book)), read(book), static, cover)
    source, first = target.with_suffix(".html"), target.with_suffix(".first.pdf")
    source.write_text(made.html, "utf8")
    _printed(source, first)
    source.write_text(made.numbered(starts(PdfReader(first), made)), "utf8")
    _printed(source, first)
    writer = PdfWriter(clone_from=first)
    writer.add_metadata({"/Title": given["title"], "/Author": given["author"], "/CreationDate": DAY,
                         "/ModDate": DAY})
    writer.write(target)
    first.unlink()
    source.unlink()
    if target.stat().st_size > LIMIT:
        raise TooLargeError(f"{target} has {target.stat().st_size / 1e6:.1f} MB; {LIMIT / 1e6:.0f} are allowed")
    return len(writer.pages)


def _printed(source: Path, target: Path) -> None:
    """Let Chromium print a file."""
    from playwright.sync_api import sync_playwright

    installed = next((found for name in NAMES if (found := shutil.which(name))), None)
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=installed, args=FLAGS)
        page = browser.new_page(java_script_enabled=False)
        page.goto(source.resolve().as_uri(), wait_until="load")
        page.pdf(path=target, prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
        browser.close()


def main() -> int:
    """Print the book of this folder."""
    book, began = Path.cwd(), time.monotonic()
    target = book / "_build" / "paper" / "book.pdf"
    try:
        count = print_book(book, target)
    except (NotBuiltError, TooLargeError) as fault:
        print(fault, file=sys.stderr)
        return 1
    print(f"The book is printed, {count} pages of {target.stat().st_size / 1e6:.1f} MB, in "
          f"{time.monotonic() - began:.0f} s: {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
