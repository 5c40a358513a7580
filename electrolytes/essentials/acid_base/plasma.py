"""What sets the pH of blood: the charges of plasma have to add up to nothing.

Positive and negative charges in plasma are equal. Strong ions keep theirs at any pH; bicarbonate, albumin and phosphate
do not, so pH moves to where these fill the room that the strong ions leave (Stewart 1983). Albumin and phosphate by
Figge, Rossing, Fencl and Mydosh; bicarbonate by Henderson and Hasselbalch. ``CHARGES`` takes the pH as measured;
``PLASMA`` and ``HELD_SID`` find it. Magnesium counts with its free concentration, two charges each.
"""

from __future__ import annotations

from functools import partial

from sympy import Expr, log

from electrolytes.model import Model, Quantity, default_of, q

# --- what is measured or set ----------------------------------------------------------------------------------------

ion = partial(Quantity, unit="mM", domain=(0, None), source="Harmonisation2016", evidence="established")
Na = ion("Na", r"[\mathrm{Na}^+]", substance="sodium",
         default=140.0, range=(120.0, 160.0), normal=(135.0, 145.0), label="Sodium",
         meaning="sodium ions in plasma")
K = ion("K", r"[\mathrm{K}^+]", substance="potassium",
        default=4.2, range=(2.0, 8.0), normal=(3.5, 5.2), label="Potassium",
        meaning="potassium ions in plasma")
Cl = ion("Cl", r"[\mathrm{Cl}^-]", substance="chloride",
         default=104.0, range=(75.0, 130.0), normal=(95.0, 110.0), label="Chloride",
         meaning="chloride ions in plasma")
phosphate = ion("phosphate", r"[\mathrm{P_i}]", default=1.15, range=(0.3, 4.0), normal=(0.75, 1.50), label="Phosphate",
                meaning="inorganic phosphate in plasma, all its forms")
Mg = Quantity("Mg", r"[\mathrm{Mg}^{2+}]", unit="mM", substance="magnesium",
              default=0.55, range=(0.1, 3.0), domain=(0, None),
              normal=(0.45, 0.67), label="Free magnesium", meaning="magnesium ions in plasma that are bound to nothing",
              source="Ionized1998", evidence="supported")
chosen = partial(Quantity, domain=(0, None), source="modelling choice", evidence="modelling choice")
Ca = chosen("Ca", r"[\mathrm{Ca}^{2+}]", unit="mM", substance="calcium",
            default=1.2, range=(0.6, 2.0), label="Free calcium",
            meaning="calcium ions in plasma that are bound to nothing")
lactate = chosen("lactate", r"[\mathrm{lac}^-]", unit="mM", substance="lactate",
                 default=1.0, range=(0.5, 20.0), label="Lactate",
                 meaning="what is left of lactic acid once its hydrogen ion is gone")
unmeasured = chosen("unmeasured", r"X^-", unit="mEq/L", default=3.823, range=(0.0, 25.0),
                    label="Unmeasured anions, ketones",
                    meaning="negative charges that nobody measured, net; the default closes the balance at pH 7.40")
albumin = chosen("albumin", r"[\mathrm{alb}]", unit="g/L", default=44.0, range=(10.0, 60.0), label="Albumin",
                 meaning="the most abundant protein of plasma, a weak acid with many charges")
pCO2 = Quantity("pCO2", r"p_{CO_2}", unit="mmHg", default=40.0, range=(15.0, 100.0), domain=(0.01, None),
                normal=(35.0, 45.0), label="CO₂ in arterial blood", source="ArterialGas", evidence="established",
                meaning="pressure of carbon dioxide in arterial blood, which breathing sets")
pH = Quantity("pH", r"\mathrm{pH}", default=7.4, range=(6.5, 8.2), domain=(-1, 14), normal=(7.35, 7.45), label="pH",
              meaning="acidity of plasma: the negative logarithm of hydrogen ions in mol/L", source="ArterialGas",
              evidence="established")
SID = chosen("SID", r"\mathrm{SID}", unit="mEq/L", default=38.877, range=(15.0, 65.0),
             label="Strong ion difference", meaning="strong positive charges minus strong negative ones")
