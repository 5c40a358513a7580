"""Heart, vessels and body water in the long run: how blood volume and resistance make flow and pressure.

The circulation of Karaaslan (2005), in the form of Leete & Layton (2019), with their numbers; minutes, liters, mmHg.
How full the vessels are drives blood back to the heart; the heart pumps what it is given; vessels that get too much
blood for too long become fewer (``vas``). The nerves' tone follows pressure and forgets it within two weeks.

The published model differentiates two quantities that are themselves solved for, the baroreceptor's signal and right
atrial pressure. Here two states take their place (``z``, ``w``), which is the same mathematics without the derivative.
The parts are dictionaries in the order in which they are computed; ``pressure.py`` joins them to kidney and hormones.
"""

from __future__ import annotations

from functools import partial

from sympy import Rational, exp, log

from electrolytes.deficiency.hormones.cascade import P_ma
from electrolytes.model import Quantity, q

published = partial(Quantity, source="LeeteLayton2019", evidence="modelling choice")
chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")
pressure = partial(Quantity, unit="mmHg")
flow = partial(Quantity, unit="L/min")
resistance = partial(Quantity, unit="mmHg*min/L")
factor = partial(Quantity, domain=(0, None))

PER_MIN, MMHG = q(1, "1/min"), q(1, "mmHg")

# --- what a reader can change -------------------------------------------------------------------------------------

elsewhere = chosen("elsewhere", "f_K", unit="percent", default=100.0, range=(60.0, 200.0), domain=(1, None),
                   label="Vessels outside the kidneys",
                   meaning="resistance of the body's arteries against normal; those in the kidneys are left alone")

# --- constants ----------------------------------------------------------------------------------------------------

K_bar = published("K_bar", "K_{bar}", unit="mmHg*min/L", default=16.6, domain=(0, None),
                  meaning="resistance of the arteries at normal vascularity")
R_bv = published("R_bv", "R_{bv}", unit="mmHg*min/L", default=3.4, domain=(0, None), meaning="resistance of the veins")
K_vd = published("K_vd", "K_{vd}", default=0.01, domain=(0, None), meaning="share of vessels that is given up")
flow_set = published("flow_set", r"\Phi^*", unit="L/min", default=5.0, domain=(0, None),
                     meaning="flow at which the tissues keep their vessels as they are")

# --- states and the unknown: steady state at 181 mmol of sodium a day (tests compute it) --------------------------

V_ecf = published("V_ecf", "V_{ecf}", unit="L", default=14.36845, range=(12.0, 18.0), domain=(1, None),
                  label="Extracellular water", meaning="water outside the cells; a third of it is counted as blood")
vas = published("vas", "vas", default=1.155863, range=(0.5, 3.0), domain=(1e-3, None), label="Vascularity",
                meaning="how many small vessels there are; they come and go over months")
z = chosen("z", "z", default=0.2526687, range=(-0.5, 1.0), domain=(-5, 5),
           meaning="the part of the nerves' tone that forgets a lasting pressure")
w = chosen("w", "w", unit="mmHg", default=0.01147933, range=(-1.0, 1.0), domain=(-100, 100),
           meaning="what right atrial pressure has been lately, for the hormone that holds water")

# --- what follows -------------------------------------------------------------------------------------------------

V_b = Quantity("V_b", "V_b", unit="L", label="Blood volume", meaning="blood, a third of the water outside the cells")
a_auto = factor("a_auto", "a_{auto}", meaning="what the present pressure makes of the nerves' tone")
a_baro = Quantity("a_baro", "a_{baro}", meaning="the part of the tone that comes from the baroreceptors")
epsilon = factor("epsilon", r"\varepsilon", label="Tone of the nerves", meaning="autonomic tone; normal is about 1.25")
P_mf = pressure("P_mf", "P_{mf}", label="Filling pressure",
                meaning="mean filling pressure: what all vessels would have if the heart stopped")
R_ba = resistance("R_ba", "R_{ba}", meaning="resistance of the arteries without the nerves' part")
R_a = resistance("R_a", "R_a", meaning="resistance of the arteries")
R_vr = resistance("R_vr", "R_{vr}", meaning="resistance to the blood's return")
R_tp = resistance("R_tp", "R_{tp}", label="Total resistance", meaning="total peripheral resistance")
Phi_co = flow("Phi_co", r"\Phi_{co}", label="Cardiac output", meaning="blood that the heart pumps")
P_ra = pressure("P_ra", "P_{ra}", label="Right atrial pressure", meaning="pressure where blood enters the heart")
delta_ra = pressure("delta_ra", r"\delta_{ra}", meaning="how far right atrial pressure is from what it has been")
vas_f = factor("vas_f", "vas_f", meaning="vessels that grow, at the present flow")

STEEP = 11.312
"""How much more vessels grow without any flow than at 5 L/min, in percent of a thousand minutes."""

CIRCULATION = {
    V_b: V_ecf / 3,
    a_auto: 3.0042 * exp(-q(0.011, "1/mmHg") * P_ma),
    a_baro: z + Rational(3, 4) * a_auto,
    epsilon: a_auto / 4 + a_baro,
    P_mf: (q(7.436, "mmHg/L") * V_b - q(30.18, "mmHg")) * epsilon,
    R_ba: K_bar * elsewhere / q(100, "percent") / vas,
    R_a: epsilon * R_ba,
    R_vr: (8 * R_bv + R_a) / 31,
    R_tp: R_a + R_bv,
    Phi_co: P_ma / R_tp,
    P_ra: q(0.2787, "mmHg") * (exp(q(0.2281, "min/L") * Phi_co) - exp(5 * 0.2281)),
    delta_ra: w + P_ra / 5,
    vas_f: STEEP / 100 * exp(-Phi_co / flow_set * log(STEEP)),
}
"""Equations 1–6, in an order that needs one unknown only: with pressure given, flow follows from resistance."""

RETURNED = P_mf - P_ra - Phi_co * R_vr
"""Zero at the right pressure: what comes back to the heart is what it pumps."""

VESSELS = {
    vas: (vas_f - K_vd * vas) / 1000 * PER_MIN,
    z: -q(5.0025e-5, "1/min") * (a_baro - 1),
    w: -q(0.0007, "1/min") * delta_ra,
}
"""Rates of change: vessels, and the two memories of pressure (equations 38–40)."""
