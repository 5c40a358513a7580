"""Where the leaking cell comes to rest, without following it through time.

At rest nothing flows on balance: chloride sits at its own voltage, and what the pump moves equals what leaks. With the
charge on the membrane left out (a ten-thousandth of the ions) the resting cell can be written down in one line, for
any rate of pumping; :func:`at_rest` is that line, and the page derives it. For a pump that listens to its cell the
rate itself is the unknown, and one equation fixes it.
"""

from __future__ import annotations

from functools import partial

from sympy import Expr, exp, log, pi

from electrolytes.essentials.magnesium import binding as magnesium
from electrolytes.essentials.magnesium.binding import MGATP, ATP_total, MgATP, binding_set
from electrolytes.mechanism.cell.magnesium import OWN, Mg_i, needed_for, pump_current, put_in
from electrolytes.mechanism.cell.pump_leak import (
    E_T,
    X_0,
    Cl_e,
    K_e,
    Na_e,
    g_K,
    g_Na,
    leak_K,
    leak_Na,
    osmolarity,
    p_normal,
    pumping,
    r_0,
    w_rest,
)
from electrolytes.mechanism.pump import turnover as pump
from electrolytes.mechanism.pump.turnover import PUMP, v_pump
from electrolytes.model import Model, Quantity, q

result = partial(Quantity, unit="mM")
share = pumping.with_(range=(1.0, 100.0), label="Pumping that is left",
                      meaning="share of its normal rate, or of its pumps, that the cell has left")
p_own = Quantity("p_own", "p'", unit="µA/cm^2", default=0.5, range=(0.0, 5.0), domain=(0, None),
                 meaning="rate of the listening pump, as the current of one ion in each turn")
p_set = Quantity("p_set", "p", unit="µA/cm^2", meaning="rate of the pump that does not listen")
V_set = Quantity("V_set", "V", unit="mV", meaning="voltage of the cell whose pump does not listen")
Na_set = result("Na_set", r"[\mathrm{Na}^+]_i", substance="sodium", label="Sodium, fixed pump", meaning="its sodium")
K_set = result("K_set", r"[\mathrm{K}^+]_i", substance="potassium", meaning="its potassium")
Cl_set = result("Cl_set", r"[\mathrm{Cl}^-]_i", substance="chloride", meaning="its chloride")
V_own = Quantity("V_own", "V'", unit="mV", meaning="voltage of the cell whose pump listens")
Na_own = result("Na_own", r"[\mathrm{Na}^+]_i'", substance="sodium",
                label="Sodium, listening pump", meaning="its sodium")
K_own = result("K_own", r"[\mathrm{K}^+]_i'", substance="potassium", meaning="its potassium")
Cl_own = result("Cl_own", r"[\mathrm{Cl}^-]_i'", substance="chloride", meaning="its chloride")
swelling_set = Quantity("swelling_set", r"\hat w", unit="percent", label="Volume, fixed pump",
                        meaning="water in the cell whose pump does not listen; at rest it is 100 %")
swelling_own = Quantity("swelling_own", r"\hat w'", unit="percent", label="Volume, listening pump",
                        meaning="water in the cell whose pump listens")
p_listening = Quantity("p_listening", r"p'_v", unit="µA/cm^2", meaning="what the listening pump does in that cell")


def at_rest(p: Expr, names: tuple[Quantity, Quantity, Quantity, Quantity, Quantity]) -> dict[Quantity, Expr]:
    """The resting cell with a pump at the rate ``p``: voltage, sodium, potassium, chloride and volume, in order.

    The trapped anions carry one charge each, so sodium and potassium make up half of all particles. That fixes the
    voltage; the rest follows, because each ion is as far from its own voltage as its share of the pump holds it.
    """
    V, Na, K, Cl, volume = names
    held_out = exp(-3 * p / (leak_Na * g_Na * E_T) * q(1, "mS*mV/µA"))
    held_in = exp(2 * p / (leak_K * g_K * E_T) * q(1, "mS*mV/µA"))
    trapped = X_0 * 4 * pi * r_0**3 / 3 * q(1e-3, "pL/µm^3")
    return {
        V: E_T * log(2 * (Na_e * held_out + K_e * held_in) / osmolarity),
        Na: Na_e * held_out * exp(-V / E_T),
        K: K_e * held_in * exp(-V / E_T),
        Cl: Cl_e * exp(V / E_T),
        volume: q(100, "percent") * trapped / (osmolarity / 2 - Cl) / w_rest,
    }


FIXED = {
    Na_e: Cl_e - K_e,
    p_set: p_normal * share / q(100, "percent"),
    **at_rest(p_set, (V_set, Na_set, K_set, Cl_set, swelling_set)),
}
ASSUMPTIONS = (
    "Nothing flows on balance: what the pump moves is what leaks, and chloride rests at its own voltage.",
    "The charge on the membrane is left out of the sums; it is a ten-thousandth of the ions in the cell.",
)
LIMITS = (
    "Trapped anions carry one charge each; for another charge the line would be a quadratic equation.",
    "Without any pumping there is no rest; the closer to it, the larger and slower the cell.",
)
OMITTED = ("How long it takes to settle: minutes with much pumping left, many hours with little.",)

CELL_SETTLED = Model(
    "Where a cell with a fixed pump comes to rest",
    inputs=[share, leak_Na, leak_K, K_e],
    outputs=FIXED,
    source="Kay2017; Tosteson1960",
    assumptions=ASSUMPTIONS,
    limits=LIMITS,
    omitted=OMITTED,
)

LISTENING = {
    **OWN,
    pump.V_m: V_own,
    pump.Na_i: Na_own,
    magnesium.K_i: K_own,
}
"""What the pump and the binding take from the resting cell around them."""

CELL_AT_REST = Model(
    "Where cells with a fixed and with a listening pump come to rest",
    inputs=[share, Mg_i, ATP_total, binding_set, leak_Na, K_e],
    outputs={
        **FIXED,
        **at_rest(p_own, (V_own, Na_own, K_own, Cl_own, swelling_own)),
        **put_in(needed_for(MGATP, MgATP), LISTENING),
        **put_in(needed_for(PUMP, v_pump), LISTENING),
        p_listening: pump_current(v_pump, share),
    },
    residuals={p_own: p_own - p_listening},
    source="Kay2017; Pan2020",
    assumptions=(
        *ASSUMPTIONS,
        "The fixed pump works at the given share of its normal rate; the listening pump is that of the first page, "
        "with the given share of its pumps left.",
        "Free ATP is a bystander: account (a).",
    ),
    limits=LIMITS,
    omitted=OMITTED,
)


def settled(of: str, **settings: float) -> float:
    """A quantity of the settled cell."""
    return CELL_AT_REST.number(of, **settings)


def sodium_held_out() -> float:
    """As how much of itself the sodium outside counts, against the normal pump."""
    at = CELL_SETTLED.evaluate()
    return float(at["Na_set"] / at["Na_e"] * at["Cl_set"] / at["Cl_e"])
