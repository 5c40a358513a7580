"""One nephron from the filter to the end of the distal tubule: sodium, potassium, calcium and magnesium."""

from __future__ import annotations

from electrolytes.deficiency.tubule.distal import BALANCE, CELL, V_lum, length, ncc, passing, pump, trpm6
from electrolytes.deficiency.tubule.first_stretch import IONS, NAMES, PROXIMAL, Ca_b, F, K_b, Mg_b, flow, whole
from electrolytes.deficiency.tubule.thick_limb import LIMB, claudins, nkcc2, reserve, shuts
from electrolytes.model import Model, Quantity

OUT = {
    ion: Quantity(f"out_{ion}", rf"f_{{\mathrm{{{ion}}}}}", unit="percent", label=f"{NAMES[ion].capitalize()} left",
                  meaning=f"share of the filtered {NAMES[ion]} that leaves the distal tubule")
    for ion in IONS
}
"""Ion → the share of what is filtered that leaves the distal tubule."""

NEPHRON = Model(
    "A nephron, from filter to distal tubule",
    inputs=[nkcc2, ncc, trpm6, flow, Ca_b, Mg_b, K_b, claudins, reserve, shuts, pump, length, V_lum],
    residuals={passing: BALANCE},
    outputs={
        **PROXIMAL,
        **LIMB,
        **CELL,
        **{OUT[ion]: whole * F[ion]["d"] / F[ion]["f"] for ion in IONS},
    },
    source="DuttaMagnesium2024",
)
