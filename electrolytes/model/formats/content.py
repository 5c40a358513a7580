"""From SymPy expressions to content MathML, the same for SBML and CellML.

The tree is walked here, one element at a time: what SymPy prints itself cannot be read back by others. Functions that
the formats do not know are written out in functions that they do; what cannot be written is refused by name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import sympy
from sympy.core.relational import Relational

from electrolytes.model.code import functions as exact
from electrolytes.model.code.printing import exponent_of
from electrolytes.model.definition import Definition
from electrolytes.model.dimensions import UnitChecker, short
from electrolytes.model.errors import FormatError
from electrolytes.model.formats.kinds import PLAIN, Units
from electrolytes.model.quantities.literal import Literal
from electrolytes.model.quantities.quantity import Quantity
from electrolytes.model.quantities.units import ONE, Unit, parse

MATHML = "http://www.w3.org/1998/Math/MathML"
CALLS: dict[Any, str] = {
    sympy.exp: "exp", sympy.log: "ln", sympy.sin: "sin", sympy.cos: "cos", sympy.tan: "tan", sympy.asin: "arcsin",
    sympy.acos: "arccos", sympy.atan: "arctan", sympy.sinh: "sinh", sympy.cosh: "cosh", sympy.tanh: "tanh",
    sympy.asinh: "arcsinh", sympy.acosh: "arccosh", sympy.atanh: "arctanh", sympy.sec: "sec", sympy.csc: "csc",
    sympy.cot: "cot", sympy.sech: "sech", sympy.csch: "csch", sympy.coth: "coth", sympy.Abs: "abs",
    sympy.floor: "floor", sympy.ceiling: "ceiling", exact.log10: "log"}
RELATIONS = {"==": "eq", "!=": "neq", "<": "lt", "<=": "leq", ">": "gt", ">=": "geq"}


# what the formats, or some programs that read them, have no element for: the same in other words
IN_OTHER_WORDS: dict[Any, Callable[..., Any]] = {
    exact.expm1: lambda x: 2 * sympy.exp(x / 2) * sympy.sinh(x / 2),
    exact.log1p: lambda x: sympy.log(1 + x),
    exact.expit: lambda x: 1 / (1 + sympy.exp(-x)),
    exact.hypot: lambda x, y: sympy.sqrt(x**2 + y**2),
    exact.absolute: sympy.Abs, exact.rounded_down: sympy.floor, exact.rounded_up: sympy.ceiling,
    sympy.Mod: lambda x, y: x - y * sympy.floor(x / y),
}


class Content:
    """Writes the expressions of one model.

    Where a part of an expression has to stand several times (the larger of two, say) it is set apart: `parts` holds
    such expressions and the names they are given, for the file to define.

    Parameters
    ----------
    name : what is written where a quantity stands: an element, ``ci`` or a symbol for time
    units : the file's units
    attribute : str
        How a number names its unit: ``"sbml:units"`` or ``"cellml:units"``.
    stem : str
        With what the names of parts begin.
    """

    def __init__(self, name: Callable[[Quantity], Element], units: Units, attribute: str, stem: str) -> None:
        self.name = name
        self.units = units
        self.attribute = attribute
        self.stem = stem
        self.checker = UnitChecker(lambda: "an expression")
        self.parts: dict[Any, str] = {}

    def math(self, expr: Any, unit: Unit, declared: Mapping[str, str]) -> Element:
        """A whole ``math`` element; `unit` is that of the left side, for zeros; `declared` its attributes."""
        root = Element("math", {"xmlns": MATHML, **declared})
        root.append(self.expression(expr, unit))
        return root

    def expression(self, expr: Any, unit: Unit) -> Element:
        """An expression. A zero has every unit, so it is told which one it has here."""
        if isinstance(expr, Quantity):
            return self.name(expr)
        if isinstance(expr, Literal):
            return self.number(float(expr.value), self.units.named(expr.unit))
        if expr.is_Number:
            return self._plain_number(expr, unit)
        if expr is sympy.pi or expr is sympy.E:
            return Element("pi" if expr is sympy.pi else "exponentiale")
        if isinstance(expr, sympy.Add):
            return self._sum(expr, unit)
        if isinstance(expr, (sympy.Mul, sympy.Pow)):
            return self._product(expr, unit)
        if isinstance(expr, sympy.Piecewise):
            return self._piecewise(expr, unit)
        if isinstance(expr, Relational):
            common = self._common(expr.args)
            return apply(RELATIONS[expr.rel_op], *(self.expression(side, common) for side in (expr.lhs, expr.rhs)))
        if isinstance(expr, (sympy.And, sympy.Or, sympy.Not)):
            return apply(type(expr).__name__.lower(), *(self.expression(arg, ONE) for arg in expr.args))
        if type(expr) in CALLS:
            return apply(CALLS[type(expr)], *(self.expression(arg, self._common([arg])) for arg in expr.args))
        if type(expr) in IN_OTHER_WORDS:
            return self.expression(IN_OTHER_WORDS[type(expr)](*expr.args), unit)
        if (cases := self._cases(expr, unit)) is not None:
            return cases
        raise FormatError(f"{short(expr)}: the function {type(expr).__name__} has no counterpart in SBML and CellML.")

    def part(self, expr: Any, unit: Unit) -> Element:
        """An expression that is needed more than once: itself if it is short, else its name."""
        if not expr.args:
            return self.expression(expr, unit)
        return ci(self.parts.setdefault(expr, f"{self.stem}{len(self.parts) + 1}"))

    def unit_of(self, expr: Any) -> Unit:
        """The unit of an expression."""
        return self._common([expr])

    def _cases(self, expr: Any, unit: Unit) -> Element | None:
        """A function of which the formats, or some programs that read them, know the single cases only."""
        if isinstance(expr, (sympy.Max, sympy.Min)):
            first, last = expr.args[0], expr.func(*expr.args[1:], evaluate=False) if expr.args[2:] else expr.args[1]
            one, other = self.part(first, unit), self.part(last, unit)
            return apply("max" if isinstance(expr, sympy.Max) else "min", one, other)  # of two: not all know more
        common = self._common(expr.args[:1])
        x, zero = self.part(expr.args[0], common), self._plain_number(sympy.S.Zero, common)
        if isinstance(expr, exact.exprel) and not expr.order:
            half = expr.args[0] / 2  # by the hyperbolic sine, which keeps its digits near 0
            return pieces((self.number(1, PLAIN), apply("eq", x, zero)),
                          other=self.expression(sympy.exp(half) * sympy.sinh(half) / half, ONE))
        if isinstance(expr, exact.signed_power):
            power, mirrored = (self.expression(sympy.Pow(base, expr.args[1]), unit)
                               for base in (expr.args[0], -expr.args[0]))
            return pieces((power, apply("geq", x, zero)), other=apply("minus", mirrored))
        if isinstance(expr, (sympy.sign, exact.signum, sympy.Heaviside)):
            step = isinstance(expr, sympy.Heaviside)
            return pieces((self.number(1, PLAIN), apply("gt", x, zero)),
                          (self.number(0 if step else -1, PLAIN), apply("lt", x, zero)),
                          other=self.expression(expr.args[1], ONE) if step else self.number(0, PLAIN))
        return None

    def number(self, value: float, unit: str) -> Element:
        """A number that carries its unit, at full precision."""
        element = Element("cn", {self.attribute: unit})
        digits, _, exponent = repr(float(value)).removesuffix(".0").partition("e")
        element.text = digits
        if exponent:
            element.set("type", "e-notation")
            SubElement(element, "sep").tail = str(int(exponent))
        return element

    def _plain_number(self, expr: Any, unit: Unit) -> Element:
        if not expr.is_finite:
            raise FormatError(f"{expr} has no counterpart in SBML and CellML that all programs read.")
        return self.number(float(expr), self.units.of(unit, self._text_of(unit)) if expr.is_zero else PLAIN)

    def _text_of(self, unit: Unit) -> str:
        """How a unit is written in this file already."""
        written = (text for text, known in self.units.defined.values() if text and known.same(unit))
        return "" if unit.plain else next(written, "")

    def _common(self, args: Any) -> Unit:
        """The unit that several expressions share."""
        return next((unit for arg in args if (unit := self.checker.of(arg)) is not None), ONE)

    def _sum(self, expr: Any, unit: Unit) -> Element:
        terms = [self.expression(arg, unit) for arg in expr.args]
        first = next((i for i, term in enumerate(terms) if not _negated(term)), None)
        if len(terms) == 2 and first is not None and _negated(terms[1 - first]):
            return apply("minus", terms[first], terms[1 - first][1])
        return apply("plus", *terms)

    def _product(self, expr: Any, unit: Unit) -> Element:
        above: list[Element] = []
        below: list[Element] = []
        negative, carried = False, ONE
        for part in sympy.Mul.make_args(expr):
            if part.is_Rational and not part.is_zero:
                negative ^= bool(part < 0)
                above += [self._plain_number(sympy.Integer(abs(part.p)), ONE)] if abs(part.p) != 1 else []
                below += [self._plain_number(sympy.Integer(part.q), ONE)] if part.q != 1 else []
            elif part.is_Number and part.is_negative:
                negative = not negative
                above.append(self._plain_number(-part, ONE))
            elif isinstance(part, sympy.Pow):
                power = exponent_of(part)
                down = bool(power.is_Rational and power < 0)
                raised, left = self._raised(part.base, -power if down else power)
                (below if down else above).extend(raised)
                carried = carried.times(left, Fraction(-1 if down else 1))
            else:
                above.append(self.expression(part, self._common([part])))
        if not carried.plain:
            above.append(self.number(1, self.units.of(carried, self._text_of(carried))))
        top = _times(above) if above else self.number(1, PLAIN)
        whole = apply("divide", top, _times(below)) if below else top
        return apply("minus", whole) if negative else whole

    def _raised(self, base: Any, exponent: Any) -> tuple[list[Element], Unit]:
        """A power as factors, and a unit by which they have to be multiplied still.

        Of units with powers such as 1.7 a program's check keeps dust. So a plain number is raised, and the units are
        gathered, where most of them cancel.
        """
        unit = self._common([base])
        if exponent == 1:
            return [self.expression(base, unit)], ONE
        if unit.plain or not exponent.is_number or (2 * exponent).is_Integer:
            root = self.expression(base, unit)
            half = exponent == sympy.Rational(1, 2)
            return [apply("root", root) if half else apply("power", root, self.expression(exponent, ONE))], ONE
        power = Fraction(int(exponent.p), int(exponent.q)) if exponent.is_Rational else Fraction(repr(float(exponent)))
        left = ONE.times(unit, power)
        if isinstance(base, Literal):
            return [] if base.value == 1 else [self.number(float(base.value) ** float(power), PLAIN)], left
        plain = apply("divide", self.expression(base, unit), self.number(1, self.units.of(unit, self._text_of(unit))))
        return [apply("power", plain, self.expression(exponent, ONE))], left

    def _piecewise(self, expr: Any, unit: Unit) -> Element:
        *branches, (default, _) = expr.args  # the last holds for all other cases: a model sees to that
        return pieces(*((self.expression(value, unit), self.expression(condition, ONE))
                        for value, condition in branches), other=self.expression(default, unit))


def apply(operator: str, *args: Element) -> Element:
    """An operator applied to its arguments."""
    element = Element("apply")
    SubElement(element, operator)
    element.extend(args)
    return element


def pieces(*cases: tuple[Element, Element], other: Element) -> Element:
    """A value for each condition, the first that holds, and one for all other cases."""
    element = Element("piecewise")
    for value, condition in cases:
        SubElement(element, "piece").extend([value, condition])
    SubElement(element, "otherwise").append(other)
    return element


def _negated(element: Element) -> bool:
    return element.tag == "apply" and element[0].tag == "minus" and len(element) == 2


def _times(factors: list[Element]) -> Element:
    return factors[0] if len(factors) == 1 else apply("times", *factors)


def ci(name: str) -> Element:
    """A reference to something in the file."""
    element = Element("ci")
    element.text = name
    return element


def left_unit(quantity: Quantity, per: Unit = ONE) -> Unit:
    """The unit of a quantity, or of its rate."""
    return parse(quantity.unit).times(per, Fraction(-1))


def carried(model: Definition) -> bool:
    """Whether SBML and CellML can carry a model: no simultaneous equations, no error function."""
    expressions = [*model.equations.values(), *model.rates.values()]
    return not model.unknowns and not any(expr.has(sympy.erf, sympy.erfc) for expr in expressions)


def solvable(model: Definition) -> None:
    """Raise FormatError for a model whose files no simulator could run."""
    if model.unknowns:
        names = ", ".join(unknown.name for unknown in model.unknowns)
        raise FormatError(f"The model {model.name!r} has unknowns that only simultaneous equations fix ({names}). "
                          "libRoadRunner and Myokit do not solve such equations, so no SBML or CellML is written; the "
                          "model goes as JavaScript or Python.")
