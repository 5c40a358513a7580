"""A finished page as plain Markdown, which every notebook program reads: what a page says, and where its cells stand.

The text is taken from the resolved document, not from its source: numbers are numbers, citations are authors and
years, exercises have their numbers. What opens at a click on the page opens at a click here (``<details>``); what the
page shows on hover, a number's model, a claim, the meaning of a term, is shown on hover here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import escape

from docutils import nodes
from sphinx import addnodes

from electrolytes.book import actions
from electrolytes.live.still import still

BADGE = "border:1px solid;border-radius:8px;padding:0px 5px"
SPECIAL = re.compile(r"([\\`*$]|(?<!\w)_|_(?!\w))")
START = re.compile(r"^(\d+)([.)])(?=\s)|^([-+#>])(?=\s|$)")
OWN_IDS = {"exercise-content", "solution-content"}  # of the build's own making; nothing leads there
SKIPPED = (nodes.comment, nodes.substitution_definition, nodes.system_message, nodes.label, nodes.meta,
           addnodes.index, addnodes.toctree)


@dataclass(frozen=True)
class Cell:
    """A code cell of the page: its place in the page's notebook, and what the page shows below it."""

    index: int
    shown: tuple[nodes.Node, ...] = ()


Part = str | Cell
"""A block of Markdown, or a code cell between blocks."""


