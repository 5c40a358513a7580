"""The three notebooks that one can start from: they run from top to bottom, and find what their text says."""

from __future__ import annotations

import ast
import re
from typing import Any

import pytest
from support.chapters import ROOT

from electrolytes.live import Explorable

CODE = re.compile(r"```\{code-cell\} python\n(.*?)```", re.DOTALL)


def run(name: str) -> dict[str, Any]:
    """All cells of a page, one after the other; the value of the last line of each under its number."""
    text = (ROOT / "chapters" / "reference" / f"{name}.md").read_text(encoding="utf-8")
    known: dict[str, Any] = {"__name__": "__main__"}
    for number, code in enumerate(CODE.findall(text)):
        tree = ast.parse(code)
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, name, "exec"), known)
        if isinstance(last, ast.Expr):
            known[f"cell {number}"] = eval(compile(ast.Expression(last.value), name, "eval"), known)
    return known


def test_a_model_of_ones_own(capsys: pytest.CaptureFixture[str]) -> None:
    known = run("start_model")
    assert "unit" in capsys.readouterr().out
    live = known["cell 2"]
    assert isinstance(live, Explorable)
    live.salt = 35
    assert "599 mmol/L" in live.sentence
    assert sorted(known["cell 4"].iloc[-1]) == pytest.approx(sorted(known["cell 3"].iloc[-1]), rel=1e-6)
    assert known["boiled"].simulate([0, 2])["sodium"][-1] == pytest.approx(known["soup"].number("sodium") / 0.2)


def test_a_fit_with_its_uncertainty() -> None:
    known = run("start_fit")
    data, best = known["data"], known["best"]

    def misfit(a: float, b: float) -> float:
        return float((((known["model"](data["mg"], a, b) - data["percent absorbed"]) / data["spread"]) ** 2).sum())

    least = misfit(*best)
    around = ((best[0] * up, best[1] * over) for up in (0.95, 1, 1.05) for over in (0.95, 1, 1.05))
    assert all(misfit(*place) >= least - 1e-6 for place in around)
    assert known["cell 2"] > 0.9 and (known["error"] > 0.4 * best).all()
    low, _, high = known["cell 3"]
    assert low < known["model"](70.0, *best) < high and high - low < 25


def test_a_sweep_and_what_matters() -> None:
    known = run("start_sweep")
    shares = known["shares"]
    assert shares["in all"].idxmax() == "food" and shares.loc["lowered", "in all"] < 0.02
    assert known["grid"]["U"].shape == (3, 4) and known["cell 4"].shape == (3, 3)
