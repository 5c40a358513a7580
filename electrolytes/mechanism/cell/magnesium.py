"""The leaking cell with the pump of the first page in its membrane, driven by MgATP.

Nothing of the pump or of the binding of magnesium is written again: their equations are taken over as they stand, with
the cell's own sodium, potassium and voltage put in. New are only the number of pumps in the membrane, chosen so that
they just make up for the leak of the resting cell, and a free magnesium that may fall far below what is viable.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from sympy import Expr

from electrolytes.essentials.magnesium import binding as magnesium
from electrolytes.essentials.magnesium.binding import MGATP, ATP_total, MgATP, binding_set
from electrolytes.mechanism.cell import pump_leak as cell
from electrolytes.mechanism.pump import turnover as pump
from electrolytes.mechanism.pump.turnover import PUMP, F, v_pump
from electrolytes.model import Model, Quantity, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")

Mg_i = magnesium.Mg_i.with_(range=(0.001, 3.0))
pumps_left = chosen("pumps_left", "s", unit="percent", default=100.0, range=(0.0, 100.0), domain=(0, None),
                    label="Pumps left", meaning="how many of its pumps the cell still has")
density = chosen("density", "n", unit="1/µm^2", default=4901.9681, domain=(0, None),
                 meaning="pumps in the membrane; chosen so that they make up for the leak of the resting cell")
t = cell.t.with_(default=20.0, range=(0.0, 60.0))
N_A = Quantity("N_A", "N_A", unit="1/mol", default=6.02214e23, evidence="established",
               meaning="Avogadro constant: ions in a mole", source="modelling choice")


def needed_for(model: Model, wanted: Quantity) -> dict[Quantity, Expr]:
    """The equations of a model that a quantity rests on, in order, and its own."""
    needed = {wanted}
    kept: dict[Quantity, Expr] = {}
    for quantity, expression in reversed(list(model.equations.items())):
        if quantity in needed:
            needed |= expression.free_symbols
            kept[quantity] = expression
    return dict(reversed(list(kept.items())))


def put_in(equations: Mapping[Quantity, Expr], own: Mapping[Quantity, Expr]) -> dict[Quantity, Expr]:
    """The same equations with a model's own quantities in the place of others."""
    return {quantity: expression.xreplace(dict(own)) for quantity, expression in equations.items()}


OWN = {
    pump.V_m: cell.V,
    pump.Na_i: cell.Na_i,
    pump.Na_e: cell.Na_e,
    pump.K_e: cell.K_e,
    magnesium.K_i: cell.K_i,
    magnesium.Mg_i: Mg_i,
}
"""What the pump and the binding take from the cell around them."""


def pump_current(turnover: Expr, share: Expr) -> Expr:
    """Current of one ion in each turn (µA/cm²) at a turnover (1/s), for a share of the pumps (percent)."""
    return F / N_A * density * share * turnover * q(1e12, "µA*µm^2*s/(cm^2*C*percent)")


MAGNESIUM_CELL = cell.cell(
    "Cell with a pump driven by MgATP",
    {
        **put_in(needed_for(MGATP, MgATP), OWN),
        **put_in(needed_for(PUMP, v_pump), OWN),
        cell.p: pump_current(v_pump, pumps_left),
    },
    time=t,
    inputs=[Mg_i, ATP_total, binding_set, pumps_left, cell.leak_Na, cell.K_e],
    source="Pan2020; Kay2017",
    assumptions=(
        "The pump is that of the first page. It feels the cell's sodium, potassium, voltage and MgATP.",
        "Free ATP is a bystander: account (a). Total ATP, MgADP and phosphate stay as they are.",
        "There are as many pumps as make up for the leak of the resting cell.",
        "The leaks keep the 25 °C of the published cell, the pump its 37 °C: each with the constants it came with.",
        *cell.ASSUMPTIONS,
    ),
    limits=(
        "Below about 0.05 mM free magnesium no cell would be alive; there the model shows the law, not a body.",
        *cell.LIMITS,
    ),
    omitted=(
        "What magnesium does to channels and to the number of pumps.",
        *cell.OMITTED,
    ),
)


def settled(of: str, **settings: float) -> float:
    """A quantity of the cell once it has come to rest."""
    return float(MAGNESIUM_CELL.steady_state(**settings)[of])


def sodium_gained(**settings: float) -> float:
    """By how much sodium inside rises (mM) once the cell has come to rest, with all else as in the healthy cell."""
    return settled("Na_i", **settings) - settled("Na_i")


def size_gained_percent(**settings: float) -> float:
    """By how many percent the cell is larger once it has come to rest."""
    return settled("swelling", **settings) - 100


def slowed_percent(**settings: float) -> float:
    """How much slower (percent) each pump turns at once, before sodium has moved."""
    turnover = MAGNESIUM_CELL.evaluate(**settings)["v_pump"] / MAGNESIUM_CELL.evaluate()["v_pump"]
    return 100 * (1 - float(turnover))
