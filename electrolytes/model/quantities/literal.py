"""Numbers that carry a unit, for formulas that are honest about theirs."""

from __future__ import annotations

from typing import Any

import sympy

from electrolytes.model.errors import ModelError
from electrolytes.model.quantities.units import parse, unit_latex


class Literal(sympy.AtomicExpr):  # type: ignore[misc]
    """A number with a unit inside an expression. Made by `q`."""

    is_real = True
    is_finite = True
    is_commutative = True

    def __new__(cls, value: Any, unit: str) -> Literal:
        try:
            number = sympy.sympify(value)
            sound = number.is_Number and number.is_finite
        except (sympy.SympifyError, AttributeError):
            sound = False
        if not sound:
            raise ModelError(f"q() takes a finite number and a unit, not {value!r}.")
        try:
            parse(unit)
        except ModelError as error:
            raise ModelError(f"q({value}, {unit!r}): {error}") from None
        self: Literal = sympy.AtomicExpr.__new__(cls)
        self.value = number
        self.unit = unit
        return self

    def _eval_is_extended_positive(self) -> bool:
        return bool(self.value > 0)

    def _eval_is_extended_negative(self) -> bool:
        return bool(self.value < 0)

    def _eval_is_zero(self) -> bool:
        return bool(self.value == 0)

    def _eval_evalf(self, prec: int) -> Any:
        return self.value._eval_evalf(prec)

    def __float__(self) -> float:
        return float(self.value)

    def _hashable_content(self) -> tuple[str, str]:
        return (sympy.srepr(self.value), self.unit)

    def sort_key(self, order: Any = None) -> Any:
        return self.class_key(), (2, self._hashable_content()), sympy.S.One.sort_key(), sympy.S.One

    def __getnewargs__(self) -> tuple[Any, str]:
        return (self.value, self.unit)

    def _sympystr(self, printer: Any) -> str:
        return f"q({printer.doprint(self.value)}, {self.unit!r})"

    def _latex(self, printer: Any, **options: Any) -> str:
        unit = unit_latex(self.unit)
        number = printer.doprint(self.value)
        if not unit:
            return str(number)
        return unit if self.value == 1 else rf"{number}\,{unit}"


def q(value: Any, unit: str) -> Literal:
    """A literal that carries a unit: ``q(0.011, "1/mmHg") * P``, or ``P / q(1, "mmHg")`` for a plain number.

    Examples
    --------
    >>> from electrolytes.model import Model, Quantity, q
    >>> P = Quantity("P", unit="mmHg", default=100)
    >>> Model("In kPa", inputs=[P], outputs={Quantity("p", unit="kPa"): P * q(0.133322, "kPa/mmHg")}).number("p")
    13.3322
    """
    return Literal(value, unit)
