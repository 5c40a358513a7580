"""The deck for Anki. Ids and names here are for good: whoever has learned with the deck keeps the schedule."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from html import escape
from pathlib import Path

import genanki

from electrolytes.book.cards import Card

MODEL_ID, DECK_ID = 1607392319, 2059400110
FIELDS = ("id", "front", "back", "source")
NAME = "Sodium and Magnesium"
FRONT = '<p class="front">{{front}}</p>'
BACK = '{{FrontSide}}<hr id="answer">{{back}}<p class="source">{{source}}</p>'
STYLE = ".card { font: 20px/1.45 sans-serif; text-align: left; } .source { font-size: 14px; opacity: 0.7; }"


class EmptyCardError(ValueError):
    """A card without a front, of which Anki would make nothing without a word."""


def model() -> genanki.Model:
    """The kind of note."""
    return genanki.Model(MODEL_ID, NAME, fields=[{"name": name} for name in FIELDS], css=STYLE,
                         templates=[{"name": "Card", "qfmt": FRONT, "afmt": BACK}])


def guid(card: Card) -> str:
    """A note's id from the card's own, and from nothing else."""
    return hashlib.sha256(card["id"].encode()).hexdigest()[:20]


def note(card: Card, site: str) -> genanki.Note:
    """A card as a note."""
    front, back = _html(card["front"]), _html(card["back"])
    if not front:
        raise EmptyCardError(f"the card {card['id']} has no front")
    if card["choices"]:
        front += "<ul>" + "".join(f"<li>{_html(each['text'])}</li>" for each in card["choices"]) + "</ul>"
        back += "".join(f"<p>{'✓' if each['right'] else '✗'} {_html(each['text'])} {_html(each['feedback'])}</p>"
                        for each in card["choices"])
    where = f"{NAME}: {card['title']}"
    anchor = f"#{card['anchor']}" if card["anchor"] else ""
    address = escape(f"{site}{card['page']}.html{anchor}")
    source = f'<a href="{address}">{_html(where)}</a>' if site else _html(where)
    tag = card["page"].removeprefix("chapters/").replace("/", "::")
    return genanki.Note(model=model(), fields=[card["id"], front, back, source], guid=guid(card), tags=[tag])


def _html(text: str) -> str:
    """Plain text as HTML; two braces at once would end a cloze."""
    return escape(text, quote=False).replace("}}", "} }").replace("{{", "{ {")


def write(found: Iterable[Card], path: Path, site: str) -> None:
    """Write the deck to a file."""
    deck = genanki.Deck(DECK_ID, NAME)
    for card in found:
        deck.add_note(note(card, site))
    genanki.Package(deck).write_to_file(str(path), timestamp=0.0)
