"""What a figure comes to: the quantities that its sentence names, by which two states of it are told apart in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any

import sympy

from electrolytes.live.contract import OutcomeSpec
from electrolytes.live.wording import Sentence
from electrolytes.model import Model, ModelError, Quantity
from electrolytes.model.code.program import dependencies

UNKNOWN_FORM = ".3g"
"""How a quantity is written of which the sentence names something else, such as its change."""


def outcomes(
    sentence: Sentence, model: Model, settings: Collection[Quantity], index: Callable[[Any], int],
    first: Quantity | None = None,
) -> list[OutcomeSpec]:
    """The quantities that the sentence names and that the controls move, each once, in its order.

    Parameters
    ----------
    sentence : Sentence
    model : Model
    settings : collection of Quantity
        What a reader sets, time included: that is no outcome.
    index : function
        Files an expression; returns under which number its value comes.
    first : Quantity, optional
        The one that matters most; else it is the sentence's first.
    """
    found: dict[Quantity, OutcomeSpec] = {}
    for number, form in sentence.numbers():
        named = _quantity_of(number, model, settings)
        if named is None or named in found or not _moves(named, model, settings):
            continue
        share = number == 100 * named and named.unit_text == ""
        form = form.lstrip("+") if share or number in (named, -named) else UNKNOWN_FORM
        value, unit = (number, "%") if share else (named, named.unit_text)
        found[named] = {"e": index(value), "f": form, "label": called(named), "unit": unit}
    if first is None:
        return list(found.values())
    if first not in model.outputs and first not in model.states and first not in model.unknowns:
        raise ModelError(f"{first.name} cannot be what a figure comes to: the model {model.name!r} does not compute it")
    chosen = found.pop(first, None)
    return [chosen or {"e": index(first), "f": UNKNOWN_FORM, "label": called(first), "unit": first.unit_text},
            *found.values()]


def called(quantity: Quantity) -> str:
    """A quantity in words: its label, else its meaning up to what explains it. "pH" is a word, "dW" is none."""
    if quantity.label != quantity.name or not quantity.meaning or quantity.latex == rf"\mathrm{{{quantity.name}}}":
        return str(quantity.label)
    short = re.split(r"(?<=\w)[:;] | \(", quantity.meaning)[0]
    return short[:1].upper() + short[1:]


def _quantity_of(number: Any, model: Model, settings: Collection[Quantity]) -> Quantity | None:
    """The one computed quantity in a number of the sentence, or None."""
    computed = [symbol for symbol in sympy.sympify(number).free_symbols
                if symbol in (*model.outputs, *model.states, *model.unknowns) and symbol not in settings]
    return computed[0] if len(computed) == 1 else None


def _moves(quantity: Quantity, model: Model, settings: Collection[Quantity]) -> bool:
    """Does it depend on what is set; in a model in time, on its course and not on the clock alone?"""
    on = {quantity, *dependencies(model.equations, [quantity])}
    return bool(on & {*model.states, *model.unknowns} or (not model.states and on & {*settings}))
