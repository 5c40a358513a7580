"""Quantities: symbols that know their unit, value, domain, meaning and source."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import attrs
import sympy

from electrolytes.model.errors import ModelError, unknown_name
from electrolytes.model.quantities.facts import Facts
from electrolytes.model.quantities.units import parse

__all__ = ["Quantity", "default_of", "typical_size"]


class Quantity(Facts, sympy.Symbol):  # type: ignore[misc]
    """A real SymPy symbol with everything a reader needs to know about it. It does not change once it is made.

    Parameters
    ----------
    name : str
        Plain name, used for arguments, results and columns: ``"Na_i"``.
    latex : str, optional
        How it is typeset; by default made from the name: ``Na_i`` becomes Na with subscript i. What could be a unit
        is refused in the second place (``Quantity("x", "mM")``) and has to be written ``latex="mM"``.
    unit : str
        Any unit pint can read, plus ``Eq`` and ``Osm``; ``"1"`` for a plain number.
    choices : sequence of str, optional
        Names of the values 0, 1, 2, … of a quantity that selects between cases.
    default : float or str, optional
        Healthy or published value in `unit`; for a choice, also the choice's name. For a state it is the
        initial value, for an unknown the first guess.
    range : (float, float), optional
        What a slider offers.
    domain : (float or None, float or None)
        What is physically possible, ends included; None is no limit.
    scale : {"linear", "log"}
        How a slider or an axis runs.
    normal : (float, float), optional
        Reference band in a healthy adult.
    substance : str, optional
        What is counted or weighed, one of `SUBSTANCES`: values may then be given in mg/dL or mEq/L too.
    label : str, optional
        Short plain name for a control; by default the name.
    meaning : str
        One plain sentence.
    source : str
        Bibliography key or keys (separated by ``;``), or ``"modelling choice"``.
    evidence : str
        One of `EVIDENCE`, or empty.

    Two quantities are the same symbol only if all of this agrees. `with_` makes another one from it.

    Examples
    --------
    >>> from electrolytes.model import Quantity
    >>> Mg = Quantity("Mg", unit="mmol/L", default=0.85, domain=(0, None), substance="magnesium", meaning="in serum")
    >>> Mg.with_(default=0.6).default
    0.6
    """

    __signature__ = inspect.signature(Facts)

    if not TYPE_CHECKING:  # a type checker takes the arguments from Facts

        def __new__(cls, *args, **given):
            for key in given:
                if key not in ENTRIES:
                    raise unknown_name(key, ENTRIES, "entry of a quantity")
            facts = Facts(*args, **given)
            if args[1:] not in ((), (None,), (facts.name,)) and not {"unit", "choices"} & given.keys() and (
                    _is_unit(args[1])):
                raise ModelError(f'Quantity("{facts.name}", "{args[1]}"): the second place is for LaTeX. For the unit '
                                 f'write unit="{args[1]}"; if it is to be typeset like this, latex="{args[1]}".')
            # straight to the constructor: SymPy's cached one knows symbols by name only
            self = sympy.Symbol.__xnew__(cls, facts.name, real=True)
            entries = {key: getattr(facts, key) for key in ENTRIES if key != "name"}
            self.__dict__.update(entries, _content=repr((facts.name, *entries.values())))
            return self

        def __init__(self, *args, **given):
            """All is done by `__new__`, which copying and pickling call too."""

    def with_(self, **changes: Any) -> Quantity:
        """A copy with some entries changed, for a model that needs its own default or range."""
        return Quantity(**{**self._entries(), **changes})

    def _entries(self) -> dict[str, Any]:
        return {key: getattr(self, key) for key in ENTRIES}

    # it stands for the same thing for ever: results, models and SymPy's caches hold on to it

    def __setattr__(self, name: str, value: Any) -> None:
        if name in ENTRIES and "_content" in self.__dict__:
            raise ModelError(f"{self.name}.{name} cannot be changed: a quantity stays as it was defined. Use "
                             f"{self.name}.with_({name}=…) for another quantity, or Model.replace() for a model with "
                             "another default.")
        if not name.startswith("_") and name != "name":
            raise unknown_name(name, ENTRIES, "entry of a quantity")
        object.__setattr__(self, name, value)  # SymPy's own: the hash, what is assumed

    def __delattr__(self, name: str) -> None:
        raise ModelError(f"{self.name}.{name} cannot be deleted: a quantity stays as it was defined.")

    def __repr__(self) -> str:
        told = []
        for key in ("unit", "choices", "default", "range"):
            value = getattr(self, key)
            if value in ("1", None) or (key == "range" and self.choices):
                continue
            if key == "default":
                value = repr(self.choices[int(value)]) if self.choices else f"{value:.10g}"
            elif key == "range":
                value = f"({value[0]:.10g}, {value[1]:.10g})"
            else:
                value = repr(value)
            told.append(f", {key}={value}")
        return f"Quantity({self.name!r}{''.join(told)})"

    # SymPy's protocol: what makes two symbols equal, how they are sorted, copied and printed

    def _hashable_content(self) -> tuple[str, ...]:
        return (self.name, self._content)

    def sort_key(self, order: Any = None) -> Any:
        return self.class_key(), (2, (self.name, self._content)), sympy.S.One.sort_key(), sympy.S.One

    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]:
        return (), self._entries()

    def __copy__(self) -> Quantity:
        return self

    def __deepcopy__(self, memo: Any) -> Quantity:
        return self

    def _latex(self, printer: Any, **options: Any) -> str:
        return self.latex


ENTRIES = tuple(field.name for field in attrs.fields(Facts))


def _is_unit(text: Any) -> bool:
    """Whether a text could be meant as a unit: ``"mM"``, ``"1/s"``; LaTeX's commands could not."""
    try:
        return "\\" not in text and bool(parse(text).written)
    except (ModelError, TypeError):
        return False


def default_of(quantity: Quantity) -> float:
    """The default of a quantity that a model was built with."""
    if quantity.default is None:
        raise ModelError(f"{quantity.name} has no default.")
    return quantity.default


def typical_size(quantity: Quantity) -> float:
    """How large a quantity typically is, for absolute tolerances."""
    ends = [quantity.default or 0.0, *(quantity.range or ())]
    return max(abs(end) for end in ends) or 1.0
