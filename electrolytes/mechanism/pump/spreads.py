"""What is not known of the pump's loss when free magnesium halves, by each of the three accounts.

How much ATP a cell holds and how tightly magnesium binds it are drawn from what the page's sources give; for the
constants of the isolated enzyme, known to us second hand, the range is ours.
"""

from __future__ import annotations

from electrolytes.essentials.magnesium.binding import ATP_total, Mg_i, binding_set
from electrolytes.mechanism.pump.magnesium_limit import K_I, MAGNESIUM_LIMIT, K_m, slowing_a, slowing_b, slowing_bp
from electrolytes.model.uncertain import Spread, Uncertain, end_of

SECOND_HAND = "known through a supplier's page; taken to be right within a factor of 1.5"
SPREADS = (
    Spread(ATP_total, "even", 1.5, 10.0, "from a red cell's ATP to more than a heart cell's"),
    Spread(binding_set, "one of", 0, 2, "three published sets of constants for magnesium and ATP"),
    Spread.within(K_m, 1.5, SECOND_HAND),
    Spread.within(K_I, 1.5, SECOND_HAND),
)
ACCOUNTS = {"a": slowing_a, "b2": slowing_bp, "b": slowing_b}
"""The three accounts: a bystander, a blocker of this pump (b′), the isolated enzyme's law."""


def lost_percent(account: str, end: str = "middle") -> float:
    """By how many percent the pump is slower at 0.4 than at 0.8 mM: an end or the middle of 95 % of the draws."""
    return end_of(Uncertain(MAGNESIUM_LIMIT, ACCOUNTS[account], SPREADS, {Mg_i: 0.4}).draws(), end)
