"""The built book as readers meet it: from disk, without a network or scripts, on a phone, on paper, by keyboard."""

from __future__ import annotations

import gzip
import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe
from pypdf import PdfReader
from support.browser import opened, until
from support.chapters import chapters
from support.serving import served

ROOT = Path(__file__).parent.parent.parent
CHAPTERS = [str(path.relative_to(ROOT).with_suffix("")) for path in chapters()]
PAGES = [f"{name}.html" for name in [*CHAPTERS, "search"]]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "preload": False}
every_page = pytest.mark.parametrize("name", PAGES)

LARGER = {
    "search.html": 350_000,
    "chapters/mechanism/pump.html": 124_000,  # five figures
    "chapters/mechanism/cell.html": 131_000,  # three figures, two of them in time, of many marks
    "chapters/essentials/fluids.html": 128_000,  # what a liter holds is counted out in marks
    "chapters/deficiency/smooth_muscle.html": 132_000,  # 27 states
    "chapters/deficiency/hormones.html": 132_000,
    "chapters/deficiency/vessel.html": 130_000,
    "chapters/deficiency/pressure.html": 122_000,
    "chapters/deficiency/chain.html": 143_000,  # the models of four pages, and the body
    "chapters/diet/balance.html": 125_000,
    "chapters/diet/foods.html": 130_000,  # ten foods, drawn before and after
}
"""Pages that load more than the others may, in bytes."""
# elements without others in them go when one was there that no style sheet tells from them, nor from what they stand in
ONE_OF_EACH = """() => {
  const seen = new Set();
  const telling = new Set(['class', 'style', 'type', 'fill', 'aria-pressed', 'aria-current']);
  const own = (e) => [...e.attributes].map(({ name, value }) => telling.has(name) ? `${name}=${value}` : name).sort();
  const kind = (e) => e ? `${kind(e.parentElement)} ${e.localName} ${own(e)}` : '';
  for (const element of document.querySelectorAll('body *:not(:has(*))')) {
    if (seen.has(kind(element))) element.remove();
    else seen.add(kind(element));
  }
}"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CUT_OFF = """() => [...document.querySelectorAll('main *')].filter(e => {
  const box = e.getBoundingClientRect();
  return box.width && (box.left < -1 || box.right > innerWidth + 1) && getComputedStyle(e).visibility !== 'hidden'
    && !e.closest('.scroll, .text_html, .hide-tail');
}).map(e => e.outerHTML.slice(0, 80))"""


def address(site: Path, name: str) -> str:
    return (site / name).as_uri()


def test_every_page_of_the_contents_is_built(site: Path) -> None:
    listed = re.findall(r"chapters/[\w/-]+", (ROOT / "_toc.yml").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(CHAPTERS)
    for page in listed:
        assert (site / f"{page}.html").exists(), page


def test_the_pages_follow_each_other_as_in_the_table_of_contents(site: Path) -> None:
    listed = re.findall(r"chapters/[\w/-]+", (ROOT / "_toc.yml").read_text(encoding="utf-8"))
    for page, after in pairwise(listed):
        link = re.search(r'rel="next" href="([^"]+)"', (site / f"{page}.html").read_text("utf8"))
        assert link and (site / f"{page}.html").parent.joinpath(link[1]).resolve() == (site / f"{after}.html").resolve()


@every_page
def test_a_page_opens_from_disk_with_the_network_refused(chromium: Any, site: Path, name: str) -> None:
    """`opened` fails on any request to a host, any error or warning in the console, any exception."""
    with opened(chromium, address(site, name)) as page:
        assert page.locator("h1").count() == 1
        figures = page.locator("[data-explorable]").count()
        until(page, f"() => document.querySelectorAll('[data-explorable][data-ready=\"true\"]').length === {figures}")


@every_page
def test_a_page_loads_less_than_its_budget(chromium: Any, site: Path, name: str) -> None:
    """All files of a page, theme included: under 120 KB gzipped, its text under 400 KB; our own script and style 40 KB.

    The search page carries the text of the whole book, and the pages of the largest models have budgets of their own.
    """
    loaded: set[Path] = set()
    with opened(chromium, "about:blank") as page:
        page.on("request", lambda request: request.url.startswith("file:") and loaded.add(
            Path(unquote(urlparse(request.url).path))))
        page.goto(address(site, name))
        page.wait_for_timeout(300)
    sizes = {path: len(gzip.compress(path.read_bytes(), 6)) for path in loaded}
    assert sum(sizes.values()) < LARGER.get(name, 120_000)
    assert sum(size for path, size in sizes.items() if path.stem in ("book", "explorable")) < 40_000
    assert (site / name).stat().st_size < 400_000


@every_page
def test_no_barrier_in_light_or_dark(chromium: Any, site: Path, name: str) -> None:
    """All rules on the whole page; colors on one of each kind of element, as they are looked at for long."""
    with opened(chromium, address(site, name), reduced_motion="reduce") as page:
        page.eval_on_selector_all("details", "all => all.forEach(d => d.open = true)")
        page.eval_on_selector_all(".choice:first-of-type input", "all => all.forEach(i => i.checked = true)")
        assert _barriers(page, {**RULES, "rules": {"color-contrast": {"enabled": False}}}) == []
        page.evaluate(ONE_OF_EACH)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert _barriers(page, {**RULES, "runOnly": ["color-contrast"]}) == [], scheme


def _barriers(page: Any, rules: dict[str, Any]) -> list[tuple[str, str]]:
    found = Axe().run(page, options=rules).response["violations"]
    return [(rule["id"], rule["nodes"][0]["html"][:120]) for rule in found]


@every_page
@pytest.mark.parametrize("width", [390, 320])
def test_a_phone_shows_all_of_a_page_without_sideways_scroll(chromium: Any, site: Path, name: str, width: int) -> None:
    size = {"width": width, "height": 800}
    with opened(chromium, address(site, name), viewport=size, is_mobile=True, has_touch=True) as page:
        page.eval_on_selector_all("details", "all => all.forEach(d => d.open = true)")
        page.wait_for_timeout(200)
        assert page.evaluate(SIDEWAYS) == 0
        assert page.evaluate(CUT_OFF) == []


@every_page
def test_a_page_is_whole_without_scripts(chromium: Any, site: Path, name: str) -> None:
    with opened(chromium, address(site, name), java_script_enabled=False) as page:
        assert page.locator("main h1").is_visible() or name == "search.html"
        assert page.locator(".math").count() == page.locator(".math:has(math)").count()
        for figure in page.locator("[data-explorable]").all():
            assert figure.locator("svg").first.bounding_box()["height"] > 40


@every_page
def test_a_page_prints_its_pictures_and_not_its_navigation(chromium: Any, site: Path, name: str) -> None:
    with opened(chromium, address(site, name)) as page:
        page.emulate_media(media="print")
        for hidden in (".top", ".contents", ".turn"):
            assert page.locator(hidden).filter(visible=True).count() == 0
        for figure in page.locator("[data-explorable]").all():
            assert figure.locator("svg").first.bounding_box()["height"] > 40
        for feedback in page.locator(".feedback").all():
            assert feedback.is_visible()
        background = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert background == "rgb(255, 255, 255)"


def test_the_feedback_of_an_answer_needs_no_script(chromium: Any, site: Path) -> None:
    with opened(chromium, address(site, "chapters/mechanism/pump.html"), java_script_enabled=False) as page:
        question = page.locator("fieldset.question").first
        assert question.locator(".feedback").filter(visible=True).count() == 0
        question.locator(".wrong label").first.click()
        assert question.locator(".feedback").filter(visible=True).count() == 1
        assert question.get_by_role("img", name="Not quite").filter(visible=True).count() == 1
        question.locator(".right label").first.click()
        assert question.locator(".feedback").filter(visible=True).count() == 1
        assert question.get_by_role("img", name="Right").filter(visible=True).count() == 1


def test_a_question_is_answered_by_keyboard(chromium: Any, site: Path) -> None:
    with opened(chromium, address(site, "chapters/mechanism/pump.html")) as page:
        question = page.locator("fieldset.question").first
        question.locator("input").first.focus()
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        assert question.locator("input").nth(1).is_checked()
        assert question.locator(".choice").nth(1).locator(".feedback").is_visible()


def test_solutions_are_hidden_until_asked_for(chromium: Any, site: Path) -> None:
    with opened(chromium, address(site, "chapters/mechanism/pump.html"), java_script_enabled=False) as page:
        solutions = page.locator("details.solution")
        assert solutions.count() >= 3
        first = solutions.first
        assert first.get_attribute("open") is None
        page.locator("details.deeper", has=first).locator("> summary").click()
        first.locator("summary").click()
        assert first.get_attribute("open") is not None


def test_the_keyboard_reaches_the_text_first_and_shows_where_it_is(chromium: Any, site: Path) -> None:
    with opened(chromium, address(site, "chapters/index.html")) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.locator(".skip").bounding_box()["x"] >= 0
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        focused = "document.activeElement"
        assert page.evaluate(f"document.querySelector('main').contains({focused})")
        assert page.evaluate(f"getComputedStyle({focused}).outlineStyle") == "solid"


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_the_contents_open_and_close_by_keyboard(chromium: Any, site: Path, scripts: bool) -> None:
    size = {"width": 390, "height": 800}
    with opened(chromium, address(site, "chapters/index.html"), viewport=size, java_script_enabled=scripts) as page:
        contents = page.locator("#contents")
        assert not contents.is_visible()
        page.locator("button.menu").focus()
        page.keyboard.press("Enter")
        assert contents.is_visible()
        page.keyboard.press("Escape")
        assert not contents.is_visible()


def test_the_reader_chooses_light_or_dark(chromium: Any, site: Path) -> None:
    with opened(chromium, address(site, "chapters/index.html"), color_scheme="light") as page:
        paper = "getComputedStyle(document.body).backgroundColor"
        assert page.evaluate(paper) == "rgb(255, 255, 255)"
        page.locator("button.mode").click()
        assert "Dark" in page.locator("button.mode").get_attribute("aria-label")
        assert page.evaluate(paper) == "rgb(20, 24, 30)"
        page.reload()
        assert page.evaluate(paper) == "rgb(20, 24, 30)", "the choice is kept"


def test_search_works_from_disk(chromium: Any, site: Path) -> None:
    with opened(chromium, address(site, "chapters/index.html")) as page:
        page.locator(".top input").fill("magnesium")
        page.keyboard.press("Enter")
        page.wait_for_selector(".search-found li a")
        page.locator(".search-found li a").first.click()
        page.wait_for_url("**/chapters/**")


@pytest.mark.parametrize("name", ["chapters/index.html", "chapters/deficiency/pressure.html"])
def test_no_sheet_of_paper_stays_empty(chromium: Any, site: Path, name: str) -> None:
    """A long list of equations goes on from sheet to sheet."""
    with opened(chromium, address(site, name)) as page:
        sheets = [sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages]
    assert min(map(len, sheets[:-1])) > 300, [len(sheet) for sheet in sheets]


def test_a_badge_leads_to_its_row_in_the_ledger(chromium: Any, site: Path) -> None:
    with opened(chromium, address(site, "chapters/mechanism/pump.html")) as page:
        page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
        page.locator(".evidence.contested a").first.click()
        page.wait_for_url("**/claims.html#claim-m4")
        row = page.locator("tr:has(#claim-m4)")
        assert "M4" in row.inner_text()
        assert "contested" in row.inner_text()


def test_each_page_says_when_it_was_reviewed_and_where_to_report_an_error(site: Path) -> None:
    for name in PAGES:
        html = (site / name).read_text(encoding="utf-8")
        assert "Something wrong?" in html, name
        assert "Science last reviewed <time" in html or name == "search.html", name


def test_the_entry_leads_to_the_front_page(chromium: Any, site: Path) -> None:
    with opened(chromium, address(site, "index.html")) as page:
        page.wait_for_url("**/chapters/index.html")
        assert page.locator("h1").is_visible()


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        loads = r"<(?:script|link|img|iframe|source)[^>]+(?:src|href)=\"(?:https?:)?//[^\"]+"
        assert re.findall(loads, html) == [], path
    for path in site.rglob("*.css"):
        assert re.findall(r"url\(['\"]?(?:https?:)?//", path.read_text(encoding="utf-8")) == [], path


def test_the_site_works_at_any_path_of_a_server(chromium: Any, site: Path, tmp_path: Path) -> None:
    """Served below /some/where/, every request stays there and is answered."""
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "where").symlink_to(site, target_is_directory=True)

    with served(tmp_path) as host:
        context = chromium.new_context()
        page = context.new_page()
        answers: list[tuple[str, int]] = []
        page.on("response", lambda response: answers.append((response.url, response.status)))
        page.goto(f"{host}some/where/chapters/mechanism/pump.html", wait_until="load")
        page.wait_for_selector('[data-ready="true"]')
        page.locator(".title").click()
        page.wait_for_url("**/chapters/index.html")
        context.close()
    assert all(url.startswith(f"{host}some/where/") and status in (200, 304) for url, status in answers), answers


@pytest.mark.parametrize("width", [1280, 390])
def test_the_contents_of_the_book_open_at_the_page_that_is_read(chromium: Any, site: Path, width: int) -> None:
    last = [name for name in CHAPTERS if "diet" in name][-1]
    with opened(chromium, address(site, f"{last}.html"), viewport={"width": width, "height": 700}) as page:
        if width < 500:
            page.click(".menu")
        page.wait_for_timeout(200)
        place = page.locator("#contents .current > a").last.bounding_box()
        assert 0 < place["y"] < 700 - place["height"]
        assert page.evaluate("scrollY") == 0
