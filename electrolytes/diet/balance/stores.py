"""Magnesium in the body over hours to years: fluid outside cells, fast tissue, slow tissue and bone.

Three well-mixed pools. The first is filled by the gut and emptied by the kidney (``balance.py``), and exchanges with
the other two in proportion to what is in them. Sizes and speeds are choices of this book: no complete set measured in
people was available to us. The slow pool is as slow as the one long experiment on people needs it to be.
"""

from __future__ import annotations

from functools import partial

from sympy import Piecewise

from electrolytes.diet.balance.absorption import UPTAKE, a_day, active, bound, food, m_Mg, supplement, timing
from electrolytes.diet.balance.serum import (
    ASSUMPTIONS,
    KIDNEY,
    OMITTED,
    E_f,
    E_now,
    S_ref,
    U,
    lowered,
    scarcity,
    stool,
    threshold,
    urine,
)
from electrolytes.essentials.magnesium.serum import S
from electrolytes.model import Model, Quantity, default_of, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
pool = partial(Quantity, unit="mmol", domain=(0, None), source="modelling choice", evidence="modelling choice")
speed = partial(Quantity, unit="1/d")
flow = partial(Quantity, unit="mmol/d")
percent = partial(Quantity, unit="percent")

# --- what a reader can change -------------------------------------------------------------------------------------

days = chosen("days", "T", unit="d", default=365.0, range=(1.0, 365.0), domain=(0, None), scale="log",
              label="How long it lasts", meaning="for how long diet, tablets and drugs are as set; then all as usual")
waning = chosen("waning", "w", unit="percent", default=0.0, range=(0.0, 100.0), domain=(0, 100),
                label="Kidney makes up for a drug",
                meaning="how much of a lowered threshold the kidney makes up for in the end")
food_after = chosen("food_after", r"D_f^\prime", unit="mg/d", substance="magnesium",
                    default=350.0, range=(100.0, 800.0), domain=(0, None),
                    label="Food afterwards", meaning="magnesium in a day's food before the change and after it")
supplement_after = chosen("supplement_after", r"D_s^\prime", unit="mg/d", substance="magnesium",
                          default=0.0, range=(0.0, 800.0),
                          domain=(0, None), label="Supplement afterwards",
                          meaning="magnesium from tablets in a day, once the change is over")
tau_S = chosen("tau_S", r"\tau_S", unit="d", default=1000.0, range=(60.0, 3000.0), domain=(1, None), scale="log",
               label="Turnover time of the slow pool",
               meaning="mean time that magnesium stays in slow tissue and bone")
t = chosen("t", "t", unit="d", default=30.0, range=(0.04, 365.0), domain=(0, None), scale="log", label="Time",
           meaning="time since the change")

# --- constants ----------------------------------------------------------------------------------------------------

V_d = chosen("V_d", "V_d", unit="L", default=17.0, domain=(0, None),
             meaning="volume that would hold the first pool at the serum's concentration")
M_F0 = pool("M_F0", "M_F^*", default=100.0, meaning="fast pool at the reference; exchangeable magnesium [@Avioli1966]")
M_S0 = pool("M_S0", "M_S^*", default=880.0, meaning="slow pool at the reference; about 1000 mmol in all [@IOM1997]")
tau_F = chosen("tau_F", r"\tau_F", unit="h", default=20.0, domain=(0, None),
               meaning="mean time that magnesium stays in fast tissue; tracers gave half-times of 1 to 35 hours")
tau_K = chosen("tau_K", r"\tau_K", unit="d", default=5.0, domain=(0, None),
               meaning="time in which the kidney makes up for a drug")

# --- states: the reference, on 350 mg a day -----------------------------------------------------------------------

M_E = pool("M_E", "M_E", default=default_of(V_d) * default_of(S_ref), range=(0.0, 20.0),
           label="Magnesium outside cells", meaning="magnesium in plasma and the fluid between cells")
