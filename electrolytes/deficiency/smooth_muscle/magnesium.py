"""What magnesium does to the smooth-muscle cell: three hooks, none of them part of the published model.

Inside, magnesium carries the ATP of the sodium pump (the rival accounts of ``mechanism/magnesium_limit.py``, unchanged)
and blocks the L-type calcium channel (data from heart cells). Outside, it blocks that channel weakly (data from heart
cells). Each hook is 1 at the reference magnesium, and each can be switched off.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from sympy import Eq, Expr, Piecewise

from electrolytes.deficiency.smooth_muscle.cell import ASSUMPTIONS, FACTORS, LIMITS, OMITTED, muscle, percent
from electrolytes.deficiency.smooth_muscle.quantities import (
    NE,
    NO,
    SOURCE,
    K_o,
    L_factor,
    exchanger,
    opening,
    pump_factor,
    pumping,
    t,
)
from electrolytes.essentials.magnesium import binding as magnesium
from electrolytes.essentials.magnesium.binding import ATP_total, binding_set
from electrolytes.mechanism.cell.magnesium import needed_for, put_in
from electrolytes.mechanism.pump.magnesium_limit import MAGNESIUM_LIMIT, speed_a, speed_b, speed_bp
from electrolytes.model import Model, Quantity

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")

Mg_i = magnesium.Mg_i.with_(range=(0.2, 2.4))
Mg_o = chosen("Mg_o", r"[\mathrm{Mg}^{2+}]_o", unit="mM", substance="magnesium",
              default=0.6, range=(0.1, 2.5), domain=(0, None),
              scale="log", normal=(0.45, 0.75), label="Magnesium outside, free",
              meaning="magnesium ions in the fluid around the cell; about 70 % of what serum holds in all")
account = chosen("account", "a", default=0,
                 choices=("free ATP is a bystander (a)", "free ATP blocks this pump (b′)",
                          "free ATP blocks, isolated enzyme (b)", "no effect on the pump"),
                 label="Magnesium and the pump", meaning="which of the rival accounts drives the sodium pump")
inner = chosen("inner", "b_i", default=1, choices=("no block", "block, as in heart cells"),
               label="Block from inside", meaning="whether magnesium inside blocks the L-type channel")
outer = chosen("outer", "b_o", default=1, choices=("no block", "block, as in heart cells"),
               label="Block from outside", meaning="whether magnesium outside blocks the L-type channel")
K_inner = Quantity("K_inner", "K_{in}", unit="mM", default=0.7, range=(0.5, 6.0), domain=(0.01, None), scale="log",
                   label="Block from inside, half at",
                   source="Wang2004; Brunet2005", evidence="supported",
                   meaning="magnesium inside that halves the current; fitted by us to heart cells")
K_outer = Quantity("K_outer", "K_{out}", unit="mM", default=9.1, range=(0.5, 20.0), domain=(0.01, None), scale="log",
                   label="Block from outside, half at",
                   source="MgInward1991", evidence="supported",
                   meaning="magnesium outside that halves the current; fitted by us to heart cells")
Mg_i_normal = chosen("Mg_i_normal", r"[\mathrm{Mg}^{2+}]_{i,n}", unit="mM", substance="magnesium",
                     default=0.8, domain=(0, None),
                     meaning="magnesium inside at which the channel has its published strength")
Mg_o_normal = chosen("Mg_o_normal", r"[\mathrm{Mg}^{2+}]_{o,n}", unit="mM", substance="magnesium",
                     default=0.6, domain=(0, None),
                     meaning="the same outside")
K_bound = magnesium.K_i.with_(name="K_bound", latex=r"[\mathrm{K}^+]_b", range=None,
                              meaning="potassium that competes for ATP, held fixed")

block_inner = Quantity("block_inner", r"\beta_i", meaning="L-type current by the block from inside; normal is 1")
block_outer = Quantity("block_outer", r"\beta_o", meaning="the same by the block from outside")


def unblocked(Mg: Expr, normal: Expr, K: Expr, present: Expr) -> Expr:
    """Current left by a block at one site, over that at the normal magnesium; 1 if there is no such block."""
    return 1 + present * ((1 + normal / K) / (1 + Mg / K) - 1)


def _accounts() -> dict[Quantity, Expr]:
    """The equations of the rival accounts, in their order, each once."""
    needed: dict[Quantity, Expr] = {}
    for speed in (speed_a, speed_bp, speed_b):
        needed |= needed_for(MAGNESIUM_LIMIT, speed)
    return put_in({quantity: needed[quantity] for quantity in MAGNESIUM_LIMIT.equations if quantity in needed},
                  {magnesium.K_i: K_bound, magnesium.Mg_i: Mg_i})


CHANNEL_HOOKS = {
    block_inner: unblocked(Mg_i, Mg_i_normal, K_inner, inner),
    block_outer: unblocked(Mg_o, Mg_o_normal, K_outer, outer),
    L_factor: FACTORS[L_factor] * block_inner * block_outer,
}
HOOKS = {
    **_accounts(),
    pump_factor: FACTORS[pump_factor] * Piecewise((speed_a, Eq(account, 0)), (speed_bp, Eq(account, 1)),
                                                  (speed_b, Eq(account, 2)), (percent, True)) / percent,
    **CHANNEL_HOOKS,
}
"""From magnesium to `pump_factor` and `L_factor`."""

HOOK_ASSUMPTIONS = (
    "Magnesium acts on the pump through MgATP alone, as on the page about the pump, whose pump is a heart's at 37 °C; "
    "here only its relative speed counts.",
    "Magnesium blocks the L-type channel at one site on either side; the two do not meet.",
    "Magnesium inside and outside are set apart from each other, and stay as set.",
)
HOOK_LIMITS = (
    "Both constants of the block are our fits to heart cells of rat and guinea pig. Where the channel is not "
    "phosphorylated, the block from inside was less than half as strong.",
    "In cultured muscle cells of the pig's coronary arteries, calcium rises in steps as magnesium outside falls to "
    "0.48, 0.3 and 0.15 mM. The block from outside does not reproduce this.",
)
HOOK_OMITTED = (
    "What magnesium does to potassium channels, to the release channels and IP₃ receptors of the store, and to the "
    "endothelium.",
)
HOOKED: dict[str, Any] = {
    "source": SOURCE,
    "assumptions": (*HOOK_ASSUMPTIONS, *ASSUMPTIONS),
    "limits": (*HOOK_LIMITS, *LIMITS),
    "omitted": (*HOOK_OMITTED, *OMITTED),
}
MAGNESIUM_BLOCK = Model(
    "Magnesium's block of the L-type channel",
    inputs=[Mg_i, Mg_o, inner, outer],
    outputs={quantity: CHANNEL_HOOKS[quantity] for quantity in (block_inner, block_outer)},
    source="Wang2004; Brunet2005; MgInward1991",
    assumptions=HOOK_ASSUMPTIONS,
    limits=HOOK_LIMITS,
    omitted=HOOK_OMITTED,
)
HOOK_INPUTS = [Mg_i, Mg_o, account, inner, outer, K_inner, K_outer, ATP_total, binding_set]

MAGNESIUM_MUSCLE = muscle(
    "Smooth-muscle cell with magnesium",
    HOOKS,
    time=t,
    inputs=[*HOOK_INPUTS, pumping, opening, K_o, exchanger, NE, NO],
    **HOOKED,
)
