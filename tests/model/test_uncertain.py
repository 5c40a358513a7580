"""Draws are even, independent, the same in both languages, and make intervals that theory knows."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy import stats

from electrolytes.model import Model, ModelError, Quantity
from electrolytes.model.export import drawing
from electrolytes.model.uncertain import APART, COUNT, Spread, Uncertain, end_of, interval, normal, shares

a = Quantity("a", "a", unit="mM", default=2.0, domain=(0, None), source="modelling choice")
b = Quantity("b", "b", unit="mM", default=-3.0, source="modelling choice")
kind = Quantity("kind", "k", default=0, choices=("one", "two", "three"), source="modelling choice")
total = Quantity("total", "t", unit="mM")
SUM = Model("Sum", inputs=[a, b, kind], outputs={total: a + b + kind * a})
WIDE, DEEP = Spread(a, "normal", 1.0, 3.0, "made up"), Spread(b, "normal", -5.0, -1.0, "made up")
SHAPES = [WIDE, Spread(a, "even", 0.5, 4.0, ""), Spread(a, "even by logarithm", 0.01, 10.0, ""),
          Spread(b, "normal by logarithm", -8.0, -2.0, ""), Spread(kind, "one of", 0, 2, "")]


def test_the_normal_distribution_is_that_of_theory() -> None:
    u = np.concatenate([shares(0), [1e-10, 0.075, 0.925, 0.5, 1 - 1e-10]])
    np.testing.assert_allclose(normal(u), stats.norm.ppf(u), rtol=1e-13, atol=1e-15)


@pytest.mark.parametrize("seed", [1, 1808, 2**32 - 1])
def test_draws_are_even_and_independent(seed: int) -> None:
    columns = np.array([shares(column, seed=seed) for column in range(12)])
    assert all(stats.kstest(column, "uniform").pvalue > 1e-3 for column in columns)
    apart = np.corrcoef(columns)[~np.eye(12, dtype=bool)]
    assert np.abs(apart).max() < 4.5 / np.sqrt(COUNT)
    assert abs(np.corrcoef(columns[0][1:], columns[0][:-1])[0, 1]) < 4.5 / np.sqrt(COUNT)
    assert len(np.unique(columns)) == columns.size


@pytest.mark.parametrize("spread", SHAPES, ids=lambda spread: spread.shape)
def test_a_spread_ends_where_it_says(spread: Spread) -> None:
    ends = (0.025, 0.975) if spread.shape.startswith("normal") else (1e-9, 1 - 1e-9)
    np.testing.assert_allclose(np.sort(spread.at(ends)), [spread.low, spread.high], rtol=1e-6)


@pytest.mark.parametrize("spread", SHAPES, ids=lambda spread: spread.shape)
def test_both_languages_draw_the_same(spread: Spread, javascript: Any) -> None:
    script = drawing().replace("export ", "")
    theirs = javascript.run(f"""(spread, count, seed) => {{ {script}
      return Array.from({{length: count}}, (_, draw) => valueAtShare(spread, shareOf(seed, 3, draw))); }}""",
                            spread.spec(), 500, 77)
    np.testing.assert_allclose(theirs, spread.at(shares(3, 500, 77)), rtol=1e-14)


def test_a_page_finds_percentiles_as_numpy_does(javascript: Any) -> None:
    values = np.sort(WIDE.at(shares(0, 333)))
    script = drawing().replace("export ", "")
    theirs = javascript.run(f"(sorted) => {{ {script} return [0.025, 0.5, 0.975].map((p) => quantileOf(sorted, p)); }}",
                            values.tolist())
    np.testing.assert_allclose(theirs, interval(values), rtol=1e-14)


def test_errors_that_are_independent_add_as_squares() -> None:
    low, middle, high = interval(Uncertain(SUM, total, (WIDE, DEEP), {}).draws())
    half = np.hypot(1.0, 2.0)
    assert middle == pytest.approx(-1, abs=0.04)
    assert (low, high) == pytest.approx((-1 - half, -1 + half), abs=0.08)


def test_what_is_known_does_not_vary() -> None:
    asked = Uncertain(SUM, total, (WIDE, DEEP, SHAPES[-1]), {})
    assert np.ptp(asked.draws([WIDE, DEEP, SHAPES[-1]])) == 0
    swings = asked.swings([DEEP])
    assert swings[0] == pytest.approx((-2, 0)) and swings[2] == pytest.approx((-1, 3))
    assert swings[1][0] == swings[1][1]
    assert np.ptp(Uncertain(SUM, total, (WIDE,), {b: 1.0}).draws([WIDE])) == 0
    assert float(Uncertain(SUM, total, (WIDE,), {b: 1.0}).draws([WIDE])[0]) == pytest.approx(3)


def test_what_a_quantity_is_at_each_draw_can_be_asked() -> None:
    within = Spread.within(b, 1.5, "made up")
    assert (within.low, within.high) == (-4.5, -2.0) and not within.published
    asked = Uncertain(SUM, total, (WIDE, within), {})
    np.testing.assert_allclose(asked.draws(), asked.values_of(WIDE) + asked.values_of(within), rtol=1e-14)
    assert [end_of(asked.draws(), end) for end in ("low", "middle", "high")] == list(interval(asked.draws()))


def test_a_draw_depends_on_its_number_alone() -> None:
    np.testing.assert_array_equal(shares(5, 100), shares(5, 2000)[:100])
    assert shares(5, 10, 1)[0] != shares(5, 10, 2)[0]


@pytest.mark.parametrize(("make", "words"), [
    (lambda: Spread(a, "even", 3.0, 1.0, ""), "low end"),
    (lambda: Spread(a, "even", -1.0, 1.0, ""), "leaves what the quantity can be"),
    (lambda: Spread(b, "even by logarithm", -1.0, 1.0, ""), "one side of 0"),
    (lambda: Spread(kind, "one of", 0.5, 2, ""), "whole numbers"),
    (lambda: Uncertain(SUM, total, (WIDE, WIDE), {}), "two spreads"),
    (lambda: Uncertain(SUM, total, (WIDE,), {a: 1.0}), "given as well"),
    (lambda: Uncertain(SUM, total, (Spread(Quantity("z", "z", default=1), "even", 0, 1, ""),), {}), "z"),
    (lambda: interval([np.nan]), "no draw"),
    (lambda: shares(0, APART + 1), "draws can be made"),
])
def test_nonsense_is_refused(make: Any, words: str) -> None:
    with pytest.raises(ModelError, match=words):
        make()
