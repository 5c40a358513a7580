"""Derivatives of one output by everything it depends on, through simultaneous equations too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import sympy

from electrolytes.model.code.program import differentiate, program
from electrolytes.model.code.python import compiled
from electrolytes.model.definition import Definition
from electrolytes.model.errors import ModelError
from electrolytes.model.numerics.compiling import unknown
from electrolytes.model.quantities.quantity import Quantity


def jacobian(model: Definition) -> Any:
    """SymPy matrix of rates and residuals by states and unknowns, or of outputs by inputs; intermediates put in."""
    if "jacobian" in model._cache:
        return model._cache["jacobian"]
    rows = [*model.rates.values(), *model.residuals.values()] or list(model.outputs)
    columns = [*model.states, *model.unknowns] or list(model.inputs)
    chain, matrix = differentiate(model.equations, rows, columns)
    put_in = list(reversed(chain.items()))
    found = sympy.ImmutableMatrix(len(rows), len(columns), [slope.subs(put_in) for row in matrix for slope in row])
    model._cache["jacobian"] = found
    return found


def derivatives(model: Definition, output: Quantity) -> Any:
    """A function of all variables: the output, then its derivative by each variable in order.

    An unknown u with r(u, p) = 0 moves by du/dp = -(dr/du)^-1 dr/dp.
    """
    key = ("sensitivity", output)
    if key in model._cache:
        return model._cache[key]
    wrt = [*model.variables, *model.unknowns]
    chain, rows = differentiate(model.equations, [output, *model.residuals.values()], wrt)
    names = {f"{i},{j}": slope for i, row in enumerate(rows) for j, slope in enumerate(row)}
    function = compiled(program(model.variables, {}, chain, [unknown(u) for u in model.unknowns],
                                list(model.residuals.values()), {"output": output, **names}))
    size, count = len(model.variables), len(model.unknowns)

    def evaluated(*settings: Any) -> Any:
        value, *slopes = function(*settings)
        table = np.array(slopes).reshape(1 + count, size + count)
        direct = table[0, :size]
        if count:
            through = np.linalg.solve(table[1:, size:], table[1:, :size])
            direct = direct - table[0, size:] @ through
        return value, direct

    model._cache[key] = evaluated
    return evaluated


def sensitivity(model: Definition, output: Quantity, given: Mapping[Quantity, Any]) -> Any:
    """DataFrame of value, derivative and elasticity of `output` by every input and constant."""
    import pandas as pd

    for quantity, setting in given.items():
        if np.ndim(setting) != 0:
            raise ModelError(f"{quantity.name} takes one number in sensitivity(), not an array.")
    settings = [given.get(quantity, quantity.default) for quantity in model.variables]
    value, slopes = derivatives(model, output)(*settings)
    rows = []
    for quantity, setting, slope in zip(model.variables, settings, slopes, strict=True):
        if quantity.choices is not None:  # there is nothing between two choices
            continue
        elasticity = slope * setting / value if value != 0 else np.nan
        rows.append({"name": quantity.name, "value": setting, "unit": quantity.unit, "derivative": slope,
                     "derivative unit": f"({output.unit})/({quantity.unit})", "elasticity": elasticity})
    return pd.DataFrame(rows).set_index("name")
