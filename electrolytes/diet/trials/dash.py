"""The DASH-Sodium trial: systolic pressure by sodium and diet, and by pressure at the start.

Sacks et al. (2001): 412 people ate one of two diets, with three levels of sodium in turn, 30 days each. Between the
three levels that were measured the line is straight, which is a choice. Juraschek et al. (2017) split the same people
by their pressure at the start.
"""

from __future__ import annotations

from functools import partial

from sympy import Eq, Expr, Piecewise

from electrolytes.model import Model, Quantity, q

measured = partial(Quantity, source="Sacks2001", evidence="established")
change = partial(Quantity, unit="mmHg")

LEVELS = (142.0, 107.0, 65.0)
"""Sodium in urine at the three levels, mmol a day."""
STEPS = {"control": (-2.1, -4.6), "DASH": (-1.3, -1.7)}
"""Change of systolic pressure (mmHg) at each step down."""
TOGETHER = -8.9
"""DASH diet with low sodium against control diet with high sodium, all people; known from a secondary source."""
STRATA = ("below 130", "130–139", "140–149", "150 and above")
"""Systolic pressure at the start, mmHg."""
BY_START = {
    "sodium": (-3.20, -8.56, -8.99, -7.04),
    "diet": (-4.5, -4.3, -4.7, -10.6),
    "both": (-5.3, -7.5, -9.7, -20.8),
}
"""Change of systolic pressure (mmHg) by pressure at the start: less sodium on the control diet, the DASH diet at high
sodium, and both."""

sodium = measured("sodium", "n", unit="mmol/d", default=142.0, range=(65.0, 142.0), domain=(65, 142),
                  label="Sodium in urine", meaning="sodium excreted in a day, which is close to what is eaten")
diet = Quantity("diet", "d", default=0, choices=("control", "DASH"), label="Diet", source="Sacks2001",
                evidence="established", meaning="a usual American diet, or one rich in fruit, vegetables and dairy")
start = Quantity("start", "g", default=0, choices=STRATA, label="Systolic pressure at the start, mmHg",
                 source="Juraschek2017", evidence="supported", meaning="which people, by their pressure at the start")

on_control = change("on_control", "P_c", label="Control diet", meaning="systolic change on the control diet")
on_dash = change("on_dash", "P_d", label="DASH diet", meaning="systolic change on the DASH diet")
shown = change("shown", "P", label="Systolic pressure", meaning="systolic change on the chosen diet")
by_sodium = change("by_sodium", "b_n", label="Less sodium", meaning="less sodium alone, in the chosen people")
by_diet = change("by_diet", "b_d", label="DASH diet", meaning="the DASH diet alone, in the chosen people")
by_both = change("by_both", "b_2", label="Both", meaning="both, in the chosen people")
if_added = change("if_added", "b_+", label="If they simply added", meaning="sum of the two single effects")


def levels(diet: str) -> tuple[float, float, float]:
    """Systolic change (mmHg) at the three levels of sodium, against the control diet at the highest."""
    first, second = STEPS[diet]
    high = 0.0 if diet == "control" else TOGETHER - first - second
    return high, high + first, high + first + second


def _line(diet: str) -> Expr:
    """Straight between the three levels."""
    high, middle, low = (q(round(value, 6), "mmHg") for value in levels(diet))
    n_high, n_middle, n_low = (q(level, "mmol/d") for level in LEVELS)
    return Piecewise(
        (middle + (high - middle) * (sodium - n_middle) / (n_high - n_middle), sodium > n_middle),
        (low + (middle - low) * (sodium - n_low) / (n_middle - n_low), True),
    )


def _of_start(values: tuple[float, ...]) -> Expr:
    *first, last = (q(value, "mmHg") for value in values)
    return Piecewise(*((value, Eq(start, i)) for i, value in enumerate(first)), (last, True))


DASH = Model(
    "DASH-Sodium",
    inputs=[sodium, diet, start],
    outputs={
        on_control: _line("control"),
        on_dash: _line("DASH"),
        shown: Piecewise((on_control, Eq(diet, 0)), (on_dash, True)),
        by_sodium: _of_start(BY_START["sodium"]),
        by_diet: _of_start(BY_START["diet"]),
        by_both: _of_start(BY_START["both"]),
        if_added: by_sodium + by_diet,
    },
    source="Sacks2001; Juraschek2017",
    assumptions=(
        "Three levels of sodium were measured on each diet; between them the line is straight.",
        "The height of the DASH line rests on −8.9 mmHg for both changes together, from a secondary source.",
    ),
    limits=("Thirty days on food that was handed out, in people with 120 to 159 mmHg and without drugs.",
            "The intervals of these effects were not in what we could read."),
    omitted=("Diastolic pressure, and that people differ.",),
)


def fall(diet_index: float) -> float:
    """Fall of systolic pressure (mmHg) from the highest to the lowest sodium on a diet (0 control, 1 DASH)."""
    return -sum(STEPS["DASH" if diet_index else "control"])


def simply_added() -> float:
    """What less sodium on the control diet and the DASH diet at high sodium would give if they added (mmHg)."""
    return fall(0) - levels("DASH")[0]
