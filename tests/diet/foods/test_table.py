"""The food table: its schema, its values against a given list, and what the page says about groups and milling."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from pybtex.database import parse_file
from support.parity import check_parity

from electrolytes import data
from electrolytes.diet.foods.intakes import share_percent
from electrolytes.diet.foods.numbers import (
    change_percent,
    median_of_group,
    millimoles,
    times,
)
from electrolytes.diet.foods.refining import MINERALS, PAIRS, REFINING, after, before, ratio
from electrolytes.diet.foods.table import NUTRIENTS, amount, food, foods, in_measure, totals
from electrolytes.model import ModelError

# number; magnesium, potassium, sodium, calcium in 100 g; grams of a portion; the four in a portion
GIVEN = """
11458 87 466 70 136 180 156.6 838.8 126.0 244.8
11457 79 558 79 99 30 23.7 167.4 23.7 29.7
11148 86 549 179 58 175 150.5 960.8 313.2 101.5
11234 18 228 23 72 130 23.4 296.4 29.9 93.6
11091 21 293 41 40 180 37.8 527.4 73.8 72.0
12014 592 809 7 46 28.35 167.8 229.4 2.0 13.0
12016 550 788 18 52 28.35 155.9 223.4 5.1 14.7
12006 335 407 16 631 28.35 95.0 115.4 4.5 178.9
12063 281 712 3 267 28.35 79.7 201.9 0.9 75.7
12061 268 705 1 264 28.35 76.0 199.9 0.3 74.8
12085 260 565 16 45 28.35 73.7 160.2 4.5 12.8
16390 176 658 6 54 28.35 49.9 186.5 1.7 15.3
16098 154 649 459 43 32 49.3 207.7 146.9 13.8
12155 158 441 2 98 28.35 44.8 125.0 0.6 27.8
16015 70 355 1 27 172 120.4 610.6 1.7 46.4
16033 45 403 2 28 177 79.7 713.3 3.5 49.6
16070 36 369 2 19 198 71.3 730.6 4.0 37.6
16057 48 291 7 49 164 78.7 477.2 11.5 80.4
16109 86 515 1 102 172 147.9 885.8 1.7 175.4
11212 64 436 6 63 155 99.2 675.8 9.3 97.7
20137 64 172 7 17 185 118.4 318.2 12.9 31.4
20037 43 43 5 10 195 83.8 83.8 9.8 19.5
20045 12 35 1 10 158 19.0 55.3 1.6 15.8
08121 27 70 4 9 234 63.2 163.8 9.4 21.1
18075 82 248 400 107 28 23.0 69.4 112.0 30.0
18069 25 115 491 260 28 7.0 32.2 137.5 72.8
20080 - 363 2 34 120 - 435.6 2.4 40.8
20081 - 107 2 15 125 - 133.8 2.5 18.8
11674 28 535 10 15 173 48.4 925.5 17.3 25.9
09040 27 358 1 5 118 31.9 422.4 1.2 5.9
09038 29 507 8 13 136 39.4 689.5 10.9 17.7
01117 17 234 70 183 245 41.6 573.3 171.5 448.4
01077 10 132 43 113 244 24.4 322.1 104.9 275.7
15086 36 408 134 12 85 30.6 346.8 113.9 10.2
05064 29 256 74 15 85 24.6 217.6 62.9 12.8
19904 228 715 20 73 28.35 64.6 202.7 5.7 20.7
07022 11 290 1037 13 50 5.5 145.0 518.5 6.5
07029 22 287 1143 24 28 6.2 80.4 320.0 6.7
06419 4 22 349 6 248 9.9 54.6 865.5 14.9
22247 9 84 302 35 244 22.0 205.0 736.9 85.4
01009 28 98 621 721 28.35 7.9 27.8 176.1 204.4
02047 1 8 38758 24 6 0.1 0.5 2325.5 1.4
"""


def test_schema() -> None:
    raw = pd.read_csv(data.file("foods.csv"), dtype=str, keep_default_na=False)
    assert list(raw.columns) == ["number", "food", "group", "vegan", "dairy", "portion", "grams", *NUTRIENTS, "sources"]
    assert raw["number"].str.fullmatch(r"\d{5}").all() and raw["number"].is_unique and raw["food"].is_unique
    assert (raw != "").all().all()
    assert set(raw["vegan"]) | set(raw["dairy"]) == {"yes", "no"}
    assert not ((raw["vegan"] == "yes") & (raw["dairy"] == "yes")).any()
    known = set(parse_file(Path(__file__).parents[3] / "references.bib").entries)
    assert all(set(re.split("; ", sources)) <= known for sources in raw["sources"])
    table = foods()
    assert len(table) >= 80 and (table.groupby("group").size() >= 5).all()
    assert (table["grams"] > 0).all() and (table["grams"] <= 400).all()
    assert ((table[list(NUTRIENTS)] >= 0) & np.isfinite(table[list(NUTRIENTS)])).all().all()
    assert (table["energy"] <= 900).all()  # fat alone
    assert (table[["magnesium", "potassium", "sodium", "calcium"]].sum(axis=1) < 1e5).all()
    assert list(dict.fromkeys(table["group"])) == [
        group for i, group in enumerate(table["group"]) if i == 0 or table["group"].iloc[i - 1] != group
    ]


@pytest.mark.parametrize("row", GIVEN.split("\n")[1:-1], ids=lambda row: row[:5])
def test_given_values(row: str) -> None:
    number, *fields = row.split()
    per_100, grams, per_portion = fields[:4], float(fields[4]), fields[5:]
    assert food(number).grams == grams
    for name, small, large in zip(NUTRIENTS, per_100, per_portion, strict=False):
        if small != "-":
            assert amount(float(number), name, "100 g") == float(small)
            assert amount(float(number), name) == pytest.approx(float(large), abs=0.0501)


def test_a_cup_of_boiled_spinach() -> None:
    cup = amount(11458)
    assert cup == pytest.approx(156.6)
    assert share_percent(cup) == pytest.approx(37.3, abs=0.05)
    shares = [share_percent(amount(number)) for number in (12014, 16015, 20137, 9040)]
    assert np.round(shares) == pytest.approx([40, 29, 28, 8])


def test_milling_polishing_and_boiling() -> None:
    assert amount(20080, measure="100 g") == 137 and amount(20081, measure="100 g") == 22
    assert change_percent(20080, 20081) == pytest.approx(-83.9, abs=0.05)
    assert change_percent(20037, 20045) == pytest.approx(-72, abs=0.5)
    assert change_percent(18075, 18069) == pytest.approx(-70, abs=0.5)
    assert amount(11458, measure="100 g") > amount(11457, measure="100 g")
    assert times(11305, 11311, "sodium") == 77


def test_the_five_groups_are_the_rich_ones() -> None:
    rich = ["Leafy greens", "Nuts and seeds", "Whole grains", "Legumes and soy"]
    others = [group for group in foods()["group"].unique() if group not in [*rich, "Other vegetables"]]
    for measure in ("100 kcal", "100 g"):
        fewest = min(median_of_group(group, measure=measure) for group in rich)
        assert fewest > max(median_of_group(group, measure=measure) for group in others)


def test_plain_plants_hold_far_more_potassium_than_sodium() -> None:
    plain = foods()[foods()["group"].isin(["Fruit", "Legumes and soy"])].index.difference(["16158"])  # but for hummus
    ratio = foods()["sodium"] / foods()["potassium"]
    assert ratio[plain].max() < 0.1
    assert ratio["02047"] > 1000  # salt


def test_measures_agree() -> None:
    portion, weight, energy = (in_measure(measure) for measure in ("portion", "100 g", "100 kcal"))
    assert np.allclose(portion["magnesium"] / foods()["grams"] * 100, weight["magnesium"])
    assert np.allclose(energy["energy"].dropna(), 100)
    assert energy.loc["14411"].isna().all() and energy.loc["02047"].isna().all()  # water, salt


def test_mistakes_are_told() -> None:
    with pytest.raises(ModelError, match="no food"):
        amount(99999)
    with pytest.raises(ModelError, match="no measure"):
        in_measure("pound")
    with pytest.raises(ModelError, match="portions"):
        totals({"11458": 11})


def test_moles() -> None:
    assert millimoles(2300, "sodium") == pytest.approx(100, abs=0.05)


@pytest.mark.parametrize("pair", range(len(PAIRS)))
def test_before_and_after_are_the_tables_rows(pair: int) -> None:
    numbers = list(PAIRS.values())[pair]
    for m, measure in enumerate(("portion", "100 g", "100 kcal")):
        found = REFINING.evaluate(step=pair, measure=m)
        for name in MINERALS:
            assert found[before[name]] == pytest.approx(amount(float(numbers[0]), name, measure))
            assert found[after[name]] == pytest.approx(amount(float(numbers[1]), name, measure))
            assert found[ratio[name]] == pytest.approx(times(float(numbers[0]), float(numbers[1]), name, measure))


def test_the_page_computes_as_python_does(javascript: object) -> None:
    check_parity(REFINING, javascript)
