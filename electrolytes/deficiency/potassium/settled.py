"""Where potassium settles, and how much of it must be eaten to hold it there.

The body of `body.py` with all rates zero. Then blood and the fluid between cells hold the same potassium, cells follow
by the pumps, and one equation is left: the urine carries what is absorbed. Asked the other way round, for the intake
that holds a given potassium, it has a closed form.
"""

from __future__ import annotations

from functools import partial

from sympy import Expr, Max, Min, Piecewise, sympify

from electrolytes.deficiency.potassium.body import (
    ALD,
    ASSUMPTIONS,
    FF,
    GFR,
    LEAK,
    LIMITS,
    MINUTES,
    OMITTED,
    C_al,
    K_al,
    K_c,
    K_p,
    M_c,
    M_g,
    M_g_ref,
    M_i,
    M_p,
    P_c,
    Phi_u,
    V_c,
    V_i,
    V_p,
    adapts,
    called,
    distal,
    drive,
    duct,
    eaten,
    in_stool,
    insulin,
    into_cells,
    k_g,
    kidney,
    opened,
    pumps_by_aldosterone,
    pumps_by_insulin,
    reab,
    rho_al,
    rho_ins,
    since,
    steep,
    taken_back,
    usual_filling,
)
from electrolytes.deficiency.potassium.plug import OPENED, Mg_i, plug
from electrolytes.model import Model, Quantity, default_of, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")

above = Quantity("above", "x", unit="mmol/L", default=1.405414, range=(-2.0, 12.0), label="Above aldosterone's start",
                 meaning="potassium in blood above the level from which on aldosterone is called")
level = chosen("level", "K", unit="mmol/L", default=4.2054, range=(2.2, 6.5), domain=(0, None),
               label="Potassium to be held", meaning="potassium in blood for which the intake is asked")
gut = Quantity("gut", "M_g", unit="mmol", meaning="what the gut holds at this intake")
urine = Quantity("urine", "U", unit="mmol/d", label="In the urine", meaning="potassium in a day's urine")
missing = Quantity("missing", r"\Delta M", unit="mmol", label="The body lacks",
                   meaning="potassium that the body holds less than on 70 mmol a day with all as usual")
quiet = Quantity("quiet", r"\Phi^{0}", unit="mmol/d", meaning="intake that holds the level while the gut is silent")
told = Quantity("told", r"\Phi^{+}", unit="mmol/d", meaning="intake that holds it while the gut warns the kidney")
needed = Quantity("needed", r"\Phi_{K}", unit="mmol/d", label="Must be eaten",
                  meaning="potassium a day that holds the level for good; more than 1000 stands for none that would do")
usually = Quantity("usually", r"\Phi_{K}^{0}", unit="mmol/d", label="Must be eaten, all as usual",
                   meaning="the same with the usual magnesium and aldosterone")
START_M = sum(default_of(state) for state in (M_g, M_p, M_i, M_c))
"""Potassium in the body at rest, mmol."""
ENOUGH = q(10000, "mmol/d")
"""Stands for no intake that would do: the gut's warning lets go as much as is eaten on top."""


def held_by(potassium: Expr, aldosterone: Expr, channels: Expr) -> tuple[Expr, Expr]:
    """Intakes (mmol/d) that hold a potassium (mmol/L): with the gut silent, and with the gut warning the kidney.

    The second has a part of the intake on both sides: what is eaten on top fills the gut, and the gut's warning lets
    part of it go. It is infinite where all of it goes, and `ENOUGH` stands for that.
    """
    secreted, into_duct = distal(aldosterone, channels), duct(aldosterone, channels)
    reaching = GFR * potassium * (1 - taken_back)
    alone = (1 - reab) * (reaching + secreted) + into_duct
    warning = (1 - reab) * secreted * FF * (1 - adapts / q(100, "percent"))
    stays = 1 - warning / k_g
    warned = (alone - warning * M_g_ref) / Max(q(1e-3, "1"), stays)
    return alone * MINUTES / (1 - in_stool), Min(ENOUGH, warned * MINUTES / (1 - in_stool))


USUAL_INTAKE = M_g_ref * k_g / (1 - in_stool) * MINUTES


def asked(quiet: Expr, told: Expr) -> Expr:
    """The one of the two that holds: the gut warns only above its usual filling."""
    return Piecewise((quiet, quiet <= USUAL_INTAKE), (told, True))


def start_of_aldosterone() -> Expr:
    """Potassium (mmol/L) from which on aldosterone is called: 2.8 as published."""
    return K_al * steep / (1 + steep)


def aldosterone_at(potassium: Expr) -> Expr:
    """Aldosterone (ng/L) once settled at a potassium (mmol/L)."""
    return ALD * called(potassium)


HEALTHY = {drive: 1}
quiet_now, told_now = held_by(level, aldosterone_at(level), opened)
quiet_usually, told_usually = (expression.subs(HEALTHY) for expression in
                               held_by(level, aldosterone_at(level), sympify(1)))

SETTLED = Model(
    "Potassium, once all has settled",
    inputs=[eaten, Mg_i, drive, adapts, plug, level],
    outputs={
        **OPENED,
        gut: (1 - in_stool) * eaten / MINUTES / k_g,
        K_p: start_of_aldosterone() + above,
        C_al: ALD * drive * Max(0, (1 + steep) * above / K_al),  # not from K_p, which is too coarse near the start
        **kidney(K_p, C_al, gut, usual_filling(gut), signal=False),
        urine: Phi_u * MINUTES,
        rho_al: pumps_by_aldosterone(C_al),
        rho_ins: pumps_by_insulin(insulin(since)),
        **LEAK,
        K_c: K_p + into_cells(K_p, rho_al, rho_ins) / P_c,
        missing: q(START_M, "mmol") - gut - (V_p + V_i) * K_p - V_c * K_c,
        quiet: quiet_now,
        told: told_now,
        needed: asked(quiet, told),
        usually: asked(quiet_usually, told_usually),
    },
    residuals={above: Phi_u - (1 - in_stool) * eaten / MINUTES},
    source="Stadt2022; HuangKuo2007; Yang2010",
    assumptions=(*ASSUMPTIONS, "All has settled: in this model that takes months."),
    limits=LIMITS,
    omitted=OMITTED,
)
