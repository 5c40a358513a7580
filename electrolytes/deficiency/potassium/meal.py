"""A meal, and what the body makes of the potassium in it: six hours after a night without food.

As in the study that the model's authors fitted [@Preston2015]: a meal without potassium, potassium chloride alone, or
both; 35 mmol in half an hour.
"""

from __future__ import annotations

from functools import partial

from sympy import Expr, Ne, Piecewise

from electrolytes.deficiency.potassium.body import (
    ASSUMPTIONS,
    LIMITS,
    OMITTED,
    C_al,
    J_in,
    J_out,
    K_p,
    M_c,
    M_g,
    M_g_ref,
    Phi_u,
    crosstalk,
    drive,
    flows,
    insulin,
    k_g,
    kidney,
    pumps_by_insulin,
    rates,
    step,
)
from electrolytes.deficiency.potassium.plug import OPENED, Mg_i, plug
from electrolytes.model import Model, Quantity, default_of, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
hourly = partial(Quantity, unit="mmol/h")
HOUR = q(60, "min/h")

MEALS = ("meal with potassium", "meal without potassium", "potassium alone")
"""What is eaten, in the order of the choice ``meal``."""
meal = chosen("meal", "m", default=0, choices=MEALS, label="Eaten is a",
              meaning="whether the meal calls for insulin, and whether it brings potassium")
load = Quantity("load", "D", unit="mmol", default=35.0, range=(10.0, 70.0), domain=(0, None), source="Preston2015",
                evidence="supported", label="Potassium in it", meaning="potassium eaten within half an hour")
fast = chosen("fast", "t_0", unit="min", default=360.0, domain=(0, None),
              meaning="time without food before the meal; the course begins with it")
span = Quantity("span", "w", unit="min", default=30.0, domain=(1, None), source="Preston2015", evidence="supported",
                meaning="time in which the meal is eaten")
t = chosen("t", "t", unit="min", default=420.0, range=(0.0, 720.0), domain=(0, None), label="Time",
           meaning="time since the last food before the fast; the meal begins after 360 minutes")

since_meal = Quantity("since_meal", "t_m", unit="min", label="Since the meal", meaning="time since the meal began")
since_food = Quantity("since_food", "t_f", unit="min",
                      meaning="time since a meal that calls for insulin; potassium alone does not")
in_half_hour = Quantity("in_half_hour", r"\Phi_{in}", unit="mmol/min", label="Eaten",
                        meaning="potassium eaten at this moment: a parabola over half an hour")
from_gut = hourly("from_gut", "A", label="From the gut", meaning="potassium that goes from the gut into the blood")
to_cells = hourly("to_cells", "J", label="Into cells", meaning="potassium that cells take up, net")
to_urine = hourly("to_urine", "U", label="Into the urine", meaning="potassium that leaves with urine")
rise = Quantity("rise", r"\Delta K_p", unit="mmol/L", label="Change in blood",
                meaning="potassium in plasma against the moment before the fast")
M_0 = chosen("M_0", r"M_c^{*}", unit="mmol", default=default_of(M_c), domain=(0, None),
             meaning="potassium in cells at the start")
stored = Quantity("stored", r"\Delta M_c", unit="mmol", label="Stored in cells",
                  meaning="potassium that cells hold more than at the start")


def parabola() -> Expr:
    """What is eaten a minute (mmol/min): 35 mmol come as 1.75 − 7 (t − 15)²/900."""
    inside = (since_meal >= 0) & (since_meal <= span) & Ne(meal, 1)
    return Piecewise((6 * load * since_meal * (span - since_meal) / span**3, inside), (q(0, "mmol/min"), True))


PARTS = flows(pumps_by_insulin(insulin(since_food)))

MEAL = Model(
    "A meal and its potassium",
    inputs=[meal, load, Mg_i, drive, plug, crosstalk, step],
    outputs={
        since_meal: t - fast,
        since_food: Piecewise((since_meal, Ne(meal, 2)), (q(-1, "min"), True)),
        in_half_hour: parabola(),
        **OPENED,
        **PARTS,
        **kidney(K_p, C_al, M_g, M_g_ref),
        from_gut: k_g * M_g * HOUR,
        to_cells: (J_in - J_out) * HOUR,
        to_urine: Phi_u * HOUR,
        rise: K_p - q(default_of(K_p), "mmol/L"),
        stored: M_c - M_0,
    },
    states=rates(in_half_hour),
    time=t,
    source="Stadt2022; Preston2015",
    assumptions=(
        *ASSUMPTIONS,
        "Six hours without food come first; insulin is then as after a night.",
        "Potassium alone calls for no insulin.",
        "At the start all is at rest as with the usual magnesium and aldosterone: other settings begin with the fast.",
    ),
    limits=LIMITS,
    omitted=OMITTED,
)
