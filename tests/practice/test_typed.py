"""Python reads what people type as the page does: one file of cases for both."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from electrolytes.practice.typed import convert, read_number

CASES = json.loads((Path(__file__).parent.parent / "support" / "typed.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["numbers"], ids=repr)
def test_every_number_is_read(case: list[object]) -> None:
    text, value, *unit = case
    found = read_number(str(text))
    assert (found and [found.value, found.unit]) == (None if value is None else [value, *unit])


@pytest.mark.parametrize(("typed", "own", "by"), CASES["units"])
def test_every_unit_is_converted(typed: str, own: str, by: float | None) -> None:
    found = convert(typed, own)
    assert math.isnan(found) if by is None else found == pytest.approx(by, rel=1e-12)
