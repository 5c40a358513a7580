"""What is filtered, and what is left of it where the loop turns upward: the part of the tubule that is given.

Flows are those of one superficial nephron of a male rat in a published model of the whole tubule (Dutta & Layton
2024), run with its authors' public code: pmol and nl per minute. What proximal tubule and thin limb take back is taken
from its table. Only how much fluid they let pass is for a reader to set.
"""

from __future__ import annotations

from functools import partial

from electrolytes.model import Quantity, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
published = partial(Quantity, source="DuttaMagnesium2024", evidence="modelling choice")
percent = partial(chosen, unit="percent", default=100.0, domain=(0, None))
load = partial(Quantity, unit="pmol/min")
whole = q(100, "percent")

# --- what a reader can change -------------------------------------------------------------------------------------

flow = percent("flow", "D", range=(50.0, 125.0), normal=(90.0, 110.0), label="Fluid let into the loop",
               meaning="salty fluid that the proximal tubule lets pass, against normal; the body short of salt lets "
               "less pass, the body full of it more")
Ca_b = published("Ca_b", r"c", unit="mM", default=1.25, range=(0.9, 2.2), domain=(0.01, None), normal=(1.15, 1.35),
                 label="Calcium in blood", meaning="free calcium ions in blood")
Mg_b = published("Mg_b", r"m", unit="mM", default=0.48, range=(0.1, 1.5), domain=(0.001, None), normal=(0.43, 0.55),
                 label="Magnesium in blood", meaning="free magnesium ions in blood (a rat's; in people about 0.55)")
K_b = published("K_b", r"k", unit="mM", default=4.9, range=(2.0, 7.0), domain=(0.1, None), normal=(4.4, 5.4),
                label="Potassium in blood", meaning="potassium ions in blood (a rat's; in people about 4.2)")

# --- constants ----------------------------------------------------------------------------------------------------

Na_b = published("Na_b", r"n", unit="mM", default=144.0, domain=(1, None), meaning="sodium ions in blood")
Q_f = published("Q_f", "Q_f", unit="nl/min", default=30.66, domain=(0, None), meaning="fluid filtered in one nephron")
Q_0 = published("Q_0", "Q_0", unit="nl/min", default=5.55, domain=(0, None),
                meaning="fluid in the thick limb at rest: its published sodium, 838 pmol/min at 151 mM")

IONS = ("Na", "K", "Ca", "Mg")
LEFT = {  # percent of the filtered load that leaves the proximal tubule with S3, and the thin descending limb
    "Na": (30.69, 35.57),
    "K": (32.49, 32.59),
    "Ca": (31.66, 31.66),
    "Mg": (77.46, 77.46),
}
"""From the published table; sodium comes back into the thin limb from the salty depth of the kidney."""
NAMES = {"Na": "sodium", "K": "potassium", "Ca": "calcium", "Mg": "magnesium"}
STATIONS = {"f": "filtered", "p": "after the proximal tubule", "t": "after the thin limb",
            "m": "after the medullary thick limb", "c": "after the cortical thick limb", "d": "after the distal tubule"}


def stations(ion: str) -> dict[str, Quantity]:
    """The flows of an ion where it is filtered and where each stretch ends."""
    return {
        place: load(f"F_{ion}_{place}", rf"F_{{\mathrm{{{ion}}},{place}}}", label=f"{NAMES[ion].capitalize()} {words}",
                    meaning=f"{NAMES[ion]} {words}")
        for place, words in STATIONS.items()
    }


F = {ion: stations(ion) for ion in IONS}
"""Ion, place → its flow there."""
BLOOD = {"Na": Na_b, "K": K_b, "Ca": Ca_b, "Mg": Mg_b}


def share(ion: str, place: str, name: str) -> Quantity:
    """The constant share (percent) of what is filtered that passes a place at normal flow."""
    return published(f"{name}_{ion}", rf"a_{{\mathrm{{{ion}}},{place}}}", unit="percent",
                     default=LEFT[ion]["pt".index(place)], domain=(0, None),
                     meaning=f"share of the filtered {NAMES[ion]} {STATIONS[place]}")


PROXIMAL = {
    **{F[ion]["f"]: Q_f * BLOOD[ion] for ion in IONS},
    **{F[ion]["p"]: F[ion]["f"] * share(ion, "p", "after_S3") / whole * flow / whole for ion in IONS},
    **{F[ion]["t"]: F[ion]["f"] * share(ion, "t", "after_thin") / whole * flow / whole for ion in IONS},
}
"""Filtered, after the proximal tubule, after the thin limb: for each of the four ions."""
