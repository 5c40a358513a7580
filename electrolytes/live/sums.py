"""Equations of a model that are sums: what each term comes to as the figure stands, for the page's equations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sympy

from electrolytes.live.contract import SumSpec
from electrolytes.model import Model, Quantity
from electrolytes.model.dimensions import UnitChecker
from electrolytes.model.quantities.units import unit_text
from electrolytes.model.tables import typeset

MOST_TERMS = 8


@dataclass(frozen=True)
class Sum:
    """An equation with several terms on its right side: LaTeX of its left side, the terms, the unit of each."""

    left: str
    terms: tuple[sympy.Expr, ...]
    unit: str

    def spec(self) -> SumSpec:
        """The equation as it is printed, for the book to find it on a page."""
        signs = [-1 if term.as_coeff_Mul()[0].is_negative else 1 for term in self.terms]
        return {"left": self.left, "signs": signs,
                "terms": [typeset(sign * term) for sign, term in zip(signs, self.terms, strict=True)]}


def sums_of(model: Model) -> list[Sum]:
    """Every equation of a model whose right side is a sum of quantities; a bare number among the terms has no share."""
    return [Sum(left, tuple(right.args), unit) for left, right, unit in _equations(model)
            if isinstance(right, sympy.Add) and len(right.args) <= MOST_TERMS
            and all(any(isinstance(symbol, Quantity) for symbol in term.free_symbols) for term in right.args)]


def _equations(model: Model) -> Iterator[tuple[str, Any, str]]:
    """LaTeX of the left side, the right side, and the unit of both, of each equation in the order of `Model.latex`."""
    lefts = (line.split(" = ", 1)[0] for line in model.latex)
    for symbol, right in model.equations.items():
        yield next(lefts), right, symbol.unit_text
    for right in (*model.rates.values(), *model.residuals.values()):
        unit = UnitChecker(lambda: "a sum").of(right)
        yield next(lefts), right, "" if unit is None or unit.plain else unit_text(str(unit).split(" (", 1)[0])


def compiled(model: Model, sums: Sequence[Sum], inputs: Sequence[Quantity]) -> str:
    """The terms of all sums as a JavaScript expression: their program, where each sum's terms stand, and the units."""
    terms = {f"{i},{j}": term for i, each in enumerate(sums) for j, term in enumerate(each.terms)}
    ends = [0]
    for each in sums:
        ends.append(ends[-1] + len(each.terms))
    units = ", ".join(f'"{each.unit}"' for each in sums)
    return f"{{ code: () => {model.javascript(terms, inputs)}, ends: {ends}, units: [{units}] }}"
