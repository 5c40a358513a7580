"""Two sodiums, one magnesium: what a change of magnesium does to sodium in the cell, and not to sodium in the blood.

Nothing here is new: one of the accounts of how magnesium sets the pump's speed (``mechanism.magnesium_limit``), the
pump itself (``mechanism.pump``), a leak, and the sharing of water between cells and the fluid around them. Sodium in
the cell is where pump and leak balance. Sodium in the blood is a matter of water.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from sympy import Eq, Expr, Piecewise, exp

from electrolytes.essentials.magnesium.binding import Mg_i, MgATP
from electrolytes.mechanism.pump.magnesium_limit import (
    MAGNESIUM_LIMIT,
    Mg_ref,
    MgATP_ref,
    speed_a,
    speed_b,
    speed_bp,
    v_ref,
    whole,
)
from electrolytes.mechanism.pump.turnover import PUMP, Na_e, Na_i, phi, v_pump
from electrolytes.model import Model, Quantity

SALT = 58.44
"""Grams in a mole of table salt."""

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
textbook = partial(Quantity, source="GuytonHall", evidence="established")

level = chosen(
    "level", r"\ell", unit="percent", default=100.0, range=(25.0, 125.0), domain=(0, None),
    label="Free magnesium in the cell", meaning="free magnesium inside the cell, in percent of a healthy 0.8 mM",
)
account = Quantity(
    "account", "a", default=0, label="ATP without magnesium", source="modelling choice", evidence="contested",
    choices=("stands by (a)", "blocks this pump (b′)", "blocks, as in a test tube (b)"),
    meaning="what ATP without magnesium does: nothing (a), or it takes the place of MgATP in this pump (b′), or in an "
            "isolated enzyme (b)",
)
water = chosen(
    "water", r"\Delta W", unit="L", default=0.0, range=(-2.0, 4.0), domain=(-20, None), label="Water gained or lost",
    meaning="water drunk that the kidney has not yet passed; negative: water lost and not yet replaced",
)
W_body = textbook("W_body", "W", unit="L", default=42.0, meaning="water in the body of an adult of 70 kg")
W_cells = textbook("W_cells", "W_I", unit="L", default=28.0, meaning="the part of it that is inside cells")
Na_e_0 = Quantity(
    "Na_e_0", r"[\mathrm{Na}^+]_{e,0}", unit="mM", substance="sodium",
    default=140.0, source="Harmonisation2016", evidence="established",
    meaning="sodium in healthy blood",
)
Na_i_0 = chosen("Na_i_0", r"[\mathrm{Na}^+]_{i,0}", unit="mM", substance="sodium",
                default=10.0, meaning="sodium in the healthy cell")

strength = Quantity("strength", "S", unit="percent", label="Pump's speed at the same sodium",
                    meaning="the pump's speed at the same sodium, by the chosen account; healthy is 100 %")
dilution = Quantity("dilution", latex="d", meaning="how much thinner or thicker all body water has become")
cell_water = Quantity("cell_water", r"W_I'", unit="L", meaning="water inside cells, after water has spread")
leak = Quantity("leak", "j", unit="1/s", meaning="sodium that leaks in, in turns of one pump each second")
blood_change = Quantity("blood_change", r"\delta_e", unit="percent", meaning="change of sodium in the blood")
cell_change = Quantity("cell_change", r"\delta_i", unit="percent", meaning="change of sodium in the cell, once settled")
taken_up = Quantity("taken_up", r"\Delta N", unit="mmol",
                    meaning="sodium gained by all cells of the body together, if all were like this one")


def needed(equations: Mapping[Quantity, Expr], wanted: Iterable[Quantity]) -> dict[Quantity, Expr]:
    """The equations, in their order, that the wanted quantities depend on."""
    names, kept = set(wanted), {}
    for quantity, expression in reversed(list(equations.items())):
        if quantity in names:
            names |= expression.free_symbols
            kept[quantity] = expression
    return dict(reversed(list(kept.items())))


at_healthy_MgATP = {MgATP: MgATP_ref}  # the account is the pump's strength; it must not see magnesium twice
TWO_SODIUMS = Model(
    "Two sodiums",
    inputs=[level, account, water],
    outputs={
        # magnesium sets the pump's strength
        Mg_i: Mg_ref * level / whole,
        **needed(MAGNESIUM_LIMIT.equations, [speed_a, speed_b, speed_bp, v_ref]),
        strength: Piecewise((speed_a, Eq(account, 0)), (speed_bp, Eq(account, 1)), (speed_b, True)),
        # water sets sodium in the blood
        dilution: W_body / (W_body + water),
        Na_e: Na_e_0 * dilution,
        cell_water: W_cells / dilution,
        # pump and leak
        **{quantity: expression.xreplace(at_healthy_MgATP)
           for quantity, expression in needed(PUMP.equations, [v_pump]).items()},
        leak: v_ref * (Na_e - Na_i * exp(phi)) / (Na_e_0 - Na_i_0 * exp(phi)),
        # what changed
        blood_change: whole * (Na_e / Na_e_0 - 1),
        cell_change: whole * (Na_i / Na_i_0 - 1),
        taken_up: Na_i * cell_water - Na_i_0 * W_cells,
    },
    residuals={Na_i: strength / whole * v_pump - leak},
    source="Pan2020",
    assumptions=(
        "Sodium in the cell has settled: the pump carries out what leaks in. That takes minutes.",
        "The leak follows the two concentrations at a fixed voltage (constant-field theory).",
        "Magnesium weakens the pump by the same share at any sodium.",
        "Water spreads until it is equally salty everywhere; the salts stay on their side of the membrane.",
    ),
    limits=(
        "The extra water is a snapshot: a healthy kidney passes a liter of it within hours.",
        "If every cell took up sodium at once, blood would lend it: a day or two of salt, made up by food and kidney. "
        "Here blood sodium is set by water alone.",
        "The slider ends where free magnesium in living cells does, at 0.2 and 1 mM.",
    ),
    omitted=(
        "Thirst, kidney and hormones, which answer every change of sodium in the blood.",
        "Potassium and the voltage stay as they are.",
        "A further account, that ATP without magnesium helps the pump [@ClarkeApell2007]; see the page on the pump.",
    ),
)


# --- numbers for the text ---------------------------------------------------------------------------------------------
