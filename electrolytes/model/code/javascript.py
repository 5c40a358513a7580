"""Programs as stand-alone, strict JavaScript."""

from __future__ import annotations

import functools
import json
import math
import re
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Any, ClassVar

from sympy.core.relational import Relational
from sympy.logic.boolalg import BooleanFalse, BooleanFunction, BooleanTrue

from electrolytes.model.code.emit import Solving, emit
from electrolytes.model.code.printing import Dialect
from electrolytes.model.code.program import Program, starts

WORDS = """arguments await boolean break byte case catch char class const continue debugger default delete
do double else enum eval export extends false final finally float for function get goto if implements import in
instanceof int interface let long native new null of package private protected public return set short static super
switch synchronized this throw throws transient true try typeof undefined var void volatile while with yield
Infinity Math NaN Number Array Float64Array"""
RESERVED = frozenset(WORDS.split())



@functools.cache
def helper_texts() -> dict[str, str]:
    """Text of each function in ``helpers.js``, by its name without the underscore."""
    text = resources.files(__package__).joinpath("helpers.js").read_text(encoding="utf-8")
    parts = re.split(r"^// helper: (\w+)\n", text, flags=re.MULTILINE)[1:]
    comment = re.compile(r"^\s*//.*\n", flags=re.MULTILINE)
    return {name: comment.sub("", body).strip() for name, body in zip(parts[::2], parts[1::2], strict=True)}


class JavaScript(Dialect):
    """Spelling of JavaScript."""

    relations: ClassVar = {"<": "<", "<=": "<=", ">": ">", ">=": ">=", "==": "===", "!=": "!=="}

    def variable(self, name: str) -> str:
        return f"{name}$" if name in RESERVED else name

    def number(self, value: float) -> str:
        if math.isinf(value):
            return "Infinity" if value > 0 else "-Infinity"
        if value == int(value) and abs(value) < 1e15:
            return str(int(value))
        return repr(value)

    def call(self, function: str, args: list[str]) -> str:
        if function in helper_texts():
            return f"_{function}({', '.join(args)})"
        return f"Math.{function}({', '.join(args)})"

    def select(self, branches: list[tuple[str, str]], default: str) -> str:
        text = "".join(f"{condition} ? {value} : " for value, condition in branches)
        return f"({text}{default})"

    def logic(self, operator: str, args: list[str]) -> str:
        if operator == "Not":
            return f"!({args[0]})"
        return "(" + (" && " if operator == "And" else " || ").join(args) + ")"

    def assign(self, name: str, value: str) -> str:
        return f"const {name} = {value};"


def block(program: Program) -> tuple[list[str], list[str], list[str]]:
    """Lines computed once, lines of the body, and the texts of the results."""
    code = emit(program, JavaScript())
    solving = [line for i, part in enumerate(code.blocks) for line in [*part.before, *_solving(part, i)]]
    return code.fixed, [*solving, *code.after], code.results


def _solving(part: Solving, number: int) -> list[str]:
    dialect = JavaScript()
    names = [dialect.variable(unknown.symbol.name) for unknown in part.unknowns]
    at, found = f"_at{number}", f"_u{number}"
    lines = [f"const {at} = ($u, $f, $s) => {{"]
    lines += [f"  const {name} = $u[{i}];" for i, name in enumerate(names)]
    lines += [f"  {line}" for line in part.inside]
    lines += [f"  $f[{i}] = {text};" for i, text in enumerate(part.residuals)]
    slopes = [text for row in part.slopes for text in row]
    lines += [f"  $s[{i}] = {text};" for i, text in enumerate(slopes)]
    lines.append("};")
    if len(names) == 1:
        unknown = part.unknowns[0]
        ends = ", ".join(dialect.number(end) for end in (unknown.guess, *unknown.bracket, *unknown.limits))
        return [*lines, f"const {names[0]} = _root({at}, {ends});"]
    begin = ", ".join(listed(start) for start in starts(part.unknowns))
    least, most = (listed(unknown.limits[end] for unknown in part.unknowns) for end in (0, 1))
    return [*lines, f"const {found} = _roots({at}, [{begin}], {least}, {most});",
            *(f"const {name} = {found}[{i}];" for i, name in enumerate(names))]


def helpers(text: str) -> list[str]:
    """The helper functions that a text calls, and those that they call."""
    wanted: dict[str, str] = {}
    waiting = [text]
    while waiting:
        calling = waiting.pop()
        new = {name: helper for name, helper in helper_texts().items()
               if name not in wanted and re.search(rf"\b_{name}\(", calling)}
        wanted |= new
        waiting.extend(new.values())
    return [helper for name, helper in helper_texts().items() if name in wanted]


def listed(values: Iterable[str | float]) -> str:
    """A JavaScript array of strings or numbers."""
    return "[" + ", ".join(json.dumps(value, ensure_ascii=False) if isinstance(value, str)
                           else JavaScript().number(value) for value in values) + "]"


def method(name: str, arguments: str, places: Mapping[Any, str], target: str, program: Program) -> str:
    """A method of the model's object that fills an array.

    Parameters
    ----------
    places : {symbol: text}
        Where the method finds each variable: ``$x[3]``, ``$z[0]``, ``$t``.
    target : str
        The array to fill.
    """
    dialect = JavaScript()
    fixed, body, results = block(program)
    lines = [f"const {dialect.variable(symbol.name)} = {places[symbol]};"
             for symbol in program.variables if symbol in program.needed]
    filled = [(i, _numeric(expr, text)) for i, (expr, text) in
              enumerate(zip(program.results.values(), results, strict=True))]
    zeros = [i for i, text in filled if text == "0"]
    if len(zeros) > 8:  # a Jacobian is mostly empty
        lines.append(f"{target}.fill(0);")
        filled = [(i, text) for i, text in filled if text != "0"]
    lines += [*body, *(f"{target}[{i}] = {text};" for i, text in filled)]
    inner = "\n".join(["(" + arguments + ") => {", *(f"  {line}" for line in lines), "}"])
    return f"{name}: {inner}" if not fixed else "\n".join([f"{name}: (() => {{", *fixed, f"return {inner};", "})()"])


def _numeric(expr: Any, text: str) -> str:
    """Text of a number: conditions count as 1 and 0."""
    condition = isinstance(expr, (Relational, BooleanFunction, BooleanTrue, BooleanFalse))
    return f"({text}) ? 1 : 0" if condition else text
