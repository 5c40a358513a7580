"""Derivatives of real expressions that can be computed over the whole range of their arguments.

SymPy's own derivatives are right and lose digits: ``1 - tanh(x)**2`` has none left at 20, ``1/(1 - x**2)`` few near 1,
``1/sqrt(x**2 + 1)`` overflows; some functions have none at all. While an expression is differentiated, a stand-in with
a better slope takes each one's place.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import sympy

from electrolytes.model.code import functions as exact
from electrolytes.model.errors import ModelError


def _stand_in(original: Any, nargs: int, *slopes: Callable[..., Any]) -> Any:
    """A nameless function with the given derivatives by its arguments."""

    def fdiff(self: Any, argindex: int = 1) -> Any:
        return slopes[argindex - 1](*self.args)

    return type(sympy.Function)(original.__name__, (sympy.Function,), {"nargs": nargs, "fdiff": fdiff})


def _within_one(x: Any) -> Any:
    """1 - x**2 with all its digits near 1."""
    return (1 - x) * (1 + x)


STAND_INS: dict[Any, Any] = {
    sympy.tanh: _stand_in(sympy.tanh, 1, lambda x: 1 / sympy.cosh(x) ** 2),
    sympy.asin: _stand_in(sympy.asin, 1, lambda x: 1 / sympy.sqrt(_within_one(x))),
    sympy.acos: _stand_in(sympy.acos, 1, lambda x: -1 / sympy.sqrt(_within_one(x))),
    sympy.asinh: _stand_in(sympy.asinh, 1, lambda x: 1 / exact.hypot(1, x)),
    sympy.atanh: _stand_in(sympy.atanh, 1, lambda x: 1 / _within_one(x)),
    # the whole number of times that y goes into x, without dividing them anew
    sympy.Mod: _stand_in(sympy.Mod, 2, lambda x, y: sympy.S.One, lambda x, y: (sympy.Mod(x, y) - x) / y),
}
# SymPy asks for proof that an argument is real, or knows no derivative at a jump
REAL: dict[Any, Any] = {sympy.Abs: exact.absolute, sympy.sign: exact.signum, sympy.floor: exact.rounded_down,
                        sympy.ceiling: exact.rounded_up}
SPECIAL = REAL | STAND_INS


@functools.lru_cache(maxsize=50_000)
def symbols_of(expr: Any) -> frozenset[Any]:
    """Free symbols of an expression; SymPy walks the whole tree at every asking."""
    return frozenset(expr.free_symbols)


@functools.lru_cache(maxsize=50_000)
def kinds_of(expr: Any) -> frozenset[Any]:
    """Classes of all that an expression is made of."""
    return frozenset(map(type, sympy.preorder_traversal(expr)))


def partial(expr: Any, symbol: Any) -> Any:
    """Derivative of a real expression; jumps and kinks have the derivative of one of their sides."""
    if symbol not in symbols_of(expr):
        return sympy.S.Zero
    special = kinds_of(expr) & SPECIAL.keys()
    for original in special:
        expr = expr.replace(original, SPECIAL[original])
    slope = expr.diff(symbol)
    if slope.has(sympy.DiracDelta):
        slope = slope.replace(sympy.DiracDelta, lambda *args: sympy.S.Zero)
    for original in special & STAND_INS.keys():
        slope = slope.replace(STAND_INS[original], original)
    if slope.has(sympy.Derivative):
        raise ModelError(f"The derivative of {expr} with respect to {symbol} is not known.")
    return slope
