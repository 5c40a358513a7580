"""Max and Min of long expressions, taken as they are.

SymPy tries to tell which argument of ``Max`` is the larger by factoring their difference. For two results of a model,
rational functions of a line or more, that took most of the time in which a page's figures were made, and never led to
anything. Short arguments are still compared: ``Max(0, x)`` of a positive x is x.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

import sympy
from sympy.functions.elementary.miscellaneous import MinMaxBase

LONG = 4
"""Nodes of an expression from which on it is not compared."""


def leave_long_ones_alone() -> None:
    """Let SymPy compare only what is short; called once, when the package is imported."""
    compare = MinMaxBase._is_connected.__func__

    def connected(cls: Any, x: Any, y: Any) -> Any:
        if x == y:
            return True
        return False if _long(x) or _long(y) else compare(cls, x, y)

    MinMaxBase._is_connected = classmethod(connected)


def _long(expr: Any) -> bool:
    return next(islice(sympy.preorder_traversal(expr), LONG, None), None) is not None
