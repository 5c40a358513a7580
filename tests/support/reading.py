"""An independent reader of SBML: libSBML reads the file, and its tree is evaluated here, one node at a time."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import libsbml

BINARY: dict[int, Callable[[float, float], Any]] = {
    libsbml.AST_MINUS: lambda x, y: x - y, libsbml.AST_DIVIDE: lambda x, y: x / y,
    libsbml.AST_POWER: lambda x, y: x**y, libsbml.AST_FUNCTION_POWER: lambda x, y: x**y,
    libsbml.AST_RELATIONAL_EQ: lambda x, y: x == y, libsbml.AST_RELATIONAL_NEQ: lambda x, y: x != y,
    libsbml.AST_RELATIONAL_LT: lambda x, y: x < y, libsbml.AST_RELATIONAL_LEQ: lambda x, y: x <= y,
    libsbml.AST_RELATIONAL_GT: lambda x, y: x > y, libsbml.AST_RELATIONAL_GEQ: lambda x, y: x >= y}
MANY: dict[int, Callable[[list[Any]], Any]] = {
    libsbml.AST_PLUS: sum, libsbml.AST_TIMES: math.prod, libsbml.AST_LOGICAL_AND: all, libsbml.AST_LOGICAL_OR: any,
    libsbml.AST_FUNCTION_MAX: max, libsbml.AST_FUNCTION_MIN: min}
ONE: dict[int, Callable[[float], Any]] = {
    libsbml.AST_FUNCTION_EXP: math.exp, libsbml.AST_FUNCTION_LN: math.log, libsbml.AST_FUNCTION_ABS: abs,
    libsbml.AST_FUNCTION_SINH: math.sinh, libsbml.AST_FUNCTION_TANH: math.tanh,
    libsbml.AST_LOGICAL_NOT: lambda x: not x,
    libsbml.AST_FUNCTION_FLOOR: math.floor, libsbml.AST_FUNCTION_CEILING: math.ceil}


class Read:
    """What an SBML file says of its quantities; asked for one, it works out what that rests on."""

    def __init__(self, text: str) -> None:
        self.document = libsbml.readSBMLFromString(text)
        model = self.document.getModel()
        self.given = {each.getId(): each.getValue() for each in model.getListOfParameters()}
        self.rules = {each.getVariable(): each.getMath() for each in model.getListOfRules()}

    def faults(self) -> list[str]:
        """Everything libSBML finds wrong, units and modelling practice included."""
        self.document.checkConsistency()
        return [self.document.getError(i).getMessage() for i in range(self.document.getNumErrors())]

    def at(self, settings: Mapping[str, float], time: float = 0.0) -> Callable[[str], float]:
        """A function from a name to its value at these settings."""
        known = {**{name: value for name, value in self.given.items() if not math.isnan(value)}, **settings}

        def value(name: str) -> float:
            if name not in known:
                known[name] = self._evaluate(self.rules[name], value, time)
            return known[name]

        return value

    def _evaluate(self, node: Any, value: Callable[[str], float], time: float) -> Any:
        kind = node.getType()
        parts = [node.getChild(i) for i in range(node.getNumChildren())]
        if kind == libsbml.AST_NAME_TIME:
            return time
        if kind == libsbml.AST_NAME:
            return value(node.getName())
        if kind == libsbml.AST_INTEGER:
            return node.getInteger()
        if node.isNumber():
            return node.getReal()
        if kind == libsbml.AST_CONSTANT_PI:
            return math.pi
        if kind == libsbml.AST_FUNCTION_PIECEWISE:
            for i in range(0, len(parts) - 1, 2):
                if self._evaluate(parts[i + 1], value, time):
                    return self._evaluate(parts[i], value, time)
            return self._evaluate(parts[-1], value, time)
        args = [self._evaluate(part, value, time) for part in parts]
        if kind == libsbml.AST_MINUS and len(args) == 1:
            return -args[0]
        if kind in MANY:
            return MANY[kind](args)
        if kind == libsbml.AST_FUNCTION_ROOT:
            return args[1] ** (1 / args[0])
        if kind == libsbml.AST_FUNCTION_LOG:
            return math.log(args[1], args[0]) if args[0] != 10 else math.log10(args[1])
        return BINARY[kind](*args) if kind in BINARY else ONE[kind](*args)
