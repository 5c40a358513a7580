"""Practice of the page chapters/deficiency/calcium.md."""

from __future__ import annotations

from electrolytes.deficiency.calcium.absorption import ABSORBED
from electrolytes.deficiency.calcium.course import COURSE
from electrolytes.deficiency.calcium.gland import GLAND
from electrolytes.deficiency.calcium.settled import SETTLED
from electrolytes.model import q
from electrolytes.practice import Candidate, Goal, Mistake, Numerical, Order, SetFigure, WhichCurve, drawn

eaten, whole, gut = ABSORBED["magnesium_eaten"], ABSORBED["whole"], ABSORBED["gut_Mg"]
c, m, relative = GLAND["c"], GLAND["m"], GLAND["relative"]
released, P = GLAND["released"], GLAND["P"]
PERCENT = q(100, "percent")
PER_DAY = q(1440000, "µmol min/(mmol d)")

TASKS = (
    Numerical(
        "calcium-absorbed", ABSORBED, gut * PER_DAY, unit="µmol/d", draw={eaten: drawn(80, 200, 20, paper=100)},
        ask="The rat of this page eats {e} of magnesium, {magnesium_eaten!b} % of its usual diet, and absorbs {w} of "
            "it. How much is that?",
        show={"e": (ABSORBED["eaten_Mg"] * PER_DAY, "µmol/d"), "w": (whole, "percent")},
        mistakes=[Mistake(ABSORBED["eaten_Mg"] * 1440000, "That is what is eaten; only a share is absorbed."),
                  Mistake(ABSORBED["eaten_Mg"] * 1440000 * (1 - whole / 100), "That is what stays in the gut.")],
        solution="{e!b} × {w!b} / 100 = {answer}."),
    Numerical(
        "calcium-gland-able", GLAND, PERCENT / (1 + (q(0.4, "mmol/L") / m) ** 50), unit="percent",
        draw={m: drawn(0.38, 0.43, 0.005, paper=0.39)},
        ask="Of the gland a share of 1 / (1 + (0.4 / magnesium) to the power of 50) can release. How much is that at "
            "{m}?",
        mistakes=[Mistake(100 - 100 / (1 + (q(0.4, "mmol/L") / m) ** 50), "That is the share that cannot."),
                  Mistake(100 * (m / 0.4) ** 50, "You left out the 1 below the line; a share stays under 100 %.")],
        solution="(0.4 / {m!b}) to the power of 50, plus 1, below 1: {answer}.", relative=0.04),
    Numerical(
        "calcium-hormone-percent", GLAND, relative - PERCENT, unit="percent",
        draw={c: drawn(0.8, 1.2, 0.05, paper=1.0)},
        ask="Calcium in blood is at {c} instead of 1.25 mmol/L, magnesium as usual. The gland releases {r} where it "
            "released {r0}. By how many percent more?",
        show={"r": (released, "pmol/min"), "r0": (q(GLAND.number(released), "pmol/min"), "pmol/min")},
        mistakes=[Mistake(relative, "That is the new release in percent of the old; take 100 from it."),
                  Mistake(100 * (1 - 100 / relative), "You divided by the new value.")],
        solution="({r!b} − {r0!b}) / {r0!b} = {answer}.", relative=0.04),
    SetFigure(
        "calcium-gland-fails", "gland", GLAND, [Goal(relative, 90, 110, "the release", "percent")],
        start={c: 0.9}, move=[m], way={m: 0.395},
        ask="Little calcium makes the gland release half more than usual ([set it so](do:gland?c=0.9)). At which "
            "magnesium does it, in spite of the low calcium, release no more than in health, 90 to 110 %?",
        solution="Just below 0.4 mmol/L, on the cliff. A normal hormone with a low calcium is the sign of a gland "
                 "that cannot."),
    SetFigure(
        "calcium-by-calcium", "calcium-magnesium", SETTLED, [Goal(SETTLED["c_percent"], 95, 105, "calcium", "percent")],
        start={SETTLED["m"]: 0.3}, move=[SETTLED["calcium_eaten"]], way={SETTLED["calcium_eaten"]: 245},
        ask="Magnesium is held very low ([set it so](do:calcium-magnesium?m=0.3)). How much calcium must be eaten "
            "for 95 to 105 % of the usual calcium in blood?",
        solution="Two and a half times the usual. It treats the sign and leaves the cause."),
    Order(
        "calcium-chain", "From magnesium to calcium. Put the chain in order.",
        ["Magnesium in blood falls very low.", "The parathyroid gland can no longer release its hormone.",
         "Bone and kidney give and keep less calcium.", "Calcium in blood falls.",
         "Calcium that is given passes; magnesium brings the hormone back within minutes."],
        "A little less magnesium does the opposite: the hormone rises. Only very little stops it."),
    WhichCurve(
        "calcium-curve-of-magnesium", COURSE, COURSE["t"], (COURSE["c_percent"], "calcium in blood, %"),
        given={COURSE["magnesium_eaten"]: 20}, usual=False,
        ask="With hardly any magnesium calcium in blood has fallen. On day 8 something is given. Which curve is that "
            "of magnesium?",
        right=Candidate({COURSE["given"]: 2}, "The gland has its magnesium back, its hormone rises at once, and "
                                              "calcium comes back to stay."),
        wrong=[Candidate({COURSE["given"]: 1}, "That is calcium: it helps while it is given, and no longer."),
               Candidate({COURSE["given"]: 0}, "That is nothing: the gland stays shut.")]),
)
