"""A number and its unit stay on one line."""

from __future__ import annotations

import pytest

from electrolytes.book.breaks import held


@pytest.mark.parametrize(("text", "before", "kept"), [
    ("a rise of 33 % in", "", "a rise of 33\u00a0% in"),
    (" % slower", "9", "\u00a0% slower"),
    (" % slower", "by ", " % slower"),
    ("140\nmmol/L of it", "", "140\u00a0mmol/L of it"),
    ("2 Men", "", "2 Men"),
])
def test_a_unit_is_held_at_its_number(text: str, before: str, kept: str) -> None:
    assert held(text, before) == kept
