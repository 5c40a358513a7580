"""One person through the book: who may go along, what of each figure's model the person sets, and the page that asks.

`data/people.csv` holds the words that make a person, a word for each choice and for each of the six of the ward;
`data/people_sets.csv` what a word sets, row by row: page, figure, quantity, value, and where the value is from. Both
are held against the book's figures once all pages are read: an unknown word, page, figure or quantity, a value outside
what the control offers, or two words that want different things fail the build.

================================  ==================================================================================
``{person}``                      the form that makes a person
``{person-sets}``                 what each word sets, as a table
``[take her along](person:…)``    a link that lets one of them go along: the same page, with the words in its address
================================  ==================================================================================

What a page does with it is ``person-along.js``, which is loaded once somebody goes along.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib import import_module
from itertools import combinations
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from electrolytes import data
from electrolytes.book import actions, widgets
from electrolytes.evidence import EVIDENCE

logger = logging.getLogger(__name__)

SCRIPT, DATA, VERSION = "person.js", "person-data.js", 1
SCHEME = "person:"
KINDS = {"ward": "One of the ward", "group": "Whose reference intakes", "salt": "Salt eaten",
         "magnesium": "Magnesium eaten", "potassium": "Potassium eaten", "drug": "Medicines", "kidneys": "Kidneys",
         "genes": "An inherited fault"}
"""What kind of word there is, and what the form calls it; of each kind but medicines a person has one at most."""
RANK = {"genes": 2, "ward": 3}
"""Which word decides where two set the same: what was measured before what is missing for good, before all else."""
MEASURES = {"serum": 0.85, "potassium": 4.2, "sodium": 140.0}
"""What of the blood may be known of a person, in mmol/L, and where it stands in health in most figures."""
LEAST = 0.003
"""A computed change smaller than this share is none."""
ANYBODY, CHAIN = "*", "one-person"
PERSON = "electrolytes.preface.person"
SITUATION = re.compile(r"the figure's situation “(.+)”")
"""How a source names a situation of the figure itself, which then has to hold the value."""
LISTED = "<div data-person-sets></div>"


class PeopleError(ValueError):
    """A table of people that does not fit itself or the book."""


@dataclass(frozen=True)
class Word:
    """A word that makes a person; `implies` more of them, `measured` in the blood, `unknown` to the models with it."""

    word: str
    kind: str
    name: str
    says: str
    implies: tuple[str, ...]
    measured: dict[str, float]
    balance: dict[str, float]
    potassium: dict[str, float]
    unknown: tuple[str, ...]
    about: str


@dataclass(frozen=True)
class Row:
    """What a word, or anybody's blood (`of` a measure), sets in one figure; not together with the words of `unless`."""

    word: str
    page: str
    figure: str
    quantity: str
    value: float | None
    of: str
    unless: tuple[str, ...]
    source: str
    label: str

    @property
    def place(self) -> tuple[str, str, str]:
        """The quantity of the figure that is set."""
        return self.page, self.figure, self.quantity

    def at(self, measured: float) -> float:
        """The value for a person in whose blood the measure stands there; in proportion if the row gives the usual."""
        return measured if self.value is None else self.value * measured / MEASURES[self.of]


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(";") if part)


def _settings(text: str) -> dict[str, float]:
    return {name: float(value) for name, value in (part.split("=") for part in _listed(text))}


@cache
def words() -> dict[str, Word]:
    """All words in order; `PeopleError` for a kind that there is not, or what implies an unknown word."""
    found: dict[str, Word] = {}
    for row in csv.DictReader(data.file("people.csv")):
        measured = {name: float(row[column]) for name, column in zip(MEASURES, ("Mg", "K", "Na"), strict=True)
                    if row[column]}
        found[row["word"]] = Word(row["word"], row["kind"], row["name"], row["says"], _listed(row["implies"]), measured,
                                  _settings(row["balance"]), _settings(row["potassium"]), _listed(row["unknown"]),
                                  row["about"])
    for word in found.values():
        if word.kind not in KINDS or not set(word.implies) <= set(found) or not set(word.unknown) <= set(MEASURES):
            raise PeopleError(f"people.csv: {word.word} has a kind, an implied word or a measure that there is not")
    return found


