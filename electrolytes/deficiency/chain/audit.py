"""The gain audit: what each link of the chain adds to a supplement's effect on pressure, multiplied out in the open.

A supplement raises serum magnesium by what ``diet/balance.py`` says. Every link after that counts by its gain alone: by
how many percent its end changes for one percent at its beginning, near the healthy state. The gains are computed from
the models of the pages before (tests do so again); a reader may change each. Nothing is fitted to the trials.
"""

from __future__ import annotations

from functools import partial

from sympy import log

from electrolytes.deficiency.chain.links import share as chain_share
from electrolytes.deficiency.hormones import cascade
from electrolytes.diet.balance import absorption
from electrolytes.diet.balance.absorption import UPTAKE, a_day, food, meals
from electrolytes.diet.balance.serum import BALANCE, KIDNEY, settled
from electrolytes.diet.trials.effects import effect
from electrolytes.mechanism.cell.magnesium import put_in
from electrolytes.model import Model, Quantity, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
concentration = partial(Quantity, unit="mmol/L")
fall = partial(Quantity, unit="mmHg")

# --- what a reader can change -------------------------------------------------------------------------------------

supplement = absorption.supplement.with_(default=368.0, range=(0.0, 600.0))
timing = absorption.timing.with_(default=1)
times = chosen("times", "n", default=1.0, range=(1.0, 4.0), domain=(0, None), label="Serum rises, times our prediction",
               meaning="by how many times serum magnesium rises more than our balance predicts")
share = chain_share.with_(default=100.0)
g_cell = chosen("g_cell", "g_c", default=1.0, range=(0.0, 1.0), label="Cell follows serum",
                meaning="percent of free magnesium in the cell for one percent of serum magnesium")
g_in = chosen("g_in", "g_i", default=-0.5333, range=(-0.8, 0.0), label="Block from inside",
              meaning="percent of L-type current for one percent of magnesium inside")
g_out = chosen("g_out", "g_o", default=-0.06186, range=(-0.8, 0.0), label="Block from outside",
               meaning="percent of L-type current for one percent of magnesium outside")
g_pump = chosen("g_pump", "g_p", default=0.003909, range=(0.0, 0.4), label="Pump for magnesium",
                meaning="percent of the pump's speed for one percent of magnesium inside, if free ATP is a bystander")
g_channel = chosen("g_channel", "g_L", default=1.437, range=(0.4, 1.5), label="Calcium for channel",
                   meaning="percent of calcium for one percent of L-type current, in a cell with tone")
g_sodium = chosen("g_sodium", "g_N", default=-0.3218, range=(-0.5, 0.0), label="Calcium for pump",
                  meaning="percent of calcium for one percent of the sodium pump, in a cell with tone")
g_vessel = chosen("g_vessel", "g_R", default=2.927, range=(0.0, 4.0), label="Resistance for calcium",
                  meaning="percent of resistance for one percent of calcium in the wall")
g_kidney = chosen("g_kidney", "g_K", unit="mmHg/percent", default=0.1443, range=(0.0, 0.3),
                  label="Pressure for filters",
                  meaning="settled pressure for one percent of resistance in front of the kidney's filters")
g_others = chosen("g_others", "g_E", unit="mmHg/percent", default=0.002367, range=(0.0, 0.02),
                  label="Pressure for other arteries",
                  meaning="settled pressure for one percent of resistance outside the kidney")
g_potassium = chosen("g_potassium", r"g_{\rm K}", unit="mmol/(L*percent)", default=0.01246, range=(0.0, 0.03),
                     label="K⁺ for Mg²⁺",
                     meaning="potassium in blood for one percent of magnesium in the kidney's cells")
g_salt = chosen("g_salt", "g_S", unit="mmHg*L/mmol", default=5.2397, range=(0.0, 12.0), label="Pressure for K⁺",
                source="KrishnaKapoor1991", evidence="weak",
                meaning="fall of settled pressure for one mmol/L more potassium, by the salt that is let go; our fit "
                        "to twelve people")
slope = cascade.slope_Mg.with_(name="slope", latex="k", range=(0.0, 2.5), label="Aldosterone for magnesium")
g_hormone = chosen("g_hormone", "g_A", unit="mmHg/percent", default=0.02935, range=(0.0, 0.1),
                   label="Pressure for aldosterone",
                   meaning="settled pressure for one percent of aldosterone's secretion")
