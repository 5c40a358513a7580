"""The deck and the banks, read back by other means than those that wrote them."""

from __future__ import annotations

import base64
import html
import json
import re
import sqlite3
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from electrolytes.book import decks
from electrolytes.book.cards import Card
from electrolytes.book.decks import anki
from electrolytes.essentials.magnesium.practice import TASKS
from electrolytes.practice import Numerical

TITLE, DECK = "Sodium and Magnesium", "sodium-and-magnesium.apkg"
QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"


def card(kind: str, name: str, front: str, back: str, **more: Any) -> Card:
    whole: dict[str, Any] = {"id": name, "kind": kind, "page": "chapters/a/b", "title": "A & B", "anchor": "x",
                             "front": front, "back": back, "choices": [], "variants": [], "rule": None,
                             "see": "", "figure": "", "picture": "", "alt": "", "equation": "", "labels": []}
    return whole | more  # type: ignore[return-value]


def numerical(task: Numerical) -> Card:
    tries = [task.fresh(seed) for seed in range(3)]
    variants = [{"ask": each.text, "key": each.keys[0], "solution": each.solution} for each in tries]
    return card("number", f"task:{task.name}", tries[0].text, tries[0].solution, variants=variants, rule=task.rule)


CHOICES = [{"text": "a < b & c", "right": True, "feedback": "Yes: ]]> is no end."},
           {"text": "b > {{c}}", "right": False, "feedback": "No."}]
NUMBERS = [task for task in TASKS if isinstance(task, Numerical)]
PICTURES = {"figure.svg": "<svg>of a figure</svg>", "curves.svg": "<svg>of curves</svg>", "unused.svg": "<svg/>"}
CARDS = [card("choice", "one", "Is a < b & \\(x<y\\)?", "a < b & c", choices=CHOICES),
         card("fact", "two", "What is the sentence of “it”?", "Sodium {{c1::stays}} & waits.", figure="figure.svg",
              see="pump?Na_i=20&K_e=5", equation=r"a < \frac{b}{c_{x}}", labels=["modelling choice"]),
         card("curve", "three", "Which curve?", "Curve a", choices=CHOICES, picture="curves.svg", alt="Two < curves"),
         card("term", "term:x", "What is meant by x?", "x"), *map(numerical, NUMBERS)]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("decks")
    decks.write(CARDS, folder, TITLE, "https://example.org/book/", PICTURES)
    return folder


def notes(path: Path, folder: Path) -> list[tuple[str, list[str]]]:
    """Id and fields of every note that has a card, by the database inside."""
    with zipfile.ZipFile(path) as package:
        package.extract("collection.anki2", folder)
    base = sqlite3.connect(folder / "collection.anki2")
    try:
        rows = base.execute("select n.guid, n.flds from notes n join cards c on c.nid = n.id").fetchall()
        models = json.loads(base.execute("select models from col").fetchone()[0])
        assert [field["name"] for model in models.values() for field in model["flds"]] == list(anki.FIELDS)
        return [(guid, fields.split("\x1f")) for guid, fields in rows]
    finally:
        base.close()


def test_anki_has_a_card_for_each_and_keeps_its_ids(written: Path, tmp_path: Path) -> None:
    found = notes(written / DECK, tmp_path)
    assert len(found) == len(CARDS) and len({guid for guid, _ in found}) == len(CARDS)
    by_id = {fields[0]: (guid, fields) for guid, fields in found}
    guid, fields = by_id["one"]
    assert guid == "7692c3ad3540bb803c02", "learners would lose their schedules"
    assert "Is a < b & \\(x<y\\)?" in html.unescape(fields[1]) and "<li>a &lt; b &amp; c</li>" in fields[1]
    assert 'href="https://example.org/book/chapters/a/b.html#x"' in fields[3]
    assert not any("{{" in field or "}}" in field for _, each in found for field in each)
    changed = anki.note({**CARDS[0], "front": "Other words?"}, TITLE, "")
    assert changed.guid == guid


def test_anki_brings_pictures_equations_and_how_sure_it_is(written: Path, tmp_path: Path) -> None:
    """Read by the package's own register of files: each picture that a card shows is there, and no other."""
    found = {fields[0]: fields for _, fields in notes(written / DECK, tmp_path)}
    with zipfile.ZipFile(written / DECK) as package:
        media = {name: package.read(number).decode() for number, name in json.loads(package.read("media")).items()}
    shown = {name for fields in found.values() for name in re.findall(r'<img src="([^"]+)"', "".join(fields))}
    assert media == {name: PICTURES[name] for name in shown} and shown == {"figure.svg", "curves.svg"}
    assert 'alt="Two &lt; curves"' in found["three"][1]
    back, source = html.unescape(found["two"][2]).replace("} }", "}}"), found["two"][3]  # nothing here ends a cloze
    assert r"\[a < \frac{b}{c_{x}}\]" in back and "How sure: modelling choice." in back
    assert 'href="https://example.org/book/chapters/a/b.html#pump?Na_i=20&amp;K_e=5"' in source


