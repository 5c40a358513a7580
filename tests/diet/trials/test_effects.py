"""Published effects on blood pressure: the table, what it says, the trial of salt and diet, and pooling by hand."""

import itertools
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pybtex.database import parse_file
from support.parity import check_parity

from electrolytes.diet.trials import dash, numbers, pooling
from electrolytes.diet.trials import effects as trials
from electrolytes.diet.trials.dash import DASH
from electrolytes.diet.trials.effects import FOREST, MINERALS, effect
from electrolytes.diet.trials.pooling import POOLING, TRIALS
from electrolytes.model import ModelError

BIBLIOGRAPHY = set(parse_file(Path(__file__).parents[3] / "references.bib").entries)

# --- the table --------------------------------------------------------------------------------------------------------


def test_the_table_is_whole() -> None:
    table = trials.trials()
    assert table.index.is_unique and len(table) >= 12
    assert set(table["mineral"]) == set(MINERALS)
    assert set(table["kind"]) == {"meta-analysis", "trial"}
    assert table[["label", "people", "contrast", "source", "seen"]].notna().all(axis=None)
    assert set(table["source"]) <= BIBLIOGRAPHY
    assert table[["sys", "sys_low", "sys_high"]].notna().all(axis=None)
    dia = table[["dia", "dia_low", "dia_high"]]
    assert (dia.notna().all(axis=1) | dia.isna().all(axis=1)).all()
    for name in ("sys", "dia"):
        rows = table[table[name].notna()]
        assert ((rows[f"{name}_low"] < rows[name]) & (rows[name] < rows[f"{name}_high"])).all()
        middle = (rows[f"{name}_low"] + rows[f"{name}_high"]) / 2
        assert (middle - rows[name]).abs().max() < 0.06  # intervals are symmetric, so a slip of the pen shows


def test_an_unknown_row_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(ModelError, match="he_all"):
        effect("nobody", "systolic")
    with pytest.raises(ModelError, match="diastolic"):
        effect("zhang", "pulse")


# --- what it says -----------------------------------------------------------------------------------------------------


def test_mean_pressure_for_100_mmol() -> None:
    assert numbers.mean_per_100_mmol("he_all") == pytest.approx(3.7, abs=0.05)
    assert numbers.mean_per_100_mmol("huang_50") == pytest.approx(1.2, abs=0.05)
    assert effect("zhang", "mean") == pytest.approx(-1.85, abs=0.01)
    assert (effect("zhang", "mean", "low"), effect("zhang", "mean", "high")) == pytest.approx((-3.1, -0.6), abs=0.05)


def counts(**settings: float) -> tuple[int, int, int, int]:
    at = FOREST.evaluate(**settings)
    return tuple(int(at[name]) for name in ("counted", "beyond", "undecided", "short_of"))  # type: ignore[return-value]


def test_less_sodium_is_the_best_supported() -> None:
    """Every systolic interval of sodium is below zero, those of all people beyond 3 mmHg."""
    assert counts(mineral=1) == (5, 5, 0, 0)
    assert counts(mineral=1, matters=3) == (5, 2, 1, 2)
    assert counts(mineral=3, matters=0)[1] < counts(mineral=3, matters=0)[0]
    assert numbers.last_to_go() == pytest.approx(3.62)


def test_potassium_lowers_pressure_in_hypertension() -> None:
    assert effect("poorolajal", "systolic", "high") < -2
    assert counts(mineral=2) == (4, 4, 0, 0)


def test_magnesium_is_open_for_a_fall_of_two() -> None:
    assert counts(mineral=3, matters=2) == (3, 0, 3, 0)
    assert effect("dickinson", "systolic", "high") > 0 > effect("zhang", "systolic", "high")


def test_what_is_not_printed_is_not_counted() -> None:
    assert counts(mineral=0)[0] == 12
    assert counts(mineral=0, pressure=1)[0] == counts(mineral=0, pressure=2)[0] == 11


def test_every_effect_is_beyond_short_or_undecided() -> None:
    for pressure, mineral, matters in itertools.product(range(3), range(4), np.linspace(0, 6, 13)):
        n, b, u, s = counts(pressure=pressure, mineral=mineral, matters=float(matters))
        assert n == b + u + s and min(b, u, s) >= 0


# --- DASH-Sodium ------------------------------------------------------------------------------------------------------


