"""Potassium and calcium in the chain, and the salt that is kept when potassium is low.

Nothing of the two bodies is written again: potassium settles by the model of a man (``potassium/settled.py``), calcium
by that of a rat (``calcium/settled.py``), each with magnesium put in and with names of its own. New is what joins low
potassium to pressure: the share of sodium that the distal tubule takes back rises as potassium falls. How steeply is
fitted to twelve people with hypertension on little potassium, whose net answer it stands for.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from sympy import Eq, Expr, Piecewise

from electrolytes.deficiency.calcium import settled as calcium
from electrolytes.deficiency.potassium import plug
from electrolytes.deficiency.potassium import settled as potassium
from electrolytes.deficiency.potassium.body import eaten, opened
from electrolytes.deficiency.pressure import kidney
from electrolytes.mechanism.cell.magnesium import put_in
from electrolytes.model import Quantity, default_of, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")

by_salt = chosen("by_salt", "k", default=0, choices=("no effect", "as in twelve people"),
                 label="Low potassium and salt",
                 meaning="whether the distal tubule takes back more salt when potassium is low")
salt_power = chosen("salt_power", "n", default=0.8559, range=(0.0, 1.5), domain=(0, None), label="Salt for potassium",
                    source="KrishnaKapoor1991", evidence="weak",
                    meaning="how steeply the distal tubule's share rises as potassium falls; fitted by us so that 0.8 "
                            "mmol/L less make 6.3 mmHg")
K_normal = chosen("K_normal", r"{[\mathrm{K}^+]}_{n}", unit="mmol/L", substance="potassium", default=4.205414,
                  domain=(0, None), meaning="potassium in blood at normal magnesium (a test computes it)")
above_K = chosen("above_K", r"x_{\rm K}", unit="mmol/L", default=1.405414, range=(-2.0, 12.0),
                 meaning="potassium in blood above the level from which on aldosterone is called")
Mg_tubule = chosen("Mg_tubule", r"[\mathrm{Mg}^{2+}]_{t}", unit="mM", substance="magnesium",
                   meaning="free magnesium in the cells of the distal tubule, changed by as many percent as elsewhere")
opened_K = opened.with_(name="opened_K", latex=r"s_{\rm K}")
potassium_blood = Quantity("potassium_blood", r"[\mathrm{K}^+]_{b}", unit="mmol/L", substance="potassium",
                           label="Potassium in blood", meaning="where potassium in blood settles")
salt_kept = Quantity("salt_kept", r"\kappa_{\rm NCC}", label="Salt kept",
                     meaning="what low potassium makes of the share that the distal tubule takes back")
distal_share = Quantity("distal_share", r"\eta_{dt}'", domain=(0, 1),
                        meaning="the distal tubule's normal share, as low potassium changes it")
Mg_plasma = chosen("Mg_plasma", r"[\mathrm{Mg}^{2+}]_{p}", unit="mmol/L", substance="magnesium",
                   meaning="free magnesium in the rat's plasma, changed by as many percent as serum's")
calcium_blood = Quantity("calcium_blood", r"[\mathrm{Ca}^{2+}]_{b}", unit="percent", label="Calcium in blood",
                         meaning="free calcium in blood against normal, by the rat's model")
PTH_blood = Quantity("PTH_blood", r"\widehat{\rm PTH}", unit="percent", label="Parathyroid hormone",
                     meaning="parathyroid hormone against normal, by the rat's model")
whole = q(100, "percent")


def apart(quantities: set[Quantity], end: str) -> dict[Quantity, Quantity]:
    """The same quantities under names of their own, so that two models can stand in one."""
    return {quantity: quantity.with_(name=f"{quantity.name}_{end}") for quantity in quantities}


def _of_potassium(magnesium: Expr) -> tuple[dict[Quantity, Expr], dict[Quantity, Expr]]:
    """Equations and the residual of potassium in blood, at a free magnesium in the tubule's cells."""
    level = potassium.start_of_aldosterone() + above_K
    quiet, _ = potassium.held_by(potassium_blood, potassium.aldosterone_at(potassium_blood), opened_K)
    names = apart({symbol for expr in (*plug.OPENED.values(), quiet, level, eaten)
                   for symbol in expr.free_symbols if isinstance(symbol, Quantity)}
                  - {plug.Mg_i, opened, opened_K, potassium_blood, above_K}, "K")
    names |= {plug.Mg_i: magnesium, opened: opened_K, plug.K_0: plug.K_0.with_(name="K_0_K")}
    equations = {names.get(quantity, quantity): expr for quantity, expr in put_in(plug.OPENED, names).items()}
    equations[potassium_blood] = level.xreplace(names)
    return equations, {above_K: (quiet - eaten).xreplace(names)}


def _of_calcium(magnesium: Quantity) -> tuple[dict[Quantity, Expr], dict[Quantity, Expr]]:
    """Equations and residuals of calcium and its hormones, at a free magnesium in plasma."""
    model = calcium.SETTLED
    wanted = {calcium.c_percent, calcium.P_percent}
    for expr in model.residuals.values():
        wanted |= expr.free_symbols
    needed: dict[Quantity, Expr] = {}
    for quantity, expr in reversed(list(model.equations.items())):
        if quantity in wanted:
            wanted |= expr.free_symbols
            needed[quantity] = expr
    names = apart({symbol for symbol in (*wanted, *model.unknowns) if isinstance(symbol, Quantity)}, "rat")
    names |= {calcium.held: magnesium, calcium.c_percent: calcium_blood, calcium.P_percent: PTH_blood}
    ordered = dict(reversed(list(needed.items())))
    return ({names[quantity]: expr.xreplace(names) for quantity, expr in ordered.items()},
            {names[unknown]: expr.xreplace(names) for unknown, expr in model.residuals.items()})


POTASSIUM, POTASSIUM_SOLVED = _of_potassium(Mg_tubule)
CALCIUM, CALCIUM_SOLVED = _of_calcium(Mg_plasma)


def minerals(in_cells: Expr, in_serum: Expr) -> dict[Quantity, Expr]:
    """Potassium, calcium and salt kept, where magnesium in cells and in serum is so many times normal."""
    return {
        Mg_tubule: q(default_of(plug.Mg_rest), "mM") * in_cells,
        **POTASSIUM,
        salt_kept: Piecewise(((K_normal / potassium_blood) ** salt_power, Eq(by_salt, 1)), (1, True)),
        distal_share: kidney.eta_dt0 * salt_kept,
        Mg_plasma: q(default_of(calcium.held), "mmol/L") * in_serum,
        **CALCIUM,
    }


SOLVED: Mapping[Quantity, Expr] = {**POTASSIUM_SOLVED, **CALCIUM_SOLVED}
"""What is 0 when potassium, calcium and PTH are right."""
