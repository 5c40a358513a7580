"""What a page needs of its tasks: their programs as a script file, and a spec of each for ``script/practice.js``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from electrolytes.live.script import filed, joined
from electrolytes.model import ModelError, default_of
from electrolytes.practice.figures import SetFigure
from electrolytes.practice.marking import WORDS
from electrolytes.practice.pictured import Label, WhichCurve
from electrolytes.practice.tasks import Numerical, Order, Task, shown_unit
from electrolytes.practice.texts import FieldSpec, Text

_FOLDER = Path(__file__).parent / "script"
_LIVE = Path(__file__).parent.parent / "live" / "script"


def tasks_of(module: str) -> tuple[Task, ...]:
    """The tasks of a page's package; ModelError if it has none."""
    if find_spec(f"{module}.practice") is None:
        raise ModelError(f"{module} has no module practice with TASKS")
    tasks: tuple[Task, ...] = import_module(f"{module}.practice").TASKS
    return tasks


def sheet(tasks: Sequence[Task]) -> tuple[list[dict[str, Any]], str, str]:
    """The spec of each task, the name of the script file with their programs, and its text."""
    codes: list[str] = []
    specs = []
    for task in tasks:
        spec = _spec(task)
        if isinstance(task, (Numerical, SetFigure)):
            inputs = list(task.draw) if isinstance(task, Numerical) else task.inputs
            spec["code"] = len(codes)
            code = task.model.javascript(task.expressions, inputs)
            if isinstance(task, SetFigure) and task.course is not None:
                course = task.course.spec(task.model)
                code, spec["grid"] = course["code"], course["grid"]
            codes.append(code)
        specs.append(spec)
    listed = ",\n".join(f"() => {code}" for code in codes)
    name, text = filed(f"function () {{\nreturn [\n{listed}\n];\n}}")
    return specs, name, text


def _spec(task: Task) -> dict[str, Any]:
    if isinstance(task, Numerical):
        return {"kind": "number", "name": task.name, "rule": task.rule,
                "draws": [list(values.values) for values in task.draw.values()],
                "paper": list(task.paper.values()), "fields": fields(task.asked, task.solved)}
    if isinstance(task, SetFigure):
        start = {quantity.name: value for quantity, value in task.start.items()}
        goals = [{"low": goal.low, "high": goal.high, "name": goal.name, "form": goal.form,
                  "unit": shown_unit(goal.unit), "at": goal.at} for goal in task.goals]
        return {"kind": "figure", "name": task.name, "figure": task.figure, "start": start, "goals": goals,
                "inputs": [quantity.name for quantity in task.inputs], "move": [each.name for each in task.move],
                "labels": [each.label or each.name for each in task.move],
                "usual": [task.start.get(each, default_of(each)) for each in task.inputs]}
    if isinstance(task, Label):
        return {"kind": "label", "name": task.name, "right": task.key}
    if isinstance(task, WhichCurve):
        return {"kind": "curve", "name": task.name, "right": task.key, "said": [each.words for each in task.candidates]}
    assert isinstance(task, Order)
    return {"kind": "order", "name": task.name}


def fields(*texts: Text) -> list[FieldSpec]:
    """The fields of several texts, one after the other, as they are numbered in the page."""
    return [piece for text in texts for piece in text.pieces if not isinstance(piece, str)]


@cache
def script() -> str:
    """The script of pages with practice: a classic one, also from ``file://``."""
    parts = [_LIVE / "format.js", _LIVE / "typed.js", _FOLDER / "marking.js", _FOLDER / "practice.js"]
    words = f"const WORDS = {json.dumps(WORDS, ensure_ascii=False)};\n"
    return '(function () {\n"use strict";\n' + words + "\n".join(joined(p.read_text("utf8")) for p in parts) + "})();\n"


def marker() -> str:
    """The statements that mark, without a page: for tests."""
    parts = [_LIVE / "format.js", _LIVE / "typed.js", _FOLDER / "marking.js"]
    words = f"const WORDS = {json.dumps(WORDS, ensure_ascii=False)};\n"
    return words + "\n".join(joined(path.read_text("utf8")) for path in parts)
