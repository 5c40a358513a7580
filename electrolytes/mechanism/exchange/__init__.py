"""The sodium–calcium exchanger: three Na⁺ one way, one Ca²⁺ the other, and the current it makes."""

from electrolytes.mechanism.exchange.exchanger import EXCHANGE

__all__ = ["EXCHANGE"]
