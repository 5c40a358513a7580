"""The table of findings: every row can be asked for, verdicts are what the numbers say, misses are counted."""

from __future__ import annotations

import attrs
import pytest

from electrolytes.book import validation
from electrolytes.book.validation import MISS, NOT, PASS, Finding, compared, findings, unlisted


def test_every_finding_has_a_verdict_that_its_numbers_bear_out() -> None:
    for each in compared():
        if each.finding.why_not:
            assert each.verdict == NOT
            continue
        assert each.ours is not None and each.finding.source
        inside = float(each.finding.low) <= each.ours <= float(each.finding.high)
        assert each.verdict == (PASS if inside else MISS) and (each.off == 0) == inside


def test_misses_stay_in_the_table() -> None:
    """The artery that narrows too little, blood that falls too little, the limb that leaves too much magnesium."""
    missed = " ".join(each.finding.what for each in compared() if each.verdict == MISS)
    for word in ("Narrowing for each nanomolar", "two men", "cortical thick limb", "without potassium"):
        assert word in missed


def test_a_model_is_either_held_against_something_or_listed() -> None:
    free = {entry.slug for entry in unlisted()}
    assert "mechanism-pump-pump" not in free and "essentials-fluids-race" in free


@pytest.mark.parametrize("change", [{"kind": "rumor"}, {"address": "", "why_not": ""}, {"low": "", "why_not": ""}])
def test_a_row_that_says_too_little_is_refused(change: dict[str, str]) -> None:
    whole = next(each for each in findings() if each.address and not each.why_not)
    given = {field: getattr(whole, field) for field in Finding.__dataclass_fields__} | change
    with pytest.raises(ValueError, match=validation.TABLE.name):
        Finding(**given)


def test_a_comparison_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        compared()[0].ours = 1.0  # type: ignore[misc]
