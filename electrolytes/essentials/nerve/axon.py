"""The nerve impulse: the squid's axon of Hodgkin & Huxley (1952), stimulated, starved of sodium, and in other baths.

Voltages count from rest, as in the paper. Three gates follow the voltage, each with two rates: m opens the sodium
channels, h shuts them again, n opens the potassium channels. Temperature 6.3 °C.

Short pulses are easily missed by an integrator that strides over quiet stretches. So no step may be longer than the
shortest pulse. A state that nothing depends on counts the impulses.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from sympy import And, Expr, Max, Piecewise, exp, log

from electrolytes.essentials.membrane.squid import SQUID_Na_e
from electrolytes.essentials.membrane.voltage import F, R
from electrolytes.model import Model, Quantity, expit, exprel, q

published = partial(Quantity, source="HodgkinHuxley1952", evidence="established")
chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
gate = partial(published, domain=(0, 1), range=(0.0, 1.0))
rate = partial(Quantity, unit="1/ms")
current = partial(Quantity, unit="µA/cm²")
SHORTEST_PULSE = 0.2  # ms
PER_MS, AMPERE = q(1, "1/ms"), q(1, "µA/(mS*mV)")

# --- what a reader can change -------------------------------------------------------------------------------------

pulse = chosen("pulse", "I_1", unit="µA/cm²", default=15.0, range=(0.0, 60.0), label="Strength of the pulse",
               meaning="current that the electrode sends out through the membrane, from 2 ms on")
width = chosen("width", "w", unit="ms", default=1.0, range=(SHORTEST_PULSE, 10.0), domain=(0, None), scale="log",
               label="Width of the pulse", meaning="how long the pulse lasts; the second is as long")
second = chosen("second", "I_2", unit="µA/cm²", default=4.0, range=(0.0, 60.0), label="Strength of a second pulse",
                meaning="current of a second pulse; 0 means that there is none")
gap = chosen("gap", "d", unit="ms", default=15.0, range=(1.0, 20.0), domain=(0, None), label="Second pulse after",
             meaning="time from the start of the first pulse to that of the second")
Na_e = SQUID_Na_e.with_(meaning="sodium ions in the water around the axon; 440 mM is the squid's own")
steady = chosen("steady", "I", unit="µA/cm²", default=10.0, range=(-10.0, 60.0), label="Steady current",
                meaning="current that the electrode sends out through the membrane, once switched on")
t = chosen("t", "t", unit="ms", default=3.5, range=(0.0, 30.0), domain=(0, None), label="Time",
           meaning="time since the recording began")
t_long = t.with_(default=30.0, range=(0.0, 40.0))

# --- constants ----------------------------------------------------------------------------------------------------

C_m = published("C_m", "C", unit="µF/cm²", default=1.0, domain=(0, None),
                meaning="charge that the membrane holds per volt")
g_Na_max = published("g_Na_max", r"\bar g_{Na}", unit="mS/cm²", default=120.0, domain=(0, None),
                     meaning="conductance with all sodium channels open")
g_K_max = published("g_K_max", r"\bar g_K", unit="mS/cm²", default=36.0, domain=(0, None),
                    meaning="conductance with all potassium channels open")
g_L = published("g_L", r"\bar g_L", unit="mS/cm²", default=0.3, domain=(0, None),
                meaning="leak, by chloride and others; always open")
E_Na_sea = published("E_Na_sea", "E_{Na}^0", unit="mV", default=115.0,
                     meaning="voltage at which sodium would not flow, in sea water; from rest")
E_K = published("E_K", "E_K", unit="mV", default=-12.0, meaning="voltage at which potassium would not flow; from rest")
E_L = published("E_L", "E_L", unit="mV", default=10.613, meaning="voltage at which the leak would not flow; from rest")
T_axon = published("T_axon", "T", unit="K", default=279.45, domain=(200, 400), meaning="temperature, 6.3 °C")
Na_sea = chosen("Na_sea", r"[\mathrm{Na}^+]_0", unit="mM", substance="sodium", default=440.0, domain=(0, None),
                meaning="sodium in sea water, to which the published numbers belong")
onset = chosen("onset", "t_1", unit="ms", default=2.0, meaning="when the first pulse begins")
switched = chosen("switched", "t_s", unit="ms", default=2.0, meaning="when the steady current is switched on")

# --- states: at rest at first (tests compute it) ------------------------------------------------------------------

v = published("v", "v", unit="mV", default=0.0, range=(-20.0, 120.0), domain=(-500, 500), label="Voltage from rest",
              meaning="potential inside minus outside, counted from rest")
m = gate("m", "m", default=0.0529325, label="m, opens sodium channels",
         meaning="how far the fast sodium gates are open")
h = gate("h", "h", default=0.5961208, label="h, shuts sodium channels",
         meaning="share of sodium channels that are not yet inactivated")
n = gate("n", "n", default=0.3176769, label="n, opens potassium channels",
         meaning="how far the slow potassium gates are open")
fired = chosen("fired", latex="N", default=0.0, range=(0.0, 10.0), label="Impulses so far",
               meaning="how often the voltage has risen through 40 mV; nothing depends on it")

# --- what follows -------------------------------------------------------------------------------------------------

stimulus = current("stimulus", "I(t)", label="Stimulus", meaning="current from the electrode")
felt = Quantity("felt", "u", unit="mV", meaning="the voltage as the gates feel it")
alpha_m = rate("alpha_m", r"\alpha_m", meaning="how fast m gates open")
beta_m = rate("beta_m", r"\beta_m", meaning="how fast m gates close")
alpha_h = rate("alpha_h", r"\alpha_h", meaning="how fast inactivation lifts")
beta_h = rate("beta_h", r"\beta_h", meaning="how fast sodium channels inactivate")
alpha_n = rate("alpha_n", r"\alpha_n", meaning="how fast n gates open")
beta_n = rate("beta_n", r"\beta_n", meaning="how fast n gates close")
E_Na = Quantity("E_Na", "E_{Na}", unit="mV", label="Sodium's voltage", meaning="voltage at which sodium would not flow")
g_Na = Quantity("g_Na", "g_{Na}", unit="mS/cm²", label="Open to sodium", meaning="conductance of open sodium channels")
g_K = Quantity("g_K", "g_K", unit="mS/cm²", label="Open to potassium",
               meaning="conductance of open potassium channels")
I_Na = current("I_Na", "I_{Na}", label="Sodium current", meaning="current of sodium; inward is negative")
I_K = current("I_K", "I_K", label="Potassium current", meaning="current of potassium; outward is positive")
I_L = current("I_L", "I_L", meaning="current of the leak")


def mv(value: float) -> Expr:
    """A voltage."""
    return q(value, "mV")


def opening(voltage: Expr) -> dict[Quantity, Expr]:
    """The six rates of the gates at a voltage (mV from rest); ``exprel`` keeps them exact at 25 and at 10 mV."""
    return {
        alpha_m: PER_MS / exprel((mv(25) - voltage) / mv(10)),
        beta_m: 4 * PER_MS * exp(-voltage / mv(18)),
        alpha_h: q(0.07, "1/ms") * exp(-voltage / mv(20)),
        beta_h: PER_MS / (exp((mv(30) - voltage) / mv(10)) + 1),
        alpha_n: q(0.1, "1/ms") / exprel((mv(10) - voltage) / mv(10)),
        beta_n: q(0.125, "1/ms") * exp(-voltage / mv(80)),
    }


CURRENTS = {
    g_Na: g_Na_max * m**3 * h,
    g_K: g_K_max * n**4,
    I_Na: g_Na * (v - E_Na) * AMPERE,
    I_K: g_K * (v - E_K) * AMPERE,
    I_L: g_L * (v - E_L) * AMPERE,
}


def axon(name: str, time: Quantity, bath: Mapping[Quantity, Expr], current_in: Expr, **described: Any) -> Model:
    """The axon in a bath, with a current from an electrode.

    Parameters
    ----------
    bath : {Quantity: expression}
        Equations that end in `E_Na` (mV) and `felt`, the voltage (mV) as the gates feel it.
    current_in : expression
        The electrode's current (µA/cm²), which may depend on `time`.
    **described
        What `Model` takes besides: inputs, source, assumptions, limits, omitted.
    """
    rising = (stimulus - I_Na - I_K - I_L) / C_m * q(1, "mV*µF/(µA*ms)")
    passed, before = expit((v - mv(40)) / mv(3)), expit((mv(40) - v) / mv(3))  # the second is 1 - the first, exactly
    states = {
        v: rising,
        m: alpha_m * (1 - m) - beta_m * m,
        h: alpha_h * (1 - h) - beta_h * h,
        n: alpha_n * (1 - n) - beta_n * n,
        fired: passed * before / mv(3) * Max(0, rising),  # adds up to one on each way through 40 mV
    }
    return Model(name, outputs={stimulus: current_in, **bath, **opening(felt), **CURRENTS}, states=states, time=time,
                 longest_step=SHORTEST_PULSE, **described)


ASSUMPTIONS = (
    "All of the membrane does the same at the same time: the impulse does not travel, as in an axon with a wire in it.",
    "Gates of a kind are alike and independent; four must agree to open a channel.",
    "Concentrations stay as they are: one impulse moves too few ions to matter.",
)
LIMITS = (
    "It is a squid's axon at 6.3 °C. Your nerves are warmer and faster, and fire at other currents.",
    "A steady current is answered for ever; real nerves grow tired of it.",
)
OMITTED = (
    "The spread along the axon, myelin, synapses, and the pump that tidies up in the minutes after.",
    "That opening of channels is a matter of chance for each of them.",
)


def pulses(time: Quantity) -> Expr:
    """Two pulses of the same width."""
    begin = onset + gap
    return (Piecewise((pulse, And(time >= onset, time < onset + width)), (0, True))
            + Piecewise((second, And(time >= begin, time < begin + width)), (0, True)))


IMPULSE = axon(
    "Axon of the squid, with two pulses",
    t,
    {E_Na: E_Na_sea + R * T_axon / F * q(1e3, "mV*C/J") * log(Na_e / Na_sea), felt: v},
    pulses(t),
    inputs=[pulse, width, second, gap, Na_e],
    source="HodgkinHuxley1952",
    assumptions=(*ASSUMPTIONS, "Sodium outside acts through its Nernst voltage alone; it is exchanged at time 0."),
    limits=LIMITS,
    omitted=OMITTED,
)

FIRING = axon(
    "Axon of the squid, with a steady current",
    t_long,
    {E_Na: E_Na_sea, felt: v},
    Piecewise((steady, t_long >= switched), (0, True)),
    inputs=[steady],
    source="HodgkinHuxley1952",
    assumptions=ASSUMPTIONS,
    limits=LIMITS,
    omitted=OMITTED,
)

# --- numbers for the text -----------------------------------------------------------------------------------------


def course(model: Model, until: float, **settings: float) -> Any:
    import numpy as np

    return model.simulate(np.linspace(0, until, round(10 * until) + 1), settings, rtol=1e-6, atol=1e-8)


def least(fires: Any, low: float, high: float) -> float:
    """The least current that fires, to 0.002 µA/cm², by halving."""
    while high - low > 2e-3:
        middle = (low + high) / 2
        low, high = (low, middle) if fires(middle) else (middle, high)
    return high
