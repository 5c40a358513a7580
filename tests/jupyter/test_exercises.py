"""The exercises "In Jupyter": each page has one that can be checked, and what is said to a wrong answer helps."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pandas as pd
import pytest
from support.chapters import ROOT, chapters

from electrolytes.lab import check, hint
from electrolytes.lab.exercises import exercises
from electrolytes.model import ModelError, registry

PAGES = {path.relative_to(ROOT / "chapters").with_suffix("").as_posix(): path.read_text("utf8") for path in chapters()}
EXERCISE = re.compile(r"\{exercise-start\} In Jupyter.*?\n:label: (\S+)\n(.*?)\{exercise-end\}", re.DOTALL)
CELL = re.compile(r"```\{code-cell\} python\n:tags: \[skip-execution\]\n(.*?)```", re.DOTALL)
ASKED = {name: found for name, text in PAGES.items() if (found := EXERCISE.search(text))}
every_exercise = pytest.mark.parametrize("label", exercises())


def test_every_page_with_a_model_has_an_exercise_with_a_check() -> None:
    assert set(ASKED) == {name for name, text in PAGES.items() if "{exercise}" in text}
    assert {found[1] for found in ASKED.values()} == set(exercises())
    for name, found in ASKED.items():
        starter, check_cell = CELL.findall(found[2])
        assert "\n# " in starter, f"{name}: names stand in comments"
        assert f'check("{found[1]}", answer)' in check_cell and "answer = ...\n" in check_cell, name
        asked = re.sub(r"\n# (?!asked)", " ", check_cell)
        assert f"# asked: {exercises()[found[1]].asked}" in asked, name


@every_exercise
def test_what_the_model_computes_is_right_and_nothing_else_is(label: str) -> None:
    exercise = exercises()[label]
    truth = exercise.truth()
    assert check(label, truth), check(label, truth)
    assert repr(check(label, truth)).startswith("Right: ")
    values = np.asarray(truth, dtype=float)
    assert check(label, pd.Series(values) if values.ndim else float(values))
    for wrong, said in ((1000 * values, "1,000 times too large"), (-values, "sign")):
        assert not check(label, wrong)
        assert said in repr(check(label, wrong))
    assert hint(label).words.endswith((".", ";"))


@every_exercise
def test_an_answer_that_is_not_there_is_no_fault(label: str) -> None:
    said = check(label, ...)
    assert not said and exercises()[label].asked in repr(said)


@every_exercise
def test_a_usual_mistake_is_told_by_its_name(label: str) -> None:
    for words, mistaken in exercises()[label].mistakes.items():
        assert words in repr(check(label, mistaken()))


@pytest.mark.parametrize(("answer", "said"), [
    ("-41.02 kJ/mol", "Right"), (registry().Quantity(-41.02, "kJ/mol"), "Right"), (-41020, "1,000 times too large"),
    ("-41020 J/mol", "Right"), (41.02, "sign"), (-50, "too large"), (-40, "too small"), (float("nan"), "not a finite"),
    ("5 mV", "not in mV"), ("many", "cannot be read"), ([1, 2], "is one number"), (lambda: 1, "call it"),
    ("", "No answer"),
])
def test_what_is_said_to_an_answer(answer: Any, said: str) -> None:
    assert said in repr(check("pump-inherited", answer))


def test_several_answers_in_a_wrong_order_and_one_wrong_among_them() -> None:
    right = list(exercises()["magnesium-limit"].truth())  # type: ignore[arg-type]
    assert "order" in repr(check("magnesium-limit", right[::-1]))
    said = repr(check("magnesium-limit", [*right[:2], 0.8]))
    assert "2 of 3 are right. Number 3: Close, but not close enough: it is a little too large" in said


def test_a_mistyped_label_names_the_nearest() -> None:
    with pytest.raises(ModelError, match="pump-inherited"):
        check("pump-inherit", 1)