@dataclass
class Plain:
    """Writes one page.

    Parameters
    ----------
    link : function of an address as the page writes it, that returns what the notebook should link, or "" for nothing
    hover : function of an address that returns what to show on hover, or ""
    code : function of a cell's index that returns its source, for a cell inside something that opens
    number : function of an exercise that returns "Exercise 3"
    """

    link: Callable[[str], str]
    hover: Callable[[str], str]
    code: Callable[[int], str]
    number: Callable[[nodes.Element], str]
    depth: int = 0
    folds: int = field(default=0, repr=False)

    def page(self, document: nodes.document) -> list[Part]:
        """The page in reading order."""
        return self.blocks(document.children)

    # blocks

    def blocks(self, children: Iterable[nodes.Node]) -> list[Part]:
        """Several blocks one after the other."""
        return [part for child in children for part in self.block(child) if part]

    def block(self, node: nodes.Node) -> list[Part]:
        """One block as Markdown; a container gives those that it holds."""
        if isinstance(node, SKIPPED):
            return []
        if isinstance(node, nodes.container) and node.get("nb_element") == "cell_code":
            outputs = [part for part in node.findall(nodes.container) if part.get("nb_element") == "cell_code_output"]
            cell = Cell(int(node["cell_index"]), tuple(child for part in outputs for child in part.children))
            return [fenced(self.code(cell.index), "python"), *self.blocks(cell.shown)] if self.folds else [cell]
        for kind in type(node).__mro__:
            method = getattr(self, f"_{kind.__name__}", None)
            if method:
                written: list[Part] = method(node)
                return written
        if isinstance(node, nodes.Inline | nodes.Text):
            return [self.inline(node)]
        return self.blocks(node.children)

    def text(self, children: Iterable[nodes.Node]) -> str:
        """Several blocks as one text; their cells are folded in."""
        self.folds += 1
        try:
            return "\n\n".join(str(part) for part in self.blocks(children))
        finally:
            self.folds -= 1

    def _section(self, node: nodes.Element) -> list[Part]:
        self.depth += 1
        parts = self.blocks(node.children)
        self.depth -= 1
        names = [name for name in node["ids"] if name not in (OWN_IDS | {nodes.make_id(node.children[0].astext())})]
        anchors = "".join(anchor(name) for name in names)
        return [f"{anchors}\n\n{parts[0]}", *parts[1:]] if anchors and parts and isinstance(parts[0], str) else parts

    def _title(self, node: nodes.Element) -> list[Part]:
        return [f"{'#' * max(1, self.depth)} {self.inlines(node)}"]

    def _rubric(self, node: nodes.Element) -> list[Part]:
        return [f"**{self.inlines(node)}**"]

    def _paragraph(self, node: nodes.Element) -> list[Part]:
        return [START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", self.inlines(node))]

    def _target(self, node: nodes.Element) -> list[Part]:
        return ["".join(anchor(name) for name in node["ids"])]

    def _bullet_list(self, node: nodes.Element) -> list[Part]:
        return ["\n".join(self._item(item, "- ") for item in node.children)]

    def _enumerated_list(self, node: nodes.Element) -> list[Part]:
        start = int(node.get("start", 1))
        return ["\n".join(self._item(item, f"{i}. ") for i, item in enumerate(node.children, start))]

    def _item(self, item: nodes.Node, mark: str) -> str:
        lines = self.text(item.children).split("\n")
        return mark + "\n".join(" " * len(mark) + line if i and line else line for i, line in enumerate(lines))

    def _definition_list(self, node: nodes.Element) -> list[Part]:
        return ["\n".join(self._definition(item) for item in node.children)]

    def _definition(self, item: nodes.Node) -> str:
        terms = [child for child in item.children if isinstance(child, nodes.term)]
        names = ", ".join("".join(anchor(name) for name in term["ids"]) + f"**{self.inlines(term)}**" for term in terms)
        body = self.text(child for child in item.children if isinstance(child, nodes.definition))
        return self._item(nodes.container("", nodes.raw("", f"{names}: {body}", format="markdown")), "- ")

    def _block_quote(self, node: nodes.Element) -> list[Part]:
        return [quoted(self.text(node.children))]

    def _literal_block(self, node: nodes.Element) -> list[Part]:
        return [fenced(node.astext(), str(node.get("language", "")).replace("ipython3", "python"))]

    def _math_block(self, node: nodes.Element) -> list[Part]:
        number = rf" \tag{{{node['number']}}}" if node.get("number") else ""
        return [f"$$\n{node.astext().strip()}{number}\n$$"]

    def _transition(self, node: nodes.Element) -> list[Part]:
        return ["---"]

    def _raw(self, node: nodes.Element) -> list[Part]:
        """What a cell shows as HTML: a figure as its picture, a table without its style."""
        if node.get("format") == "markdown":
            return [node.astext()]
        html = node.astext() if "html" in str(node.get("format", "")) else ""
        return [still(html)[0]] if 'data-explorable="' in html else [bare(html)]

    def _image(self, node: nodes.Element) -> list[Part]:
        return [f"*{escape(str(node.get('alt', '')))}*" if node.get("alt") else ""]

    def _citation(self, node: nodes.Element) -> list[Part]:
        anchors = "".join(anchor(name) for name in node["ids"])
        return [anchors + self.text(node.children)]

    def _table(self, node: nodes.Element) -> list[Part]:
        rows = [[self._entry(entry) for entry in row.children] for row in node.findall(nodes.row)]
        if not rows:
            return []
        head = rows.pop(0) if next(node.findall(nodes.thead), None) else [""] * len(rows[0])
        lines = [head, ["---"] * len(head), *rows]
        titles = [f"**{self.inlines(child)}**\n\n" for child in node.children if isinstance(child, nodes.title)]
        return ["".join(titles) + "\n".join("| " + " | ".join(line) + " |" for line in lines)]

    def _entry(self, entry: nodes.Node) -> str:
        return self.text(entry.children).replace("|", r"\|").replace("\n\n", "<br>").replace("\n", " ")

    def _Admonition(self, node: nodes.Element) -> list[Part]:
        title, *content = node.children
        anchors = "".join(anchor(name) for name in node["ids"])
        head = f"{self.number(node)} {self.inlines(title)}".strip()
        if any(child.get("nb_element") == "cell_code" for child in node.findall(nodes.container)):
            return [f"{anchors}\n\n**{head}**", *self.blocks(content)]  # cells cannot stand in a box
        return [quoted(f"{anchors}**{head}**\n\n{self.text(content)}")]

    def _question(self, node: nodes.Element) -> list[Part]:
        asked, *rest = node.children
        kind = str(asked["kind"]) if isinstance(asked, nodes.Element) else ""
        return [f"**{kind}.** {self.inlines(asked)}", *self.blocks(rest)]

    def _choice(self, node: nodes.Element) -> list[Part]:
        said, *feedback = node.children
        mark = "✓" if node["right"] else "✗"
        return [folded(said_plainly(said), f"{mark} {self.text(feedback)}")]

    def _practice_sheet(self, node: nodes.Element) -> list[Part]:
        how = (f"Here Python marks: `from {node['module']}.practice import TASKS`, then `TASKS[0].check(\"12 mM\")` "
               "or, with other numbers, `again = TASKS[0].fresh()`, `again`, `again.check(\"12 mM\")`.")
        return [how, *self.blocks(node.children)]

    def _practice_task(self, node: nodes.Element) -> list[Part]:
        return [f"{anchor(node['ids'][0])}**Practice {node['number']}**", *self.blocks(node.children)]

    def _practice_picture(self, node: nodes.Element) -> list[Part]:
        return [f"*{escape(node['alt'], quote=False)}* `TASKS[{node['place']}]` shows it."]

    def _practice_places(self, node: nodes.Element) -> list[Part]:
        seen = "\n".join(f"- ({letter}) {escape(words, quote=False)}"
                         for letter, words in zip("abcdefgh", node["seen"], strict=False))
        names = "; ".join(f"{place} {escape(name, quote=False)}" for place, name in enumerate(node["names"], 1))
        return [seen, f"Names: {names}."]

    def _practice_steps(self, node: nodes.Element) -> list[Part]:
        return ["\n".join(f"- ({'abcdefgh'[i]}) {self.inlines(step)}" for i, step in enumerate(node.children))]

    def _folded(self, node: nodes.Element) -> list[Part]:
        title, *content = node.children
        anchors = "".join(anchor(name) for name in node["ids"])
        return [anchors + "\n\n" + folded(said_plainly(title), self.text(content))]

    # inside a paragraph

    def inlines(self, node: nodes.Node) -> str:
        """What a paragraph says."""
        return "".join(self.inline(child) for child in node.children).strip()

    def inline(self, node: nodes.Node) -> str:
        """A piece of a paragraph."""
        if isinstance(node, nodes.Text):
            return SPECIAL.sub(r"\\\1", escape(node.astext(), quote=False)).replace("\n", " ")
        if isinstance(node, nodes.math):
            return f"${node.astext().strip()}$"
        if isinstance(node, nodes.literal):
            return f"`{node.astext()}`"
        if isinstance(node, (nodes.raw, nodes.target, nodes.image, *SKIPPED)):
            return ""
        if isinstance(node, nodes.reference | actions.act):
            return self._reference(node)
        inner = "".join(self.inline(child) for child in node.children)
        if isinstance(node, nodes.emphasis) and inner.strip():
            return f"*{inner}*"
        if isinstance(node, nodes.strong) and inner.strip():
            return f"**{inner}**"
        if isinstance(node, nodes.superscript | nodes.subscript):
            tag = "sup" if isinstance(node, nodes.superscript) else "sub"
            return f"<{tag}>{inner}</{tag}>"
        if not isinstance(node, nodes.Element):
            return inner
        classes: list[str] = node.get("classes", [])
        if "computed" in classes and node.get("model"):
            return f'<span title="{escape(node["model"])}">{inner}</span>'
        if "evidence" in classes and next(node.findall(nodes.reference), None) is None:
            return f'<span style="{BADGE}">{inner}</span>'
        return inner

    def _reference(self, node: nodes.Element) -> str:
        address = str(node.get("address") or node.get("refuri") or (f"#{node['refid']}" if node.get("refid") else ""))
        inner = "".join(self.inline(child) for child in node.children)
        badge = isinstance(node.parent, nodes.Element) and "evidence" in node.parent.get("classes", [])
        if badge:
            inner = f'<span style="{BADGE}">{inner}</span>'
        target, words = self.link(address), self.hover(address)
        title = ' "' + words.replace('"', "”").replace("\n", " ") + '"' if words else ""
        return f"[{inner}]({target}{title})" if target else inner


def anchor(name: str) -> str:
    """A place that links lead to."""
    return f'<a id="{escape(name)}"></a>'


def said_plainly(node: nodes.Node) -> str:
    """Words and formulas for the line that opens a fold, where no Markdown is read."""
    return "".join(f"${part.astext()}$" if isinstance(part, nodes.math) else escape(part.astext(), quote=False)
                   for part in node.findall(lambda part: isinstance(part, nodes.Text | nodes.math))
                   if isinstance(part, nodes.math) or not isinstance(part.parent, nodes.math)).replace("\n", " ")


def bare(html: str) -> str:
    """HTML without its style sheet and empty lines, which would end it in Markdown."""
    html = re.sub(r"<(style|script).*?</\1>", "", html, flags=re.DOTALL)
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())


def fenced(text: str, language: str = "") -> str:
    """Code as a block."""
    mark = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", text)), default=0))
    return f"{mark}{language}\n{text.strip()}\n{mark}"


def folded(title: str, text: str) -> str:
    """What opens at a click."""
    return f"<details><summary>{title}</summary>\n\n{text}\n\n</details>"


def quoted(text: str) -> str:
    """A box: a block quotation, which every reader of Markdown sets apart."""
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))