@cache
def rows() -> tuple[Row, ...]:
    """What is set, row by row; `PeopleError` for a word, a measure or a label that there is not, or no source."""
    found = []
    for number, row in enumerate(csv.DictReader(data.file("people_sets.csv")), 2):
        value = float(row["value"]) if row["value"] else None
        made = Row(row["word"], f"chapters/{row['page']}", row["figure"], row["quantity"], value, row["of"],
                   _listed(row["unless"]), row["source"], row["label"])
        measured = made.word == ANYBODY
        if not (set(made.unless) <= set(words()) and (measured or made.word in words()) and made.source
                and made.label in EVIDENCE and (made.of in MEASURES if measured else made.value is not None)):
            raise PeopleError(f"people_sets.csv, line {number}: a word, measure, source or label that there is not")
        found.append(made)
    return tuple(found)


def whole(chosen: Iterable[str]) -> tuple[str, ...]:
    """The words of a person with what they imply, in the order of the table."""
    said = set(chosen)
    said |= {implied for word in said for implied in words()[word].implies}
    return tuple(word for word in words() if word in said)


def together(first: str, second: str) -> bool:
    """Whether one person may have both words: two of one kind only if they are medicines; of the ward nobody else's."""
    one, other = words()[first], words()[second]
    if "ward" in (one.kind, other.kind):
        ward, else_ = (one, other) if one.kind == "ward" else (other, one)
        return else_.word in ward.implies
    return first != second and (one.kind != other.kind or one.kind == "drug")


@cache
def computed(chosen: tuple[str, ...]) -> dict[str, float]:
    """What the models make of a person's blood: serum magnesium by its balance, potassium by its own, in mmol/L.

    Each goes by its change in percent, since the models' healthy bodies differ a little; what hardly changes, or what
    the models cannot know, is left out.
    """
    known = [words()[word] for word in chosen]
    unknown = {name for word in known for name in word.unknown}
    balance = {name: value for word in known for name, value in word.balance.items()}
    drives = {name: value for word in known for name, value in word.potassium.items()}
    changed = import_module(PERSON).changed(balance, drives)  # found by its name: what builds a book knows no science
    return {name: float(f"{ratio * MEASURES[name]:.3g}") for name, ratio in changed.items()
            if name not in unknown and abs(ratio - 1) > LEAST}


def tellers() -> tuple[str, ...]:
    """The words that bear on what is computed of the blood."""
    return tuple(word.word for word in words().values()
                 if word.kind != "ward" and (word.balance or word.potassium or word.unknown))


def bloods() -> Iterator[tuple[tuple[str, ...], dict[str, float]]]:
    """Each set of such words that one person may have, with what the models make of it."""
    for number in range(len(tellers()) + 1):
        for chosen in combinations(tellers(), number):
            if all(together(*pair) for pair in combinations(chosen, 2)):
                yield chosen, computed(chosen)


def blood(chosen: tuple[str, ...]) -> dict[str, float]:
    """What is known of a person's blood: as measured in one of the ward, as computed in anybody else."""
    ward = [words()[word] for word in chosen if words()[word].kind == "ward"]
    return ward[0].measured if ward else computed(tuple(word for word in chosen if word in tellers()))


def sets(chosen: Iterable[str]) -> dict[tuple[str, str, str], float]:
    """(page, figure, quantity) → value, for a person of these words."""
    said = whole(chosen)
    known = blood(said)
    found: dict[tuple[str, str, str], float] = {}
    for row in sorted(rows(), key=_rank):
        if set(row.unless) & set(said):
            continue
        if row.word in said and row.value is not None:
            found[row.place] = row.value
        elif row.word == ANYBODY and row.of in known:
            found[row.place] = row.at(known[row.of])
    return found


def _rank(row: Row) -> int:
    return 0 if row.word == ANYBODY else RANK.get(words()[row.word].kind, 1)


# --- held against the book --------------------------------------------------------------------------------------------


