"""A program: equations in order, with simultaneous unknowns, ready to be printed as Python or JavaScript.

Both languages are printed from the same program, so they differ in spelling only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sympy
from sympy.utilities.iterables import strongly_connected_components

from electrolytes.model.code.slopes import partial, symbols_of

Equations = dict[Any, Any]


@dataclass(frozen=True)
class Unknown:
    """An unknown of the simultaneous equations: where to begin, the first bracket, the physical limits."""

    symbol: Any
    guess: float
    bracket: tuple[float, float]
    limits: tuple[float, float]


@dataclass(frozen=True)
class Block:
    """Unknowns that can only be solved for together, as many equations, and their Jacobian by rows."""

    unknowns: tuple[Unknown, ...]
    residuals: tuple[Any, ...]
    slopes: tuple[tuple[Any, ...], ...]

    @property
    def expressions(self) -> list[Any]:
        """All that is evaluated while the block is solved."""
        return [*self.residuals, *(slope for row in self.slopes for slope in row)]


@dataclass(frozen=True)
class Program:
    """What is to be computed.

    Attributes
    ----------
    variables : symbols given from outside, in order
    constants : symbols folded in at a value
    equations : {symbol: expression} in order
    blocks : simultaneous equations, each block after those it rests on
    results : {name: expression}
    """

    variables: tuple[Any, ...]
    constants: Mapping[Any, float]
    equations: Equations
    blocks: tuple[Block, ...]
    results: Mapping[str, Any]
    needed: frozenset[Any] = field(default=frozenset())


STARTS = 12
PRIMES = (2, 3, 5, 7, 11, 13)


def starts(unknowns: Sequence[Unknown]) -> list[tuple[float, ...]]:
    """Where Newton begins: the first guess, then, should that fail, points spread evenly over the brackets."""
    points = [tuple(unknown.guess for unknown in unknowns)]
    for index in range(1, STARTS):
        spread = [_van_der_corput(index, PRIMES[i % len(PRIMES)]) for i in range(len(unknowns))]
        points.append(tuple(unknown.bracket[0] + part * (unknown.bracket[1] - unknown.bracket[0])
                            for part, unknown in zip(spread, unknowns, strict=True)))
    return points


def _van_der_corput(index: int, base: int) -> float:
    """Digits of `index` mirrored at the point: 1/2, 1/4, 3/4, 1/8, … for base 2."""
    value, scale = 0.0, 1.0
    while index:
        index, digit = divmod(index, base)
        scale /= base
        value += digit * scale
    return value


def dependencies(equations: Mapping[Any, Any], expressions: Iterable[Any]) -> set[Any]:
    """All symbols the expressions depend on, through the equations."""
    seen: set[Any] = set()
    waiting = [symbol for expr in expressions for symbol in symbols_of(expr)]
    while waiting:
        symbol = waiting.pop()
        if symbol not in seen:
            seen.add(symbol)
            if symbol in equations:
                waiting.extend(symbols_of(equations[symbol]))
    return seen


def differentiate(
    equations: Mapping[Any, Any], expressions: Sequence[Any], wrt: Sequence[Any]
) -> tuple[Equations, list[list[Any]]]:
    """Derivatives of expressions through a chain of equations, by the chain rule and without substitution.

    Parameters
    ----------
    equations : {symbol: expression} in order
    expressions : what is differentiated
    wrt : symbols that the equations do not define

    Returns
    -------
    equations : the given ones with those of the derivatives woven in
    matrix : one row per expression, one column per symbol
    """
    needed = dependencies(equations, expressions)
    slopes: dict[Any, dict[Any, Any]] = {}
    extended: Equations = {}
    for symbol, expr in equations.items():
        extended[symbol] = expr
        if symbol not in needed:
            continue
        slopes[symbol] = {}
        for variable in wrt:
            slope = _through(expr, variable, slopes)
            if slope == 0:
                continue
            if slope.is_number or slope.is_Symbol:
                slopes[symbol][variable] = slope
            else:
                name = sympy.Symbol(f"_{symbol.name}_by_{variable.name}", real=True)
                extended[name] = slope
                slopes[symbol][variable] = name
    return extended, [[_through(expr, variable, slopes) for variable in wrt] for expr in expressions]


def _through(expr: Any, variable: Any, slopes: Mapping[Any, Mapping[Any, Any]]) -> Any:
    terms = [partial(expr, variable)]
    for symbol in sorted(symbols_of(expr) & slopes.keys(), key=lambda s: s.name):
        inner = slopes[symbol].get(variable)
        if inner is not None:
            terms.append(partial(expr, symbol) * inner)
    return sympy.Add(*terms)


def program(
    variables: Sequence[Any],
    constants: Mapping[Any, float],
    equations: Mapping[Any, Any],
    unknowns: Sequence[Unknown],
    residuals: Sequence[Any],
    results: Mapping[str, Any],
) -> Program:
    """Leave out what the results do not need, part the unknowns into blocks, and add the Jacobian of each."""
    wanted = list(results.values())
    needed = dependencies(equations, wanted)
    chain: Mapping[Any, Any] = equations
    blocks: list[Block] = []
    for rows, columns in reversed(blocks_of(equations, [unknown.symbol for unknown in unknowns], residuals)):
        own = [unknowns[i] for i in columns]
        if not any(unknown.symbol in needed for unknown in own):
            continue
        chain, slopes = differentiate(chain, [residuals[i] for i in rows], [unknown.symbol for unknown in own])
        block = Block(tuple(own), tuple(residuals[i] for i in rows), tuple(map(tuple, slopes)))
        needed |= dependencies(chain, block.expressions)
        blocks.insert(0, block)
    needed |= dependencies(chain, wanted)
    return Program(
        variables=tuple(variables),
        constants={symbol: value for symbol, value in constants.items() if symbol in needed},
        equations={symbol: expr for symbol, expr in chain.items() if symbol in needed},
        blocks=tuple(blocks),
        results=dict(results),
        needed=frozenset(needed),
    )


def blocks_of(equations: Mapping[Any, Any], unknowns: Sequence[Any],
              residuals: Sequence[Any]) -> list[tuple[list[int], list[int]]]:
    """Places of the residuals and of the unknowns that must be solved together, each block after those it rests on.

    A chain of models then costs no more than its links.
    """
    if not unknowns:
        return []
    held = [dependencies(equations, [residual]) for residual in residuals]
    owner = _pairing([[row for row, symbols in enumerate(held) if unknown in symbols] for unknown in unknowns])
    every = list(range(len(unknowns)))
    if owner is None:
        return [(every, every)]
    edges = [(i, j) for i in every for j in every if i != j and unknowns[j] in held[owner[i]]]
    groups = [sorted(group) for group in strongly_connected_components((every, edges))]
    return [(sorted(owner[i] for i in group), group) for group in groups]


def _pairing(offers: Sequence[Sequence[int]]) -> list[int] | None:
    """For each unknown a residual of its own among those that hold it; None if there are not enough.

    A residual already taken is had by moving its holder to another, and so on (augmenting paths).
    """
    holder: dict[int, int] = {}

    def settle(unknown: int, tried: set[int]) -> bool:
        for row in offers[unknown]:
            if row not in tried:
                tried.add(row)
                if row not in holder or settle(holder[row], tried):
                    holder[row] = unknown
                    return True
        return False

    if not all(settle(unknown, set()) for unknown in range(len(offers))):
        return None
    return [row for row, _ in sorted(holder.items(), key=lambda pair: pair[1])]
