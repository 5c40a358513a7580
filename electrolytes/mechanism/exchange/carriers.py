"""Who carries sodium, and which way: the pump, and three carriers that live on sodium's gradient.

What the gradients pay for one turn is thermodynamics and needs no kinetics: sodium–calcium exchange 3 Na⁺ : 1 Ca²⁺,
sodium–hydrogen exchange 1 Na⁺ : 1 H⁺, cotransport of 1 Na⁺, 1 K⁺ and 2 Cl⁻. Concentrations are those of the muscle
cell of ``exchange.py``. The pump answers with its published rate.
"""

from __future__ import annotations

from functools import partial

from sympy import log

from electrolytes.mechanism.exchange.cell import K_o
from electrolytes.mechanism.exchange.exchanger import (
    E_NCX,
    E_T,
    EXCHANGE,
    Ca_i,
    Ca_nM,
    E_Ca,
    E_Na,
    Na_i,
    Na_o,
    V_m,
    published,
    push,
    sodium_pump_current,
)
from electrolytes.model import Model, Quantity, default_of

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
paid = partial(Quantity, unit="mV")

pH_i = chosen("pH_i", r"\mathrm{pH}_i", default=7.1, range=(6.4, 7.6), label="pH inside",
              meaning="acidity inside the cell")
pH_o = chosen("pH_o", r"\mathrm{pH}_o", default=7.4, meaning="acidity of the fluid around the cell")
K_i = published("K_i", r"[\mathrm{K}^+]_i", unit="mM", substance="potassium", default=140.492526, domain=(0, None),
                meaning="potassium ions inside the cell")
Cl_i = published("Cl_i", r"[\mathrm{Cl}^-]_i", unit="mM", substance="chloride",
                 default=59.9155299, range=(10.0, 80.0), domain=(0, None),
                 label="Chloride inside", meaning="chloride ions inside the cell")
Cl_o = published("Cl_o", r"[\mathrm{Cl}^-]_o", unit="mM", substance="chloride", default=129.0, domain=(0, None),
                 meaning="chloride ions in the fluid around the cell")

E_H = paid("E_H", "E_H", meaning="voltage at which hydrogen ions alone would not flow")
drive_NHE = paid("drive_NHE", r"\Delta_{NHE}", label="Sodium–hydrogen exchange",
                 meaning="what a turn of it that brings one Na⁺ in is paid")
drive_NKCC = paid("drive_NKCC", r"\Delta_{NKCC}", label="Cotransport",
                  meaning="what a turn of cotransport that brings one Na⁺ in is paid")
I_rest = published("I_rest", r"I_{NaK}^*", unit="pA", default=1.7081392,
                   meaning="current of the sodium–potassium pump at rest")
speed = Quantity("speed", "v", label="Pump, times its resting speed",
                 meaning="the sodium–potassium pump against the resting cell's")

CARRIERS = Model(
    "Carriers that live on sodium",
    inputs=[Na_i, V_m, Ca_nM, pH_i, Cl_i],
    outputs={
        **{wanted: EXCHANGE.equations[wanted] for wanted in (E_T, Ca_i, E_Na, E_Ca, E_NCX, push)},
        E_H: E_T * log(10) * (pH_i - pH_o),
        drive_NHE: E_Na - E_H,
        drive_NKCC: E_T * log(Na_o / Na_i * (K_o / K_i) * (Cl_o / Cl_i) ** 2),
        speed: sodium_pump_current(V_m, Na_i, K_o) / I_rest,
    },
    source="Kapela2008; Blaustein1999; Russell2000; Putney2002",
    assumptions=(
        "Each carrier moves its ions in the given numbers, and nothing else.",
        "The drive says which way a carrier can go. Whether it goes, and how fast, other things decide: "
        "sodium–hydrogen exchange all but rests until a cell turns acid, and cotransport is switched on and off.",
    ),
    limits=("Concentrations of a rat's artery muscle at 20 °C; potassium, and all that is outside, stay as they are.",),
    omitted=(
        "Carriers of sugar, amino acids and phosphate; sodium–bicarbonate cotransport; sodium–magnesium exchange. "
        "Their usual direction is the same: sodium in.",
    ),
)


def sodium_without_drive(of: str) -> float:
    """Sodium inside (mM) at which the carrier with the drive named `of` would stand still, all else at rest.

    Each carrier counts sodium as often as it carries it: three times in calcium's exchange, once in the others.
    """
    from math import exp

    at = CARRIERS.evaluate()
    return default_of(Na_i) * exp(float(at[of] / at[E_T]) / (3 if of == push.name else 1))
