"""Blocks of statements: what several expressions share gets a name once, in the outermost block that can compute it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sympy

from electrolytes.model.code.printing import REPEATED, Dialect, ExpressionPrinter, exponent_of


def occurrences(expressions: Iterable[Any]) -> dict[Any, int]:
    """How often each subexpression is used by different others."""
    counts: dict[Any, int] = {}
    waiting = []
    for expr in expressions:
        counts[expr] = counts.get(expr, 0) + 1
        if counts[expr] == 1:
            waiting.append(expr)
    while waiting:
        node = waiting.pop()
        times = 2 if isinstance(node, sympy.Pow) and _repeats(exponent_of(node)) else 1
        for arg in node.args:
            first = arg not in counts
            counts[arg] = counts.get(arg, 0) + times
            if first:
                waiting.append(arg)
    return counts


def _repeats(exponent: Any) -> bool:
    """Whether the base of a power is printed more than once."""
    return bool(exponent.is_Rational and exponent.q in (1, 2) and 1 < abs(exponent.p) <= REPEATED)


class Scope:
    """Statements of one block of code, and the names its expressions have.

    Parameters
    ----------
    outer : Scope, optional
        The block around this one. A subexpression is put into the outermost block that knows all its symbols.
    """

    def __init__(self, dialect: Dialect, outer: Scope | None = None) -> None:
        self.dialect = dialect
        self.outer = outer
        self.depth: int = 0 if outer is None else outer.depth + 1
        self.named: dict[Any, str] = {} if outer is None else outer.named.copy()
        self.level: dict[Any, int] = {} if outer is None else outer.level.copy()
        self.counts: dict[Any, int] = {} if outer is None else outer.counts
        self.statements: list[str] = []
        self.counter: list[int] = [0] if outer is None else outer.counter
        self.printer = ExpressionPrinter(dialect, self.named)
        self.levels: dict[Any, int] = {}

    def declare(self, symbol: Any) -> None:
        """A symbol that this block is given."""
        self.level[symbol] = self.depth

    def assign(self, symbol: Any, expr: Any) -> None:
        """A statement that gives `symbol` the value of an expression."""
        target = self._at(self.level_of(expr))
        text = self.prepare(expr)
        target.statements.append(self.dialect.assign(self.dialect.variable(symbol.name), text))
        self.level[symbol] = target.depth
        scope: Scope | None = self.outer
        while scope is not None and scope.depth >= target.depth:
            scope.level[symbol] = target.depth
            scope = scope.outer

    def prepare(self, expr: Any) -> str:
        """Text of an expression, after statements for what it shares with others."""
        self._share(expr)
        return self.printer(expr)

    def level_of(self, expr: Any) -> int:
        """Depth of the innermost block whose symbols the expression uses."""
        if expr in self.levels:
            return self.levels[expr]
        if isinstance(expr, sympy.Symbol):
            return self.level[expr]
        level = max((self.level_of(arg) for arg in expr.args), default=0)
        self.levels[expr] = level
        return level

    def _at(self, depth: int) -> Scope:
        scope = self
        while scope.depth > depth and scope.outer is not None:
            scope = scope.outer
        return scope

    def _share(self, expr: Any, parent_level: int | None = None) -> None:
        if expr in self.named or not expr.args:
            return
        level = self.level_of(expr)
        for arg in expr.args:
            self._share(arg, level)
        if isinstance(expr, (sympy.functions.elementary.piecewise.ExprCondPair, sympy.Not)) or _cheap(expr):
            return
        fixed = parent_level is not None and level < parent_level  # the part of it that need not be computed again
        if fixed or self.counts.get(expr, 0) > 1:
            self._name(expr, self._at(level))

    def _name(self, expr: Any, target: Scope) -> None:
        name = f"_{self.counter[0]}"
        self.counter[0] += 1
        target.statements.append(self.dialect.assign(name, self.printer(expr)))
        scope: Scope | None = self
        while scope is not None and scope.depth >= target.depth:
            scope.named[expr] = name
            scope = scope.outer


def _cheap(expr: Any) -> bool:
    """Whether naming it would save nothing: a number, or the negative of a symbol."""
    if expr.is_number and all(arg.is_Atom for arg in expr.args) and isinstance(expr, (sympy.Add, sympy.Mul)):
        return True
    return isinstance(expr, sympy.Mul) and len(expr.args) == 2 and expr.args[0] == -1 and expr.args[1].is_Atom

