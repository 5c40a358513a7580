"""What is weighed and counted: molar masses and charges, which turn mg/dL and mEq/L into mmol/L and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

import attrs

from electrolytes.model.errors import ModelError, unknown_name
from electrolytes.model.quantities.units import Unit, parse, shifted, tidy

ATOMIC_WEIGHTS: Mapping[str, float] = MappingProxyType({
    "H": 1.008, "C": 12.011, "N": 14.007, "O": 15.999, "Na": 22.990, "Mg": 24.305, "P": 30.974, "S": 32.06,
    "Cl": 35.45, "K": 39.098, "Ca": 40.078})
"""Standard atomic weights, abridged, in g/mol (IUPAC)."""


def molar_mass(formula: str) -> float:
    """Molar mass in g/mol of a formula without brackets: ``"C6H12O6"``."""
    parts = re.findall(r"([A-Z][a-z]?)(\d*)", formula)
    return round(sum(ATOMIC_WEIGHTS[element] * int(count or 1) for element, count in parts), 3)


@attrs.frozen
class Substance:
    """An ion or a molecule.

    Parameters
    ----------
    name : str
    masses : {str: float}
        Grams per mole, by the word for what is put on the scale. One entry for nearly all; where laboratories weigh
        different things (urea, or the nitrogen in it) a mass means nothing until it says which.
    charge : int, optional
        In elementary charges; none for what has no charge, or a charge that changes with pH.
    """

    name: str
    masses: Mapping[str, float]
    charge: int | None = None

    @property
    def molar_mass(self) -> float:
        """Grams per mole of the substance itself."""
        return self.masses[self.name]


def _table() -> dict[str, Substance]:
    ions = [("sodium", "Na", 1), ("potassium", "K", 1), ("magnesium", "Mg", 2), ("calcium", "Ca", 2),
            ("chloride", "Cl", -1), ("bicarbonate", "CHO3", -1), ("ammonium", "NH4", 1), ("sulfate", "SO4", -2),
            ("lactate", "C3H5O3", -1)]
    molecules = [("glucose", "C6H12O6"), ("creatinine", "C4H7N3O"), ("sodium chloride", "NaCl")]
    found = [*(Substance(name, {name: molar_mass(formula)}, charge) for name, formula, charge in ions),
             *(Substance(name, {name: molar_mass(formula)}) for name, formula in molecules),
             Substance("urea", {"urea": molar_mass("CH4N2O"), "BUN": molar_mass("N2")}),
             Substance("phosphate", {"phosphate": molar_mass("PO4"), "phosphorus": molar_mass("P")})]
    return {substance.name: substance for substance in found}


SUBSTANCES: Mapping[str, Substance] = MappingProxyType(_table())
"""Every substance by name. BUN is the nitrogen in urea, two atoms in each molecule."""


def substance(name: str) -> Substance:
    """The substance of a name; ModelError with the nearest name if there is none."""
    if name not in SUBSTANCES:
        raise unknown_name(name, SUBSTANCES, "substance")
    return SUBSTANCES[name]


def conversion(given: str, wanted: str, of: str = "") -> float:
    """How many of the unit `wanted` make one of `given`: ``conversion("mmol/L", "mg/dL", "magnesium")`` is 2.4305.

    Raises
    ------
    ModelError
        If the units are of different kinds, or count from different zeros.

    Examples
    --------
    >>> from electrolytes.model import conversion
    >>> conversion("mmol/L", "mg/dL", "magnesium")
    2.4305
    """
    (start, weighed), (end, weighed_then) = unit_and_weighed(given), unit_and_weighed(wanted)
    ratio = None if shifted(start, end) else factor(start, end, of, weighed or weighed_then)
    if ratio is None:
        raise ModelError(f"{given} cannot be converted into {wanted} by a factor" + (f" for {of}." if of else "."))
    return ratio


def unit_and_weighed(text: str) -> tuple[str, str]:
    """A unit, and what is weighed, from ``"mg/dL (BUN)"``; the second is empty where nothing is said."""
    found = re.fullmatch(r"(.*[^\s*·/^])\s+\(([A-Za-z]+)\)", text.strip())
    return (found[1], found[2]) if found else (text.strip(), "")


def factor(given: str, wanted: str, of: str = "", weighed: str = "") -> float | None:
    """How many of the unit `wanted` make one of `given`; None if the two are of different kinds.

    Parameters
    ----------
    of : str
        The substance, if there is one: then amount, mass and charge are three ways to say the same.
    weighed : str
        What is put on the scale, where a substance has more than one mass: ``"BUN"``.

    Raises
    ------
    ModelError
        If a mass is given of a substance that is weighed in several ways, and it does not say which.
    """
    start, end = parse(given), parse(wanted)
    if weighed and (not of or start.base == end.base):
        raise ModelError(f"what is weighed ({weighed}) has a meaning only where the mass of a substance becomes an "
                         f"amount, not from {given} to {wanted}.")
    if start.base == end.base:
        return tidy(start.factor / end.factor)
    for exchanged, mass in _exchanges(substance(of)) if of else ():
        changed = start.times(exchanged)
        if changed.base == end.base:
            names = list(substance(of).masses)
            if mass and weighed == "" and len(names) > 1:
                raise ModelError(f"weighed as {' or as '.join(names)}? Write which, for example "
                                 f"\"{given} ({names[-1]})\".")
            if mass:
                changed = changed.times(Unit(_mass(substance(of), weighed), (), ()), Fraction(-mass))
            return tidy(changed.factor / end.factor)
    return None


def _mass(of: Substance, weighed: str) -> float:
    if weighed and weighed not in of.masses:
        raise unknown_name(weighed, of.masses, f"way to weigh {of.name}")
    return of.masses[weighed or of.name]


def _exchanges(of: Substance) -> list[tuple[Unit, int]]:
    """Units that turn one way of counting into another, and the power of the molar mass that is still to be divided."""
    found = [(parse("mol/g"), 1), (parse("g/mol"), -1)]
    if of.charge:
        charges = Unit(float(abs(of.charge)), (), ())
        found += [(parse("Eq/mol").times(charges), 0), (parse("mol/Eq").times(charges, Fraction(-1)), 0),
                  (parse("Eq/g").times(charges), 1), (parse("g/Eq").times(charges, Fraction(-1)), -1)]
    return found
