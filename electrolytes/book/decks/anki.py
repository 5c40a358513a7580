"""The deck for Anki. Ids and names here are for good: whoever has learned with the deck keeps the schedule."""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

import genanki

from electrolytes.book.cards import Card

DAY = (2026, 1, 1, 0, 0, 0)
FIELDS = ("id", "front", "back", "source")
IDS = {"Sodium and Magnesium": (1607392319, 2059400110)}
"""Ids of the kind of note and of the deck, by the title of a book; those of any other title come from the title."""
FRONT = '<p class="front">{{front}}</p>'
BACK = '{{FrontSide}}<hr id="answer">{{back}}<p class="source">{{source}}</p>'
STYLE = "img { max-width: 100%; background: #fff; } " \
        ".card { font: 20px/1.45 sans-serif; text-align: left; } .source { font-size: 14px; opacity: 0.7; }"


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
    if card["picture"]:
        front += _picture(card["picture"], card["alt"])
    if card["equation"]:
        back += rf"<p>\[{_html(card['equation'])}\]</p>"
    if card["labels"]:
        back += f"<p>How sure: {_html(', '.join(card['labels']))}.</p>"
    if card["figure"]:
        back += _picture(card["figure"], "The figure at rest.")
    where = f"{title}: {card['title']}"
    anchor = f"#{card['anchor']}" if card["anchor"] else ""
    address = escape(f"{site}{card['page']}.html{anchor}")
    source = f'<a href="{address}">{_html(where)}</a>' if site else _html(where)
    if site and card["see"]:
        state = escape(f"{site}{card['page']}.html#{card['see']}")
        source += f', <a href="{state}">the figure in the state that explains it</a>'
    tag = card["page"].removeprefix("chapters/").replace("/", "::")
    sure = [f"evidence::{label.replace(' ', '-')}" for label in card["labels"]]
    return genanki.Note(model=model(title), fields=[card["id"], front, back, source], guid=guid(card, title),
                        tags=[tag, *sure])


def _picture(name: str, alt: str) -> str:
    return f'<p><img src="{name}" alt="{escape(alt)}"></p>'


def _html(text: str) -> str:
    """Plain text as HTML; two braces at once would end a cloze."""
    return escape(text, quote=False).replace("}}", "} }").replace("{{", "{ {")


def write(found: Iterable[Card], path: Path, title: str, site: str, pictures: Mapping[str, str]) -> None:
    """Write the deck to a file, with the pictures that its cards show."""
    deck = genanki.Deck(ids(title)[1], title)
    used: set[str] = set()
    for card in found:
        deck.add_note(note(card, title, site))
        used |= {card["figure"], card["picture"]} - {""}
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, name) for name in sorted(used)]
        for file in files:
            file.write_text(pictures[file.name], encoding="utf-8")
        whole = Path(folder, "deck.apkg")
        genanki.Package(deck, media_files=files).write_to_file(str(whole), timestamp=0.0)
        _pack(whole, path)


def _pack(whole: Path, path: Path) -> None:
    """The same package, a fifth as large, and the same bytes for the same cards: it is stored bare, with the hour."""
    with zipfile.ZipFile(whole) as bare, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in bare.namelist():
            packed.writestr(zipfile.ZipInfo(name, DAY), bare.read(name), zipfile.ZIP_DEFLATED)
