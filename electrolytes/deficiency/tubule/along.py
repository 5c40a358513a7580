"""The cortical thick limb from its beginning to its end: sodium, voltage and magnesium at every place."""

from __future__ import annotations

from sympy import Expr, Max, Min, exp

from electrolytes.deficiency.tubule.first_stretch import PROXIMAL, Ca_b, K_b, Mg_b, chosen, flow, whole
from electrolytes.deficiency.tubule.thick_limb import (
    E_T,
    LIMB,
    STRETCHES,
    Mg_c,
    V_k,
    between_cells,
    claudins,
    diluted,
    doors,
    made,
    mM,
    nkcc2,
    p_Mg,
    reserve,
    shuts,
    slow,
    sodium_at,
    volts,
)
from electrolytes.model import Model

x = chosen("x", "x", unit="percent", default=50.0, range=(0.0, 100.0), domain=(0, 100), label="Place along the limb",
           meaning="how far along the cortical thick limb, which is 2 mm long")
Na_x = mM("Na_x", "n(x)", label="Sodium here", meaning="sodium in the lumen at this place")
V_made = volts("V_made", "V_t(x)", label="Made by NKCC2 and ROMK",
               meaning="voltage that sodium's transport makes at this place")
V_x = volts("V_x", "V(x)", label="Voltage here", meaning="voltage of the lumen at this place")
Mg_x = mM("Mg_x", "M(x)", label="Magnesium here", meaning="magnesium in the lumen at this place")
Mg_even = mM("Mg_even", r"M_{\infty}(x)", label="In balance",
             meaning="magnesium in the lumen at which voltage and concentrations would balance")


def _magnesium() -> Expr:
    """Magnesium (mM) at ``x``: through the quarters before it whole, and through its own in part."""
    left: Expr = Mg_c
    for i in range(STRETCHES):
        part = Max(0, Min(1, STRETCHES * x / whole - i))
        left = between_cells(left, Mg_b, V_k[i], p_Mg * doors * slow * part / STRETCHES)
    return left


ALONG = Model(
    "The cortical thick limb, from place to place",
    inputs=[x, nkcc2, flow, Ca_b, Mg_b, K_b, claudins, reserve, shuts],
    outputs={
        **PROXIMAL,
        **LIMB,
        Na_x: sodium_at(x / whole),
        V_made: made(Na_x),
        V_x: made(Na_x) + diluted(Na_x),
        Mg_x: _magnesium(),
        Mg_even: Mg_b * exp(-2 * V_x / E_T),
    },
    source="DuttaMagnesium2024",
    assumptions=(
        "In each quarter of the limb the voltage is that of its middle; finer cuts would let 2.4 % less magnesium out.",
    ),
    limits=("At the very beginning the published voltage is 8 mV, here 4: it carries over from the limb before.",),
)
