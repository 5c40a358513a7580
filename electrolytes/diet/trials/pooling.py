"""What pooling does: weights from intervals, a mean, and how much the trials disagree.

Five trials of magnesium tablets whose numbers we could read, one by one. They were not chosen by a search of all
trials, so what comes out is no verdict on magnesium. Inverse variance, and DerSimonian & Laird (1986) for effects that
differ from trial to trial.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from sympy import Eq, Expr, Max, Piecewise, sqrt

from electrolytes.model import Model, Quantity, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
Z = 1.959964
"""Half the width of a 95 % interval in standard errors."""


@dataclass(frozen=True)
class Trial:
    """One trial: effect and standard error (mmHg), systolic and diastolic, and what kind it was."""

    name: str
    label: str
    sys: tuple[float, float]
    dia: tuple[float, float]
    people: int
    milligrams: float
    source: str


def from_interval(effect: float, low: float, high: float) -> tuple[float, float]:
    """Effect and standard error from a 95 % interval."""
    return effect, (high - low) / (2 * Z)


def from_arms(active: tuple[float, float, int], control: tuple[float, float, int]) -> tuple[float, float]:
    """Difference of two arms and its standard error, from mean, standard deviation and people of each."""
    (a, s, n), (b, r, m) = active, control
    return a - b, (s**2 / n + r**2 / m) ** 0.5


TRIALS = (
    Trial("sacks", "Sacks 1998", from_interval(-0.9, -2.6, 0.8), from_interval(-0.7, -2.2, 0.8), 300, 336, "Sacks1998"),
    Trial("witteman", "Witteman 1994", from_interval(-2.7, -6.7, 1.2), from_interval(-3.4, -5.6, -1.3), 91, 486,
          "Witteman1994"),
    Trial("kawano", "Kawano 1998", (-3.7, 1.3), (-1.7, 0.7), 60, 486, "Kawano1998"),
    Trial("hatzistavri", "Hatzistavri 2009", from_arms((-5.6, 2.7, 24), (-1.3, 2.4, 24)),
          from_arms((-2.8, 1.8, 24), (-1.0, 1.2, 24)), 48, 600, "Hatzistavri2009"),
    Trial("guerrero", "Guerrero-Romero 2009", from_arms((-20.4, 15.9, 40), (-4.7, 12.7, 39)),
          from_arms((-8.7, 16.3, 40), (-1.2, 12.6, 39)), 79, 450, "GuerreroRomero2009"),
)
"""Single trials with printed numbers: intervals (the first two), a standard error, arms with standard deviations."""

reading = Quantity("reading", "p", default=0, choices=("systolic", "diastolic"), label="Pressure",
                   source="modelling choice", evidence="modelling choice", meaning="which pressure is pooled")
method = Quantity("method", "M", default=0, choices=("one effect for all", "effects that differ"),
                  label="What is assumed", source="modelling choice", evidence="modelling choice",
                  meaning="one true effect (fixed), or one that differs from trial to trial (random)")
counts = {
    trial.name: Quantity(f"use_{trial.name}", rf"\chi_{{{i}}}", default=1, choices=("left out", "counted"),
                         label=trial.label, source=trial.source, evidence="supported",
                         meaning=f"whether {trial.label} is counted")
    for i, trial in enumerate(TRIALS, 1)
}


def _each(letter: str, latex: str, unit: str, meaning: str) -> dict[str, Quantity]:
    return {trial.name: Quantity(f"{letter}_{trial.name}", rf"{latex}_{{{i}}}", unit=unit,
                                 meaning=f"{meaning}: {trial.label}") for i, trial in enumerate(TRIALS, 1)}


y = _each("y", "y", "mmHg", "effect")
s = _each("s", "s", "mmHg", "its standard error")
w = _each("w", "w", "1/mmHg^2", "weight, before effects may differ")
v = _each("v", "v", "1/mmHg^2", "weight")
share = _each("share", r"\omega", "percent", "share of all weight")
number = Quantity("number", latex="k", meaning="trials counted")
sum_w = Quantity("sum_w", "W", unit="1/mmHg^2", meaning="sum of the first weights")
mean_w = Quantity("mean_w", r"\bar y", unit="mmHg", meaning="mean with the first weights")
Q = Quantity("Q", "Q", label="Q", meaning="how far the trials lie from their mean, in squared standard errors")
excess = Quantity("excess", "I^2", unit="percent", label="Disagreement beyond chance, I²",
                  meaning="share of Q that chance does not explain")
tau2 = Quantity("tau2", r"\tau^2", unit="mmHg^2", label="τ²", meaning="spread of the true effects, as a variance")
sum_v = Quantity("sum_v", "V", unit="1/mmHg^2", meaning="sum of the weights")
pooled = Quantity("pooled", r"\hat y", unit="mmHg", label="Pooled effect", meaning="weighted mean")
pooled_low = Quantity("pooled_low", r"\hat y_-", unit="mmHg", meaning="lower end of its 95 % interval")
pooled_high = Quantity("pooled_high", r"\hat y_+", unit="mmHg", meaning="upper end of its 95 % interval")
LEAST = q(1e-4, "1/mmHg^2")
"""Stands for the sum of weights where no trial is counted."""


def _over(terms: list[Expr], total: Quantity) -> Expr:
    return sum(terms) / Max(total, LEAST)


def _excess_variance() -> Expr:
    squares = sum(w[name] ** 2 for name in w) / Max(sum_w, LEAST)
    spare = Max(sum_w - squares, LEAST)
    return Piecewise((Max(0, Q - (number - 1)) / spare, number > 1.5), (q(0, "mmHg^2"), True))


def _reading(trial: Trial, place: int) -> Expr:
    sys, dia = (q(round(values[place], 9), "mmHg") for values in (trial.sys, trial.dia))
    return Piecewise((sys, Eq(reading, 0)), (dia, True))


POOLING = Model(
    "Pooling single trials",
    inputs=[reading, method, *counts.values()],
    outputs={
        **{y[t.name]: _reading(t, 0) for t in TRIALS},
        **{s[t.name]: _reading(t, 1) for t in TRIALS},
        **{w[name]: counts[name] / s[name] ** 2 for name in w},
        number: sum(counts.values()),
        sum_w: sum(w.values()),
        mean_w: _over([w[name] * y[name] for name in w], sum_w),
        Q: Piecewise((sum(w[name] * (y[name] - mean_w) ** 2 for name in w), number > 1.5), (0, True)),
        excess: Piecewise((q(100, "percent") * Max(0, Q - (number - 1)) / Max(Q, 1e-9), number > 1.5),
                          (q(0, "percent"), True)),
        tau2: _excess_variance(),
        **{v[name]: Piecewise((w[name], Eq(method, 0)), (counts[name] / (s[name] ** 2 + tau2), True)) for name in v},
        sum_v: sum(v.values()),
        **{share[name]: q(100, "percent") * v[name] / Max(sum_v, LEAST) for name in v},
        pooled: _over([v[name] * y[name] for name in v], sum_v),
        pooled_low: pooled - Z / sqrt(Max(sum_v, LEAST)),
        pooled_high: pooled + Z / sqrt(Max(sum_v, LEAST)),
    },
    source="DerSimonian1986",
    assumptions=(
        "Trials are independent, and their errors follow bell curves.",
        "Standard errors follow from what is printed: from the interval, or from the spread within each arm. Of the 79 "
        "people in one trial we take 40 and 39, which its abstract does not say.",
    ),
    limits=(
        "Five trials whose abstracts print numbers: not all that there are, nor a fair sample of them.",
        "With so few trials the spread of the true effects is hardly known.",
    ),
    omitted=("Quality of the trials, doses, and who took part.",),
)

# --- numbers for the text -----------------------------------------------------------------------------------------


def result(of: str, **settings: float) -> float:
    """A result of the pooling; settings as the inputs of ``POOLING``."""
    return POOLING.number(of, **settings)
