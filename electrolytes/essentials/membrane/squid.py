"""The giant axon of the squid at its own temperature: at rest, and at the peak of an impulse.

Hodgkin & Katz (1949) took sodium out of the sea water around it. Permeabilities to K⁺, Na⁺ and Cl⁻ are 1 : 0.04 : 0.45
at rest and 1 : 20 : 0.45 at the peak. The equations are those of ``membrane.py``.
"""

from __future__ import annotations

from typing import Any

from electrolytes.essentials.membrane.voltage import (
    ASSUMPTIONS,
    CONSTANT_FIELD,
    E_K,
    E_T,
    OMITTED,
    P_K,
    Cl_e,
    Cl_i,
    E_Cl,
    E_Na,
    F,
    K_e,
    K_i,
    Na_e,
    Na_i,
    P_Cl,
    P_Na,
    R,
    T,
    goldman,
    nernst,
    voltage,
)
from electrolytes.model import Model, Quantity, q


def _squid(quantity: Quantity, default: float, low: float, high: float, **other: Any) -> Quantity:
    """The same quantity with the squid's own value; its blood is nearly sea water."""
    return quantity.with_(default=default, range=(low, high), normal=None, source="HodgkinKatz1949", **other)


SQUID_K_e = _squid(K_e, 20.0, 5.0, 100.0)
SQUID_Na_e = _squid(Na_e, 440.0, 20.0, 600.0, scale="log")
SQUID_Cl_e = _squid(Cl_e, 540.0, 50.0, 600.0)
SQUID_K_i = _squid(K_i, 400.0, 200.0, 500.0, evidence="supported")
SQUID_Na_i = _squid(Na_i, 50.0, 10.0, 200.0, evidence="supported")
SQUID_Cl_i = _squid(Cl_i, 52.0, 10.0, 150.0, evidence="supported", meaning="chloride ions inside the axon")
SQUID_T = T.with_(default=291.15, meaning="temperature of the experiment, 18 °C", source="HodgkinKatz1949",
                      evidence="supported")
AT_REST = _squid(P_Na, 0.04, 0.001, 1.0, label="Open to sodium at rest", evidence="supported")
TO_CL = _squid(P_Cl, 0.45, 0.01, 10.0, evidence="supported")
P_peak = AT_REST.with_(name="P_peak", latex="P_{Na}^{peak}", default=20.0, range=(1.0, 100.0),
                          label="Open to sodium at the peak", meaning="the same at the height of an impulse")
V_rest = voltage("V_rest", "V_{rest}", label="Voltage at rest", meaning="voltage of the resting axon")
V_peak = voltage("V_peak", "V_{peak}", label="Voltage at the peak", meaning="voltage at the height of an impulse")
height = voltage("height", "h", label="Height of the impulse", meaning="from rest to the peak")
_outside, _inside = (SQUID_K_e, SQUID_Na_e, SQUID_Cl_e), (SQUID_K_i, SQUID_Na_i, SQUID_Cl_i)
SQUID = Model(
    "Giant axon of the squid",
    inputs=[*_outside, *_inside, P_K, AT_REST, TO_CL, P_peak],
    outputs={
        E_T: R * SQUID_T / F * q(1e3, "mV*C/J"),
        E_K: nernst(1, SQUID_K_e, SQUID_K_i),
        E_Na: nernst(1, SQUID_Na_e, SQUID_Na_i),
        E_Cl: nernst(-1, SQUID_Cl_e, SQUID_Cl_i),
        V_rest: goldman(_outside, _inside, (P_K, AT_REST, TO_CL)),
        V_peak: goldman(_outside, _inside, (P_K, P_peak, TO_CL)),
        height: V_peak - V_rest,
    },
    source="HodgkinKatz1949",
    assumptions=(*ASSUMPTIONS, *CONSTANT_FIELD),
    limits=("The peak is a snapshot: permeabilities change within a millisecond, and the page on the impulse follows "
            "them.", "With very little sodium outside the axon does not fire, and there is no peak to compute."),
    omitted=OMITTED,
)


def peak_lost(**bath: float) -> float:
    """By how many millivolts the peak of the squid's impulse sinks in another bath."""
    return SQUID.number("V_peak") - SQUID.number("V_peak", **bath)


def rest_lost(**bath: float) -> float:
    """By how many millivolts the squid's resting voltage sinks in another bath."""
    return SQUID.number("V_rest") - SQUID.number("V_rest", **bath)
