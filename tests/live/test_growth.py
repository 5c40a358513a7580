"""A page of twenty figures: each lives by itself, and none is in another's way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from support.browser import opened, until
from support.gallery import gallery, written

MANY = 20


@pytest.fixture(scope="module")
def crowd(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The gallery's figure twenty times under names of their own, open and live."""
    one = gallery("crowd-0")
    one.complete()
    names = [f"crowd-{i}" for i in range(MANY)]
    parts = [SimpleNamespace(_html=one._html.replace("crowd-0", name), _spec={**one._spec, "slug": name},
                             _code=one._code, _style=one._style, _later=one._later, complete=lambda: None)
             for name in names]
    path = written(Path(tmp_path_factory.mktemp("crowd")) / "crowd.html", *parts)  # type: ignore[arg-type]
    with opened(chromium, path.as_uri()) as page:
        until(page, f"() => document.querySelectorAll('[data-ready]').length === {MANY}")
        yield page


def test_no_name_stands_twice(crowd: Any) -> None:
    names = crowd.evaluate("() => [...document.querySelectorAll('[id]')].map(({ id }) => id)")
    assert len(names) == len(set(names)) > MANY


def test_a_control_moves_its_own_figure_alone(crowd: Any) -> None:
    moved = crowd.evaluate("""() => {
      const figures = [...document.querySelectorAll("[data-explorable]")];
      const shown = () => figures.map((root) => root.querySelector("svg").outerHTML);
      return figures.map((root) => {
        const before = shown();
        const slider = root.querySelector('input[type="range"]');
        slider.value = slider.value === slider.max ? slider.min : slider.max;
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        const after = shown();
        return figures.flatMap((_, i) => before[i] === after[i] ? [] : [i]).join();
      });
    }""")
    assert moved == [str(i) for i in range(MANY)]


def test_all_twenty_are_kept_as_they_were_left(crowd: Any) -> None:
    values = "() => [...document.querySelectorAll('.explorable')].map((r) => r.querySelector('[type=range]').value)"
    left = crowd.evaluate(values)
    crowd.reload()
    until(crowd, f"() => document.querySelectorAll('[data-ready]').length === {MANY}")
    assert crowd.evaluate(values) == left
