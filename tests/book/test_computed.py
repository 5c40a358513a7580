"""A number in the text has to be what the model says, to the digit shown."""

from __future__ import annotations

import pytest

from electrolytes.book import computed
from electrolytes.book.computed import WrongNumberError, check, rewritten


@pytest.fixture
def science(monkeypatch: pytest.MonkeyPatch) -> None:
    """A module with a few numbers to ask for."""
    import sys
    from types import ModuleType

    module = ModuleType("tiny.section.page")
    module.twice = lambda x=1.0: 2 * x  # type: ignore[attr-defined]
    module.avogadro = lambda: 6.02214e23  # type: ignore[attr-defined]
    module.small = lambda: -0.00123456  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tiny.section.page", module)


def say(text: str, address: str) -> None:
    check(text, address, "tiny", "tiny.section.page")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("2", "model:twice"),
        ("2.0", "model:twice?x=1"),
        ("7.74", "model:twice?x=3.8677"),
        ("7.74 s⁻¹", "model:twice?x=3.8677"),
        ("−14 %", "model:twice?x=-7.02"),
        ("-14 %", "model:twice?x=−7.02"),
        ("1,234", "model:twice?x=617.1"),
        ("12\u202f346", "model:twice?x=6172.8"),
        ("6.02 × 10²³", "model:avogadro"),
        ("6.0e23", "model:avogadro"),
        ("−1.23 × 10⁻³", "model:small"),
        ("−0.0012", "model:small"),
        ("2", "model:section.page/twice"),
    ],
)
@pytest.mark.usefixtures("science")
def test_right_numbers_pass(text: str, address: str) -> None:
    say(text, address)


@pytest.mark.parametrize(
    ("text", "address", "right"),
    [
        ("7.73", "model:twice?x=3.8677", "7.74"),
        ("14 %", "model:twice?x=-7.02", "−14 %"),
        ("1,235", "model:twice?x=617.1", "1,234"),
        ("6.03 × 10²³", "model:avogadro", "6.02 × 10²³"),
        ("−1.24 × 10⁻³", "model:small", "−1.23 × 10⁻³"),
    ],
)
@pytest.mark.usefixtures("science")
def test_a_wrong_number_is_answered_with_the_right_one(text: str, address: str, right: str) -> None:
    with pytest.raises(WrongNumberError, match="the model says") as fault:
        say(text, address)
    assert repr(right) in str(fault.value)


@pytest.mark.parametrize(
    ("text", "address", "word"),
    [
        ("some", "model:twice", "no number"),
        ("2", "model:thrice", "thrice"),
        ("2", "model:nowhere/twice", "nowhere"),
        ("2", "model:twice?y=1", "y"),
        ("2", "model:", "not of the form"),
    ],
)
@pytest.mark.usefixtures("science")
def test_what_cannot_be_asked_for_is_said(text: str, address: str, word: str) -> None:
    with pytest.raises(WrongNumberError, match=word):
        say(text, address)


def test_a_page_without_a_module_has_to_name_one() -> None:
    with pytest.raises(WrongNumberError, match="none of its own"):
        check("2", "model:twice", "tiny", None)


@pytest.mark.parametrize("value", [7.7354, -0.5, 1234.5, 0.0])
def test_the_number_offered_is_one_that_passes(value: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(computed, "ask", lambda *_: value)
    check(rewritten("9.99", value), "model:any", "tiny", None)


def test_not_a_number_is_never_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(computed, "ask", lambda *_: float("nan"))
    with pytest.raises(WrongNumberError):
        check("1", "model:any", "tiny", None)
