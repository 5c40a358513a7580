"""The published model's table beside ours: where the small model agrees, and where it does not."""

from __future__ import annotations

from typing import Any

from electrolytes import data
from electrolytes.deficiency.tubule.first_stretch import IONS, whole
from electrolytes.deficiency.tubule.nephron import NEPHRON
from electrolytes.deficiency.tubule.thick_limb import nkcc2, reserve
from electrolytes.model import Quantity

SIGN = {"Na": "Na⁺", "K": "K⁺", "Ca": "Ca²⁺", "Mg": "Mg²⁺"}
ENDS = {"medullary": "m", "cortical": "c", "distal": "d"}
"""Stretch in the table → the place where it ends."""
CASES: dict[str, dict[Quantity, float]] = {"rest": {}, "NKCC2 30 %": {nkcc2: 30.0}}
ALONE: dict[Quantity, float] = {nkcc2: 30.0, reserve: 0.0}
"""NKCC2 at 30 % with nothing but what was fitted at rest: sodium's transport falls in proportion."""


def table() -> Any:
    """The published shares of the filtered load (percent) and voltages (mV) as a DataFrame, by case and segment."""
    import pandas as pd

    return pd.read_csv(data.file("tubule.csv")).set_index(["case", "segment"])


def left(ion: str, place: str, settings: dict[Quantity, float] | None = None) -> float:
    """Percent of the filtered load of an ion that is left at a place of the small model."""
    at = NEPHRON.evaluate(settings or {})
    return float(whole.value * at[f"F_{ion}_{place}"] / at[f"F_{ion}_f"])


def beside(case: str) -> Any:
    """Published | ours, as a DataFrame for the page: percent of the filtered load that leaves each stretch."""
    import pandas as pd

    rows = []
    for segment, place in ENDS.items():
        printed = table().loc[(case, segment)]
        row: dict[str, Any] = {"leaves": segment}
        for ion in IONS:
            there = "kept back" if pd.isna(printed[ion]) else f"{printed[ion]:.2f}"
            row[SIGN[ion]] = f"{there} | {left(ion, place, CASES[case]):.2f}"
        rows.append(row)
    return pd.DataFrame(rows).set_index("leaves")
