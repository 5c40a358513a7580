"""Practice of the page chapters/deficiency/tubule.md."""

from __future__ import annotations

from electrolytes.deficiency.tubule.diagram import nephron
from electrolytes.deficiency.tubule.nephron import NEPHRON
from electrolytes.model import q
from electrolytes.practice import Goal, Label, Mistake, Numerical, Order, SetFigure, drawn

nkcc2, trpm6, ncc, Mg_b = (NEPHRON[name] for name in ("nkcc2", "trpm6", "ncc", "Mg_b"))
filtered, into_limb, out_of_limb, left = (NEPHRON[f"F_Mg_{place}"] for place in "ftcd")
PERCENT = q(100, "percent")

TASKS = (
    Numerical(
        "tubule-fraction", NEPHRON, PERCENT * left / filtered, unit="percent", draw={nkcc2: drawn(40, 100, 5,
        paper=60)},
        ask="A nephron with {nkcc2!b} % of its NKCC2 filters {f} of magnesium, and {l} leave the distal tubule. "
            "Which share of the filtered magnesium is lost?",
        show={"f": (filtered, "pmol/min"), "l": (left, "pmol/min")},
        mistakes=[Mistake(100 * (1 - left / filtered), "That is what is taken back."),
                  Mistake(left / filtered, "That is the share as a fraction; you typed it as a percent."),
                  Mistake(100 * left / out_of_limb, "You compared with what arrives at the distal tubule. Asked is a "
                                                    "share of what is filtered.")],
        solution="{l!b} / {f!b} = {answer}.", relative=0.03),
    Numerical(
        "tubule-thick-limb", NEPHRON, PERCENT * (into_limb - out_of_limb) / filtered, unit="percent",
        draw={nkcc2: drawn(40, 100, 5, paper=80)},
        ask="Of {f} filtered magnesium {i} enter the thick limb and {o} leave it. Which share of the filtered "
            "magnesium does the thick limb take back?",
        show={"f": (filtered, "pmol/min"), "i": (into_limb, "pmol/min"), "o": (out_of_limb, "pmol/min")},
        mistakes=[Mistake(100 * (into_limb - out_of_limb) / into_limb, "That is a share of what enters; asked is a "
                                                                       "share of what was filtered."),
                  Mistake(100 * out_of_limb / filtered, "That is what goes on to the distal tubule."),
                  Mistake(100 * (filtered - out_of_limb) / filtered, "That counts what was taken back before the "
                                                                     "thick limb, too.")],
        solution="({i!b} − {o!b}) / {f!b} = {answer}."),
    Numerical(
        "tubule-times-lost", NEPHRON, left / q(NEPHRON.number(left), "pmol/min"), unit="1", draw={trpm6: drawn(20, 90,
        5, paper=50)},
        ask="With {trpm6!b} % of the TRPM6 channels {l} of magnesium leave the distal tubule, where it was {l0}. How "
            "many times as much is that?",
        show={"l": (left, "pmol/min"), "l0": (q(NEPHRON.number(left), "pmol/min"), "pmol/min")},
        mistakes=[Mistake(q(NEPHRON.number(left), "1") / left, "Turn it around: after over before."),
                  Mistake(left / q(NEPHRON.number(left), "1") - 1, "That is how much more; asked is how many times "
                                                                   "as much.")],
        solution="{l!b} / {l0!b} = {answer}.", relative=0.04),
    SetFigure(
        "tubule-spare-magnesium", "nephron", NEPHRON, [Goal(PERCENT * left / filtered, 0.4, 0.8, "the magnesium lost",
                                                            "percent")],
        start={nkcc2: 60}, move=[trpm6], way={trpm6: 135},
        ask="A loop diuretic leaves 60 % of NKCC2 ([set it so](do:nephron?nkcc2=60)), and more magnesium is lost. "
            "Bring the loss back to 0.4 to 0.8 % of what is filtered with the channels of the distal tubule.",
        solution="About a third more channels. Real tubules answer so within days, as far as they can."),
    Order(
        "tubule-way", "The way of magnesium through a nephron. Put the places in order.",
        ["It is filtered, as far as it is not on protein.", "The proximal tubule takes back a small part, with the "
                                                            "water.",
         "The thick limb takes most of it, between the cells, pulled by the voltage.",
         "The distal tubule takes nearly all that is left, through TRPM6.",
          "What remains is lost: behind here nothing takes magnesium."],
        "Other ions are mostly taken back early; magnesium in the thick limb."),
    Label(
        "tubule-places", nephron,
        {"filter": "the round beginning, at the upper left", "medullary thick limb": "the way up, in the salty depth",
         "cortical thick limb": "the way up, higher: magnesium all but vanishes here",
         "NCC": "after the way up: sodium comes in with chloride", "TRPM6": "after the way up: the channel for "
                                                                            "magnesium"},
        ask="A nephron from its filter to its end. Put the names to their places.",
        others=["collecting duct", "aquaporin"],
        solution="Magnesium's main station is the thick limb, its last the short distal tubule."),
)
