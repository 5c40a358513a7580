"""Statements of a program in the order in which any language needs them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from electrolytes.model.code.printing import Dialect
from electrolytes.model.code.program import Block, Program, Unknown, dependencies
from electrolytes.model.code.scope import Scope, occurrences


@dataclass
class Solving:
    """Lines of a block of simultaneous equations: before it, and inside its residuals and slopes."""

    unknowns: tuple[Unknown, ...]
    before: list[str]
    inside: list[str]
    residuals: list[str]
    slopes: list[list[str]]


@dataclass
class Code:
    """Lines of a program: computed once; each block of simultaneous equations; and what comes after."""

    fixed: list[str] = field(default_factory=list)
    blocks: list[Solving] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    results: list[str] = field(default_factory=list)


def emit(program: Program, dialect: Dialect, given: Sequence[Any] = ()) -> Code:
    """Print a program's statements in a language.

    What depends on constants, or on the `given` symbols that the surroundings know, is computed once, outside the
    function; what the unknowns do not touch is computed before they are solved for.
    """
    code = Code()
    outside = Scope(dialect)
    inside = [expr for block in program.blocks for expr in block.expressions]
    outside.counts = occurrences([*program.equations.values(), *inside, *program.results.values()])
    for symbol, value in program.constants.items():
        outside.statements.append(dialect.assign(dialect.variable(symbol.name), dialect.constant(value)))
        outside.declare(symbol)
    for symbol in given:
        outside.declare(symbol)
    body = Scope(dialect, outside)
    for symbol in program.variables:
        body.declare(symbol)
    code.blocks = [_solving(program, block, body) for block in program.blocks]
    wanted = dependencies(program.equations, program.results.values())
    for symbol, expr in program.equations.items():
        if symbol in wanted and symbol not in body.level:
            body.assign(symbol, expr)
    code.results = [body.prepare(expr) for expr in program.results.values()]
    code.fixed, code.after = outside.statements, body.statements
    return code


def _solving(program: Program, block: Block, body: Scope) -> Solving:
    symbols = {unknown.symbol for unknown in block.unknowns}
    wanted = dependencies(program.equations, block.expressions)
    for symbol, expr in program.equations.items():
        if symbol in wanted and symbol not in body.level and not symbols & dependencies(program.equations, [expr]):
            body.assign(symbol, expr)
    inner = Scope(body.dialect, body)
    for unknown in block.unknowns:
        inner.declare(unknown.symbol)
    for symbol, expr in program.equations.items():
        if symbol in wanted and symbol not in inner.level and symbol not in body.level:
            inner.assign(symbol, expr)
    residuals = [inner.prepare(expr) for expr in block.residuals]
    slopes = [[inner.prepare(expr) for expr in row] for row in block.slopes]
    before, body.statements = body.statements, []
    for unknown in block.unknowns:
        body.declare(unknown.symbol)
    return Solving(block.unknowns, before, inner.statements, residuals, slopes)
