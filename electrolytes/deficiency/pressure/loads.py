"""Loads that people were given, put to the model of pressure: more and more salt, and a drink of water.

The equations are those of ``regulation.py``, unchanged; only what is eaten and drunk has a wider range.
"""

from __future__ import annotations

from functools import partial

from sympy import exp

from electrolytes.deficiency.hormones.cascade import N_als_eq, P_ma
from electrolytes.deficiency.pressure.circulation import V_ecf
from electrolytes.deficiency.pressure.kidney import Phi_u, afferent, salt
from electrolytes.deficiency.pressure.regulation import ASSUMPTIONS, DESCRIBED, LIMITS, PRESSURE, SETTLED
from electrolytes.mechanism.cell.magnesium import put_in
from electrolytes.model import Model, Quantity, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")

# --- salt ---------------------------------------------------------------------------------------------------------

LOW, HIGH, RISE, ERROR = 10.0, 1500.0, 16.5, 3.2
"""Sodium eaten (mEq/d), and by how much mean pressure (mmHg) rose between, with its standard error (Luft1979).

It rose from 83.8 ± 1 to 100.3 ± 3; the error of the difference is ours.
"""
eaten = salt.with_(name="eaten", range=(LOW, HIGH), meaning="sodium intake, from hardly any to what no food brings")
P_low = chosen("P_low", "P_{10}", unit="mmHg", default=97.2357378, domain=(0, None),
               meaning="mean pressure settled on 10 mmol of sodium a day (a test computes it)")
rise = Quantity("rise", r"\Delta P", unit="mmHg", label="Pressure above that on 10 mmol",
                meaning="mean arterial pressure, against that of the healthy body on 10 mmol of sodium a day")

SALT_LOADED = Model(
    "Salt loading, settled",
    inputs=[eaten, afferent, N_als_eq],
    outputs={**put_in(SETTLED.equations, {salt: eaten}), rise: P_ma - P_low},
    residuals=put_in(SETTLED.residuals, {salt: eaten}),
    **{**DESCRIBED, "limits": (*LIMITS, "The authors of the model did not use it at such extremes of sodium.")},
)

# --- water --------------------------------------------------------------------------------------------------------

DRUNK = (
    (0.00, 0.80), (0.24, 1.25), (0.44, 1.55), (0.61, 2.85), (0.75, 5.51), (0.99, 8.72), (1.11, 8.42), (1.23, 9.50),
    (1.46, 7.20), (1.58, 9.86), (1.68, 8.81), (1.84, 8.64), (2.03, 8.56), (2.19, 8.32), (2.40, 8.15), (2.48, 6.88),
    (2.64, 3.62), (2.72, 2.38), (2.84, 1.74), (3.07, 1.38), (3.39, 1.25),
)
"""Hours after a drink of water, and urine (mL/min) (BaldesSmirk1934, read off their figure by others)."""

hours = chosen("hours", "t", unit="h", default=0.5, range=(0.0, 5.0), domain=(0, None), label="Time",
               meaning="time since the drink")
drink = chosen("drink", "D", unit="L", default=1.0, range=(0.0, 1.5), domain=(0, None), label="Water drunk at once",
               meaning="water drunk at the start, beside what thirst asks for")
stays = chosen("stays", "s", unit="percent", default=100.0, range=(30.0, 100.0), domain=(0, 100),
               label="Stays outside the cells",
               meaning="share of the drink that does not enter the cells: in a body a third; the model has no cells")
taken_up = chosen("taken_up", r"\tau_D", unit="min", default=20.0, range=(5.0, 60.0), domain=(0.1, None), scale="log",
                  label="Taken up in", meaning="how long the gut takes to take up two thirds of it")
urine = Quantity("urine", r"\dot V_u", unit="mL/min", label="Urine", meaning="urine in a minute")
MINUTES = q(60, "min/h")

WATER_LOAD = Model(
    "A drink of water",
    inputs=[drink, stays, taken_up],
    outputs={**PRESSURE.equations, urine: Phi_u * q(1000, "mL/L")},
    states={
        state: (rate + (drink * stays / q(100, "percent") / taken_up * exp(-hours * MINUTES / taken_up)
                        if state == V_ecf else 0)) * MINUTES
        for state, rate in PRESSURE.rates.items()},
    residuals=dict(PRESSURE.residuals),
    time=hours,
    **{**DESCRIBED, "assumptions": (*ASSUMPTIONS, "The drink is taken up ever more slowly as less of it is left.")},
)

# --- numbers for the text -----------------------------------------------------------------------------------------


def pressure_rise(low: float = LOW, high: float = HIGH) -> float:
    """By how much settled mean pressure (mmHg) is higher on `high` than on `low` mmol of sodium a day."""
    return SALT_LOADED.number(P_ma, eaten=high) - SALT_LOADED.number(P_ma, eaten=low)


def most_urine(**settings: float) -> float:
    """The most urine (mL/min) in the time in which people were watched, the first 3.4 hours."""
    return float(max(WATER_LOAD.simulate([hour / 20 for hour in range(69)], settings)["urine"]))


def least_urine(**settings: float) -> float:
    """The least urine (mL/min) in that time."""
    return float(min(WATER_LOAD.simulate([hour / 20 for hour in range(69)], settings)["urine"]))


def days_to_escape(**settings: float) -> float:
    """Days until the urine again holds nine tenths of the sodium eaten, with more aldosterone."""
    from electrolytes.deficiency.pressure.escape import hours_to_escape

    return hours_to_escape(**settings) / 24
