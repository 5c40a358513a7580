"""Equations that point: symbols are named where they stand for a quantity of a figure, and say what it is now."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from support.browser import opened, until

from electrolytes.book.mathematics import typeset
from electrolytes.book.symbols import marked, typeset_sums
from electrolytes.mechanism.exchange import EXCHANGE

ROOT = Path(__file__).parent.parent.parent
SYMBOLS = {"Na_i": r"[\mathrm{Na}^+]_i", "V_m": "V_m", "V": "V", "i": "i", "m": "m"}


def html(*equations: str) -> list[str]:
    return [made["html"] for made in typeset([(tex, True) for tex in equations], ROOT / "node_modules")]


@pytest.mark.parametrize(("tex", "found"), [
    (r"\frac{[\mathrm{Na}^+]_i}{V_m}", ["Na_i", "V_m"]),
    (r"V_m^{2} + V^{2}", ["V_m", "V"]),
    (r"V_{mi} + [\mathrm{Na}^+]_e", []),  # other symbols that begin alike
    (r"x_{V}^{m} + e^{i}", []),  # a letter in a script is a label
    (r"\frac{\mathrm{d} V_m}{\mathrm{d} t} = m V", ["V_m", "m", "V"]),
])
def test_a_symbol_is_named_where_it_stands_for_its_quantity_and_nowhere_else(tex: str, found: list[str]) -> None:
    equation, *alone = html(tex, *SYMBOLS.values())
    named = marked(equation, dict(zip(SYMBOLS, alone, strict=True)))
    assert re.findall(r'data-q="([^"]+)"', named) == found
    assert re.sub(r' data-q="[^"]+"', "", named) == equation


@pytest.mark.parametrize(("tex", "found"), [
    (r"E = 3 a - 2 b", "one:0:1,0"),
    (r"\begin{aligned} E &= - 2 b + 3 a \\ F &= a \end{aligned}", "one:0:0,1"),
    (r"E = 3 a + 2 b", None),  # another sign
    (r"E = 3 a - 2 b - a", None),  # a term more
    (r"E_1 = 3 a - 2 b", None),  # another left side
    (r"E = 3 a - 2 b = 7", None),
])
def test_an_equation_is_known_as_the_sum_of_a_figure_by_its_terms_in_any_order(tex: str, found: str | None) -> None:
    parts = ("E", "2 b", "3 a")
    equation, *alone = html(tex, *parts)
    env = SimpleNamespace(book_sums={"page": [("one:0", {"left": "E", "signs": [-1, 1], "terms": ["2 b", "3 a"]})]})
    sums = typeset_sums(env, "page", dict(zip(parts, alone, strict=True)).get)
    assert re.findall(r'data-sum="([^"]+)"', marked(equation, {}, sums)) == ([found] if found else [])


PAGE = "chapters/essentials/membrane.html"
FIRST = 'div.math [data-q="Na_e"]'


@pytest.fixture
def page(chromium: Any, site: Path) -> Any:
    with opened(chromium, (site / PAGE).as_uri()) as opened_page:
        opened_page.eval_on_selector_all("details", "all => all.forEach(d => d.open = true)")
        opened_page.wait_for_selector('[data-explorable="membrane-cell"][data-ready="true"]')
        yield opened_page


def test_a_symbol_says_what_it_is_now_and_lights_up_its_slider(page: Any) -> None:
    page.evaluate("""() => { const symbol = document.querySelector('div.math [data-q="Na_e"]');
      document.querySelector('[data-explorable="squid-axon"]').before(symbol.closest('div.math')); }""")
    box = page.locator('[data-explorable="resting-voltage"] [data-control="Na_e"] .explorable-number input')
    box.fill("120")
    page.locator(FIRST).first.hover()
    tip = page.locator(".tip:visible")
    assert tip.inner_text() == "Sodium outside: 120 mM (normal 135–145), in “What moves the resting voltage”"
    assert page.locator('[data-control="Na_e"][data-lit]').count() == 1
    page.keyboard.press("Escape")
    assert tip.count() == 0 and page.locator("[data-control][data-lit]").count() == 0


def test_a_slider_lights_up_its_symbols(page: Any) -> None:
    page.locator('[data-control="Na_e"] input[type="range"]').first.focus()
    assert page.locator(f"{FIRST}[data-lit]").count() == page.locator(FIRST).count() > 0
    page.locator('[data-control="K_e"] input[type="range"]').first.focus()
    assert page.locator(f"{FIRST}[data-lit]").count() == 0


def test_an_equation_is_one_stop_of_the_tab_key_and_arrows_go_on(page: Any) -> None:
    equation = page.locator("div.math:has([data-q])").first
    assert equation.locator('[data-q][tabindex="0"]').count() == 1
    equation.locator('[data-q][tabindex="0"]').focus()
    first = page.locator(".tip:visible").inner_text()
    page.keyboard.press("ArrowRight")
    assert page.locator(".tip:visible").inner_text() != first
    assert equation.locator('[data-q][tabindex="0"]').count() == 1


def test_sums_stand_on_many_pages_and_each_names_figures_of_its_page(site: Path) -> None:
    summed = {}
    for path in site.glob("chapters/**/*.html"):
        text = path.read_text(encoding="utf-8")
        named = {each.split(":")[0] for row in re.findall(r'data-sum="([^"]+)"', text) for each in row.split(" ")}
        assert named <= set(re.findall(r'data-explorable="([^"]+)"', text)), path
        summed[path.stem] = len(named)
    assert sum(map(bool, summed.values())) >= 10


def test_a_sum_shows_what_each_term_comes_to_and_follows_the_figure(chromium: Any, site: Path) -> None:
    """The page's own equation for the exchanger's voltage: three sodium voltages less two of calcium."""
    with opened(chromium, (site / "chapters/mechanism/exchange.html").as_uri()) as page:
        page.eval_on_selector_all("details", "all => all.forEach(d => d.open = true)")
        until(page, "() => document.querySelector('[data-explorable=exchanger][data-ready]')")
        symbol = page.locator("[data-sum] [data-q]").first
        told = []
        for sodium in ("8.4", "16.8"):
            page.fill('[data-explorable="exchanger"] [data-control="Na_i"] .explorable-number input', sodium)
            symbol.focus()
            until(page, "() => document.querySelectorAll('.tip li').length === 2")
            values = page.locator(".tip b").all_inner_texts()
            told.append([float(words.replace("−", "-").split()[0]) for words in values])
            page.keyboard.press("Escape")
            page.evaluate("document.activeElement.blur()")
        whole = EXCHANGE.number("E_NCX", Na_i=8.4), EXCHANGE.number("E_NCX", Na_i=16.8)
        assert [sum(terms) for terms in told] == pytest.approx(whole, abs=0.1)
        assert told[0][0] > told[1][0] and told[0][1] == told[1][1]
