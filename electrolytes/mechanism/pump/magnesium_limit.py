"""Does magnesium limit the pump? Rival accounts of the same chain, side by side.

Free magnesium sets how much ATP is MgATP (the binding polynomial), and MgATP drives the pump. In account (a) ATP
without magnesium is a bystander. In account (b) it sits where MgATP should and blocks it: an enzyme's rate law, which
knows nothing of the ions. Account (b′) puts the same competition into the pump of this book, where sodium has a say.
The data do not decide.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from sympy import Expr, Poly, Symbol

from electrolytes.essentials.magnesium.binding import BINDING, ATP_total, K_d, K_i, Mg_i, MgATP, binding_set, pH
from electrolytes.mechanism.pump.cycle import net_drive, state_weights
from electrolytes.mechanism.pump.turnover import PUMP, K_MgATP, backward, forward, k_4p, m
from electrolytes.model import Model, Quantity, q


class SubstrateLaw(NamedTuple):
    """The pump as a function of MgATP and of what competes with it, all else at its default."""

    plateau: float
    """1/s, turnover with MgATP in plenty."""
    stall: float
    """mM, the MgATP below which the pump would run backward."""
    half: float
    """mM, the half-saturation without a competitor."""
    rise: float
    """mM, what a competitor adds to it for each time its concentration exceeds its binding constant."""


def substrate_law() -> SubstrateLaw:
    """The law ``plateau * (MgATP - stall) / (MgATP + half + rise * competitor)``, exact.

    MgATP binds to the closed pump (state 4), of which m / (1 + m) hold it and 1 / (1 + m) are empty. A competitor at
    ``competitor`` times its binding constant takes its place: both shares then have 1 + m + competitor below the line.
    Only two rates see the site, step 4 forward (pumps that hold MgATP) and step 3 backward (empty ones). Both lead out
    of state 4, so no King–Altman product holds both, and the turnover is a ratio of two straight lines.
    """
    holding, empty = Symbol("holding"), Symbol("empty")
    at = PUMP.evaluate()
    ahead = [float(at[rate]) for rate in forward[:3]] + [float(at[k_4p]) * holding]
    back = [float(at[rate]) for rate in backward]
    back[2] *= (1 + float(at[m])) * empty
    drive = Poly(net_drive(ahead, back), holding, empty)
    total = Poly(sum(state_weights(ahead, back)), holding, empty)
    always, if_holding, if_empty = (float(total.coeff_monomial(term)) for term in (1, holding, empty))
    ahead_of, back_of = (float(drive.coeff_monomial(term)) for term in (holding, empty))
    site = float(at[K_MgATP]) / (always + if_holding)
    return SubstrateLaw(
        plateau=ahead_of / (always + if_holding),
        stall=-float(at[K_MgATP]) * back_of / ahead_of,
        half=site * (always + if_empty),
        rise=site * always,
    )


PLATEAU, STALL, HALF, RISE = (float(f"{value:.8g}") for value in substrate_law())
of_pump = partial(Quantity, source="Pan2020", evidence="supported")
chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
secondhand = partial(Quantity, source="Kinetic2004", evidence="weak")

Mg_ref = chosen("Mg_ref", r"[\mathrm{Mg}^{2+}]_{ref}", unit="mM", substance="magnesium",
                default=0.8, range=(0.1, 2.0), domain=(0, None),
                  scale="log", label="Compare with (healthy)", meaning="free magnesium that counts as 100 %")
v_max = of_pump("v_max", "v_{max}", unit="1/s", default=PLATEAU, meaning="turnover with MgATP in plenty")
A_0 = of_pump("A_0", "A_0", unit="mM", default=STALL, meaning="MgATP at which the pump stands still")
K_a = of_pump("K_a", "K_a", unit="mM", default=HALF, meaning="half-saturation of the pump by MgATP")
K_rise = of_pump("K_rise", "K_r", unit="mM", default=RISE, meaning="what free ATP adds to it for each K_I of its own")
K_m = secondhand("K_m", "K_m", unit="mM", default=0.5, meaning="half-saturation of the isolated enzyme by MgATP; "
               "known to this book through a supplier's page that quotes it")
K_I = secondhand("K_I", "K_I", unit="mM", default=0.253, meaning="binding of free ATP to the place of MgATP; "
               "known to this book through a supplier's page that quotes it")
MgATP_ref = Quantity("MgATP_ref", r"[\mathrm{MgATP}]_{ref}", unit="mM", meaning="MgATP at the healthy free magnesium")
v_a = Quantity("v_a", "v_a", unit="1/s", meaning="turnover when MgATP is only a substrate")
v_ref = Quantity("v_ref", "v_{ref}", unit="1/s", meaning="the same at the healthy free magnesium")
v_bp = Quantity("v_bp", r"v_{b'}", unit="1/s", meaning="turnover when free ATP competes in this pump")
v_bp_ref = Quantity("v_bp_ref", r"v_{b',ref}", unit="1/s", meaning="the same at the healthy free magnesium")
r_b = Quantity("r_b", "r_b", meaning="share of the enzyme's fastest rate when free ATP competes")
r_ref = Quantity("r_ref", "r_{ref}", meaning="the same at the healthy free magnesium")
speed_a = Quantity("speed_a", "s_a", unit="percent", meaning="speed, MgATP only a substrate; healthy is 100 %")
speed_b = Quantity("speed_b", "s_b", unit="percent", meaning="speed of the enzyme when free ATP competes")
speed_bp = Quantity("speed_bp", r"s_{b'}", unit="percent", meaning="speed of this pump when free ATP competes")
slowing_a = Quantity("slowing_a", r"\ell_a", unit="percent", meaning="loss of speed, MgATP only a substrate")
slowing_b = Quantity("slowing_b", r"\ell_b", unit="percent", meaning="the enzyme's loss, free ATP competing")
slowing_bp = Quantity("slowing_bp", r"\ell_{b'}", unit="percent", meaning="this pump's loss, free ATP competing")


def substrate_only(substrate: Expr) -> Expr:
    """Turnover (1/s) by this page's pump, all but MgATP at the defaults; exact, see :func:`substrate_law`."""
    return v_max * (substrate - A_0) / (substrate + K_a)


