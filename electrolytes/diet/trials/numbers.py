"""Numbers of the page chapters/diet/trials.md, each asked of the model."""

from __future__ import annotations

from electrolytes.diet.trials.effects import effect, trials
from electrolytes.model import ModelError


def mean_per_100_mmol(row: str) -> float:
    """Fall of mean pressure (mmHg) for 100 mmol of sodium a day less."""
    per = {"he_all": 75.0, "huang_50": 50.0, "huang_all": 130.0}
    if row not in per:
        raise ModelError(f"no dose of sodium is known for {row!r}; there are {', '.join(per)}.")
    return -100 * effect(row, "mean") / per[row]


def fall(row: str, pressure: str = "systolic", end: str = "") -> float:
    """The fall of pressure (mmHg) that an effect is, or the smaller (low) or larger (high) end of its interval."""
    return -effect(row, pressure, {"low": "high", "high": "low"}.get(end, ""))


def last_to_go() -> float:
    """The largest fall of systolic pressure (mmHg) beyond which an effect's whole interval still lies."""
    return -float(trials()["sys_high"].min())