M_F = pool("M_F", "M_F", default=default_of(M_F0), range=(0.0, 150.0), label="Fast tissue",
           meaning="magnesium in tissue that exchanges within a day or so")
M_S = pool("M_S", "M_S", default=default_of(M_S0), range=(0.0, 1200.0), label="Slow tissue and bone",
           meaning="magnesium in tissue and bone that exchange over years")
adapted = chosen("adapted", "c", unit="mmol/L", default=0.0, range=(0.0, 0.1), label="Made up for",
                 meaning="by how much the kidney has raised its threshold again against a drug")

# --- what follows -------------------------------------------------------------------------------------------------

k_FE = speed("k_FE", "k_{FE}", meaning="speed out of fast tissue")
k_EF = speed("k_EF", "k_{EF}", meaning="speed into it: such that the reference is at rest")
k_SE = speed("k_SE", "k_{SE}", meaning="speed out of slow tissue and bone")
k_ES = speed("k_ES", "k_{ES}", meaning="speed into them: such that the reference is at rest")
eaten = Quantity("eaten", r"e_f", unit="mg/d", label="Eaten", meaning="magnesium in food at this moment")
taken = Quantity("taken", r"e_s", unit="mg/d", label="Tablets", meaning="magnesium from tablets at this moment")
active_now = percent("active_now", r"\alpha_t", meaning="active uptake at this moment, in percent of normal")
bound_now = percent("bound_now", r"\beta_t", meaning="share held by oxalate or phytate at this moment")
drug = Quantity("drug", "d", unit="mmol/L", meaning="by how much the drug lowers the threshold at this moment")
net = flow("net", "b", label="Balance", meaning="what the body gains in a day")
to_F = flow("to_F", "j_F", label="Into fast tissue", meaning="net flow into fast tissue")
to_S = flow("to_S", "j_S", label="Into slow tissue and bone", meaning="net flow into slow tissue and bone")
gained = Quantity("gained", "G", unit="mmol", label="Gained by the body",
                  meaning="what the body holds more than at the reference")
percent_E = percent("percent_E", r"\%_E", label="Magnesium outside cells",
                    meaning="first pool, in percent of the reference")
percent_F = percent("percent_F", r"\%_F", label="Fast tissue", meaning="fast pool, in percent of the reference")
percent_S = percent("percent_S", r"\%_S", label="Slow tissue and bone",
                    meaning="slow pool, in percent of the reference")


def stores(
    name: str, time: Quantity, inputs: list[Quantity], diet: Quantity = food, lasts: Quantity = days
) -> Model:
    """The three pools, watched over a range of time.

    Parameters
    ----------
    time : Quantity
        In days. Settings hold while ``time <= lasts``; then food and supplement are as afterwards, without any drug.
    diet, lasts : Quantity
        Magnesium in food (mg/d) while the change lasts, and how long that is (d).
    """
    during = time <= lasts
    now = {food: eaten, supplement: taken, active: active_now, bound: bound_now}
    outputs = {
        S: M_E / V_d,
        k_FE: q(24, "h/d") / tau_F,
        k_EF: k_FE * M_F0 / (V_d * S_ref),
        k_SE: 1 / tau_S,
        k_ES: k_SE * M_S0 / (V_d * S_ref),
        eaten: Piecewise((diet, during), (food_after, True)),
        taken: Piecewise((supplement, during), (supplement_after, True)),
        active_now: Piecewise((active, during), (q(100, "percent"), True)),
        bound_now: Piecewise((bound, during), (q(0, "percent"), True)),
        **{quantity: expression.xreplace(now) for quantity, expression in UPTAKE.items()},
        drug: Piecewise((lowered, during), (q(0, "mmol/L"), True)),
        **KIDNEY,
        threshold: KIDNEY[threshold].xreplace({lowered: drug - adapted}),
        E_now: E_f * scarcity(S),
        U: urine(S),
        stool: eaten + taken - a_day + E_now,
        net: (a_day - U - E_now) / m_Mg,
        to_F: k_EF * M_E - k_FE * M_F,
        to_S: k_ES * M_E - k_SE * M_S,
        gained: M_E + M_F + M_S - V_d * S_ref - M_F0 - M_S0,
        percent_E: q(100, "percent") * S / S_ref,
        percent_F: q(100, "percent") * M_F / M_F0,
        percent_S: q(100, "percent") * M_S / M_S0,
    }
    rates = {
        M_E: net - to_F - to_S,
        M_F: to_F,
        M_S: to_S,
        adapted: (drug * waning / q(100, "percent") - adapted) / tau_K,
    }
    return Model(
        name,
        inputs=inputs,
        outputs=outputs,
        states=rates,
        time=time,
        source="Avioli1966; Silver1960; Shils1969; Fine1991",
        assumptions=(
            *ASSUMPTIONS,
            "Pools exchange in proportion to what is in them: so in the end all fall or rise by the same percentage.",
            "A drug acts on one number only: on the kidney's threshold or on the gut's active uptake.",
        ),
        limits=(
            "No complete set of parameters measured in people was available to us: sizes and speeds are choices.",
            "Nobody knows the slow pool's speed well; this is why it can be set.",
        ),
        omitted=(*OMITTED, "Growth, pregnancy, illness, and bone that is built or broken down."),
    )


