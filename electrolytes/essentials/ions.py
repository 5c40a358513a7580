"""The units that laboratories report ions in."""

from __future__ import annotations

from electrolytes.live import LabUnit
from electrolytes.model import SUBSTANCES, ModelError, conversion


def laboratory_units(name: str) -> list[LabUnit]:
    """Milliequivalents and milligrams for a control in mM (= mmol/L).

    1 mmol/L is ``|charge|`` mEq/L, and a tenth of the molar mass in mg/dL. An unknown ion is a :class:`ModelError`.
    """
    ions = [substance.name for substance in SUBSTANCES.values() if substance.charge]
    if name not in ions:
        raise ModelError(f"no ion {name!r} here; there are {', '.join(ions)}")
    return [LabUnit(unit, conversion("mM", unit, name)) for unit in ("mEq/L", "mg/dL")]
