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

from electrolytes.deficiency.smooth_muscle import magnesium as hooks
from electrolytes.deficiency.smooth_muscle.cell import (
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
from electrolytes.deficiency.smooth_muscle.channels import CHANNELS, OPEN, POTENTIALS, PUMPS, V_half, alpha, k
from electrolytes.deficiency.smooth_muscle.quantities import (
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
from electrolytes.deficiency.smooth_muscle.store import AT_REST, G_IP3, calcium_in_cell, calcium_in_store
from electrolytes.mechanism.exchange.exchanger import C_m, F
from electrolytes.model import Model, Quantity, default_of

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


def at_rest(name: str, factors: Mapping[Quantity, Expr] = FACTORS, potassium: Quantity = K_o,
            **described: Any) -> Model:
    """The settled cell.

    Parameters
    ----------
    factors : {Quantity: expression}
        Equations for what acts on its pump and its L-type channels, as in `muscle`.
    potassium : Quantity
        Potassium outside (mM).
    **described
        What `Model` takes besides: inputs, source, assumptions, limits, omitted.
    """
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
    settled = {quantity: expression.xreplace({**UNSIGNALED, K_o: potassium}) for quantity, expression in outputs.items()
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

K_tone = K_o.with_(default=25.0, evidence="modelling choice", source="modelling choice",
                   meaning="potassium in the fluid around the cell; 25 mM stands in for the stretch that gives tone")

MAGNESIUM_TONED = at_rest(
    "Smooth-muscle cell with tone and magnesium, settled",
    hooks.HOOKS,
    potassium=K_tone,
    inputs=[*hooks.HOOK_INPUTS, pumping, opening, K_tone, exchanger],
    **{**hooks.HOOKED, "assumptions": (*REST_ASSUMPTIONS, *hooks.HOOKED["assumptions"])},
)

# --- numbers for the text -------------------------------------------------------------------------------------------

TONE = default_of(K_tone)


def settled(of: str, **settings: float) -> float:
    """A quantity of the settled cell."""
    return SETTLED.number(of, **settings)


def with_magnesium(of: str, **settings: float) -> float:
    """A quantity of the settled cell with tone, for a magnesium inside and outside."""
    return MAGNESIUM_TONED.number(of, **settings)


def gained_by_magnesium(**settings: float) -> float:
    """By how much calcium (nM) of the settled cell with tone lies above that at normal magnesium."""
    kept = {name: value for name, value in settings.items() if name not in ("Mg_i", "Mg_o")}
    return with_magnesium("calcium", **settings) - with_magnesium("calcium", **kept)


def answer(lever: str, potassium: float = default_of(K_o)) -> float:
    """Percent by which settled calcium changes for one percent more of a lever, `pumping` or `opening`."""
    step = 0.05
    more, less = (settled("calcium", **{lever: 100 + side * step, "K_o": potassium}) for side in (1, -1))
    return (more - less) / (2 * step) * 100 / settled("calcium", K_o=potassium)


def answer_to_loss(lever: str, potassium: float = default_of(K_o)) -> float:
    """The same for one percent less."""
    return -answer(lever, potassium)


def through_the_channel_percent(**settings: float) -> float:
    """How much (percent) of the calcium that comes in through channels comes through the L-type channels."""
    at = SETTLED.evaluate(**settings)
    return 100 * float(at["I_CaL"] / (at["I_CaL"] + at["I_Ca_NSC"] + at["I_SOC_Ca"]))


def channel_to_keep(pumping: float, potassium: float = TONE) -> float:
    """Share (percent) of the L-type channels that keeps calcium as it was, with the pump at `pumping` percent."""
    from scipy.optimize import brentq

    kept = settled("calcium", K_o=potassium)

    def surplus(share: float) -> float:
        return settled("calcium", K_o=potassium, pumping=pumping, opening=share) - kept

    return float(brentq(surplus, 30, 150))


def times_more(potassium: float = TONE) -> float:
    """How many times more calcium answers to a percent of the L-type channels than to a percent of the pump."""
    return answer("opening", potassium) / -answer("pumping", potassium)


def current_gained_percent(**magnesium: float) -> float:
    """By how many percent the blocks of magnesium let more L-type current pass than at normal magnesium."""
    at = MAGNESIUM_TONED.evaluate(**magnesium)
    return 100 * (float(at["block_inner"] * at["block_outer"]) - 1)


def pump_lost_percent(**magnesium: float) -> float:
    """By how many percent the sodium pump is slower than at normal magnesium."""
    return 100 * (1 - MAGNESIUM_TONED.number("pump_factor", **magnesium))
