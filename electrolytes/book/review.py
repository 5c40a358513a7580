"""``{review}``: the page where what the book asks comes back after days.

The schedule is FSRS (npm ``ts-fsrs``); what was answered stays in the reader's browser. Without scripts the page says
what it would do, and the questions stand in the chapters.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.docutils import SphinxDirective

from electrolytes.book import cards
from electrolytes.book.practice import PICTURES

SCHEDULER, DATA = "ts-fsrs.js", "review-cards.js"
SCRIPTS = (SCHEDULER, DATA, "schedule.js", "review.js")
PLACE = "<!--review-scripts-->"
PAGE = f"""<div class="review" data-review>
<p data-part="due" role="status"></p>
<p data-part="notice" role="status"></p>
<noscript><p>Reviewing needs a script. All questions stand in the chapters, with their answers.</p></noscript>
<div data-part="card" class="task"></div>
<p hidden><label><input type="checkbox" data-part="all"> of all pages, not only of those that I have read</label></p>
<p hidden class="tools"><button type="button" data-part="export">Export</button>
<label class="file">Import <input type="file" accept="application/json,.json" data-part="import"></label>
<button type="button" data-part="forget">Forget</button></p>
</div>
{PLACE}
"""


class Review(SphinxDirective):
    """The place where cards are shown."""

    def run(self) -> list[nodes.Node]:
        """The page's HTML as it stands until the script has begun."""
        if not _library(self.env.app).exists():
            raise self.error("the page Review needs ts-fsrs: run `npm install ts-fsrs` in the book's folder")
        return [nodes.raw("", PAGE, format="html")]


def _load(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    body = context.get("body", "")
    if PLACE in body:
        static = "".join(f'<script defer src="{context["pathto"](f"_static/{name}", resource=True)}"></script>'
                         for name in SCRIPTS)
        context["body"] = body.replace(PLACE, static)


def listed(app: Sphinx) -> list[dict[str, Any]]:
    """The cards as the page takes them: addresses are seen from the folder of the page."""
    found = []
    for card in cards.every(app):
        anchor = f"#{card['anchor']}" if card["anchor"] else ""
        url = f"../../{app.builder.get_target_uri(card['page'])}{anchor}"
        found.append({key: card[key] for key in ("id", "page", "title", "front", "back", "choices")}
                     | {"url": url, **_shown(app, card)})
    return found


def _shown(app: Sphinx, card: cards.Card) -> dict[str, str]:
    """Where the figure is that explains a card, in the state that does; and the picture that a card asks about."""
    page = f"../../{app.builder.get_target_uri(card['page'])}"
    found = {"see": f"{page}#{card['see']}"} if card["see"] else {}
    if card["picture"]:
        found |= {"picture": f"../../_static/{PICTURES}/{card['id'].removeprefix('task:')}.svg", "alt": card["alt"]}
    return found


def _library(app: Sphinx) -> Path:
    return Path(app.config.node_modules) / "ts-fsrs" / "dist" / "index.umd.js"


def _write(app: Sphinx, fault: Exception | None) -> None:
    if fault is not None or not isinstance(app.builder, StandaloneHTMLBuilder) or not _library(app).exists():
        return
    static = Path(app.outdir) / "_static"
    text = json.dumps(listed(app), ensure_ascii=False, separators=(",", ":"))
    (static / DATA).write_text(f"globalThis.bookCards={text};\n", encoding="utf-8")
    shutil.copy(_library(app), static / SCHEDULER)


def setup(app: Sphinx) -> None:
    """Register the directive and its files."""
    app.add_directive("review", Review)
    app.connect("html-page-context", _load, priority=870)
    app.connect("build-finished", _write)
