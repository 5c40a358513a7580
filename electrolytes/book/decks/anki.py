"""The deck for Anki. Ids and names here are for good: whoever has learned with the deck keeps the schedule."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from html import escape
from pathlib import Path

import genanki

from electrolytes.book.cards import Card

FIELDS = ("id", "front", "back", "source")
IDS = {"Sodium and Magnesium": (1607392319, 2059400110)}
"""Ids of the kind of note and of the deck, by the title of a book; those of any other title come from the title."""
FRONT = '<p class="front">{{front}}</p>'
BACK = '{{FrontSide}}<hr id="answer">{{back}}<p class="source">{{source}}</p>'
STYLE = ".card { font: 20px/1.45 sans-serif; text-align: left; } .source { font-size: 14px; opacity: 0.7; }"


class EmptyCardError(ValueError):
    """A card without a front, of which Anki would make nothing without a word."""


def ids(title: str) -> tuple[int, int]:
    """The ids of a book's kind of note and deck, which differ from book to book."""
    kind, deck = (int(hashlib.sha256(f"{what} {title}".encode()).hexdigest()[:7], 16) for what in ("kind", "deck"))
    return IDS.get(title, (2**30 + kind, 2**30 + deck))


def model(title: str) -> genanki.Model:
    """The kind of note."""
    return genanki.Model(ids(title)[0], title, fields=[{"name": name} for name in FIELDS], css=STYLE,
                         templates=[{"name": "Card", "qfmt": FRONT, "afmt": BACK}])


def guid(card: Card, title: str) -> str:
    """A note's id from the card's own, and from nothing else; of another book than the first, from its title too."""
    return hashlib.sha256(f"{'' if title in IDS else title}{card['id']}".encode()).hexdigest()[:20]


def note(card: Card, title: str, site: str) -> genanki.Note:
    """A card as a note."""
    front, back = _html(card["front"]), _html(card["back"])
    if not front:
        raise EmptyCardError(f"the card {card['id']} has no front")
    if card["choices"]:
        front += "<ul>" + "".join(f"<li>{_html(each['text'])}</li>" for each in card["choices"]) + "</ul>"
        back += "".join(f"<p>{'✓' if each['right'] else '✗'} {_html(each['text'])} {_html(each['feedback'])}</p>"
                        for each in card["choices"])
    where = f"{title}: {card['title']}"
    anchor = f"#{card['anchor']}" if card["anchor"] else ""
    address = escape(f"{site}{card['page']}.html{anchor}")
    source = f'<a href="{address}">{_html(where)}</a>' if site else _html(where)
    tag = card["page"].removeprefix("chapters/").replace("/", "::")
    return genanki.Note(model=model(title), fields=[card["id"], front, back, source], guid=guid(card, title),
                        tags=[tag])


def _html(text: str) -> str:
    """Plain text as HTML; two braces at once would end a cloze."""
    return escape(text, quote=False).replace("}}", "} }").replace("{{", "{ {")


def write(found: Iterable[Card], path: Path, title: str, site: str) -> None:
    """Write the deck to a file."""
    deck = genanki.Deck(ids(title)[1], title)
    for card in found:
        deck.add_note(note(card, title, site))
    genanki.Package(deck).write_to_file(str(path), timestamp=0.0)