def test_a_card_without_a_front_is_refused() -> None:
    with pytest.raises(anki.EmptyCardError, match="one"):
        anki.note({**CARDS[0], "front": ""}, TITLE, "")


def test_moodle_reads_texts_tolerances_and_units(written: Path) -> None:
    root = ElementTree.parse(written / decks.MOODLE).getroot()
    kinds = [question.get("type") for question in root]
    assert kinds.count("multichoice") == 2 and kinds.count("essay") == 2
    assert kinds.count("numerical") == 3 * len(NUMBERS)
    choice = next(question for question in root if question.get("type") == "multichoice")
    assert html.unescape(choice.findtext("questiontext/text") or "") == CARDS[0]["front"]
    assert [answer.get("fraction") for answer in choice.iter("answer")] == ["100", "0"]
    assert html.unescape(choice.findtext("answer/feedback/text") or "") == "Yes: ]]> is no end."
    curves = next(each for each in root if each.findtext("name/text") == "three")
    file = curves.find("questiontext/file")
    assert file is not None and base64.b64decode(file.text or "").decode() == PICTURES["curves.svg"]
    assert f"@@PLUGINFILE@@/{file.get('name')}" in (curves.findtext("questiontext/text") or "")
    for task in NUMBERS:
        asked = task.fresh(0)
        question = next(each for each in root if each.findtext("name/text") == f"task:{task.name} 1")
        assert float(question.findtext("answer/text") or "") == pytest.approx(asked.keys[0], rel=1e-9)
        wide = max(task.rule["absolute"], task.rule["relative"] * abs(asked.keys[0]))
        assert float(question.findtext("answer/tolerance") or "") == pytest.approx(wide, rel=1e-5)
        units = {each.findtext("unit_name"): float(each.findtext("multiplier") or "") for each in question.iter("unit")}
        assert not units or units[task.rule["unit"]] == 1
        if task.rule["unit"] == "mmol/L":  # so many of the unit are one of the question's own
            assert units["µmol/L"] == pytest.approx(1000) and units["mol/L"] == pytest.approx(0.001)


def test_qti_lists_what_it_holds(written: Path) -> None:
    with zipfile.ZipFile(written / decks.QTI) as package:
        names = set(package.namelist())
        manifest = ElementTree.fromstring(package.read("imsmanifest.xml"))
        listed = {str(each.get("href")) for each in manifest.iter() if each.tag.endswith("}resource")}
        pictures = {str(each.get("href")) for each in manifest.iter() if each.tag.endswith("}file")} - listed
        assert listed | pictures == names - {"imsmanifest.xml"} and len(listed) == 2 + 3 * len(NUMBERS)
        assert pictures == {"curves.svg"} and package.read("curves.svg").decode() == PICTURES["curves.svg"]
        items = [ElementTree.fromstring(package.read(name)) for name in listed]
    for item in items:
        key = item.findtext(f"{QTI}responseDeclaration/{QTI}correctResponse/{QTI}value")
        assert key
        for equal in item.iter(f"{QTI}equal"):
            assert float(equal.get("tolerance") or "") > 0 and float(key)
        for interaction in item.iter(f"{QTI}choiceInteraction"):
            prompt = interaction.find(f"{QTI}prompt")
            assert prompt is not None and prompt.text in (CARDS[0]["front"], CARDS[2]["front"])
            assert [image.get("src") for image in prompt] == (["curves.svg"] if prompt.text == "Which curve?" else [])
            assert key in {each.get("identifier") for each in interaction}


def test_the_site_offers_all_cards(site: Path, tmp_path: Path) -> None:
    script = (site / "_static" / "review-cards.js").read_text(encoding="utf-8")
    cards = json.loads(script.removeprefix("globalThis.bookCards=").rstrip(";\n"))
    folder = site / "_static" / decks.FOLDER
    assert len(cards) > 300 and len({each["id"] for each in cards}) == len(cards)
    asked = [each for each in cards if each["choices"] and "picture" not in each]
    assert sum("see" in each for each in asked) > 0.9 * len(asked), "a mistake leads to a figure"
    assert (folder / DECK).stat().st_size < 3_000_000
    assert {fields[0] for _, fields in notes(folder / DECK, tmp_path)} == {each["id"] for each in cards}
    ElementTree.parse(folder / decks.MOODLE)
