"""``{objectives}``: what can be done after each page, with the tasks that test it (``data/objectives.csv``)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from electrolytes.book.contents import chapters
from electrolytes.book.digest import table

TABLE = "objectives.csv"


@dataclass(frozen=True)
class Objective:
    """What somebody can do after a page, and the names of the tasks that test it."""

    page: str
    words: str
    tasks: tuple[str, ...]


def objectives(package: str) -> list[Objective]:
    """All objectives of a book by its package, in the order of the book; none if it has no table of them."""
    path = table(package, TABLE)
    if path is None:
        return []
    with path.open(encoding="utf8", newline="") as rows:
        return [Objective(f"chapters/{row['page']}", row["objective"], tuple(row["tasks"].split(";")))
                for row in csv.DictReader(rows)]


class Objectives(SphinxDirective):
    """The list, a heading for each page; tasks are links to where they stand."""

    def run(self) -> list[nodes.Node]:
        """Only pages that this book has."""
        if path := table(self.config.book_package, TABLE):
            self.env.note_dependency(str(path))
        pages, listed = list(chapters(self.env.srcdir)), objectives(self.config.book_package)
        found: list[nodes.Node] = []
        for page in dict.fromkeys(each.page for each in listed):
            if page in pages:
                heading = nodes.paragraph("", "", self._link(page, "", self._title(page)))
                items = [nodes.list_item("", self._item(each)) for each in listed if each.page == page]
                found += [heading, nodes.bullet_list("", *items)]
        return found

    def _title(self, page: str) -> str:
        """The heading of a page, which may not have been read yet."""
        lines = (Path(self.env.srcdir) / f"{page}.md").read_text("utf8").splitlines()
        return next(line.removeprefix("# ") for line in lines if line.startswith("# "))

    def _item(self, objective: Objective) -> nodes.paragraph:
        said = nodes.paragraph("", f"{objective.words}: ")
        for number, task in enumerate(objective.tasks, 1):
            link = self._link(objective.page, f"#practice-{task}", f"task {number}")
            said += [nodes.Text(", " if number > 1 else ""), link]
        return said

    def _link(self, page: str, anchor: str, words: str) -> nodes.reference:
        address = self.env.app.builder.get_relative_uri(self.env.docname, page) + anchor
        return nodes.reference("", words, internal=True, refuri=address)


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("objectives", Objectives)
