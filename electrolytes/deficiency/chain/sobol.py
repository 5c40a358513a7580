"""Whose ignorance the interval is made of: Sobol's indices of the audit, by SALib, which comes with the book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from electrolytes.deficiency.chain.doubt_figure import GAIN_NAMES
from electrolytes.deficiency.chain.spreads import SUPPLEMENT
from electrolytes.model.uncertain import SEED, Uncertain

if TYPE_CHECKING:
    import pandas as pd

POINTS = 2048
"""Base points of Saltelli's scheme, a power of two; it evaluates (number of spreads + 2) times as many."""


def indices(asked: Uncertain, points: int = POINTS) -> dict[str, Any]:
    """First-order and total indices of each spread in order, with half-widths of their 95 % intervals.

    Keys ``S1``, ``S1_conf``, ``ST``, ``ST_conf``, each an array.
    """
    from SALib.analyze import sobol as analysis
    from SALib.sample import sobol as sampling

    names = [spread.quantity.name for spread in asked.spreads]
    problem = {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}
    sample = sampling.sample(problem, points, calc_second_order=False, seed=SEED)
    inside = np.clip(sample, 1e-9, 1 - 1e-9)  # the ends of a normal spread lie at infinity
    values = asked.at_shares(list(inside.T))
    found = analysis.analyze(problem, values, calc_second_order=False, seed=SEED)
    return {name: np.asarray(found[name]) for name in ("S1", "S1_conf", "ST", "ST_conf")}


def shared_out() -> pd.DataFrame:
    """The indices of the supplement's fall of pressure, the largest first, in percent of the variance."""
    import pandas as pd

    found = indices(SUPPLEMENT)
    table = pd.DataFrame({
        "what is not known": [GAIN_NAMES[spread.quantity.name] for spread in SUPPLEMENT.spreads],
        "alone, %": _percents(found["S1"], found["S1_conf"]),
        "in all, %": _percents(found["ST"], found["ST_conf"]),
    })
    return table.iloc[np.argsort(-found["ST"])].set_index("what is not known")


def _percents(values: Any, halves: Any) -> list[str]:
    """Shares as percents with their half-widths; an estimate below 0 is shown as 0."""
    return [f"{100 * max(0.0, value):.0f} ± {100 * half:.0f}" for value, half in zip(values, halves, strict=True)]
