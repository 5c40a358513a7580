"""Quantities: symbols that know their unit, value, domain, meaning and source."""

from __future__ import annotations

import keyword
import math
import re
from collections.abc import Sequence
from typing import Any

import sympy

from electrolytes.evidence import EVIDENCE
from electrolytes.model.errors import ModelError, unknown_name
from electrolytes.model.quantities.units import unit_text

SCALES = ("linear", "log")
Interval = tuple[float | None, float | None]

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z")


class Quantity(sympy.Symbol):  # type: ignore[misc]
    """A real SymPy symbol with everything a reader needs to know about it.

    Parameters
    ----------
    name : str
        Plain name, used for arguments, results and columns: ``"Na_i"``.
    latex : str, optional
        How it is typeset; by default made from the name: ``Na_i`` becomes Na with subscript i.
    unit : str
        Any unit pint can read, plus ``Eq`` and ``Osm``; ``"1"`` for a plain number.
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
    choices : sequence of str, optional
        Names of the values 0, 1, 2, … of a quantity that selects between cases.
    label : str, optional
        Short plain name for a control; by default the name.
    meaning : str
        One plain sentence.
    source : str
        Bibliography key or keys (separated by ``;``), or ``"modelling choice"``.
    evidence : str
        One of `EVIDENCE`, or empty.

    Two quantities are the same symbol only if all of this agrees.
    """

    default: float | None

    def __new__(
        cls,
        name: str,
        latex: str | None = None,
        *,
        unit: str = "1",
        default: float | str | None = None,
        range: Sequence[float] | None = None,
        domain: Sequence[float | None] = (None, None),
        scale: str = "linear",
        normal: Sequence[float] | None = None,
        choices: Sequence[str] | None = None,
        label: str | None = None,
        meaning: str = "",
        source: str = "",
        evidence: str = "",
    ) -> Quantity:
        if not isinstance(name, str) or not _NAME.match(name) or keyword.iskeyword(name):
            raise ModelError(f"A quantity's name is a letter followed by letters, digits and _; {name!r} is not.")
        # straight to the constructor: SymPy's cached one knows symbols by name only
        self: Quantity = sympy.Symbol.__xnew__(cls, name, real=True)
        names = None if choices is None else tuple(str(choice) for choice in choices)
        if names is not None:
            if len(names) < 2 or len(set(names)) < len(names):
                raise ModelError(f"{name}: choices are at least two different names, not {names}.")
            range, domain = (0, len(names) - 1), (0, len(names) - 1)
            if isinstance(default, str):
                if default not in names:
                    raise unknown_name(default, names, f"choice of {name}")
                default = names.index(default)
        self.latex = latex if latex is not None else _typeset_name(name)
        self.unit = unit
        self.default = None if default is None else _number(name, "default", default)
        self.range = _interval(name, "range", range)
        self.domain = _domain(name, domain)
        self.scale = scale
        self.normal = _interval(name, "normal", normal)
        self.choices = names
        self.label = label if label is not None else name
        self.meaning = meaning
        self.source = source
        self.evidence = evidence
        self._content = repr((name, self.latex, unit, self.default, self.range, self.domain, scale, self.normal,
                              names, self.label, meaning, source, evidence))
        self._check()
        return self

    def _check(self) -> None:
        if self.scale not in SCALES:
            raise unknown_name(self.scale, SCALES, f"scale for {self.name}")
        if self.evidence and self.evidence not in EVIDENCE:
            raise unknown_name(self.evidence, EVIDENCE, f"evidence label for {self.name}")
        if self.range is not None:
            if self.scale == "log" and self.range[0] <= 0:
                raise ModelError(f"{self.name}: a logarithmic scale needs a positive range, not {self.range}.")
            for end in self.range:
                self.check(end, "end of its range")
        if self.default is not None:
            self.check(self.default, "default")
            if self.range is not None and not self.range[0] <= self.default <= self.range[1]:
                raise ModelError(f"{self.name}: its default {self.default:g} lies outside its range "
                                 f"{self.allowed(self.range)}.")

    def check(self, value: Any, what: str = "value") -> None:
        """Raise ModelError unless every element of `value` is a number inside the domain.

        Parameters
        ----------
        value : float or ndarray
            In the quantity's own unit.
        """
        import numpy as np

        values = np.asarray(value, dtype=float)
        low, high = self.domain
        bad = np.isnan(values)
        if low is not None:
            bad |= values < low
        if high is not None:
            bad |= values > high
        if self.choices is not None:
            bad |= values != np.round(values)
        if bad.any():
            wrong = float(values[bad].flat[0])
            if self.choices is not None:
                listed = ", ".join(f"{i} ({choice})" for i, choice in enumerate(self.choices))
                raise ModelError(f"{self.name}: {wrong:g} is no choice; allowed: {listed}.")
            raise ModelError(f"{self.name} ({self.label}): the {what} {wrong:g}{self.spaced_unit} is outside its "
                             f"physical domain; allowed: {self.allowed()}.")

    @property
    def unit_text(self) -> str:
        """The unit as it is read: ``"mM⁻¹ s⁻¹"``; nothing for a plain number."""
        return unit_text(self.unit)

    @property
    def spaced_unit(self) -> str:
        """The unit after a space, or nothing for a plain number."""
        return "" if self.unit in ("", "1") else f" {self.unit}"

    def allowed(self, interval: Interval | None = None) -> str:
        """An interval (the domain, unless given) in words with the unit: ``"0 to 300 mM"``."""
        low, high = self.domain if interval is None else interval
        if low is None and high is None:
            return f"any number{self.spaced_unit and ' of' + self.spaced_unit}"
        if high is None:
            return f"{low:g}{self.spaced_unit} and above"
        if low is None:
            return f"up to {high:g}{self.spaced_unit}"
        return f"{low:g} to {high:g}{self.spaced_unit}"

    def with_(self, **changes: Any) -> Quantity:
        """A copy with some attributes changed, for a model that needs its own default or range."""
        name = changes.pop("name", self.name)
        return Quantity(name, **{**self._attributes(), **changes})

    def _attributes(self) -> dict[str, Any]:
        return {"latex": self.latex, "unit": self.unit, "default": self.default, "range": self.range,
                "domain": self.domain, "scale": self.scale, "normal": self.normal, "choices": self.choices,
                "label": self.label, "meaning": self.meaning, "source": self.source, "evidence": self.evidence}

    # SymPy's protocol: what makes two symbols equal, how they are sorted, copied and printed

    def _hashable_content(self) -> tuple[str, ...]:
        return (self.name, self._content)

    def sort_key(self, order: Any = None) -> Any:
        return self.class_key(), (2, (self.name, self._content)), sympy.S.One.sort_key(), sympy.S.One

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]:
        return (self.name,), self._attributes()

    def __copy__(self) -> Quantity:
        return self

    def __deepcopy__(self, memo: Any) -> Quantity:
        return self

    def _latex(self, printer: Any, **options: Any) -> str:
        return str(self.latex)


