"""``{licenses}``: the licenses of all that the site ships and others have written, as the installed packages give them.

What is only used while the book is built (Temml, SymPy) is not on the site, and not listed; what it leaves on the site
is. The release carries a bill of all packages beside it.
"""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, files, metadata
from pathlib import Path

import attrs
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective


@attrs.frozen
class Shipped:
    """A package of others of which something is on the site.

    Parameters
    ----------
    name : as its registry has it
    kind : "npm" or "Python"
    what : what of it is on the site
    text : its license's file: in the folder of the package, or by the end of its name among the installed files
    license : the license by its short name, for packages whose metadata do not say it
    """

    name: str
    kind: str
    what: str
    text: str = "LICENSE"
    license: str = ""


SHIPPED = (
    Shipped("@fontsource/stix-two-math", "npm", "the font of the equations, STIX Two Math, cut to the signs in use"),
    Shipped("source-sans", "npm", "the type of text and figures, Source Sans 3, cut, enlarged and renamed",
            "LICENSE.md"),
    Shipped("yalps", "npm", "the solver of linear programs behind the planned day"),
    Shipped("ts-fsrs", "npm", "when a question comes back on the Review page"),
    Shipped("minisearch", "npm", "what looks words up on the search page", "LICENSE.txt"),
    Shipped("sphinx", "Python", "scripts and a style sheet that it lays beside the pages", "LICENSE.rst",
            "BSD-2-Clause"),
    Shipped("sphinx-design", "Python", "the style of grids and tabs", "licenses/LICENSE", "MIT"),
    Shipped("sphinx-exercise", "Python", "a style sheet for exercises", "LICENSE", "MIT"),
    Shipped("myst-nb", "Python", "a style sheet for cells"),
    Shipped("pygments", "Python", "a style sheet for code", "LICENSE"),
    Shipped("matplotlib", "Python", "letters of DejaVu Sans in the pictures for shared links", "LICENSE_DEJAVU",
            "Bitstream Vera and public domain"),
)


class NoLicenseError(LookupError):
    """A shipped package that is not installed, or whose license is not where it should be."""


def version_and_license(package: Shipped, node_modules: Path) -> tuple[str, str, Path]:
    """Version, license by name, and the file of its text.

    Raises
    ------
    NoLicenseError
        If the package is not installed or the text is not there.
    """
    if package.kind == "npm":
        about = node_modules / package.name / "package.json"
        path = node_modules / package.name / package.text
        if not (about.exists() and path.exists()):
            raise NoLicenseError(f"{package.name} of npm has no {package.text}, or is not installed")
        said = json.loads(about.read_text("utf8"))
        return str(said["version"]), package.license or str(said["license"]), path
    try:
        found = [file for file in files(package.name) or [] if str(file).endswith(package.text)]
        known = metadata(package.name)
    except PackageNotFoundError:
        found = []
    if not found:
        raise NoLicenseError(f"{package.name} has no {package.text}, or is not installed")
    return known["Version"], package.license or known["License-Expression"], Path(str(found[0].locate()))


class Licenses(SphinxDirective):
    """A table of what is shipped, and below it each license in full, folded."""

    def run(self) -> list[nodes.Node]:
        """Print the table and the texts."""
        rows, texts = [], []
        for package in SHIPPED:
            if package.kind == "npm" and not (Path(self.config.node_modules) / package.name).exists():
                continue  # a book that does without it
            version, name, path = version_and_license(package, Path(self.config.node_modules))
            self.env.note_dependency(str(path))
            rows.append([package.name, version, name, package.what])
            title = nodes.title("", f"The license of {package.name}")
            words = "\n".join(line.rstrip() for line in path.read_text("utf8").strip().splitlines())
            text = nodes.literal_block(words, words, language="text")
            texts.append(nodes.admonition("", title, text, classes=["dropdown"]))
        return [_table(["What", "Version", "License", "On the site is"], rows), *texts]


def _table(heads: list[str], rows: list[list[str]]) -> nodes.table:
    def row(cells: list[str]) -> nodes.row:
        return nodes.row("", *(nodes.entry("", nodes.paragraph("", cell)) for cell in cells))

    columns = [nodes.colspec(colwidth=width) for width in (25, 10, 20, 45)]
    return nodes.table("", nodes.tgroup("", *columns, nodes.thead("", row(heads)), nodes.tbody("", *map(row, rows)),
                                        cols=len(heads)))


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("licenses", Licenses)
