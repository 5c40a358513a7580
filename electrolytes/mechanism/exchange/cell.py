"""What the exchanger does to a cell: its calcium at a given sodium, and a controlled experiment with two cells.

A muscle cell of an artery wall at its resting voltage, after Kapela et al. (2008). Calcium and sodium leak in through
channels at the rates of the resting cell; calcium leaves by its own pump and by the exchanger, sodium by the
sodium–potassium pump. The laws are those of ``exchange.py``; new are only the two leaks, which follow from rest. The
whole cell, with its voltage, channels and stores, belongs to the chapter on the vessel wall.
"""

from __future__ import annotations

from functools import partial

from electrolytes.mechanism.exchange import exchanger as exchange
from electrolytes.mechanism.exchange.exchanger import (
    EXCHANGE,
    K_PMCA,
    THERMAL,
    Ca_eq,
    F,
    I_PMCA_max,
    Na_i,
    V_m,
    calcium_pump_current,
    exchange_current,
    g_NCX,
    sodium_pump_current,
)
from electrolytes.model import Model, Quantity, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
of_normal = partial(chosen, unit="percent", default=100.0, domain=(0, None))
current = partial(Quantity, unit="pA")

# --- what a reader can change -------------------------------------------------------------------------------------

exchangers = of_normal("exchangers", "x", range=(0.0, 200.0), label="Exchangers, share of normal",
                       meaning="how many exchangers the cell has; 0 takes them out")
calcium_pumps = of_normal("calcium_pumps", "y", range=(70.0, 200.0), label="Calcium pumps, share of normal",
                          meaning="how many calcium pumps the membrane has")
calcium_leak = of_normal("calcium_leak", "z", range=(50.0, 150.0), label="Calcium leaking in, share of normal",
                         meaning="how much calcium comes in through channels")
pumping = of_normal("pumping", "s", range=(25.0, 150.0), label="Sodium pumps, share of normal",
                    meaning="how many of its sodium–potassium pumps the cell has at work")
sodium_leak = of_normal("sodium_leak", r"\ell", range=(50.0, 150.0), label="Sodium leaking in, share of normal",
                        meaning="how much sodium comes in through channels and cotransport")
K_o = exchange.published("K_o", r"[\mathrm{K}^+]_o", unit="mM", substance="potassium", default=5.0, domain=(0, None),
                         meaning="potassium ions in the fluid around the cell")
t = chosen("t", "t", unit="min", default=20.0, range=(0.0, 30.0), domain=(0, None), label="Time",
           meaning="time since the settings were changed")

# --- the leaks: what rest asks for --------------------------------------------------------------------------------

I_Ca_in = chosen("I_Ca_in", r"I_{Ca}^{in}", unit="pA", default=1.7252827, domain=(0, None),
                 meaning="calcium leaking in at rest, as a current: what its pump and the exchanger carry out there")
I_Na_in = chosen("I_Na_in", r"I_{Na}^{in}", unit="pA", default=4.8440910, domain=(0, None),
                 meaning="sodium leaking in at rest, as a current: what the pump carries out, less what the exchanger "
                 "brings in")
vol_i = exchange.published("vol_i", r"v_i", unit="pL", default=1.0, domain=(0, None), meaning="volume of the cell")
vol_Ca = exchange.published("vol_Ca", r"v_{Ca}", unit="pL", default=0.7, domain=(0, None),
                            meaning="the part of it that is open to calcium")
buffering = chosen("buffering", r"\kappa", default=390.0, domain=(0, None),
                   meaning="calcium ions held by proteins for each free one: the published buffers at rest, rounded")

# --- what follows -------------------------------------------------------------------------------------------------

Ca_rest = Quantity("Ca_rest", "c", unit="nM", default=68.2554607, range=(5.0, 5000.0), domain=(0, None),
                   label="Calcium inside", meaning="free calcium at which as much leaves as comes in")
Ca_none = Quantity("Ca_none", "c_0", unit="nM", label="Calcium without exchanger",
                   meaning="the same with no exchanger at all")
