"""The Python package, described from its docstrings: ``{api} electrolytes.model`` in a page prints all public names.

A name is public if the package's ``__all__`` has it. Docstrings are of NumPy's form: a text, then sections underlined
by hyphens (Parameters, Returns, Raises, Examples). Examples run as tests.

On the page each name is a section of its own, with its signature, and a class with its methods and properties. In
search it is found by its name and its first sentence, after everything that the book says.
"""

from __future__ import annotations

import enum
import inspect
import re
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from types import ModuleType
from typing import Any

import attrs
from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from electrolytes.book.library import found
from electrolytes.model import Model

INLINE = re.compile(r"``(?P<code>.+?)``|:\w+:`~?(?P<role>[^`]+)`|`(?P<name>[^`]+)`|"
                    r"\*(?P<emphasis>[^*\s][^*]*)\*|\\(?P<plain>.)", re.DOTALL)
SECTION = re.compile(r"^(\w[\w ]*)\n-{3,}\n", re.MULTILINE)
ITEM = re.compile(r"^(?=\S)", re.MULTILINE)
OWN = "electrolytes"
MACHINERY = frozenset({"axes", "draw", "file", "finish", "found", "order", "plan", "precise", "program", "spec"})
"""Methods that the package's own parts call of one another."""


@attrs.frozen
class Member:
    """A method or a property of a class."""

    name: str
    signature: str
    doc: str


# --- finding ------------------------------------------------------------------------------------------------------


def public(package: str) -> dict[str, Any]:
    """Name → object: what a package's ``__all__`` lists, in its order; a module's own functions and classes."""
    module = import_module(package)
    names = getattr(module, "__all__", None)
    if names is None:
        names = [name for name, value in vars(module).items() if not name.startswith("_")
                 and getattr(value, "__module__", None) == package and callable(value)]
    return {name: getattr(module, name) for name in names}


def described(value: Any) -> bool:
    """Whether it has a docstring of its own: a class, a function or a module."""
    return isinstance(value, (type, ModuleType)) or (callable(value) and inspect.isfunction(inspect.unwrap(value)))


def members(cls: type) -> Iterator[Member]:
    """The public methods and properties that this package gives a class, those of its bases last."""
    seen: set[str] = set()
    for base in cls.__mro__:
        if not base.__module__.startswith(OWN):
            continue
        for name, value in vars(base).items():
            if name.startswith("_") or name in seen or name in MACHINERY:
                continue
            called = getattr(cls, name)
            if isinstance(value, property):
                seen.add(name)
                yield Member(name, name, inspect.getdoc(value) or "")
            elif inspect.isroutine(inspect.unwrap(called)) and called.__doc__:
                seen.add(name)
                written = signature(called, name, bound=inspect.isfunction(called))
                yield Member(name, written, inspect.getdoc(called) or "")


def signature(what: Callable[..., Any], name: str, bound: bool = False) -> str:
    """How it is called, with types; without ``self`` for a method."""
    try:
        found_ = inspect.signature(what)
    except (TypeError, ValueError):
        return f"{name}(…)"
    parts: list[str] = []
    kinds = inspect.Parameter
    before = None
    for i, parameter in enumerate(found_.parameters.values()):
        if bound and i == 0 and parameter.name == "self":
            continue
        if before == kinds.POSITIONAL_ONLY and parameter.kind != before:
            parts.append("/")
        if parameter.kind == kinds.KEYWORD_ONLY and before not in (kinds.KEYWORD_ONLY, kinds.VAR_POSITIONAL):
            parts.append("*")
        parts.append(_parameter(parameter))
        before = parameter.kind
    if before == kinds.POSITIONAL_ONLY:
        parts.append("/")
    given = found_.return_annotation
    back = "" if given is inspect.Signature.empty or isinstance(what, type) else f" → {_type(given)}"
    return f"{name}({', '.join(parts)}){back}"


