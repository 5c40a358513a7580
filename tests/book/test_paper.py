"""The book on paper and in e-readers: all is open, nothing clipped, solutions by themselves, and pages can be found."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import lxml.html
import pytest
import yaml
from lxml import etree
from pypdf import PdfReader

from electrolytes.book.paper import epub, pdf
from electrolytes.book.paper.document import document
from electrolytes.book.paper.pages import NotBuiltError, Page, _with_pictures, page, pages
from electrolytes.book.publish.addresses import Addresses
from electrolytes.live.still import standalone

ROOT = Path(__file__).parents[2]
SITE = "https://books.example/a/b/"
WIDTH = 642  # CSS pixels between the margins of A4

BUILT = """<title>1.1 Soup – A book</title><article><section id="soup">
<h1>Soup<a class="headerlink" href="#soup">#</a></h1>
<p>Press <a class="do" href="#pot?salt=3">saltier</a>, read <a href="bread.html#crust">bread</a>,
<a href="#more">more</a>, <a href="gone.html">a page elsewhere</a> and <a href="https://books.example">a host</a>.</p>
<div class="explorable" data-explorable="pot"><div class="explorable-title">Figure 1</div>
<div class="explorable-stage"><svg viewBox="0 0 4 4" aria-label="A pot. It boils."><g clip-path="url(#pot-a)"></g></svg>
</div><div class="explorable-controls"><input type="range"></div><p><label for="typed">Your guess</label></p>
<div class="explorable-guess"><p class="explorable-asked"><span>Guess first</span> How hot?</p>
<details class="explorable-answer"><summary>The answer</summary><p>It boils.</p></details></div>
<output class="explorable-sentence">It is salty.</output></div>
<fieldset class="check question"><legend><span class="kind">Check yourself</span> How <em>salty</em>?</legend>
<div class="choice wrong"><input type="radio"><label>Not.</label><div><div class="feedback">
<span class="verdict">✗</span><p>Taste it.</p></div></div></div>
<div class="choice right"><input type="radio"><label>Very.</label><div><div class="feedback">
<span class="verdict">✓</span><p>As the sea.</p></div></div></div></fieldset>
<details class="deeper" id="more"><summary><h3>Why?</h3></summary><p>Because.</p>
<math display="block"><mi>E</mi><mo>=</mo><msup><mi>m</mi><mn scriptlevel="1">2</mn></msup></math></details>
<div class="practice"><div class="task"><p class="kind">Practice 1</p><p>Weigh it.</p><form hidden><input></form>
<details><summary>Solution</summary><p>A pound.</p></details></div></div>
<div class="exercise"><section id="exercise-content"><p>Cook.</p></section></div>
<details class="solution dropdown"><summary>Solution to Exercise 1.1.1 (Cook)</summary>
<section id="solution-content"><p>Done.</p></section></details></section></article>"""
OTHER = """<title>1.2 Bread – A book</title><article><section id="bread"><h1>Bread</h1>
<p id="crust">Crust.</p></section></article>"""


def small() -> list[Page]:
    return [page("chapters/food/soup", BUILT), page("chapters/food/bread", OTHER)]


def test_the_picture_of_a_task_comes_along(tmp_path: Path) -> None:
    """The page loads it from a file; on paper and in the e-book it stands in its place, with what it shows in words."""
    whole = standalone('<svg viewBox="0 0 4 3"><g></g></svg>')
    assert standalone(whole) == whole
    (tmp_path / "practice").mkdir()
    (tmp_path / "practice/soup-curve.svg").write_text(whole, encoding="utf-8")
    image = '<p><img src="../../_static/practice/soup-curve.svg" alt="Curve a: 1, 2." width="4" loading="lazy"></p>'
    shown = page("chapters/food/soup", _with_pictures(OTHER.replace("Crust.", image), tmp_path))
    assert len(shown.pictures) == 1 and 'aria-label="Curve a: 1, 2."' in shown.pictures[0]
    etree.fromstring(standalone(shown.pictures[0]).encode())


def test_a_page_is_taken_apart() -> None:
    soup = small()[0]
    assert soup.title == "1.1 Soup"
    assert [(each.title, " ".join(part.text_content() for part in each.content)) for each in soup.solutions] == [
        ("Guess first: How hot?", "It boils."), ("Question 1: b", "No. Taste it.Right. As the sea."),
        ("Practice 1", "A pound."), ("Exercise 1.1.1 (Cook)", "Done.")]
    text = lxml.html.tostring(soup.content, encoding="unicode")
    assert not re.search(r"<(details|summary|input|fieldset|button|label)|headerlink", text)
    assert not re.search(r"It boils\.</p>|Taste it|A pound|Done\.", text), "what is said of an answer stands by itself"
    assert "Press saltier," in text, "words that set a figure are words"
    assert [each.text_content() for each in soup.content.cssselect(".question li")] == ["Not.", "Very."]
    assert "Check yourself (1).  How salty?" in soup.content.cssselect(".question p")[0].text_content()
    assert soup.content.cssselect("section[id=more] > h3")[0].text_content() == "Why?"
    assert len(soup.pictures) == 1 and "It is salty." in text


def test_in_the_whole_every_link_leads_somewhere_and_every_place_is_one() -> None:
    made = document("A book", "Somebody", small(), Addresses(), "static")
    ids = re.findall(r'\sid="([^"]+)"', made.html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', made.html)) <= set(ids)
    assert "gone.html" not in made.html and 'href="https://books.example"' in made.html
    assert 'viewBox="0 0 4 4"' in made.html, "pictures are those of the page, letter by letter"
    assert [(entry.title, entry.level) for entry in made.entries] == [
        ("1.1 Soup", 1), ("1.2 Bread", 2), ("Solutions: 1.1 Soup", 2)]
    assert "living" not in re.sub(r"<style>.*?</style>", "", made.html, flags=re.DOTALL).replace("living book", "")
    numbered = made.numbered({entry.anchor: 7 + i for i, entry in enumerate(made.entries)})
    assert re.findall(r'data-of="[\w-]+">(\d+)<', numbered) == ["7", "8", "9"]


def test_a_figure_leads_to_the_living_one_where_there_is_one() -> None:
    made = document("A book", "Somebody", small(), Addresses(site=SITE), "static")
    address = f"{SITE}chapters/food/soup.html#pot"
    assert f'<a href="{address}">{address.removeprefix("https://")}</a>' in made.html
    assert 'class="segno"' in made.html or "qrline" in made.html


@pytest.fixture(scope="module")
def part(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some pages of the built book as a book of their own."""
    folder = tmp_path_factory.mktemp("part")
    names = ["chapters/mechanism/index", "chapters/mechanism/pump", "chapters/diet/plan"]
    shutil.copy(ROOT / "_config.yml", folder)
    listed = {"root": "chapters/index", "chapters": [{"file": name} for name in names]}
    (folder / "_toc.yml").write_text(yaml.safe_dump(listed))
    (folder / "site.yml").write_text(f"site: {SITE}\n")
    for name in ["chapters/index", *names]:
        target = folder / "_build" / "html" / f"{name}.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(site / f"{name}.html", target)
    (folder / "_build/html/_static").symlink_to(site / "_static")
    return folder


