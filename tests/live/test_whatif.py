"""What if: states are compared in words, each gesture can be undone, each control says how much it matters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
import sympy
from support.browser import opened, until
from support.decay import DECAY, c, decay
from support.figures import made
from support.gallery import SATURATION, K, L, bound, gallery, written

from electrolytes.live import Explorable, Sentence, figure
from electrolytes.live.nudges import slopes
from electrolytes.live.sums import sums_of
from electrolytes.model import ModelError

READY = "() => document.readyState === 'complete' && !document.querySelector('[data-explorable]:not([data-ready])')"
FIRST = "document.querySelector('[data-explorable=\"first\"]')"
PRESS = f"(action) => {FIRST}.querySelector(`[data-action=\"${{action}}\"]`).click()"
STANDS = f"""() => [
  ...["L", "K"].map((name) => {FIRST}.querySelector(`[data-control="${{name}}"] .explorable-number input`).value),
  {FIRST}.querySelectorAll(".explorable-pinned").length > 0]"""
TYPE = f"""(name, text) => {{
  const box = {FIRST}.querySelector(`[data-control="${{name}}"] .explorable-number input`);
  box.focus();
  for (let i = 1; i <= text.length; i++) {{
    box.value = text.slice(0, i);
    box.dispatchEvent(new Event("input", {{ bubbles: true }}));
    box.dispatchEvent(new KeyboardEvent("keyup", {{ key: text[i - 1], bubbles: true }}));
  }}
  box.dispatchEvent(new Event("change", {{ bubbles: true }}));
}}"""
KEY = f"""(more) => {FIRST}.querySelector(".explorable-track input").dispatchEvent(
  new KeyboardEvent("keydown", {{ key: "z", ctrlKey: true, bubbles: true, cancelable: true, ...more }}))"""
COMPARED = """(slug) => [
  ...document.querySelectorAll(`[data-explorable="${slug}"] .explorable-compared:not([hidden]) li`)
].map((line) => line.textContent.replaceAll("→to", "→")).join(" ")"""
SETTINGS = "() => [...document.querySelectorAll('[data-explorable=decay] input')].map((input) => input.value)"
ARROWS = """(slug) => [...document.querySelectorAll(`[data-explorable="${slug}"] .explorable-nudge`)]
  .map((arrow) => [arrow.dataset.way, arrow.getAttribute("aria-label")])"""


@pytest.fixture(scope="module")
def whatif_page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The gallery, and a figure in time that is computed on the page and one that is computed elsewhere."""
    path = tmp_path_factory.mktemp("whatif") / "page.html"
    return written(path, gallery("first"), decay(), decay("elsewhere", heavy=True)).as_uri()


def test_the_sentence_names_what_a_figure_comes_to() -> None:
    """What is set is no outcome, and neither is time; a share in percent keeps its percent."""
    assert gallery()._spec["outcomes"] == [{"e": gallery()._drawing.plan.scalar(100 * bound), "f": ".0f",
                                            "label": "Bound share", "unit": "%"}]
    assert [each["label"] for each in decay()._spec["outcomes"]] == ["Concentration"]
    with figure() as fig:
        fig.subplots()
    given = {"title": "", "description": "", "controls": [L], "bindings": [], "sentence": Sentence("{b:.2f}", b=bound)}
    assert Explorable("other", fig, SATURATION, **given, outcome=SATURATION["gain"])._spec["outcomes"][0]["f"] == ".3g"
    with pytest.raises(ModelError, match="does not compute it"):
        Explorable("wrong", fig, SATURATION, **given, outcome=K)


@pytest.mark.parametrize("name", ["pump_turnover", "one_liter_rule"])
def test_slopes_are_those_of_the_model(javascript: Any, name: str) -> None:
    """The compiled derivatives are the model's own differences over a ten-thousandth."""
    shown = made(name)
    controls = list(shown._settings.values())
    outcome = shown._drawing.plan.expressions[shown._spec["outcomes"][0]["e"]]
    code = slopes(shown.model, outcome, controls)
    at = [float(control.default) for control in controls]
    found = javascript.run(f"(x) => {{ const y = new Float64Array(x.length); {code}.evaluate(x, y); return y; }}", at)
    function = shown.model.function({"out": outcome}, controls)
    for i, control in enumerate(controls):
        step = 1e-4 * max(abs(at[i]), 1e-3)
        ends = [function(*at[:i], at[i] + side * step, *at[i + 1:])[0] for side in (-1, 1)]
        assert found[i] == pytest.approx((ends[1] - ends[0]) / (2 * step), rel=1e-4, abs=1e-9), control.name
    assert slopes(DECAY, c, [DECAY["k"]]) is None