STORES = stores(
    "Magnesium stores, hours to a year",
    t,
    [food, supplement, timing, active, bound, lowered, waning, days, food_after, supplement_after, E_f, tau_S],
)

# --- a long lack, and how it is made good -------------------------------------------------------------------------

t_long = t.with_(default=148.0, range=(0.0, 730.0), scale="linear", meaning="time since the lack began")
food_lack = food.with_(default=10.0, range=(0.0, 350.0), label="Food during the lack")
days_lack = days.with_(default=150.0, range=(10.0, 365.0), scale="linear", label="The lack lasts")

REFILL = stores(
    "A long lack of magnesium, and how it is made good",
    t_long,
    [food_lack, days_lack, food_after, supplement_after, timing, tau_S, E_f],
    food_lack,
    days_lack,
)

# --- numbers for the text -----------------------------------------------------------------------------------------


def after(day: float, of: str, **settings: float) -> float:
    """A quantity of ``STORES`` some days after its settings changed."""
    return float(STORES.simulate([0, day], settings)[of][-1])


def in_refill(day: float, of: str, **settings: float) -> float:
    """A quantity of ``REFILL`` some days after the lack began."""
    return float(REFILL.simulate([0, day], settings)[of][-1])


def lost(day: float, **settings: float) -> float:
    """What the body has lost (mmol) some days after the settings of ``STORES`` changed."""
    return -after(day, "gained", **settings)


def blood_lost(day: float, **settings: float) -> float:
    """What is missing outside the cells (mmol) some days after the settings of ``STORES`` changed."""
    return default_of(M_E) - after(day, "M_E", **settings)


def missing(day: float, **settings: float) -> float:
    """What the body is short of (mmol) some days after the lack of ``REFILL`` began."""
    return -in_refill(day, "gained", **settings)


def percent_of_blood(day: float, tau_S: float) -> float:
    """Blood, in percent of the reference, some days after food went down to 10 mg a day."""
    return after(day, "percent_E", food=10.0, tau_S=tau_S)


def refilled_after(percent: float, of: str = "percent_E", **settings: float) -> float:
    """How many days after the end of the lack a pool of ``REFILL`` is back at so many percent of the reference."""
    import numpy as np

    end = settings.get("days", default_of(days_lack))
    times = np.linspace(end, end + 1500, 3001)
    course = REFILL.simulate([0, *times], settings)[of][1:]
    return float(np.interp(percent, course, times)) - end


def least_food_for_a_year(limit: float) -> float:
    """The magnesium in food (mg/d) on which serum is just at a limit (mmol/L) after a year."""
    from scipy.optimize import brentq

    return float(brentq(lambda mg: after(365, "S", food=mg) - limit, 0, 100, xtol=0.05))
