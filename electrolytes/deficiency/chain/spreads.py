"""What is not known of the chain: a spread for each of its quantities, and the three numbers that it makes uncertain.

Where a source gives a spread, it stands here with its key. Where none does the range is ours, and marked so by the
source "modelling choice"; what it leans on is said beside it. All are taken as independent of each other, and the form
of each model as true: what no model holds is in no interval.
"""

from __future__ import annotations

from functools import cache

from electrolytes.deficiency.chain import audit, links
from electrolytes.deficiency.chain.minerals import by_salt, salt_power
from electrolytes.deficiency.chain.numbers import LOW
from electrolytes.deficiency.chain.published import joined_by, strength
from electrolytes.deficiency.hormones.cascade import slope_Mg
from electrolytes.deficiency.potassium.spreads import PLUGGED
from electrolytes.deficiency.smooth_muscle import magnesium as hooks
from electrolytes.model.uncertain import ENDS, Spread, Uncertain, interval

PREDICTED = audit.audited("rise")
"""Rise of serum magnesium (mmol/L) that our balance predicts for the trials' dose."""
FOLLOWS = "red cells' free magnesium fell nine tenths as far as serum's in 26 people, by a third of it in two men"
NOBODY = "none to all of it: for magnesium nobody has measured it"
PATCHES = "a quarter (not phosphorylated) to two thirds of the current between 0.2 and 1.8 mM, in rat heart cells"
TWELVE = "0.8 mmol/L less potassium raised mean pressure by 6.3 mmHg, 1.7 to 11, in twelve people with hypertension"
FACTOR = "a model's number, taken to be right within a factor of 1.5"


MEASURED_RISE = Spread(audit.times, "normal", 0.03 / PREDICTED, 0.07 / PREDICTED,
                       "serum rose by 0.05 mmol/L in the trials, 95 % interval 0.03 to 0.07", "Zhang2016")
OWN_RISE = Spread.within(audit.times, 1.5, "what our balance predicts, taken to be right within a factor of 1.5")
GAINS = (
    Spread(audit.share, "even", 0.0, 100.0, NOBODY),
    Spread(audit.g_cell, "even", 0.3, 1.0, FOLLOWS),
    Spread(audit.g_in, "even", -0.55, -0.15, PATCHES),
    Spread.within(audit.g_out, 2.0, "guinea-pig heart cells; vessels may differ"),
    Spread(audit.g_pump, "even by logarithm", 0.0035, 0.354, "from account (a) to account (b) of the pump"),
    Spread(audit.g_channel, "even", 0.44, 1.5, "from a relaxed cell to one with tone, by the model"),
    Spread.within(audit.g_sodium, 1.5, FACTOR),
    Spread.within(audit.g_vessel, 1.5, FACTOR),
    Spread.within(audit.g_kidney, 1.5, FACTOR),
    Spread.within(audit.g_others, 2.0, "a model's number, taken to be right within a factor of 2"),
    Spread(audit.g_potassium, "even", 0.005, 0.02, PLUGGED),
    Spread(audit.g_salt, "normal", 1.80, 7.19, TWELVE, "KrishnaKapoor1991"),
    Spread(audit.slope, "normal", 0.0, 2.2, "six men: from no effect to twice what was seen"),
    Spread.within(audit.g_hormone, 1.5, FACTOR),
)
CHAIN_SPREADS = (
    Spread(links.share, "even", 0.0, 100.0, NOBODY),
    Spread(links.follows, "even", 30.0, 100.0, FOLLOWS),
    Spread(hooks.K_inner, "even by logarithm", 0.65, 4.6, PATCHES),
    Spread(hooks.K_outer, "even by logarithm", 4.5, 18.0, "guinea-pig heart cells; vessels may differ"),
    Spread(hooks.account, "one of", 0, 2, "three rival accounts of the pump"),
    Spread(links.CHAIN.quantity("plug_K"), "even", 20.0, 80.0, PLUGGED),
    Spread(salt_power, "normal", 0.2945, 1.175, TWELVE, "KrishnaKapoor1991"),
    Spread(slope_Mg, "normal", 0.0, 2.2, "six men: from no effect to twice what was seen"),
    Spread(links.tone_power, "even", 0.31, 1.04, "from a relaxed cell to one with tone, by the model"),
    Spread.within(links.vessel_power, 1.5, FACTOR),
    Spread.within(links.kidney_power, 1.5, FACTOR),
    Spread.within(links.hormone_power, 1.5, FACTOR),
)
SUPPLEMENT = Uncertain(audit.AUDIT, audit.total, (MEASURED_RISE, *GAINS), {})
"""The fall of mean pressure by the trials' dose, with the rise of serum magnesium that was measured."""
SUPPLEMENT_OWN = Uncertain(audit.AUDIT, audit.total, (OWN_RISE, *GAINS), {})
"""The same with the rise that our balance predicts."""
LACK = Uncertain(links.CHAIN, links.change, CHAIN_SPREADS, {links.S: LOW, links.by_hormone: 1, by_salt: 1})
"""The rise of mean pressure when serum magnesium stays at 0.6 mmol/L, by the full chain, in a cell with tone."""
SALT = Uncertain(
    links.CHAIN, links.change,
    tuple(spread for spread in CHAIN_SPREADS if spread.quantity.name in ("follows", "plug_K", "salt_power")),
    {links.S: LOW, hooks.account: 3, hooks.inner: 0, hooks.outer: 0, by_salt: 1})
"""The part of it that goes by low potassium and the salt kept with it, alone."""
PUBLISHED = Uncertain(
    links.CHAIN, links.change,
    (Spread(links.S, "normal", 0.88, 0.92, MEASURED_RISE.why, "Zhang2016"),
     Spread.within(strength, 2.0, "the published factors' strengths are their authors' choices: within a factor of 2")),
    {joined_by: 1})
"""The change of mean pressure by the published account, with the rise of serum magnesium that trials measured."""
ASKED = {"supplement": SUPPLEMENT, "own": SUPPLEMENT_OWN, "lack": LACK}
ALONE = {"salt": SALT, "published": PUBLISHED}
"""What claims give a number of, beside what the figure asks."""


@cache
def _interval(of: str) -> tuple[float, float, float]:
    if of == "published":
        return interval(-PUBLISHED.draws())
    return interval((ASKED | ALONE)[of].draws())


def drawn(of: str, end: str = "middle") -> float:
    """Lower end, middle or upper end (mmHg) of 95 % of the draws.

    `of` is "supplement", "own" or "published" (falls of pressure), "lack" or "salt" (rises).
    """
    return _interval(of)[ENDS.index(end)]


def within_trials(of: str = "supplement") -> float:
    """Percent of the draws that lie within the trials' interval."""
    values = ASKED[of].draws()
    return 100 * float(((values >= audit.mean_in_trials("high")) & (values <= audit.mean_in_trials("low"))).mean())


def if_known(of: str, name: str, end: str = "high") -> float:
    """An end of the interval if one quantity were known, at the middle of its spread."""
    asked = ASKED[of]
    held = [spread for spread in asked.spreads if spread.quantity.name == name]
    return interval(asked.draws(held))[ENDS.index(end)]
