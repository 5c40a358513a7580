"""What is known about a quantity: one frozen record, every entry checked when it is written."""

from __future__ import annotations

import keyword
import math
import re
from collections.abc import Callable, Sequence
from typing import Any

import attrs

from electrolytes.evidence import EVIDENCE
from electrolytes.model.errors import ModelError, unknown_name
from electrolytes.model.quantities.substances import substance
from electrolytes.model.quantities.units import parse, unit_text

SCALES = ("linear", "log")
Interval = tuple[float | None, float | None]

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z")
LETTERS = """alpha beta gamma delta epsilon zeta eta theta kappa lambda mu nu xi rho sigma tau phi chi psi omega
Gamma Delta Theta Lambda Xi Sigma Phi Psi Omega"""
GREEK = frozenset(LETTERS.split())


# converters and validators, called by attrs while the record is written; entries further up are there already


def _name(given: str) -> str:
    if not isinstance(given, str) or not _NAME.match(given) or keyword.iskeyword(given):
        raise ModelError(f"A quantity's name is a letter followed by letters, digits and _; {given!r} is not.")
    return given


def _latex(given: str | None, facts: Any) -> str:
    return typeset_name(facts.name) if given is None else given


def _label(given: str | None, facts: Any) -> str:
    return facts.name if given is None else given


def _choices(given: Sequence[str] | None, facts: Any) -> tuple[str, ...] | None:
    if given is None:
        return None
    names = tuple(str(choice) for choice in given)
    if len(names) < 2 or len(set(names)) < len(names):
        raise ModelError(f"{facts.name}: choices are at least two different names, not {names}.")
    return names


def _default(given: float | str | None, facts: Any) -> float | None:
    if given is None:
        return None
    if isinstance(given, str) and facts.choices is not None:
        if given not in facts.choices:
            raise unknown_name(given, facts.choices, f"choice of {facts.name}")
        return float(facts.choices.index(given))
    return _number(given, facts, "default")


def _range(given: Sequence[float] | None, facts: Any) -> tuple[float, float] | None:
    return _interval(given if facts.choices is None else (0, len(facts.choices) - 1), facts, "range")


def _normal(given: Sequence[float] | None, facts: Any) -> tuple[float, float] | None:
    return _interval(given, facts, "normal")


def _domain(given: Sequence[float | None], facts: Any) -> Interval:
    ends = given if facts.choices is None else (0, len(facts.choices) - 1)
    if len(ends) != 2:
        raise ModelError(f"{facts.name}: its domain is a lowest and a highest value, not {ends!r}.")
    low, high = (None if end is None or math.isinf(end) else _number(end, facts, "domain") for end in ends)
    if low is not None and high is not None and not low < high:
        raise ModelError(f"{facts.name}: its domain runs from low to high, not from {low:g} to {high:g}.")
    return low, high


def _interval(given: Sequence[float] | None, facts: Any, what: str) -> tuple[float, float] | None:
    if given is None:
        return None
    if len(given) != 2:
        raise ModelError(f"{facts.name}: its {what} is a lowest and a highest value, not {given!r}.")
    low, high = (_number(end, facts, what) for end in given)
    if not low < high:
        raise ModelError(f"{facts.name}: its {what} runs from low to high, not from {low:g} to {high:g}.")
    return low, high


def _number(given: Any, facts: Any, what: str) -> float:
    try:
        number = float(given)
    except (TypeError, ValueError, OverflowError):
        raise ModelError(f"{facts.name}: its {what} is a number, not {_short(given)}.") from None
    if not math.isfinite(number):
        raise ModelError(f"{facts.name}: its {what} is a finite number, not {given!r}.")
    return number


def _short(given: Any) -> str:
    text = repr(given) if not isinstance(given, int) else f"an integer of {given.bit_length()} bits"
    return text if len(text) <= 60 else text[:60] + "…"


def _check_unit(facts: Facts, _: Any, unit: str) -> None:
    try:
        parse(unit)
    except ModelError as error:
        raise ModelError(f"{facts.name}: {error}") from None


