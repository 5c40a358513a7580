"""Practice of the page chapters/essentials/magnesium.md."""

from __future__ import annotations

from electrolytes.essentials.magnesium.binding import MGATP
from electrolytes.essentials.magnesium.body import SIDES
from electrolytes.essentials.magnesium.serum import SERUM
from electrolytes.model import q
from electrolytes.practice import Goal, Mistake, Numerical, SetFigure, drawn

S, p_bound, ionized = SERUM["S"], SERUM["p_bound"], SERUM["ionized"]
Mg_i, K_d, fraction, ATP_total = MGATP["Mg_i"], MGATP["K_d"], MGATP["fraction"], MGATP["ATP_total"]
PERCENT = q(100, "percent")
MG_PER_DL = q(2.4305, "mg L/(dL mmol)")

TASKS = (
    Numerical(
        "magnesium-free-in-serum", SERUM, ionized, unit="mmol/L",
        draw={S: drawn(0.5, 1.1, 0.05, paper=0.7), p_bound: drawn(0.2, 0.3, 0.02, paper=0.26)},
        ask="A laboratory reports {S} of magnesium. The share on protein is {p_bound!b}, another 0.1 is in small "
            "complexes. How much is free?",
        mistakes=[Mistake(S, "You used the total, not the free magnesium."),
                  Mistake(S * (1 - p_bound), "You left out what is in small complexes."),
                  Mistake(S * (p_bound + SERUM["p_complex"]), "That is what is bound; the rest is free.")],
        solution="{S!b} × (1 − {p_bound!b} − 0.1) = {answer}."),
    Numerical(
        "magnesium-other-unit", SERUM, S * MG_PER_DL, unit="mg/dL", draw={S: drawn(0.5, 1.1, 0.05, paper=0.8)},
        ask="Turn {S} of magnesium into mg/dL. A mole weighs 24.305 g.",
        mistakes=[Mistake(2 * S, "Those are milliequivalents per liter: two for each millimole."),
                  Mistake(S * 24.305, "That is mg/L. A deciliter is a tenth of a liter."),
                  Mistake(S / 2.4305, "You divided by the molar mass; multiply by it.")],
        solution="{S!b} × 24.305 / 10 = {answer}."),
    Numerical(
        "magnesium-share-of-atp", MGATP, PERCENT * fraction, unit="percent", draw={Mg_i: drawn(0.1, 1.2, 0.05,
        paper=0.4)},
        ask="Half of the ATP carries magnesium at {K} of free magnesium. Which share carries it at {Mg_i}?",
        show={"K": (K_d, "mM")},
        mistakes=[Mistake(100 * K_d / (K_d + Mg_i), "That is the share without magnesium."),
                  Mistake(100 * Mg_i / K_d, "You left the free magnesium out of the sum below the line; a share "
                                            "stays under 100 %."),
                  Mistake(50 * Mg_i / K_d, "It is no straight line: the sites fill up.")],
        solution="{Mg_i!b} / ({Mg_i!b} + {K!b}) = {answer}."),
    Numerical(
        "magnesium-total-in-cell", SIDES, SIDES["total_in"], unit="mM",
        draw={SIDES["Mg_i"]: drawn(0.4, 1.2, 0.1, paper=0.6), SIDES["Mg_other"]: drawn(4, 10, 1, paper=6)},
        ask="A cell has {Mg_i} of free magnesium, {atp} on ATP and {Mg_other} on all else. How much does it hold in "
            "all?",
        show={"atp": (SIDES["MgATP"], "mM")},
        mistakes=[Mistake(SIDES["Mg_i"], "That is only what is free."),
                  Mistake(SIDES["MgATP"] + SIDES["Mg_other"], "You left out what is free."),
                  Mistake(SIDES["Mg_i"] + SIDES["MgATP"], "You left out what is on all else.")],
        solution="{Mg_i!b} + {atp!b} + {Mg_other!b} = {answer}: of this only {Mg_i} is free."),
    SetFigure(
        "magnesium-little-albumin", "serum-intervals", SERUM, [Goal(ionized, 0.54, 0.56, "the free magnesium",
                                                                    "mmol/L", ".3f")],
        start={p_bound: 0.2}, move=[S], way={S: 0.785},
        ask="Somebody has little albumin, so that only a share of 0.20 is on protein ([set it "
            "so](do:serum-intervals?p_bound=0.2)). At which serum magnesium are the free ions as in health, 0.54 to "
            "0.56 mmol/L?",
        solution="At about 0.79 mmol/L. A total that looks low may be a low protein and no lack of magnesium."),
)
