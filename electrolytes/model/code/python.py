"""Programs as NumPy functions, and NumPy's side of the functions that are exact at removable singularities."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

import numpy as np

from electrolytes.model.code.emit import Solving, emit
from electrolytes.model.code.printing import Dialect
from electrolytes.model.code.program import Program, starts
from electrolytes.model.code.solving import solve

Function = Callable[..., tuple[Any, ...]]


class Python(Dialect):
    """Spelling of NumPy."""

    relations: ClassVar = {"<": "<", "<=": "<=", ">": ">", ">=": ">=", "==": "==", "!=": "!="}

    def number(self, value: float) -> str:
        if math.isinf(value):
            return "_inf" if value > 0 else "-_inf"
        return repr(value)

    def call(self, function: str, args: list[str]) -> str:
        if function in ("min", "max"):
            text = args[0]
            for arg in args[1:]:
                text = f"_{function}({text}, {arg})"
            return text
        return f"_{function}({', '.join(args)})"

    def select(self, branches: list[tuple[str, str]], default: str) -> str:
        text = default
        for value, condition in reversed(branches):
            text = f"_where({condition}, {value}, {text})"
        return text

    def logic(self, operator: str, args: list[str]) -> str:
        if operator == "Not":
            return f"_not({args[0]})"
        text = args[0]
        for arg in args[1:]:
            text = f"_{operator.lower()}({text}, {arg})"
        return text

    def assign(self, name: str, value: str) -> str:
        return f"{name} = {value}"


def exprel(x: Any, order: float = 0.0) -> Any:
    """(exp(x) - 1)/x and its derivatives, exact at and near 0."""
    x = np.asarray(x, dtype=float)
    if order == 0:
        return np.where(x == 0, 1.0, np.expm1(x) / np.where(x == 0, 1.0, x))
    near = np.abs(x) < 2 * order + 4
    return np.where(near, _exprel_series(np.where(near, x, 0.0), int(order)), _exprel_recurrence(x, int(order)))


def _exprel_series(x: Any, n: int) -> Any:
    # all terms of one sign: sum of x**k/(k! (n+k+1)), for negative x by Kummer's transformation
    size = np.abs(x)
    upward = np.zeros_like(x)
    downward = np.zeros_like(x)
    power = np.ones_like(x)
    ratio = np.ones_like(x)
    for k in range(60 + 8 * n):
        upward = upward + power / (n + k + 1)
        downward = downward + ratio
        power = power * size / (k + 1)
        ratio = ratio * size / (n + k + 2)
    return np.where(x >= 0, upward, np.exp(-size) * downward / (n + 1))


def _exprel_recurrence(x: Any, n: int) -> Any:
    divisor = np.where(x == 0, 1.0, x)
    value = np.expm1(x) / divisor
    for k in range(1, n + 1):
        value = (np.exp(x) - k * value) / divisor
    return value


def expit(x: Any) -> Any:
    """1/(1 + exp(-x)) without overflow."""
    return 1.0 / (1.0 + np.exp(-np.asarray(x, dtype=float)))


NAMES: dict[str, Any] = {
    "_inf": math.inf, "_where": np.where, "_not": np.logical_not, "_and": np.logical_and, "_or": np.logical_or,
    "_min": np.minimum, "_max": np.maximum, "_pow": np.power, "_sqrt": np.sqrt, "_exp": np.exp, "_log": np.log,
    "_sin": np.sin, "_cos": np.cos, "_tan": np.tan, "_asin": np.arcsin, "_acos": np.arccos, "_atan": np.arctan,
    "_sinh": np.sinh, "_cosh": np.cosh, "_tanh": np.tanh, "_abs": np.abs, "_sign": np.sign, "_floor": np.floor,
    "_ceil": np.ceil, "_expm1": np.expm1, "_log1p": np.log1p, "_log10": np.log10, "_exprel": exprel,
    "_expit": expit, "_float": np.float64, "_solve": solve,
}


def _guarded(function: Callable[..., float], fallback: float = math.nan) -> Callable[..., float]:
    """A function of plain floats that answers NaN (or infinity) where Python would raise."""
    def guarded(*args: float) -> float:
        try:
            return function(*args)
        except OverflowError:
            return math.inf
        except (ValueError, ZeroDivisionError):
            return fallback
    return guarded


def _solve_scalar(*_: Any) -> Any:
    raise TypeError("unknowns are given, not solved for, in functions of plain floats")


# plain floats are several times faster than NumPy's, which counts in the inner loop of an integration
SCALAR: dict[str, Any] = {
    **NAMES,
    "_where": lambda condition, yes, no: yes if condition else no, "_not": lambda a: not a,
    "_and": lambda a, b: a and b, "_or": lambda a, b: a or b,
    "_min": lambda a, b: b if b < a or b != b else a, "_max": lambda a, b: b if b > a or b != b else a,
    "_pow": _guarded(math.pow), "_sqrt": _guarded(math.sqrt), "_exp": _guarded(math.exp),
    "_log": lambda x: math.log(x) if x > 0 else (-math.inf if x == 0 else math.nan),
    "_sin": _guarded(math.sin), "_cos": _guarded(math.cos), "_tan": _guarded(math.tan), "_asin": _guarded(math.asin),
    "_acos": _guarded(math.acos), "_atan": math.atan, "_sinh": _guarded(math.sinh), "_cosh": _guarded(math.cosh),
    "_tanh": math.tanh, "_abs": abs, "_sign": lambda x: float((x > 0) - (x < 0)) if x == x else x,
    "_floor": lambda x: float(math.floor(x)) if math.isfinite(x) else x,
    "_ceil": lambda x: float(math.ceil(x)) if math.isfinite(x) else x,
    "_expm1": _guarded(math.expm1), "_log1p": _guarded(math.log1p),
    "_log10": lambda x: math.log10(x) if x > 0 else (-math.inf if x == 0 else math.nan),
    "_exprel": lambda x, n=0.0: float(exprel(x, n)) if n else (_guarded(math.expm1)(x) / x if x else 1.0),
    "_expit": lambda x: 1.0 / (1.0 + _guarded(math.exp)(-x)), "_solve": _solve_scalar,
}


def source(program: Program) -> str:
    """Python text of a program: a function ``_program`` of the variables."""
    dialect = Python()
    code = emit(program, dialect)
    variables = ", ".join(variable.name for variable in program.variables)
    lines = [*code.fixed, f"def _program({variables}):"]
    for number, part in enumerate(code.blocks):
        lines += [f"    {line}" for line in [*part.before, *_solving(part, number, program.variables)]]
    lines += [f"    {line}" for line in code.after]
    lines.append(f"    return ({''.join(result + ', ' for result in code.results)})")
    return "\n".join(lines)


def _solving(part: Solving, number: int, variables: Sequence[Any]) -> list[str]:
    unknowns = ", ".join(unknown.symbol.name for unknown in part.unknowns)
    rows = ", ".join(f"({', '.join(row)},)" for row in part.slopes)
    places = [[*unknown.bracket, *unknown.limits] for unknown in part.unknowns]
    given = "(" + "".join(f"{variable.name}, " for variable in variables) + ")"
    return [
        f"def _residual{number}({unknowns}):",
        *(f"    {line}" for line in part.inside),
        f"    return ({', '.join(part.residuals)},), ({rows},)",
        f"{unknowns}, = _solve(_residual{number}, {_rows(starts(part.unknowns))}, {_rows(places)}, {given})",
    ]


def _rows(table: Sequence[Sequence[float]]) -> str:
    """A nested tuple of numbers."""
    number = Python().number
    return "(" + "".join(f"({''.join(number(value) + ', ' for value in row)}), " for row in table) + ")"


def compiled(program: Program) -> Function:
    """A function of arrays (one per variable, broadcast) that returns a tuple of arrays, one per result."""
    space = dict(NAMES)
    with np.errstate(all="ignore"):
        exec(compile(source(program), "<model>", "exec"), space)  # text printed by this package
    inner: Function = space["_program"]

    def function(*arrays: Any) -> tuple[Any, ...]:
        if len(arrays) != len(program.variables):
            names = ", ".join(variable.name for variable in program.variables)
            raise TypeError(f"expected {len(program.variables)} arguments ({names}), got {len(arrays)}")
        given = [np.asarray(array, dtype=float)[()] for array in arrays]
        shape = np.broadcast_shapes(*(np.shape(array) for array in given))
        with np.errstate(all="ignore"):
            results = inner(*given)
        return tuple(np.array(np.broadcast_to(result, shape), dtype=float)[()] for result in results)

    return function


def compiled_scalar(program: Program) -> Function:
    """A function of plain floats that returns a tuple of them; NaN for everything where a division by 0 occurs."""
    space = dict(SCALAR)
    exec(compile(source(program), "<model>", "exec"), space)  # text printed by this package
    inner: Function = space["_program"]
    nothing = (math.nan,) * len(program.results)

    def function(*values: float) -> tuple[Any, ...]:
        try:
            return inner(*map(float, values))
        except ZeroDivisionError:
            return nothing
        except OverflowError:
            return nothing

    return function
