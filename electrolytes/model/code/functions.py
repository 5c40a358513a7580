"""Functions that stay exact where the textbook formula is not, known to every printer of the package.

``x/(exp(x) - 1)`` has no value at 0 in floating point although its limit is 1. Write ``1/exprel(x)``. The root of a
flow that may turn, ``sqrt(x)``, has none below 0; write ``signed_power(x, Rational(1, 2))``.
"""

from __future__ import annotations

from typing import Any

import mpmath  # type: ignore[import-untyped]
import sympy


class _Exact(sympy.Function):  # type: ignore[misc]
    """A function of one real argument with a precise value everywhere, also at a removable singularity."""

    at_zero: Any = None

    @classmethod
    def eval(cls, *args: Any) -> Any:
        if args[0].is_zero:
            return cls.at_zero
        return None

    def _eval_is_real(self) -> bool | None:
        return True if self.args[0].is_real else None

    def _eval_evalf(self, prec: int) -> Any:
        args = [arg.evalf(sympy.core.evalf.prec_to_dps(prec)) for arg in self.args]
        if not all(arg.is_Number for arg in args):
            return None
        with mpmath.workprec(2 * prec):
            value = self.precise(*(arg._to_mpmath(prec) for arg in args))
        return sympy.Float._new(value._mpf_, prec) if isinstance(value, mpmath.mpf) else None

    @staticmethod
    def precise(*args: Any) -> Any:
        """Value at mpmath's working precision."""
        raise NotImplementedError


class expm1(_Exact):  # noqa: N801
    """exp(x) - 1 without cancellation near 0."""

    nargs = 1
    at_zero = sympy.S.Zero

    def fdiff(self, argindex: int = 1) -> Any:
        return sympy.exp(self.args[0])

    @staticmethod
    def precise(x: Any) -> Any:
        return mpmath.expm1(x)

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        return _power(rf"\left(e^{{{printer.doprint(self.args[0])}}} - 1\right)", exp)


class log1p(_Exact):  # noqa: N801
    """log(1 + x) without cancellation near 0."""

    nargs = 1
    at_zero = sympy.S.Zero

    def fdiff(self, argindex: int = 1) -> Any:
        return 1 / (1 + self.args[0])

    def _eval_is_real(self) -> bool | None:
        return None  # only above -1

    @staticmethod
    def precise(x: Any) -> Any:
        return mpmath.log1p(x)

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        return _power(rf"\ln\left(1 + {printer.doprint(self.args[0])}\right)", exp)


class log10(_Exact):  # noqa: N801
    """Decimal logarithm."""

    nargs = 1
    at_zero = sympy.zoo

    @classmethod
    def eval(cls, *args: Any) -> Any:
        if args[0] == 1:
            return sympy.S.Zero
        return super().eval(*args)

    def fdiff(self, argindex: int = 1) -> Any:
        return 1 / (self.args[0] * sympy.log(10))

    def _eval_is_real(self) -> bool | None:
        return None

    @staticmethod
    def precise(x: Any) -> Any:
        return mpmath.log10(x)

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        return _power(rf"\log_{{10}}\left({printer.doprint(self.args[0])}\right)", exp)


class expit(_Exact):  # noqa: N801
    """1/(1 + exp(-x)), whose derivative is a number far out too."""

    nargs = 1
    at_zero = sympy.Rational(1, 2)

    def fdiff(self, argindex: int = 1) -> Any:
        return expit(self.args[0]) * expit(-self.args[0])

    @staticmethod
    def precise(x: Any) -> Any:
        return 1 / (1 + mpmath.exp(-x))

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        return _power(rf"\frac{{1}}{{1 + e^{{{printer.doprint(-self.args[0])}}}}}", exp, wrap=True)


