"""Programs as stand-alone, strict JavaScript."""

from __future__ import annotations

import functools
import json
import math
import re
from collections.abc import Iterable
from importlib import resources
from typing import Any, ClassVar

from sympy.core.relational import Relational
from sympy.logic.boolalg import BooleanFalse, BooleanFunction, BooleanTrue

from electrolytes.model.emit import Code, emit
from electrolytes.model.printing import Dialect
from electrolytes.model.program import Program, starts

WORDS = """arguments await boolean break byte case catch char class const continue debugger default delete
do double else enum eval export extends false final finally float for function get goto if implements import in
instanceof int interface let long native new null of package private protected public return set short static super
switch synchronized this throw throws transient true try typeof undefined var void volatile while with yield
Infinity Math NaN Number Array Float64Array"""
RESERVED = frozenset(WORDS.split())



@functools.cache
def helper_texts() -> dict[str, str]:
    """Text of each function in ``helpers.js``, by its name without the underscore."""
    text = resources.files("electrolytes.model").joinpath("helpers.js").read_text(encoding="utf-8")
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
    return code.fixed, [*code.before, *_solving(program, code), *code.after], code.results


def _solving(program: Program, code: Code) -> list[str]:
    if not program.unknowns:
        return []
    dialect = JavaScript()
    names = [dialect.variable(unknown.symbol.name) for unknown in program.unknowns]
    lines = ["const _at = ($u, $f, $s) => {"]
    lines += [f"  const {name} = $u[{i}];" for i, name in enumerate(names)]
    lines += [f"  {line}" for line in code.inside]
    lines += [f"  $f[{i}] = {text};" for i, text in enumerate(code.residuals)]
    slopes = [text for row in code.slopes for text in row]
    lines += [f"  $s[{i}] = {text};" for i, text in enumerate(slopes)]
    lines.append("};")
    if len(names) == 1:
        unknown = program.unknowns[0]
        ends = ", ".join(dialect.number(end) for end in (unknown.guess, *unknown.bracket, *unknown.limits))
        return [*lines, f"const {names[0]} = _root(_at, {ends});"]
    begin = ", ".join(listed(start) for start in starts(program.unknowns))
    least, most = (listed(unknown.limits[end] for unknown in program.unknowns) for end in (0, 1))
    return [*lines, f"const _u = _roots(_at, [{begin}], {least}, {most});",
            *(f"const {name} = _u[{i}];" for i, name in enumerate(names))]


def helpers(text: str) -> list[str]:
    """The helper functions that a text calls."""
    return [helper for name, helper in helper_texts().items() if re.search(rf"\b_{name}\(", text)]


def listed(values: Iterable[str | float]) -> str:
    """A JavaScript array of strings or numbers."""
    return "[" + ", ".join(json.dumps(value, ensure_ascii=False) if isinstance(value, str)
                           else JavaScript().number(value) for value in values) + "]"


def evaluate_method(program: Program) -> tuple[list[str], str]:
    """Lines computed once, and the method ``evaluate(x, y)``."""
    dialect = JavaScript()
    fixed, body, results = block(program)
    lines = ["evaluate($x, $y) {"]
    lines += [f"  const {dialect.variable(symbol.name)} = $x[{i}];"
              for i, symbol in enumerate(program.variables) if symbol in program.needed]
    lines += [f"  {line}" for line in body]
    lines += [f"  $y[{i}] = {_numeric(expr, text)};"
              for i, (expr, text) in enumerate(zip(program.results.values(), results, strict=True))]
    lines.append("}")
    return fixed, "\n".join(lines)


def _numeric(expr: Any, text: str) -> str:
    """Text of a number: conditions count as 1 and 0."""
    condition = isinstance(expr, (Relational, BooleanFunction, BooleanTrue, BooleanFalse))
    return f"({text}) ? 1 : 0" if condition else text


def expression(name: str, version: str, defaults: Iterable[float], program: Program) -> str:
    """The whole program as a parenthesised JavaScript expression, an object with ``evaluate(x, y)``.

    ``x`` holds the inputs in order, ``y`` is filled with the outputs in order.
    """
    fixed, method = evaluate_method(program)
    used = helpers("\n".join([*fixed, method]))
    inputs = [symbol.name for symbol in program.variables]
    return "\n".join([
        "((() => {", '"use strict";', *used, *fixed,
        f"return {{name: {json.dumps(name, ensure_ascii=False)}, version: {json.dumps(version)},",
        f"inputs: {listed(inputs)},", f"outputs: {listed(program.results)},", f"defaults: {listed(defaults)},",
        method, "};", "})())",
    ])
