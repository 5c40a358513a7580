"""Every task of the book: marked right and wrong in each usual way, in Python and in the page's script."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import electrolytes
from electrolytes.book.contents import chapters
from electrolytes.book.digest import module_of_page
from electrolytes.practice import Label, Numerical, Order, SetFigure, Task, WhichCurve, sheets
from electrolytes.practice.marking import POWERS, Rule, judged, mark

ROOT = Path(electrolytes.__file__).parent.parent
PAGES = {name: str(module_of_page("electrolytes", name)) for name in chapters(ROOT)
         if "{practice}" in (ROOT / f"{name}.md").read_text(encoding="utf-8")}
TASKS: dict[str, Task] = {}
for _module in PAGES.values():
    for _task in import_module(f"{_module}.practice").TASKS:
        assert _task.name not in TASKS, f"two tasks are named {_task.name}"
        TASKS[_task.name] = _task
NUMERICAL = {name: task for name, task in TASKS.items() if isinstance(task, Numerical)}
FIGURES = {name: task for name, task in TASKS.items() if isinstance(task, SetFigure)}
LABELS = {name: task for name, task in TASKS.items() if isinstance(task, Label)}
CURVES = {name: task for name, task in TASKS.items() if isinstance(task, WhichCurve)}
ORDERS = {name: task for name, task in TASKS.items() if isinstance(task, Order)}
DRAWS = 200


def close(value: float, to: float, rule: Rule, times: float = 1) -> bool:
    return abs(value - to) <= times * max(rule["absolute"], rule["relative"] * abs(to))


def keys(task: Numerical, draws: dict[str, Any]) -> Any:
    """Key and mistakes over many draws, shape (1 + mistakes, draws)."""
    first = len(task.draw)
    return task.numbers(draws)[first: first + 1 + len(task.rule["mistakes"])]


OVERVIEWS = {"index", "summary"}
"""Pages that open or sum up a chapter; two of them have tasks all the same."""


def test_every_page_that_teaches_has_three_numbers_and_a_figure() -> None:
    teaching = {name for name in chapters(ROOT)
                if "/reference/" not in name and name.rpartition("/")[2] not in OVERVIEWS}
    assert teaching <= PAGES.keys()
    assert len(TASKS) >= 120 and len(LABELS) >= 4 and len(CURVES) >= 4
    for page, module in PAGES.items():
        tasks = import_module(f"{module}.practice").TASKS
        assert sum(isinstance(task, Numerical) for task in tasks) >= 3, page
        assert any(isinstance(task, SetFigure) for task in tasks), page
    assert sum(task.course is not None for task in FIGURES.values()) >= 4


@pytest.mark.parametrize("name", NUMERICAL)
def test_right_and_wrong_in_each_usual_way(name: str) -> None:
    task = NUMERICAL[name]
    rule, unit = task.rule, task.rule["unit"]
    told = dict.fromkeys(rule["mistakes"], 0)
    for values in keys(task, task.draws(DRAWS)).T.tolist():
        key, *wrong = values
        assert np.isfinite(key)
        assert mark(f"{key:.6g} {unit}", rule, values).kind == "right"
        for place, mistaken in enumerate(wrong):
            others = [key, *wrong[:place]]
            if any(close(mistaken, other, rule, 1) for other in others):
                continue  # as good as right, or as another mistake, with these numbers
            verdict = judged(mistaken, rule, values)
            assert (verdict.kind, verdict.words) == ("mistake", rule["mistakes"][place])
            told[rule["mistakes"][place]] += 1
        for value, kind in _usual(key, rule):
            if not any(close(value, other, rule) for other in values):
                assert judged(value, rule, values).kind == kind, (value, key)
        if unit not in ("", "%"):
            assert mark(f"{key:.6g}", rule, values).kind == "no unit"
        assert mark(f"{key:.6g} apples", rule, values).kind == "other unit"
        assert mark("I do not know", rule, values).kind == "unread"
    assert all(count > DRAWS / 3 for count in told.values()), told


def _usual(key: float, rule: Rule) -> list[tuple[float, str]]:
    if key == 0 or rule["absolute"] > 0.2 * abs(key):
        return []
    found = [(-key, "sign")] + [(key * 10.0**power, "factor") for power in POWERS]
    return [*found, (key / 10**3, "factor"), *([(key * np.log(10), "log")] if rule["log"] else [])]


@pytest.mark.parametrize("name", NUMERICAL)
def test_the_words_can_be_worked_out_on_paper(name: str) -> None:
    """All fields are filled, the answer stands in the solution, and it is not given away by the question."""
    asked = NUMERICAL[name].on_paper()
    assert asked.answer in asked.solution or asked.answer.split("\u00a0")[0] in asked.solution
    assert not {"nan", "inf"} & set((asked.text + asked.solution).replace("−", " ").split())
    assert asked.check(asked.answer.replace("\u00a0", " ")).right, "what the solution says has to be marked right"
    for seed in range(20):
        fresh = NUMERICAL[name].fresh(seed)
        assert fresh.check(fresh.answer).right


@pytest.mark.parametrize("name", FIGURES)
def test_figures_can_be_set(name: str) -> None:
    task = FIGURES[name]
    assert not task.check().right, "the task is done before it has begun"
    assert task.check(**{quantity.name: value for quantity, value in task.way.items()}).right
    for quantity, value in {**task.way, **task.start}.items():
        low, high = quantity.range or (0, len(quantity.choices or ()) - 1)
        assert low <= value <= high
    assert task.check(nothing=1).kind == "others"


@pytest.mark.parametrize("name", LABELS)
def test_places_are_named_as_on_paper(name: str) -> None:
    task = LABELS[name]
    answer = [f"{letter}{key + 1}" for letter, key in zip(task.letters, task.key, strict=True)]
    assert task.check(" ".join(answer)).right
    wrong = task.check(" ".join([answer[1][:1] + answer[0][1:], answer[0][:1] + answer[1][1:], *answer[2:]]))
    assert wrong.words.endswith("Look again at a, b.") and not wrong.right
    assert task.check("a1").kind == "unread" and not task.check("a1").counts
    for place, seen in task.places.items():
        assert place.casefold() not in seen.casefold(), "where it is gives the name away"
        assert f">{place}<" not in task.picture
    assert all(f">{letter}<" in task.picture for letter in task.letters)


@pytest.mark.parametrize("name", CURVES)
def test_curves_can_be_told_apart(name: str) -> None:
    """By eye and by the words of the picture; each wrong one says what it would be."""
    task = CURVES[name]
    drawn = task.curves[: len(task.letters)]
    span = np.ptp(task.curves)
    for i, curve in enumerate(drawn):
        assert all(np.abs(curve - other).max() > 0.05 * span for other in drawn[:i])
    told = [task.check(letter) for letter in task.letters]
    assert [verdict.right for verdict in told] == [letter == task.right for letter in task.letters]
    assert len({verdict.words for verdict in told}) == len(told)
    assert task.check("z").kind == "unread"
    assert all(f"curve {letter}: " in task.alt for letter in task.letters)


@pytest.mark.parametrize("name", ORDERS)
def test_chains_are_marked(name: str) -> None:
    task = ORDERS[name]
    letters = "abcdefgh"[: len(task.steps)]
    right = [letters[task.shuffled.index(place)] for place in range(len(task.steps))]
    assert task.check(", ".join(right)).right
    assert not task.check(letters).right
    assert task.check("aa").kind == "unread"


def test_the_page_marks_as_python_does(javascript: Any) -> None:
    """Programs and markers of both languages, at three draws of every question."""
    for module in PAGES.values():
        tasks = import_module(f"{module}.practice").TASKS
        specs, _, text = sheets.sheet(tasks)
        cases = []
        for task, spec in zip(tasks, specs, strict=True):
            if not isinstance(task, Numerical):
                continue
            for seed in range(3):
                asked = task.fresh(seed)
                unit = task.rule["unit"]
                typed = [asked.answer, *(f"{value:.5g} {unit}" for value in asked.keys), "1", "", f"7 {unit}",
                         f"-7e3 {unit}"]
                cases.append([spec, list(asked.values.values()), asked._numbers, typed,
                              [[verdict.kind, verdict.words] for verdict in map(asked.check, typed)]])
        body = f"""(cases) => {{ {text} {sheets.marker()}
          const programs = globalThis.liveCode[Object.keys(globalThis.liveCode).at(-1)]();
          return cases.map(([spec, x, , typed]) => {{
            const program = programs[spec.code](), y = new Float64Array(program.outputs.length);
            program.evaluate(x, y);
            const keys = [...y].slice(0, 1 + spec.rule.mistakes.length);
            const told = (text) => {{ const {{ kind, words }} = mark(text, spec.rule, keys); return [kind, words]; }};
            return [[...x, ...y], typed.map(told)];
          }}); }}"""
        found = javascript.run(f"(cases) => {{ globalThis.liveCode = {{}}; return ({body})(cases); }}", cases)
        for (spec, _, numbers, _, told), (computed, said) in zip(cases, found, strict=True):
            assert computed == pytest.approx(numbers, rel=1e-9, abs=1e-12), spec["name"]
            assert said == told, spec["name"]


def test_the_script_marks_figures_and_orders_as_python_does(javascript: Any) -> None:
    for task in FIGURES.values():
        spec = sheets.sheet([task])[0][0]
        way = {quantity.name: value for quantity, value in task.way.items()}
        at = [way.get(name, usual) for name, usual in zip(spec["inputs"], spec["usual"], strict=True)]
        values = task.values(at)
        found = javascript.run(f"(goals, values) => {{ {sheets.marker()} return standing(goals, values); }}",
                               spec["goals"], values)
        assert (found["kind"], found["words"]) == ("set", task.check(**way).words)
    course = {"times": [0, 1, 3, 4], "columns": [[0, 2, 8, 5], [5, 4, 1, 1]], "reached": 4}
    for when, found in (("highest", [8, 5]), ("lowest", [0, 1]), ("end", [5, 1]), (2, [5, 2.5]), (9, [5, 1])):
        assert javascript.run(f"(goals, course) => {{ {sheets.marker()} return along(goals, course); }}",
                              [{"at": when}, {"at": when}], course) == found
    for task in LABELS.values():
        for names in (task.key, task.key[::-1], [-1, *task.key[1:]]):
            said = javascript.run(f"(names, right) => {{ {sheets.marker()} return labeled(names, right).words; }}",
                                  names, task.key)
            assert said == task.check(" ".join(f"{letter}{name + 1}" for letter, name in
                                               zip(task.letters, names, strict=True))).words
    for task in CURVES.values():
        spec = sheets.sheet([task])[0][0]
        for place, letter in enumerate(task.letters):
            said = javascript.run(f"(...args) => {{ {sheets.marker()} return picked(...args).words; }}", place,
                                  spec["right"], spec["said"])
            assert said == task.check(letter).words
    for task in ORDERS.values():
        found = javascript.run(f"(order) => {{ {sheets.marker()} return ordered(order); }}", task.shuffled)
        assert found["words"] == task.check("abcdefgh"[: len(task.steps)]).words
