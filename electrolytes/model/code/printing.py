"""Printing expressions: what can be printed, and how it is spelled in a language.

`Dialect` holds what Python and JavaScript have in common; `electrolytes.model.code.python` and
`electrolytes.model.code.javascript` say how each spells it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import sympy
from sympy.core.relational import Relational
from sympy.logic.boolalg import BooleanFalse, BooleanTrue
from sympy.printing.precedence import PRECEDENCE, precedence

from electrolytes.model.code import functions as exact
from electrolytes.model.errors import ModelError
from electrolytes.model.quantities.literal import Literal

FUNCTIONS: dict[Any, str] = {
    sympy.exp: "exp", sympy.log: "log", sympy.sin: "sin", sympy.cos: "cos", sympy.tan: "tan", sympy.asin: "asin",
    sympy.acos: "acos", sympy.atan: "atan", sympy.sinh: "sinh", sympy.cosh: "cosh", sympy.tanh: "tanh",
    sympy.sec: "sec", sympy.csc: "csc", sympy.cot: "cot", sympy.sech: "sech", sympy.csch: "csch", sympy.coth: "coth",
    sympy.asinh: "asinh", sympy.acosh: "acosh", sympy.atanh: "atanh", sympy.atan2: "atan2",
    sympy.erf: "erf", sympy.erfc: "erfc", sympy.Mod: "mod",
    sympy.Abs: "abs", sympy.sign: "sign", sympy.floor: "floor", sympy.ceiling: "ceil",
    exact.absolute: "abs", exact.signum: "sign", exact.rounded_down: "floor", exact.rounded_up: "ceil",
    exact.expm1: "expm1", exact.log1p: "log1p", exact.log10: "log10", exact.expit: "expit", exact.exprel: "exprel",
    exact.hypot: "hypot", exact.signed_power: "signedpower",
}
STRUCTURE = (sympy.Add, sympy.Mul, sympy.Pow, sympy.Piecewise, sympy.Min, sympy.Max, sympy.Heaviside, Relational,
             sympy.And, sympy.Or, sympy.Not, BooleanTrue, BooleanFalse)
ATOMS = (sympy.Symbol, Literal, sympy.Integer, sympy.Rational, sympy.Float, sympy.core.numbers.Pi,
         sympy.core.numbers.Exp1, sympy.core.numbers.Infinity, sympy.core.numbers.NegativeInfinity)
REPEATED = 6  # integer powers up to this are products

INSTEAD: dict[str, str] = {
    "acot": "atan(1/x)", "asec": "acos(1/x)", "acsc": "asin(1/x)", "acoth": "atanh(1/x)", "asech": "acosh(1/x)",
    "acsch": "asinh(1/x)", "frac": "Mod(x, 1)", "sinc": "sin(x)/x with a Piecewise for 0", "erfi": "a model in time "
    "whose rate is the integrand", "ITE": "Piecewise((yes, condition), (no, True))", "Xor": "And, Or and Not",
    "Equivalent": "And, Or and Not", "Implies": "And, Or and Not", "Nand": "Not(And(…))", "Nor": "Not(Or(…))",
    "LambertW": "an unknown w with the residual w*exp(w) - x",
    "CRootOf": "an unknown with the polynomial as its residual",
    "Integral": "a state whose rate is the integrand", "Derivative": "the derivative itself, after doit()",
    "Subs": "the expression after doit()", "Sum": "the sum written out, after doit()",
    "Product": "the product written out, after doit()", "Limit": "the limit itself, after doit()",
    "DiracDelta": "a short pulse: Piecewise((height, And(t >= begin, t < end)), (0, True))",
    "SingularityFunction": "a Piecewise", "re": "real quantities alone", "im": "real quantities alone",
    "arg": "atan2(y, x)", "conjugate": "real quantities alone", "ImaginaryUnit": "real quantities alone",
    "factorial": "its value as a number", "binomial": "its value as a number", "gamma": "its value as a number",
}
"""What to write in place of functions that have no counterpart in both languages."""


def check_printable(expr: Any, where: str) -> None:
    """Raise ModelError if any part of an expression could not be printed in both languages."""
    for node in sympy.preorder_traversal(expr):
        if isinstance(node, sympy.Piecewise):
            if node.args[-1][1] != True:  # noqa: E712  SymPy's true
                raise ModelError(f"{where}: a Piecewise needs a last branch for all other cases: (value, True).")
        elif isinstance(node, sympy.functions.elementary.piecewise.ExprCondPair):
            continue
        elif not (isinstance(node, STRUCTURE + ATOMS) or type(node) in FUNCTIONS):
            raise ModelError(f"{where}: {refused(node)}")


def refused(node: Any) -> str:
    """Why a part of an expression cannot be printed, and what to write instead."""
    name = type(node).__name__
    instead = INSTEAD.get(name)
    hint = f" Instead of {name} write {instead}." if instead else ""
    return f"{node} ({name}) has no counterpart in NumPy and JavaScript.{hint}"


class Dialect:
    """How one language spells expressions and statements."""

    relations: ClassVar[Mapping[str, str]] = {}

    def variable(self, name: str) -> str:
        """A symbol's name in this language."""
        return name

    def number(self, value: float) -> str:
        """A number at full precision."""
        raise NotImplementedError

    def constant(self, value: float) -> str:
        """The value of a constant."""
        return self.number(value)

    def call(self, function: str, args: list[str]) -> str:
        """A function of `FUNCTIONS`, or sqrt, pow, min, max."""
        raise NotImplementedError

    def select(self, branches: list[tuple[str, str]], default: str) -> str:
        """The value of the first condition that holds."""
        raise NotImplementedError

    def logic(self, operator: str, args: list[str]) -> str:
        """And, Or, Not."""
        raise NotImplementedError

    def assign(self, name: str, value: str) -> str:
        """A statement that names a value."""
        raise NotImplementedError


