"""Practice that marks itself: ``{practice}`` shows the tasks of the page's package.

::

    ### Practice: can you work it out?

    ```{practice}
    ```

The tasks stand in ``electrolytes/<chapter>/<page>/practice.py``, in a tuple ``TASKS`` (see `electrolytes.practice`). In
the page they are words with the numbers of the paper and a solution behind a fold, so that they can be read and solved
without scripts and in print. The script makes them ask for an answer; the programs that mark come with the first try.
"""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path
from typing import Any, ClassVar, TypedDict

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec
from sphinx.writers.html5 import HTML5Translator

from electrolytes.book.digest import module_of_page
from electrolytes.book.solutions import folded, summary
from electrolytes.model import ModelError
from electrolytes.practice import Label, Numerical, Order, Pictured, SetFigure, Task, WhichCurve, sheets
from electrolytes.practice.marking import shown
from electrolytes.practice.texts import FieldSpec, Text

logger = logging.getLogger(__name__)

SCRIPT, STYLE, CODE, PICTURES = "practice.js", "practice.css", "code", "practice"
KINDS = {Numerical: "number", SetFigure: "figure", Order: "order", Label: "label", WhichCurve: "curve"}
ADDRESS = "data-code-file="  # replaced by the address as the page sees it
PICTURE = re.compile(r'src="picture:([\w-]+)"')
BOX = re.compile(r"width='([\d.]+)' height='([\d.]+)'")
UNTIL = 'hidden autocomplete="off"'


class practice_sheet(nodes.General, nodes.Element):  # noqa: N801 (docutils names a node's visitors after its class)
    """All tasks of a page; ``specs`` for the script, ``code`` the name of their programs."""


class practice_task(nodes.General, nodes.Element):  # noqa: N801
    """One task: what is asked, what stands for the answer, the solution."""


class practice_answer(nodes.General, nodes.Element):  # noqa: N801
    """Where the answer is given, and what is said of it; ``kind`` of task."""


class practice_given(nodes.Inline, nodes.TextElement):  # noqa: N801
    """A number of a question, which another try changes."""


class practice_picture(nodes.General, nodes.Element):  # noqa: N801
    """The picture of a task; its file is loaded when somebody comes near."""


class practice_places(nodes.General, nodes.Element):  # noqa: N801
    """Places to name: ``seen`` says where each is, ``names`` are those to choose from."""


class practice_steps(nodes.General, nodes.Element):  # noqa: N801
    """Steps to put in order."""


class practice_step(nodes.General, nodes.TextElement):  # noqa: N801
    """One of them; ``place`` is where it belongs."""


class Sheet(TypedDict):
    """A page's script file, its name and text, and its pictures by name."""

    name: str
    text: str
    pictures: dict[str, str]


def kept(env: BuildEnvironment) -> dict[str, Sheet]:
    """Page → what its tasks need; kept with the environment."""
    known: dict[str, Sheet] = env.__dict__.setdefault("electrolytes_practice", {})
    return known


