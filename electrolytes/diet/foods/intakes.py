"""Reference intakes: how much a day is enough, or too much, for whom, and what each kind of number means."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from electrolytes import data
from electrolytes.model import ModelError

if TYPE_CHECKING:
    import pandas as pd

KINDS = {
    "EAR": "estimated average requirement: covers half of a group",
    "RDA": "recommended dietary allowance: covers nearly everyone in a group (EAR + 20 %)",
    "AI": "adequate intake: what healthy groups were seen to take, where no requirement could be estimated",
    "UL": "tolerable upper intake level: the most that is unlikely to harm; for magnesium it counts pills and "
    "medicines only, not food",
    "CDRR": "chronic disease risk reduction intake: above it, taking less is expected to lower the risk",
}
"""Kind of reference intake → what it means."""

GOAL_KINDS = {"magnesium": "RDA", "potassium": "AI", "sodium": "CDRR"}
"""The number a day is held against: to reach for magnesium and potassium, not to exceed for sodium."""

SYMBOLS = {"magnesium": "Mg", "potassium": "K", "sodium": "Na"}
STAGES = ("14–18 years", "19–30 years", "31–50 years", "51–70 years", "over 70 years")
BEARING = tuple(
    f"{state}, {age}" for state in ("pregnancy", "lactation") for age in ("14–18 years", "19–30 years", "31–50 years")
)


@cache
def reference_intakes() -> pd.DataFrame:
    """All reference intakes: ``life_stage``, ``sex``, ``nutrient``, ``kind``, ``amount`` (mg a day), sources, note."""
    import pandas as pd

    return pd.read_csv(data.file("reference_intakes.csv"), keep_default_na=False)


def intake(life_stage: str, sex: str, nutrient: str, kind: str) -> float:
    """One reference intake in mg a day; :class:`ModelError` when none is set."""
    table = reference_intakes()
    rows = table[
        (table.life_stage == life_stage) & (table.sex == sex) & (table.nutrient == nutrient) & (table.kind == kind)
    ]
    if len(rows) != 1:
        raise ModelError(f"no {kind} of {nutrient} is set for {sex}, {life_stage}")
    return float(rows.amount.iloc[0])


@cache
def readers() -> dict[str, tuple[str, str]]:
    """Whom a day can be held against: name → (life stage, sex). From 14 years on, where every number is verified."""
    people = {("female", True): "girl", ("male", True): "boy", ("female", False): "woman", ("male", False): "man"}
    found = {
        f"{people[sex, stage == STAGES[0]]}, {stage}": (stage, sex) for sex in ("female", "male") for stage in STAGES
    }
    for stage in BEARING:
        state, age = stage.split(", ")
        found[f"{'pregnant' if state == 'pregnancy' else 'nursing'} woman, {age}"] = (stage, "female")
    return found


def goals(reader: str) -> dict[str, float]:
    """What a day is held against, for one of :func:`readers`: mg of magnesium, potassium (to reach), sodium (limit)."""
    if reader not in readers():
        raise ModelError(f"no reference intakes for {reader!r}; there are {'; '.join(readers())}")
    return {nutrient: intake(*readers()[reader], nutrient, kind) for nutrient, kind in GOAL_KINDS.items()}


def share_percent(
    milligrams: float,
    life_stage: str = "31–50 years",
    sex: str = "male",
    nutrient: str = "magnesium",
    kind: str = "RDA",
) -> float:
    """An amount in percent of a reference intake."""
    return 100 * milligrams / intake(life_stage, sex, nutrient, kind)


def reference_table() -> str:
    """The reference intakes as a Markdown table, women / men, in mg a day; children's sodium limits are marked."""
    columns = (
        ("magnesium", "EAR"),
        ("magnesium", "RDA"),
        ("magnesium", "UL"),
        ("potassium", "AI"),
        ("sodium", "AI"),
        ("sodium", "CDRR"),
    )
    table = reference_intakes()
    lines = [
        "| mg a day, women / men | " + " | ".join(f"{SYMBOLS[nutrient]} {kind}" for nutrient, kind in columns) + " |",
        "|---" + "|--:" * len(columns) + "|",
    ]
    for stage in dict.fromkeys(table.life_stage):
        cells = []
        for nutrient, kind in columns:
            rows = table[(table.life_stage == stage) & (table.nutrient == nutrient)]
            kinds = rows[(rows.kind == kind) | ((rows.kind == "AI") & (kind == "RDA"))]
            by_sex = {row.sex: f"{row.amount:,}" for row in kinds.itertuples()}
            words = " / ".join(dict.fromkeys(by_sex[sex] for sex in ("female", "male") if sex in by_sex)) or "–"
            adequate = kind == "RDA" and (kinds.kind == "AI").any()
            open_mark = " ¹" if (kinds.note == "not verified").any() else ""
            cells.append(words + (" (AI)" if adequate else open_mark))
        lines.append(f"| {stage} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"
