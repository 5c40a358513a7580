"""The look of the book, and what a page loads.

The theme in ``theme/`` is one template, one style sheet and small scripts: nothing is fetched from another host,
and nothing is loaded that few pages use, but on those pages. Style sheets and scripts that Sphinx and its extensions
would put on every page are taken off. To ask for a file costs a page more time than what the file holds: what many
pages use is joined into one sheet and two scripts (`JOINED`), which the reader's browser has after the first page.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from electrolytes.book import (
    citations,
    doors,
    fonts,
    mathematics,
    numbering,
    people,
    policy,
    practice,
    routes,
    subjects,
    terms,
    widgets,
)
from electrolytes.book.publish import cards
from electrolytes.book.slim import slim
from electrolytes.book.valid import valid

THEME = Path(__file__).parent / "theme"
# what opens at a click may hold nothing else to click; its own address works all the same
FIRST, PAGE, STYLE = "first.js", "page.js", "book.css"
JOINED = {
    FIRST: ("mode.js", "guesses.js"),  # before the first picture and the figures, which ask for what was guessed
    PAGE: ("book.js", routes.SCRIPT, people.SCRIPT, "present.js", "offline.js", "reveal.js", "symbols.js", "terms.js",
           mathematics.SCRIPT),
    STYLE: (STYLE, practice.STYLE, mathematics.STYLE, widgets.STYLE),
}
"""What nearly every page loads: the file, and those it is joined from, of which each does nothing without its part."""
FOLDED_LINK = re.compile(r'(<summary><h[2-4]>[^\n]*?)<a class="headerlink"[^>]*>[^<]*</a>')


def digest_of(folder: Path) -> str:
    """A hash over the files that many pages load; those in inner folders are named by their content."""
    files = sorted(path for path in folder.iterdir() if path.is_file())
    return hashlib.sha256(b"".join(path.name.encode() + b"\0" + path.read_bytes() for path in files)).hexdigest()


def _collect_static(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Once the pages are read, put the style, fonts and scripts that they need in a folder that Sphinx copies."""
    holder = tempfile.TemporaryDirectory(prefix="book-static-")
    app.connect("build-finished", lambda app, fault: holder.cleanup())
    folder = Path(holder.name)
    mathematics.assets(app, folder)
    widgets.assets(app, folder)
    practice.assets(app, folder)
    for kind in ("static", "parts"):
        shutil.copytree(THEME / kind, folder, dirs_exist_ok=True)
    fonts.assets(app, folder)
    _join(folder, without=_unused(app, env))
    slim(folder, Path(app.config.node_modules))
    app.config.html_static_path.append(str(folder))
    env.book_static = digest_of(folder)  # type: ignore[attr-defined]
    return []


def _unused(app: Sphinx, env: BuildEnvironment) -> set[str]:
    """Scripts for what this book has not."""
    unused = set() if people.used(env) else {people.SCRIPT}
    return unused | (set() if app.config.book_addresses.offline else {"offline.js"})


def _join(folder: Path, without: set[str]) -> None:
    """Put `JOINED` in the place of its parts."""
    for name, parts in JOINED.items():
        files = [folder / part for part in parts if (folder / part).exists()]
        text = "\n".join(file.read_text("utf8") for file in files if file.name not in without)
        for file in files:
            file.unlink()
        (folder / name).write_text(text, "utf8")