def _check_scale(facts: Facts, _: Any, scale: str) -> None:
    if scale not in SCALES:
        raise unknown_name(scale, SCALES, f"scale for {facts.name}")


def _check_evidence(facts: Facts, _: Any, evidence: str) -> None:
    if evidence and evidence not in EVIDENCE:
        raise unknown_name(evidence, EVIDENCE, f"evidence label for {facts.name}")


def _check_substance(facts: Facts, _: Any, name: str) -> None:
    if name:
        substance(name)


def _with(converter: Callable[[Any, Any], Any]) -> Any:
    return attrs.Converter(converter, takes_self=True)


@attrs.frozen(slots=False, eq=False, repr=False)
class Facts:
    """What a reader needs to know about a quantity; `Quantity` says what each entry means."""

    name: str = attrs.field(converter=_name)
    latex: str = attrs.field(default=None, converter=_with(_latex))  # type: ignore[misc]
    unit: str = attrs.field(default="1", kw_only=True, validator=_check_unit)
    choices: tuple[str, ...] | None = attrs.field(default=None, kw_only=True,
                                                  converter=_with(_choices))  # type: ignore[misc]
    default: float | None = attrs.field(default=None, kw_only=True,
                                        converter=_with(_default))  # type: ignore[misc]
    range: tuple[float, float] | None = attrs.field(default=None, kw_only=True,
                                                    converter=_with(_range))  # type: ignore[misc]
    domain: Interval = attrs.field(default=(None, None), kw_only=True,
                                   converter=_with(_domain))  # type: ignore[misc]
    scale: str = attrs.field(default="linear", kw_only=True, validator=_check_scale)
    normal: tuple[float, float] | None = attrs.field(default=None, kw_only=True,
                                                     converter=_with(_normal))  # type: ignore[misc]
    substance: str = attrs.field(default="", kw_only=True, validator=_check_substance)
    label: str = attrs.field(default=None, kw_only=True,
                             converter=_with(_label))  # type: ignore[misc]
    meaning: str = attrs.field(default="", kw_only=True)
    source: str = attrs.field(default="", kw_only=True)
    evidence: str = attrs.field(default="", kw_only=True, validator=_check_evidence)

    def __attrs_post_init__(self) -> None:
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
        """Raise ModelError unless every element of `value` is a finite number inside the domain.

        Parameters
        ----------
        value : float or ndarray
            In the quantity's own unit.
        """
        import numpy as np

        values = np.asarray(value, dtype=float)
        low, high = self.domain
        bad = ~np.isfinite(values)
        if low is not None:
            bad |= values < low
        if high is not None:
            bad |= values > high
        if self.choices is not None:
            bad |= values != np.round(values)
        if bad.any():
            raise self._refused(float(values[bad].flat[0]), what)

    def _refused(self, value: float, what: str) -> ModelError:
        if self.choices is not None:
            listed = ", ".join(f"{i} ({choice})" for i, choice in enumerate(self.choices))
            return ModelError(f"{self.name}: {value:g} is no choice; allowed: {listed}.")
        if not math.isfinite(value):
            kind = "not a number (nan)" if math.isnan(value) else f"not finite ({value:g})"
            return ModelError(f"{self.name} ({self.label}): the {what} is {kind}; allowed: {self.allowed()}.")
        return ModelError(f"{self.name} ({self.label}): the {what} {value:g}{self.spaced_unit} is outside its "
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

    def shown(self, value: float | None) -> str:
        """A value with its unit, or the name of a choice: ``"12 mM"``; nothing for None."""
        if value is None:
            return ""
        if self.choices is not None and 0 <= value < len(self.choices):
            return self.choices[int(value)]
        return f"{value:.6g}{self.spaced_unit}"


def typeset_name(name: str) -> str:
    """LaTeX made from a name: ``Na_i`` becomes Na with subscript i."""
    head, _, below = name.partition("_")
    if head in GREEK:
        head = "\\" + head
    elif len(head) > 1:
        head = rf"\mathrm{{{head}}}"
    if not below:
        return head
    below = below.replace("_", ",")
    return f"{head}_{{{below}}}" if len(below) == 1 else rf"{head}_{{\mathrm{{{below}}}}}"
