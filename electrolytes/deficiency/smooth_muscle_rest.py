"""Where the smooth-muscle cell settles in the end, exactly, without a run in time.

At rest every gate stands where voltage or calcium puts it, and the store holds what the cell's calcium puts there.
Four balances are left, for voltage, calcium, sodium and chloride. Potassium follows from the charges: whatever crosses
the membrane changes the charge in the cell and that on the membrane alike, so their difference never changes, and the
published rest state fixes it. The equations are those of ``smooth_muscle.py``, not written again; there is no signal
from noradrenaline or nitric oxide.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympy import Expr, Integer

from electrolytes.deficiency import smooth_muscle_magnesium as hooks
from electrolytes.deficiency.smooth_muscle import (
    ASSUMPTIONS,
    CROSSING,
    FACTORS,
    LIMITS,
    OMITTED,
    I_Ca,
    I_Clall,
    I_m,
    I_Na,
)
from electrolytes.deficiency.smooth_muscle_channels import CHANNELS, OPEN, POTENTIALS, PUMPS, V_half, alpha, k
from electrolytes.deficiency.smooth_muscle_quantities import (
    DAG,
    IP3,
    NO,
    SOURCE,
    STATES,
    Ca_i,
    Cl_i,
    K_i,
    K_o,
    Na_i,
    V,
    cGMP,
    chosen,
    exchanger,
    opening,
    pumping,
)
from electrolytes.deficiency.smooth_muscle_store import AT_REST, G_IP3, calcium_in_cell, calcium_in_store
from electrolytes.mechanism.exchange import C_m, F
from electrolytes.model import Model, Quantity
from electrolytes.model.quantity import default_of

UNSIGNALED = dict.fromkeys((NO, IP3, DAG, cGMP, alpha, G_IP3), Integer(0))

CHARGE = F * (k["vol_i"] * (Na_i + K_i - Cl_i) + 2 * (calcium_in_cell + calcium_in_store)) - C_m * V
"""What no current through the membrane changes (fC): charge of the ions in the cell, less that on the membrane."""


def charge_as_published() -> float:
    """Its value in the published rest state (fC)."""
    known = {quantity: default_of(quantity) for quantity in (*k.values(), *STATES, F, C_m)}
    return float(CHARGE.xreplace(known))


Q_0 = chosen("Q_0", "Q_0", unit="fC", default=float(f"{charge_as_published():.12g}"),
             meaning="charge of the ions less that on the membrane, from the published rest state")


def _potassium() -> Expr:
    """Potassium (mM) that the kept charge leaves."""
    others = CHARGE.xreplace({K_i: Integer(0)})
    return (Q_0 - others) / (F * k["vol_i"])


def at_rest(name: str, factors: Mapping[Quantity, Expr] = FACTORS, **described: Any) -> Model:
    """The settled cell, with equations for what acts on its pump and its L-type channels, as in `muscle`."""
    outputs = {
        **factors,
        **{quantity: expression for quantity, expression in AT_REST.items() if quantity.name != "h_IP3"},
        K_i: _potassium(),
        **POTENTIALS,
        V_half: CHANNELS[V_half],
        **OPEN,
        **PUMPS,
        **CHANNELS,
        **CROSSING,
    }
    settled = {quantity: expression.xreplace(UNSIGNALED) for quantity, expression in outputs.items()
               if quantity not in UNSIGNALED}
    return Model(name, outputs=settled, residuals={V: I_m, Ca_i: I_Ca, Na_i: I_Na, Cl_i: I_Clall}, **described)


REST_ASSUMPTIONS = (
    "Nothing changes any more: sodium and calcium take minutes to come here, potassium and chloride up to ten hours.",
    "No noradrenaline, no nitric oxide.",
)

SETTLED = at_rest(
    "Smooth-muscle cell, settled",
    inputs=[pumping, opening, K_o, exchanger],
    source=SOURCE,
    assumptions=(*REST_ASSUMPTIONS, *ASSUMPTIONS),
    limits=LIMITS,
    omitted=OMITTED,
)

MAGNESIUM_SETTLED = at_rest(
    "Smooth-muscle cell with magnesium, settled",
    hooks.HOOKS,
    inputs=[*hooks.HOOK_INPUTS, pumping, opening, K_o, exchanger],
    **{**hooks.HOOKED, "assumptions": (*REST_ASSUMPTIONS, *hooks.HOOKED["assumptions"])},
)