class Practice(SphinxDirective):
    """The tasks of this page."""

    has_content = False
    option_spec: ClassVar[OptionSpec] = {}

    def run(self) -> list[nodes.Node]:
        """Read the tasks; what is wrong with them fails the build."""
        module = module_of_page(self.config.book_package, self.env.docname)
        try:
            if module is None:
                raise ModelError(f"{self.env.docname} has no package")
            tasks = sheets.tasks_of(module)
            specs, name, text = sheets.sheet(tasks)
            pictures = {task.name: task.picture for task in tasks if isinstance(task, Pictured)}
        except Exception as fault:  # whatever the science raises is a fault of the page
            logger.warning("practice: %s", fault, location=self.get_location(), type="electrolytes", subtype="practice")
            return []
        kept(self.env)[self.env.docname] = {"name": name, "text": text, "pictures": pictures}
        self.names = set[str]()
        boxes = [self._task(task, number) for number, task in enumerate(tasks, 1)]
        return [practice_sheet("", *boxes, specs=specs, code=name, module=module)]

    def _task(self, task: Task, number: int) -> practice_task:
        if task.name in self.names:
            raise self.error(f"two tasks are named {task.name}")
        self.names.add(task.name)
        kind = next(name for each, name in KINDS.items() if isinstance(task, each))
        if isinstance(task, Numerical):
            self.values = [float(value) for value in task.numbers(task.paper)]
            self.count = 0
            asked, solved = self._numbered(task.asked), self._numbered(task.solved)
        else:
            asked, solved = self._words(task.ask), self._words(self._way(task))
        return practice_task("", *asked, *self._given(task, number - 1), practice_answer(kind=kind, task=task.name,
                                                                              letters=getattr(task, "letters", "")),
                             folded("", summary("", "Solution"), *solved), task=task.name, number=number,
                             ids=[f"practice-{task.name}"])

    def _given(self, task: Task, place: int) -> list[nodes.Node]:
        """What stands between the question and the place for its answer."""
        if isinstance(task, Order):
            return [practice_steps("", *(practice_step("", "", *self._inline(task.steps[place]), place=place)
                                         for place in task.shuffled))]
        given: list[nodes.Node] = []
        if isinstance(task, Pictured):
            size = BOX.search(task.picture)
            assert size
            given.append(practice_picture(name=task.name, alt=task.alt, size=size.groups(), place=place))
        if isinstance(task, Label):
            given.append(practice_places(seen=list(task.places.values()), names=task.names))
        return given

    def _numbered(self, text: Text) -> list[nodes.Node]:
        """A text with its numbers; each is found again by its count among all of the question."""
        def given(field: FieldSpec) -> str:
            number, self.count = self.count, self.count + 1
            return f"{{practice-given}}`{number}|{shown(self.values[field['of']], field['form'], field['unit'])}`"

        return self._words(text.write(given))

    def _way(self, task: Task) -> str:
        if isinstance(task, SetFigure):
            return f"{task.solution} [Show it]({task.link(task.way)})."
        if isinstance(task, Label):
            return f"{task.right}. {task.solution}"
        if isinstance(task, WhichCurve):
            every = zip(task.letters, task.candidates, strict=True)
            wrong = " ".join(f"{letter}: {each.words}" for letter, each in every if letter != task.right)
            return f"{task.right}. {task.solution} {wrong}"
        assert isinstance(task, Order)
        letters = ", ".join("abcdefgh"[task.shuffled.index(place)] for place in range(len(task.steps)))
        return f"{letters}. {task.solution}"

    def _words(self, text: str) -> list[nodes.Node]:
        return list(self.parse_text_to_nodes(text))

    def _inline(self, text: str) -> list[nodes.Node]:
        return list(self._words(text)[0].children)


def given_role(name: str, rawtext: str, text: str, lineno: int, inliner: Any, options: Any = None,
               content: Any = None) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """A number of a question: ``3|12 mM``."""
    number, _, words = text.partition("|")
    return [practice_given("", words, field=number)], []


# --- in HTML ----------------------------------------------------------------------------------------------------------


def _open_sheet(self: HTML5Translator, node: practice_sheet) -> None:
    self.body.append(f'<div class="practice" data-sheet data-name="{node["code"]}" {ADDRESS}"{node["code"]}.js">\n')