def with_competition(substrate: Expr) -> Expr:
    """Rate of the isolated enzyme as a share of the fastest, if ATP without magnesium takes the place of MgATP."""
    return substrate / (K_m * (1 + (ATP_total - substrate) / K_I) + substrate)


def competition_in_the_pump(substrate: Expr) -> Expr:
    """Turnover (1/s) by this page's pump if ATP without magnesium takes the place of MgATP; exact, as above."""
    return v_max * (substrate - A_0) / (substrate + K_a + K_rise * (ATP_total - substrate) / K_I)


whole = q(100, "percent")

MAGNESIUM_LIMIT = Model(
    "Does magnesium limit the pump?",
    inputs=[Mg_i, ATP_total, binding_set, Mg_ref, pH, K_i],
    outputs={
        **BINDING,
        MgATP: ATP_total * Mg_i / (Mg_i + K_d),
        MgATP_ref: ATP_total * Mg_ref / (Mg_ref + K_d),
        v_a: substrate_only(MgATP),
        v_ref: substrate_only(MgATP_ref),
        v_bp: competition_in_the_pump(MgATP),
        v_bp_ref: competition_in_the_pump(MgATP_ref),
        r_b: with_competition(MgATP),
        r_ref: with_competition(MgATP_ref),
        speed_a: whole * v_a / v_ref,
        speed_bp: whole * v_bp / v_bp_ref,
        speed_b: whole * r_b / r_ref,
        slowing_a: whole - speed_a,
        slowing_bp: whole - speed_bp,
        slowing_b: whole - speed_b,
    },
    source="Pan2020",
    assumptions=(
        "(a) ATP without magnesium does nothing. (b) and (b′): it sits in the place of MgATP and blocks it.",
        "Total ATP stays as it is while free magnesium falls.",
        "(a) and (b′) are the four-state pump with all else at its reference; their laws are exact, not fits.",
        "In (b′) free ATP binds to the closed pump, as MgATP does, with the constant of (b).",
    ),
    limits=(
        "(b) is the rate law of an isolated enzyme. It leaves out that sodium limits the pump in a cell.",
        "The constants of (b) are known to this book from a supplier's page that quotes them, not from the paper.",
        "At 0.05 mM free magnesium no cell would be alive; the curve there shows the law, not the body.",
    ),
    omitted=(
        "A third account: free ATP may open the potassium-loaded pump as MgATP does [@ClarkeApell2007]; see the text.",
        "Fewer pumps: magnesium-depleted rats lost up to a fifth, probably because they lost potassium [@Ouabain1987].",
        "The slight pull of magnesium on the inside ion sites [@Apell2017]; inhibition at high magnesium [@Bara1993].",
    ),
)


# --- numbers for the text -------------------------------------------------------------------------------------------


def loss_percent(account: float, before: float = 0.8, after: float = 0.4, **cell: float) -> float:
    """How many percent slower the pump turns when free magnesium falls from ``before`` to ``after`` (mM).

    ``account`` is 0 for (a), 1 for (b′), 2 for (b).
    """
    slowing = (slowing_a, slowing_bp, slowing_b)[int(account)]
    return MAGNESIUM_LIMIT.number(slowing, Mg_i=after, Mg_ref=before, **cell)


def half_activation(account: float, **cell: float) -> float:
    """Free magnesium (mM) at which the pump turns half as fast as with magnesium in plenty, by one account."""
    from scipy.optimize import brentq

    plenty = 1e6
    return float(brentq(lambda Mg: loss_percent(account, before=plenty, after=Mg, **cell) - 50, 1e-4, 10, xtol=1e-12))
