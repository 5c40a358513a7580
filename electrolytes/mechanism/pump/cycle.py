"""Steady state of a machine that goes round a closed cycle of states: the diagrams of King and Altman (1956).

Step *j* leads from state *j* to the next one at the rate ``forward[j]`` and back at ``backward[j]``; after the last
state comes the first. Nothing here is about pumps: the rates may be numbers, symbols or whole expressions.
"""

from __future__ import annotations

from collections.abc import Sequence

from sympy import Expr, Integer, Matrix, expand, prod, zeros


def rate_matrix(forward: Sequence[Expr], backward: Sequence[Expr]) -> Matrix:
    """The matrix *A* of dp/dt = A p, where *p* holds the share of pumps in each state.

    Returns
    -------
    Matrix
        n × n; each column sums to zero, because what leaves one state arrives in another.
    """
    n = len(forward)
    rates = zeros(n, n)
    for step in range(n):
        here, there = step, (step + 1) % n
        rates[there, here] += forward[step]
        rates[here, here] -= forward[step]
        rates[here, there] += backward[step]
        rates[there, there] -= backward[step]
    return rates


def state_weights(forward: Sequence[Expr], backward: Sequence[Expr]) -> list[Expr]:
    """How much time the machine spends in each state, up to a common factor.

    Cut the cycle at one step, and what is left is a chain in which every state has exactly one way to walk to a given
    state. The weight of that state is the sum, over all cuts, of the product of the rates along those ways.

    Returns
    -------
    list of Expr
        One weight for each state, each of n products of n - 1 rates. Divided by their sum they are probabilities.
    """
    n = len(forward)
    weights = []
    for state in range(n):
        ways = []
        for cut in range(n):
            chain = [(cut + 1 + place) % n for place in range(n)]  # the states in order, once step `cut` is removed
            goal = chain.index(state)
            ways.append(
                prod(forward[chain[place]] for place in range(goal))
                * prod(backward[chain[place - 1]] for place in range(goal + 1, n))
            )
        weights.append(sum(ways, Integer(0)))
    return weights


def net_drive(forward: Sequence[Expr], backward: Sequence[Expr]) -> Expr:
    """Turnover times the sum of the weights: one way round the cycle minus the other way round."""
    first, second, *_ = state_weights(forward, backward)
    return expand(forward[0] * first - backward[0] * second)
