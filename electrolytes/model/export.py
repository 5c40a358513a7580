"""A model for other programs: stand-alone JavaScript."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

import sympy

from electrolytes.model import arguments, store
from electrolytes.model.code.digests import definition, digest
from electrolytes.model.code.javascript import helpers, listed, method
from electrolytes.model.code.program import Program, differentiate, program
from electrolytes.model.definition import Definition
from electrolytes.model.errors import ModelError
from electrolytes.model.numerics.compiling import program_of, slopes_of_rates
from electrolytes.model.quantities.quantity import Quantity, default_of, typical_size


def javascript(model: Definition, expressions: Mapping[str, Any] | None = None,
               inputs: Sequence[Any] | None = None) -> str:
    """What `Model.javascript` documents."""
    key = ("javascript", *arguments.cache_key(expressions, inputs))
    if key not in model._cache:
        asked = _asked(model, expressions, inputs)
        model._cache[key] = store.kept("javascript", asked, lambda: _printed(model, expressions, inputs))
    return str(model._cache[key])


def onward(model: Definition, expressions: Mapping[str, Any], inputs: Sequence[Quantity],
           known: Sequence[Quantity]) -> str:
    """What `Model.onward` documents."""
    key = ("onward", *arguments.cache_key(expressions, inputs), tuple(known))
    if key not in model._cache:
        model._cache[key] = _going_on(model, expressions, [*inputs, *known], known)
    return str(model._cache[key])


def _going_on(model: Definition, expressions: Mapping[str, Any], given: Sequence[Quantity],
              known: Sequence[Quantity]) -> str:
    constants = {quantity: default_of(quantity) for quantity in (*model.variables, model.clock)
                 if quantity not in given}
    equations = {symbol: expr for symbol, expr in model.equations.items() if symbol not in known}
    made = program(given, constants, equations, (), (), arguments.checked_expressions(model, expressions))
    if left := [unknown.name for unknown in model.unknowns if unknown in made.needed and unknown not in given]:
        raise ModelError(f"{', '.join(left)} would have to be solved for again.")
    places = {symbol: f"$x[{i}]" for i, symbol in enumerate(given)}
    told = [f"inputs: {listed(symbol.name for symbol in given)}", f"outputs: {listed(made.results)}",
            method("evaluate", "$x, $y", places, "$y", made)]
    inner = ",\n".join(told)
    return "\n".join(["((() => {", '"use strict";', *helpers(inner), "return {" + inner + "};", "})())"])


def _printed(model: Definition, expressions: Mapping[str, Any] | None, inputs: Sequence[Any] | None) -> str:
    chosen = arguments.chosen_inputs(model, inputs)
    results = arguments.checked_expressions(model, expressions)
    members = _dynamic(model, results, chosen) if model.states else []
    return _expression(model, program_of(model, expressions, inputs), members)


def _asked(model: Definition, expressions: Mapping[str, Any] | None, inputs: Sequence[Any] | None) -> str:
    """Everything that a printed program depends on."""
    text, known = definition(model)
    wanted = None if expressions is None else {name: digest(sympy.sympify(expr), known)
                                               for name, expr in expressions.items()}
    return json.dumps([text, wanted, None if inputs is None else [str(each) for each in inputs]])


def _dynamic(model: Definition, results: Mapping[str, Any], chosen: Sequence[Quantity]) -> list[str]:
    """Members of the object of a model with states: names, initial values, rates, Jacobian, mass matrix, outputs."""
    columns = [*model.states, *model.unknowns]
    rows = [*model.rates.values(), *model.residuals.values()]
    others = [quantity for quantity in chosen if quantity not in columns and quantity != model.clock]
    fixed = {quantity: default_of(quantity) for quantity in model.settings if quantity not in others}
    at = {quantity: f"$x[{i}]" for i, quantity in enumerate(chosen)}
    places = {**at, model.clock: "$t", **{symbol: f"$z[{i}]" for i, symbol in enumerate(columns)}}
    given = [model.clock, *columns, *others]

    def filled(name: str, target: str, equations: Mapping[Any, Any], expressions: Sequence[Any]) -> str:
        numbered = {str(i): expr for i, expr in enumerate(expressions)}
        return method(name, f"$t, $z, $x, {target}", places, target,
                      program(given, fixed, equations, (), (), numbered))

    chain, matrix = slopes_of_rates(model)
    begin = program_of(model, {symbol.name: symbol for symbol in columns}, chosen)
    members = [f"states: {listed(state.name for state in model.states)}",
               f"unknowns: {listed(unknown.name for unknown in model.unknowns)}",
               f"initial: {listed(default_of(symbol) for symbol in columns)}",
               f"sizes: {listed(typical_size(symbol) for symbol in columns)}",
               f"massMatrix: {listed([1.0] * len(model.states) + [0.0] * len(model.unknowns))}",
               f"timeUnit: {json.dumps(model.clock.unit)}",
               *([f"longestStep: {listed([model.longest_step])[1:-1]}"] if model.longest_step is not None else []),
               method("start", "$x, $z", at, "$z", begin),
               filled("rhs", "$f", model.equations, rows),
               filled("jac", "$J", chain, [slope for row in matrix for slope in row]),
               filled("observe", "$y", model.equations, list(results.values()))]
    if model.time is not None:
        by_time, slopes = differentiate(model.equations, rows, [model.time])
        members.append(filled("dfdt", "$d", by_time, [slope for (slope,) in slopes]))
    return members


def _expression(model: Definition, program: Program, members: Sequence[str]) -> str:
    """The whole program as a parenthesised JavaScript expression, an object with ``evaluate(x, y)``.

    ``x`` holds the inputs in order, ``y`` is filled with the outputs in order.
    """
    places = {symbol: f"$x[{i}]" for i, symbol in enumerate(program.variables)}
    told = [f"name: {json.dumps(model.name, ensure_ascii=False)}", f"version: {json.dumps(model.version)}",
            f"inputs: {listed(symbol.name for symbol in program.variables)}", f"outputs: {listed(program.results)}",
            f"defaults: {listed(default_of(symbol) for symbol in program.variables)}",
            method("evaluate", "$x, $y", places, "$y", program), *members]
    inner = ",\n".join(told)
    return "\n".join(["((() => {", '"use strict";', *helpers(inner), "return {" + inner + "};", "})())"])


@functools.cache
def integrator() -> str:
    """Text of ``rosenbrock.js``, the integrator that every model with states shares."""
    return resources.files("electrolytes.model.numerics").joinpath("rosenbrock.js").read_text(encoding="utf-8")


@functools.cache
def drawing() -> str:
    """Text of ``draws.js``: draws from spreads, the same as those of ``uncertain.py``."""
    return resources.files("electrolytes.model.numerics").joinpath("draws.js").read_text(encoding="utf-8")