def _parameter(parameter: inspect.Parameter) -> str:
    kind = parameter.kind
    stars = "*" if kind == parameter.VAR_POSITIONAL else "**" if kind == parameter.VAR_KEYWORD else ""
    typed = "" if parameter.annotation is parameter.empty else f": {_type(parameter.annotation)}"
    if parameter.default is parameter.empty:
        return f"{stars}{parameter.name}{typed}"
    value = parameter.default
    written = repr(value)
    if isinstance(value, (enum.Enum, type)) or written[0] in "<m" or len(written) > 30:
        written = "…"
    return f"{stars}{parameter.name}{typed}{' = ' if typed else '='}{written}"


def _type(annotation: Any) -> str:
    text = annotation if isinstance(annotation, str) else getattr(annotation, "__name__", str(annotation))
    return re.sub(r"\b(?:typing|collections\.abc|electrolytes[\w.]*)\.", "", str(text))


# --- docstrings ---------------------------------------------------------------------------------------------------


def inline(text: str) -> list[nodes.Node]:
    """A docstring's paragraph: code, names and emphasis."""
    made: list[nodes.Node] = []
    last = 0
    text = " ".join(text.split())
    for match in INLINE.finditer(text):
        made.append(nodes.Text(text[last:match.start()]))
        code = match["code"] or match["role"] or match["name"]
        if match["plain"]:
            made.append(nodes.Text(match["plain"]))
        else:
            made.append(nodes.literal("", code) if code else nodes.emphasis("", match["emphasis"]))
        last = match.end()
    return [*made, nodes.Text(text[last:])]


def blocks(text: str) -> list[nodes.Element]:
    """Paragraphs, lists, examples and blocks of code."""
    made: list[nodes.Element] = []
    code = False
    for block in re.split(r"\n\s*\n", text.strip("\n")):
        if not block.strip():
            continue
        if block.lstrip().startswith(">>>"):
            made.append(_code(inspect.cleandoc(block), "pycon"))
        elif code and block.startswith("    "):
            made.append(_code(inspect.cleandoc("\n" + block), "python"))
        elif re.match(r"=+ +=+", block.strip()):
            made.append(_code(block, "text"))
        elif re.match(r"\* ", block):
            items = re.split(r"^\* ", block, flags=re.MULTILINE)[1:]
            made.append(nodes.bullet_list("", *(
                nodes.list_item("", nodes.paragraph("", "", *inline(item))) for item in items)))
        else:
            code = block.rstrip().endswith("::")
            words = re.sub(r"\s*::$", "" if block.strip() == "::" else ":", block.rstrip())
            if words:
                made.append(nodes.paragraph("", "", *inline(words)))
            continue
        code = False
    return made


def _code(text: str, language: str) -> nodes.literal_block:
    return nodes.literal_block(text, text, language=language)


def docstring(doc: str) -> list[nodes.Element]:
    """A docstring of NumPy's form as nodes."""
    first, *rest = SECTION.split(doc)
    made = blocks(first)
    for title, body in zip(rest[::2], rest[1::2], strict=True):
        if title in ("Notes", "Examples"):
            made += blocks(body)
            continue
        made.append(nodes.paragraph("", "", nodes.strong("", title), classes=["api-part"]))
        made.append(_definitions(body))
    return made


def _definitions(body: str) -> nodes.definition_list:
    listed = nodes.definition_list("", classes=["api"])
    for item in (part for part in ITEM.split(body.strip("\n")) if part.strip()):
        head, _, meaning = item.partition("\n")
        name, _, kind = head.partition(" : ")
        term = nodes.term("", "", nodes.literal("", name), *([nodes.Text("  "), *inline(kind)] if kind else []))
        told = blocks(inspect.cleandoc(meaning)) if meaning.strip() else [nodes.paragraph()]
        listed.append(nodes.definition_list_item("", term, nodes.definition("", *told)))
    return listed


# --- on the page --------------------------------------------------------------------------------------------------


