"""The price of a sodium limit: the model's lines against the linear program they stand for."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from support.parity import check_parity

from electrolytes.diet.plan.numbers import finer_changes, price_of_sodium
from electrolytes.diet.plan.price import PRICE, READERS, SPAN, changed, lines, price


@pytest.mark.parametrize("who", range(len(READERS)))
def test_the_largest_line_is_the_fewest_changes(who: int) -> None:
    for limit in np.linspace(*SPAN, 23):
        found = PRICE.evaluate(Na_limit=limit, who=who)
        assert found[changed] == pytest.approx(finer_changes(limit, reader=READERS[who]), abs=1e-6)


def test_the_dual_price_is_what_a_little_more_spares() -> None:
    for limit in (1000.0, 1700.0, 2300.0, 3100.0):
        spared = finer_changes(limit - 1) - finer_changes(limit + 1)
        assert price_of_sodium(limit) == pytest.approx(50 * spared, abs=1e-6)


def test_each_milligram_less_is_dearer() -> None:
    prices = PRICE.evaluate(Na_limit=np.linspace(*SPAN, 200), who=0)[price]
    assert (np.diff(prices) <= 0).all() and (prices >= 0).all()
    assert 100 * PRICE.evaluate(Na_limit=2300)[price] == pytest.approx(price_of_sodium(), abs=1e-6)


def test_a_handful_of_lines_is_the_whole_curve() -> None:
    assert all(3 <= len(lines(reader)) <= 40 for reader in READERS)


def test_the_page_computes_as_python_does(javascript: Any) -> None:
    check_parity(PRICE, javascript)
