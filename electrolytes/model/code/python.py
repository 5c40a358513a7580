"""Programs as Python functions: of NumPy arrays, and of plain floats, which are many times faster one by one.

Functions of floats call Python's own ``math``, which raises where NumPy answers infinity or NaN; then NumPy is asked.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

import numpy as np

from electrolytes.model.code.emit import Solving, emit
from electrolytes.model.code.numeric import ARRAYS, FLOATS
from electrolytes.model.code.printing import Dialect
from electrolytes.model.code.program import Program, starts

Function = Callable[..., tuple[Any, ...]]


class Python(Dialect):
    """Spelling of NumPy."""

    relations: ClassVar = {"<": "<", "<=": "<=", ">": ">", ">=": ">=", "==": "==", "!=": "!="}

    def number(self, value: float) -> str:
        if math.isinf(value):
            return "_inf" if value > 0 else "-_inf"
        return repr(value)

    def constant(self, value: float) -> str:
        return f"_float({self.number(value)})"  # divided by 0 it is infinity, where Python's own raises

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


class Floats(Python):
    """Spelling of plain Python, where a choice computes only what it chooses."""

    def constant(self, value: float) -> str:
        return self.number(value)

    def select(self, branches: list[tuple[str, str]], default: str) -> str:
        return "(" + "".join(f"{value} if {condition} else " for value, condition in branches) + f"{default})"

    def logic(self, operator: str, args: list[str]) -> str:
        return f"(not {args[0]})" if operator == "Not" else "(" + f" {operator.lower()} ".join(args) + ")"


def source(program: Program, dialect: Python, given: Sequence[Any] = ()) -> str:
    """Python text of a program: a function ``_stage`` of the `given` symbols that returns one of the variables.

    What depends on the given alone is computed once, by ``_stage``.
    """
    code = emit(program, dialect, given)
    outer, inner = (", ".join(symbol.name for symbol in symbols) for symbols in (given, program.variables))
    lines = [f"def _stage({outer}):", *(f"    {line}" for line in code.fixed), f"    def _program({inner}):"]
    for number, part in enumerate(code.blocks):
        lines += [f"        {line}" for line in [*part.before, *_solving(part, number, (*program.variables, *given))]]
    lines += [f"        {line}" for line in code.after]
    lines.append(f"        return ({''.join(result + ', ' for result in code.results)})")
    return "\n".join([*lines, "    return _program"])


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


def _made(program: Program, given: Sequence[Any], dialect: Python, names: dict[str, Any]) -> Callable[..., Function]:
    space = dict(names)
    exec(compile(source(program, dialect, given), "<model>", "exec"), space)  # text printed by this package
    made: Callable[..., Function] = space["_stage"]
    return made


def staged(program: Program, given: Sequence[Any]) -> Callable[..., Function]:
    """A program in two steps: called with arrays for `given` it returns a function of arrays for the variables.

    What it returns is not broadcast: a result that depends on nothing may be a plain number.
    """
    return _made(program, given, Python(), ARRAYS)


def staged_floats(program: Program, given: Sequence[Any]) -> Callable[..., Function]:
    """The same for plain floats; where Python raises, infinity or NaN as NumPy has them.

    What a returned function wraps (``__wrapped__``) is a little faster, and does raise.
    """
    quick = _made(program, given, Floats(), FLOATS)
    careful = functools.cache(lambda: staged(program, given))

    def stage(*values: float) -> Function:
        @functools.cache
        def numpy() -> Function:
            with np.errstate(all="ignore"):
                return careful()(*map(np.float64, values))

        def safely(*variables: float) -> tuple[Any, ...]:
            inner = numpy()
            with np.errstate(all="ignore"):
                return tuple(map(float, inner(*map(np.float64, variables))))

        try:
            inner = quick(*values)
        except (ArithmeticError, ValueError):
            return safely

        def function(*variables: float) -> tuple[Any, ...]:
            try:
                return inner(*variables)
            except (ArithmeticError, ValueError):
                return safely(*variables)

        function.__wrapped__ = inner  # type: ignore[attr-defined]
        return function

    return stage


PLAIN = (float, int, np.float64)


def compiled(program: Program) -> Function:
    """A function of arrays (one per variable, broadcast) that returns a tuple of arrays, one per result.

    Of plain numbers it returns plain floats.
    """
    @functools.cache
    def floats() -> Function:
        return staged_floats(program, ())()

    @functools.cache
    def arrays() -> Function:
        with np.errstate(all="ignore"):
            return staged(program, ())()

    def function(*given: Any) -> tuple[Any, ...]:
        if len(given) != len(program.variables):
            names = ", ".join(variable.name for variable in program.variables)
            raise TypeError(f"expected {len(program.variables)} arguments ({names}), got {len(given)}")
        if all(type(value) in PLAIN for value in given):
            return tuple(map(float, floats()(*map(float, given))))
        values = [np.asarray(value, dtype=float)[()] for value in given]
        shape = np.broadcast_shapes(*map(np.shape, values))
        if shape == ():
            return tuple(map(float, floats()(*map(float, values))))
        inner = arrays()
        with np.errstate(all="ignore"):
            results = inner(*values)
        return _own(results, shape, values)

    return function


def _own(results: Sequence[Any], shape: tuple[int, ...], given: Sequence[Any]) -> tuple[Any, ...]:
    """Results as arrays of one shape that share no memory with each other or with what was given."""
    seen = {id(value) for value in given}
    found = []
    for result in results:
        whole = isinstance(result, np.ndarray) and result.shape == shape and result.dtype == float
        if not whole or result.base is not None or id(result) in seen:
            result = np.array(np.broadcast_to(result, shape), dtype=float)
        seen.add(id(result))
        found.append(result)
    return tuple(found)
