"""Where the body's magnesium is, and on which side of the cell membrane.

``BODY_MAGNESIUM`` is bookkeeping: bone, cells, and the fluid outside cells, before and after a loss. It says how much
of a loss a blood test could see, not who gives first; that is the reader's to set. ``SIDES`` adds up a cell's magnesium
(free, on ATP, on everything else) and holds it against the fluid around it.
"""

from __future__ import annotations

from functools import partial

from sympy import Min

from electrolytes.essentials.fluids.compartments import W_E0, plasma_share
from electrolytes.essentials.magnesium.binding import (
    BINDING,
    ATP_total,
    K_d,
    K_i,
    Mg_i,
    MgATP,
    binding_set,
    fraction,
    pH,
)
from electrolytes.essentials.magnesium.serum import S_0, S, ionized, p_bound, p_complex
from electrolytes.model import Model, Quantity, conversion, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
of_dri = partial(Quantity, source="IOM1997", evidence="supported")
amount = partial(Quantity, unit="mmol")
percent = partial(Quantity, unit="percent")

# --- the body -----------------------------------------------------------------------------------------------------

Mg_body = of_dri(
    "Mg_body", r"\mathrm{Mg}_{body}", unit="mmol", substance="magnesium",
    default=1000.0, range=(800.0, 1200.0), domain=(400, None),
    label="Magnesium in the body", meaning="all magnesium of the healthy body, about 25 g",
)
bone_share = of_dri(
    "bone_share", latex="b", default=0.55, range=(0.50, 0.60), domain=(0, 1), label="Share in bone",
    meaning="share of the body's magnesium that is in bone",
)
exchangeable_share = of_dri(
    "exchangeable_share", "x", default=0.333, range=(0.20, 0.40), domain=(0, 1), label="Share of bone that exchanges",
    meaning="share of bone's magnesium that sits on its surface and can be given up",
)
muscle_share = Quantity(
    "muscle_share", latex="m", default=0.25, domain=(0, 0.35), source="Wallach1988", evidence="weak",
    meaning="share of the body's magnesium that is in muscle, from what muscle was found to lose",
)
lost = chosen("lost", "L", unit="mmol", substance="magnesium",
              default=0.0, range=(0.0, 150.0), domain=(0, None), label="Magnesium lost",
              meaning="magnesium that has left the body, by kidney or gut")
from_bone = chosen(
    "from_bone", "f", default=0.7, range=(0.0, 1.0), domain=(0, 1), label="Share of it that bone gives",
    meaning="share of the loss, beyond what the fluid outside cells gave, that comes out of bone; the rest from cells",
)

carried = Quantity("carried", "V_{Mg}", unit="L",
                   meaning="volume that would hold the magnesium outside cells at the serum's concentration")
outside_0 = amount("outside_0", r"\mathrm{Mg}_{E,0}", meaning="magnesium outside cells before the loss")
outside = amount("outside", r"\mathrm{Mg}_E", label="Outside cells",
                 meaning="magnesium in plasma and in the fluid between cells")
plasma_Mg = amount("plasma_Mg", r"\mathrm{Mg}_P", label="Plasma", meaning="the part of it that is in plasma")
bone_0 = amount("bone_0", r"\mathrm{Mg}_{B,0}", meaning="magnesium in bone before the loss")
surface_0 = amount("surface_0", r"\mathrm{Mg}_{X,0}", meaning="the part of it that can be given up")
locked = amount("locked", r"\mathrm{Mg}_L", label="Bone, locked in",
                meaning="magnesium inside bone crystals, out of reach")
cells_0 = amount("cells_0", r"\mathrm{Mg}_{C,0}", meaning="magnesium in cells before the loss")
unseen = amount("unseen", "U", label="Given by bone and cells",
                meaning="the part of the loss that does not come out of the fluid outside cells")
bone_gave = amount("bone_gave", "U_B", meaning="what bone gave, at most its exchangeable part")
surface = amount("surface", r"\mathrm{Mg}_X", label="Bone, exchangeable", meaning="what bone can still give up")
cells = amount("cells", r"\mathrm{Mg}_C", label="Cells", meaning="magnesium in cells, after")
muscle = amount("muscle", r"\mathrm{Mg}_M", label="Muscle", meaning="the part of it in muscle")
other_cells = amount("other_cells", r"\mathrm{Mg}_O", label="Other cells", meaning="the part of it in all other cells")
percent_outside = percent("percent_outside", r"\%_E", meaning="share of the healthy body's magnesium outside cells")
percent_lost = percent("percent_lost", r"\%_L", meaning="the loss, in percent of the healthy body's magnesium")
percent_serum = percent("percent_serum", r"\%_S", meaning="change of the blood test, in percent of what it was")

