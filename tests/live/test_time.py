"""Models in time: the course is the true one, play and scrub only look, and a heavy one is computed elsewhere."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from support.browser import opened, until
from support.decay import DECAY, decay, k, level
from support.gallery import code_of, written

from electrolytes.live import Curve, Explorable, Sentence, figure, palette
from electrolytes.model import Model, ModelError, Quantity

ROOT = '[data-explorable="decay"]'


@pytest.fixture(scope="module")
def decay_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("decay") / "decay.html", decay(), decay("elsewhere", heavy=True))


@pytest.fixture
def timed(chromium: Any, decay_page: Path) -> Iterator[Any]:
    with opened(chromium, decay_page.as_uri()) as open_page:
        open_page.wait_for_selector('[data-explorable="elsewhere"][data-ready="true"]')
        yield open_page


def said(open_page: Any, slug: str = "decay") -> list[float]:
    words = open_page.inner_text(f'[data-explorable="{slug}"] .explorable-sentence')
    return [float(number) for number in re.findall(r"-?\d+\.\d+", words.replace("−", "-"))]


def fill(open_page: Any, name: str, value: str, slug: str = "decay") -> None:
    open_page.fill(f'[data-explorable="{slug}"] [data-control="{name}"] .explorable-number input', value)


@pytest.mark.parametrize(("rate", "to"), [(0.5, 0.0), (5.0, 0.5), (0.05, -1.0)])
def test_course_is_the_exact_solution(scripts, rate: float, to: float) -> None:
    widget = decay()
    spec = widget._spec
    course = scripts(
        f"const run = compileCourse(data.course, {code_of(widget)}()[data.course.code])(data.inputs);"
        "return {columns: run.columns.map((c) => Array.from(c)), reached: run.reached, message: run.message,"
        " times: Array.from(gridValues(data.course.grid))};",
        {"course": spec["programs"]["course"], "inputs": [rate, to]},
    )
    times = np.array(course["times"])
    column = spec["bindings"][0]["y"]
    assert (course["reached"], course["message"]) == (len(times), "")
    np.testing.assert_allclose(course["columns"][column], to + (1 - to) * np.exp(-rate * times), atol=2e-4)


def test_static_picture_shows_the_moment() -> None:
    html = decay()._html
    assert f"After 2.0 s it is {math.exp(-1):.4f} mM." in html
    assert 'data-action="play"' in html


def test_scrubbing_shows_the_moment(timed: Any) -> None:
    fill(timed, "t", "6")
    assert said(timed) == pytest.approx([6.0, math.exp(-3)], abs=2e-4)
    fill(timed, "k", "0.1")
    assert said(timed) == pytest.approx([6.0, math.exp(-0.6)], abs=2e-4)


def test_reset_brings_the_first_picture_back(timed: Any) -> None:
    picture = f"document.querySelector('{ROOT} svg').outerHTML"
    first = timed.evaluate(picture)
    fill(timed, "k", "3")
    fill(timed, "t", "7")
    assert timed.evaluate(picture) != first
    timed.click(f"{ROOT} [data-action=reset]")
    assert timed.evaluate(picture) == first


def test_play_runs_to_the_end_and_can_be_paused(timed: Any) -> None:
    fill(timed, "t", "0")
    play = timed.locator(f"{ROOT} [data-action=play]")
    play.click()
    until(timed, "() => document.querySelector('[data-explorable=decay] [data-control=t] input').value > 0.3")
    assert play.inner_text() == "Pause"
    play.click()
    assert play.inner_text() == "Play"
    paused = said(timed)[0]
    timed.wait_for_timeout(150)
    assert said(timed)[0] == paused < 10
    fill(timed, "t", "9.5")
    play.click()
    until(timed, "() => document.querySelector('[data-explorable=decay] [data-action=play]').textContent === 'Play'")
    assert said(timed)[0] == 10


def test_play_after_a_reset_starts_at_the_beginning(timed: Any) -> None:
    timed.click(f"{ROOT} [data-action=reset]")
    timed.click(f"{ROOT} [data-action=play]")
    until(timed, "() => document.querySelector('[data-explorable=decay] [data-control=t] input').value < 1.9")
    timed.click(f"{ROOT} [data-action=play]")


def test_no_motion_where_it_is_not_wanted(chromium: Any, decay_page: Path) -> None:
    with opened(chromium, decay_page.as_uri(), reduced_motion="reduce") as still:
        still.wait_for_selector(f'{ROOT}[data-ready="true"]')
        still.click(f"{ROOT} [data-action=play]")
        assert said(still)[0] == 10


def test_a_heavy_course_comes_from_a_worker(timed: Any) -> None:
    """Also from disk; the root says that it is busy, and what is shown in the end is the last setting's course."""
    busy = timed.evaluate(
        """() => { const root = document.querySelector('[data-explorable="elsewhere"]');
          const box = root.querySelector('[data-control="k"] .explorable-number input');
          for (const rate of ['0.2', '0.3', '1']) {
            box.value = rate;
            box.dispatchEvent(new Event('input', {bubbles: true}));
          }
          return root.getAttribute('aria-busy'); }"""
    )
    assert busy == "true"
    timed.wait_for_selector('[data-explorable="elsewhere"]:not([aria-busy])')
    assert said(timed, "elsewhere") == pytest.approx([2.0, math.exp(-2)], abs=2e-4)