I_leak = current("I_leak", "I_{leak}", label="Leaking in", meaning="calcium leaking in")
I_PMCA = current("I_PMCA", "I_{PMCA}", label="Calcium pump", meaning="calcium carried out by its own pump")
I_Ca_NCX = current("I_Ca_NCX", "I_{Ca,NCX}", label="Exchanger",
                   meaning="calcium carried out by the exchanger; negative when it brings calcium in")
whole = q(100, "percent")
to_mM = q(1e-6, "mM/nM")

ASSUMPTIONS = (
    "The voltage stays where the resting cell has it, and with it what leaks through the channels.",
    "The leaks are the resting cell's: what its pumps and its exchanger carry there. Nothing else was fitted.",
    "Calcium's own pump runs at its published rate; how much ATP it needs is left out.",
)
LIMITS = (
    "A muscle cell of a rat's artery at 20 °C, at rest. One that squeezes holds more calcium at a weaker voltage.",
    "The whole cell of the same authors settles within 0.3 % of these numbers, four hours after its pump was slowed.",
)
OMITTED = (
    "The stores inside the cell: they fill and empty, but carry nothing over the membrane.",
    "Gates that open and shut as voltage and calcium change.",
)

CALCIUM = Model(
    "Calcium balance of a muscle cell",
    inputs=[Na_i, exchangers, calcium_pumps, calcium_leak],
    outputs={
        **THERMAL,
        I_leak: I_Ca_in * calcium_leak / whole,
        I_PMCA: calcium_pumps / whole * calcium_pump_current(Ca_rest * to_mM),
        I_Ca_NCX: -2 * exchange_current(V_m, Na_i, Ca_rest * to_mM, scale=g_NCX * exchangers / whole),
        Ca_none: K_PMCA * I_leak / (I_PMCA_max * calcium_pumps / whole - I_leak) / to_mM,
        Ca_eq: EXCHANGE.equations[Ca_eq],
    },
    residuals={Ca_rest: I_leak - I_PMCA - I_Ca_NCX},
    source="Kapela2008; Morotti2017",
    assumptions=ASSUMPTIONS,
    limits=LIMITS,
    omitted=OMITTED,
)

# --- two cells in time --------------------------------------------------------------------------------------------

state = partial(chosen, domain=(0, None))
Na_w = state("Na_w", r"[\mathrm{Na}^+]_i", unit="mM", substance="sodium", default=8.3764429, range=(3.0, 60.0),
             label="Sodium, with exchanger", meaning="sodium in the cell with exchangers; at first, at rest")
Ca_w = state("Ca_w", "c", unit="nM", substance="calcium", default=68.2554607, range=(10.0, 1000.0),
             label="Calcium, with exchanger", meaning="free calcium in the same cell; at first, at rest")
Na_x = state("Na_x", r"[\mathrm{Na}^+]_i'", unit="mM", substance="sodium", default=8.0536972, range=(3.0, 60.0),
             label="Sodium, without", meaning="sodium in the cell without exchangers; at first, at its own rest")
Ca_x = state("Ca_x", "c'", unit="nM", substance="calcium", default=80.472101, range=(10.0, 1000.0),
             label="Calcium, without", meaning="free calcium in the same cell; at first, at its own rest")
I_w = current("I_w", "I_{NCX}", label="Exchanger current", meaning="current of the exchanger in the cell that has it")
Na_by_NCX = current("Na_by_NCX", "I_{Na,NCX}", label="Sodium through the exchanger",
                    meaning="sodium that the exchanger brings in; negative when it carries sodium out")
Ca_by_NCX = current("Ca_by_NCX", "I_{Ca,NCX}", label="Calcium through the exchanger",
                    meaning="calcium that the exchanger carries out; negative when it brings calcium in")
Na_in = current("Na_in", "I_{Na}", label="Sodium leaking in", meaning="sodium leaking in, in either cell")
Na_out = current("Na_out", "I_{pump}", label="Sodium pumped out",
                 meaning="sodium pumped out of the cell with exchanger")
Na_out_x = current("Na_out_x", "I_{pump}'", meaning="sodium pumped out of the cell without")
Ca_out = current("Ca_out", "I_{PMCA}", label="Calcium pumped out",
                 meaning="calcium pumped out of the cell with exchanger")
