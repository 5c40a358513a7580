"""What a reader guesses, summed up at a chapter's end: the box ``{guesses}``.

Guesses on figures (`electrolytes.live.guess`) and those with answers to choose from are kept by the page's script
(``guesses.js``) in the reader's own browser. The directive is replaced by a line that says how many of the chapter's
were near, and a button that forgets them. Without scripts it says where they would be kept.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from electrolytes.book import widgets
from electrolytes.book.questions import question


class guess_sum(nodes.General, nodes.Element):  # noqa: N801 (docutils names a node's visitors after its class)
    """Where the sum of a chapter's guesses stands."""


class Guesses(SphinxDirective):
    """``{guesses}``: the sum of the guesses of the chapter that the page belongs to."""

    def run(self) -> list[nodes.Node]:
        """Leave a place for it; how many there are is known once all pages are read."""
        return [guess_sum("", chapter=self.env.docname.rpartition("/")[0])]


def _counts(env: BuildEnvironment) -> dict[str, int]:
    """Page → how many guesses it asks for; kept with the environment."""
    known: dict[str, int] = env.__dict__.setdefault("electrolytes_guesses", {})
    return known


def _note(app: Sphinx, doctree: nodes.document) -> None:
    asked = sum("predict" in node["classes"] for node in doctree.findall(question))
    shown = sum(bool(spec.get("guess")) for spec in widgets.specs(app, app.env.docname))
    _counts(app.env)[app.env.docname] = asked + shown


def _merge(app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    _counts(env).update({name: _counts(other)[name] for name in docnames if name in _counts(other)})


def _purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    _counts(env).pop(docname, None)


def asked(env: BuildEnvironment, chapter: str) -> int:
    """How many guesses the pages of a chapter ask for."""
    return sum(count for page, count in _counts(env).items() if page.startswith(f"{chapter}/"))


def _open(self: HTML5Translator, node: guess_sum) -> None:
    count, chapter = asked(self.builder.env, node["chapter"]), node["chapter"].removeprefix("chapters/")
    self.body.append(
        f'<div class="guesses" role="group" aria-label="Your guesses" data-guesses="{chapter}" data-all="{count}">'
        f'<b>Your guesses</b><p>This chapter asks for {count}. With scripts, they are kept in this '
        'browser alone, and summed up here.</p><button type="button" hidden>Forget them</button>')


def _close(self: HTML5Translator, node: guess_sum) -> None:
    self.body.append("</div>\n")


def setup(app: Sphinx) -> None:
    """Register the directive and what is kept between pages."""
    app.add_directive("guesses", Guesses)
    app.add_node(guess_sum, html=(_open, _close))
    app.connect("doctree-read", _note, priority=600)  # after `widgets` has checked the page's figures
    app.connect("env-merge-info", _merge)
    app.connect("env-purge-doc", _purge)