def test_terms_of_a_sum_are_the_models(javascript: Any) -> None:
    """What the page's program gives for the terms of an equation adds up to what the model gives for its left side."""
    shown = made("exchanger")
    shown.complete()
    (left, right) = ("E_{NCX}", shown.model.equations[shown.model["E_NCX"]])
    number, own = next((i, each) for i, each in enumerate(sums_of(shown.model)) if each.left == left)
    assert sympy.Add(*own.terms) == right
    code = shown._later.split(" = ", 1)[1].strip().removesuffix(";")
    values = javascript.run(f"""() => {{
      const {{ code, ends, units }} = ({code})().sums;
      const program = code(), y = new Float64Array(program.outputs.length);
      program.evaluate(program.defaults, y);
      return [Array.from(y.slice(ends[{number}], ends[{number + 1}])), units[{number}]];
    }}""")
    assert values[1] == "mV"
    assert sum(values[0]) == pytest.approx(shown.model.number("E_NCX"))


def test_compare_undo_and_weigh(engine: Any, whatif_page: str) -> None:
    """One walk: pin, compare, swap, undo to the start and redo, over a reload; then which control matters most."""
    engine.open(whatif_page)
    engine.wait(READY)
    engine.run(TYPE, "K", "3.5")
    engine.run(PRESS, "pin")
    engine.run(TYPE, "L", "20")
    engine.wait(f"() => ({COMPARED})('first').includes('20 mM')")
    told = "From pinned to now. Set: Ligand 1 → 20 mM. Bound share: 22 → 85 % (+63 points)"
    assert engine.run(COMPARED, "first") == told
    engine.run(PRESS, "swap")
    assert engine.run(STANDS) == ["1", "3.5", True]
    engine.run(KEY, {})
    assert engine.run(STANDS) == ["20", "3.5", True], "a swap is one step"
    engine.run(KEY, {})
    engine.run(KEY, {})
    assert engine.run(STANDS) == ["1", "3.5", False], "a number typed is one step, and so is the pin"
    engine.reload()
    engine.wait(READY)
    engine.run(PRESS, "undo")
    assert engine.run(STANDS) == ["1", "2", False]
    for _ in range(5):
        engine.run(KEY, {"shiftKey": True})
    assert engine.run(STANDS) == ["1", "3.5", True]
    engine.run(PRESS, "reset")
    engine.run(PRESS, "undo")
    assert engine.run(STANDS) == ["1", "3.5", True], "what a reset took away comes back"
    engine.run(PRESS, "reset")

    engine.run(PRESS, "weigh")
    engine.wait(f"() => ({ARROWS})('first').length === 2")
    assert engine.run(ARROWS, "first") == [["up", "A nudge up raises “Bound share” by 2.0 points, most of all"],
                                           ["down", "A nudge up lowers “Bound share” by 1.1 points"]]
    engine.run("(slug) => document.querySelector(`[data-explorable=${slug}] [data-action=weigh]`).click()", "elsewhere")
    engine.wait(f"() => ({ARROWS})('elsewhere').filter(([way]) => way).length === 2")
    _, (way, words) = engine.run(ARROWS, "elsewhere")
    assert (way, words) == ("up", "A nudge up raises “Concentration” by 0.013 mM")  # of 0.02 mM, 1 - exp(-1)
    assert engine.complaints() == []


@pytest.fixture
def timed(chromium: Any, whatif_page: str) -> Iterator[Any]:
    with opened(chromium, whatif_page) as page:
        until(page, READY)
        yield page


def test_two_courses_are_compared_in_one_moment_and_playing_is_one_step(timed: Any) -> None:
    """Pinned at 2 s, both are told at 5 s: exp(-2.5) and exp(-20)."""
    root = timed.locator('[data-explorable="decay"]')
    root.locator('[data-action="pin"]').click()
    root.locator("[data-preset]").nth(1).click()
    until(timed, "() => document.querySelector('.explorable-compared')")
    clock = root.locator(".explorable-clock .explorable-number input")
    clock.fill("5")
    told = timed.evaluate(COMPARED, "decay")
    then, now = np.exp(-2.5), np.exp(-20)
    assert told == ("From pinned to now, both at 5 s. Set: Rate 0.5 → 4 s⁻¹. "
                    f"Concentration: {then:.4f} → {now:.4f} mM (−100 %)")
    clock.press("Enter")
    before = timed.evaluate(SETTINGS)
    for _ in range(2):
        root.locator('[data-action="play"]').click()
        timed.wait_for_timeout(100)
    assert timed.evaluate(SETTINGS) != before
    root.locator('[data-action="undo"]').click()
    assert timed.evaluate(SETTINGS) == before
