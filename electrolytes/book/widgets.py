"""Live figures in the built page: their script once, their state small, and nothing that would be dead.

MyST-NB leaves the whole widget state in a page: for each figure its script, its style, its static picture and a
layout model. The static host (``electrolytes.live.host_script``) needs one thing of it, the compiled plan in
``_spec``; all else is dropped. The host and its style are loaded by the pages that have a figure, and by no other.
A stock ipywidget needs a kernel or a manager that the built book does not have, so on a page it is a fault.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

logger = logging.getLogger(__name__)

STATE, VIEW = "application/vnd.jupyter.widget-state+json", "application/vnd.jupyter.widget-view+json"
ROOT = re.compile(r"""\sdata-explorable=["']([^"']+)["']""")
SCRIPT, STYLE = "explorable.js", "explorable.css"


def _entry(app: Sphinx, docname: str) -> dict[str, Any] | None:
    """MyST-NB's note of the widget state of a page: the attributes and the body of the script element."""
    entry = getattr(app.env, "nb_metadata", {}).get(docname, {}).get("js_files", {}).get("ipywidgets_state")
    return entry[1] if entry else None


def _views(doctree: nodes.document) -> Iterator[tuple[str, nodes.raw]]:
    """The widgets that a page shows: model id, and where."""
    for bundle in doctree.findall(nodes.container):
        if bundle.get("mime_type") == VIEW:
            for raw in bundle.findall(nodes.raw):
                view = re.search(r"\{.*\}", raw.astext(), re.DOTALL)
                yield json.loads(view[0]).get("model_id", "") if view else "", raw


def _read(app: Sphinx, doctree: nodes.document) -> None:
    """Check the figures of a page that was just read; of its widget state, keep their compiled plans."""
    docname = app.env.docname
    entry, views = _entry(app, docname), dict(_views(doctree))
    state = json.loads(entry["body"]) if entry else {"state": {}}
    state["state"] = {key: model | {"state": {"_spec": model["state"]["_spec"]}}
                      for key, model in state["state"].items() if key in views and "_spec" in model["state"]}
    if entry:
        # "</" would end the script element early
        entry["body"] = json.dumps(state, separators=(",", ":")).replace("</", "<\\/")
    for model, raw in views.items():
        if model not in state["state"]:
            logger.warning(
                "%s shows a stock ipywidget, which would be dead in the built book: use an Explorable, "
                "or tag the cell skip-execution", docname, location=raw, type="electrolytes", subtype="widget")
    slugs = Counter(slug for raw in doctree.findall(nodes.raw) for slug in ROOT.findall(raw.astext()))
    for slug, count in slugs.items():
        if count > 1:
            logger.warning("%s shows %d live figures with the slug %r: links to one would open another",
                           docname, count, slug, location=docname, type="electrolytes", subtype="slug")


def assets(folder: Path) -> None:
    """Write the host and its style into a folder of static files."""
    from electrolytes import live

    (folder / SCRIPT).write_text(live.host_script(), "utf8")
    (folder / STYLE).write_text(live.style(), "utf8")


def place(body: str, scripts: str) -> str:
    """Put the widget state and the host right after the last figure of a page: at the end of the section it is in.

    There the figures become live before the browser has read the equations, tables and exercises that follow.
    """
    last = [root.end() for root in ROOT.finditer(body)][-1]
    section = re.compile(r"</?section\b").search(body, last)
    here = section.start() if section else len(body)
    return body[:here] + scripts + body[here:]


def specs(app: Sphinx, docname: str) -> list[dict[str, Any]]:
    """What the figures of a page can do: their compiled plans, as the script takes them."""
    entry = _entry(app, docname)
    return [model["state"]["_spec"] for model in json.loads(entry["body"])["state"].values()] if entry else []


def shown_on(app: Sphinx, docname: str) -> bool:
    """Whether a page has live figures."""
    entry = _entry(app, docname)
    return bool(entry and json.loads(entry["body"])["state"])


def setup(app: Sphinx) -> None:
    """Connect to the reading of pages; `page` puts the host on them."""
    app.connect("doctree-read", _read)
