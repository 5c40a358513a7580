"""An equation as the authors' public program has it, which the check of units does not let pass.

There a state holds the magnesium in plasma as an *amount*, and its concentration is that amount over the plasma's
volume. But the amount's rate of change is divided by the volume too. So plasma runs a hundred times too fast, while
rest, where the rate is zero, comes out the same.
"""

from __future__ import annotations

from electrolytes.deficiency.calcium.body import (
    GFR,
    Mg_in_bone,
    R,
    V_p,
    f_Mg,
    free_Mg,
    gut_Mg,
    in_Mg,
    kept_Mg,
    m,
    out_Mg,
)
from electrolytes.model import Model, Quantity, default_of

N_Mg = Quantity("N_Mg", r"N_{Mg}", unit="mmol", default=default_of(m) * default_of(V_p), domain=(0, None),
                label="Magnesium in plasma", meaning="amount of free magnesium in plasma")
GIVEN = {quantity: quantity.with_(default=value) for quantity, value in
         ((gut_Mg, 3.296e-4), (R, 4.7e-4), (kept_Mg, 0.9701))}
"""What the rest of the body would hand over, as at rest."""


def as_published() -> Model:
    """Plasma's magnesium as the public program has it.

    Raises
    ------
    ModelError
        Always: the units of the two sides differ by a volume.
    """
    concentration = N_Mg / V_p
    absorbed, resorbed, kept = GIVEN.values()
    flux = (absorbed + Mg_in_bone * resorbed + out_Mg * f_Mg - in_Mg * N_Mg - (1 - kept) * GFR * concentration)
    return Model("Magnesium in plasma, as published", outputs={m: concentration}, states={N_Mg: free_Mg * flux / V_p})


def mended() -> Model:
    """The same, divided once: the amount changes by what flows, and nothing else."""
    concentration = N_Mg / V_p
    absorbed, resorbed, kept = GIVEN.values()
    flux = (absorbed + Mg_in_bone * resorbed + out_Mg * f_Mg - in_Mg * N_Mg - (1 - kept) * GFR * concentration)
    return Model("Magnesium in plasma, mended", outputs={m: concentration}, states={N_Mg: free_Mg * flux})
