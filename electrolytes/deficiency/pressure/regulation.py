"""Blood pressure over minutes to weeks: circulation, kidney, hormones and water joined into one closed loop.

The human model of Karaaslan (2005) as extended by Leete & Layton (2019), male numbers. The parts are in
``circulation.py``, ``kidney.py`` and ``cascade.py``; here they are joined twice, from the same equations:
`PRESSURE` follows the course in time, `SETTLED` asks where everything rests.

Integrated as published, thirst and sodium chase each other in circles of half a day. That is a property of the
equations: `PRESSURE` with ``kappa=0`` is the published model. By default one term is added, thirst that follows a
recent change of plasma sodium; it is zero at every state of rest, so where the body settles is untouched.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympy import Expr

from electrolytes.deficiency.hormones.cascade import (
    ALDOSTERONE,
    RATES,
    RENIN,
    A_hat,
    C_sod,
    N_al,
    N_als,
    N_als_eq,
    P_ma,
    Phi_md,
    aldosterone,
    blood,
    settled,
)
from electrolytes.deficiency.pressure import circulation as body
from electrolytes.deficiency.pressure import kidney as k
from electrolytes.deficiency.pressure.circulation import (
    CIRCULATION,
    RETURNED,
    VESSELS,
    V_ecf,
    a_auto,
    elsewhere,
    vas,
    w,
    z,
)
from electrolytes.deficiency.pressure.kidney import (
    DISTAL,
    GLOMERULUS,
    NERVES,
    NOT_TAKEN_BACK,
    PROXIMAL,
    STRETCHED,
    THIRST,
    WATER,
    N_adh,
    N_adhs,
    P_gh,
    Phi_sodin,
    Phi_u,
    Phi_una,
    Phi_win,
    afferent,
    afferent_and_efferent,
    salt,
)
from electrolytes.model import Model, Quantity

chosen, published = body.chosen, body.published

DAY = 1440.0
"""Minutes in a day."""

t = chosen("t", "t", unit="min", default=1440.0, range=(1.0, 40320.0), domain=(0, None), scale="log", label="Time",
           meaning="time since the settings were changed")
kappa = chosen("kappa", r"\kappa", unit="L/min/(mEq/L)", default=1e-3, domain=(0, None),
               meaning="water drunk for a recent change of plasma sodium; added to the published model")
tau_C = chosen("tau_C", r"\tau_C", unit="min", default=1440.0, domain=(1e-9, None),
               meaning="how long a change of plasma sodium counts as recent")
M_sod = published("M_sod", "M_{sod}", unit="mEq", default=2065.438, range=(1700.0, 2700.0), domain=(1, None),
                  label="Sodium outside the cells", meaning="sodium in the water outside the cells")
C_bar = chosen("C_bar", r"\bar C", unit="mEq/L", default=143.7482, range=(130.0, 155.0), domain=(1, None),
               meaning="plasma sodium as it has been lately")
thirst = Quantity("thirst", r"\Phi_\kappa", unit="L/min", meaning="the added thirst; zero at rest")

ASSUMPTIONS = (
    "A third of the water outside the cells is blood, at every moment; water inside the cells does not change.",
    "One mean pressure, one heart, one kidney; the day's ups and downs are left out.",
    "What a setting changes, it changes at once, at the start; before, the body was at rest at 181 mmol of sodium a "
    "day.",
    "The vessels in front of the glomeruli answer to nerves, stretch, angiotensin and the sodium in the tubule, each "
    "by a factor.",
)
LIMITS = (
    "Plasma sodium falls a little when more sodium is eaten: the block of thirst and antidiuretic hormone answers too "
    "strongly. In people it stays or rises a little.",
    "Urine never falls below 0.43 L a day.",
    "Plasma potassium is constant, so what potassium does to aldosterone, and aldosterone to potassium, is left out.",
    "One healthy man. Many curves were fitted by the authors to animals or to few people.",
)
OMITTED = (
    "Protein and the exchange of water between blood and tissue; sodium stored in skin and bone.",
    "Daily rhythm, exercise, posture, and everything that a heart can fail in.",
    "Angiotensinogen, angiotensin 1–7 and IV, and the AT2 receptor: in the male model nothing depends on them.",
)
DESCRIBED: dict[str, Any] = {
    "source": "Karaaslan2005; LeeteLayton2019",
    "assumptions": ASSUMPTIONS,
    "limits": LIMITS,
    "omitted": OMITTED,
}

PRESSURE = Model(
    "Long-term blood pressure in time",
    inputs=[salt, elsewhere, afferent, N_als_eq],
    outputs={
        C_sod: M_sod / V_ecf,
        A_hat: RENIN[A_hat],
        **CIRCULATION,
        **NERVES,
        **GLOMERULUS,
        **PROXIMAL,
        **afferent_and_efferent(),
        **RENIN,
        **ALDOSTERONE,
        **DISTAL,
        **WATER,
        thirst: kappa * (C_sod - C_bar),
    },
    states={
        V_ecf: Phi_win - Phi_u + thirst,
        M_sod: Phi_sodin - Phi_una,
        **VESSELS,
        N_adh: (N_adhs - N_adh) / k.T_adh,
        **RATES,
        C_bar: (C_sod - C_bar) / tau_C,
    },
    residuals={P_ma: RETURNED, P_gh: STRETCHED},
    time=t,
    **DESCRIBED,
)
"""The whole in time. Unknowns at every moment: arterial pressure and the pressure in the glomeruli."""


def at_rest(
    nerves: Mapping[Quantity, Expr] = NERVES,
    resistances: Mapping[Quantity, Expr] | None = None,
    side: Mapping[Quantity, Expr] | None = None,
    name: str = "Long-term blood pressure, settled",
) -> Model:
    """The same equations with every rate of change at zero.

    Hormones and the two memories then have closed forms. What is left are six numbers that must fit together:
    arterial and glomerular pressure, the sodium past the tubule's sensor, water, plasma sodium, and vessels.

    Parameters
    ----------
    nerves, resistances : equations, optional
        In place of `NERVES` and of ``afferent_and_efferent()``.
    side : equations, optional
        Further hormones, once the others are known.
    """
    z_rest = {a_auto: CIRCULATION[a_auto], z: 1 - 3 * a_auto / 4}
    circulating = {quantity: expr for quantity, expr in CIRCULATION.items() if quantity != a_auto}
    tubule = {quantity: expr for quantity, expr in PROXIMAL.items() if quantity != Phi_md}
    w_rest = {w: -circulating[body.P_ra] / 5}
    circulating = _after(circulating, body.P_ra, w_rest)
    water = _after(WATER, N_adhs, {})
    del water[N_adhs], water[k.C_adh]
    return Model(
        name,
        inputs=[salt, elsewhere, afferent, N_als_eq],
        outputs={
            **z_rest,
            **circulating,
            **nerves,
            **settled(),
            **(side or {}),
            **GLOMERULUS,
            **tubule,
            **(resistances or afferent_and_efferent()),
            **aldosterone(),
            N_al: N_als,
            **blood(),
            **DISTAL,
            N_adhs: WATER[N_adhs],
            N_adh: N_adhs,
            k.C_adh: WATER[k.C_adh],
            **water,
            M_sod: C_sod * V_ecf,
        },
        residuals={
            P_ma: RETURNED,
            P_gh: STRETCHED,
            Phi_md: Phi_md - PROXIMAL[Phi_md],
            C_sod: NOT_TAKEN_BACK - Phi_sodin,
            V_ecf: THIRST - Phi_u,
            vas: VESSELS[vas],
        },
        **DESCRIBED,
    )


def _after(equations: Mapping[Quantity, Expr], last: Quantity, added: Mapping[Quantity, Expr]) -> dict[Quantity, Expr]:
    """The equations with others put in after one of them."""
    out: dict[Quantity, Expr] = {}
    for quantity, expr in equations.items():
        out[quantity] = expr
        if quantity == last:
            out.update(added)
    return out


SETTLED = at_rest()
"""Where the whole comes to rest."""
