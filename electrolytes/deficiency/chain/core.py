"""The chain's program, which its figures on several pages share."""

from __future__ import annotations

from electrolytes.deficiency.chain.links import (
    CHAIN,
    Mg_in,
    S,
    afferent,
    by_hormone,
    elsewhere_too,
    follows,
    share,
    toned,
)
from electrolytes.deficiency.chain.minerals import by_salt, calcium_blood, opened_K, potassium_blood, salt_kept
from electrolytes.deficiency.chain.published import joined_by
from electrolytes.deficiency.hormones.cascade import C_al, P_ma
from electrolytes.deficiency.latch_bridge.bridge import force
from electrolytes.deficiency.pressure.kidney import Phi_sodin, Phi_una
from electrolytes.deficiency.smooth_muscle.cell import calcium
from electrolytes.deficiency.smooth_muscle.magnesium import account, inner, outer
from electrolytes.deficiency.smooth_muscle.quantities import L_factor, Na_i, pump_factor
from electrolytes.deficiency.vessel.wall import flow, h, r, resistance
from electrolytes.live import Core

SALT, POTASSIUM_EATEN, DRIVE = (CHAIN.quantity(name) for name in ("salt", "eaten_K", "drive_K"))
"""What a person eats and takes, which the chain's models hold as constants."""
I_CaL, I_NaK, I_PMCA, C_sod = (CHAIN.quantity(name) for name in ("I_CaL", "I_NaK", "I_PMCA", "C_sod"))
Phi_fil, Phi_pt, Phi_dts, Phi_co = (CHAIN.quantity(name) for name in ("Phi_fil", "Phi_pt", "Phi_dts", "Phi_co"))

CORE = Core(
    CHAIN,
    sets=[S, share, account, by_salt, by_hormone, inner, outer, joined_by, elsewhere_too, toned, follows, SALT,
          POTASSIUM_EATEN, DRIVE],
    shows=[Mg_in, pump_factor, Na_i, L_factor, calcium, I_CaL, I_NaK, I_PMCA, force, r, h, flow, resistance, afferent,
           potassium_blood, opened_K, salt_kept, calcium_blood, C_al, C_sod, Phi_fil, Phi_pt, Phi_dts, Phi_sodin,
           Phi_una, Phi_co, P_ma],
)
