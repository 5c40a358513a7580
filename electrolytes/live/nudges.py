"""How far a nudge of each control moves what a figure comes to: exact slopes, where it is an explicit function."""

from __future__ import annotations

from collections.abc import Sequence

import sympy

from electrolytes.model import Model, ModelError, Quantity, default_of
from electrolytes.model.code.javascript import helpers, listed, method
from electrolytes.model.code.program import differentiate, program


def slopes(model: Model, outcome: sympy.Expr, controls: Sequence[Quantity]) -> str | None:
    """The derivatives of an outcome by the controls, as a JavaScript expression: an object with ``evaluate(x, y)``.

    Parameters
    ----------
    model : Model
    outcome : expression over the model's quantities
    controls : sequence of Quantity
        All that a reader sets, in the order in which the page gives their values. Menus get a derivative of zero.

    Returns
    -------
    str or None
        None where the outcome is no explicit function of the controls (a model with states or unknowns), or where one
        of its functions has no derivative that is known: the page then compares the model at two places.
    """
    if model.states or model.unknowns:
        return None
    sliders = [control for control in controls if not control.choices]
    try:
        chain, (row,) = differentiate(model.equations, [outcome], sliders)
    except ModelError:
        return None
    by = dict(zip(sliders, row, strict=True))
    constants = {quantity: default_of(quantity) for quantity in model.variables if quantity not in controls}
    made = program(controls, constants, chain, (), (), {each.name: by.get(each, sympy.S.Zero) for each in controls})
    places = {control: f"$x[{i}]" for i, control in enumerate(controls)}
    inner = ",\n".join([f"inputs: {listed(control.name for control in controls)}",
                        method("evaluate", "$x, $y", places, "$y", made)])
    return "\n".join(["((() => {", '"use strict";', *helpers(inner), "return {" + inner + "};", "})())"])
