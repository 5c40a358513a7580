"""What a reader sets of the chain, the situations that have names, and what the chain's pictures say and ask."""

from __future__ import annotations

from matplotlib.axes import Axes
from sympy import Expr, Ne

from electrolytes.deficiency.chain.links import (
    P_normal,
    S,
    by_hormone,
    calcium_before,
    elsewhere_too,
    follows,
    share,
    toned,
)
from electrolytes.deficiency.chain.minerals import by_salt, potassium_blood
from electrolytes.deficiency.chain.numbers import LOW
from electrolytes.deficiency.chain.published import joined_by
from electrolytes.deficiency.hormones.cascade import P_ma
from electrolytes.deficiency.smooth_muscle.cell import calcium
from electrolytes.deficiency.smooth_muscle.magnesium import account, inner, outer
from electrolytes.deficiency.vessel.wall import resistance
from electrolytes.live import Choice, Guess, Preset, Sentence

ROADS = (S, share, account, by_salt, by_hormone)
"""Magnesium, and each road that it may take."""
DETAILS = (inner, outer, joined_by, elsewhere_too, toned, follows)
SITUATIONS = (
    Preset("normal magnesium"),
    Preset("low magnesium, kidney spared", {S: LOW}),
    Preset("low magnesium, kidney's vessels too", {S: LOW, share: 100}),
    Preset("the pump alone, at its strongest", {S: LOW, share: 100, account: 2, inner: 0, outer: 0}),
    Preset("salt kept alone", {S: LOW, account: 3, inner: 0, outer: 0, by_salt: 1}),
    Preset("aldosterone alone", {S: LOW, account: 3, inner: 0, outer: 0, by_hormone: 1}),
    Preset("the published account", {S: LOW, joined_by: 1}),
    Preset("relaxed cell", {S: LOW, share: 100, toned: 1}),
    Preset("cell gives up half as much", {S: LOW, share: 100, follows: 50}),
    Preset("high magnesium", {S: 1.1, share: 100}),
)


def guess(scale: Axes, side: str, low: float, high: float) -> Guess:
    """Where mean pressure settles when magnesium stays low, to be guessed along a side of a scale."""
    return Guess(
        P_ma, "Serum magnesium falls to 0.6 mmol/L and stays there; small arteries resist twice as much. Where does "
        "mean pressure settle, if the kidney’s own vessels are spared?",
        "low magnesium, kidney spared", scale, side, low=low, high=high, name="Mean pressure", form=".1f", close=3,
        because="Pressure is flow times resistance, but the flow can change: the kidney lets go of salt and "
        "water until the pressure suits it. If its own vessels tighten too, more is left. For magnesium"
        " nobody has measured which.",
    )


def beside(of: Expr, normal: Expr, form: str, words: tuple[str, str], least: float) -> Choice:
    """By how much a quantity stands above or below its normal, in words; "as in health" if by less than `least`."""
    more = of - normal
    return Choice((more > least, Sentence(f"{{x:{form}}} {words[0]}", x=more)),
                  (more < -least, Sentence(f"{{x:{form}}} {words[1]}", x=-more)), "as in health")


def what_it_says() -> Sentence:
    """The chain as it stands, from magnesium to pressure."""
    return Sentence(
        "At {S:.2f} mmol/L of serum magnesium calcium in the muscle cell settles at {ca:.0f} nM, {more}. The "
        "resistance of small arteries is {r:.2f} times normal; {kidney}. Blood holds {k:.2f} mmol/L of potassium. Mean "
        "pressure settles at {p:.1f} mmHg, {change}.",
        S=S, ca=calcium, r=resistance, k=potassium_blood, p=P_ma,
        more=beside(calcium, calcium_before, ".0f", ("more than in health", "less than in health"), 0.5),
        kidney=Choice((Ne(joined_by, 0), "the published factors act on the body in its place"),
                      (share <= 0, "the kidney's own vessels are spared"),
                      (share >= 100, "the kidney's own vessels take part in full"),
                      Sentence("the kidney's own vessels take part by {s:.0f} %", s=share)),
        change=beside(P_ma, P_normal, ".1f", ("mmHg above normal", "mmHg below normal"), 0.05),
    )
