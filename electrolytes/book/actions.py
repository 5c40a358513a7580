"""Words that do: ``[pump off](do:)`` in the text sets the figure that stands before it.

======================================  ========================================================================
``[pump off](do:)``                     the situation of that name, in the nearest figure above that has one
``[pump off](do:cell-in-time)``         the same, of the figure with this slug
``[20 mM inside](do:?Na_i=20)``         settings of the nearest figure above; all others go to their defaults
``[a starved cell](do:mechanism/cell/cell-in-time?p=0)``
                                        a figure on another page: a link that opens it in this state
``[pump off](do: "bursts")``            what the figure's sentence has to say then: a test presses it and reads
======================================  ========================================================================

Without scripts it is a link to the figure; in print, plain words. A situation, figure, quantity or value that does
not exist fails the build.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, quote, unquote

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

from electrolytes.book import widgets

logger = logging.getLogger(__name__)

ADDRESS = re.compile(r"^do:(?:(?P<page>[\w/]+)/)?(?P<slug>[\w-]*)(?:\?(?P<query>.*))?$")
Figure = dict[str, Any]


class NothingToDoError(ValueError):
    """A word that no figure can follow."""


class act(nodes.Inline, nodes.TextElement):  # noqa: N801 (docutils names a node's visitors after its class)
    """A link to a figure in a state, and what its sentence has to say there."""


def _open_act(self: HTML5Translator, node: act) -> None:
    see = {"data-see": node["see"]} if node["see"] else {}
    self.body.append(self.starttag(node, "a", "", CLASS="do", href=node["address"], **see))


def _close_act(self: HTML5Translator, node: act) -> None:
    self.body.append("</a>")


def figures(env: BuildEnvironment) -> dict[str, dict[str, Figure]]:
    """Page → slug → controls and presets of its figures, in order; kept with the environment."""
    known: dict[str, dict[str, Figure]] = env.__dict__.setdefault("electrolytes_figures", {})
    return known


def _note(app: Sphinx, doctree: nodes.document) -> None:
    """Keep what the figures of a page can be set to; mark where in the text each stands."""
    docname = app.env.docname
    specs = {spec.get("slug", ""): spec for spec in widgets.specs(app, docname)}
    shown = [slug for raw in doctree.findall(nodes.raw) for slug in widgets.ROOT.findall(raw.astext())]
    figures(app.env)[docname] = {
        slug: {key: specs[slug].get(key, []) for key in ("controls", "presets", "person")}
        for slug in shown if slug in specs}


def _merge(app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    figures(env).update({name: figures(other)[name] for name in docnames if name in figures(other)})


def _purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    figures(env).pop(docname, None)


def _named(figure: Figure, words: str) -> dict[str, float] | None:
    """The settings of a situation by its name; None if the figure has none of that name."""
    plain = " ".join(words.split()).casefold().replace("’", "'")  # the parser curls apostrophes
    for preset in figure["presets"]:
        if preset["name"].casefold() == plain:
            values: dict[str, float] = preset["values"]
            return values
    return None


def _settings(figure: Figure, query: str) -> dict[str, float]:
    """The settings that a query names, each checked against what the figure offers."""
    controls = {control["name"]: control for control in figure["controls"]}
    found: dict[str, float] = {}
    for name, text in parse_qsl(query, strict_parsing=True):
        control = controls.get(name)
        if control is None:
            raise NothingToDoError(f"it has no control {name!r}; there are {', '.join(controls)}")
        choices = control.get("choices") or []
        try:
            value = float(choices.index(text) if text in choices else text.replace("−", "-"))
        except ValueError:
            raise NothingToDoError(f"{name} takes a number{' or one of ' + str(choices) if choices else ''}, "
                                   f"not {text!r}") from None
        if not control["min"] <= value <= control["max"]:
            raise NothingToDoError(f"{name} = {value:g} lies outside {control['min']:g} to {control['max']:g}")
        found[name] = value
    return found


def resolve(known: dict[str, dict[str, Figure]], docname: str, above: list[str], address: str,
            words: str) -> tuple[str, str, dict[str, float]]:
    """The page, the figure and the settings that an address means; `NothingToDoError` if there are none.

    Parameters
    ----------
    known : page → slug → figure
    above : slugs of the figures before the word, the nearest last
    """
    match = ADDRESS.match(unquote(unescape(address)))  # the parser hands on what it would write as HTML
    if not match:
        raise NothingToDoError("the form is do:[page/][slug][?quantity=value&...]")
    page = f"chapters/{match['page']}" if match["page"] else docname
    here = known.get(page, {})
    slugs = [match["slug"]] if match["slug"] else list(reversed(above)) or list(here)
    if not here or not all(slug in here for slug in slugs):
        raise NothingToDoError(f"there is no such figure on {page}; there are {', '.join(here) or 'none'}")
    fault: NothingToDoError | None = None
    for slug in slugs:
        if match["query"] is None:
            if (values := _named(here[slug], words)) is not None:
                return page, slug, values
            continue
        try:
            return page, slug, _settings(here[slug], match["query"])
        except NothingToDoError as reason:
            fault = fault or reason
    raise fault or NothingToDoError(
        f"no figure above has a situation {words!r}; there are "
        + "; ".join(f"{slug}: {', '.join(preset['name'] for preset in here[slug]['presets'])}" for slug in slugs))


class Actions(SphinxPostTransform):
    """Replace each ``do:`` link by a link to the figure in that state."""

    default_priority = 5
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Walk a page in reading order: a word means the figure that was passed last."""
        above: list[str] = []
        for node in list(self.document.findall()):
            if isinstance(node, nodes.raw):
                above += [slug for slug in widgets.ROOT.findall(node.astext()) if slug not in above]
            elif isinstance(node, nodes.reference) and node.get("refuri", "").startswith("do:"):
                self._act(node, above)

    def _act(self, node: nodes.reference, above: list[str]) -> None:
        here = self.env.docname
        known = figures(self.env)
        above = [slug for slug in above if slug in known.get(here, {})]
        try:
            page, slug, values = resolve(known, here, above, node["refuri"], node.astext())
        except (NothingToDoError, ValueError) as fault:
            logger.warning("words that do: %r: %s", node.astext(), fault, location=node, type="electrolytes",
                           subtype="do")
            node.replace_self(nodes.inline("", "", *node.children))
            return
        query = "&".join(f"{name}={value:.10g}" for name, value in values.items())
        target = "" if page == here else self.app.builder.get_relative_uri(here, page)
        address = f"{target}#{slug}?{quote(query, '=&-.')}"
        node.replace_self(act("", "", *node.children, address=address, see=node.get("reftitle", "")))


def setup(app: Sphinx) -> None:
    """Register the transform and what is kept between pages."""
    app.add_node(act, html=(_open_act, _close_act))
    app.add_post_transform(Actions)
    app.connect("doctree-read", _note, priority=600)  # after `widgets` has checked the page's figures
    app.connect("env-merge-info", _merge)
    app.connect("env-purge-doc", _purge)
