"""Tasks in the built page: read without scripts, answered with one, marked by the page's own models."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

PUMP = "chapters/mechanism/pump.html"
TASK = "document.querySelector('[data-practice=\"{}\"]')"


@pytest.fixture
def pump(engine: Any, site: Path) -> Any:
    engine.open((site / PUMP).as_uri() + "#practice-pump-ions-per-minute")
    engine.wait("() => document.querySelector('[data-explorable=\"pump-turnover\"][data-ready]')")
    return engine


def answered(engine: Any, name: str, text: str) -> str:
    task = TASK.format(name)
    engine.run(f"(text) => {{ const t = {task}; t.querySelector('.practice-verdict').textContent = ''; "
               "t.querySelector('input').value = text; t.querySelector('form').requestSubmit(); }", text)
    engine.wait(f"() => {task}.querySelector('.practice-verdict').textContent")
    return str(engine.run(f"() => {task}.querySelector('.practice-verdict').textContent"))


def test_questions_are_marked_and_ask_again(pump: Any) -> None:
    assert answered(pump, "pump-ions-per-minute", "1,39e3 /min").startswith("✓ Right")
    assert "Three sodium ions" in answered(pump, "pump-ions-per-minute", "928 /min")
    assert "costs no try" in answered(pump, "pump-ions-per-minute", "1390")
    task = TASK.format("pump-ions-per-minute")
    before = pump.run(f"() => {task}.innerText")
    pump.run(f"() => {task}.querySelector('[data-do=again]').click()")
    pump.wait(f"() => {task}.querySelector('.practice-verdict').textContent === ''")
    assert pump.run(f"() => {task}.innerText") != before
    assert pump.complaints() == []


def test_figures_are_marked_as_they_stand(pump: Any) -> None:
    task = TASK.format("pump-make-up")
    said = f"() => {task}.querySelector('.practice-verdict').textContent"
    pump.run(f"() => {task}.querySelector('form').requestSubmit()")
    pump.wait(said)
    assert pump.run(said).startswith("✗ Something else was moved")
    pump.run("() => { location.hash = 'pump-turnover?K_e=2.5&Na_i=11.5'; }")
    turnover = "document.querySelector('[data-explorable=\"pump-turnover\"]')"
    pump.wait(f"() => {turnover}.explorable.state().settings.K_e === 2.5")
    pump.run(f"() => {task}.querySelector('form').requestSubmit()")
    pump.wait(f"() => {task}.querySelector('.practice-verdict').textContent.startsWith('✓')")


def test_every_page_with_tasks_can_be_read_without_scripts(site: Path) -> None:
    for path in site.glob("chapters/**/*.html"):
        html = path.read_text(encoding="utf-8")
        if "data-practice=" in html:
            assert "<summary>Solution</summary>" in html and "data-code-file" not in html, path.name
            assert html.count('class="practice-verdict"') == html.count("data-practice="), path.name
