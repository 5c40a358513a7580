"""Guesses are kept in the reader's browser, found again, summed up, and forgotten when the reader says so."""

from __future__ import annotations

import shutil
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from support.gallery import SATURATION, L, bound, written
from support.serving import served

from electrolytes.book import page
from electrolytes.live import Explorable, Guess, Preset, Sentence, figure, palette, parts

QUESTION = """<fieldset class="question {kind}"><legend>Which?</legend>
<div class="choice wrong"><input type="radio" name="{kind}" id="{kind}-0"><label for="{kind}-0">this</label></div>
<div class="choice right"><input type="radio" name="{kind}" id="{kind}-1"><label for="{kind}-1">that</label></div>
</fieldset>"""
SUM = """<div class="guesses" data-guesses="topic" data-all="3"><b>Your guesses</b><p>This chapter asks for 3.</p>
<button type="button" hidden>Forget them</button></div>"""
READY = "() => document.readyState === 'complete' && document.querySelector('[data-explorable][data-ready]')"
SUMMED = "() => document.querySelector('.guesses p').textContent"
GUESS = """() => {
  document.getElementById("predict-1").click();
  document.getElementById("check-1").click();
  const slider = document.querySelector(".explorable-lever input[type=range]");
  slider.value = 0.1;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  document.querySelector("[data-action=answer]").click();
}"""
STANDS = """() => [document.getElementById("predict-1").checked, document.getElementById("check-1").checked,
  document.querySelector(".explorable-found").textContent]"""
TOLD = "You guessed 0.10; the model says 0.80. That is 0.70 too low. So it is."


def saturation() -> Explorable:
    """A figure with a guess."""
    with figure(220) as fig:
        ax = fig.subplots()
        ax.set(xlim=(0, 10), ylim=(0, 1))
        bindings = parts.traced(ax, L, bound, palette.sodium, "bound")
    return Explorable(
        "level", fig, SATURATION, title="Saturation", description="How much is bound", controls=[L], bindings=bindings,
        presets=[Preset("as usual"), Preset("much", {L: 8})], sentence=Sentence("{b:.2f} bound.", b=bound),
        guess=Guess(bound, "How much then?", "much", ax, form=".2f", because="So it is."),
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with a figure and two questions, and the page that sums up."""
    place = tmp_path_factory.mktemp("guesses") / "chapters" / "topic"
    place.mkdir(parents=True)
    shutil.copy(page.THEME / "parts" / "guesses.js", place)
    one = written(place / "one.html", saturation())
    head = '<html lang="en" data-content_root="../../"'
    script = '<script src="guesses.js"></script>'
    html = one.read_text(encoding="utf-8").replace('<html lang="en"', head).replace("</title>", f"</title>{script}", 1)
    questions = QUESTION.format(kind="predict") + QUESTION.format(kind="check")
    one.write_text(html.replace("</main>", f"{questions}</main>"), encoding="utf-8")
    (place / "summary.html").write_text(f"<!doctype html>{head}><head><meta charset='utf-8'><title>Sum</title>{script}"
                                        f"</head><body><main>{SUM}</main></body></html>", encoding="utf-8")
    return place


def test_what_was_guessed_is_found_again_summed_up_and_forgotten(engine: Any, folder: Path) -> None:
    """On a site: from disk WebKit gives each file a storage of its own, and there is nothing to sum up."""
    with served(folder.parent.parent) as site:
        _guess_and_forget(engine, f"{site}chapters/topic/one.html", f"{site}chapters/topic/summary.html")


def _guess_and_forget(engine: Any, one: str, end: str) -> None:
    engine.open(one)
    engine.wait(READY)
    assert engine.run(STANDS) == [False, False, ""]
    engine.run(GUESS)
    assert engine.run(STANDS) == [True, True, TOLD]
    engine.open(one)
    engine.wait(READY)
    assert engine.run(STANDS) == [True, True, TOLD]
    engine.open(end)
    engine.wait("() => document.readyState === 'complete'")
    assert engine.run(SUMMED).startswith("Right or near: 1 of the 2 you have made; the chapter asks for 3."), \
        "predictions count, other questions do not"
    engine.run("() => document.querySelector('.guesses button').click()")
    assert engine.run(SUMMED) == "Forgotten."
    engine.open(one)
    engine.wait(READY)
    assert engine.run(STANDS) == [False, False, ""]
    assert engine.complaints() == []


@pytest.mark.parametrize("broken", [
    'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("blocked"); } });',
    "Storage.prototype.getItem = () => '[7]';",
    "Storage.prototype.setItem = () => { throw new DOMException(\"full\"); };",
])
def test_a_storage_that_is_blocked_or_broken_is_no_error(chromium: Any, folder: Path, broken: str) -> None:
    context = chromium.new_context()
    context.add_init_script(broken)
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.goto((folder / "one.html").as_uri())
    opened.wait_for_selector("[data-ready]")
    opened.evaluate(GUESS)
    assert opened.evaluate(STANDS) == [True, True, TOLD]
    context.close()
    assert faults == []


def test_the_sum_knows_how_many_a_chapter_asks_for(small_book: Any) -> None:
    question = dedent("""
        :::{admonition} Which?
        :class: predict dropdown

        - [ ] This.
          No.
        - [x] That.
          Yes.
        :::
        """)
    small_book.write("chapters/topic/one.md", f"# One\n{question}")
    small_book.write("chapters/topic/two.md", f"# Two\n{question}{question.replace('predict', 'check')}")
    small_book.write("chapters/topic/summary.md", "# End\n\n:::{guesses}\n:::\n")
    built = small_book.build()
    assert built.returncode == 0, built.stderr
    assert 'data-guesses="topic" data-all="2"' in small_book.page("topic/summary")
    loaded = (small_book.folder / "_build/html/_static" / page.FIRST).read_text("utf8")
    assert page.FIRST in small_book.page("topic/one") and "bookGuesses" in loaded
