"""From free magnesium to sodium and calcium of a muscle cell: sizes by each account, and that all agree at rest."""

import itertools
from typing import Any

import pytest
from support.parity import check_parity

from electrolytes.mechanism.exchange import cell as exchange_cell
from electrolytes.mechanism.pump.magnesium_limit import loss_percent
from electrolytes.mechanism.summary.accounts import SODIUM_BY_ACCOUNT
from electrolytes.mechanism.summary.numbers import gained, gained_percent, lowered, sodium_for_percent

ACCOUNTS = ("a", "bp", "b")


def test_at_the_healthy_magnesium_all_accounts_give_the_resting_cell() -> None:
    for reference in (0.2, 0.8):
        rest = SODIUM_BY_ACCOUNT.evaluate(Mg_i=reference, Mg_ref=reference)
        for account in ACCOUNTS:
            assert rest[f"Na_{account}"] == pytest.approx(8.3764429, rel=1e-6)
            assert rest[f"Ca_{account}"] == pytest.approx(68.2554607, rel=1e-6)


@pytest.mark.parametrize("place", range(3))
def test_a_slowed_pump_is_as_if_so_many_pumps_were_gone(place: int) -> None:
    slowed = SODIUM_BY_ACCOUNT.evaluate(Mg_i=0.4)
    left = 100 - loss_percent(place)
    assert slowed[f"Na_{ACCOUNTS[place]}"] == pytest.approx(exchange_cell.settled("Na_w", pumping=left), rel=1e-6)
    assert slowed[f"Ca_{ACCOUNTS[place]}"] == pytest.approx(exchange_cell.settled("Ca_w", pumping=left), rel=1e-6)


def test_halved_magnesium_does_not_flood_the_cell_by_any_account() -> None:
    spans = {"Na_a": (0.005, 0.15), "Na_bp": (0.15, 0.8), "Na_b": (0.7, 2.2)}
    for (of, (low, high)), constants, ATP in itertools.product(spans.items(), (0, 1, 2), (1.5, 8)):
        assert low < gained(of, binding_set=constants, ATP_total=ATP) < high
    assert gained_percent("Na_b", binding_set=2) < 26


def test_more_magnesium_hardly_lowers_sodium_while_the_pump_waits_for_sodium() -> None:
    assert 0 < lowered("Na_a") < 0.02 < lowered("Na_b") < 1.5


def test_one_percent_of_the_pumps() -> None:
    assert sodium_for_percent(1) == pytest.approx(0.053, abs=0.003)


def test_every_corner_of_the_sliders_has_a_settled_cell() -> None:
    for Mg_i, Mg_ref, ATP, constants in itertools.product((0.1, 2), (0.1, 2), (1, 10), (0, 2)):
        at = SODIUM_BY_ACCOUNT.evaluate(Mg_i=Mg_i, Mg_ref=Mg_ref, ATP_total=ATP, binding_set=constants)
        assert all(2 < float(at[f"Na_{account}"]) < 60 for account in ACCOUNTS)


def test_parity(javascript: Any) -> None:
    check_parity(SODIUM_BY_ACCOUNT, javascript, examples=15, tolerance=1e-10)