@pytest.fixture(scope="module")
def printed(part: Path) -> PdfReader:
    """These pages, printed by a process of its own: there can be one Playwright in each."""
    done = subprocess.run([sys.executable, "-m", pdf.__name__], cwd=part, capture_output=True, text=True, check=False,
                          env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.returncode == 0, done.stderr
    return PdfReader(part / "_build" / "paper" / "book.pdf")


def test_the_contents_say_the_page_on_which_a_part_begins(part: Path, printed: PdfReader) -> None:
    text = [leaf.extract_text() for leaf in printed.pages]
    listed = {" ".join(title.split()): int(number)
              for title, number in re.findall(r"^(.+?)\s*\n?\s*(\d+)$", text[1], re.MULTILINE)}
    for each in pages(part):
        number = listed[each.title]
        assert re.sub(r"\W", "", each.title) in re.sub(r"\W", "", text[number - 1]), each.title
        head = " ".join(text[number].split())  # the page after: the running head, if it is of the same part
        assert each.title in head or number + 1 in listed.values(), each.title
    assert any(title.startswith("Solutions") for title in listed)


def test_the_print_has_bookmarks_and_tags_and_a_language(printed: PdfReader) -> None:
    def titles(outline: Any) -> list[str]:
        return [title for each in outline for title in (titles(each) if isinstance(each, list) else [each.title])]

    root = printed.trailer["/Root"]
    assert any("sodium–potassium pump" in title for title in titles(printed.outline))
    assert root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root and root["/Lang"] == "en"
    assert printed.metadata and printed.metadata.title == "Sodium and Magnesium"


def test_nothing_is_clipped_on_paper(part: Path, chromium: Any) -> None:
    """Between the margins of A4, as print lays it out: nothing sticks out, no figure is taller than a page."""
    static = (part / "_build/html/_static").resolve().as_uri()
    path = part / "whole.html"
    path.write_text(document("A book", "Somebody", list(pages(part)), Addresses(site=SITE), static).html, "utf8")
    sheet = chromium.new_page(viewport={"width": WIDTH, "height": 900})
    sheet.emulate_media(media="print")
    sheet.goto(path.as_uri())
    out = sheet.evaluate("""() => [...document.querySelectorAll("body *")].filter((e) => {
        const box = e.getBoundingClientRect();
        return box.width && !e.closest("svg") && (box.right > innerWidth + 1 || box.left < -1);
    }).map((e) => e.outerHTML.slice(0, 80))""")
    tall = sheet.evaluate("""() => [...document.querySelectorAll(".explorable:not(.day)")].filter((e) =>
        e.getBoundingClientRect().height > 900).map((e) => e.textContent.slice(0, 80))""")
    sheet.close()
    assert out == [] and tall == []


def test_the_e_book_keeps_mathematics_and_describes_pictures() -> None:
    made = {file.name: file for file in epub.files("A book", small(), Addresses())}
    assert list(made) == ["pictures/p0-0.svg", "p0.xhtml", "p1.xhtml", "p0-solutions.xhtml"]
    for file in made.values():
        etree.fromstring(file.content)
    text = made["p0.xhtml"].content.decode()
    assert 'alt="A pot. It boils."' in text and "It is salty." in text
    assert '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mi>E</mi>' in text
    assert '<mstyle scriptlevel="1"><mn>2</mn></mstyle>' in text
    assert made["p0.xhtml"].properties == "mathml" and not made["p1.xhtml"].properties
    assert 'href="p1.xhtml#p1-crust"' in text and 'href="p0.xhtml#p0-more"' in text


def test_the_e_book_is_valid(part: Path) -> None:
    if shutil.which("java") is None:
        pytest.skip("epubcheck needs Java, which is not on this machine: the e-book was not checked")
    target = part / "book.epub"
    assert epub.bind(part, target) == 7
    again = part / "again.epub"
    epub.bind(part, again)
    assert target.read_bytes() == again.read_bytes()
    with zipfile.ZipFile(target) as archive:
        assert archive.namelist()[0] == "mimetype"
    checked = subprocess.run([Path(sys.executable).parent / "epubcheck", target], capture_output=True, text=True,
                             check=False)
    assert "ERROR" not in checked.stdout + checked.stderr and checked.returncode == 0, checked.stdout


def test_a_book_that_is_not_built_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "_toc.yml").write_text("root: chapters/index\n")
    with pytest.raises(NotBuiltError, match="make book"):
        list(pages(tmp_path))
