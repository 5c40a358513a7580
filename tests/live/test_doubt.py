"""The live part that draws: its script gives what Python gives, in a worker and without one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from support.browser import opened, until
from support.gallery import code_of, written

from electrolytes.live.doubt import Beside, Doubt, Question
from electrolytes.model import Model, ModelError, Quantity
from electrolytes.model.uncertain import Spread, Uncertain

x = Quantity("x", "x", unit="mM", default=1.0, domain=(0, None), source="modelling choice")
y = Quantity("y", "y", unit="mM", default=4.0, domain=(0, None), source="modelling choice")
way = Quantity("way", "w", default=0, choices=("as is", "doubled"), source="modelling choice")
out = Quantity("out", "o", unit="mM")
MODEL = Model("Ratio", inputs=[x, y, way], outputs={out: (1 + way) * (y - x)}, source="modelling choice")
SPREADS = (Spread(x, "even", 0.2, 3.0, "made up"), Spread(y, "normal by logarithm", 3.0, 6.0, "made up", "Zhang2016"),
           Spread(way, "one of", 0, 1, "two ways"))
NAMES = {"x": "First", "y": "Second", "way": "Way"}


def part() -> Doubt:
    """Two questions about one small model."""
    return Doubt("doubt", [
        Question("both", Uncertain(MODEL, out, SPREADS, {}), "It comes to", (-1.0, 9.0), (0, 5), NAMES,
                 Beside("Others find", 3.0, 2.0, 4.0)),
        Question("one", Uncertain(MODEL, out, SPREADS[:1], {y: 2.0}), "It comes to", (-1.0, 3.0), (0, 1, 2), NAMES),
    ], title="How sure?", description="A histogram, and a bar for each quantity.")


def scripted(javascript: Any, body: str, *args: Any) -> Any:
    """Runs lines in the scope of the part's code, with `made` its spec."""
    code = code_of(part()).replace("return { mount: mountDoubt };", "return { doubtSentence, doubtCsv };")
    drawings = str(part()._later).split(" = ", 1)[1].strip().removesuffix(";")
    return javascript.run(f"(...data) => {{ const code = {{ ...{code}(), drawings: {drawings} }}; {body} }}", *args)


@pytest.mark.parametrize(("number", "known", "seed"), [(0, [], 1808), (0, ["x"], 5), (0, ["x", "y", "way"], 7),
                                                        (1, [], 1808)])
def test_a_worker_answers_as_python_does(javascript: Any, number: int, known: list[str], seed: int) -> None:
    spec = part()._spec
    told, theirs, words = scripted(javascript, """
      const [question, asked] = data;
      const heard = [];
      const scope = { postMessage: (message) => heard.push(message) };
      code.drawings().serve(scope);
      scope.onmessage({ data: { ...asked, question } });
      const { answer } = heard.pop();
      return [heard.map(({ made }) => made), answer, code.doubtSentence(question, answer, asked.known.length)];""",
      spec["questions"][number], {"number": number, "known": known, "seed": seed, "count": spec["count"]})
    ours = part()
    ours.question, ours.known, ours.seed = number, known, seed
    answer = ours.answer
    assert told[-1] == spec["count"] and len(told) > 10
    assert theirs["bins"] == answer["bins"] and theirs["beyond"] == answer["beyond"]
    for name in ("low", "middle", "high", "inside"):
        assert theirs[name] == pytest.approx(answer[name], rel=1e-12)
    np.testing.assert_allclose(theirs["swings"], answer["swings"], rtol=1e-12)
    assert words == ours.sentence


def test_draws_without_an_answer_are_left_out_and_said() -> None:
    root = Model("Root", inputs=[x, y, way], outputs={out: y * (1 - x / y) ** 0.5})
    wide = (Spread(x, "even", 0.5, 10.0, ""), SPREADS[1])
    question = Question("q", Uncertain(root, out, wide, {}), "It is", (0.0, 1.0), (0, 1), NAMES)
    with np.errstate(invalid="ignore"):
        answer = question.answer()
    assert 0 < answer["none"] < 10_000 and answer["beyond"] > 0
    assert f"{answer['none']} draws have no answer" in question.said(answer)


def test_traits_are_checked() -> None:
    shown = part()
    with pytest.raises(ModelError, match="numbered from 0 to 1"):
        shown.question = 2
    with pytest.raises(ModelError, match="cannot be supposed known"):
        shown.known = ["z"]
    with pytest.raises(ModelError, match="no words for way"):
        Question("q", Uncertain(MODEL, out, SPREADS, {}), "It is", (0.0, 1.0), (0, 1), {"x": "First", "y": "Second"})


def test_the_page_draws_in_a_worker_and_without_one(chromium: Any, tmp_path: Path) -> None:
    page_file = written(tmp_path / "doubt.html", part())
    none = "window.Worker = undefined"
    thrown = "window.Worker = class { constructor() { throw new Error('refused'); } }"
    late = ("window.Worker = class { constructor() { setTimeout(() => this.onerror({})); } postMessage() {} "
            "terminate() {} }")
    said = {}
    for name, before in (("worker", ""), ("none", none), ("thrown", thrown), ("late", late)):
        with opened(chromium, page_file.as_uri()) as page:
            if before:
                page.add_init_script(before)
                page.reload()
            page.wait_for_selector('[data-explorable="doubt"][data-ready="true"]')
            assert page.locator("output").inner_text() == part().sentence
            page.locator("[name=x]").first.check()
            page.locator("[data-action=again]").click()
            until(page, "() => !document.querySelector('[aria-busy]')")
            said[name] = page.locator("output").inner_text()
            page.locator("[data-action=reset]").click()
            until(page, "() => !document.querySelector('[aria-busy]')")
            assert page.locator("output").inner_text() == part().sentence
            page.locator("select").select_option("1")
            assert "Others find" not in page.locator("output").inner_text()
    ours = part()
    ours.known, ours.seed = ["x"], ours.seed + 1
    assert set(said.values()) == {ours.sentence}


def test_a_link_opens_a_state_and_nonsense_is_refused(chromium: Any, tmp_path: Path) -> None:
    page_file = written(tmp_path / "doubt.html", part())
    with opened(chromium, page_file.as_uri() + "#doubt?question=0&known=way&seed=3") as page:
        until(page, "() => document.querySelector('[data-ready]') && !document.querySelector('[aria-busy]')")
        assert page.locator("[name=way]").is_checked()
        assert "1 of 3 are held as known" in page.locator("output").inner_text()
    with opened(chromium, page_file.as_uri() + "#doubt?question=9&known=way") as page:
        until(page, "() => document.querySelector('[data-ready]')")
        assert "cannot show" in page.locator(".explorable-notice").inner_text()
