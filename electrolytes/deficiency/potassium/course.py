"""Potassium over five months: a lack of magnesium begins, and from day 60 something is given.

The body of `body.py` in days, a day being an average: what is eaten comes evenly. Magnesium acts through `opened`
alone (plug.py). Potassium given stops after a month; magnesium given keeps the cells' magnesium as usual from then on.
"""

from __future__ import annotations

from functools import partial

from sympy import Eq, Expr, Or, Piecewise

from electrolytes.deficiency.potassium.body import (
    ASSUMPTIONS,
    LIMITS,
    MINUTES,
    OMITTED,
    C_al,
    K_p,
    M_c,
    M_g,
    M_i,
    M_p,
    Phi_u,
    adapts,
    crosstalk,
    drive,
    eaten,
    flows,
    in_stool,
    insulin,
    k_g,
    kidney,
    opened,
    pumps_by_insulin,
    rates,
    since,
    step,
    usual_filling,
)
from electrolytes.deficiency.potassium.plug import STRENGTH, Mg_i, Mg_rest, V_rest, open_share, plug
from electrolytes.deficiency.potassium.settled import START_M
from electrolytes.model import Model, Quantity, default_of, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
daily = partial(Quantity, unit="mmol/d")

TREATMENTS = ("nothing", "potassium for a month", "magnesium, for good", "both")
"""What is given from day 60 on, in the order of the choice ``given``."""
given = chosen("given", r"\tau", default=0, choices=TREATMENTS, label="From day 60 is given",
               meaning="whether potassium, magnesium or both are given from day 60")
extra = chosen("extra", r"\Phi_{+}", unit="mmol/d", default=40.0, range=(0.0, 100.0), domain=(0, None),
               label="Potassium given", meaning="potassium in a day's tablets, where potassium is given")
t = chosen("t", "t", unit="d", default=59.0, range=(0.0, 150.0), domain=(0, None), label="Time",
           meaning="time since magnesium began to be as set; before, all was as usual")
START = chosen("START", "t_1", unit="d", default=60.0, domain=(0, None), meaning="day from which something is given")
STOP = chosen("STOP", "t_2", unit="d", default=90.0, domain=(0, None), meaning="day on which the potassium stops")

intake = daily("intake", r"\Phi_{in}^{t}", label="Taken in", meaning="potassium taken in at this moment, food and "
                                                                  "tablets")
Mg_now = Quantity("Mg_now", r"\mathrm{Mg}_t", unit="mM", label="Free magnesium in the tubule's cells",
                  meaning="free magnesium in the cells of the distal tubule at this moment")
filling = Quantity("filling", r"M_g^{t}", unit="mmol", meaning="what the gut holds once it has settled at this intake")
absorbed = daily("absorbed", "A", label="Absorbed", meaning="potassium that goes from the gut into the blood")
urine = daily("urine", "U", label="In the urine", meaning="potassium in a day's urine")
stool = daily("stool", "F", label="In the stool", meaning="potassium in a day's stool")
lost = Quantity("lost", r"\Delta M", unit="mmol", label="The body lacks",
                meaning="potassium that the body holds less than at the start")
percent_c = Quantity("percent_c", r"\%_c", unit="percent", label="In cells", meaning="potassium in cells, against the "
                                                                                     "start")


def gives(*which: int) -> Expr:
    """Whether one of these treatments is chosen."""
    return Or(*(Eq(given, index) for index in which))


GIVEN = {
    intake: eaten + Piecewise((extra, gives(1, 3) & (t >= START) & (t < STOP)), (q(0, "mmol/d"), True)),
    Mg_now: Piecewise((Mg_rest, gives(2, 3) & (t >= START)), (Mg_i, True)),
}

COURSE = Model(
    "Potassium through five months",
    inputs=[eaten, Mg_i, drive, given, extra, adapts, plug, crosstalk, step],
    outputs={
        **GIVEN,
        **STRENGTH,
        opened: open_share(Mg_now, V_rest) / open_share(Mg_rest, V_rest),
        **flows(pumps_by_insulin(insulin(since))),
        filling: (1 - in_stool) * intake / MINUTES / k_g,
        **kidney(K_p, C_al, M_g, usual_filling(filling)),
        absorbed: k_g * M_g * MINUTES,
        urine: Phi_u * MINUTES,
        stool: in_stool * intake,
        lost: q(START_M, "mmol") - M_g - M_p - M_i - M_c,
        percent_c: q(100, "percent") * M_c / q(default_of(M_c), "mmol"),
    },
    states={state: rate * MINUTES for state, rate in rates(intake / MINUTES).items()},
    time=t,
    source="Stadt2022; HuangKuo2007; Yang2010",
    assumptions=(
        *ASSUMPTIONS,
        "What is eaten comes evenly over the day, with the insulin of four and a half hours after a meal.",
        "The cells' magnesium is as set from the first day, and as usual from the day on which it is given.",
        "Magnesium acts on the channels of the distal tubule alone, with the voltage there as usual.",
    ),
    limits=LIMITS,
    omitted=OMITTED,
)
