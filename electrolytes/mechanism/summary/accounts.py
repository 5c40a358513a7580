"""From free magnesium to a cell's sodium and calcium, by each account of what free ATP does to the pump.

Nothing here is new: the accounts are those of ``magnesium_limit.py``, the cell is the muscle cell of
``exchange_cell.py`` with its exchangers. To the cell a slowed pump is as if so many of its pumps were gone, and it
settles where as much sodium and calcium leaves as comes in.
"""

from __future__ import annotations

from sympy import Expr

from electrolytes.essentials.magnesium import binding as magnesium
from electrolytes.essentials.magnesium.binding import ATP_total, binding_set
from electrolytes.mechanism.cell.magnesium import needed_for, put_in
from electrolytes.mechanism.exchange.cell import ASSUMPTIONS, LIMITS, Ca_w, I_Ca_in, I_Na_in, K_o, Na_w
from electrolytes.mechanism.exchange.exchanger import (
    THERMAL,
    V_m,
    calcium_pump_current,
    exchange_current,
    sodium_pump_current,
)
from electrolytes.mechanism.pump.magnesium_limit import MAGNESIUM_LIMIT, Mg_ref, speed_a, speed_b, speed_bp
from electrolytes.model import Model, Quantity, q

Mg_i = magnesium.Mg_i.with_(range=(0.1, 2.0))
MARKS = (("a", "", speed_a), ("bp", "b'", speed_bp), ("b", "b", speed_b))
CALLED = {"a": "account (a)", "bp": "account (b′)", "b": "account (b)"}
Na_a, Na_bp, Na_b = (
    Na_w.with_(name=f"Na_{mark}", latex=rf"[\mathrm{{Na}}^+]_{{{sign or 'a'}}}", range=(3.0, 150.0),
               label=f"Sodium inside, {CALLED[mark]}",
               meaning="sodium at which as much leaves the cell as comes in, by this account")
    for mark, sign, _ in MARKS
)
Ca_a, Ca_bp, Ca_b = (
    Ca_w.with_(name=f"Ca_{mark}", latex=f"c_{{{sign or 'a'}}}", range=(10.0, 1000.0),
               label=f"Calcium inside, {CALLED[mark]}",
               meaning="calcium at which as much leaves the cell as comes in, by this account")
    for mark, sign, _ in MARKS
)
SETTLED = ((speed_a, Na_a, Ca_a), (speed_bp, Na_bp, Ca_bp), (speed_b, Na_b, Ca_b))
to_mM = q(1e-6, "mM/nM")


def _exchange(Na: Quantity, Ca: Quantity) -> Expr:
    return exchange_current(V_m, Na, Ca * to_mM)


SODIUM_BY_ACCOUNT = Model(
    "Free magnesium and a cell's sodium",
    inputs=[Mg_i, Mg_ref, ATP_total, binding_set],
    outputs={
        **put_in(
            needed_for(MAGNESIUM_LIMIT, speed_a)
            | needed_for(MAGNESIUM_LIMIT, speed_bp)
            | needed_for(MAGNESIUM_LIMIT, speed_b),
            {magnesium.Mg_i: Mg_i},
        ),
        **THERMAL,
    },
    residuals={
        **{
            Na: I_Na_in - 3 * speed / q(100, "percent") * sodium_pump_current(V_m, Na, K_o) - 3 * _exchange(Na, Ca)
            for speed, Na, Ca in SETTLED
        },
        **{Ca: I_Ca_in + 2 * _exchange(Na, Ca) - calcium_pump_current(Ca * to_mM) for _, Na, Ca in SETTLED},
    },
    source="Pan2020; Kapela2008",
    assumptions=(
        "Magnesium acts on the pump alone, through ATP. (a) ATP without magnesium is a bystander; (b′) it blocks the "
        "pump of the first page; (b) it blocks by the rate law of an isolated enzyme.",
        "To the cell a pump slowed by a tenth is as if a tenth of its pumps were gone.",
        *ASSUMPTIONS,
    ),
    limits=(
        "The accounts are those of a heart's pump and of an enzyme at 37 °C, the cell is a rat's artery at 20 °C. What "
        "carries over is the share by which the pump is slowed.",
        *LIMITS,
    ),
    omitted=(
        "What magnesium does beside the pump: above all to the channels that let calcium into a vessel's muscle. That "
        "may well be larger, and belongs to the next chapter.",
        "Fewer pumps in animals that lack magnesium, probably because they lack potassium [@Ouabain1987].",
    ),
)