def test_a_run_that_cannot_go_on_says_so(chromium: Any, tmp_path: Path) -> None:
    """A solution that grows beyond all bounds in finite time ends with plain words, and nothing false is drawn."""
    clock = Quantity("t", unit="s", default=0.5, range=(0.0, 3.0), label="Time")
    speed = Quantity("speed", unit="1/s", default=0.1, range=(0.1, 2.0), label="Speed")
    x = Quantity("x", default=1.0)
    burst = Model("Burst", inputs=[speed], states={x: speed * x**2}, outputs={}, time=clock)
    with figure() as fig:
        axes = fig.subplots()
        axes.set(xlim=(0, 3), ylim=(0, 10))
        (line,) = axes.plot([], [], color=palette.sodium)
    widget = Explorable(
        "burst", fig, burst, title="B", description="D", controls=[speed], bindings=[Curve(line, over=clock, y=x)],
        sentence=Sentence("{x:.2f}", x=x),
    )  # fmt: skip
    path = written(tmp_path / "burst.html", widget)
    with opened(chromium, path.as_uri()) as open_page:
        open_page.wait_for_selector('[data-ready="true"]')
        open_page.fill('[data-control="speed"] .explorable-number input', "2")
        assert "Stopped at t = 0.5" in open_page.inner_text(".explorable-notice")
        assert "NaN" not in open_page.locator(".explorable-stage svg").evaluate("e => e.outerHTML")
        open_page.click("[data-action=reset]")
        assert open_page.inner_text(".explorable-notice") == ""


def test_time_needs_a_range() -> None:
    clock, x = Quantity("t", unit="s", default=0.0), Quantity("x", default=1.0)
    model = Model("Growth", inputs=[k], states={x: k * x}, outputs={}, time=clock)
    with figure() as fig:
        (line,) = fig.subplots().plot([], [], color=palette.sodium)
    with pytest.raises(ModelError, match="a time with a range"):
        Explorable(
            "x", fig, model, title="T", description="D", controls=[k], bindings=[Curve(line, over=clock, y=x)],
            sentence=Sentence("x"),
        )  # fmt: skip


def test_curves_of_a_model_in_time_run_over_time() -> None:
    with figure() as fig:
        (line,) = fig.subplots().plot([], [], color=palette.sodium)
    with pytest.raises(ModelError, match="runs over its time"):
        Explorable(
            "x", fig, DECAY, title="T", description="D", controls=[k, level], bindings=[Curve(line, over=k, y=level)],
            sentence=Sentence("x"),
        )  # fmt: skip


@pytest.mark.parametrize("before", [
    "window.Worker = undefined",
    "window.Worker = class { constructor() { throw new Error('refused'); } }",
    "window.Worker = class { constructor() { setTimeout(() => this.onerror({})); } postMessage() {} }",
])
def test_without_a_worker_the_page_computes_and_says_so(chromium: Any, decay_page: Path, before: str) -> None:
    with opened(chromium, "about:blank") as page:
        page.add_init_script(before)
        page.goto(decay_page.as_uri())
        until(page, "() => document.querySelectorAll('[data-ready]').length === 2")
        fill(page, "k", "2", "elsewhere")
        until(page, "() => !document.querySelector('[aria-busy]')")
        assert "no second thread" in page.inner_text('[data-explorable="elsewhere"] .explorable-notice')
        fill(page, "k", "2")
        assert said(page, "elsewhere") == said(page)