def _close_sheet(self: HTML5Translator, node: practice_sheet) -> None:
    spec = json.dumps(node["specs"], ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    self.body.append(f'<script type="application/json">{spec}</script></div>\n')


def _open_task(self: HTML5Translator, node: practice_task) -> None:
    self.body.append(f'<div class="task" id="{node["ids"][0]}" data-practice="{node["task"]}">'
                     f'<p class="kind">Practice {node["number"]}</p>\n')


def _close_div(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</div>\n")


def _write_answer(self: HTML5Translator, node: practice_answer) -> None:
    box = f"practice-answer-{node['task']}"
    inner = {
        "number": f'<label for="{box}">Your answer, with its unit</label> <input id="{box}" type="text" '
                  'autocomplete="off" autocapitalize="none" spellcheck="false"> <button type="submit">Check</button> '
                  '<button type="button" data-do="again">Other numbers</button>',
        "figure": '<button type="submit">Check the figure</button>',
        "order": '<button type="submit">Check the order</button>',
        "label": '<button type="submit">Check the names</button>',
        "curve": f'<fieldset><legend>Which curve?</legend>{_letters(box, node["letters"])}</fieldset> '
                 '<button type="submit">Check</button>'}[node["kind"]]
    self.body.append(f'<form {UNTIL}>{inner}</form><p class="practice-verdict" role="status"></p>\n')
    raise nodes.SkipNode


def _letters(name: str, letters: str) -> str:
    return "".join(f'<label><input type="radio" name="{name}" value="{place}" autocomplete="off"> {letter}</label> '
                   for place, letter in enumerate(letters))


def _write_picture(self: HTML5Translator, node: practice_picture) -> None:
    width, height = node["size"]
    self.body.append(f'<p class="picture"><img src="picture:{node["name"]}" alt="{escape(node["alt"])}" '
                     f'width="{width}" height="{height}" loading="lazy"></p>\n')
    raise nodes.SkipNode


def _write_places(self: HTML5Translator, node: practice_places) -> None:
    """Places with a list to choose from at each; on paper the names have numbers."""
    names = "".join(f'<option value="{place}">{place + 1} {escape(name)}</option>'
                    for place, name in enumerate(node["names"]))
    rows = "".join(f'<li>{escape(seen)} <select hidden autocomplete="off" aria-label="{letter}, {escape(seen)}">'
                   f'<option value="-1">choose</option>{names}</select></li>'
                   for letter, seen in zip("abcdefgh", node["seen"], strict=False))
    listed = "; ".join(f"{place} {escape(name)}" for place, name in enumerate(node["names"], 1))
    self.body.append(f'<ol class="places" type="a">{rows}</ol><p class="names">Names: {listed}.</p>\n')
    raise nodes.SkipNode


def _open_given(self: HTML5Translator, node: practice_given) -> None:
    self.body.append(f'<span class="given" data-field="{node["field"]}">')


def _close_given(self: HTML5Translator, node: practice_given) -> None:
    self.body.append("</span>")


def _open_steps(self: HTML5Translator, node: practice_steps) -> None:
    self.body.append('<ol class="steps" type="a">\n')


def _close_steps(self: HTML5Translator, node: practice_steps) -> None:
    self.body.append("</ol>\n")


def _open_step(self: HTML5Translator, node: practice_step) -> None:
    words = escape(node.astext()[:60])
    buttons = "".join(
        f'<button type="button" hidden data-do="{way}" aria-label="{way.capitalize()}: {words}">{sign}</button>'
        for way, sign in (("up", "↑"), ("down", "↓")))
    self.body.append(f'<li data-place="{node["place"]}">{buttons} ')


def _close_step(self: HTML5Translator, node: practice_step) -> None:
    self.body.append("</li>\n")


def _place_code(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """Where the programs of a page are, as the page sees it."""
    body = context.get("body", "")
    if ADDRESS in body:
        start = body.index(ADDRESS) + len(ADDRESS) + 1
        name = body[start: body.index('"', start)]
        address = context["pathto"](f"_static/{CODE}/{name}", resource=True)
        context["body"] = body.replace(f'{ADDRESS}"{name}"', f'data-code="{address}"')


def _place_pictures(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """Where the pictures of a page's tasks are, as the page sees it."""
    def address(found: re.Match[str]) -> str:
        return f'src="{context["pathto"](f"_static/{PICTURES}/{found[1]}.svg", resource=True)}"'

    if " data-sheet " in context.get("body", ""):
        context["body"] = PICTURE.sub(address, context["body"])


def assets(app: Sphinx, folder: Path) -> None:
    """Write the script and the programs of all pages into a folder of static files."""
    shown = [sheet for docname, sheet in kept(app.env).items() if docname in app.env.found_docs]
    if not shown:
        return
    (folder / SCRIPT).write_text(sheets.script(), "utf8")
    (folder / CODE).mkdir(exist_ok=True)
    for sheet in shown:
        (folder / CODE / f"{sheet['name']}.js").write_text(sheet["text"], "utf8")
        for name, picture in sheet["pictures"].items():
            (folder / PICTURES).mkdir(exist_ok=True)
            (folder / PICTURES / f"{name}.svg").write_text(picture, "utf8")


def used_in(body: str) -> set[str]:
    """The files that a page with practice loads."""
    return {SCRIPT} if " data-sheet " in body else set()


def _merge(app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    kept(env).update({name: kept(other)[name] for name in docnames if name in kept(other)})


def _purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    kept(env).pop(docname, None)


def _add_files(app: Sphinx) -> None:
    app.add_js_file(SCRIPT, loading_method="defer")


def setup(app: Sphinx) -> None:
    """Register the directive, its nodes and its files."""
    app.add_directive("practice", Practice)
    app.add_role("practice-given", given_role)
    app.add_node(practice_sheet, html=(_open_sheet, _close_sheet))
    app.add_node(practice_task, html=(_open_task, _close_div))
    app.add_node(practice_answer, html=(_write_answer, None))
    app.add_node(practice_given, html=(_open_given, _close_given))
    app.add_node(practice_picture, html=(_write_picture, None))
    app.add_node(practice_places, html=(_write_places, None))
    app.add_node(practice_steps, html=(_open_steps, _close_steps))
    app.add_node(practice_step, html=(_open_step, _close_step))
    app.connect("builder-inited", _add_files)
    app.connect("env-merge-info", _merge)
    app.connect("env-purge-doc", _purge)
    app.connect("html-page-context", _place_code, priority=870)
    app.connect("html-page-context", _place_pictures, priority=870)
