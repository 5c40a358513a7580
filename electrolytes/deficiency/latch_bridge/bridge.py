"""From calcium to force: the cross-bridges of smooth muscle, which may let go of their phosphate and still hold on.

Hai & Murphy (1988). A bridge is free or attached, and carries a phosphate or not; that makes four states. They stand
in a ring, with one step that goes one way only. So the steady state is that of any such ring (``cycle.py`` of
chapter 2). Calcium enters through the kinase that puts the phosphate on, by the law of Dormanns et al. (2015).
"""

from __future__ import annotations

from functools import partial

from sympy import Expr, Integer, Matrix, Piecewise

from electrolytes.mechanism.pump.cycle import rate_matrix, state_weights
from electrolytes.model import Model, Quantity, q

published = partial(Quantity, unit="1/s", domain=(0, None), source="HaiMurphy1988", evidence="supported")
chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
share = partial(Quantity, range=(0.0, 1.0), domain=(0, 1), source="HaiMurphy1988", evidence="supported")

# --- what a reader can change -------------------------------------------------------------------------------------

k_1 = published("k_1", "k_1", default=0.3, range=(0.003, 3.0), scale="log", label="Kinase: phosphate on",
                meaning="how fast the kinase puts phosphate on, on free bridges as on attached ones")
k_first = published("k_first", r"k_1^{\rm first}", default=0.55, range=(0.01, 2.0), scale="log",
                    label="Kinase, first 5 s", meaning="how fast the kinase works while calcium is at its peak")
k_hold = published("k_hold", r"k_1^{\rm hold}", default=0.3, range=(0.003, 2.0), scale="log",
                   label="Kinase, afterward", meaning="how fast the kinase works once calcium has fallen back")
k_7 = published("k_7", "k_7", default=0.01, range=(0.003, 10.0), scale="log", label="Latch bridges let go",
                meaning="how fast an attached bridge without phosphate lets go")
k_7_wall = k_7.with_(default=0.1, range=(0.01, 10.0), source="Dormanns2015")
Ca_i = Quantity("Ca_i", r"[\mathrm{Ca}^{2+}]_i", unit="nM", substance="calcium",
                default=190.0, range=(50.0, 500.0), domain=(0, None),
                label="Calcium in the muscle cell", meaning="free calcium in the muscle cell",
                source="KnotNelson1998", evidence="supported")
t = chosen("t", "t", unit="s", default=30.0, range=(0.0, 240.0), domain=(0, None), label="Time",
           meaning="time since the stimulus began")
t_off = chosen("t_off", r"t_{\rm off}", unit="s", default=120.0, range=(10.0, 240.0), domain=(0, None),
               label="Stimulus ends at", meaning="when the kinase is switched off")

# --- constants ----------------------------------------------------------------------------------------------------

k_2 = published("k_2", "k_2", default=0.5, meaning="how fast phosphate is taken off a free bridge")
k_3 = published("k_3", "k_3", default=0.4, meaning="how fast a free bridge with phosphate attaches")
k_4 = published("k_4", "k_4", default=0.1, meaning="how fast an attached bridge with phosphate lets go")
k_5 = published("k_5", "k_5", default=0.5, meaning="how fast phosphate is taken off an attached bridge")
t_peak = published("t_peak", r"t_{\rm peak}", unit="s", default=5.0, meaning="how long calcium is at its peak")
kinase_gain = Quantity("kinase_gain", r"\gamma_c", unit="1/(µM**3*s)", default=17.0, domain=(0, None),
                       meaning="how fast the kinase works at 1 µM of calcium", source="Dormanns2015",
                       evidence="modelling choice")

# --- the four states ----------------------------------------------------------------------------------------------

M = share("M", "M", default=1.0, label="Free, no phosphate",
          meaning="share of bridges that are free, without phosphate")
Mp = share("Mp", "M_p", default=0.0, label="Free, with phosphate",
           meaning="share of bridges that are free, with phosphate")
AMp = share("AMp", "AM_p", default=0.0, label="Attached, with phosphate",
            meaning="share of bridges that are attached, with phosphate")
AM = share("AM", "AM", default=0.0, label="Attached, no phosphate: latch",
           meaning="share of bridges that are attached, without phosphate: latch bridges")
STATES = (M, Mp, AMp, AM)

weight = [Quantity(f"W_{state.name}", rf"W_{{{state.latex}}}", unit="1/s**3",
                   meaning=f"weight of the state {state.name} in the ring") for state in STATES]

# --- what follows -------------------------------------------------------------------------------------------------

phosphorylation = Quantity("phosphorylation", r"\phi", label="Phosphorylation",
                           meaning="share of all bridges that carry a phosphate")
