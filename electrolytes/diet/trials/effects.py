"""What trials of sodium, potassium and magnesium find on blood pressure, with their intervals.

The effects stand in ``data/trials.csv``, a source on each row. They are published means over many trials, or single
trials; nothing is pooled here (``pooling.py`` shows what pooling does, on single trials).
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

from sympy import And, Eq, Expr, Or, Piecewise

from electrolytes import data
from electrolytes.model import Model, ModelError, Quantity, q

if TYPE_CHECKING:
    import pandas as pd

MINERALS = ("sodium", "potassium", "magnesium")
PRESSURES = ("systolic", "diastolic", "mean")
chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
pressure_change = partial(Quantity, unit="mmHg")


@cache
def trials() -> pd.DataFrame:
    """The table of effects, one row for each published effect, indexed by id.

    Effects and ends of 95 % intervals (``sys``, ``sys_low``, ``sys_high`` and the same for ``dia``) in mmHg, negative
    where pressure falls; empty where none is printed. ``source`` is a bibliography key.
    """
    import pandas as pd

    return pd.read_csv(data.file("trials.csv"), index_col="id")


def effect(row: str, pressure: str, end: str = "") -> float:
    """An effect (mmHg), or an end of its interval.

    Parameters
    ----------
    row : str
        An id of the table.
    pressure : {"systolic", "diastolic", "mean"}
        Mean pressure is diastolic plus a third of the difference. Its interval is the widest possible: as if systolic
        and diastolic effects erred together.
    end : {"", "low", "high"}
    """
    table = trials()
    if row not in table.index:
        raise ModelError(f"no effect {row!r} in the table; there are {', '.join(table.index)}.")
    if pressure not in PRESSURES:
        raise ModelError(f"no pressure {pressure!r}; there are {', '.join(PRESSURES)}.")
    suffix = f"_{end}" if end else ""
    sys, dia = (float(table[f"{name}{suffix}"][row]) for name in ("sys", "dia"))
    return {"systolic": sys, "diastolic": dia, "mean": mean_pressure(sys, dia)}[pressure]


def mean_pressure(sys: float, dia: float) -> float:
    """Mean arterial pressure: diastolic plus a third of the difference."""
    return dia + (sys - dia) / 3


# --- the forest plot as a model -----------------------------------------------------------------------------------

pressure = Quantity("pressure", "p", default=0, choices=PRESSURES, label="Pressure", source="modelling choice",
                    evidence="modelling choice", meaning="which pressure the effects are shown for")
mineral = Quantity("mineral", "m", default=0, choices=("all", *MINERALS), label="Mineral", source="modelling choice",
                   evidence="modelling choice", meaning="which trials are counted")
matters = chosen("matters", r"\delta", unit="mmHg", default=0.0, range=(0.0, 6.0), domain=(0, None),
                 label="A fall that would matter to you", meaning="the least fall of pressure that counts")

CENTER: dict[str, Quantity] = {}
LOW: dict[str, Quantity] = {}
HIGH: dict[str, Quantity] = {}
for _place, _row in enumerate(trials().index, 1):
    CENTER[_row] = pressure_change(f"c_{_row}", rf"y_{{{_place}}}", meaning=f"effect: {trials().loc[_row, 'label']}")
    LOW[_row] = pressure_change(f"l_{_row}", rf"\ell_{{{_place}}}", meaning="lower end of its 95 % interval")
    HIGH[_row] = pressure_change(f"h_{_row}", rf"u_{{{_place}}}", meaning="upper end of its 95 % interval")
beyond = Quantity("beyond", "n_b", meaning="effects whose whole interval is beyond what matters")
short_of = Quantity("short_of", "n_s", meaning="effects whose whole interval falls short of it")
undecided = Quantity("undecided", "n_u", meaning="effects whose interval holds it")
counted = Quantity("counted", "n", meaning="effects that are counted")


def is_counted(row: str) -> Any:
    """Whether a row belongs to the chosen mineral, and is printed for the chosen pressure."""
    its = MINERALS.index(str(trials().loc[row, "mineral"])) + 1
    fits = Or(Eq(mineral, 0), Eq(mineral, its))
    return fits if trials().loc[row, ["sys", "dia"]].notna().all() else And(fits, Eq(pressure, 0))


def _by_pressure(row: str, end: str) -> Expr:
    values = [effect(row, name, end) for name in PRESSURES]
    sys, dia, mean = (q(round(value, 6) if value == value else 0.0, "mmHg") for value in values)
    return Piecewise((sys, Eq(pressure, 0)), (dia, Eq(pressure, 1)), (mean, True))


def _number(condition: Any) -> Expr:
    return sum(Piecewise((1, And(is_counted(row), condition(row))), (0, True)) for row in CENTER)


FOREST = Model(
    "Published effects on blood pressure",
    inputs=[pressure, mineral, matters],
    outputs={
        **{CENTER[row]: _by_pressure(row, "") for row in CENTER},
        **{LOW[row]: _by_pressure(row, "low") for row in CENTER},
        **{HIGH[row]: _by_pressure(row, "high") for row in CENTER},
        counted: sum(Piecewise((1, is_counted(row)), (0, True)) for row in CENTER),
        beyond: _number(lambda row: HIGH[row] < -matters),
        short_of: _number(lambda row: LOW[row] > -matters),
        undecided: counted - beyond - short_of,
    },
    source="He2013; Huang2020; Graudal2017; Aburto2013; Poorolajal2017; Sacks1998; Zhang2016; Dickinson2006",
    assumptions=(
        "Numbers as printed, none recomputed but those for mean pressure: diastolic plus a third of the difference.",
        "The interval of mean pressure is the widest possible, as if both effects erred together.",
    ),
    limits=(
        "The rows differ in dose, people and length, so they cannot be ranked against each other.",
        "Several rows share trials; they are not independent, and counting them is no vote.",
    ),
    omitted=("Trials that were never published; the quality of each trial.",),
)
