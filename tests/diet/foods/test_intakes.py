"""Reference intakes: the schema, the law between EAR and RDA, and whom a day is held against."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from pybtex.database import parse_file

from electrolytes.diet.foods.intakes import (
    GOAL_KINDS,
    KINDS,
    goals,
    intake,
    readers,
    reference_intakes,
    reference_table,
)
from electrolytes.model import ModelError


def test_schema() -> None:
    table = reference_intakes()
    assert list(table.columns) == ["life_stage", "sex", "nutrient", "kind", "amount", "sources", "note"]
    assert set(table.kind) == set(KINDS) and set(table.nutrient) == set(GOAL_KINDS)
    assert set(table.sex) == {"female", "male"}
    assert not table.duplicated(["life_stage", "sex", "nutrient", "kind"]).any()
    assert (table.amount > 0).all()
    known = set(parse_file(Path(__file__).parents[3] / "references.bib").entries)
    assert set(table.sources) <= known


def test_an_rda_is_the_average_requirement_and_a_fifth() -> None:
    """Rounded to 10 mg as the report rounds (1–3 years and girls of 9–13: 65 → 80, 200 → 240)."""
    table = reference_intakes().pivot(index=["life_stage", "sex"], columns=["nutrient", "kind"], values="amount")
    pairs = pd.DataFrame({kind: table["magnesium", kind] for kind in ("EAR", "RDA")}).dropna()
    assert len(pairs) == 22
    assert (abs(pairs.RDA - 1.2 * pairs.EAR) <= 6).all()


@pytest.mark.parametrize(
    ("reader", "given"),
    [
        ("woman, 19–30 years", (310, 2600, 2300)),
        ("man, 31–50 years", (420, 3400, 2300)),
        ("boy, 14–18 years", (410, 3000, 2300)),
        ("girl, 14–18 years", (360, 2300, 2300)),
        ("pregnant woman, 19–30 years", (350, 2900, 2300)),
        ("nursing woman, 14–18 years", (360, 2500, 2300)),
        ("woman, over 70 years", (320, 2600, 2300)),
    ],
)
def test_goals(reader: str, given: tuple[float, float, float]) -> None:
    assert tuple(goals(reader).values()) == given


def test_every_reader_has_verified_goals() -> None:
    for stage, sex in readers().values():
        for nutrient, kind in GOAL_KINDS.items():
            notes = reference_intakes().set_index(["life_stage", "sex", "nutrient", "kind"]).note
            assert notes[stage, sex, nutrient, kind] != "not verified"


def test_what_is_not_set_is_told() -> None:
    with pytest.raises(ModelError, match="no UL of potassium"):
        intake("19–30 years", "male", "potassium", "UL")
    with pytest.raises(ModelError, match="no reference"):
        goals("an astronaut")


def test_the_table_on_the_page_marks_what_is_not_verified() -> None:
    text = reference_table()
    assert text.count("¹") == 3
    assert "| 31–50 years | 265 / 350 | 320 / 420 | 350 | 2,600 / 3,400 | 1,500 | 2,300 |" in text
