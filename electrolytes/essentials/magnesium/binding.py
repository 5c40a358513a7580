"""How much of a cell's ATP carries magnesium: the binding polynomial of MgATP.

Magnesium, hydrogen and potassium ions compete for the same ATP, so the share that ends up as MgATP is

    [MgATP] / [ATP]_total = [Mg] / ([Mg] + K_d),    K_d = K_Mg (1 + [H]/K_H + [K]/K_K)

with all ions free. The K_d of three published sets of constants differ by a factor of four in a cell: the first set
leaves potassium out, which alone doubles K_d in the others, and the constants themselves differ by as much again. The
model offers all three, because the disagreement carries over to everything that is computed from MgATP.
"""

from __future__ import annotations

from sympy import Eq, Expr, Piecewise

from electrolytes.model import Model, Quantity, q

SETS = ("without potassium (i)", "with potassium (ii)", "with potassium, 38 °C (iii)")
"""The published constant sets, in the order of the choice ``binding_set``."""

Mg_i = Quantity(
    "Mg_i", r"[\mathrm{Mg}^{2+}]_i", unit="mM", substance="magnesium",
    default=0.8, range=(0.05, 3.0), domain=(0, None), scale="log",
    normal=(0.2, 1.0), label="Free magnesium in the cell", source="Rude1998", evidence="supported",
    meaning="magnesium ions inside the cell that are bound to nothing",
)
ATP_total = Quantity(
    "ATP_total", r"[\mathrm{ATP}]_{tot}", unit="mM", default=8.0, range=(1.0, 10.0), domain=(0, None),
    label="ATP in the cell, all forms", source="modelling choice", evidence="modelling choice",
    meaning="ATP with and without magnesium: about 8 mM in this model heart cell, 1.5 mM in a red cell",
)
binding_set = Quantity(
    "binding_set", "s", default=1, choices=SETS, label="Binding constants", source="modelling choice",
    evidence="contested", meaning="which published set of binding constants is used",
)
pH = Quantity(
    "pH", r"\mathrm{pH}", default=7.1, range=(6.4, 7.8), domain=(4, 10), label="pH in the cell",
    source="modelling choice", evidence="modelling choice", meaning="acidity of the cell's water",
)
K_i = Quantity(
    "K_i", r"[\mathrm{K}^+]_i", unit="mM", substance="potassium", default=140.0, range=(50.0, 180.0), domain=(0, None),
    label="Potassium inside", source="modelling choice", evidence="modelling choice",
    meaning="potassium ions inside the cell",
)

K_Mg_1 = Quantity("K_Mg_1", r"K_{Mg}^{(i)}", unit="mM", default=round(10 ** (3 - 4.19), 7), source="Wei2011",
                  evidence="supported", meaning="binding of a magnesium ion to ATP, set (i): pK 4.19")
K_Mg_2 = Quantity("K_Mg_2", r"K_{Mg}^{(ii)}", unit="mM", default=0.0843, source="Vinnakota2006", evidence="supported",
                  meaning="the same, set (ii)")
K_Mg_3 = Quantity("K_Mg_3", r"K_{Mg}^{(iii)}", unit="mM", default=0.143, source="Lawson1979", evidence="supported",
                  meaning="the same, set (iii)")
K_H_1 = Quantity("K_H_1", r"K_{H}^{(i)}", unit="mM", default=round(10 ** (3 - 6.48), 9), source="Wei2011",
                 evidence="supported", meaning="binding of a hydrogen ion to ATP, set (i): pK 6.48")
K_H_2 = Quantity("K_H_2", r"K_{H}^{(ii)}", unit="mM", default=2.757e-4, source="Vinnakota2006", evidence="supported",
                 meaning="the same, set (ii)")
K_H_3 = Quantity("K_H_3", r"K_{H}^{(iii)}", unit="mM", default=3.62e-4, source="Lawson1979", evidence="supported",
                 meaning="the same, set (iii)")
K_K_2 = Quantity("K_K_2", r"K_{K}^{(ii)}", unit="mM", default=98.09, source="Vinnakota2006", evidence="supported",
                 meaning="binding of a potassium ion to ATP, set (ii); set (i) leaves it out")
K_K_3 = Quantity("K_K_3", r"K_{K}^{(iii)}", unit="mM", default=128.0, source="Lawson1979", evidence="supported",
                 meaning="the same, set (iii)")

H = Quantity("H", r"[\mathrm{H}^+]", unit="mM", meaning="hydrogen ions in the cell, from pH")
K_Mg = Quantity("K_Mg", r"K_{Mg}", unit="mM", meaning="magnesium constant of the chosen set")
h_ATP = Quantity("h_ATP", latex=r"h", meaning="how strongly hydrogen ions compete for ATP")
k_ATP = Quantity("k_ATP", r"\kappa", meaning="how strongly potassium ions compete for ATP")
K_d = Quantity("K_d", r"K_d", unit="mM", meaning="free magnesium at which half of the ATP carries magnesium")
fraction = Quantity("fraction", r"f", meaning="share of the ATP that carries magnesium")
MgATP = Quantity(
    "MgATP", r"[\mathrm{MgATP}]", unit="mM", default=7.0, range=(0.01, 20.0), domain=(0, None), scale="log",
    normal=(2.0, 8.0), label="MgATP", source="modelling choice", evidence="modelling choice",
    meaning="ATP with magnesium bound, the form that the pump uses",
)
ATP_free = Quantity("ATP_free", r"[\mathrm{ATP}]_{free}", unit="mM", meaning="ATP without magnesium")


def of_the_set(*values: Expr) -> Piecewise:
    """The value that belongs to the chosen constant set; one value for each set, in order."""
    *first, last = values
    return Piecewise(*((value, Eq(binding_set, i)) for i, value in enumerate(first)), (last, True))


BINDING = {
    H: 10 ** (3 - pH) * q(1, "mM"),
    K_Mg: of_the_set(K_Mg_1, K_Mg_2, K_Mg_3),
    h_ATP: of_the_set(H / K_H_1, H / K_H_2, H / K_H_3),
    k_ATP: of_the_set(0, K_i / K_K_2, K_i / K_K_3),
    K_d: K_Mg * (1 + h_ATP + k_ATP),
}
"""From pH and potassium to the apparent constant; other models build on these equations."""

MGATP = Model(
    "Magnesium and ATP",
    inputs=[Mg_i, ATP_total, binding_set, pH, K_i],
    outputs={
        **BINDING,
        fraction: Mg_i / (Mg_i + K_d),
        MgATP: ATP_total * fraction,
        ATP_free: ATP_total - MgATP,
    },
    source="Vinnakota2006",
    assumptions=(
        "Binding is instant: it settles in far less time than the pump needs for one turn.",
        "Free magnesium is given. In a cell it is held steady by transport and by everything else that binds it.",
        "ATP binds one ion at a time: magnesium, hydrogen or potassium.",
    ),
    limits=(
        "The constants belong to 37 or 38 °C and to the ionic strength of a cell.",
        "Below about 0.05 mM free magnesium no cell would be alive to measure.",
    ),
    omitted=(
        "Sodium and calcium also bind ATP, but weakly at the concentrations inside a cell.",
        "MgHATP and the binding of two magnesium ions, both rare at neutral pH.",
    ),
)
