"""Magnesium as a plug: the channel by which the distal tubule lets potassium go, and how many of them are open.

From inside, a magnesium ion enters the pore of ROMK (Kir1.1) and closes it for a moment. Woodhull's law: the ion sits
part of the way through the membrane's voltage, so a cell that is less negative pushes it in harder. That magnesium
does this is measured [@Yang2010]; how strongly in a person's tubule is not known to us, so the share that is plugged
at rest is the reader's to move.
"""

from __future__ import annotations

from functools import partial

from sympy import Expr, exp, log

from electrolytes.deficiency.potassium.body import opened
from electrolytes.essentials.magnesium import binding
from electrolytes.model import Model, Quantity, q

chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
share = partial(Quantity, unit="percent")

Mg_i = binding.Mg_i.with_(latex=r"\mathrm{Mg}", default=0.5, range=(0.05, 1.0), scale="linear", normal=None,
                          label="Free Mg²⁺ in tubule cells", source="modelling choice",
                          evidence="modelling choice", meaning="magnesium ions inside the cells of the distal tubule")
plug = chosen("plug", r"\pi", unit="percent", default=50.0, range=(5.0, 80.0), domain=(0, 99),
              label="Plugged, at usual magnesium", meaning="share of the channels that magnesium plugs at rest")
V_a = chosen("V_a", "V", unit="mV", default=-40.0, range=(-65.0, 0.0), domain=(-150, 150),
             label="Voltage toward the urine",
             meaning="voltage of the cell's wall toward the urine, inside minus outside; sodium that enters raises it")
depth = chosen("depth", r"\delta", default=0.35, domain=(0, 1),
               meaning="share of the wall's voltage that a magnesium ion crosses on its way to its place in the pore")
Mg_rest = chosen("Mg_rest", r"\mathrm{Mg}_0", unit="mM", default=0.5, domain=(0, None),
                 meaning="usual free magnesium in these cells")
V_rest = chosen("V_rest", "V_0", unit="mV", default=-40.0, meaning="usual voltage toward the urine")
RT_F = Quantity("RT_F", "RT/F", unit="mV", default=26.714, domain=(0, None), evidence="established",
                meaning="thermal voltage at 310 K")
K_in = chosen("K_in", r"[\mathrm{K}^+]_{in}", unit="mM", default=130.0, domain=(0, None),
              meaning="potassium in the tubule's cells")
K_lumen = chosen("K_lumen", r"[\mathrm{K}^+]_{lumen}", unit="mM", default=10.0, domain=(0, None),
                 meaning="potassium in the fluid that will be urine")

K_0 = Quantity("K_0", "K_0", unit="mM", meaning="magnesium that plugs half of the channels at 0 mV")
K_V = Quantity("K_V", "K(V)", unit="mM", label="Plugs half", meaning="magnesium that plugs half at this voltage")
free = share("free", "o", label="Open", meaning="channels that no magnesium plugs")
plugged = share("plugged", "b", label="Channels plugged", meaning="channels that magnesium plugs at this moment")
pull = Quantity("pull", r"V - E_K", unit="mV", label="Pull on potassium",
                meaning="voltage that drives potassium out into the urine")
leaving = Quantity("leaving", "j", label="Potassium let go, times usual",
                   meaning="potassium that leaves through these channels: open channels times pull, against the usual")


def half_plugged(voltage: Expr) -> Expr:
    """Magnesium (mM) that plugs half of the channels at a voltage (mV)."""
    return K_0 * exp(-2 * depth * voltage / RT_F)


def open_share(magnesium: Expr, voltage: Expr) -> Expr:
    """Channels that are not plugged (0 to 1), at a free magnesium (mM) and a voltage (mV)."""
    return 1 / (1 + magnesium / half_plugged(voltage))


STRENGTH = {K_0: Mg_rest * (q(100, "percent") - plug) / plug * exp(2 * depth * V_rest / RT_F)}
"""Woodhull's constant: such that the chosen share is plugged at rest."""
OPENED = {**STRENGTH, opened: open_share(Mg_i, V_rest) / open_share(Mg_rest, V_rest)}
"""What lack of magnesium makes of secretion, with the voltage as usual: this goes into the body's model."""
E_K = -RT_F * log(K_in / K_lumen)

PLUG = Model(
    "Magnesium plugs the channel for potassium",
    inputs=[Mg_i, V_a, plug],
    outputs={
        **OPENED,
        K_V: half_plugged(V_a),
        free: q(100, "percent") * open_share(Mg_i, V_a),
        plugged: q(100, "percent") - free,
        pull: V_a - E_K,
        leaving: open_share(Mg_i, V_a) * pull / (open_share(Mg_rest, V_rest) * (V_rest - E_K)),
    },
    source="HuangKuo2007; Yang2010",
    assumptions=(
        "One magnesium ion plugs one channel, and is in place or not: binding follows the law of mass action.",
        "The channels are as many as ever. Only how many are plugged changes.",
        "Current is in proportion to the distance from potassium's equilibrium voltage.",
    ),
    limits=(
        "How many are plugged at rest, and how deep the plug sits, are choices: we could not read what was measured.",
        "Plugging is stronger where the fluid outside holds little potassium; here it does not depend on it.",
        "With all plugs gone secretion is as large as it can get: twice the usual if half was plugged.",
    ),
    omitted=(
        "Maxi-K channels, by which a fast flow takes potassium along; channels put in or taken out of the wall.",
        "Polyamines, which plug too.",
    ),
)
