"""How sure the claims' numbers are: each number that a model makes has its interval, in the ledger and on its page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from electrolytes.book.claims import ledger
from electrolytes.book.intervals import CHAPTERS, Interval, holds_a_number, intervals, of_claim

ROOT = Path(__file__).parent.parent.parent
ROWS = [row for row in intervals() if row.address]


def test_every_claim_of_the_later_chapters_that_holds_a_number_has_an_interval_or_says_why_not() -> None:
    """Numbers in words count; what a page says of its badge's number is the next test's."""
    numbered = [claim for claim in ledger().values()
                if claim.page.split("/")[1] in CHAPTERS and holds_a_number(claim.claim)]
    assert len(numbered) > 20
    assert [claim.id for claim in numbered if not of_claim(claim.id)] == []
    assert {row.claim for row in intervals()} <= ledger().keys()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.claim}-{row.what[:20]}")
def test_an_interval_is_one_and_stands_beside_its_badge(row: Interval) -> None:
    low, high = row.ends()
    assert float(low.replace("−", "-")) < float(high.replace("−", "-"))
    text = (ROOT / f"{ledger()[row.claim].page}.md").read_text(encoding="utf-8")
    assert row.asked("low") in text, "the page has to give the interval, as a checked number"
    said = re.findall(r"(−?\d[\d.]*) to (\d[\d.]*)", ledger()[row.claim].claim)
    if "in 95 of 100 draws" in ledger()[row.claim].claim:
        assert any(abs(float(a) - float(low)) < 0.05 * float(high) + 0.051 and
                   abs(float(b) - float(high)) < 0.05 * float(high) + 0.051 for a, b in said), (said, low, high)


def test_what_counts_as_a_number() -> None:
    assert holds_a_number("Half of the channels") and holds_a_number("at 0.6 mmol/L")
    assert not holds_a_number("Blocking NKCC2 spares TRPM6 in claudin-16 mice")
