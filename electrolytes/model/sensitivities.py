"""Derivatives of one output by everything it depends on, through simultaneous equations too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from electrolytes.model.program import differentiate
from electrolytes.model.python import compiled
from electrolytes.model.quantity import Quantity

if TYPE_CHECKING:
    from electrolytes.model.model import Model


def derivatives(model: Model, output: Quantity) -> Any:
    """A function of all variables: the output, then its derivative by each variable in order.

    An unknown u with r(u, p) = 0 moves by du/dp = -(dr/du)^-1 dr/dp.
    """
    key = ("sensitivity", output)
    if key in model._cache:
        return model._cache[key]
    wrt = [*model.variables, *model.unknowns]
    chain, rows = differentiate(model.equations, [output, *model.residuals.values()], wrt)
    names = {f"{i},{j}": slope for i, row in enumerate(rows) for j, slope in enumerate(row)}
    base = model.program({"output": output})
    whole = type(base)(**{**base.__dict__, "equations": {**chain, **base.equations},
                          "results": {"output": output, **names},
                          "constants": base.constants})
    function = compiled(whole if model.unknowns == () else _with_solving(model, chain, names, output))
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


def _with_solving(model: Model, chain: Mapping[Any, Any], names: Mapping[str, Any], output: Quantity) -> Any:
    from electrolytes.model.program import program

    return program(model.variables, {}, chain, [model._unknown(unknown) for unknown in model.unknowns],
                   list(model.residuals.values()), {"output": output, **names})


def sensitivity(model: Model, output: Quantity, given: Mapping[Quantity, Any]) -> Any:
    """DataFrame of value, derivative and elasticity of `output` by every input and constant."""
    import pandas as pd  # type: ignore[import-untyped]

    settings = [given.get(quantity, quantity.default) for quantity in model.variables]
    value, slopes = derivatives(model, output)(*settings)
    rows = []
    for quantity, setting, slope in zip(model.variables, settings, slopes, strict=True):
        elasticity = slope * setting / value if value != 0 else np.nan
        rows.append({"name": quantity.name, "value": setting, "unit": quantity.unit, "derivative": slope,
                     "derivative unit": f"({output.unit})/({quantity.unit})", "elasticity": elasticity})
    return pd.DataFrame(rows).set_index("name")
