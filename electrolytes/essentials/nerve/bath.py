"""The axon in other baths: calcium and magnesium outside shift its gates.

Both ions hide negative charges on the outside of the membrane (Hille, Woodhull & Shapiro 1975, in nerves of frogs).
The axon is that of ``nerve.py``; only the voltage that its gates feel is another.
"""

from __future__ import annotations

from sympy import Min, Piecewise

from electrolytes.essentials.membrane import voltage as membrane
from electrolytes.essentials.nerve.axon import (
    ASSUMPTIONS,
    LIMITS,
    OMITTED,
    E_Na,
    E_Na_sea,
    axon,
    chosen,
    course,
    felt,
    least,
    steady,
    t_long,
    v,
)
from electrolytes.model import Quantity, log10

weak = steady.with_(default=2.1, range=(0.0, 10.0))
Ca_e = membrane.Ca_e.with_(default=1.2, range=(0.1, 5.0), scale="log", normal=(1.15, 1.27), domain=(0, None))
Mg_e = membrane.Mg_e.with_(range=(0.05, 5.0), domain=(0, None))

per_decade = Quantity("per_decade", "S", unit="mV", default=22.5, source="Hille1975", evidence="supported",
                      meaning="by how much ten times the divalent ions shift the gates; measured in frogs, 20 to 25 mV")
Mg_weight = chosen("Mg_weight", r"\omega", default=0.5, domain=(0, 1), evidence="weak",
                   meaning="what a magnesium ion counts against one of calcium; measured: less than calcium")
others = chosen("others", "c_0", unit="mM", default=0.377, domain=(0, None), evidence="weak",
                meaning="what stands in for divalent ions when there are none; gives the −18 mV measured in frogs")
Ca_0 = chosen("Ca_0", r"[\mathrm{Ca}^{2+}]_0", unit="mM", substance="calcium", default=1.2, domain=(0, None),
              meaning="free calcium at which the gates stand where they were measured")
Mg_0 = chosen("Mg_0", r"[\mathrm{Mg}^{2+}]_0", unit="mM", substance="magnesium", default=0.55, domain=(0, None),
              meaning="the same for free magnesium")
settling = chosen("settling", "t_b", unit="ms", default=15.0, domain=(1e-6, None),
                  meaning="time in which the new bath takes hold; in life minutes")
shift = Quantity("shift", r"\sigma", unit="mV", label="Shift of the gates",
                 meaning="how much further the inside must be depolarized for the same opening of the gates")

BATHED = axon(
    "Axon whose gates are shifted by calcium and magnesium outside",
    t_long,
    {
        shift: per_decade * log10((Ca_e + Mg_weight * Mg_e + others) / (Ca_0 + Mg_weight * Mg_0 + others)),
        E_Na: E_Na_sea,
        felt: v - shift * Min(1, t_long / settling),
    },
    Piecewise((weak, t_long >= settling), (0, True)),
    inputs=[Ca_e, Mg_e, weak],
    source="HodgkinHuxley1952; Hille1975",
    assumptions=(
        *ASSUMPTIONS,
        "Calcium and magnesium hide negative charges on the outside of the membrane. The gates then feel another "
        "voltage, all of them alike, by the logarithm of the concentration.",
        "The shift, measured in frogs, is put upon the squid's axon, with a human's blood as its home.",
        "The new bath takes hold within 15 ms, slowly enough not to be a stimulus of its own.",
    ),
    limits=(*LIMITS, "How much current makes it fire is not yours. Which way it moves, and which ion moves it more, is "
            "what the figure is for."),
    omitted=(*OMITTED, "What calcium and magnesium do to synapses, to other channels, and inside the cell."),
)

# --- numbers for the text ------------------------------------------------------------------------------------------


def least_steady(**bath: float) -> float:
    """The weakest steady current (µA/cm²) that makes an impulse in a bath."""
    return least(lambda current: float(course(BATHED, 50, steady=current, **bath)["v"].max()) > 40, 0, 10)


def shifted(**bath: float) -> float:
    """By how many millivolts a bath shifts the gates."""
    return BATHED.number("shift", **bath)


def easier_percent(**bath: float) -> float:
    """By how many percent less current makes an impulse in a bath than in healthy blood."""
    return 100 * (1 - least_steady(**bath) / least_steady())
