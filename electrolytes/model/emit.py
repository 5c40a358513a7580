"""Statements of a program in the order in which any language needs them."""

from __future__ import annotations

from dataclasses import dataclass, field

from electrolytes.model.printing import Dialect
from electrolytes.model.program import Program, dependencies
from electrolytes.model.scope import Scope, occurrences


@dataclass
class Code:
    """Lines of a program: computed once; before, inside and after the solving of simultaneous equations."""

    fixed: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    residuals: list[str] = field(default_factory=list)
    slopes: list[list[str]] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    results: list[str] = field(default_factory=list)


def emit(program: Program, dialect: Dialect) -> Code:
    """Print a program's statements in a language.

    What depends on constants alone is computed once, outside the function; what the unknowns do not touch is
    computed before they are solved for.
    """
    code = Code()
    outside = Scope(dialect)
    slopes = [slope for row in program.slopes for slope in row]
    outside.counts = occurrences([*program.equations.values(), *program.residuals, *slopes, *program.results.values()])
    for symbol, value in program.constants.items():
        outside.statements.append(dialect.assign(dialect.variable(symbol.name), dialect.number(value)))
        outside.declare(symbol)
    body = Scope(dialect, outside)
    for symbol in program.variables:
        body.declare(symbol)
    if program.unknowns:
        _solving(program, code, body)
    wanted = dependencies(program.equations, program.results.values())
    for symbol, expr in program.equations.items():
        if symbol in wanted and symbol not in body.level:
            body.assign(symbol, expr)
    code.results = [body.prepare(expr) for expr in program.results.values()]
    code.fixed, code.after = outside.statements, body.statements
    return code


def _solving(program: Program, code: Code, body: Scope) -> None:
    symbols = {unknown.symbol for unknown in program.unknowns}
    wanted = dependencies(program.equations, [*program.residuals, *(s for row in program.slopes for s in row)])
    for symbol, expr in program.equations.items():
        if symbol in wanted and not symbols & dependencies(program.equations, [expr]):
            body.assign(symbol, expr)
    inner = Scope(body.dialect, body)
    for unknown in program.unknowns:
        inner.declare(unknown.symbol)
    for symbol, expr in program.equations.items():
        if symbol in wanted and symbol not in inner.level:
            inner.assign(symbol, expr)
    code.residuals = [inner.prepare(expr) for expr in program.residuals]
    code.slopes = [[inner.prepare(expr) for expr in row] for row in program.slopes]
    code.inside = inner.statements
    code.before, body.statements = body.statements, []
    for unknown in program.unknowns:
        body.declare(unknown.symbol)