pH_seen = chosen("pH_seen", r"\mathrm{pH}_{axis}", default=7.4, range=(6.8, 7.8), domain=(0, 14), label="pH",
                 meaning="a pH on the axis of a picture")

# --- constants ------------------------------------------------------------------------------------------------------

pK = Quantity("pK", r"\mathrm{p}K'", default=6.1, meaning="acidity constant of carbon dioxide in plasma",
              source="Corey2005", evidence="established")
s_CO2 = Quantity("s_CO2", r"s", unit="mmol/(L*mmHg)", default=0.0307, meaning="solubility of carbon dioxide in plasma",
                 source="Corey2005", evidence="established")
figge = partial(Quantity, source="Figge1992", evidence="supported")
a_1 = figge("a_1", r"a_1", unit="mEq/g", default=0.123, meaning="charge that a gram of albumin gains per unit of pH")
a_0 = figge("a_0", r"a_0", unit="mEq/g", default=0.631, meaning="offset of albumin's charge")
p_1 = figge("p_1", r"p_1", unit="mEq/mmol", default=0.309, meaning="charge that phosphate gains per unit of pH")
p_0 = figge("p_0", r"p_0", unit="mEq/mmol", default=0.469, meaning="offset of phosphate's charge")
k_gap = Quantity("k_gap", r"k", unit="mEq/g", default=0.25, meaning="anion gap that a gram of albumin makes",
                 source="Figge1998", evidence="supported")
albumin_0 = chosen("albumin_0", r"[\mathrm{alb}]_0", unit="g/L", default=44.0,
                   meaning="albumin to which the gap is corrected")

# --- what follows ---------------------------------------------------------------------------------------------------

charge = partial(Quantity, unit="mEq/L")
H = charge("H", r"[\mathrm{H}^+]", meaning="hydrogen ions, less than a millionth of all charges")
HCO3 = Quantity("HCO3", r"[\mathrm{HCO_3^-}]", unit="mM", substance="bicarbonate",
                label="Bicarbonate", normal=(22.0, 32.0),
                meaning="bicarbonate, by Henderson and Hasselbalch", source="Harmonisation2016")
A_alb = charge("A_alb", r"A_{alb}", label="Charge of albumin", meaning="negative charge of albumin")
A_P = charge("A_P", r"A_{P}", label="Charge of phosphate", meaning="negative charge of phosphate")
SID_a = charge("SID_a", r"\mathrm{SID}_a", label="Strong ion difference",
               meaning="strong cations minus measured strong anions")
SID_e = charge("SID_e", r"\mathrm{SID}_e", label="Room that is filled",
               meaning="charge of bicarbonate, albumin and phosphate together")
SIG = charge("SIG", r"\mathrm{SIG}", label="Strong ion gap", meaning="negative charges that nobody measured")
AG = charge("AG", r"\mathrm{AG}", label="Anion gap", meaning="sodium minus chloride minus bicarbonate")
AG_c = charge("AG_c", r"\mathrm{AG}_c", label="Anion gap, corrected", meaning="the same at the usual albumin")
buffering = charge("buffering", r"\beta", meaning="strong acid that lowers pH by one unit, at constant carbon dioxide")

charges = partial(Quantity, unit="mEq/mmol", evidence="established")
single = charges("single", r"z_1", default=1.0, meaning="charge of a millimole of single ions, by definition")
double = charges("double", r"z_2", default=2.0, meaning="charge of a millimole of double ions, by definition")


def bicarbonate(at: Expr, pressure: Expr = pCO2) -> Expr:
    """Bicarbonate (mM) at a pH and a pressure of carbon dioxide."""
    return s_CO2 * pressure * 10 ** (at - pK)


def hydrogen(at: Expr) -> Expr:
    """Hydrogen ions (mEq/L) at a pH."""
    return 10 ** (3 - at) * q(1, "mEq/L")


def proteins(at: Expr) -> Expr:
    """Negative charge of albumin (mEq/L) at a pH."""
    return albumin * (a_1 * at - a_0)


def phosphates(at: Expr) -> Expr:
    """Negative charge of phosphate (mEq/L) at a pH."""
    return phosphate * (p_1 * at - p_0)


