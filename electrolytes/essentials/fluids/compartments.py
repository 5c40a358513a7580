"""Water follows sodium: the body's water in two compartments, inside and outside the cells.

Darrow and Yannet's picture. Water crosses cell membranes freely, salt does not. So all salt that is gained or lost
stays on the outside, osmolality becomes equal on both sides, and the cells' water is what their own solutes hold:

    Ω' = (Ω W + ΔS) / (W + ΔW),   W_I' = Ω W_I / Ω',   W_E' = W + ΔW − W_I'

Only sodium and the anions that go with it are counted, two particles for each sodium ion; with that, the concentration
of sodium outside is always half of the osmolality, and its amount is concentration times volume.
"""

from __future__ import annotations

from functools import partial

from sympy import Expr

from electrolytes.model import Model, Quantity

of_textbook = partial(Quantity, source="GuytonHall", evidence="supported")
chosen = partial(Quantity, source="modelling choice", evidence="modelling choice")

W_E0 = of_textbook(
    "W_E0", "W_{E,0}", unit="L", default=14.0, range=(10.0, 18.0), domain=(0, None),
    label="Water outside cells, before",
    meaning="water outside the cells before anything is gained or lost: plasma, and the fluid between the cells",
)
W_I0 = of_textbook(
    "W_I0", "W_{I,0}", unit="L", default=28.0, range=(18.0, 34.0), domain=(0, None), label="Water inside cells, before",
    meaning="water inside the cells before anything is gained or lost",
)
Na_0 = Quantity(
    "Na_0", r"[\mathrm{Na}^+]_0", unit="mmol/L", substance="sodium",
    default=140.0, range=(120.0, 160.0), domain=(0, None),
    normal=(135.0, 145.0), label="Sodium concentration, before", source="Harmonisation2016", evidence="established",
    meaning="concentration of sodium outside the cells before anything is gained or lost",
)
plasma_share = of_textbook(
    "plasma_share", "p", default=round(3 / 14, 4), domain=(0, 1),
    meaning="share of the water outside the cells that is blood plasma: about 3 of 14 L",
)
particles = chosen("particles", "n", unit="mOsm/mmol", default=2.0, domain=(0, None),
                   meaning="particles that come with each sodium ion: itself, and one anion for its charge")

V_in = chosen("V_in", "V_{in}", unit="L", default=0.0, range=(0.0, 6.0), domain=(0, None),
              label="Taken in", meaning="volume drunk or infused")
Na_in = chosen("Na_in", r"[\mathrm{Na}^+]_{in}", unit="mmol/L", substance="sodium",
               default=0.0, range=(0.0, 520.0), domain=(0, None),
               label="Sodium in what is taken in", meaning="its sodium: water 0, 0.9 % saline 154, 3 % saline 513")
V_out = chosen("V_out", "V_{out}", unit="L", default=0.0, range=(0.0, 5.0), domain=(0, None),
               label="Lost", meaning="volume lost as sweat, urine, plasma or otherwise")
Na_out = Quantity("Na_out", r"[\mathrm{Na}^+]_{out}", unit="mmol/L", substance="sodium",
                  default=36.0, range=(0.0, 140.0), domain=(0, None),
                  label="Sodium in what is lost", source="Baker2016", evidence="supported",
                  meaning="its sodium: sweat about 36, plasma 140")

W_0 = Quantity("W_0", "W_0", unit="L", meaning="all water of the body, before")
Omega_0 = Quantity("Omega_0", r"\Omega_0", unit="mOsm/L", meaning="osmolality before, from sodium and its anions")
dNa = Quantity("dNa", r"\Delta \mathrm{Na}", unit="mmol", meaning="sodium gained (or, negative, lost)")
dW = Quantity("dW", r"\Delta W", unit="L", meaning="water gained (or, negative, lost)")
W = Quantity("W", "W", unit="L", label="All body water", meaning="all water of the body, after")
Omega = Quantity("Omega", r"\Omega", unit="mOsm/L", label="Osmolality", meaning="osmolality after, alike on both sides")
W_I = Quantity("W_I", "W_I", unit="L", label="Water inside cells", meaning="water inside the cells, after")
W_E = Quantity("W_E", "W_E", unit="L", label="Water outside cells", meaning="water outside the cells, after")
content = Quantity("content", r"\mathrm{Na}_E", unit="mmol", label="Sodium content",
                   meaning="amount of sodium outside the cells, after")
Na_p = Quantity("Na_p", r"[\mathrm{Na}^+]", unit="mmol/L", substance="sodium", label="Sodium concentration",
                meaning="concentration of sodium outside the cells, after: content by volume")
into_cells = Quantity("into_cells", r"\Delta W_I", unit="L", meaning="water that moved into the cells (negative: out)")
plasma = Quantity("plasma", "W_P", unit="L", label="Plasma",
                  meaning="the part of the water outside that is in the blood")


