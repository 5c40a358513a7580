"""Too much magnesium at the nerve's end: it takes calcium's places, and calcium takes them back.

The form is that of Dodge & Rahamimoff (1967) for the frog's nerve and muscle: what a nerve impulse sets free goes with
the fourth power of the places that hold calcium, and magnesium competes for these places.
"""

from __future__ import annotations

from functools import partial

from electrolytes.model import Model, Quantity, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
percent = partial(Quantity, unit="percent")

serum = chosen("serum", "S", unit="mmol/L", default=0.85, range=(0.2, 10.0), domain=(0, None), normal=(0.7, 1.1),
               label="Magnesium in serum", meaning="all magnesium in serum")
calcium = chosen("calcium", r"[\mathrm{Ca}^{2+}]", unit="mM", default=1.2, range=(0.6, 3.0), domain=(0.01, None),
                 normal=(1.15, 1.3), label="Calcium, free", meaning="free calcium ions around the nerve's end")
K_Ca = chosen("K_Ca", "K_1", unit="mM", default=1.1, range=(0.3, 4.0), domain=(0.01, None), scale="log",
              label="Hold of calcium", meaning="free calcium that half fills the places, without magnesium")
K_Mg = chosen("K_Mg", "K_2", unit="mM", default=3.0, range=(1.0, 10.0), domain=(0.01, None), scale="log",
              label="Hold of magnesium", meaning="free magnesium that half fills them, without calcium")
free = percent("free", r"\varphi", default=70.0, domain=(0, 100), source="modelling choice",
               evidence="modelling choice", meaning="share of serum magnesium that is not on protein")

Mg_o = Quantity("Mg_o", r"[\mathrm{Mg}^{2+}]", unit="mM", label="Magnesium, free", meaning="free magnesium ions there")
held = Quantity("held", r"\theta", label="Places with calcium", meaning="share of the places that hold calcium")
held_0 = Quantity("held_0", r"\theta^{*}", meaning="the same at normal calcium and magnesium")
blocked = Quantity("blocked", r"\mu", label="Places with magnesium", meaning="share of the places that hold magnesium")
release = percent("release", "R", label="Transmitter set free",
                  meaning="what a nerve impulse sets free, in percent of normal")

whole = q(100, "percent")
normal_calcium, normal_magnesium = q(1.2, "mM"), q(0.85, "mM")

SYNAPSE = Model(
    "Nerve and muscle between magnesium and calcium",
    inputs=[serum, calcium, K_Ca, K_Mg],
    outputs={
        Mg_o: serum * free / whole,
        held: calcium / K_Ca / (1 + calcium / K_Ca + Mg_o / K_Mg),
        blocked: Mg_o / K_Mg / (1 + calcium / K_Ca + Mg_o / K_Mg),
        held_0: normal_calcium / K_Ca / (1 + normal_calcium / K_Ca + normal_magnesium * free / whole / K_Mg),
        release: whole * (held / held_0) ** 4,
    },
    source="DodgeRahamimoff1967",
    assumptions=(
        "Four places have to hold calcium at once: hence the fourth power, as measured in frogs.",
        "Calcium and magnesium compete for the same places.",
    ),
    limits=(
        "The two constants are those we remember from the paper, which we could read in its abstract only; "
        "they are for a frog in the cold. That is why they can be moved.",
        "A muscle needs only a part of what a nerve sets free; how large a part is not in the model.",
    ),
    omitted=("Magnesium's effects on muscle, brain, vessels and heart.",),
)

SIGNS = (
    (0.5, "cramps, tremor, tetany, fits; irregular heart", -1),
    (2.4, "aimed at in pre-eclampsia: 1.8 to 3.0", 0),
    (4.3, "knee reflex gone: about 3.5 to 5", 1),
    (6.0, "breathing fails: about 5 to 7.5", 1),
    (8.6, "heart slows, blocks, stops: above", 1),
)
"""Serum magnesium (mmol/L) and what goes with it; sources differ by a third and more, and people do too."""
