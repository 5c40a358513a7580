"""The bank as Moodle XML: choices with feedback, and numerical questions with their variants, tolerance and units."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import groupby

from electrolytes.book.cards import Card, Choice, Variant
from electrolytes.practice.marking import Rule
from electrolytes.practice.typed import convert

UNITS = {"mM": ("M", "µM"), "mmol/L": ("mol/L", "µmol/L"), "mg": ("g",), "g": ("mg",), "mV": ("V",), "L": ("mL",),
         "nM": ("µM", "mM"), "s": ("ms",), "ms": ("s",), "kPa": ("Pa",), "mmol": ("mol", "µmol")}
"""Units that an answer may also come in."""


def bank(found: Iterable[Card], title: str, pictures: Mapping[str, str]) -> str:
    """The whole bank; each page is a category."""
    book = escape(title.replace("/", "//"))
    parts = ['<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n']
    for page, cards in groupby(found, key=lambda card: (card["page"], card["title"])):
        parts.append('<question type="category"><category><text>$course$/'
                     f"{book}/{escape(page[1].replace('/', '//'))}</text></category></question>\n")
        for card in cards:
            parts += _questions(card, pictures)
    return "".join([*parts, "</quiz>\n"])


def _questions(card: Card, pictures: Mapping[str, str]) -> Iterator[str]:
    if card["choices"]:
        yield _choice(card, pictures)
    elif card["kind"] == "number" and card["rule"]:
        for number, variant in enumerate(card["variants"], 1):
            yield _number(f"{card['id']} {number}", variant, card["rule"])
    else:
        yield (f'<question type="essay">{_pictured(card, pictures)}{_text("generalfeedback", card["back"])}'
               "<defaultgrade>1</defaultgrade></question>\n")


def _choice(card: Card, pictures: Mapping[str, str]) -> str:
    right = sum(choice["right"] for choice in card["choices"])
    answers = "".join(_answer(choice, right) for choice in card["choices"])
    return (f'<question type="multichoice">{_pictured(card, pictures)}<defaultgrade>1</defaultgrade>'
            f"<single>{'true' if right == 1 else 'false'}</single><shuffleanswers>true</shuffleanswers>"
            f"<answernumbering>abc</answernumbering>{answers}</question>\n")


FRACTIONS = {1: "100", 2: "50", 3: "33.33333", 4: "25", 5: "20"}
"""The fractions that Moodle knows."""


def _answer(choice: Choice, right: int) -> str:
    fraction = FRACTIONS[right] if choice["right"] else "0"
    said = _cdata(choice["text"]) + _text("feedback", choice["feedback"])
    return f'<answer fraction="{fraction}" format="html">{said}</answer>'


def _number(name: str, variant: Variant, rule: Rule) -> str:
    """Its tolerance is absolute there: what is relative here is taken of the key."""
    tolerance = max(rule["absolute"], rule["relative"] * abs(variant["key"]))
    units = ""
    if rule["unit"]:
        # how many of the unit make one of the question's own: 1 g is 1000 mg
        others = [(unit, 1 / convert(unit, rule["unit"])) for unit in UNITS.get(rule["unit"], ())]
        listed = (f"<unit><multiplier>{by:.10g}</multiplier><unit_name>{escape(unit)}</unit_name></unit>"
                  for unit, by in [(rule["unit"], 1.0), *others])
        units = f"<units>{''.join(listed)}</units>"
    return (f'<question type="numerical">{_head(name, variant["ask"])}{_text("generalfeedback", variant["solution"])}'
            f'<defaultgrade>1</defaultgrade><answer fraction="100"><text>{variant["key"]:.10g}</text>'
            f"<tolerance>{tolerance:.6g}</tolerance></answer>{units}"
            f"<unitgradingtype>0</unitgradingtype><showunits>{0 if units else 3}</showunits></question>\n")


def _head(name: str, text: str) -> str:
    return f"<name><text>{escape(name)}</text></name>{_text('questiontext', text)}"


def _pictured(card: Card, pictures: Mapping[str, str]) -> str:
    """The head of a question with its picture, a file inside the question, where it has one."""
    name = card["picture"]
    if not name:
        return _head(card["id"], card["front"])
    image = f'<img src="@@PLUGINFILE@@/{name}" alt="{escape(card["alt"])}">'
    shown = f"<p>{escape(card['front'], quote=False)}</p><p>{image}</p>"
    file = b64encode(pictures[name].encode()).decode()
    return (f"<name><text>{escape(card['id'])}</text></name>"
            f'<questiontext format="html"><text><![CDATA[{shown}]]></text>'
            f'<file name="{name}" path="/" encoding="base64">{file}</file></questiontext>')


def _text(tag: str, text: str) -> str:
    return f'<{tag} format="html">{_cdata(text)}</{tag}>'


def _cdata(text: str) -> str:
    """Text as HTML, in a section of character data, whose end must not stand in it."""
    html = re.sub(r"\]\]>", "]]]]><![CDATA[>", escape(text, quote=False))
    return f"<text><![CDATA[{html}]]></text>"