Ca_out_x = current("Ca_out_x", "I_{PMCA}'", meaning="calcium pumped out of the cell without")
per_current = q(6e4, "mM*C*pL/(mol*pA*min)") / F
held = 2 * vol_Ca * (1 + buffering) * to_mM

EXPERIMENT = Model(
    "Two muscle cells, one without exchanger",
    inputs=[pumping, sodium_leak, calcium_leak],
    outputs={
        **THERMAL,
        I_w: exchange_current(V_m, Na_w, Ca_w * to_mM),
        Na_by_NCX: -3 * I_w,
        Ca_by_NCX: -2 * I_w,
        Na_in: I_Na_in * sodium_leak / whole,
        Na_out: 3 * pumping / whole * sodium_pump_current(V_m, Na_w, K_o),
        Na_out_x: 3 * pumping / whole * sodium_pump_current(V_m, Na_x, K_o),
        I_leak: I_Ca_in * calcium_leak / whole,
        Ca_out: calcium_pump_current(Ca_w * to_mM),
        Ca_out_x: calcium_pump_current(Ca_x * to_mM),
    },
    states={
        Na_w: per_current / vol_i * (Na_in + Na_by_NCX - Na_out),
        Ca_w: per_current / held * (I_leak - Ca_by_NCX - Ca_out),
        Na_x: per_current / vol_i * (Na_in - Na_out_x),
        Ca_x: per_current / held * (I_leak - Ca_out_x),
    },
    time=t,
    source="Kapela2008; Morotti2017",
    assumptions=(
        *ASSUMPTIONS,
        "The second cell has had no exchanger for long: it starts from its own rest.",
        "One calcium ion in some four hundred is free, at any calcium. It sets how fast calcium moves, not where to.",
    ),
    limits=LIMITS,
    omitted=(
        *OMITTED,
        "Potassium and chloride inside, which drift for hours once the pump is slowed. In the whole cell the voltage "
        "gives way at first, and calcium is some nanomolar higher in the first minutes than here.",
    ),
)

# --- numbers for the text -----------------------------------------------------------------------------------------


def settled(of: str, **settings: float) -> float:
    """A quantity of the two cells once they have settled."""
    return float(EXPERIMENT.steady_state(**settings)[of])


def turning_sodium() -> float:
    """Sodium inside (mM) at which the exchanger of the settled cell stands still: its calcium is then `Ca_none`."""
    at = CALCIUM.evaluate()
    return float(at[Na_i] * (at[Ca_none] / at[Ca_eq]) ** (1 / 3))


def turning_pumping() -> float:
    """Share of its sodium pumps (percent) at which the settled cell's exchanger stands still."""
    from scipy.optimize import brentq

    return float(brentq(lambda share: settled("I_w", pumping=share), 40, 90, xtol=1e-9))


def pumps_lost_at_the_turn_percent() -> float:
    """The share of its sodium pumps (percent) that the cell has lost when its exchanger stands still."""
    return 100 - turning_pumping()


def sodium_bill_percent(**settings: float) -> float:
    """What the exchanger brings in, as a share (percent) of all sodium that enters the settled cell."""
    at = EXPERIMENT.steady_state(**settings)
    return 100 * float(at[Na_by_NCX] / (at[Na_in] + at[Na_by_NCX]))


def sodium_expelled_percent(**settings: float) -> float:
    """What the exchanger carries out of the settled cell, as a share (percent) of the sodium that leaks in."""
    at = EXPERIMENT.steady_state(**settings)
    return -100 * float(at[Na_by_NCX] / at[Na_in])


def exported_percent(**settings: float) -> float:
    """What the exchanger carries out, as a share (percent) of the calcium that leaks in."""
    at = CALCIUM.evaluate(**settings)
    return 100 * float(at[I_Ca_NCX] / at[I_leak])


def imported(**settings: float) -> float:
    """Calcium that the exchanger brings in, as a current (pA)."""
    return -CALCIUM.number(I_Ca_NCX, **settings)
