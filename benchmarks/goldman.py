"""The one figure that every page of the comparison shows: membrane voltage over potassium outside (Goldman 1943)."""

from __future__ import annotations

from sympy import log

from electrolytes.live import Curve, Explorable, Marker, Sentence, figure, palette
from electrolytes.model import Model, Quantity

K_e = Quantity("K_e", unit="mM", default=4.2, range=(1.0, 20.0), domain=(0, None), label="Potassium outside")
K_i = Quantity("K_i", unit="mM", default=140.0, range=(80.0, 180.0), domain=(0, None), label="Potassium inside")
Na_i = Quantity("Na_i", unit="mM", default=12.0, range=(4.0, 60.0), domain=(0, None), label="Sodium inside")
P_Na = Quantity("P_Na", default=0.04, range=(0.01, 1.0), domain=(0, None), label="Permeability, Na⁺ over K⁺")
Na_e = Quantity("Na_e", unit="mM", default=145.0, domain=(0, None), label="Sodium outside")
V_T = Quantity("V_T", unit="mV", default=26.73, meaning="thermal voltage RT/F at 37 °C")
V_m = Quantity("V_m", unit="mV", label="Membrane voltage")
SLIDERS = [K_e, K_i, Na_i, P_Na]
POINTS = 161

GOLDMAN = Model(
    "Goldman-Hodgkin-Katz voltage",
    inputs=SLIDERS,
    outputs={V_m: V_T * log((K_e + P_Na * Na_e) / (K_i + P_Na * Na_i))},
    source="Goldman1943",
)


def goldman() -> Explorable:
    """The figure as the book would have it."""
    with figure(300) as fig:
        axes = fig.subplots()
        axes.set(xlim=K_e.range, ylim=(-120, 20), xlabel="K⁺ outside, mM", ylabel="membrane voltage, mV")
        (line,) = axes.plot([], [], color=palette.potassium, label="voltage")
        (dot,) = axes.plot([], [], "o", color=palette.potassium)
    return Explorable(
        "goldman", fig, GOLDMAN, title="Membrane voltage", description="Voltage over potassium outside",
        controls=SLIDERS, bindings=[Curve(line, over=K_e, y=V_m, points=POINTS), Marker(dot, x=K_e, y=V_m)],
        sentence=Sentence("At {K:.1f} mM K⁺ outside the membrane rests at {V:.0f} mV.", K=K_e, V=V_m),
    )
