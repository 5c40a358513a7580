"""Content MathML as SymPy expressions."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Mapping
from typing import Any
from xml.etree.ElementTree import Element

import sympy

from electrolytes.model.code import functions as exact
from electrolytes.model.errors import FormatError
from electrolytes.model.formats.content import CALLS, RELATIONS
from electrolytes.model.quantities.literal import q

SYMBOLS = "http://www.sbml.org/sbml/symbols/"
AVOGADRO = 6.02214179e23
"""As SBML Level 3 has it."""
FUNCTIONS: dict[str, Callable[..., Any]] = {
    **{name: function for function, name in CALLS.items() if name not in ("log", "abs")},
    "abs": sympy.Abs, "min": sympy.Min, "max": sympy.Max, "not": sympy.Not, "and": sympy.And, "or": sympy.Or,
    "plus": lambda *args: sympy.Add(*args), "times": lambda *args: sympy.Mul(*args),
    "divide": lambda x, y: x / y, "power": lambda x, y: x**y,
    "arccot": lambda x: sympy.atan(1 / x), "arcsec": lambda x: sympy.acos(1 / x), "arccsc": lambda x: sympy.asin(1 / x),
}
COMPARED: dict[str, Callable[..., Any]] = {
    "eq": sympy.Eq, "neq": sympy.Ne, "lt": sympy.Lt, "leq": sympy.Le, "gt": sympy.Gt, "geq": sympy.Ge}
CONSTANTS = {"pi": sympy.pi, "exponentiale": sympy.E, "true": sympy.true, "false": sympy.false}
assert COMPARED.keys() == set(RELATIONS.values())


def plain(element: Element) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2]


class Reader:
    """Reads the expressions of one file.

    Parameters
    ----------
    symbol : what a name in the file stands for
    time : function that gives the quantity for time, asked for when time is met
    unit : function from a unit's name to how it is written here
    """

    def __init__(self, symbol: Callable[[str, str], Any], time: Callable[[], Any],
                 unit: Callable[[str, str], str]) -> None:
        self.symbol, self.time, self.unit = symbol, time, unit
        self.functions: dict[str, tuple[list[str], Element]] = {}

    def define(self, name: str, math: Element) -> None:
        """A ``functionDefinition``, to be put in where it is called."""
        whole = next((child for child in math if plain(child) == "lambda"), None)
        if whole is None:
            raise FormatError(f"The functionDefinition {name!r} holds no lambda.")
        *bound, body = whole
        self.functions[name] = [(variable[0].text or "").strip() for variable in bound], body

    def math(self, math: Element | None, where: str, local: Mapping[str, Any] | None = None) -> Any:
        """The expression in a ``math`` element; `where` is named in errors."""
        if math is None or len(math) != 1:
            raise FormatError(f"{where} holds no mathematics.")
        return self.read(math[0], where, local or {})

    def read(self, element: Element, where: str, local: Mapping[str, Any]) -> Any:
        """One element and all below it."""
        name = plain(element)
        if name == "cn":
            return self._number(element, where)
        if name == "ci":
            told = (element.text or "").strip()
            return local[told] if told in local else self.symbol(told, where)
        if name == "csymbol":
            return self._csymbol(element, where)
        if name in CONSTANTS:
            return CONSTANTS[name]
        if name == "piecewise":
            return self._piecewise(element, where, local)
        if name == "apply":
            return self._apply(element, where, local)
        raise FormatError(f"{where}: the element <{name}> has no place in a model here.")

    def _number(self, element: Element, where: str) -> Any:
        text = (element.text or "").strip()
        tails = [(child.tail or "").strip() for child in element]
        kind = element.get("type", "real")
        try:
            if kind == "e-notation":
                value: Any = sympy.Float(f"{text}e{tails[0]}")
            elif kind == "rational":
                value = sympy.Rational(int(text), int(tails[0]))
            else:
                value = sympy.Integer(text) if text.lstrip("+-").isdigit() else sympy.Float(text)
        except (ValueError, IndexError, TypeError):
            raise FormatError(f"{where}: {text!r} is no number.") from None
        unit = next((given for key, given in element.attrib.items() if key.rpartition("}")[2] == "units"), "")
        written = self.unit(unit, f"{where}: the number {text}") if unit else "1"
        return value if written == "1" or value == 0 else q(value, written)

    def _csymbol(self, element: Element, where: str) -> Any:
        what = element.get("definitionURL", "").removeprefix(SYMBOLS)
        if what == "time":
            return self.time()
        if what == "avogadro":
            return sympy.Float(AVOGADRO)
        raise FormatError(f"{where}: the csymbol {what!r} has no place in a model here.")

    def _piecewise(self, element: Element, where: str, local: Mapping[str, Any]) -> Any:
        branches, other = [], None
        for child in element:
            parts = [self.read(part, where, local) for part in child]
            if plain(child) == "piece":
                branches.append((parts[0], parts[1]))
            else:
                other = parts[0]
        if other is None:
            raise FormatError(f"{where}: a piecewise without otherwise has no value for all other cases.")
        return sympy.Piecewise(*branches, (other, True))

    def _apply(self, element: Element, where: str, local: Mapping[str, Any]) -> Any:
        operator, *rest = element
        name = plain(operator)
        qualifiers = {plain(child): self.read(child[0], where, local) for child in rest
                      if plain(child) in ("degree", "logbase")}
        args = [self.read(child, where, local) for child in rest if plain(child) not in qualifiers]
        if name == "ci":
            return self._called((operator.text or "").strip(), args, where)
        if name == "minus":
            return -args[0] if len(args) == 1 else args[0] - args[1]
        if name == "root":
            return args[0] ** (1 / sympy.sympify(qualifiers.get("degree", 2)))
        if name == "log":
            base = qualifiers.get("logbase", sympy.Integer(10))
            return exact.log10(args[0]) if base == 10 else sympy.log(args[0]) / sympy.log(base)
        if name in COMPARED:
            pairs = [COMPARED[name](*pair) for pair in itertools.pairwise(args)]
            return functools.reduce(sympy.And, pairs)
        if name not in FUNCTIONS:
            told = name if name != "csymbol" else operator.get("definitionURL", "").removeprefix(SYMBOLS)
            raise FormatError(f"{where}: the function {told!r} has no place in a model here.")
        try:
            return FUNCTIONS[name](*args)
        except TypeError:
            raise FormatError(f"{where}: {name} does not take {len(args)} arguments.") from None

    def _called(self, name: str, args: list[Any], where: str) -> Any:
        if name not in self.functions:
            raise FormatError(f"{where}: the file defines no function {name!r}.")
        names, body = self.functions[name]
        if len(names) != len(args):
            raise FormatError(f"{where}: {name} takes {len(names)} arguments, not {len(args)}.")
        return self.read(body, f"the functionDefinition {name!r}", dict(zip(names, args, strict=True)))
