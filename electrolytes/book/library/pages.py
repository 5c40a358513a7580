"""The page of a model, and the rows of the list of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from docutils import nodes
from sphinx import addnodes

from electrolytes.book.citations import Cited
from electrolytes.book.library import miniature
from electrolytes.book.library.files import WHAT, Files
from electrolytes.book.library.found import CHAPTERS, IONS, KINDS, Entry
from electrolytes.evidence import EVIDENCE
from electrolytes.model import Model, Quantity
from electrolytes.model.formats.content import carried
from electrolytes.model.tables import interval_text, keys, number_text

LONGEST = 16_000
"""Letters of LaTeX above which a page would be too heavy with its equations typeset."""
ROLES = {"input": "input", "constant": "constant", "state": "initial value", "unknown": "first guess"}
Equation = tuple[str, bool]


def equations(model: Model) -> list[Equation]:
    """Everything on a model's page that has to be typeset."""
    lines = model.latex
    listed = [(line, True) for line in lines] if sum(map(len, lines)) <= LONGEST else []
    return [*listed, *((quantity.latex, False) for quantity in model)]


def filters(entries: Sequence[Entry]) -> str:
    """A name to type and four choices above the list; a script shows them, since without one they would do nothing."""
    def choice(name: str, label: str, options: Mapping[str, str]) -> str:
        listed = "".join(f'<option value="{name}-{key}">{escape(text)}</option>' for key, text in options.items())
        return f'<label>{label} <select name="{name}"><option value="">all</option>{listed}</select></label>'

    chapters = {entry.chapter: CHAPTERS[entry.chapter] for entry in entries}
    return ('<form class="library-filter" hidden><label>Name or page <input type="search" autocomplete="off"></label> '
            f'{choice("chapter", "Chapter", chapters)} '
            f'{choice("ion", "Ion", {ion: ion for ion in IONS})} {choice("kind", "Kind", KINDS)} '
            f'{choice("work", "Takes", miniature.WORK)} '
            f'<output>{len(entries)} models</output></form>')


def parts(entries: Sequence[Entry], folder: str) -> list[nodes.Node]:
    """All models, folded by chapter: the list of folds is what one jumps by, with and without scripts."""
    made: list[nodes.Node] = []
    for chapter in dict.fromkeys(entry.chapter for entry in entries):
        own = [entry for entry in entries if entry.chapter == chapter]
        count = f"{len(own)} model{'s' if len(own) > 1 else ''}"
        made += [nodes.raw("", f'<details class="deeper library-part" id="models-{chapter}"><summary>'
                           f"<h2>{escape(CHAPTERS[chapter])}</h2> <span>{count}</span></summary>", format="html"),
                 table(own, folder), nodes.raw("", "</details>", format="html")]
    return made


def table(entries: Sequence[Entry], folder: str) -> nodes.table:
    """Models: name, pages, kind, size."""
    heads = ["Model", "Pages", "Kind", "States", "Outputs", "SBML, CellML"]
    columns = [nodes.colspec(colwidth=width) for width in (34, 26, 14, 8, 8, 10)]
    head = nodes.thead("", nodes.row("", *(_cell(nodes.Text(text)) for text in heads)))
    body = nodes.tbody("", *(_row(entry, folder) for entry in entries))
    return nodes.table("", nodes.tgroup("", *columns, head, body, cols=len(heads)),
                       classes=["library", "cards"])


def _row(entry: Entry, folder: str) -> nodes.row:
    name = nodes.reference("", entry.model.name, refuri=f"{folder}{entry.slug}.html", internal=True)
    links: list[nodes.Node] = []
    for page in entry.used_by:
        links += [nodes.Text(", ")] if links else []
        links.append(addnodes.pending_xref(
            "", nodes.inline("", page), refdomain="std", reftype="doc", reftarget="/" + page, refexplicit=False,
            refwarn=False))  # resolved to the page's title
    told = (KINDS[entry.kind], str(len(entry.model.states)), str(len(entry.model.outputs)),
            "yes" if carried(entry.model) else "no")
    words: list[list[nodes.Node]] = [[nodes.Text(text)] for text in told]
    cells: list[list[nodes.Node]] = [[name], links, *words]
    marks = [f"chapter-{entry.chapter}", f"kind-{entry.kind}", f"work-{miniature.work(entry.model)}",
             *(f"ion-{ion}" for ion in entry.ions)]
    return nodes.row("", *(_cell(*cell) for cell in cells), classes=marks)


def _cell(*inside: nodes.Node) -> nodes.entry:
    return nodes.entry("", nodes.paragraph("", "", *inside))