BODY_MAGNESIUM = Model(
    "The body's magnesium",
    inputs=[lost, S, from_bone, Mg_body, bone_share, exchangeable_share, p_bound, W_E0],
    outputs={
        carried: W_E0 * (plasma_share + (1 - plasma_share) * (1 - p_bound)),
        outside_0: S_0 * carried,
        outside: S * carried,
        plasma_Mg: S * W_E0 * plasma_share,
        bone_0: bone_share * Mg_body,
        surface_0: exchangeable_share * bone_0,
        locked: bone_0 - surface_0,
        cells_0: Mg_body - bone_0 - outside_0,
        unseen: lost - (outside_0 - outside),
        bone_gave: Min(surface_0, from_bone * unseen),
        surface: surface_0 - bone_gave,
        cells: cells_0 - (unseen - bone_gave),
        muscle: muscle_share * Mg_body * cells / cells_0,
        other_cells: cells - muscle,
        percent_outside: q(100.0, "percent") * outside_0 / Mg_body,
        percent_lost: q(100.0, "percent") * lost / Mg_body,
        percent_serum: q(100.0, "percent") * (S / S_0 - 1),
    },
    source="IOM1997",
    assumptions=(
        "Bookkeeping: what has left the body is missing from bone, from cells or from the fluid outside them.",
        "The fluid between cells holds the magnesium that is not bound to protein, at the concentration it has in "
        "plasma.",
        "All cells lose in the same proportion; in truth muscle gives more than heart or liver.",
    ),
    limits=(
        "It says where a loss could come from, not when. Bone gives and takes back over days to weeks.",
        "Serum and loss are set one by one. In a body they go together, and how closely is what is argued about.",
    ),
    omitted=("The kidney, which by then has all but stopped losing magnesium.", "Red cells, about 1 % of the total."),
)

# --- the two sides of a membrane ----------------------------------------------------------------------------------

Mg_other = chosen(
    "Mg_other", r"[\mathrm{Mg}]_{other}", unit="mM", default=8.0, range=(0.0, 12.0), domain=(0, None),
    label="On everything else inside",
    meaning="magnesium bound to ribosomes, nucleic acids, proteins and membranes, or shut in organelles",
)
total_in = Quantity("total_in", r"[\mathrm{Mg}]_i", unit="mM", label="All magnesium inside",
                    meaning="all magnesium in the cell, by its water")
bound_out = Quantity("bound_out", r"[\mathrm{Mg}]_{b}", unit="mM", meaning="magnesium in plasma that is not free")
percent_free = percent("percent_free", r"\%_{free}", meaning="share of the cell's magnesium that is free")
percent_atp = percent("percent_atp", r"\%_{ATP}", meaning="share of the cell's bound magnesium that is on ATP")
free_ratio = Quantity("free_ratio", r"r_{free}", meaning="free magnesium, inside against outside")
total_ratio = Quantity("total_ratio", r"r_{all}", meaning="all magnesium, inside against plasma")

SIDES = Model(
    "Magnesium inside and outside",
    inputs=[Mg_i, Mg_other, ATP_total, S, binding_set, p_bound, p_complex, K_i, pH],
    outputs={
        **BINDING,
        fraction: Mg_i / (Mg_i + K_d),
        MgATP: ATP_total * fraction,
        total_in: Mg_i + MgATP + Mg_other,
        ionized: S * (1 - p_bound - p_complex),
        bound_out: S - ionized,
        percent_free: q(100.0, "percent") * Mg_i / total_in,
        percent_atp: q(100.0, "percent") * MgATP / (MgATP + Mg_other),
        free_ratio: Mg_i / ionized,
        total_ratio: total_in / S,
    },
    source="Rude1998; Vinnakota2006",
    assumptions=(
        "Free magnesium is given on either side: transport holds it inside, kidney, gut and bone outside.",
        "What is bound to other things than ATP is a number that can be set; it does not follow free magnesium here.",
    ),
    limits=("One well-mixed cell. Mitochondria and nucleus hold shares of their own.",),
    omitted=("ADP, phosphate and citrate, which bind magnesium too, and are counted with everything else.",),
)


# --- numbers for the text -----------------------------------------------------------------------------------------


def grams() -> float:
    """The body's magnesium in grams."""
    return BODY_MAGNESIUM.number("Mg_body") * conversion("mmol", "g", "magnesium")


def percent_in(part: str) -> float:
    """How many percent of the healthy body's magnesium are in one of the model's parts, such as ``"plasma_Mg"``."""
    return 100 * float(BODY_MAGNESIUM.evaluate()[part] / BODY_MAGNESIUM.evaluate()["Mg_body"])


def percent_bone() -> float:
    """Percent of the body's magnesium in bone."""
    return percent_in("bone_0")


def percent_cells() -> float:
    """Percent of the body's magnesium in cells."""
    return percent_in("cells_0")


def percent_plasma() -> float:
    """Percent of the body's magnesium in blood plasma."""
    return percent_in("plasma_Mg")


def fall_outside(S: float) -> float:
    """How many mmol leave the fluid outside cells when serum falls from the healthy value to ``S`` mmol/L."""
    at = BODY_MAGNESIUM.evaluate(S=S)
    return float(at["outside_0"] - at["outside"])


def given_up(weight: float) -> float:
    """What bone and muscle together were found able to give, in mmol: 1.7 for each kg of body weight (Wallach 1988)."""
    return 1.7 * weight


def most_on_atp(total: float, free: float, ATP: float) -> float:
    """The most, in percent, of a cell's bound magnesium that can be on ATP: one ion on each (all in mM)."""
    return 100 * min(1.0, ATP / (total - free))