def _load_what_is_used(
    app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Choose the style sheets and scripts of one page, and give the template what it says at the foot."""
    body = policy.without_styles(context.get("body", ""))
    wanted = {STYLE, PAGE}
    wanted |= {"progress.js"} if 'class="routes"' in body else set()
    wanted |= {"library.js"} if 'class="library-filter"' in body else set()
    wanted |= {"miniature.js"} if 'class="miniature"' in body else set()
    wanted |= widgets.styles(app, pagename) | practice.used_in(body)
    wanted |= {"sphinx-design.min.css"} if ' sd-' in body or '"sd-' in body else set()
    wanted |= {"design-tabs.js"} if "sd-tab-set" in body else set()

    def needed(asset: Any) -> bool:
        name = str(getattr(asset, "filename", None) or asset)
        return any(name.endswith(end) for end in wanted)

    # MyST-NB names every fold of a cell alike for a screen reader; the fold's own words are better
    body = subjects.linked(app, pagename, doors.linked(app, pagename, numbering.figures(app, pagename, body)))
    body = FOLDED_LINK.sub(r"\1", body)
    body = citations.told_once(body)
    context["body"] = body = valid(body.replace('<summary aria-label="Toggle hidden content">', "<summary>"))
    context["css_files"] = [asset for asset in context["css_files"] if needed(asset)]
    known = {Path(str(asset.filename)).name: asset for asset in context["script_files"]}
    static = partial(context["pathto"], resource=True)
    context["body"] = widgets.place(app, pagename, body, context["js_tag"](known[widgets.SCRIPT]), static)
    context["script_files"] = [asset for asset in context["script_files"] if needed(asset)]
    meta = context.get("meta") or {}
    title = re.sub(r"<[^>]*>", "", context.get("title", "")).strip()
    context["short"] = meta.get("short") or re.sub(r"^[\d.]+\s+", "", title)
    reviewed = meta.get("reviewed")
    if reviewed:
        day = date.fromisoformat(str(reviewed))
        context["reviewed"] = (day.isoformat(), f"{day.day} {day:%B %Y}")
    context |= {"first": known[FIRST], "policy": policy.policy(body), "author": app.config.author,
                "notice": app.config.book_notice, "mark": cards.address(app.config.book_mark),
                "glossary": terms.GLOSSARY if terms.GLOSSARY in app.env.found_docs else ""}


def _add_entry_page(app: Sphinx, fault: Exception | None) -> None:
    """``index.html`` leads to the front page, wherever the book is opened from."""
    if fault is None and app.builder.format == "html" and app.config.root_doc != "index":
        target = app.builder.get_target_uri(app.config.root_doc)
        title = app.config.html_title
        Path(app.outdir, "index.html").write_text(
            f'<!DOCTYPE html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{title}</title>\n'
            f'<meta http-equiv="refresh" content="0; url={target}">\n<p><a href="{target}">{title}</a></p>\n</html>\n',
            "utf8")


class Tables(SphinxPostTransform):
    """A table wider than a phone scrolls by itself, not the page with it; what its cells say needs no paragraph."""

    default_priority = 900
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Put each table of a page into a box, and what stands in a cell right into the cell."""
        for cell in self.document.findall(nodes.entry):
            if len(cell) == 1 and isinstance(cell[0], nodes.paragraph):
                words = cell[0].children
                if not any(isinstance(word, nodes.reference) for word in words):  # a link has to stand in a text
                    cell[:] = words
        for table in list(self.document.findall(nodes.table)):
            table.replace_self(nodes.container("", table.deepcopy(), classes=["table-box", "scroll"]))


def setup(app: Sphinx) -> None:
    """Register the theme."""
    app.add_config_value("book_notice", "", "html", str)
    app.add_config_value("book_mark", cards.MARK, "html", str)
    app.add_post_transform(Tables)
    app.add_html_theme("electrolytes", str(THEME))
    app.connect("builder-inited", _add_files)
    app.connect("env-updated", _collect_static)
    app.connect("html-page-context", _load_what_is_used, priority=900)
    app.connect("build-finished", _add_entry_page)


def _add_files(app: Sphinx) -> None:
    """Make the files known to Sphinx, which adds a checksum to their addresses; pages then choose among them."""
    app.add_js_file(widgets.SCRIPT)
    app.add_js_file(FIRST, priority=100)
    for script in (PAGE, "progress.js"):
        app.add_js_file(script, loading_method="defer")
