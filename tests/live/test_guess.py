"""A guess on the figure: dragged, typed or stepped; then the model's answer beside it, in words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.browser import opened, until
from support.gallery import SATURATION, K, L, bound, gallery, written

from electrolytes.live import Explorable, Guess, Preset, Sentence, figure, palette, parts
from electrolytes.model import ModelError

ROOT = '[data-explorable="{}"]'
BAR, DRAWN = ROOT.format("level"), ROOT.format("drawn")


def saturation(slug: str, **asked: Any) -> Explorable:
    """The share that is bound, as a curve; a guess of where it stands at 8 mM, or of the curve for weak binding."""
    with figure(260) as fig:
        ax = fig.subplots()
        ax.set(xlim=(0, 10), ylim=(0, 1), xlabel="ligand, mM", ylabel="bound")
        bindings = parts.traced(ax, L, bound, palette.sodium, "bound")
    guess = {"of": bound, "question": "How much is bound then?", "situation": "much", "form": ".2f", "axes": ax,
             "because": Sentence("Half of it binds at {k:.0f} mM.", k=K), **asked}
    return Explorable(
        slug, fig, SATURATION, title="Saturation", description="How much is bound", controls=[L, K], bindings=bindings,
        presets=[Preset("as usual"), Preset("much", {L: 8}), Preset("weak", {K: 8})],
        sentence=Sentence("{b:.2f} bound.", b=bound), guess=Guess(**guess),
    )


def sketched() -> Explorable:
    """The same as a sketch."""
    return saturation("drawn", question="Where will the curve go?", situation="weak", at=(1, 4, 9))


@pytest.fixture(scope="module")
def page_with_guesses(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with both kinds."""
    return written(tmp_path_factory.mktemp("guess") / "page.html", saturation("level"), sketched())


@pytest.fixture
def asked(chromium: Any, page_with_guesses: Path) -> Iterator[Any]:
    """The page, open and live."""
    with opened(chromium, page_with_guesses.as_uri()) as page:
        page.wait_for_selector(f'{DRAWN}[data-ready="true"]')
        yield page


def test_without_scripts_the_answer_stands_behind_a_fold(chromium: Any, page_with_guesses: Path) -> None:
    with opened(chromium, page_with_guesses.as_uri(), java_script_enabled=False) as page:
        box = page.locator(f"{BAR} .explorable-guess")
        assert "How much is bound then?" in box.inner_text()
        assert "0.80" not in box.inner_text()
        assert box.locator("input").filter(visible=True).count() == 0
        box.locator("summary").click()
        assert "The model says 0.80. Half of it binds at 2 mM." in box.inner_text()


def test_the_mark_starts_where_the_quantity_stands(asked: Any) -> None:
    assert float(asked.input_value(f"{BAR} .explorable-lever input[type=number]")) == pytest.approx(1 / 3, rel=1e-3)
    grip = asked.locator(f"{BAR} .explorable-grip circle").last.bounding_box()
    axes = asked.locator(f"{BAR} .explorable-reader").bounding_box()
    assert grip["y"] + grip["height"] / 2 == pytest.approx(axes["y"] + axes["height"] * 2 / 3, abs=1.5)
    assert "0.80" not in asked.inner_text(BAR), "no figure opens on its own answer"


def test_a_mark_is_dragged_and_the_answer_said(asked: Any) -> None:
    grip = asked.locator(f"{BAR} .explorable-grip circle").first.bounding_box()
    axes = asked.locator(f"{BAR} .explorable-reader").bounding_box()
    asked.mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2)
    asked.mouse.down()
    asked.mouse.move(grip["x"], axes["y"] + axes["height"] * 0.5, steps=4)
    asked.mouse.up()
    assert float(asked.input_value(f"{BAR} .explorable-lever input[type=number]")) == pytest.approx(0.5, abs=0.01)
    assert asked.input_value(f'{BAR} [data-control="L"] .explorable-number input') == "1", "the figure itself stays"
    asked.click(f"{BAR} [data-action=answer]")
    said = asked.inner_text(f"{BAR} .explorable-found")
    assert said.startswith("You guessed 0.50; the model says 0.80. That is 0.30 too low.")
    assert said.endswith("Half of it binds at 2 mM.")
    assert asked.input_value(f'{BAR} [data-control="L"] .explorable-number input') == "8"
    assert asked.get_attribute(f"{BAR} .explorable-found", "role") == "status"


