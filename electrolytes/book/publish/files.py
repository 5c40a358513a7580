"""Files of the published site beside its pages: the list for search engines, news, and pages for addresses gone by.

``sitemap.xml``, ``robots.txt``, ``feed.xml`` and ``404.html`` need the address of the site and are left out while it is
not configured. Redirects need none: each is a small page that leads on, from disk too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from html import escape
from posixpath import dirname, relpath

from markdown_it import MarkdownIt

from electrolytes.book.policy import POLICY
from electrolytes.book.publish.addresses import FILE, Addresses, SettingError

VERSION = re.compile(r"^## (?P<version>\d[\w.]*) [–-] (?P<day>.+)$", re.MULTILINE)
UNRELEASED = "unreleased"


class ChangelogError(ValueError):
    """A changelog that cannot be read as news."""


def sitemap(addresses: Addresses, pages: Iterable[tuple[str, str]]) -> str:
    """Every page with its address and the day of its last review, if it has one.

    Parameters
    ----------
    pages : path below the site's address, and a day (2026-11-22) or an empty text
    """
    listed = "".join(f"<url><loc>{escape(addresses.site + path)}</loc>"
                     + (f"<lastmod>{day}</lastmod>" if day else "") + "</url>\n" for path, day in pages)
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
            f"{listed}</urlset>\n")


def robots(addresses: Addresses) -> str:
    """All is open, and where the list is. On a host of its own it is obeyed; below a path it does no harm."""
    return f"User-agent: *\nAllow: /\nSitemap: {addresses.site}sitemap.xml\n"


def releases(changelog: str) -> list[tuple[str, date, str]]:
    """Versions with their day and what has changed, as HTML; what is not released is no news.

    Raises
    ------
    ChangelogError
        If a day is none that can be read.
    """
    found, parts = [], list(VERSION.finditer(changelog))
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        if part["day"].strip() == UNRELEASED:
            continue
        try:
            day = datetime.strptime(part["day"].strip(), "%d %B %Y").date()
        except ValueError:
            raise ChangelogError(f"CHANGELOG.md: {part['version']} has a day such as 22 November 2026, or the word "
                                 f"{UNRELEASED}, not {part['day']!r}") from None
        text = changelog[part.end(): following.start() if following else None]
        found.append((part["version"], day, MarkdownIt("commonmark", {"html": False}).render(text).strip()))
    return found


def feed(addresses: Addresses, title: str, author: str, changelog: str) -> str:
    """The news of the book, from its changelog, as an Atom feed; the newest first."""
    news = releases(changelog)
    entries = "".join(
        f"<entry><id>{escape(addresses.site)}feed.xml#{version}</id><title>{escape(f'{title} {version}')}</title>"
        f"<updated>{day}T00:00:00Z</updated><link href=\"{escape(addresses.site)}\"/>"
        f'<content type="html">{escape(html)}</content></entry>\n' for version, day, html in news)
    latest = max((day for _, day, _ in news), default=date(1970, 1, 1))
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
            f"<id>{escape(addresses.site)}feed.xml</id><title>{escape(title)}: what has changed</title>"
            f"<updated>{latest}T00:00:00Z</updated><author><name>{escape(author)}</name></author>"
            f'<link rel="self" href="{escape(addresses.site)}feed.xml"/><link href="{escape(addresses.site)}"/>\n'
            f"{entries}</feed>\n")


def _small_page(title: str, head: str, body: str) -> str:
    return (f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<meta name="color-scheme" content="light dark">\n<meta name="robots" content="noindex">\n'
            f"<title>{escape(title)}</title>\n{head}</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n")


def not_found(addresses: Addresses, title: str, style: str, front: str) -> str:
    """The page for an address that leads nowhere. It may be shown at any depth, so it links from the host's root.

    Parameters
    ----------
    style, front : paths of a style sheet and of the front page, below the site's address
    """
    root = addresses.root
    search = f'<form role="search" action="{root}search.html" method="get"><p><input type="search" name="q" ' \
             'aria-label="Search the book"> <button type="submit">Search</button></p></form>'
    return _small_page(
        f"Not found – {title}", f'<link rel="stylesheet" href="{escape(root + style)}">\n',
        f'<article>\n<h1>There is no such page</h1>\n<p>The book has no page at this address. It may have moved, or '
        f'the address may hold a typing error.</p>\n{search}\n'
        f'<p><a href="{escape(root + front)}">To the front page of {escape(title)}</a></p>\n</article>')


def redirects(moved: Mapping[str, str], pages: Collection[str]) -> dict[str, str]:
    """Pages that lead on, by path: for each page that has moved, one at its old address.

    Parameters
    ----------
    moved : old page → new page
    pages : the pages that there are

    Raises
    ------
    SettingError
        If the old page still exists, or the new one does not.
    """
    made = {}
    for old, new in moved.items():
        if old in pages:
            raise SettingError(f"{FILE}: {old} is a page of the book; only a page that is gone can be redirected")
        if new not in pages:
            raise SettingError(f"{FILE}: {old} leads to {new}, which is no page of the book")
        target = relpath(f"{new}.html", dirname(old) or ".")
        made[f"{old}.html"] = _small_page(
            "This page has moved", f'<meta http-equiv="refresh" content="0; url={target}">\n',
            f'<h1>This page has moved</h1>\n<p><a href="{target}">Go to its new address</a></p>')
    return made