def test_salt_does_half_as_much_on_a_good_diet() -> None:
    assert dash.fall(0) == pytest.approx(6.7)
    assert dash.fall(1) == pytest.approx(3.0)
    assert DASH.evaluate(sodium=65, diet=1)["shown"] == pytest.approx(-8.9)
    assert DASH.evaluate(sodium=107, diet=0)["shown"] == pytest.approx(-2.1)
    assert DASH.evaluate(sodium=142, diet=1)["shown"] == pytest.approx(-5.9)


def test_salt_and_diet_do_not_simply_add() -> None:
    assert dash.simply_added() == pytest.approx(12.6)
    for start in range(3):
        at = DASH.evaluate(start=start)
        assert at["by_both"] > at["if_added"]


# --- pooling ----------------------------------------------------------------------------------------------------------


def by_hand(reading: int, random: bool, used: tuple[int, ...]) -> tuple[float, float, float, float, float]:
    """Inverse variance, and DerSimonian and Laird, in plain NumPy."""
    pairs = [(trial.dia if reading else trial.sys) for trial, use in zip(TRIALS, used, strict=True) if use]
    y, s = np.array(pairs).T
    w = 1 / s**2
    mean = (w * y).sum() / w.sum()
    Q = (w * (y - mean) ** 2).sum()
    k = len(y)
    tau2 = max(0.0, Q - (k - 1)) / (w.sum() - (w**2).sum() / w.sum()) if k > 1 else 0.0
    v = 1 / (s**2 + tau2) if random else w
    pooled = (v * y).sum() / v.sum()
    half = 1.959964 / v.sum() ** 0.5
    return pooled, pooled - half, pooled + half, 100 * max(0.0, Q - (k - 1)) / Q if k > 1 else 0.0, tau2


@pytest.mark.parametrize("used", [(1, 1, 1, 1, 1), (1, 1, 1, 0, 1), (1, 1, 1, 1, 0), (0, 1, 1, 0, 0), (0, 0, 0, 0, 1)])
@pytest.mark.parametrize(("reading", "random"), list(itertools.product((0, 1), (False, True))))
def test_pooling_agrees_with_the_sums_by_hand(reading: int, random: bool, used: tuple[int, ...]) -> None:
    settings = {f"use_{trial.name}": use for trial, use in zip(TRIALS, used, strict=True)}
    at = POOLING.evaluate(settings | {"reading": reading, "method": int(random)})
    names = ("pooled", "pooled_low", "pooled_high", "excess", "tau2")
    assert [float(at[name]) for name in names] == pytest.approx(by_hand(reading, random, used), rel=1e-6, abs=1e-6)
    assert sum(float(at[f"share_{trial.name}"]) for trial in TRIALS) == pytest.approx(100)


def test_two_trials_of_the_exercise() -> None:
    first, second = pooling.from_interval(-4, -6, -2), pooling.from_interval(-1, -2, 0)
    w = np.array([1 / first[1] ** 2, 1 / second[1] ** 2])
    assert w / w.sum() == pytest.approx([0.2, 0.8])
    assert (w * [-4, -1]).sum() / w.sum() == pytest.approx(-1.6)
    assert w.sum() ** -0.5 == pytest.approx(0.46, abs=0.005)


def test_nothing_counted_is_nothing_pooled_and_finite() -> None:
    at = POOLING.evaluate({f"use_{trial.name}": 0 for trial in TRIALS})
    assert at["number"] == 0 and np.isfinite([float(at[of]) for of in ("pooled", "pooled_low", "excess", "tau2")]).all()


def test_letting_effects_differ_widens_the_interval() -> None:
    def width(method: int) -> float:
        return pooling.result("pooled_high", method=method) - pooling.result("pooled_low", method=method)

    assert width(1) > 2 * width(0)


def test_the_trial_in_people_who_lacked_magnesium_found_most() -> None:
    """Of the five single trials it is the farthest by far, and the means of the others lie close together."""
    others = [trial.sys[0] for trial in TRIALS if trial.name != "guerrero"]
    lacked = next(trial.sys[0] for trial in TRIALS if trial.name == "guerrero")
    assert lacked < 2 * min(others)


def test_every_trial_is_in_the_bibliography() -> None:
    assert {trial.source for trial in TRIALS} <= BIBLIOGRAPHY


# --- in the page ------------------------------------------------------------------------------------------------------


def test_every_language_gives_the_same(javascript: Any) -> None:
    for model in (FOREST, DASH, POOLING):
        check_parity(model, javascript, examples=40)
