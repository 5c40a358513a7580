"""How much of the magnesium in a diet the model's gut takes up: and where that passes all there is."""

from __future__ import annotations

from functools import partial

from electrolytes.deficiency.calcium.body import (
    D,
    I_Mg,
    K_gut,
    a_Mg,
    a_MgD,
    carrier_share,
    eaten_Mg,
    gut_Mg,
    magnesium_eaten,
)
from electrolytes.model import Model, Quantity, q

percent = partial(Quantity, unit="percent")
given_D = D.with_(range=(20.0, 300.0), label="Calcitriol", meaning="calcitriol in plasma, given")
between = percent("between", r"s_0", label="Between the cells", meaning="share taken up between the cells")
carried = percent("carried", r"s_a", label="By the carrier", meaning="share taken up by the carrier")
by_D = percent("by_D", r"s_D", label="By calcitriol", meaning="share that calcitriol adds")
whole = percent("whole", r"s", label="Absorbed, share", meaning="share of the magnesium eaten that is absorbed")
WHOLE = q(100, "percent")

ABSORBED = Model(
    "Magnesium absorbed, as published",
    inputs=[magnesium_eaten, given_D],
    outputs={
        eaten_Mg: I_Mg * magnesium_eaten / WHOLE,
        between: WHOLE * a_Mg,
        carried: WHOLE * carrier_share(eaten_Mg),
        by_D: WHOLE * a_MgD * given_D**2 / (K_gut**2 + given_D**2),
        whole: between + carried + by_D,
        gut_Mg: eaten_Mg * whole / WHOLE,
    },
    source="DuttaLayton2024",
    assumptions=("Three ways add up: between the cells, by a carrier that fills up, and what calcitriol adds.",),
    limits=("Nothing stops the sum at 100 %: below about two thirds of the usual intake more is absorbed than eaten.",),
)
