"""Equations that point: symbols are named where they stand for a quantity of a figure, and say what it is now."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from support.browser import opened

from electrolytes.book.mathematics import typeset
from electrolytes.book.symbols import marked

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