def filled(at: Expr) -> Expr:
    """Charge of all weak anions (mEq/L) at a pH."""
    return single * bicarbonate(at) + proteins(at) + phosphates(at)


STRONG = single * Na + single * K + double * Ca + double * Mg - single * Cl - single * lactate
"""The strong ion difference, with magnesium and calcium counted as their free ions."""

WEAK = {
    H: hydrogen(pH),
    HCO3: bicarbonate(pH),
    A_alb: proteins(pH),
    A_P: phosphates(pH),
    SID_e: single * HCO3 + A_alb + A_P,
}
GAPS = {
    AG: single * Na - single * Cl - single * HCO3,
    AG_c: AG + k_gap * (albumin_0 - albumin),
}
IONS, ACIDS = [Na, K, Ca, Mg, Cl, lactate], [albumin, phosphate]

ASSUMPTIONS = (
    "Plasma carries no net charge: positive and negative charges are equal in every drop of it.",
    "Sodium, potassium, chloride and lactate keep their charge at any pH that a body can have. Calcium and magnesium "
    "count as far as they are free.",
    "Carbon dioxide and bicarbonate are in balance with each other, and the pressure of carbon dioxide is given.",
)
LIMITS = (
    "The charges of albumin and phosphate are straight lines that were fitted near pH 7.4. Beyond about 6.8 and 7.7, "
    "the limits usually given for life, they only keep the columns balanced.",
    "It is plasma in a bottle. In the body red cells, other fluids and bone take up part of an acid load.",
)
OMITTED = (
    "Globulins, carbonate and hydroxide, together a few tenths of a milliequivalent.",
    "That free calcium and magnesium themselves move a little with pH, because albumin lets go of them in acid.",
    "Lungs and kidneys answering within minutes and days; the situations set what they have done.",
)

CHARGES = Model(
    "Charges of plasma at a measured pH",
    inputs=[*IONS, *ACIDS, pCO2, pH],
    outputs={**WEAK, SID_a: STRONG, SIG: SID_a - SID_e, **GAPS},
    source="Figge1992",
    assumptions=ASSUMPTIONS,
    limits=LIMITS,
    omitted=OMITTED[:2],
)

PLASMA = Model(
    "pH of plasma from its charges",
    inputs=[*IONS, *ACIDS, pCO2, unmeasured, pH_seen],
    residuals={pH: STRONG + hydrogen(pH) - unmeasured - filled(pH)},
    outputs={
        **WEAK,
        SID_a: STRONG,
        **GAPS,
        buffering: log(10) * (single * HCO3 + H) + a_1 * albumin + p_1 * phosphate,
    },
    source="Stewart1983; Figge1992",
    assumptions=(*ASSUMPTIONS, "What was not measured is given as a fixed negative charge."),
    limits=LIMITS,
    omitted=OMITTED,
)

HELD_SID = Model(
    "pH at a fixed strong ion difference",
    inputs=[SID, *ACIDS, pCO2],
    residuals={pH: SID + hydrogen(pH) - filled(pH)},
    outputs=WEAK,
    source="Stewart1983; Figge1992",
    assumptions=ASSUMPTIONS,
    limits=LIMITS,
    omitted=OMITTED,
)

# --- numbers for the text -------------------------------------------------------------------------------------------

EXTRACELLULAR = 14.0  # L, of a body of 70 kg
SALINE = 1000 * 9.0 / 58.44  # mM of sodium, and of chloride, in 9 g/L of sodium chloride


def after_saline(liters: float, difference: float = 0.0) -> dict[Quantity, float]:
    """Plasma after ``liters`` of 0.9 % saline have mixed with the 14 L outside cells, before kidneys and cells answer.

    With a ``difference`` (mEq/L) the fluid has that much less chloride, and instead an anion that the body burns, such
    as lactate, which leaves bicarbonate behind.
    """
    share = EXTRACELLULAR / (EXTRACELLULAR + liters)
    mixed = {quantity: share * default_of(quantity) for quantity in (*IONS, *ACIDS, unmeasured)}
    mixed[Na] += (1 - share) * SALINE
    mixed[Cl] += (1 - share) * (SALINE - difference)
    return mixed
