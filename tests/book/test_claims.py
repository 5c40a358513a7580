"""The ledger: each claim has a page that makes it, sources that are in the bibliography, and a test that runs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from pybtex.database import parse_file

from electrolytes.book.claims import LABELS, Claim, ledger

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


def test_the_test_of_every_claim_exists_and_runs() -> None:
    """Run in a process of their own, so that a test that was renamed, skipped or left out is noticed here."""
    named = sorted({claim.test for claim in CLAIMS})
    assert all("::test_" in test for test in named)
    options = ["-q", "-p", "no:cacheprovider", "-p", "no:randomly", "-rs", "--no-header"]
    ran = subprocess.run([sys.executable, "-m", "pytest", *options, *named], cwd=ROOT, capture_output=True, text=True,
                         check=False)
    assert ran.returncode == 0, ran.stdout[-2000:] + ran.stderr
    assert re.search(r"\d+ passed", ran.stdout)
    assert not re.search(r"\d+ (skipped|deselected|xfailed)", ran.stdout), ran.stdout[-2000:]


def test_a_claim_made_in_the_text_stands_in_the_ledger() -> None:
    for path in ROOT.glob("chapters/**/*.md"):
        for label, number in re.findall(r"\[([^\]]+)\]\(claim:([^)]+)\)", path.read_text(encoding="utf-8")):
            assert ledger()[number].label == label, (path, number)
            assert label in LABELS


def test_what_a_test_checks_is_said_in_words() -> None:
    claim = Claim("X1", "", "", "weak", "A2000; B2001", "tests/mechanism/pump/test_turnover.py::test_it_stands_still")
    assert claim.checked_by == "pump: it stands still"
    assert claim.cited == "[@A2000; @B2001]"
