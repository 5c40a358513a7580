"""Aldosterone kept high for two weeks: the kidney keeps sodium for some days, then lets it go again.

The model of long-term pressure (``pressure.py``), whole and unchanged, in days; magnesium acts on the secretion of
aldosterone by the book's weakly founded law (``cascade.py``).
"""

from __future__ import annotations

from functools import partial

from electrolytes.deficiency.hormones.cascade import N_als, N_als_eq, P_ma, aldosterone, magnesium_on_aldosterone
from electrolytes.deficiency.hormones.loop import MAGNESIUM
from electrolytes.deficiency.pressure.circulation import V_ecf
from electrolytes.deficiency.pressure.kidney import Phi_una, salt
from electrolytes.deficiency.pressure.regulation import ASSUMPTIONS, LIMITS, OMITTED, PRESSURE, SETTLED, M_sod
from electrolytes.essentials.magnesium.serum import S
from electrolytes.model import Model, Quantity, default_of, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
MINUTES = q(1440, "min/day")

days = chosen("days", "t", unit="day", default=1.0, range=(0.01, 14.0), domain=(0, None), scale="log", label="Time",
              meaning="time since the settings were changed")
excreted = Quantity("excreted", r"U_{Na}", unit="mmol/day", label="Sodium in the urine", meaning="sodium in the urine")
kept = Quantity("kept", r"\Delta M", unit="mmol", label="Sodium kept", meaning="sodium kept since the start")
water_kept = Quantity("water_kept", r"\Delta V", unit="L", label="Water kept",
                      meaning="water outside the cells, against the start")
pressure_gained = Quantity("pressure_gained", r"\Delta P", unit="mmHg", label="Pressure gained",
                           meaning="mean arterial pressure, against the start")

ESCAPE = Model(
    "Two weeks of aldosterone",
    inputs=[N_als_eq, S, salt],
    outputs={
        **PRESSURE.equations,
        N_als: aldosterone(N_als_eq * magnesium_on_aldosterone())[N_als],
        excreted: Phi_una * MINUTES * q(1, "mmol/mEq"),
        kept: (M_sod - default_of(M_sod) * q(1, "mEq")) * q(1, "mmol/mEq"),
        water_kept: V_ecf - default_of(V_ecf) * q(1, "L"),
        pressure_gained: P_ma - default_of(P_ma) * q(1, "mmHg"),
    },
    states={state: rate * MINUTES for state, rate in PRESSURE.rates.items()},
    residuals=dict(PRESSURE.residuals),
    time=days,
    source="Karaaslan2005; LeeteLayton2019; Ichihara1993",
    assumptions=(
        *ASSUMPTIONS,
        "Aldosterone secretion is multiplied, not clamped: the kidney's and the adrenal gland's own controls go on.",
    ),
    limits=(
        *LIMITS,
        "The model's body escapes within a day and keeps little sodium. People take days and keep several times more.",
    ),
    omitted=OMITTED,
)

# --- numbers for the text -------------------------------------------------------------------------------------------


def after(day: float, of: str, **settings: float) -> float:
    """A quantity some days after the settings have changed."""
    return float(ESCAPE.simulate([0, day], settings)[of][-1])


def lowest_excretion(**settings: float) -> float:
    """The least sodium in the urine (mmol a day) within two weeks."""
    return float(min(ESCAPE.simulate(hours_of_two_weeks(), settings)["excreted"]))


def most_kept(**settings: float) -> float:
    """The most sodium (mmol) that the body has kept at any time within two weeks."""
    return float(max(ESCAPE.simulate(hours_of_two_weeks(), settings)["kept"]))


def hours_to_escape(**settings: float) -> float:
    """After how many hours the urine again holds nine tenths of the sodium that is eaten, having held less."""
    import numpy as np

    hours = np.arange(0, 97, 0.5)
    course = ESCAPE.simulate(hours / 24, settings)
    share = course["excreted"] / (settings.get("salt") or default_of(salt))
    return float(hours[np.flatnonzero(share < 0.9)[-1] + 1])


def hours_of_two_weeks() -> list[float]:
    """Times (days) an hour apart."""
    return [hour / 24 for hour in range(14 * 24 + 1)]


def settled(of: str, serum: float = 0.0, **settings: float) -> float:
    """A quantity of the whole body once it rests; `serum` is serum magnesium (mmol/L) where it acts on aldosterone."""
    factor = MAGNESIUM.number("xi_Mg", S=serum) if serum else 1.0
    settings["N_als_eq"] = factor * settings.get("N_als_eq", 1.0)
    return SETTLED.number(of, settings)


def pressure_gain(serum: float = 0.0, **settings: float) -> float:
    """By how much mean pressure (mmHg) settles above that of the healthy body."""
    return settled("P_ma", serum, **settings) - settled("P_ma")


def percent_of_rest(of: str, serum: float = 0.0, **settings: float) -> float:
    """A settled quantity in percent of its value in the healthy body."""
    return 100 * settled(of, serum, **settings) / settled(of)
