"""The book's own type: it comes with the site, holds what is written, and is as wide as figures were laid out for."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from support.browser import opened
from support.chapters import ROOT, chapters

from electrolytes.book import fonts, math_font

MODULES = ROOT / "node_modules"
PAGES = [f"{path.relative_to(ROOT).with_suffix('')}.html" for path in chapters()] + ["search.html"]
FITTING = (ROOT / "tests" / "support" / "fitting.js").read_text(encoding="utf-8")
OF_THE_SYSTEM = frozenset("⇄ϵ★")
"""What the type does not have, and the reader's system shows."""
MONOSPACED = re.compile(r"<(pre|code|math|script|style)\b.*?</\1>", re.DOTALL)
SPEC = re.compile(r'<script type="application/json"[^>]*>(.*?)</script>', re.DOTALL)
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
LOADED = """async () => {
  await document.fonts.ready;
  const own = [...document.fonts].filter(({ family }) => family.replaceAll('"', "") === "Book Text");
  const wide = (family) => {
    const line = Object.assign(document.createElement("span"), { textContent: "Why magnesium keeps sodium in order" });
    line.style.cssText = `position: absolute; white-space: nowrap; font: 100px ${family}`;
    document.body.append(line);
    const { width } = line.getBoundingClientRect();
    line.remove();
    return width;
  };
  const first = getComputedStyle(document.querySelector("main p")).fontFamily.split(",")[0].replaceAll('"', "");
  return { first, loaded: own.filter(({ status }) => status === "loaded").length,
           failed: own.filter(({ status }) => status === "error").length,
           own: wide('"Book Text", monospace'), other: wide("monospace") };
}"""


def written(html: str) -> set[str]:
    """The characters that a page shows in its type, what its figures may say included."""
    said = "".join(ESCAPED.sub(lambda found: chr(int(found[1], 16)), spec) for spec in SPEC.findall(html))
    text = re.sub(r"<[^>]*>", " ", MONOSPACED.sub(" ", html))
    return {sign for sign in unescape(text) + said if sign.isprintable() or sign in "\xa0\u2009\u202f"}


@cache
def held(path: Path) -> frozenset[str]:
    """The characters of a font."""
    return frozenset(map(chr, TTFont(path).getBestCmap()))


def test_every_sign_of_the_book_is_in_its_type_or_named(site: Path) -> None:
    shown = set().union(*(written((site / name).read_text("utf8")) for name in PAGES))
    assert {"⁺", "−", "α", "é", "₃"} <= shown
    served = frozenset().union(*map(held, (site / "_static").glob("book-text-*.woff2")))
    assert shown - served == OF_THE_SYSTEM & shown


def test_each_page_has_a_font_with_the_signs_of_its_equations(site: Path) -> None:
    for name in PAGES:
        html = (site / name).read_text("utf8")
        equations = "".join(re.findall(r"<math\b.*?</math>", html, re.DOTALL))
        if not equations:
            continue
        sheet = re.search(r'href="([^"?]*equations/\w+\.css)', html)
        assert sheet, name
        style = ((site / name).parent / sheet[1]).resolve()
        font = re.search(r"url\(\"?([^)\"]+)", style.read_text("utf8"))
        assert font, name
        missing = math_font.signs(equations) - held(style.parent / font[1])
        assert not {sign for sign in missing if sign.isprintable()}, name


def test_the_font_of_equations_waits_while_they_are_folded(chromium: Any, site: Path) -> None:
    with opened(chromium, (site / "chapters/deficiency/tubule.html").as_uri()) as page:
        page.wait_for_timeout(500)
        came = """() => [...document.fonts]
          .filter(({ family, status }) => family.includes("STIX") && status !== "unloaded").length"""
        assert page.evaluate(came) == 0
        page.evaluate("() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
        page.evaluate("async () => { await document.fonts.ready; }")
        page.wait_for_timeout(300)
        assert page.evaluate(came) == 1


def test_the_type_is_light_and_leaves_its_reserved_name(tmp_path: Path) -> None:
    style = fonts.text(MODULES, tmp_path / "kept", tmp_path)
    first, *others = (tmp_path / name for name in re.findall(r"url\(([^)]+)\)", style))
    assert first.stat().st_size < 14_000
    assert all(path.stat().st_size < 8_000 for path in others) and len(others) == 2
    for path in (first, *others):
        font = TTFont(path)
        assert "Source" not in (font["name"].getDebugName(1) or "")
        (axis,) = font["fvar"].axes
        assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 400, 600)
    assert "SIL OPEN FONT LICENSE" in (tmp_path / fonts.LICENSE).read_text("utf8").upper()
    assert fonts.text(MODULES, tmp_path / "kept", tmp_path) == style
    assert fonts.text(tmp_path, tmp_path, tmp_path) == "" and fonts.for_figures(tmp_path, tmp_path) is None


def test_figures_are_laid_out_with_the_widths_that_pages_show(tmp_path: Path) -> None:
    """Each letter is as wide for Matplotlib as in the page, in both weights."""
    from fontTools.varLib.instancer import instantiateVariableFont

    style = fonts.text(MODULES, tmp_path, tmp_path)
    served = tmp_path / re.findall(r"url\(([^)]+)\)", style)[0]
    folder = fonts.for_figures(MODULES, tmp_path)
    assert folder
    for name, weight in ((fonts.REGULAR, 400), (fonts.BOLD, 600)):
        page, figure = instantiateVariableFont(TTFont(served), {"wght": weight}), TTFont(folder / name)
        assert page["head"].unitsPerEm == figure["head"].unitsPerEm
        for sign in fonts.EVERYWHERE:
            ours, theirs = (font["hmtx"][font.getBestCmap()[ord(sign)]][0] for font in (page, figure))
            assert abs(ours - theirs) <= 1, sign


def test_a_line_is_as_wide_as_in_what_stands_in_for_it() -> None:
    """So that nothing moves when the font comes: Arial's widths of the letters of English, in thousandths."""
    arial = dict(zip("etaoinsrhldcum ", (556, 278, 556, 556, 222, 556, 500, 333, 556, 222, 556, 500, 556, 833, 278),
                     strict=True))
    often = dict(zip("etaoinsrhldcum ", (10, 7, 7, 6, 6, 6, 5, 5, 5, 3, 3, 2, 2, 2, 18), strict=True))
    font = TTFont(MODULES / fonts.PACKAGE / "TTF" / "SourceSans3-Regular.ttf")
    own = {sign: font["hmtx"][font.getBestCmap()[ord(sign)]][0] / fonts.EM * 1000 for sign in often}
    wide = [sum(widths[sign] * count for sign, count in often.items()) for widths in (own, arial)]
    assert wide[0] == pytest.approx(wide[1], rel=0.02)


@pytest.mark.parametrize("name", ["chapters/mechanism/pump.html", "chapters/reference/bibliography.html",
                                  "search.html"])
def test_a_page_shows_its_type_from_disk(engine: Any, site: Path, name: str) -> None:
    engine.open((site / name).as_uri())
    found = engine.run(LOADED)
    assert found["first"] == "Book Text"
    assert found["loaded"] >= 1 and found["failed"] == 0
    assert found["own"] != found["other"]
    assert engine.complaints() == []


@pytest.mark.parametrize("name", PAGES)
def test_the_words_of_figures_fit_their_boxes(chromium: Any, site: Path, name: str) -> None:
    with opened(chromium, (site / name).as_uri()) as page:
        page.evaluate("() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
        page.evaluate("async () => { await document.fonts.ready; }")
        page.wait_for_timeout(200)
        assert page.evaluate(FITTING) == []
