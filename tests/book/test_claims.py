"""The ledger: each claim has a page that makes it, sources that are in the bibliography, and a test that runs."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from pybtex.database import parse_file
from support.chapters import chapters

from electrolytes.book.claims import Claim, ledger
from electrolytes.evidence import EVIDENCE

ROOT = Path(__file__).parent.parent.parent
CLAIMS = list(ledger().values())
every_claim = pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)


@every_claim
def test_a_claim_is_made_on_its_page(claim: Claim) -> None:
    text = (ROOT / f"{claim.page}.md").read_text(encoding="utf-8")
    assert f"[{claim.label}](claim:{claim.id})" in text


@every_claim
def test_a_claim_has_sources_in_the_bibliography(claim: Claim) -> None:
    known = set(parse_file(ROOT / "references.bib").entries)
    cited = set(re.findall(r"@([\w:.-]+)", claim.cited))
    assert cited, "a claim needs a source"
    assert cited <= known


@every_claim
def test_a_claim_has_a_test(claim: Claim) -> None:
    """That it also ran, and passed, is checked at the end of a whole run (tests/conftest.py)."""
    path, _, name = claim.test.partition("::")
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_a_claim_made_in_the_text_stands_in_the_ledger() -> None:
    for path in chapters():
        for label, number in re.findall(r"\[([^\]]+)\]\(claim:([^)]+)\)", path.read_text(encoding="utf-8")):
            assert ledger()[number].label == label, (path, number)
            assert label in EVIDENCE


def test_what_a_test_checks_is_said_in_words() -> None:
    claim = Claim("X1", "", "", "weak", "A2000; B2001", "tests/mechanism/pump/test_turnover.py::test_it_stands_still")
    assert claim.checked_by == "pump: it stands still"
    assert claim.cited == "[@A2000; @B2001]"
