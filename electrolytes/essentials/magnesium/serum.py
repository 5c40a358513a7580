"""What a blood test of magnesium says: free and bound, and whose interval calls the value low.

The limits are published reference intervals. How many healthy people each would call low follows from the bell curve
through the 2.5th and 97.5th percentile of a survey; serum magnesium was found to follow such a curve.
"""

from __future__ import annotations

from functools import partial

from sympy import Eq, Expr, Piecewise, erfc, sqrt

from electrolytes.model import Model, Quantity, conversion, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
concentration = partial(Quantity, unit="mmol/L")

S = Quantity(
    "S", "S", unit="mmol/L", substance="magnesium",
    default=0.85, range=(0.2, 1.2), domain=(0, None), normal=(0.70, 1.10),
    label="Serum magnesium", source="Harmonisation2016", evidence="established",
    meaning="all magnesium in serum, bound and free, as laboratories report it",
)
S_0 = chosen("S_0", "S_0", unit="mmol/L", substance="magnesium", default=0.85, domain=(0, None),
             meaning="serum magnesium of the healthy body")
p_bound = Quantity(
    "p_bound", "p", default=0.25, range=(0.20, 0.30), domain=(0, 0.6), label="Bound to protein",
    source="IOM1997", evidence="supported", meaning="share of serum magnesium that is bound to protein, mostly albumin",
)
p_complex = chosen(
    "p_complex", latex="c", default=0.10, range=(0.05, 0.15), domain=(0, 0.3), label="In complexes",
    meaning="share bound to small ions such as phosphate, citrate and bicarbonate",
)
SURVEYS = ("US, 1971–74", "US healthy men, 2021–23", "US healthy women, 2021–23")
"""The surveys, in the order of the choice ``survey``."""
survey = Quantity(
    "survey", "g", default=0, choices=SURVEYS, label="Healthy people of", source="IOM1997; Jiao2026",
    evidence="supported", meaning="whose serum magnesium the share of people called low is computed for",
)

LIMITS: list[tuple[str, str, float, float | None, str]] = [  # key, who, from, to, source
    ("proposal", "proposed 2022", 0.85, None, "Rosanoff2022"),
    ("us", "US survey 1971–74", 0.75, 0.955, "IOM1997; Bertinato2017"),
    ("nordic", "Nordic", 0.71, 0.94, "Harmonisation2016"),
    ("uk", "UK", 0.70, 1.00, "Harmonisation2016"),
    ("austral", "Australasia", 0.70, 1.10, "Harmonisation2016"),
    ("controls", "75 controls, 1998", 0.67, 0.96, "Ionized1998"),
]
"""Published intervals of total serum magnesium in mmol/L; the proposal has a lower limit only."""

PERCENTILES: list[tuple[float, float, str]] = [(0.75, 0.955, "IOM1997; Bertinato2017"), (0.71, 0.93, "Jiao2026"),
                                               (0.70, 0.91, "Jiao2026")]
"""2.5th and 97.5th percentile of each survey, mmol/L."""

NORMAL_SPAN = 2 * 1.959964
"""Standard deviations between the 2.5th and the 97.5th percentile of a bell curve."""


def normal_share(z: Expr) -> Expr:
    """Share of a bell curve below ``z`` standard deviations.

    Left unevaluated: SymPy would turn it about where ``z`` looks negative, and small shares would lose their digits.
    """
    return erfc(-z / sqrt(2), evaluate=False) / 2


ionized = concentration("ionized", r"[\mathrm{Mg}^{2+}]_o", substance="magnesium", normal=(0.45, 0.67), label="Free",
                        meaning="magnesium ions in serum that are bound to nothing")
complexed = concentration("complexed", r"[\mathrm{Mg}]_{c}", label="In complexes", meaning="bound to small ions")
protein_bound = concentration("protein_bound", r"[\mathrm{Mg}]_{p}", label="On protein", meaning="bound to protein")
center = concentration("center", r"\mu", meaning="middle of the chosen survey's bell curve")
spread = concentration("spread", r"\sigma", meaning="its standard deviation")
percent_below = Quantity("percent_below", r"\%_{<S}", unit="percent", label="Healthy people below",
                         meaning="share of the survey's people with less than this")
says_low = Quantity("says_low", "n", meaning="how many of the six intervals call the value low")
LOWER = {key: concentration(f"low_{key}", rf"\ell_{{{place}}}", default=low, domain=(0, None), source=source,
                            evidence="contested" if key == "proposal" else "established", meaning=f"lower limit: {who}")
         for place, (key, who, low, _, source) in enumerate(LIMITS, 1)}
CALLED = {key: Quantity(f"called_{key}", rf"\%_{{{place}}}", unit="percent",
                        meaning=f"share of the survey's people that this limit calls low: {who}")
          for place, (key, who, *_) in enumerate(LIMITS, 1)}
"""The percent of a healthy population that each interval calls low."""


def of_survey(*values: float) -> Piecewise:
    """The value that belongs to the chosen survey, mmol/L."""
    *first, last = (q(value, "mmol/L") for value in values)
    return Piecewise(*((value, Eq(survey, i)) for i, value in enumerate(first)), (last, True))


SERUM = Model(
    "A blood test of magnesium",
    inputs=[S, p_bound, p_complex, survey],
    outputs={
        protein_bound: p_bound * S,
        complexed: p_complex * S,
        ionized: S - protein_bound - complexed,
        center: of_survey(*(round((low + high) / 2, 6) for low, high, _ in PERCENTILES)),
        spread: of_survey(*(round((high - low) / NORMAL_SPAN, 8) for low, high, _ in PERCENTILES)),
        percent_below: q(100.0, "percent") * normal_share((S - center) / spread),
        **{CALLED[key]: q(100.0, "percent") * normal_share((limit - center) / spread) for key, limit in LOWER.items()},
        says_low: sum(Piecewise((1, limit > S), (0, True)) for limit in LOWER.values()),
    },
    source="Harmonisation2016; Rosanoff2022; Jiao2026",
    assumptions=(
        "The shares that are bound stay as they are set; they do not follow albumin or pH here.",
        "Serum magnesium of healthy people follows a bell curve [@Bertinato2017], drawn through the survey's 2.5th and "
        "97.5th percentile.",
    ),
    limits="A survey's people count as healthy; how many of them lack magnesium is what the proposal is about.",
    omitted=("The error of the measurement, and that methods differ.",),
    version="2",
)

# --- numbers for the text -----------------------------------------------------------------------------------------


def milligrams(S: float) -> float:
    """Serum magnesium in mg/dL."""
    return S * conversion("mmol/L", "mg/dL", "magnesium")


def limit_for(percent: float, survey: float) -> float:
    """The lower limit (mmol/L) that would call this percentage of a survey's people low."""
    from scipy.optimize import brentq

    return float(brentq(lambda S: SERUM.number("percent_below", S=S, survey=survey) - percent, 0.62, 1.05))