def settled(salt: Expr, water: Expr) -> dict[Quantity, Expr]:
    """The two compartments once water has come to rest, as equations for a model.

    Parameters
    ----------
    salt, water : expression
        Sodium (mmol) and water (L) gained; negative where lost.
    """
    return {
        W_0: W_E0 + W_I0,
        Omega_0: particles * Na_0,
        W: W_0 + water,
        Omega: (Omega_0 * W_0 + particles * salt) / W,
        W_I: Omega_0 * W_I0 / Omega,
        W_E: W - W_I,
        content: Na_0 * W_E0 + salt,
        Na_p: content / W_E,
        # W_I - W_I0, written so that a shift of a few drops keeps its digits
        into_cells: W_I0 * (Omega_0 * water - particles * salt) / (Omega * W),
        plasma: plasma_share * W_E,
    }


ASSUMPTIONS = (
    "Water crosses cell membranes until osmolality is the same on both sides; this takes minutes and is not followed.",
    "Sodium chloride stays outside the cells, and what is inside stays inside.",
    "Each sodium ion counts as two particles. In water at this strength sodium chloride acts like 1.86: the osmotic "
    "coefficient of 0.93 is left out.",
    "Plasma is a fixed share of the water outside the cells.",
)
LIMITS = (
    "The kidney and thirst are absent: the figure shows what the body then has to deal with, not where it ends.",
    "For hours, not for days: cells, those of the brain above all, later give up or take up solutes of their own.",
    "Far ends of the sliders are arithmetic: nobody lives with sodium much below 100 or above 200 mmol/L.",
)
OMITTED = (
    "Glucose and urea, potassium outside the cells and sodium inside: about a tenth of all particles.",
    "About half of the body's sodium outside the cells is in bone; part of it does not exchange.",
    "Sodium held in skin and muscle, which may or may not bind without water [@Titze2014; @Nguyen2007].",
    "Proteins, which keep plasma in the vessels, and the pressure in the vessels, which drives it out.",
)

BODY = Model(
    "Two compartments",
    inputs=[V_in, Na_in, V_out, Na_out, W_E0, W_I0, Na_0],
    outputs={dW: V_in - V_out, dNa: Na_in * V_in - Na_out * V_out, **settled(dNa, dW)},
    source="GuytonHall",
    assumptions=ASSUMPTIONS,
    limits=LIMITS,
    omitted=OMITTED,
)

salt_gained = chosen("salt_gained", r"\Delta \mathrm{Na}", unit="mmol", default=0.0, range=(-600.0, 1200.0),
                     label="Sodium gained or lost", meaning="sodium gained; negative where lost")
water_gained = chosen("water_gained", r"\Delta W", unit="L", default=0.0, range=(-6.0, 8.0),
                      label="Water gained or lost", meaning="water gained; negative where lost")

BALANCE = Model(
    "Content and concentration",
    inputs=[salt_gained, water_gained, W_E0, W_I0, Na_0],
    outputs=settled(salt_gained, water_gained),
    source="GuytonHall",
    assumptions=ASSUMPTIONS,
    limits=LIMITS,
    omitted=OMITTED,
)

drunk = chosen("drunk", "V_d", unit="L", default=6.0, range=(0.0, 8.0), domain=(0, None), label="Drunk",
               meaning="volume drunk during the race")
Na_drink = chosen("Na_drink", r"[\mathrm{Na}^+]_d", unit="mmol/L", substance="sodium",
                  default=0.0, range=(0.0, 60.0), domain=(0, None),
                  label="Sodium in the drink", meaning="its sodium: water 0, most sports drinks about 18")
sweat = chosen("sweat", "V_s", unit="L", default=4.0, range=(0.0, 6.0), domain=(0, None), label="Sweat",
               meaning="volume of sweat lost during the race")
Na_sweat = Quantity("Na_sweat", r"[\mathrm{Na}^+]_s", unit="mmol/L", substance="sodium",
                    default=36.0, range=(0.0, 75.0), domain=(0, None),
                    label="Sodium in the sweat", source="Baker2016", evidence="supported",
                    meaning="its sodium: 36 on average, 18 to 71 among athletes")

RACE = Model(
    "A marathon",
    inputs=[drunk, Na_drink, sweat, Na_sweat, W_E0, W_I0, Na_0],
    outputs={dW: drunk - sweat, dNa: Na_drink * drunk - Na_sweat * sweat, **settled(dNa, dW)},
    source="GuytonHall",
    assumptions=(*ASSUMPTIONS, "No urine is passed during the race."),
    limits=LIMITS,
    omitted=OMITTED,
)

SALT_MASS = 58.44
"""g/mol, sodium chloride (standard atomic weights)."""


def saline(percent: float) -> float:
    """Sodium (mmol/L) in a solution of so many percent (grams in 100 mL) of sodium chloride."""
    return 1e4 * percent / SALT_MASS
