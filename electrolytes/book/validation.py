"""What models say beside what publications and measurements say: ``{validation}`` prints the table, misses and all.

The table ``electrolytes/data/validation.csv`` holds what others found: an interval, a source, and the address by which
ours is asked for (as in `computed`). The model answers while the book is built, so that nothing is copied; whether it
lies in the interval is said, and misses are counted first. A row may say why the two cannot be compared; models
without a row are listed too.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import attrs
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from electrolytes.book.computed import ask
from electrolytes.book.library import found
from electrolytes.model.tables import number_text

TABLE = Path(__file__).parent.parent / "data" / "validation.csv"
KINDS = {"equations": "equations", "measurement": "measurement"}
DIGITS = {"equations": 6, "measurement": 3}
"""How many digits of ours are shown: a program's answer is compared to its last, a measurement seldom has three."""
PASS, MISS, NOT = "pass", "miss", "not comparable"


@dataclass(frozen=True)
class Finding:
    """A row of the table: what others found, and how to ask the model for the same."""

    model: str
    what: str
    address: str
    low: str
    high: str
    unit: str
    source: str
    kind: str
    why_not: str
    says: str

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            allowed = ", ".join(KINDS)
            raise ValueError(f"{TABLE.name}: {self.what!r} is of the kind {self.kind!r}; allowed are {allowed}")
        if not self.why_not and not (self.address and self.low and self.high):
            raise ValueError(f"{TABLE.name}: {self.what!r} needs an address and an interval, or the reason why not")


@attrs.frozen
class Compared:
    """A finding with the model's answer and the verdict."""

    finding: Finding
    ours: float | None
    verdict: str

    @property
    def off(self) -> float:
        """How far ours lies outside the interval, or nothing."""
        if self.ours is None or self.verdict == NOT:
            return 0.0
        return max(float(self.finding.low) - self.ours, self.ours - float(self.finding.high), 0.0)


@cache
def findings(path: Path = TABLE) -> tuple[Finding, ...]:
    """All rows, in the order of the table."""
    with path.open(encoding="utf8", newline="") as table:
        return tuple(Finding(**{key: value.strip() for key, value in row.items()}) for row in csv.DictReader(table))


@cache
def compared() -> tuple[Compared, ...]:
    """Every finding with what our model says now."""
    made = []
    for finding in findings():
        ours = ask(f"model:{finding.address}", "electrolytes", None) if finding.address else None
        if finding.why_not:
            verdict = NOT
        else:
            assert ours is not None
            verdict = PASS if float(finding.low) <= ours <= float(finding.high) else MISS
        made.append(Compared(finding, ours, verdict))
    return tuple(made)


def unlisted() -> list[found.Entry]:
    """Models for which the table has no row."""
    listed = {finding.model.rpartition(":")[2] for finding in findings()}
    pages = {(finding.model.rpartition(":")[0].split(".")[-1], finding.model.rpartition(":")[2])
             for finding in findings()}
    return [entry for entry in found.entries() if entry.variable not in listed
            or not any(page in entry.module.split(".") or page in entry.face.split(".")
                       for page, name in pages if name == entry.variable)]


class Validation(SphinxDirective):
    """``{validation}``: the count of misses, the table, and the models without a comparison."""

    def run(self) -> list[nodes.Node]:
        """Ask the models and print."""
        self.env.note_dependency(str(TABLE))
        stands_on_science(self.env)
        rows = sorted(compared(), key=lambda each: (MISS, NOT, PASS).index(each.verdict))
        counts = Counter(each.verdict for each in rows)
        rest = unlisted()
        misses = f"{counts[MISS]} of {counts[MISS] + counts[PASS]} comparisons are misses"
        first = nodes.paragraph("", "", nodes.strong("", misses), nodes.Text(
            f"; {counts[NOT]} findings cannot be compared, for the reasons given; {len(rest)} of "
            f"{len(found.entries())} models have nothing to be held against."))
        heads = ["", "What", "Found", "Ours", "Off by", "By", "Source"]
        columns = [nodes.colspec(colwidth=width) for width in (10, 34, 14, 12, 10, 10, 10)]
        head = nodes.thead("", _row([[nodes.Text(text)] for text in heads]))
        body = nodes.tbody("", *(_row(self._cells(each)) for each in rows))
        table = nodes.table("", nodes.tgroup("", *columns, head, body, cols=len(heads)),
                            classes=["validation", "cards"])
        names = nodes.paragraph("", "", nodes.strong("", "Nothing to be held against: "), nodes.Text(
            "; ".join(entry.model.name for entry in rest) + "."))
        return [first, table, names]

    def _cells(self, each: Compared) -> list[list[nodes.Node]]:
        told = each.finding
        added = f"Not comparable: {told.why_not}." if told.why_not else told.says
        what = f"{told.what}. {added}" if added else told.what
        unit = "" if told.unit == "1" else told.unit
        span = f"{told.low} to {told.high} {unit}".replace("-", "−").strip() if told.low else ""
        ours = "" if each.ours is None else f"{number_text(float(f'{each.ours:.{DIGITS[told.kind]}g}'))} {unit}".strip()
        off = f"{number_text(float(f'{each.off:.2g}'))} {unit}".strip() if each.off else ""
        cited = "[" + "; ".join(f"@{key.strip()}" for key in told.source.split(";")) + "]" if told.source else ""
        said: nodes.Node = nodes.strong("", each.verdict) if each.verdict == MISS else nodes.Text(each.verdict)
        texts = (what, span, ours, off, KINDS[told.kind], cited)
        cells: list[list[nodes.Node]] = [[said]]
        for text in texts:
            cells.append([nodes.Text(text)])
        return cells


def _row(cells: list[list[nodes.Node]]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells))


def _digest() -> str:
    """A hash over the science and the table."""
    folders = [TABLE.parents[1] / name for name in (*found.CHAPTERS, "data", "model")]
    paths = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in (".py", ".csv"))
    return hashlib.sha256(b"".join(path.name.encode() + path.read_bytes() for path in paths)).hexdigest()


def stands_on_science(env: BuildEnvironment) -> None:
    """Note that the page which is being read has to be read again when any model changes."""
    _known(env)[env.docname] = _digest()


def _known(env: BuildEnvironment) -> dict[str, str]:
    known: dict[str, str] = env.__dict__.setdefault("book_validations", {})
    return known


def _outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """The page, if any model has changed."""
    now = _digest() if _known(env) else ""
    return [name for name, digest in _known(env).items() if name in env.found_docs and digest != now]


def _merge(app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    _known(env).update({name: _known(other)[name] for name in docnames if name in _known(other)})


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("validation", Validation)
    app.connect("env-get-outdated", _outdated)
    app.connect("env-merge-info", _merge)
