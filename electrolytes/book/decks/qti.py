"""The bank as a QTI 2.1 package: an item for each choice and each variant of a numerical question, and a manifest."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

from electrolytes.book.cards import Card, Variant
from electrolytes.practice.marking import Rule

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
DAY = (2026, 1, 1, 0, 0, 0)  # the same file for the same questions


def items(found: Iterable[Card]) -> Iterator[tuple[str, str]]:
    """The identifier and the text of each item."""
    for number, card in enumerate(found):
        if card["choices"]:
            yield f"i{number}", _choice(f"i{number}", card)
        elif card["rule"]:
            for variant, each in enumerate(card["variants"]):
                name = f"i{number}v{variant}"
                yield name, _number(name, card, each, card["rule"])


def _item(name: str, title: str, declaration: str, body: str, processing: str) -> str:
    return (f'{HEAD}<assessmentItem xmlns="{QTI}" identifier="{name}" title="{escape(title)}" adaptive="false" '
            f'timeDependent="false">{declaration}<outcomeDeclaration identifier="SCORE" cardinality="single" '
            f'baseType="float"/><itemBody>{body}</itemBody>{processing}</assessmentItem>\n')


def _choice(name: str, card: Card) -> str:
    right = [f"c{i}" for i, choice in enumerate(card["choices"]) if choice["right"]]
    single = len(right) == 1
    values = "".join(f"<value>{each}</value>" for each in right)
    declaration = (f'<responseDeclaration identifier="RESPONSE" cardinality="{"single" if single else "multiple"}" '
                   f'baseType="identifier"><correctResponse>{values}</correctResponse></responseDeclaration>')
    choices = "".join(f'<simpleChoice identifier="c{i}">{escape(choice["text"])}'
                      f'<feedbackInline outcomeIdentifier="RESPONSE" identifier="c{i}" showHide="show"> '
                      f'{escape(choice["feedback"])}</feedbackInline></simpleChoice>'
                      for i, choice in enumerate(card["choices"]))
    body = (f'<choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="{1 if single else 0}">'
            f"<prompt>{escape(card['front'])}{_picture(card)}</prompt>{choices}</choiceInteraction>")
    template = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"
    return _item(name, card["id"], declaration, body, f'<responseProcessing template="{template}"/>')


def _picture(card: Card) -> str:
    return f'<img src="{card["picture"]}" alt="{escape(card["alt"])}"/>' if card["picture"] else ""


def _number(name: str, card: Card, variant: Variant, rule: Rule) -> str:
    tolerance = max(rule["absolute"], rule["relative"] * abs(variant["key"]))
    declaration = ('<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="float"><correctResponse>'
                   f"<value>{variant['key']:.10g}</value></correctResponse></responseDeclaration>")
    unit = f" {escape(rule['unit'])}" if rule["unit"] else ""
    body = f'<p>{escape(variant["ask"])}</p><p><textEntryInteraction responseIdentifier="RESPONSE"/>{unit}</p>'
    equal = (f'<equal toleranceMode="absolute" tolerance="{tolerance:.6g}"><variable identifier="RESPONSE"/>'
             '<correct identifier="RESPONSE"/></equal>')
    score = '<setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue>'
    processing = ("<responseProcessing><responseCondition><responseIf>"
                  f"{equal}{score}</responseIf></responseCondition></responseProcessing>")
    return _item(name, card["id"], declaration, body, processing)


def write(found: Sequence[Card], path: Path, name: str, pictures: Mapping[str, str]) -> None:
    """Write the package with its name in the manifest, and the pictures that its items show."""
    texts = dict(items(found))
    shown = {f"i{number}": card["picture"] for number, card in enumerate(found) if card["choices"] and card["picture"]}
    of = {item: f'<file href="{shown[item]}"/>' if item in shown else "" for item in texts}
    listed = "".join(f'<resource identifier="{item}" type="imsqti_item_xmlv2p1" href="{item}.xml">'
                     f'<file href="{item}.xml"/>{of[item]}</resource>' for item in texts)
    manifest = (f'{HEAD}<manifest xmlns="{PACKAGE}" identifier="{name}"><organizations/>'
                f"<resources>{listed}</resources></manifest>\n")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for item, text in {"imsmanifest": manifest, **texts}.items():
            package.writestr(zipfile.ZipInfo(f"{item}.xml", DAY), text, zipfile.ZIP_DEFLATED)
        for picture in sorted(set(shown.values())):
            package.writestr(zipfile.ZipInfo(picture, DAY), pictures[picture], zipfile.ZIP_DEFLATED)
