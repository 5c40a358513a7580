"""The published account that joins magnesium to pressure, set beside ours on the same body.

Dutta & Layton (2026) join a rat's magnesium, calcium and hormones to a rat's pressure by factors: on the resistance of
all vessels, on the kidney's nerves, on aldosterone. The strengths are the authors' choices, not measurements. Here the
factors, each divided by its value at rest, act on the human body of ``pressure/``: a transplant. Left out are calcium's
and calcitriol's parts in renin, and calcium's and the hormone's in the proximal tubule.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from sympy import Eq, Expr, Piecewise

from electrolytes.model import Quantity, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
theirs = partial(Quantity, source="DuttaLayton2026", evidence="modelling choice")

ACCOUNTS = ("our links", "published, magnesium alone", "published, with calcium and PTH")
joined_by = chosen("joined_by", "j", default=0, choices=ACCOUNTS, label="Magnesium joins pressure by",
                   meaning="whether our links act on the body, or the published factors in their place")
m_rest = theirs("m_rest", "m_0", unit="mmol/L", substance="magnesium", default=0.6404, domain=(0, None),
                meaning="free magnesium in the rat's plasma at rest")
c_rest = theirs("c_rest", "c_0", unit="mmol/L", substance="calcium", default=1.232, domain=(0, None),
                meaning="free calcium in the rat's plasma at rest")
m_half = theirs("m_half", r"m_{\Psi}", unit="mmol/L", default=0.64, domain=(0, None),
                meaning="magnesium in the middle of its effect on vessels and nerves")
m_al = theirs("m_al", r"m_{\xi}", unit="mmol/L", default=1.0284, domain=(0, None),
              meaning="magnesium in the middle of its effect on aldosterone")
c_half = theirs("c_half", r"c_{\xi}", unit="mmol/L", default=2.67, domain=(0, None),
              meaning="calcium in the middle of its effect on aldosterone")
strength = chosen("strength", r"n_{\Psi}", default=1.0, domain=(0, None),
                  meaning="power to which the published factors are taken; 1 is as published")
on_vessels = Quantity("on_vessels", r"\Psi", meaning="the published factor on all vessels' resistance; normal is 1")
on_nerves = Quantity("on_nerves", r"\alpha", meaning="the published factor on the kidney's nerves; normal is 1")
on_aldosterone = Quantity("on_aldosterone", r"\xi", meaning="the published factor on aldosterone; normal is 1")


def _tight(m: Expr) -> Expr:
    return 0.85 + 0.3 / (1 + m / m_half)


def _secreted(m: Expr) -> Expr:
    return 1 / (m_al ** 1.2 + m ** 1.2)


def _over(factor: Callable[[Expr], Expr], now: Expr, rest: Expr) -> Expr:
    """A factor against its value at rest."""
    return factor(now) / factor(rest)


def factors(in_serum: Expr, calcium: Expr, hormone: Expr) -> dict[Quantity, Expr]:
    """The three factors where serum magnesium is so many times normal, calcium and PTH are percents of normal."""
    whole = q(100, "percent")
    m, c, ratio = m_rest * in_serum, c_rest * calcium / whole, hormone / whole
    also = Eq(joined_by, 2)
    vessels_c = _over(lambda x: 0.865 + 0.27 / (1 + c_rest / x), c, c_rest)
    nerves_c = _over(lambda x: 0.85 + 0.3 / (1 + c_rest / x), c, c_rest)
    secreted_c = _over(lambda x: 0.64993 + (x / c_half) ** 0.8 / (1 + (x / c_half) ** 0.8), c, c_rest)
    vessels_P = 0.8 + 0.4 * ratio / (1 + ratio)
    by_m = _over(_tight, m, m_rest)
    return {
        on_vessels: (by_m * Piecewise((vessels_c * vessels_P, also), (1, True))) ** strength,
        on_nerves: (by_m * Piecewise((nerves_c, also), (1, True))) ** strength,
        on_aldosterone: (_over(_secreted, m, m_rest) * Piecewise((secreted_c, also), (1, True))) ** strength,
    }