class exprel(_Exact):  # noqa: N801
    """(exp(x) - 1)/x, which is 1 at 0; ``exprel(x, n)`` is its n-th derivative.

    The n-th derivative is the integral of s**n exp(s x) over s from 0 to 1, so 1/(n + 1) at 0.
    """

    nargs = (1, 2)

    @classmethod
    def eval(cls, *args: Any) -> Any:
        if len(args) == 2:
            if not (args[1].is_Integer and args[1] >= 0):
                raise ValueError("exprel(x, n): n is a whole number, 0 or more")
            if args[1] == 0:
                return cls(args[0])
        return 1 / (sympy.S(1) + (args[1] if len(args) == 2 else 0)) if args[0].is_zero else None

    @property
    def order(self) -> int:
        """Which derivative it is; 0 for the function itself."""
        return int(self.args[1]) if len(self.args) == 2 else 0

    def fdiff(self, argindex: int = 1) -> Any:
        return exprel(self.args[0], self.order + 1)

    @staticmethod
    def precise(x: Any, order: Any = 0) -> Any:
        """By Kummer's function, which has no singularity at 0."""
        return mpmath.hyp1f1(order + 1, order + 2, x) / (order + 1)

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        x = printer.doprint(self.args[0])
        if self.order == 0:
            return _power(rf"\frac{{e^{{{x}}} - 1}}{{{x}}}", exp, wrap=True)
        mark = "'" * self.order if self.order < 4 else f"^{{({self.order})}}"
        return _power(rf"\operatorname{{exprel}}{mark}\left({x}\right)", exp, wrap=True)


def _power(text: str, exp: str | None, wrap: bool = False) -> str:
    if exp is None:
        return text
    return rf"\left({text}\right)^{{{exp}}}" if wrap else f"{text}^{{{exp}}}"


class hypot(sympy.Function):  # type: ignore[misc]  # noqa: N801
    """sqrt(x**2 + y**2), which neither overflows nor vanishes on the way. Both have the same unit."""

    nargs = 2

    def fdiff(self, argindex: int = 1) -> Any:
        return self.args[argindex - 1] / self

    @staticmethod
    def precise(x: Any, y: Any) -> Any:
        """Value at mpmath's working precision."""
        return mpmath.hypot(x, y)

    def _eval_evalf(self, prec: int) -> Any:
        return sympy.sqrt(self.args[0] ** 2 + self.args[1] ** 2)._eval_evalf(prec)

    def _eval_is_extended_nonnegative(self) -> bool:
        return True

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        x, y = (printer.doprint(arg**2) for arg in self.args)
        return _power(rf"\sqrt{{{x} + {y}}}", exp, wrap=True)


class signed_power(sympy.Function):  # type: ignore[misc]  # noqa: N801
    """sign(x) |x|**n: a power, or with n = 1/2 a root, that keeps the sign of its base. n is above 0.

    Its derivative is n |x|**(n - 1), on both sides of 0.
    """

    nargs = 2

    @classmethod
    def eval(cls, x: Any, n: Any) -> Any:
        if n.is_number and not n.is_positive:
            raise ValueError("signed_power(x, n): n is a number above 0")
        return x if n == 1 else None

    def fdiff(self, argindex: int = 1) -> Any:
        x, n = self.args
        return n * absolute(x) ** (n - 1) if argindex == 1 else self * sympy.log(absolute(x))

    def _eval_is_real(self) -> bool | None:
        return True if all(arg.is_real for arg in self.args) else None

    def _eval_evalf(self, prec: int) -> Any:
        x, n = self.args
        return (sympy.sign(x) * sympy.Abs(x) ** n)._eval_evalf(prec)

    @staticmethod
    def precise(x: Any, n: Any) -> Any:
        """Value at mpmath's working precision."""
        return mpmath.sign(x) * abs(x) ** n

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        x, n = (printer.doprint(arg) for arg in self.args)
        return _power(rf"\operatorname{{sgn}}\left({x}\right) \left|{x}\right|^{{{n}}}", exp, wrap=True)


class absolute(sympy.Function):  # type: ignore[misc]  # noqa: N801
    """|x| of a real argument, used inside derivatives: SymPy's own Abs asks for proof that x is real."""

    nargs = 1

    def fdiff(self, argindex: int = 1) -> Any:
        return signum(self.args[0])


class signum(sympy.Function):  # type: ignore[misc]  # noqa: N801
    """Sign of a real argument, with derivative 0 also at 0."""

    nargs = 1

    def fdiff(self, argindex: int = 1) -> Any:
        return sympy.S.Zero


class rounded_down(sympy.Function):  # type: ignore[misc]  # noqa: N801
    """Floor of a real argument, with derivative 0 also at the steps."""

    nargs = 1

    def fdiff(self, argindex: int = 1) -> Any:
        return sympy.S.Zero


class rounded_up(sympy.Function):  # type: ignore[misc]  # noqa: N801
    """Ceiling of a real argument, with derivative 0 also at the steps."""

    nargs = 1

    def fdiff(self, argindex: int = 1) -> Any:
        return sympy.S.Zero