force = Quantity("force", latex="F", label="Force", meaning="share of all bridges that are attached; each pulls alike")
J_phos = Quantity("J_phos", "J_{phos}", unit="1/s", meaning="phosphates put on, each from one ATP, per bridge")
J_cycle = Quantity("J_cycle", "J_{cycle}", unit="1/s", meaning="bridges that let go, each with one ATP, per bridge")
ATP_use = Quantity("ATP_use", "J_{ATP}", unit="1/s", label="ATP use", meaning="ATP spent each second, per bridge")
cost = Quantity("cost", "c", unit="1/s", label="ATP for the force",
                meaning="ATP spent each second, per attached bridge")


def ring(on: Expr, release: Expr) -> tuple[tuple[Expr, ...], tuple[Expr, ...]]:
    """Rates forward and backward around the ring M, Mp, AMp, AM; no latch bridge forms from a free one.

    Parameters
    ----------
    on : expression
        The kinase's rate (1/s), on free and on attached bridges alike.
    release : expression
        The rate (1/s) at which latch bridges let go.
    """
    return (on, k_3, k_5, release), (k_2, k_4, on, Integer(0))


def at_rest(on: Expr = k_1, release: Expr = k_7) -> dict[Quantity, Expr]:
    """Equations for the shares of the four states once nothing changes any more."""
    total = sum(weight, Integer(0))
    return {
        **dict(zip(weight, state_weights(*ring(on, release)), strict=True)),
        **{state: its / total for state, its in zip(STATES, weight, strict=True)},
    }


def squeeze(on: Expr = k_1, release: Expr = k_7) -> dict[Quantity, Expr]:
    """Equations for phosphorylation, force and ATP use, from the shares."""
    return {
        phosphorylation: Mp + AMp,
        force: AMp + AM,
        J_phos: on * (M + AM),
        J_cycle: k_4 * AMp + release * AM,
        ATP_use: J_phos + J_cycle,
    }


ASSUMPTIONS = (
    "Bridges attach only with a phosphate on. It may be taken off later, and then the bridge is a latch bridge.",
    "The kinase works on free and attached bridges alike, and so does the phosphatase.",
    "Every attached bridge pulls with the same force, with or without phosphate, and the muscle keeps its length.",
    "Phosphate put on costs one ATP, and so does each bridge that lets go. This count is ours.",
)
LIMITS = (
    "The rates are those of one muscle, an artery's. Other muscles, and other temperatures, have others.",
    "Force depends on the kinase alone here; in the body the phosphatase is controlled too.",
)
OMITTED = (
    "Shortening, and how force depends on length.",
    "That an attached bridge may help others to attach, and that other proteins hold on to actin: both were proposed "
    "to explain the latch as well.",
)

LATCH = Model(
    "Latch bridge, in time",
    inputs=[k_first, k_hold, t_off, k_7],
    outputs={
        k_1: Piecewise((0, t >= t_off), (k_first, t < t_peak), (k_hold, True)),
        **squeeze(),
    },
    states=dict(zip(STATES, rate_matrix(*ring(k_1, k_7)) * Matrix(STATES), strict=True)),
    time=t,
    source="HaiMurphy1988",
    assumptions=ASSUMPTIONS,
    limits=LIMITS,
    omitted=OMITTED,
)

LATCH_STEADY = Model(
    "Latch bridge, at rest",
    inputs=[k_1, k_7],
    outputs={**at_rest(), **squeeze(), cost: ATP_use / force},
    source="HaiMurphy1988",
    assumptions=ASSUMPTIONS,
    limits=LIMITS,
    omitted=OMITTED,
)

KINASE = {k_1: kinase_gain * Ca_i**3 * q(1e-9, "µM**3/nM**3")}
"""From calcium to the rate of the kinase."""

CALCIUM_FORCE = Model(
    "From calcium to force",
    inputs=[Ca_i, k_7_wall],
    outputs={**KINASE, **at_rest(release=k_7_wall), **squeeze(release=k_7_wall)},
    source="Dormanns2015; HaiMurphy1988",
    assumptions=(*ASSUMPTIONS, "The kinase works as the third power of calcium, and at once."),
    limits=("The third power holds near 100 to 400 nM at best. A real kinase is full at high calcium; here the force "
            "levels off only because most bridges are attached by then.", *LIMITS),
    omitted=OMITTED,
)

# --- numbers for the text -----------------------------------------------------------------------------------------


def during(seconds: float, of: str, **settings: float) -> float:
    """A quantity of the bridges some seconds after the stimulus has begun."""
    import numpy as np

    moments = sorted({0.0, 5.0, settings.get("t_off", 120.0), float(seconds)})
    course = LATCH.simulate([at for at in moments if at <= seconds], settings, rtol=1e-9, atol=1e-11)
    return float(np.asarray(course[of])[-1])