def faults(known: dict[str, dict[str, actions.Figure]], clocks: dict[str, dict[str, str | None]],
           persons: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """What in the table does not fit the figures of the book, in words.

    Parameters
    ----------
    known : page → slug → controls of its figures
    clocks : page → slug → the name of its time, which no person sets
    persons : whose values are tried
    """
    for row in dict.fromkeys(rows()):
        figure = known.get(row.page, {}).get(row.figure)
        if figure is None or row.quantity not in {control["name"] for control in figure["controls"]}:
            yield f"{row.page} has no figure {row.figure} with a control {row.quantity}"
        elif clocks.get(row.page, {}).get(row.figure) == row.quantity:
            yield f"{row.page} {row.figure}: {row.quantity} is time, which no person sets"
        elif (named := SITUATION.fullmatch(row.source)) and not _holds(figure, named[1], row):
            yield f"{row.page} {row.figure} has no situation {named[1]!r} with {row.quantity} = {row.value:g}"
    for first, second in combinations(rows(), 2):
        if first.place == second.place and _clash(first, second):
            yield f"{first.page} {first.figure}: {first.word} and {second.word} want a different {first.quantity}"
    ranges = {(page, slug, control["name"]): (control["min"], control["max"]) for page, figures in known.items()
              for slug, figure in figures.items() for control in figure["controls"] if "min" in control}
    tried = set()  # one person is enough to say that a value leaves its range
    for person in persons:
        for place, value in sets(person).items():
            low, high = ranges.get(place, (value, value))
            if not low <= value <= high and place not in tried:
                tried.add(place)
                said = ", ".join(person)
                yield f"{said}: {place[2]} of {place[1]} on {place[0]} is {value:g}, not {low:g} to {high:g}"


def _holds(figure: actions.Figure, name: str, row: Row) -> bool:
    """Whether a situation of the figure sets what the row sets, or leaves the quantity where that is."""
    usual = {control["name"]: control.get("value") for control in figure["controls"]}
    return any(preset["name"] == name and preset["values"].get(row.quantity, usual[row.quantity]) == row.value
               for preset in figure["presets"])


def _clash(first: Row, second: Row) -> bool:
    """Whether two rows can be asked of one person at once, with the same right, and differ."""
    if _rank(first) != _rank(second) or (first.value, first.of) == (second.value, second.of):
        return False
    if first.word == second.word:
        return True
    return ANYBODY not in (first.word, second.word) and together(first.word, second.word) and not (
        first.word in second.unless or second.word in first.unless)


def persons() -> list[tuple[str, ...]]:
    """Enough of them to try each value: each of the ward, each word by itself, each blood that is computed."""
    return [(word,) for word in words()] + [chosen for chosen, _ in bloods()]


def _check(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """A warning, which ends the build, for each fault; in a book without the page of people nothing is asked."""
    if any(page in env.found_docs for page in _pages(env)):
        clocks = {page: {spec.get("slug", ""): spec.get("clock") for spec in widgets.specs(app, page)}
                  for page in env.found_docs}
        for fault in faults(actions.figures(env), clocks, persons()):
            logger.warning("people: %s", fault, type="electrolytes", subtype="people")
    return []


# --- on the page ------------------------------------------------------------------------------------------------------


def _pages(env: BuildEnvironment) -> set[str]:
    """The pages that make a person; kept with the environment."""
    known: set[str] = env.__dict__.setdefault("electrolytes_people", set())
    return known


def used(env: BuildEnvironment) -> bool:
    """Whether somebody may go along through this book: where none of its pages makes a person, nobody does."""
    return bool(_pages(env))


class Person(SphinxDirective):
    """The form that makes a person, and what each choice sets."""

    def run(self) -> list[nodes.Node]:
        """HTML; without scripts the form stays hidden, and a line says so."""
        _pages(self.env).add(self.env.docname)
        self.env.note_dependency(str(Path(data.__file__).with_name("people.csv")))
        return [nodes.raw("", form(), format="html")]


class WhatIsSet(SphinxDirective):
    """``{person-sets}``: the whole table, a row for each quantity of a figure, with where its value is from."""

    def run(self) -> list[nodes.Node]:
        """A mark that `_fill` replaces, once the titles of pages and the controls of figures are known."""
        self.env.note_dependency(str(Path(data.__file__).with_name("people_sets.csv")))
        return [nodes.raw("", LISTED, format="html")]


def form() -> str:
    """The form, a group for each kind of word."""
    groups = []
    for kind, title in KINDS.items():
        of_kind = [word for word in words().values() if word.kind == kind]
        if kind == "drug":
            boxes = "".join(f'<label><input type="checkbox" name="drug" value="{word.word}"> '
                            f"{escape(word.name)}</label>" for word in of_kind)
            groups.append(f"<fieldset><legend>{title}</legend>{boxes}</fieldset>")
        else:
            nobody = "nobody of it" if kind == "ward" else "as the figures have it"
            options = "".join(f'<option value="{word.word}">{escape(word.name)}</option>' for word in of_kind)
            groups.append(f'<label class="person-choice">{title} <select name="{kind}" autocomplete="off">'
                          f'<option value="">{nobody}</option>{options}</select></label>')
    return ('<p class="person-still">Making a person takes scripts; all figures show a healthy body without them.</p>'
            f'<form class="person-form" data-people hidden>{"".join(groups)}<p><button type="submit">Let this person '
            'go along</button> <output class="person-said" aria-live="polite"></output></p></form>')


def table(app: Sphinx, pagename: str) -> str:
    """What each word sets, as a table: page, control and value in words."""
    known, lines = actions.figures(app.env), []
    for row in rows():
        if row.page not in app.env.titles:
            continue
        controls = known.get(row.page, {}).get(row.figure, {"controls": []})["controls"]
        control: dict[str, Any] = next((each for each in controls if each["name"] == row.quantity), {})
        choices = control.get("choices") or []
        value = (f"by {row.of}" if row.value is None else f"{row.value:g}, by {row.of}" if row.of
                 else choices[int(row.value)] if choices else f"{row.value:g} {control.get('unit', '')}")
        said = "anybody" if row.word == ANYBODY else words()[row.word].says
        link = (f'<a href="{escape(app.builder.get_relative_uri(pagename, row.page))}#{row.figure}">'
                f"{escape(app.env.titles[row.page].astext())}</a>")
        label = control.get("label", row.quantity)
        cells = (escape(said), link, escape(label), escape(value), escape(row.source), row.label)
        lines.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    head = "".join(f"<th>{title}</th>" for title in ("Person", "Page", "Quantity", "Set to", "From", "Label"))
    return (f'<div class="table-box scroll"><table><thead><tr>{head}</tr></thead>'
            f'<tbody>{"".join(lines)}</tbody></table></div>')


def _fill(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    if LISTED in context.get("body", ""):
        context["body"] = context["body"].replace(LISTED, table(app, pagename))


class Links(SphinxPostTransform):
    """Replace each ``person:`` link by the address of the same page with the person in it."""

    default_priority = 5
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """A person that does not exist fails the build."""
        for node in list(self.document.findall(nodes.reference)):
            address = node.get("refuri", "")
            if not address.startswith(SCHEME):
                continue
            said = address.removeprefix(SCHEME).split(",")
            if not all(word in words() for word in said):
                logger.warning("there is no such person: %r", address, location=node, type="electrolytes",
                               subtype="people")
            section = next((part for part in _above(node) if isinstance(part, nodes.section)), None)
            anchor = f"#{section['ids'][-1]}" if section and section["ids"] else ""
            node["refuri"] = f"?person={','.join(said)}{anchor}"
            node["classes"] = ["person-link"]


def _above(node: nodes.Node) -> Iterator[nodes.Node]:
    """What a node stands in, the nearest first."""
    while node := node.parent:
        yield node


def script(page: str, chain: str) -> str:
    """What the page's script needs of the tables; the addresses of the page that makes a person, and of its chain."""
    said = {word.word: {"kind": word.kind, "says": word.says, "implies": word.implies, "about": word.about,
                        **({"blood": word.measured} if word.kind == "ward" else {})} for word in words().values()}
    pages: dict[str, list[list[Any]]] = {}
    for row in sorted(rows(), key=_rank):
        pages.setdefault(row.page, []).append(
            [row.word, row.figure, row.quantity, row.value, row.of, row.unless, row.source, row.label])
    known = {",".join(chosen): found for chosen, found in bloods() if found}
    whole_data = {"version": VERSION, "page": page, "chain": chain, "words": said,
                  "usual": MEASURES, "tellers": tellers(),
                  "bloods": known, "pages": pages}
    return f"globalThis.bookPeople={json.dumps(whole_data, ensure_ascii=False, separators=(',', ':'))};\n"


def _write(app: Sphinx, fault: Exception | None) -> None:
    if fault is None and isinstance(app.builder, StandaloneHTMLBuilder) and used(app.env):
        pages = (min(_pages(app.env)), *(page for page, known in actions.figures(app.env).items() if CHAIN in known))
        addresses = [app.builder.get_target_uri(page) for page in pages[:2]]
        chain = f"{addresses[1]}#persons-chain" if len(addresses) > 1 else ""
        (Path(app.outdir) / "_static" / DATA).write_text(script(addresses[0], chain), encoding="utf-8")


def _merge(app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    _pages(env).update(_pages(other) & docnames)


def _purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    _pages(env).discard(docname)


def setup(app: Sphinx) -> None:
    """Register the directives, the links, and the check."""
    app.add_directive("person", Person)
    app.add_directive("person-sets", WhatIsSet)
    app.add_post_transform(Links)
    app.connect("env-merge-info", _merge)
    app.connect("env-purge-doc", _purge)
    app.connect("env-updated", _check)
    app.connect("html-page-context", _fill, priority=860)
    app.connect("build-finished", _write)
