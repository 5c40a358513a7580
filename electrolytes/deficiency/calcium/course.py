"""Twenty days of a rat: a diet without enough magnesium, and from day 8 something is given.

The body of `body.py` in days. Calcium given stops after four days; magnesium given is kept up.
"""

from __future__ import annotations

from functools import partial

from sympy import Eq, Expr, Or, Piecewise

from electrolytes.deficiency.calcium.body import (
    ASSUMPTIONS,
    LIMITS,
    OMITTED,
    PARTS,
    PERCENT,
    RATES,
    D,
    I_Ca,
    I_Mg,
    P,
    c,
    calcium_eaten,
    cliff,
    eaten_Ca,
    eaten_Mg,
    g,
    gut_Ca,
    gut_Mg,
    m,
    magnesium_eaten,
    net_Ca,
    urine_Ca,
    urine_Mg,
    vitamin,
)
from electrolytes.deficiency.calcium.settled import of_rest
from electrolytes.model import Model, Quantity, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
percent = partial(Quantity, unit="percent")
daily = partial(Quantity, unit="µmol/d")
MINUTES = q(1440, "min/d")
MICRO = q(1000, "µmol/mmol")

TREATMENTS = ("nothing", "calcium for four days", "magnesium, for good", "both")
"""What is given from day 8 on, in the order of the choice ``given``."""
given = chosen("given", r"\tau", default=0, choices=TREATMENTS, label="From day 8 is given",
               meaning="whether calcium, magnesium or both are given from day 8")
extra = chosen("extra", r"e_{+}", unit="percent", default=100.0, range=(0.0, 300.0), domain=(0, None),
               label="Calcium given on top", meaning="calcium given, in percent of the usual diet's")
t = chosen("t", "t", unit="d", default=7.9, range=(0.0, 20.0), domain=(0, None), label="Time",
           meaning="time since the diet changed; before, all was as usual")
START = chosen("START", "t_1", unit="d", default=8.0, domain=(0, None), meaning="day from which something is given")
STOP = chosen("STOP", "t_2", unit="d", default=12.0, domain=(0, None), meaning="day on which the calcium stops")

calcium_now = percent("calcium_now", r"e_{Ca}^{t}", meaning="calcium taken in at this moment, in percent of the usual")
magnesium_now = percent("magnesium_now", r"e_{Mg}^{t}", meaning="magnesium taken in at this moment, in percent of the "
                                                                "usual")
c_percent = percent("c_percent", r"\hat c", label="Calcium", meaning="calcium in blood against rest")
m_percent = percent("m_percent", r"\hat m", label="Magnesium", meaning="magnesium in blood against rest")
P_percent = percent("P_percent", r"\hat P", label="PTH", meaning="PTH in blood against rest")
D_percent = percent("D_percent", r"\hat D", label="Calcitriol", meaning="calcitriol against rest")
g_percent = percent("g_percent", r"\hat g", label="PTH in the gland", meaning="the gland's store against rest")
absorbed = daily("absorbed", r"B_{Ca}", label="Calcium absorbed", meaning="calcium that the gut gives to the blood")
absorbed_Mg = daily("absorbed_Mg", r"B_{Mg}", label="Magnesium absorbed", meaning="magnesium that the gut gives to the "
                                                                                "blood")
from_bone = daily("from_bone", r"b_{Ca}", label="Calcium out of bone", meaning="calcium that bone gives, net")
in_urine = daily("in_urine", r"U_{Ca}", label="Calcium in the urine", meaning="calcium in a day's urine")
in_urine_Mg = daily("in_urine_Mg", r"U_{Mg}", label="Magnesium in the urine", meaning="magnesium in a day's urine")


def gives(*which: int) -> Expr:
    """Whether one of these treatments is chosen."""
    return Or(*(Eq(given, index) for index in which))


def a_day(rate: Expr) -> Expr:
    """A flow (mmol/min) as µmol a day."""
    return rate * MINUTES * MICRO


COURSE = Model(
    "Calcium through twenty days",
    inputs=[magnesium_eaten, calcium_eaten, vitamin, given, extra, cliff],
    outputs={
        calcium_now: calcium_eaten + Piecewise((extra, gives(1, 3) & (t >= START) & (t < STOP)),
                                               (q(0, "percent"), True)),
        magnesium_now: Piecewise((q(100, "percent"), gives(2, 3) & (t >= START)), (magnesium_eaten, True)),
        **PARTS,
        eaten_Ca: I_Ca * calcium_now / PERCENT,
        eaten_Mg: I_Mg * magnesium_now / PERCENT,
        c_percent: of_rest(c),
        m_percent: of_rest(m),
        P_percent: of_rest(P),
        D_percent: of_rest(D),
        g_percent: of_rest(g),
        absorbed: a_day(gut_Ca),
        absorbed_Mg: a_day(gut_Mg),
        from_bone: a_day(net_Ca),
        in_urine: a_day(urine_Ca),
        in_urine_Mg: a_day(urine_Mg),
    },
    states={state: rate * MINUTES for state, rate in RATES.items()},
    time=t,
    source="DuttaLayton2024",
    assumptions=(*ASSUMPTIONS, "Food comes evenly over the day."),
    limits=LIMITS,
    omitted=OMITTED,
)
STEADY = Model(
    "Calcium and magnesium in a rat",
    inputs=[magnesium_eaten, calcium_eaten, vitamin, cliff],
    outputs=PARTS,
    states=RATES,
    source="DuttaLayton2024",
    assumptions=ASSUMPTIONS,
    limits=LIMITS,
    omitted=OMITTED,
)
"""The published model itself, in minutes, with nothing given."""
