"""What is kept on disk is found again, is never wrong, and is never missed."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from sympy import Max, Piecewise, exp

from electrolytes.model import Model, Quantity, q, store
from electrolytes.model.code.digests import definition, digest

x = Quantity("x", unit="mM", default=1.0, range=(0, 10))
k = Quantity("k", unit="1/mM", default=2.0)
y, z = Quantity("y", unit="1"), Quantity("z", unit="1")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of its own for what is kept."""
    monkeypatch.setenv("ELECTROLYTES_CACHE", str(tmp_path / "kept"))
    store.folder.cache_clear()
    store._thin.cache_clear()
    yield tmp_path / "kept"
    store.folder.cache_clear()


def test_what_was_computed_once_is_found_again(folder: Path) -> None:
    asked = []

    def compute() -> list[float]:
        asked.append(1)
        return [1.5, math.inf, -0.0, 5e-324]

    first, second = (store.kept("numbers", "one", compute) for _ in range(2))
    assert first == second == [1.5, math.inf, 0.0, 5e-324]
    assert len(asked) == 1
    assert store.kept("numbers", "two", lambda: 2) == 2


def test_not_a_number_stays_that(folder: Path) -> None:
    store.kept("numbers", "nan", lambda: [math.nan])
    assert math.isnan(store.kept("numbers", "nan", lambda: [0.0])[0])


def test_what_fails_is_not_kept(folder: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        store.kept("numbers", "one", lambda: 1 / 0)
    assert store.kept("numbers", "one", lambda: 1) == 1


def test_a_damaged_entry_is_computed_anew(folder: Path) -> None:
    store.kept("numbers", "one", lambda: 1)
    (entry,) = folder.iterdir()
    entry.write_text("{half", "utf8")
    assert store.kept("numbers", "one", lambda: 1) == 1
    assert json.loads(entry.read_text("utf8")) == 1


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path, folder: Path,
                                                                monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a file"
    file.write_text("")
    monkeypatch.setenv("ELECTROLYTES_CACHE", str(file / "below"))
    store.folder.cache_clear()
    assert store.kept("numbers", "one", lambda: 1) == 1


def test_nothing_is_kept_when_nobody_wants_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELECTROLYTES_CACHE", "")
    store.folder.cache_clear()
    assert store.kept("numbers", "one", lambda: 1) == 1
    assert not folder.exists()


def test_the_folder_does_not_grow_for_ever(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST", 10)
    for number in range(12):
        store.kept("numbers", str(number), lambda: 1)
    store._thin.cache_clear()
    store.kept("numbers", "the last", lambda: 1)
    assert len(list(folder.iterdir())) == 7


def model(**changed: object) -> Model:
    """A small model, changed in one thing."""
    parts = {"outputs": {y: k * x, z: exp(-y)}, "inputs": [x], **changed}
    return Model("Small", **parts)  # type: ignore[arg-type]


DIFFERENT = [
    model(),
    model(version="2"),
    model(outputs={y: k * x, z: exp(y)}),
    model(outputs={y: k * x * 2, z: exp(-y)}),
    model(outputs={y: k * x * 2.0, z: exp(-y)}),
    model(outputs={y: k * x, z: exp(-y) + q(1, "1")}),
    model(outputs={y: k * x, z: exp(-y) + q(1, "percent") / q(1, "percent")}),
    model(outputs={y: k * x, z: Piecewise((y, y > 1), (exp(-y), True))}),
    model(outputs={y: k * x, z: Piecewise((y, y >= 1), (exp(-y), True))}),
    model(outputs={z: k * x}),
    model().replace(defaults={"k": 3.0}),
    model().replace(quantities={"x": x.with_(range=(0, 11))}),
    model(inputs=[x, k]),
]


def test_models_that_differ_in_anything_are_kept_apart() -> None:
    texts = [definition(each)[0] for each in DIFFERENT]
    assert len(set(texts)) == len(texts)
    assert definition(model())[0] == texts[0]


def test_a_program_that_was_kept_is_the_program(folder: Path) -> None:
    printed = model().javascript()
    kept = model().javascript()
    assert kept == printed == model(version="1").javascript()
    assert model().javascript({"e": y + 1}) != printed
    assert model().javascript(inputs=[x, k]) != model().javascript(inputs=[k, x])
    assert len(list(folder.glob("javascript-*"))) == 4


def test_a_digest_is_the_same_in_another_process() -> None:
    here = digest(exp(-y) * Max(0, x * k) + q(2, "mM") / q(1, "mM"), {})
    code = """
from sympy import Max, exp
from electrolytes.model import Quantity, q
from electrolytes.model.code.digests import digest
x = Quantity("x", unit="mM", default=1.0, range=(0, 10))
k = Quantity("k", unit="1/mM", default=2.0)
y = Quantity("y")
print(digest(exp(-y) * Max(0, x * k) + q(2, "mM") / q(1, "mM"), {}))
"""
    there = subprocess.run([sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": "7"}, check=True,
                           capture_output=True, text=True, cwd=Path(__file__).parent.parent.parent)
    assert there.stdout.strip() == here


def test_a_figure_s_usual_state_is_kept_to_the_last_digit(folder: Path) -> None:
    from support.decay import decay

    frames = [decay()._drawing.home for _ in range(2)]
    assert frames[0].values == frames[1].values
    for one, other in zip(frames[0].sweeps[0], frames[1].sweeps[0], strict=True):
        np.testing.assert_array_equal(one, other)
