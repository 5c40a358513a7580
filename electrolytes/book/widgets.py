"""Live figures in the built page: their script once, their code in files, and nothing that would be dead.

MyST-NB leaves the whole widget state in a page: for each figure its script, its style, its static picture and a
layout model. The static host (``electrolytes.live.host_script``) needs two things of it: the spec, which stands as data
in the figure's own root, and the figure's code, a script file named by its content and shared by the pages that show
the figure. All else is dropped. The host and its style are loaded by the pages that have a figure, and by no other.
A stock ipywidget needs a kernel or a manager that the built book does not have, so on a page it is a fault.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from electrolytes.book.lines import by_steps

logger = logging.getLogger(__name__)

STATE, VIEW = "application/vnd.jupyter.widget-state+json", "application/vnd.jupyter.widget-view+json"
ROOT = re.compile(r"""\sdata-explorable=["']([^"']+)["']""")
SHOWN = re.compile(rf"""<script type="{re.escape(VIEW)}">(.*?)</script>""", re.DOTALL)
SCRIPT, STYLE, CODE = "explorable.js", "explorable.css", "code"
KEPT = ("_spec", "_code", "_style", "_later")


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
    """Check the figures of a page that was just read; of its widget state, keep what they need in the page."""
    docname = app.env.docname
    entry, views = _entry(app, docname), dict(_views(doctree))
    state = json.loads(entry["body"])["state"] if entry else {}
    figures = {key: {name: model["state"].get(name, "") for name in KEPT}
               for key, model in state.items() if key in views and "_spec" in model["state"]}
    if entry:
        entry["body"] = json.dumps(figures)
    for model, raw in views.items():
        if model not in figures:
            logger.warning(
                "%s shows a stock ipywidget, which would be dead in the built book: use an Explorable, "
                "or tag the cell skip-execution", docname, location=raw, type="electrolytes", subtype="widget")
    slugs = Counter(slug for raw in doctree.findall(nodes.raw) for slug in ROOT.findall(raw.astext()))
    for slug, count in slugs.items():
        if count > 1:
            logger.warning("%s shows %d live figures with the slug %r: links to one would open another",
                           docname, count, slug, location=docname, type="electrolytes", subtype="slug")


def assets(app: Sphinx, folder: Path) -> None:
    """Write the host, its style and the code of all figures into a folder of static files."""
    from electrolytes import live

    shown = [figure for docname in app.env.found_docs for figure in _figures(app, docname).values()]
    if not shown:
        return
    (folder / SCRIPT).write_text(live.host_script(), "utf8")
    (folder / STYLE).write_text(live.style(), "utf8")
    for name, text in live.seldom_used().items():
        (folder / f"{name}.js").write_text(text, "utf8")
    (folder / CODE).mkdir(exist_ok=True)
    for figure in shown:
        (folder / CODE / f"{figure['_spec']['code']}.js").write_text(figure["_code"], "utf8")
        if figure["_later"]:
            (folder / CODE / f"{figure['_spec']['later']}.js").write_text(figure["_later"], "utf8")
        if figure["_style"]:
            name = _style_file(figure)
            (folder / name).write_text(figure["_style"], "utf8")
            app.add_css_file(name)


def specs(app: Sphinx, docname: str) -> list[dict[str, Any]]:
    """What the figures of a page can do: their compiled plans, as the script takes them."""
    return [figure["_spec"] for figure in _figures(app, docname).values()]


def _figures(app: Sphinx, docname: str) -> dict[str, Any]:
    """What `_read` has kept of a page's figures, by the id of their widget."""
    entry = _entry(app, docname)
    figures: dict[str, Any] = json.loads(entry["body"]) if entry else {}
    return figures


def _style_file(figure: dict[str, Any]) -> str:
    from electrolytes.live.script import named

    return f"{CODE}/{named(figure['_style'])}.css"


def styles(app: Sphinx, docname: str) -> set[str]:
    """The style sheets that the figures of a page need."""
    figures = _figures(app, docname).values()
    return {_style_file(figure) for figure in figures if figure["_style"]}


def place(app: Sphinx, docname: str, body: str, host: str, static: Callable[[str], str]) -> str:
    """Give each figure its spec and its code, right where it stands; the host comes with the first.

    So a figure becomes live before the browser has read what follows it.

    Parameters
    ----------
    host : the script element of the host
    static : the address of a static file, as seen from the page
    """
    from electrolytes.live.root import standing

    figures, hosts = _figures(app, docname), [host]

    def stand(view: re.Match[str]) -> str:
        spec = {**figures[json.loads(view[1])["model_id"]]["_spec"]}
        for used in ("symbols", "sums"):  # they are named in the equations (`symbols`)
            spec.pop(used, None)
        address = static(f"_static/{CODE}/{spec['code']}.js")
        code = f'<script src="{address}" data-code></script>'
        return standing(spec, (hosts.pop() if hosts else "") + code)

    return SHOWN.sub(stand, by_steps(body))


def setup(app: Sphinx) -> None:
    """Connect to the reading of pages; `page` puts the host on them."""
    app.connect("doctree-read", _read)
