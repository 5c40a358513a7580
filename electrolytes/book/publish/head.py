"""What a page says of itself to machines: its one address, a card where it is shared, and what it teaches.

The address and the card need the address of the site, and are left out while it is not configured. What the page is
(schema.org's LearningResource, as data that no browser runs) is said in any case.
"""

from __future__ import annotations

import json
import re
from html import escape, unescape
from typing import Any

import attrs

from electrolytes.book.publish.addresses import Addresses

SIZE = (1200, 630)  # of a card, as those who show them want it


@attrs.frozen
class Page:
    """A page of the book: its address below the site's, title, description; what its card shows in words."""

    path: str
    title: str
    description: str
    card: str = ""
    alt: str = ""


@attrs.frozen
class Book:
    """The book itself: its title, who made it, its language, the address of its license, its version."""

    title: str
    author: str
    language: str = "en"
    license: str = ""
    version: str = ""


def plain(title: str) -> str:
    """A title without its marks of HTML."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", title)).split())


def head(addresses: Addresses, book: Book, page: Page) -> str:
    """The elements that a page carries in its head."""
    lines = []
    if addresses.site:
        lines.append(f'<link rel="canonical" href="{escape(addresses.site + page.path)}">')
        lines += [f'<meta {kind}="{name}" content="{escape(words)}">'
                  for kind, name, words in _card(addresses, book, page) if words]
    lines.append(f'<script type="application/ld+json">{as_data(learning_resource(addresses, book, page))}</script>')
    return "\n  ".join(lines)


def _card(addresses: Addresses, book: Book, page: Page) -> list[tuple[str, str, str]]:
    """How the page looks where its address is shared."""
    image = [("property", "og:image", addresses.site + page.card), ("property", "og:image:width", str(SIZE[0])),
             ("property", "og:image:height", str(SIZE[1])), ("property", "og:image:alt", page.alt)]
    return [
        ("property", "og:type", "article"), ("property", "og:site_name", book.title),
        ("property", "og:title", page.title), ("property", "og:description", page.description),
        ("property", "og:url", addresses.site + page.path), *(image if page.card else []),
        ("name", "twitter:card", "summary_large_image" if page.card else "summary"),
    ]


def learning_resource(addresses: Addresses, book: Book, page: Page) -> dict[str, Any]:
    """The page in the words of schema.org; addresses of it only where one is configured."""
    whole = {"@type": "Book", "name": book.title, "version": book.version, "url": addresses.site}
    said = {
        "@context": "https://schema.org", "@type": "LearningResource", "name": page.title,
        "description": page.description, "learningResourceType": "interactive textbook page",
        "inLanguage": book.language, "isAccessibleForFree": True, "license": book.license,
        "author": {"@type": "Organization", "name": book.author},
        "isPartOf": {key: value for key, value in whole.items() if value},
        "url": addresses.site and addresses.site + page.path,
        "image": addresses.site and page.card and addresses.site + page.card,
    }
    return {key: value for key, value in said.items() if value}


def as_data(value: Any) -> str:
    """JSON that can stand in a page: nothing in it ends the element that holds it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
