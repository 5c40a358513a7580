"""The women's version of the model of long-term pressure: its own numbers, and two equations that differ.

Leete & Layton (2019). In the published female model angiotensin at the AT2 receptor opens the vessels before and
behind the glomeruli, the renal nerves answer more flatly, and ten numbers differ. Only the state of rest is here.
"""

from __future__ import annotations

from sympy import exp

from electrolytes.deficiency.hormones.cascade import (
    AT2R,
    ALD_eq,
    AT1_eq,
    c_ACE,
    c_ACE2,
    c_AT1,
    c_AT2,
    c_Chym,
    c_IIIV,
    c_NEP,
    rsna,
    settled_side,
)
from electrolytes.deficiency.pressure.circulation import published
from electrolytes.deficiency.pressure.kidney import NERVES, A_tw, afferent_and_efferent
from electrolytes.deficiency.pressure.regulation import at_rest

AT2_eq = published("AT2_eq", r"AT2_{eq}", unit="fmol/mL", default=5.0854, domain=(0, None),
                   meaning="angiotensin bound to AT2 that counts as normal")
opened = 0.9 + 0.1 * exp(1 - AT2R / AT2_eq)  # what the AT2 receptor makes of either resistance

WOMEN = {
    A_tw: 0.025,
    c_ACE: 1.4079,
    c_Chym: 0.1482,
    c_NEP: 0.060759,
    c_ACE2: 0.0037603,
    c_IIIV: 0.038644,
    c_AT1: 0.027089,
    c_AT2: 0.038699,
    AT1_eq: 3.78,
    ALD_eq: 69.1775,
}
"""The numbers that differ; give them to the model. (An eleventh, for angiotensinogen, acts on nothing.)"""

SETTLED_WOMEN = at_rest(
    nerves={**NERVES, rsna: NERVES[rsna] ** (1 / NERVES[rsna])},
    resistances=afferent_and_efferent(opened, opened),
    side={AT2R: settled_side()[AT2R]},
    name="Long-term blood pressure of a woman, settled",
)