def page(entry: Entry, made: Files, cited: Mapping[str, Cited], typeset: Mapping[Equation, Any],
         titles: Mapping[str, str]) -> str:
    """The body of a model's page.

    Parameters
    ----------
    cited : source's key → how it is cited, and where it stands in the bibliography
    typeset : what Temml made of each equation
    titles : page → its title
    """
    model = entry.model
    used = "; ".join(f'<a href="../{page}.html">{escape(titles.get(page, page))}</a>' for page in entry.used_by)
    parts = [f"<h1>{escape(model.name)}</h1>",
             f"<p>Version {escape(model.version)}. {KINDS[entry.kind].capitalize()}: {_size(model)}. "
             f"Used by {used}.</p>",
             f"<p>Source: {_sources(model.source, cited)}</p>" if model.source else "",
             '<p><a href="../chapters/reference/models.html">All models</a></p>',
             miniature.html(model, entry.slug),
             "<h2>Take it along</h2>", _downloads(entry, made),
             "<h2>Equations</h2>", _equations(model, typeset),
             *(f"<h2>{title}</h2><ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>" for title, lines in (
                 ("Assumptions", model.assumptions), ("Where it breaks", model.limits),
                 ("What was left out", model.omitted)) if lines),
             "<h2>What it computes</h2>", _computed(model, typeset),
             "<h2>Parameters</h2>", _parameters(model, cited, typeset)]
    return "\n".join(parts)


def _size(model: Model) -> str:
    counts = {"input": model.inputs, "state": model.states, "unknown": model.unknowns, "output": model.outputs}
    return ", ".join(f"{len(some)} {what}{'' if len(some) == 1 else 's'}" for what, some in counts.items() if some)


def _downloads(entry: Entry, made: Files) -> str:
    links = "".join(f'<li><a href="{entry.slug}/{name}" download>{escape(WHAT[name.rpartition(".")[2]])}</a> '
                    f"({len(content) / 1000:.0f} KB)</li>" if len(content) >= 1000 else
                    f'<li><a href="{entry.slug}/{name}" download>{escape(WHAT[name.rpartition(".")[2]])}</a></li>'
                    for name, content in made.written.items())
    refused = "".join(f"<p>No {escape(', '.join(made.refused))}. {escape(reason)}</p>"
                      for reason in dict.fromkeys(made.refused.values()))
    code = escape(f"from {entry.face} import {entry.variable}")
    return f"<ul>{links}</ul>{refused}<p>In Python with the book's package: <code>{code}</code></p>"


def _equations(model: Model, typeset: Mapping[Equation, Any]) -> str:
    listed = [typeset.get(each, {}).get("html", "") for each in equations(model) if each[1]]
    if not listed:
        return "<p>They are too many to be set on a page; they stand in the LaTeX file.</p>"
    return "".join(f'<div class="math scroll">{html}</div>' for html in listed)


def _symbol(quantity: Quantity, typeset: Mapping[Equation, Any]) -> str:
    return str(typeset.get((quantity.latex, False), {}).get("html") or escape(quantity.name))


def _computed(model: Model, typeset: Mapping[Equation, Any]) -> str:
    rows = [[_symbol(quantity, typeset), f"<code>{quantity.name}</code>", escape(quantity.meaning or quantity.label),
             escape(quantity.unit_text)] for quantity in model.outputs]
    return _table(["symbol", "name", "meaning", "unit"], rows)


def _parameters(model: Model, cited: Mapping[str, Cited], typeset: Mapping[Equation, Any]) -> str:
    rows = []
    for _, row in model.parameters.iterrows():
        quantity = model[row["name"]]
        value = quantity.shown(quantity.default) if quantity.choices else number_text(quantity.default)
        span = "" if quantity.choices else interval_text(quantity.range)
        label = quantity.evidence
        badge = f'<span class="evidence {label.replace(" ", "-")}">{label}</span>' if label in EVIDENCE else ""
        rows.append([_symbol(quantity, typeset), f"<code>{quantity.name}</code>",
                     escape(quantity.meaning or quantity.label), ROLES[row["role"]], escape(value),
                     escape(quantity.unit_text), escape(span), _sources(quantity.source, cited), badge])
    return _table(["symbol", "name", "meaning", "role", "value", "unit", "range", "source", "label"], rows)


def _sources(source: str, cited: Mapping[str, Cited]) -> str:
    if source in ("", "modelling choice"):
        return escape(source)
    where = "../chapters/reference/bibliography.html#"
    return "; ".join(f'<a href="{where}{cited[key].place}">{escape(cited[key].name)}</a>'
                     if key in cited else escape(key) for key in keys([source]))


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{text}</th>' for text in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return (f'<div class="table-box scroll"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>')
