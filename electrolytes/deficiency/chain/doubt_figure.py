"""How sure the chain's numbers are: draws from all that is not known, beside the trials."""

from __future__ import annotations

from electrolytes.deficiency.chain import audit, links
from electrolytes.deficiency.chain.minerals import salt_power
from electrolytes.deficiency.chain.spreads import LACK, SUPPLEMENT, SUPPLEMENT_OWN
from electrolytes.deficiency.hormones.cascade import slope_Mg
from electrolytes.deficiency.smooth_muscle import magnesium as hooks
from electrolytes.live.doubt import Beside, Doubt, Question

TRIALS = Beside("Trials find", audit.mean_in_trials(), audit.mean_in_trials("high"), audit.mean_in_trials("low"))
GAIN_NAMES = {
    audit.times.name: "Rise of serum",
    audit.share.name: "Kidney's vessels take part",
    audit.g_cell.name: "Cell follows serum",
    audit.g_in.name: "Block from inside",
    audit.g_out.name: "Block from outside",
    audit.g_pump.name: "Pump for magnesium",
    audit.g_channel.name: "Calcium for channel",
    audit.g_sodium.name: "Calcium for pump",
    audit.g_vessel.name: "Resistance for calcium",
    audit.g_kidney.name: "Pressure for filters",
    audit.g_others.name: "Other arteries",
    audit.g_potassium.name: "Potassium for magnesium",
    audit.g_salt.name: "Pressure for potassium",
    audit.slope.name: "Aldosterone for magnesium",
    audit.g_hormone.name: "Pressure for aldosterone",
}
CHAIN_NAMES = {
    links.share.name: "Kidney's vessels take part",
    links.follows.name: "Cell follows serum",
    hooks.K_inner.name: "Block inside, half at",
    hooks.K_outer.name: "Block outside, half at",
    hooks.account.name: "Account of the pump",
    "plug_K": "Channels plugged at rest",
    salt_power.name: "Salt for potassium",
    slope_Mg.name: "Aldosterone for magnesium",
    links.tone_power.name: "Calcium for channel",
    links.vessel_power.name: "Resistance for calcium",
    links.kidney_power.name: "Pressure for filters",
    links.hormone_power.name: "Pressure for aldosterone",
}


def how_sure() -> Doubt:
    """Ten thousand draws of what magnesium does to pressure by our links."""
    falls = "A supplement as in the trials lowers mean pressure by"
    return Doubt(
        "how-sure",
        [
            Question("a supplement, serum rises as measured", SUPPLEMENT, falls, (-0.25, 3.5), (0, 1, 2, 3),
                     GAIN_NAMES, TRIALS),
            Question("a supplement, serum rises as we predict", SUPPLEMENT_OWN, falls, (-0.25, 3.5), (0, 1, 2, 3),
                     GAIN_NAMES, TRIALS),
            Question("serum magnesium stays at 0.6 mmol/L", LACK, "At 0.6 mmol/L mean pressure settles higher by",
                     (-1.0, 14.0), (0, 4, 8, 12), CHAIN_NAMES),
        ],
        title="How sure is it?",
        description="Above, the interval that holds 95 of 100 draws of what our links give, and for a supplement the "
        "interval of the trials under it. In the middle a histogram of ten thousand draws over mmHg. Below, on the "
        "same axis, a bar for each quantity that is not known, the widest first: from what comes out at its low end to "
        "what comes out at its high end.",
    )
