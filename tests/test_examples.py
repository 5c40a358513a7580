"""The examples in docstrings, which the reference of the package shows: each runs as it stands there."""

from __future__ import annotations

import doctest
import inspect
from collections.abc import Iterator
from types import ModuleType

import pytest

from electrolytes.book import api

PACKAGES = ("electrolytes.model", "electrolytes.live", "electrolytes.practice", "electrolytes.lab", "electrolytes.book")
HAVE = ("Model", "Model.evaluate", "Model.number", "Model.simulate", "Model.steady_state", "Model.sensitivity",
        "Model.to_sbml", "Model.from_sbml", "Model.replace", "Quantity", "Result", "q", "over_time", "Explorable",
        "Guess", "Sentence", "Preset", "Numerical", "check")


def documented() -> Iterator[tuple[str, str]]:
    """Every public name and method with its docstring, as the reference prints them."""
    for package in PACKAGES:
        for name, value in api.public(package).items():
            if not api.described(value) or isinstance(value, ModuleType):
                continue
            yield name, inspect.getdoc(value) or ""
            if isinstance(value, type):
                yield from ((f"{name}.{each.name}", each.doc) for each in api.members(value))


DOCUMENTED = dict(documented())
EXAMPLES = {name: doc for name, doc in DOCUMENTED.items() if ">>>" in doc}


def test_every_public_name_is_described_and_the_main_ones_by_example() -> None:
    assert [name for name, doc in DOCUMENTED.items() if not doc] == []
    assert [name for name in HAVE if name not in EXAMPLES] == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_does_what_it_says(name: str) -> None:
    said: list[str] = []
    test = doctest.DocTestParser().get_doctest(EXAMPLES[name], {}, name, None, 0)
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(test, out=said.append)
    assert not said, "".join(said)