class ExpressionPrinter:
    """Prints expressions; any expression in `named` is printed as its name."""

    def __init__(self, dialect: Dialect, named: Mapping[Any, str]) -> None:
        self.dialect = dialect
        self.named = named

    def __call__(self, expr: Any, level: int = 0) -> str:
        """Text of an expression, in parentheses if it binds more loosely than `level`."""
        if expr in self.named:
            return self.named[expr]
        text = self._text(expr)
        return f"({text})" if self._precedence(expr) < level else text

    def _precedence(self, expr: Any) -> int:
        if isinstance(expr, (sympy.Add, Relational)):
            return int(PRECEDENCE["Add"])
        if expr.is_Number and (expr.is_negative or (expr.is_Rational and not expr.is_Integer)):
            return int(PRECEDENCE["Add"])
        if isinstance(expr, (Literal,)) and expr.value < 0:
            return int(PRECEDENCE["Add"])
        if isinstance(expr, sympy.Pow):
            return int(PRECEDENCE["Mul"])
        return int(precedence(expr))

    def _text(self, expr: Any) -> str:
        if isinstance(expr, sympy.Symbol):
            return self.dialect.variable(expr.name)
        if isinstance(expr, Literal):
            return self._text(expr.value)
        if expr.is_Rational and not expr.is_Integer:
            return f"{self._integer(expr.p)}/{self._integer(expr.q)}"
        if expr.is_Integer:
            return self._integer(expr.p)
        if expr.is_Atom and expr.is_number:
            return self.dialect.number(float(expr))
        if expr in (sympy.true, sympy.false):
            return self.dialect.number(1.0 if expr else 0.0)
        if isinstance(expr, sympy.Add):
            return self._sum(expr)
        if isinstance(expr, sympy.Mul):
            return self._product(expr)
        if isinstance(expr, sympy.Pow):
            return self._product(expr)
        if isinstance(expr, sympy.Piecewise):
            *branches, (default, _) = expr.args
            return self.dialect.select([(self(value), self(condition)) for value, condition in branches], self(default))
        if isinstance(expr, sympy.Heaviside):
            return self._heaviside(expr)
        if isinstance(expr, Relational):
            return self._relation(expr)
        if isinstance(expr, (sympy.And, sympy.Or, sympy.Not)):
            return self.dialect.logic(type(expr).__name__, [self(arg) for arg in expr.args])
        if isinstance(expr, (sympy.Min, sympy.Max)):
            return self.dialect.call(type(expr).__name__.lower(), [self(arg) for arg in expr.args])
        if type(expr) in FUNCTIONS:
            return self.dialect.call(FUNCTIONS[type(expr)], [self(arg) for arg in expr.args])
        raise ModelError(refused(expr))

    def _integer(self, value: Any) -> str:
        return self.dialect.number(float(int(value)))

    def _sum(self, expr: Any) -> str:
        text = ""
        for term in expr.args:
            coefficient, rest = term.as_coeff_Mul() if term not in self.named else (sympy.S.One, term)
            minus = coefficient.is_negative and (term.is_Number or term.is_Mul)
            printed = self(-term if term.is_Number else sympy.Mul(-coefficient, rest, evaluate=False)
                           if coefficient != -1 else rest, PRECEDENCE["Add"] + 1) if minus else \
                self(term, PRECEDENCE["Add"] + 1 if text else 0)
            text += (f" - {printed}" if text else f"-{printed}") if minus else (f" + {printed}" if text else printed)
        return text

    def _product(self, expr: Any) -> str:
        above: list[str] = []
        below: list[str] = []
        sign = ""
        for factor in sympy.Mul.make_args(expr):
            if factor in self.named:
                above.append(self.named[factor])
            elif factor == -1:
                sign = "-" if not sign else ""
            elif isinstance(factor, Literal) and factor.value == 1:
                continue
            elif factor.is_Rational and not factor.is_Integer:
                if factor.p < 0:
                    sign = "-"
                if abs(factor.p) != 1:
                    above.append(self._integer(abs(factor.p)))
                below.append(self._integer(factor.q))
            elif factor.is_Number and factor.is_negative:
                sign = "-" if not sign else ""
                above.append(self(-factor, PRECEDENCE["Mul"]))
            elif isinstance(factor, sympy.Pow) and (exponent := exponent_of(factor)).is_Rational and exponent < 0:
                below.extend(self._powers(factor.base, -exponent))
            elif isinstance(factor, sympy.Pow):
                above.extend(self._powers(factor.base, exponent))
            else:
                above.append(self(factor, PRECEDENCE["Mul"]))
        top = "*".join(above) or self._integer(1)
        if not below:
            return sign + top
        return f"{sign}{top}/{below[0]}" if len(below) == 1 else f"{sign}{top}/({'*'.join(below)})"

    def _powers(self, base: Any, exponent: Any) -> list[str]:
        """Factors whose product is the power."""
        if exponent.is_Rational and exponent.is_positive and exponent.p <= REPEATED and exponent.q in (1, 2):
            factors = [self(base, PRECEDENCE["Mul"] + 1)] * (exponent.p // exponent.q)
            if exponent.q == 2:
                factors.append(self.dialect.call("sqrt", [self(base)]))
            return factors
        return [self.dialect.call("pow", [self(base), self(exponent)])]

    def _relation(self, expr: Any) -> str:
        left, right = (self(side, PRECEDENCE["Add"]) for side in (expr.lhs, expr.rhs))
        return f"{left} {self.dialect.relations[expr.rel_op]} {right}"

    def _heaviside(self, expr: Any) -> str:
        x, at_zero = self(expr.args[0], PRECEDENCE["Add"]), self(expr.args[1])
        zero, one = self.dialect.number(0.0), self.dialect.number(1.0)
        return self.dialect.select([(one, f"{x} > {zero}"), (zero, f"{x} < {zero}")], at_zero)


def exponent_of(power: Any) -> Any:
    """Exponent of a power, as a fraction where a decimal stands for a whole or a half."""
    exponent = power.exp
    if exponent.is_Float and float(2 * exponent).is_integer():
        return sympy.Rational(round(float(2 * exponent)), 2)
    return exponent
