"""Does magnesium limit the pump? Two rival accounts of the same chain, side by side.

Free magnesium sets how much ATP is MgATP (the binding polynomial), and MgATP drives the pump. In account (a) ATP
without magnesium is a bystander; in account (b) it sits where MgATP should and blocks it. The data do not decide.
"""

from __future__ import annotations

from functools import partial

from sympy import Expr, Poly, Symbol

from electrolytes.essentials.magnesium import BINDING, ATP_total, K_d, K_i, Mg_i, MgATP, binding_set, pH
from electrolytes.mechanism.cycle import net_drive, state_weights
from electrolytes.mechanism.pump import PUMP, K_MgATP, backward, forward, k_4p, m
from electrolytes.model import Model, Quantity, q


def substrate_law() -> tuple[float, float, float]:
    """The pump as a function of MgATP alone, all else at its default: a Michaelis–Menten law with a small offset.

    Only two rates see MgATP, step 4 forward and step 3 backward. Both lead out of state 4, so no King–Altman product
    holds both, and turnover is exactly ``plateau * (MgATP - stall) / (MgATP + half)``.

    Returns
    -------
    plateau : float
        1/s, turnover with MgATP in plenty.
    stall : float
        mM, the MgATP below which the pump would run backward.
    half : float
        mM, the half-saturation of the law.
    """
    closed = Symbol("closed")  # of closed pumps that hold MgATP, m / (1 + m)
    at = PUMP.evaluate()
    ahead = [float(at[rate]) for rate in forward[:3]] + [float(at[k_4p]) * closed]
    back = [float(at[rate]) for rate in backward]
    back[2] *= (1 + float(at[m])) * (1 - closed)
    drive = Poly(net_drive(ahead, back), closed)
    total = Poly(sum(state_weights(ahead, back)), closed)
    site = float(at[K_MgATP])
    return (
        float(drive.eval(1) / total.eval(1)),
        float(-site * drive.eval(0) / drive.eval(1)),
        float(site * total.eval(0) / total.eval(1)),
    )


PLATEAU, STALL, HALF = (float(f"{value:.8g}") for value in substrate_law())
of_pump = partial(Quantity, source="Pan2020", evidence="supported")
chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
secondhand = partial(Quantity, source="Kinetic2004", evidence="weak")

Mg_ref = chosen("Mg_ref", r"[\mathrm{Mg}^{2+}]_{ref}", unit="mM", default=0.8, range=(0.1, 2.0), domain=(0, None),
                  scale="log", label="Healthy free magnesium", meaning="free magnesium that counts as 100 %")
v_max = of_pump("v_max", "v_{max}", unit="1/s", default=PLATEAU, meaning="turnover with MgATP in plenty")
A_0 = of_pump("A_0", "A_0", unit="mM", default=STALL, meaning="MgATP at which the pump stands still")
K_a = of_pump("K_a", "K_a", unit="mM", default=HALF, meaning="half-saturation of the pump by MgATP")
K_m = secondhand("K_m", "K_m", unit="mM", default=0.5, meaning="half-saturation by MgATP in the rival account; "
               "known to this book through a secondary page only")
K_I = secondhand("K_I", "K_I", unit="mM", default=0.253, meaning="binding of free ATP in the rival account; "
               "known to this book through a secondary page only")
MgATP_ref = Quantity("MgATP_ref", r"[\mathrm{MgATP}]_{ref}", unit="mM", meaning="MgATP at the healthy free magnesium")
v_a = Quantity("v_a", "v_a", unit="1/s", meaning="turnover when MgATP is only a substrate")
v_ref = Quantity("v_ref", "v_{ref}", unit="1/s", meaning="the same at the healthy free magnesium")
r_b = Quantity("r_b", "r_b", meaning="share of the fastest turnover when free ATP competes")
r_ref = Quantity("r_ref", "r_{ref}", meaning="the same at the healthy free magnesium")
speed_a = Quantity("speed_a", "s_a", unit="percent", meaning="speed, MgATP only a substrate; healthy is 100 %")
speed_b = Quantity("speed_b", "s_b", unit="percent", meaning="speed when free ATP competes; healthy is 100 %")
slowing_a = Quantity("slowing_a", r"\ell_a", unit="percent", meaning="loss of speed, MgATP only a substrate")
slowing_b = Quantity("slowing_b", r"\ell_b", unit="percent", meaning="loss of speed when free ATP competes")


def substrate_only(substrate: Expr) -> Expr:
    """Turnover (1/s) by this page's pump, all but MgATP at the defaults; exact, see :func:`substrate_law`."""
    return v_max * (substrate - A_0) / (substrate + K_a)


def with_competition(substrate: Expr) -> Expr:
    """Turnover as a share of the fastest, if ATP without magnesium takes the place of MgATP."""
    return substrate / (K_m * (1 + (ATP_total - substrate) / K_I) + substrate)


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
        r_b: with_competition(MgATP),
        r_ref: with_competition(MgATP_ref),
        speed_a: whole * v_a / v_ref,
        speed_b: whole * r_b / r_ref,
        slowing_a: whole - speed_a,
        slowing_b: whole - speed_b,
    },
    source="Pan2020",
    assumptions=(
        "Two rival accounts: (a) ATP without magnesium does nothing; (b) it sits in the place of MgATP and blocks it.",
        "Total ATP stays as it is while free magnesium falls.",
        "Account (a) is the four-state pump with everything but MgATP at its reference; the law is exact, not a fit.",
    ),
    limits=(
        "The constants of account (b) reached this book through a secondary page; they are not checked at the source.",
        "At 0.05 mM free magnesium no cell would be alive; the curve there shows the law, not the body.",
    ),
    omitted=(
        "Fewer pumps: magnesium-depleted rats lost up to a fifth, probably because they lost potassium [@Ouabain1987].",
        "The slight pull of magnesium on the inside ion sites [@Apell2017]; inhibition at high magnesium [@Bara1993].",
    ),
)