class Api(SphinxDirective):
    """``{api} PACKAGE``: its public names with signatures, docstrings and members; ``:short:`` for a list alone."""

    required_arguments = 1
    option_spec = {"short": directives.flag}  # noqa: RUF012

    def run(self) -> list[nodes.Node]:
        """Ask the package."""
        package = self.arguments[0]
        for path in _files(package):
            self.env.note_dependency(path)
        listed = public(package)
        if "short" in self.options:
            return [_faces(package, listed, "../" * self.env.docname.count("/"))]
        rest = {name: value for name, value in listed.items() if not described(value)}
        made: list[nodes.Node] = [self._section(package, name, value) for name, value in listed.items()
                                  if described(value)]
        return [_values(rest), *made] if rest else made

    def _section(self, package: str, name: str, value: Any) -> nodes.section:
        place = f"{package.removeprefix(OWN + '.')}.{name}".replace(".", "-").replace("_", "-").lower()
        section = nodes.section("", nodes.title("", "", nodes.literal("", name)), ids=[place], names=[place], api=True)
        self.state.document.note_explicit_target(section)
        if not isinstance(value, ModuleType) and not (isinstance(value, type) and issubclass(value, Exception)):
            section += _signature(signature(value, name))
        section += docstring(inspect.getdoc(value) or "")
        if isinstance(value, ModuleType):
            every = [Member(each, signature(what, each), inspect.getdoc(what) or "")
                     for each, what in public(value.__name__).items() if described(what)]
        else:
            every = [*members(value)] if isinstance(value, type) else []
        if every:
            section += nodes.definition_list("", *(nodes.definition_list_item(
                "", nodes.term("", "", nodes.literal("", each.signature)),
                nodes.definition("", *(docstring(each.doc) or [nodes.paragraph()]))) for each in every),
                classes=["api", "members"])
        return section


def _signature(text: str) -> nodes.paragraph:
    return nodes.paragraph("", "", nodes.literal("", text), classes=["api-signature"])


def _values(listed: dict[str, Any]) -> nodes.paragraph:
    """Names that stand for a value: tables and settings."""
    words: list[nodes.Node] = [nodes.Text("Values: ")]
    for i, (name, value) in enumerate(listed.items()):
        words += [nodes.Text(", " if i else ""), nodes.literal("", name), nodes.Text(f" ({type(value).__name__})")]
    return nodes.paragraph("", "", *words, nodes.Text("."))


def _faces(package: str, listed: dict[str, Any], up: str) -> nodes.definition_list:
    """A page's package in short: its models, which lead to the library, and what else its face has."""
    pages = {id(entry.model): entry.slug for entry in found.entries()}
    made = nodes.definition_list("", classes=["api"])
    for name, value in listed.items():
        if isinstance(value, Model):
            address = f"{up}models/{pages[id(value)]}.html"
            counts = f": {len(value.inputs)} inputs, {len(value.outputs)} outputs"
            states = f", {len(value.states)} states" if value.states else ""
            told: list[nodes.Node] = [nodes.reference("", value.name, refuri=address, internal=True),
                                      nodes.Text(f"{counts}{states}.")]
            head = name
        elif described(value):
            told = inline((inspect.getdoc(value) or "").partition("\n\n")[0])
            head = signature(value, name)
        else:
            said = getattr(value, "meaning", "") or f"a {type(value).__name__}"
            unit = getattr(value, "unit_text", "")
            told = [nodes.Text(f"{said[0].upper()}{said[1:]}" + (f", in {unit}." if unit else "."))]
            head = name
        made.append(nodes.definition_list_item("", nodes.term("", "", nodes.literal("", head)),
                                               nodes.definition("", nodes.paragraph("", "", *told))))
    return made


def _files(package: str) -> Sequence[str]:
    """The files in which a package's public names are written."""
    modules = {package, *(getattr(value, "__module__", package) for value in public(package).values())}
    return sorted({str(import_module(name).__file__) for name in modules if name and name.startswith(OWN)})


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("api", Api)