def test_arrow_keys_and_the_number_box_do_the_same(asked: Any) -> None:
    asked.focus(f"{BAR} .explorable-lever input[type=range]")
    asked.keyboard.press("End")
    assert asked.input_value(f"{BAR} .explorable-lever input[type=number]") == "1"
    asked.focus(f"{BAR} .explorable-lever .explorable-number input")
    asked.keyboard.type("0,75")
    asked.keyboard.press("Enter")
    asked.click(f"{BAR} [data-action=answer]")
    assert "That is near: 0.05 too low." in asked.inner_text(f"{BAR} .explorable-found")
    assert asked.evaluate("document.activeElement.dataset.action") == "again", "the focus is not lost"
    asked.keyboard.press("Enter")
    assert asked.inner_text(f"{BAR} .explorable-found") == ""
    assert asked.input_value(f'{BAR} [data-control="L"] .explorable-number input') == "1"


def test_the_mark_leaves_when_the_figure_shows_something_else(asked: Any) -> None:
    asked.click(f"{BAR} [data-action=answer]")
    assert asked.locator(f"{BAR} .explorable-ghosted").is_visible()
    asked.click(f"{BAR} [data-preset='2']")
    assert not asked.locator(f"{BAR} .explorable-ghosted").is_visible()
    asked.click(f"{BAR} [data-preset='1']")
    assert asked.locator(f"{BAR} .explorable-ghosted").is_visible()


def test_a_curve_is_sketched_in_one_stroke(asked: Any) -> None:
    axes = asked.locator(f"{DRAWN} .explorable-reader").bounding_box()
    first = asked.locator(f"{DRAWN} .explorable-grip circle:first-child").first.bounding_box()
    asked.mouse.move(first["x"] + first["width"] / 2, first["y"] + first["height"] / 2)
    asked.mouse.down()
    for share in (0.1, 0.25, 0.4, 0.6, 0.9):
        asked.mouse.move(axes["x"] + axes["width"] * share, axes["y"] + axes["height"] * (1 - share), steps=3)
    asked.mouse.up()
    drawn = [float(box.input_value()) for box in asked.locator(f"{DRAWN} .explorable-lever input[type=number]").all()]
    assert drawn[0] < drawn[1] < drawn[2]
    asked.click(f"{DRAWN} [data-action=answer]")
    said = asked.inner_text(f"{DRAWN} .explorable-found")
    assert "Your curve" in said
    assert "it is 0.53" in said  # 9 / (9 + 8)


def test_a_finger_that_scrolls_is_not_held_up(asked: Any) -> None:
    assert asked.locator(f"{BAR} .explorable-grip").evaluate("e => getComputedStyle(e).touchAction") == "none"
    assert "pan-y" in asked.locator(f"{BAR} .explorable-stage svg").evaluate("e => getComputedStyle(e).touchAction")


@pytest.mark.parametrize(("asked", "why"), [
    ({"situation": "plenty"}, "plenty"),
    ({"side": "z"}, "side"),
    ({"moment": 3.0}, "no time"),
    ({"at": (1, 2), "of": 2 * bound}, "no curve"),
])
def test_a_guess_that_the_figure_cannot_answer_is_refused(asked: dict[str, Any], why: str) -> None:
    with pytest.raises(ModelError, match=why):
        saturation("refused", **asked)


def test_a_figure_without_a_guess_has_no_trace_of_one() -> None:
    assert "explorable-guess" not in gallery()._html


def test_the_guess_is_not_in_the_picture_that_is_taken_along(asked: Any) -> None:
    with asked.expect_download() as taken:
        asked.click(f"{BAR} [data-action=svg]")
    assert "explorable-ghosted" not in Path(taken.value.path()).read_text(encoding="utf-8")
    until(asked, "() => document.querySelector('.explorable-ghosted')")


def test_no_number_of_an_answers_reason_is_typed() -> None:
    """What is said after a guess takes its numbers from the model: in its text no digit stands outside a field."""
    found = 0
    for path in (Path(__file__).parents[2] / "electrolytes").rglob("*.py"):
        if "Guess(" not in (source := path.read_text(encoding="utf-8")) or path.name == "guess.py":
            continue
        for call in ast.walk(ast.parse(source)):
            if not (isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Guess"):
                continue
            reason = next(key.value for key in call.keywords if key.arg == "because")
            text = reason.args[0] if isinstance(reason, ast.Call) else reason
            assert isinstance(text, ast.Constant), path
            assert not re.search(r"\d", re.sub(r"\{.*?\}", "", str(text.value))), path
            found += 1
    assert found >= 14
