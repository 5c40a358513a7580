"""Equations as MathML and plain text: valid, light, in the book's own font, and wrong ones named."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from functools import cache
from pathlib import Path

import pytest

from electrolytes.book import math_font
from electrolytes.book.mathematics import typeset

MODULES = Path(__file__).parent.parent.parent / "node_modules"
# how many children an element of MathML has to have
CHILDREN = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "mover": 2, "munder": 2, "msubsup": 3, "munderover": 3}
KINDS = {
    "fraction": r"\frac{a + b}{c}", "root": r"\sqrt{x^2} + \sqrt[3]{x}", "sum": r"\sum_{i=1}^{n} x_i",
    "cases": r"\begin{cases} a & \text{if } x > 0 \\ b & \text{otherwise} \end{cases}",
    "aligned": r"\begin{aligned} a &= b \\ \frac{\mathrm{d} V}{\mathrm{d} t} &= - k_7 \end{aligned}",
    "brackets": r"\left[\left(\frac{a}{b}\right)^{2} - 1\right]",
    "matrix": r"\begin{matrix} 1 & 0 \\ 0 & 1 \end{matrix}",
    "stacked": r"\alpha_j^+ + K_{Nai}^0 + \hat A_{rest} + \bar I + \tilde N_{i1} + P' + \dot{AM}",
    "operator": r"\operatorname{exprel}(x) = \ln{\left(x \right)} + \min\left(1, \max(2, x)\right)",
    "empty script": r"{}^{a} + x_{} + {}_b", "unit": r"0.82\,\mathrm{mmol\,L^{-1}} + 100\,\mathrm{\%} \mathcal{R}",
}


@cache
def made(tex: str, display: bool = False) -> str:
    (answer,) = typeset([(tex, display)], MODULES)
    assert "error" not in answer, answer["error"]
    return answer["html"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_equation_is_valid_mathml(kind: str) -> None:
    root = ElementTree.fromstring(made(KINDS[kind], True))
    for element in root.iter():
        assert len(element) == CHILDREN.get(element.tag, len(element)), ElementTree.tostring(element)
        assert "style" not in element.attrib, "a strict page refuses inline styles"
        assert element.tag != "mfenced"
    assert len(root) == 1, "else Firefox breaks the equation into lines"


@pytest.mark.parametrize(("tex", "html"), [
    (r"[\mathrm{Mg}^{2+}]_o", "[Mg²⁺]<sub><var>o</var></sub>"),
    (r"\mathrm{HCO_3^-}", "HCO₃⁻"),
    (r"E_{Na}", "<var>E</var><sub>Na</sub>"),
    (r"I_{Ca,NCX}", "<var>I</var><sub>Ca,NCX</sub>"),
    (r"\mathrm{K}", "K"),
    (r"\Delta P_A", "Δ<var>P</var><sub><var>A</var></sub>"),
    (r"a_{ij}", "<var>a</var><sub><var>ij</var></sub>"),
    (r"V = -59.4", "<var>V</var>\u00a0=\u00a0−59.4"),
    (r"K = 1.698 \times 10^{-7}", "<var>K</var>\u00a0=\u00a01.698\u00a0×\u00a010<sup>−7</sup>"),
    (r"0.55 < x", "0.55\u00a0&#60;\u00a0<var>x</var>"),
])
def test_what_reads_the_same_as_text_is_text(tex: str, html: str) -> None:
    assert made(tex) == html


@pytest.mark.parametrize("tex", [r"\alpha_j^+", r"\hat A", r"\frac12", r"\sqrt x", r"x_{M_p}", r"e^{-\frac{V}{E}}",
                                 r"\sum_i x_i", r"\left(a\right)"])
def test_what_does_not_is_mathematics(tex: str) -> None:
    assert made(tex).startswith("<math>")


def test_a_word_is_one_element() -> None:
    """Not one for each letter: it is heard, found and copied as a word."""
    html = made(r"J_{phos} = \frac{[\mathrm{Na}^+]_i \mathrm{GFR}}{0.5\,\mathrm{mmol\,L^{-1}}}", True)
    assert "<mi>phos</mi>" in html
    assert "<mi>[Na⁺]</mi>" in html
    assert "<mi>GFR</mi>" in html
    assert "<mi>\u2009mmol\u2009L⁻¹</mi>" in html


def test_an_equation_is_written_once() -> None:
    html = made(r"\frac{\mathrm{Na}_e + 4.25}{\mathrm{TBW}}", True)
    assert html.count("TBW") == 1
    assert html.count("4.25") == 1
    assert "annotation" not in html


@pytest.mark.parametrize("tex", [r"\frac{1}{2", r"\nosuchcommand", r"x_", r"\begin{aligned} a", r"a^b^c", r"\left( a"])
def test_a_mistake_is_named(tex: str) -> None:
    (answer,) = typeset([(tex, True)], MODULES)
    assert answer.get("error")


def test_a_mistake_spoils_no_other_equation() -> None:
    answers = typeset([("x", False), (r"\frac{1}{", False), ("y", True)], MODULES)
    assert [sorted(answer) for answer in answers] == [["html"], ["error"], ["html", "width"]]


def test_the_font_holds_what_is_shown_and_the_table_of_mathematics(tmp_path: Path) -> None:
    from fontTools.ttLib import TTFont

    html = "".join(made(tex, True) for tex in KINDS.values())
    style = math_font.face(html, MODULES, tmp_path, tmp_path)
    (name,) = re.findall(r"url\(([^)]+)\)", style)
    font = TTFont(tmp_path / name)
    assert "MATH" in font
    held = set(map(chr, font.getBestCmap()))
    assert {"𝑎", "𝛼", "∑", "√", "⁻"} <= held
    assert (tmp_path / name).stat().st_size < 30_000
    assert "SIL OPEN FONT LICENSE" in (tmp_path / math_font.LICENSE).read_text("utf8").upper()


def test_a_letter_alone_leans_unless_it_is_upright() -> None:
    assert "𝑥" in math_font.signs("<math><mi>x</mi></math>")
    assert "𝑥" not in math_font.signs('<math><mi mathvariant="normal">x</mi></math>')
    assert "ℎ" in math_font.signs("<math><mi>h</mi></math>")


def test_rules_for_what_does_not_occur_are_left_out() -> None:
    rules = math_font.rules_used('<math><mover class="wbk-acc"><mi>x</mi></mover></math>', MODULES)
    assert ".wbk-acc" in rules
    assert "menclose" not in rules
    assert "@font-face" not in rules
    assert rules.count("{") == rules.count("}")