trial = Quantity("trial", "T", unit="mmHg", default=round(-effect("zhang", "mean"), 6), source="Zhang2016",
                 evidence="contested", meaning="fall of mean pressure in trials: diastolic plus a third of the rest")
GAINS = (g_cell, g_in, g_out, g_pump, g_channel, g_sodium, g_vessel, g_kidney, g_others, g_potassium, g_salt, slope,
         g_hormone)

# --- from tablet to serum -----------------------------------------------------------------------------------------

S_before = concentration("S_before", "S_0", meaning="serum magnesium without the supplement")
a_before = a_day.with_(name="a_before", latex="a_0")
rise = concentration("rise", r"\Delta S", label="Rise of serum magnesium",
                     meaning="by how much serum magnesium settles higher with the supplement")
x = Quantity("x", "x", unit="percent", label="Rise of serum magnesium", meaning="the same in percent, by its logarithm")

# --- along the routes ---------------------------------------------------------------------------------------------

current_in = Quantity("current_in", "L_i", unit="percent", meaning="change of L-type current, by the block from inside")
current_out = Quantity("current_out", "L_o", unit="percent", meaning="the same from outside")
pumping = Quantity("pumping", "p", unit="percent", meaning="change of the pump's speed")
R_in, R_out, R_pump = (Quantity(f"R_{name}", f"R_{name[0]}", unit="percent", meaning=f"change of resistance {words}")
                       for name, words in (("in", "by the block from inside"), ("out", "by the block from outside"),
                                           ("pump", "by the pump")))
fall_in = fall("fall_in", r"\Delta P_i", label="Block from inside", meaning="fall of pressure by the block from inside")
fall_out = fall("fall_out", r"\Delta P_o", label="Block from outside", meaning="the same from outside")
fall_pump = fall("fall_pump", r"\Delta P_p", label="Sodium pump", meaning="fall of pressure by the pump")
fall_others = fall("fall_others", r"\Delta P_E", label="Other arteries",
                   meaning="fall of pressure by arteries outside the kidney, all routes together")
fall_salt = fall("fall_salt", r"\Delta P_{\rm K}", label="Potassium and salt",
                 meaning="fall of pressure by potassium that is kept and salt that is let go for it")
fall_hormone = fall("fall_hormone", r"\Delta P_A", label="Aldosterone", meaning="fall of pressure by aldosterone")
total = fall("total", r"\Sigma", label="Our links together", meaning="fall of pressure by all links")
rest = fall("rest", "U", label="Unexplained", meaning="what trials find and our links do not give")
explained = Quantity("explained", "e", unit="percent", label="Explained", meaning="our links against the trials' mean")
whole = q(100, "percent")
PARTS = (fall_in, fall_out, fall_pump, fall_others, fall_salt, fall_hormone)


UNAIDED = {absorption.plain: meals, absorption.portions: q(0.0, "1/d")}
"""The day without tablets: all meals are plain."""

OWN = {absorption.supplement: supplement, absorption.timing: timing}
AUDIT = Model(
    "Gain audit of a supplement",
    inputs=[food, supplement, timing, times, share, *GAINS],
    outputs={
        **KIDNEY,
        **put_in(UPTAKE, OWN),
        a_before: UPTAKE[a_day].xreplace(UNAIDED),
        S_before: settled.xreplace({a_day: a_before}),
        rise: times * (settled - S_before),
        x: whole * log(1 + rise / S_before),
        current_in: x * g_cell * g_in,
        current_out: x * g_out,
        pumping: x * g_cell * g_pump,
        R_in: current_in * g_channel * g_vessel,
        R_out: current_out * g_channel * g_vessel,
        R_pump: pumping * g_sodium * g_vessel,
        fall_in: -R_in * share / whole * g_kidney,
        fall_out: -R_out * share / whole * g_kidney,
        fall_pump: -R_pump * share / whole * g_kidney,
        fall_others: -(R_in + R_out + R_pump) * g_others,
        fall_salt: x * g_cell * g_potassium * g_salt,
        fall_hormone: slope * rise * whole * g_hormone,
        total: sum(PARTS),
        rest: trial - total,
        explained: whole * total / trial,
    },
    source="Zhang2016; Fine1991",
    assumptions=(
        "Each link counts by its gain near the healthy state, so that the routes add up.",
        "Serum magnesium settles where absorption and kidney put it, by the balance of the chapter on diet.",
        "The trials' mean pressure is their diastolic effect plus a third of the difference.",
        *BALANCE.assumptions,
    ),
    limits=(
        "The full chain bends: for the default supplement it gives about 6 % less than the sum.",
        "The trials' effect belongs to a median of 368 mg a day; at other doses it is shown for comparison only.",
    ),
    omitted=("Endothelium and sympathetic outflow: nothing on these pages has a number for them.",),
    version="2",
)

