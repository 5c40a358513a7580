"""Exercises of chapter 2."""

from __future__ import annotations

import numpy as np

from electrolytes.lab.exercises.exercise import Exercise


def _inherited() -> float:
    from electrolytes.mechanism.pump import PUMP

    return PUMP.number("G_ATP_0", K_MgATP=1.698e-7)


def _own_constant() -> float:
    from electrolytes.mechanism.pump import PUMP

    return PUMP.number("G_ATP_0")


def _minutes_back() -> float:
    """When sodium of the cell that is all salt is down to 20 mM."""
    from electrolytes.mechanism.cell import CELL

    full = CELL.number("w_0")
    course = CELL.simulate(np.linspace(0, 120, 241), N_Na=120 * full, N_K=30 * full, V=0)
    after = int(np.flatnonzero(course["Na_i"] > 20)[-1])
    return float(np.interp(-20, -course["Na_i"][after: after + 2], course["t"][after: after + 2]))


def _entrance() -> float:
    from electrolytes.mechanism.exchange.cell import settled

    return settled("Ca_w", pumping=50) - settled("Ca_x")


def _whole_rise() -> float:
    from electrolytes.mechanism.exchange.cell import settled

    return settled("Ca_w", pumping=50) - settled("Ca_w")


def _magnesium_by_account() -> list[float]:
    from scipy.optimize import brentq

    from electrolytes.mechanism.pump.magnesium_limit import loss_percent
    from electrolytes.mechanism.summary import sodium_for_percent

    lost = brentq(lambda percent: sodium_for_percent(percent) - 1, 1, 40)
    return [float(brentq(lambda mg, of=account: loss_percent(of, after=mg) - lost, 1e-4, 0.8))
            for account in (0, 1, 2)]


EXERCISES = (
    Exercise("pump-inherited", "the standard free energy of ATP with the inherited constant", "kJ/mol", _inherited,
             'It is the last column of the table, G_ATP_0, and the same in every row: result["G_ATP_0"][0].',
             mistakes={"That is with the page's own constant; give K_MgATP=1.698e-7 to evaluate.": _own_constant}),
    Exercise("cell-back", "the minutes until sodium is below 20 mM for good", "min", _minutes_back,
             'course["t"][course["Na_i"] > 20] are the times at which there is still more; take the last.',
             relative=0.03),
    Exercise("exchange-share", "how much of calcium's rise comes in by the entrance, with half of the pumps", "nM",
             _entrance, 'Calcium without the exchanger is settled("Ca_x"). What it gains beyond that is the entrance.',
             relative=0.02,
             mistakes={"That is the whole rise; take away what it gains up to its value without it.": _whole_rise}),
    Exercise("mechanism-lost", "the free magnesium left by accounts (a), (b′) and (b), in this order", "mM",
             _magnesium_by_account, "Collect what the loop prints in a list.", relative=0.02),
)
