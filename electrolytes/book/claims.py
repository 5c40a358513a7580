"""What the book claims and how sure it is: badges in the text, and the ledger behind them.

``[contested](claim:M4)`` in the text becomes a badge that leads to its row in the ledger. The ledger is the table
``data/claims.csv`` of the book's package (id, claim, page, label, sources, test); ``{claims}`` prints it. A badge that
says something else than the ledger fails the build, so a label cannot be changed in one place only. That the test of
each claim exists is itself a test. Below a claim stands how sure its numbers are (`intervals`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from electrolytes.book import intervals, validation
from electrolytes.book.digest import table
from electrolytes.evidence import EVIDENCE

logger = logging.getLogger(__name__)

Row = list[list[nodes.Node]]  # of a table: the inline content of each cell

LEDGER = Path(__file__).parent.parent / "data" / "claims.csv"


@dataclass(frozen=True)
class Claim:
    """A row of the ledger."""

    id: str
    claim: str
    page: str
    label: str
    sources: str
    test: str

    @property
    def checked_by(self) -> str:
        """The test in words: ``tests/mechanism/pump/test_turnover.py::test_stands_still`` is "pump: stands still"."""
        path, _, name = self.test.partition("::")
        return f"{Path(path).parent.name}: {name}".replace("test_", "").replace("_", " ")

    @property
    def cited(self) -> str:
        """The sources as a citation, ``[@Pan2020; @Apell2017]``."""
        return "[" + "; ".join(f"@{key.strip()}" for key in self.sources.split(";")) + "]" if self.sources else ""


@cache
def ledger(path: Path = LEDGER) -> dict[str, Claim]:
    """The claims by id, in the order of the table."""
    with path.open(encoding="utf8", newline="") as table:
        claims = [Claim(**{key: value.strip() for key, value in row.items()}) for row in csv.DictReader(table)]
    for claim in claims:
        if claim.label not in EVIDENCE:
            allowed = ", ".join(EVIDENCE)
            raise ValueError(f"{path.name}: {claim.id} has the label {claim.label!r}; allowed are {allowed}")
    return {claim.id: claim for claim in claims}


def of(package: str) -> dict[str, Claim]:
    """The claims of a book by its package; none if it has no ledger."""
    path = table(package, LEDGER.name)
    return ledger(path) if path else {}


def badge(label: str, target: str = "", docname: str = "") -> nodes.inline:
    """A label with its mark, as a link to its row in the ledger if `target` is given."""
    text: nodes.Node = nodes.Text(label)
    if target:
        text = addnodes.pending_xref("", nodes.inline("", label), refdomain="std", reftype="ref", refdoc=docname,
                                     reftarget=f"claim-{target.lower()}", refexplicit=True, refwarn=True)
    return nodes.inline("", "", text, classes=["evidence", label.replace(" ", "-")])


class Badges(SphinxTransform):
    """Turn each ``claim:`` link into a badge, once it agrees with the ledger."""

    default_priority = 400

    def apply(self, **kwargs: Any) -> None:
        """Check the badges of one page."""
        for link in list(self.document.findall(nodes.reference)):
            address = link.get("refuri", "")
            if not address.startswith("claim:"):
                continue
            number, said = address.removeprefix("claim:"), link.astext()
            claim = of(self.config.book_package).get(number)
            if claim is None:
                logger.warning("claim: %s has no claim %r", LEDGER.name, number,
                               location=link, type="electrolytes", subtype="claim")
            elif claim.label != said:
                logger.warning("claim: the text calls %s %r, the ledger %r", number, said, claim.label,
                               location=link, type="electrolytes", subtype="claim")
            _depend(self.env)
            link.replace_self(badge(said, number, self.env.docname) if claim else nodes.inline("", said))


def _depend(env: BuildEnvironment) -> None:
    """A page that shows anything of the ledger is read again when it has changed."""
    if path := table(env.config.book_package, LEDGER.name):
        env.note_dependency(str(path))


class ClaimsTable(SphinxDirective):
    """``{claims}``: the ledger as a table; ``{claims} labels``: what the labels mean."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Print the table asked for."""
        _depend(self.env)
        if self.arguments == ["labels"]:
            labels: list[Row] = [[[badge(label)], [nodes.Text(meaning)]] for label, meaning in EVIDENCE.items()]
            return [self._table(["Label", "Means"], labels, [20, 80])]
        # whether the book is this one, whose claims say how sure their numbers are
        measured = table(self.config.book_package, intervals.TABLE.name) == intervals.TABLE
        if measured:
            self.env.note_dependency(str(intervals.TABLE))
            validation.stands_on_science(self.env)
        heads = ["", "What we claim", "How sure", "Where", "Sources", "Checked by"]
        rows = [self._row(claim, intervals.of_claim(claim.id) if measured else [])
                for claim in of(self.config.book_package).values()]
        return [self._table(heads, rows, [5, 35, 14, 14, 16, 16], "ledger", "cards")]

    def _row(self, claim: Claim, how_sure: Iterable[intervals.Interval]) -> Row:
        name = f"claim-{claim.id.lower()}"
        target = nodes.target("", "", ids=[name], names=[name])
        self.state.document.note_explicit_target(target, target)
        page = addnodes.pending_xref(  # without words of its own it says the page's title
            "", nodes.inline(), refdomain="std", reftype="doc", reftarget="/" + claim.page, refdoc=self.env.docname,
            refexplicit=False, refwarn=True)
        texts = [nodes.Text(text) for text in (claim.id, claim.claim, claim.cited, claim.checked_by)]
        sure = [nodes.inline("", f" {row.words}", classes=["how-wide"]) for row in how_sure]
        return [[target, texts[0]], [texts[1], *sure], [badge(claim.label)], [page], [texts[2]], [texts[3]]]

    def _table(self, heads: list[str], rows: list[Row], widths: list[int], *classes: str) -> nodes.table:
        def row(cells: Row) -> nodes.row:
            return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells))

        columns = [nodes.colspec(colwidth=width) for width in widths]
        head = nodes.thead("", row([[nodes.Text(text)] for text in heads]))
        body = nodes.tbody("", *map(row, rows))
        return nodes.table("", nodes.tgroup("", *columns, head, body, cols=len(heads)), classes=list(classes))


def setup(app: Sphinx) -> None:
    """Register badges and ledger."""
    app.add_transform(Badges)
    app.add_directive("claims", ClaimsTable)