# --- the gains, from the models -----------------------------------------------------------------------------------

STEP = 1e-3


def gains() -> dict[str, float]:
    """The gains by name, computed from the models of the pages before by small steps about the healthy state."""
    from math import log as ln

    from electrolytes.deficiency.chain.links import CHAIN
    from electrolytes.deficiency.pressure.regulation import SETTLED
    from electrolytes.deficiency.smooth_muscle.rest import MAGNESIUM_TONED
    from electrolytes.deficiency.vessel.numbers import elasticity

    def percent_each(model: Model, of: str, lever: str, at: float) -> float:
        up, down = (model.number(of, **{lever: at * (1 + side * STEP)}) for side in (1, -1))
        return ln(up / down) / ln((1 + STEP) / (1 - STEP))

    def pressure_each(lever: str, at: float) -> float:
        up, down = (SETTLED.number("P_ma", **{lever: at * (1 + side * STEP)}) for side in (1, -1))
        return (up - down) / (100 * ln((1 + STEP) / (1 - STEP)))

    def by_salt(side: int) -> tuple[float, float]:
        at = CHAIN.evaluate(S=0.85 * (1 + side * STEP), inner=0, outer=0, account=3, by_salt=1)
        return float(at["potassium_blood"]), float(at["change"])

    (more_K, less_P), (less_K, more_P) = by_salt(1), by_salt(-1)
    return {
        "g_potassium": (more_K - less_K) / (100 * ln((1 + STEP) / (1 - STEP))),
        "g_salt": (more_P - less_P) / (more_K - less_K),
        "g_in": percent_each(MAGNESIUM_TONED, "block_inner", "Mg_i", 0.8),
        "g_out": percent_each(MAGNESIUM_TONED, "block_outer", "Mg_o", 0.6),
        "g_pump": percent_each(MAGNESIUM_TONED, "pump_factor", "Mg_i", 0.8),
        "g_channel": percent_each(MAGNESIUM_TONED, "calcium", "opening", 100.0),
        "g_sodium": percent_each(MAGNESIUM_TONED, "calcium", "pumping", 100.0),
        "g_vessel": elasticity(),
        "g_kidney": pressure_each("afferent", 100.0),
        "g_others": pressure_each("elsewhere", 100.0),
        "g_hormone": pressure_each("N_als_eq", 1.0),
    }


# --- numbers for the text -----------------------------------------------------------------------------------------


def audited(of: str, **settings: float) -> float:
    """A quantity of the audit; falls of pressure are positive."""
    return AUDIT.number(of, **settings)


def as_in_trials(measured: float = 0.05) -> float:
    """How many times our prediction the rise of serum magnesium (mmol/L) was that trials measured."""
    return measured / audited("rise")


def in_trials(of: str, **settings: float) -> float:
    """A quantity of the audit with the rise of serum magnesium that trials measured."""
    return audited(of, times=as_in_trials(), **settings)


def by_the_full_chain(**settings: float) -> float:
    """The same supplement's fall of pressure (mmHg) through the full chain, with nothing made straight."""
    from electrolytes.deficiency.chain.numbers import along

    at = AUDIT.evaluate(**settings)
    normal = 0.85
    serum = normal * float((at["S_before"] + at["rise"]) / at["S_before"])
    return -along("change", S=serum, share=float(at["share"]), by_hormone=1, by_salt=1)


def by_the_published_account(rise: float, hormones: bool = False) -> float:
    """Fall of pressure (mmHg) for a rise of serum magnesium (mmol/L), by the published factors on our body."""
    from electrolytes.deficiency.chain.numbers import along

    return -along("change", S=0.85 + rise, joined_by=2 if hormones else 1)


def mean_in_trials(end: str = "") -> float:
    """Fall of mean pressure (mmHg) in the trials, or an end of its interval."""
    return -effect("zhang", "mean", end)
