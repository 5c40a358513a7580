"""From free magnesium to a cell's sodium and calcium, by each account of what free ATP does to the pump."""

from electrolytes.mechanism.summary.accounts import SODIUM_BY_ACCOUNT
from electrolytes.mechanism.summary.numbers import sodium_for_percent

__all__ = ["SODIUM_BY_ACCOUNT", "sodium_for_percent"]
