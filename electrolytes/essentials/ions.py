"""The ions of the book by charge and mass, and the units that laboratories report them in."""

from __future__ import annotations

from dataclasses import dataclass

from electrolytes.live import LabUnit
from electrolytes.model import ModelError


@dataclass(frozen=True)
class Ion:
    """``charge`` in elementary charges, ``molar_mass`` in g/mol (standard atomic weights)."""

    charge: int
    molar_mass: float


IONS = {
    "sodium": Ion(1, 22.990),
    "potassium": Ion(1, 39.098),
    "magnesium": Ion(2, 24.305),
    "calcium": Ion(2, 40.078),
    "chloride": Ion(-1, 35.45),
}


def laboratory_units(name: str) -> list[LabUnit]:
    """Milliequivalents and milligrams for a control in mM (= mmol/L).

    1 mmol/L is ``|charge|`` mEq/L, and a tenth of the molar mass in mg/dL. An unknown ion is a :class:`ModelError`.
    """
    if name not in IONS:
        raise ModelError(f"no ion {name!r} here; there are {', '.join(IONS)}")
    ion = IONS[name]
    return [LabUnit("mEq/L", float(abs(ion.charge))), LabUnit("mg/dL", ion.molar_mass / 10)]