def default_of(quantity: Quantity) -> float:
    """The default of a quantity that a model was built with."""
    if quantity.default is None:
        raise ModelError(f"{quantity.name} has no default.")
    return quantity.default


def typical_size(quantity: Quantity) -> float:
    """How large a quantity typically is, for absolute tolerances."""
    ends = [quantity.default or 0.0, *(quantity.range or ())]
    return max(abs(end) for end in ends) or 1.0


LETTERS = """alpha beta gamma delta epsilon zeta eta theta kappa lambda mu nu xi rho sigma tau phi chi psi omega
Gamma Delta Theta Lambda Xi Sigma Phi Psi Omega"""
GREEK = frozenset(LETTERS.split())


def _typeset_name(name: str) -> str:
    head, _, below = name.partition("_")
    if head in GREEK:
        head = "\\" + head
    elif len(head) > 1:
        head = rf"\mathrm{{{head}}}"
    if not below:
        return head
    below = below.replace("_", ",")
    return f"{head}_{{{below}}}" if len(below) == 1 else rf"{head}_{{\mathrm{{{below}}}}}"


def _number(name: str, what: str, value: Any) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise ModelError(f"{name}: its {what} is a number, not {value!r}.") from None
    if not math.isfinite(number):
        raise ModelError(f"{name}: its {what} is a finite number, not {value!r}.")
    return number


def _interval(name: str, what: str, ends: Sequence[float] | None) -> tuple[float, float] | None:
    if ends is None:
        return None
    if len(ends) != 2:
        raise ModelError(f"{name}: its {what} is a lowest and a highest value, not {ends!r}.")
    low, high = (_number(name, what, end) for end in ends)
    if not low < high:
        raise ModelError(f"{name}: its {what} runs from low to high, not from {low:g} to {high:g}.")
    return low, high


def _domain(name: str, ends: Sequence[float | None]) -> Interval:
    if len(ends) != 2:
        raise ModelError(f"{name}: its domain is a lowest and a highest value, not {ends!r}.")
    low, high = (None if end is None or math.isinf(end) else _number(name, "domain", end) for end in ends)
    if low is not None and high is not None and not low < high:
        raise ModelError(f"{name}: its domain runs from low to high, not from {low:g} to {high:g}.")
    return low, high
